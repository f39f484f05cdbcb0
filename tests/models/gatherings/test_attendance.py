# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attendance arithmetic, against counting and walking by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gatherings.attendance import (
    Enrolment,
    Share,
    Spell,
    Tally,
    missed_in_a_row,
    regularity,
    spells,
    tally,
    week,
    weeks_enrolled,
)
from models.words import Mark

MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
marks = st.lists(st.sampled_from(list(Mark)), max_size=40)
near_dates = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@given(marks, st.integers(0, 9))
def test_a_tally_counts_every_mark(given_marks: list[Mark], guests: int) -> None:
    counts, result = Counter(given_marks), tally(given_marks, guests)
    assert {mark: getattr(result, mark.value) for mark in Mark} == {mark: counts[mark] for mark in Mark}
    assert result.roster == len(given_marks)


@given(marks)
def test_excused_and_unrecorded_change_no_rate(given_marks: list[Mark]) -> None:
    counted = [mark for mark in given_marks if mark not in {Mark.EXCUSED, Mark.NOT_RECORDED}]
    there = [mark for mark in counted if mark is not Mark.ABSENT]
    assert tally(given_marks).share.value == (len(there) / len(counted) if counted else None)


@given(marks, marks)
def test_tallies_add_up(one: list[Mark], other: list[Mark]) -> None:
    assert tally(one, 1) + tally(other, 2) == tally([*one, *other], 3)
    assert tally(one).share + tally(other).share == tally([*one, *other]).share


def test_rate_by_hand() -> None:
    assert (
        Tally(present=6, late=1, left_early=1, absent=2, excused=5, not_recorded=3, guests=4).share.value
        == 0.8
    )
    assert Tally(excused=2, not_recorded=5, guests=3).share.value is None
    assert Tally(absent=3).share.value == 0.0


@given(near_dates)
def test_a_week_goes_from_monday_to_sunday(on: date) -> None:
    assert week(on).weekday() == 0
    assert timedelta() <= on - week(on) <= timedelta(days=6)


def test_regularity_by_hand() -> None:
    joined = Enrolment(MONDAY + 6 * DAY)
    until = MONDAY + 27 * DAY
    there = [MONDAY + 6 * DAY, MONDAY + 7 * DAY, MONDAY + 8 * DAY, MONDAY + 28 * DAY]
    assert regularity(there, [joined], until) == Share(2, 4)
    assert regularity([], [joined], MONDAY).value is None
    assert regularity(there, [Enrolment(MONDAY, MONDAY)], until) == Share(0, 0)


@given(
    st.lists(near_dates, max_size=15),
    st.lists(st.tuples(near_dates, st.none() | st.integers(0, 90)), max_size=3),
    near_dates,
)
def test_regularity_equals_a_walk_of_the_days(
    there: list[date], drawn: list[tuple[date, int | None]], until: date
) -> None:
    enrolments = [
        Enrolment(joined, None if length is None else joined + length * DAY) for joined, length in drawn
    ]
    days = [date(2026, 1, 1) + n * DAY for n in range(181)]
    enrolled = {
        day.isocalendar()[:2]
        for day in days
        if day <= until
        for one in enrolments
        if one.joined <= day and (one.left is None or day < one.left)
    }
    came = {day.isocalendar()[:2] for day in there if day <= until}
    assert regularity(there, enrolments, until) == Share(len(enrolled & came), len(enrolled))
    assert len(weeks_enrolled(enrolments, until)) == len(enrolled)


def slow_spells(there: set[date], until: date, days: int) -> list[Spell]:
    """Walk day by day with a counter of silent days."""
    found: list[Spell] = []
    first = last = None
    day = min(there, default=until)
    while day <= until:
        if day in there:
            first, last = first or day, day
        elif first and last and (day - last).days >= days:
            found.append(Spell(first, last, dropped_out=True))
            first = last = None
        day += DAY
    return [*found, Spell(first, last, dropped_out=False)] if first and last else found


@given(st.sets(near_dates, max_size=12), near_dates, st.integers(1, 45))
def test_spells_equal_a_walk_with_a_counter_of_silent_days(there: set[date], until: date, days: int) -> None:
    assert list(spells(there, until, days)) == slow_spells(there, until, days)


def test_drop_out_is_dated_to_the_last_attendance_and_return_opens_a_spell() -> None:
    there = [MONDAY, MONDAY + 3 * DAY]
    assert not spells(there, MONDAY + 32 * DAY)[-1].dropped_out
    assert spells(there, MONDAY + 33 * DAY) == (Spell(MONDAY, MONDAY + 3 * DAY, dropped_out=True),)
    back = MONDAY + 40 * DAY
    assert spells([*there, back], back) == (
        Spell(MONDAY, MONDAY + 3 * DAY, dropped_out=True),
        Spell(back, back, dropped_out=False),
    )
    assert spells([], MONDAY) == ()


@pytest.mark.parametrize(
    ("line", "missed"),
    [("", 0), ("p", 0), ("aa", 2), ("apaa", 2), ("paeana", 3), ("aal", 0), ("aax", 0), ("ee", 0)],
)
def test_missed_in_a_row(line: str, missed: int) -> None:
    letters = {
        "p": Mark.PRESENT,
        "l": Mark.LATE,
        "x": Mark.LEFT_EARLY,
        "a": Mark.ABSENT,
        "e": Mark.EXCUSED,
        "n": Mark.NOT_RECORDED,
    }
    assert missed_in_a_row([letters[letter] for letter in line]) == missed
