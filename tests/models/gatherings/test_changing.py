# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing and closing groups: what cannot stand is refused in words, and the past stays."""

from datetime import date, time, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import belonging, changing, groups, sessions
from models.gatherings.planning import plan_ahead
from models.gatherings.schedule import MeetingRule
from models.messages import Refused
from models.words import Gender, GroupModel, MeetingType, NameLevel, SessionState
from tests.models.making import AADHAAR, circle, somebody

DAILY = tuple(MeetingRule(day, None, time(18)) for day in range(7))


def opened(desk: Desk, name: str = "Morning Circle", **more: object) -> int:
    """Open a group and return its number."""
    circle(desk, name, **more)  # pyright: ignore[reportArgumentType] - passed on as they are
    return groups.by_name(desk, name).id


def test_every_column_changes_and_one_undo_takes_one_change_back(desk: Desk) -> None:
    number = opened(desk)
    changing.change(desk, number, name="  Nayi Subah ", names={"hi": "नई सुबह", "pa": " "})
    changing.change(
        desk,
        number,
        model=GroupModel.WOMEN,
        genders=(Gender.WOMAN,),
        min_age=18,
        women_facilitator=True,
        name_level=NameLevel.CIRCLE,
        record_by=time(21),
        meeting_type=MeetingType.OPEN,
    )
    row = groups.by_id(desk, number)
    assert (row.name, row.names) == ("Nayi Subah", {"hi": "नई सुबह"})
    assert (row.model, row.genders, row.min_age) == (GroupModel.WOMEN, (Gender.WOMAN,), 18)
    assert (row.women_facilitator, row.name_level, row.record_by) == (True, NameLevel.CIRCLE, time(21))
    undo.undo(desk)
    assert groups.by_id(desk, number).model is GroupModel.COMMUNITY
    assert groups.by_id(desk, number).name == "Nayi Subah"


@pytest.mark.parametrize(
    "link",
    [
        "https://chat.whatsapp.com/AbCdEf",
        "chat.whatsapp.com/AbCdEf",
        "join at t.me/somegroup",
        "meet.google.com/abc-defg-hij",
        "www.example.org",
        "zoom.us/j/123",
        "host@example.org",
    ],
)
def test_invite_links_are_refused_everywhere(desk: Desk, link: str) -> None:
    number = opened(desk)
    for name in ("platform", "place"):
        with pytest.raises(Refused, match="invite link"):
            changing.change(desk, number, **{name: link})
    with pytest.raises(Refused, match="invite link"):
        circle(desk, "Online", GroupModel.ONLINE, platform=link)
    changing.change(desk, number, platform="WhatsApp: Evening Link", place="Hall no. 2, St. Mary's")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "sakhi"}, "already"),
        ({"min_age": 30, "max_age": 20}, "cannot be above"),
        ({"max_age": 300}, "between 0 and"),
        ({"facilitator": AADHAAR}, "Aadhaar"),
    ],
)
def test_what_cannot_stand_is_refused(desk: Desk, new: dict[str, object], said: str) -> None:
    number = opened(desk)
    opened(desk, "Sakhi")
    with pytest.raises(Refused, match=said):
        changing.change(desk, number, **new)
    assert groups.by_id(desk, number).name == "Morning Circle"


def test_a_schedule_grows_and_ends_with_what_it_planned(desk: Desk) -> None:
    number = opened(desk)
    day = desk.today
    rule = MeetingRule((day + timedelta(days=2)).weekday(), None, time(17))
    changing.add_meeting(desk, number, rule)
    with pytest.raises(Refused, match="already"):
        changing.add_meeting(desk, number, rule)
    assert plan_ahead(desk) == 2
    printed = sessions.between(desk, day, day + timedelta(days=30))[0]
    sessions.open_session(desk, printed.id)
    changing.end_meeting(desk, changing.schedule(desk, number)[0].uid)
    assert changing.schedule(desk, number) == ()
    left = sessions.between(desk, day, day + timedelta(days=30))
    assert [one.id for one in left] == [printed.id]
    assert plan_ahead(desk) == 0


def test_closing_ends_belonging_and_leaves_the_past(desk: Desk) -> None:
    member = somebody(desk)
    number = opened(desk, people=(member,), meets=DAILY)
    day = desk.today
    held = sessions.plan(desk, "Morning Circle", day - timedelta(days=1))
    plan_ahead(desk)
    changing.close(desk, number)
    assert groups.listed(desk) == ()
    assert [row.closed_on for row in groups.listed_all(desk)] == [day]
    assert [one.left for one in belonging.spells(desk, number)] == [day]
    assert [one.id for one in sessions.between(desk, date(2026, 1, 1), date(2027, 1, 1))] == [held.id]
    with pytest.raises(Refused, match="closed"):
        belonging.join(desk, number, member, day)
    undo.undo(desk)
    assert groups.by_id(desk, number).members == 1
    assert len(sessions.between(desk, day, day + timedelta(days=40))) == 15
    assert sessions.by_number(desk, held.id).state is SessionState.PLANNED
    changing.close(desk, number)
    assert changing.reopen(desk, number).closed_on is None
