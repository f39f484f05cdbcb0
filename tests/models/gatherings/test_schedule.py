# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schedules, against a walk through every day; and whom a group is meant for."""

from calendar import monthcalendar
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gatherings.eligibility import eligibility_block, eligibility_doubts, meant_for
from models.gatherings.schedule import (
    WEEKDAYS,
    MeetingRule,
    in_words,
    occurrences,
    rule_doubts,
)
from models.words import Gender, GroupModel

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
near = st.dates(FIRST, date(2027, 6, 30))
rules = st.builds(
    MeetingRule,
    weekday=st.integers(0, 6),
    week_of_month=st.sampled_from([None, 1, 2, 3, 4, 5, -1]),
    starts=st.sampled_from([time(7), time(18, 30)]),
    minutes=st.sampled_from([60, 90]),
    since=st.none() | near,
    until=st.none() | near,
)


def meets_by_calendar(rule: MeetingRule, on: date) -> bool:
    """Look the date up in a printed month."""
    column = [row[rule.weekday] for row in monthcalendar(on.year, on.month) if row[rule.weekday]]
    if (rule.since and on < rule.since) or (rule.until and on > rule.until):
        return False
    if rule.week_of_month is None:
        return on.day in column
    place = rule.week_of_month if rule.week_of_month < 0 else rule.week_of_month - 1
    return place < len(column) and column[place] == on.day


@given(st.lists(rules, max_size=3), near, st.integers(-3, 120))
def test_occurrences_equal_a_walk_through_the_calendar(
    drawn: list[MeetingRule], first: date, length: int
) -> None:
    days = [first + n * DAY for n in range(length + 1)]
    expected = {
        (day, rule.starts, rule.minutes) for day in days for rule in drawn if meets_by_calendar(rule, day)
    }
    assert occurrences(drawn, first, first + length * DAY) == tuple(sorted(expected))


def test_a_schedule_that_begins_later_is_found() -> None:
    rule = MeetingRule(0, -1, time(18), since=date(2031, 5, 2))
    assert occurrences([rule], FIRST, date(2031, 6, 1)) == ((date(2031, 5, 26), time(18), 60),)


def test_the_end_of_the_calendar_is_no_error() -> None:
    rule = MeetingRule(date.max.weekday(), -1, time(18))
    assert occurrences([rule], date.max, date.max) == ((date.max, time(18), 60),)


def test_schedules_are_said_in_whole_sentences() -> None:
    weekly = in_words(MeetingRule(0, None, time(18)))
    assert (weekly.id, weekly.parameters) == (
        "Every {weekday}, {time}",
        {"weekday": WEEKDAYS[0], "time": time(18)},
    )
    said = {in_words(MeetingRule(4, place, time(18))).id for place in (None, 1, 2, 3, 4, 5, -1)}
    assert len(said) == 7
    assert [day.id for day in WEEKDAYS][:2] == ["Monday", "Tuesday"]


def test_schedules_that_cannot_stand_are_doubted() -> None:
    assert rule_doubts(MeetingRule(6, -1, time(18))) == ()
    wrong = MeetingRule(7, 6, time(18), 0, since=FIRST, until=FIRST - DAY)
    assert len(rule_doubts(wrong)) == 4


@pytest.mark.parametrize("age", [17, 18, 40, None])
@pytest.mark.parametrize("model", list(GroupModel))
def test_only_an_adult_in_an_adolescents_group_is_blocked(model: GroupModel, age: int | None) -> None:
    blocked = eligibility_block(meant_for(model), age) is not None
    assert blocked == (model is GroupModel.ADOLESCENTS and age is not None and age >= 18)


def said(model: GroupModel, gender: Gender, age: int | None, **limits: int) -> list[str]:
    group = meant_for(model, (), limits.get("low"), limits.get("high"))
    return [doubt.id for doubt in eligibility_doubts(group, gender, age)]


def test_customs_of_the_models_stand_where_the_centre_set_nothing() -> None:
    assert said(GroupModel.WOMEN, Gender.WOMAN, 30) == []
    assert "recorded gender" in said(GroupModel.WOMEN, Gender.MAN, 30)[0]
    assert "not stated" in said(GroupModel.WOMEN, Gender.NOT_STATED, 30)[0]
    assert said(GroupModel.ELDERS, Gender.MAN, 60) == []
    assert "{limit} or more" in said(GroupModel.ELDERS, Gender.MAN, 59)[0]
    assert "{limit} or less" in said(GroupModel.ADOLESCENTS, Gender.MAN, 18)[0]
    assert said(GroupModel.ADOLESCENTS, Gender.MAN, 15) == []
    assert "not known" in said(GroupModel.ADOLESCENTS, Gender.MAN, None)[0]


def test_the_centres_own_limits_come_first() -> None:
    group = meant_for(GroupModel.WOMEN, ["woman", "other"], 16, 35)
    assert eligibility_doubts(group, Gender.OTHER, 16) == ()
    assert len(eligibility_doubts(group, Gender.MAN, 36)) == 2
    assert said(GroupModel.ELDERS, Gender.MAN, 56, low=55) == []


def test_a_person_under_18_in_an_adult_group_is_a_doubt_never_a_block() -> None:
    assert "under 18" in said(GroupModel.TWELVE_STEP, Gender.MAN, 17)[0]
    assert said(GroupModel.TWELVE_STEP, Gender.MAN, 18) == []
    assert said(GroupModel.COMMUNITY, Gender.MAN, 16, low=12) == []
    assert said(GroupModel.COMMUNITY, Gender.MAN, 16, high=17) == []
    assert "guardian" in said(GroupModel.ONLINE, Gender.MAN, 17)[1]
    assert said(GroupModel.COMMUNITY, Gender.NOT_STATED, None) == []
