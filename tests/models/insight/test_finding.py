# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One box finds members, groups and sessions, and knows of what changed a moment ago."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.insight.finding import FoundKind, find, prepare
from models.messages import Refused
from models.people import members
from models.words import GroupModel, Role
from tests.models.house import House
from tests.models.making import circle, somebody


def told(desk: Desk, query: str) -> list[tuple[FoundKind, str]]:
    """Return what is found, in order."""
    return [(one.kind, one.title) for one in find(desk, query)]


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Return a desk with a member, two groups and sessions of them."""
    somebody(desk, "Sanjana Rana", village="Doraha")
    circle(desk, "Sanjha circle")
    circle(desk, "Evening circle")
    for days in (-3, 0, 4):
        sessions.plan(desk, "Sanjha circle", desk.today + timedelta(days=days), starts=time(18))
    return desk


@pytest.mark.parametrize("query", ["sanj", "संज", "ਸੰਜ"])
def test_people_then_groups_then_the_nearest_sessions(busy: Desk, query: str) -> None:
    assert told(busy, query) == [
        (FoundKind.MEMBER, "Sanjana Rana"),
        (FoundKind.GROUP, "Sanjha circle"),
        *[(FoundKind.SESSION, "Sanjha circle")] * 3,
    ]
    days = [one.on for one in find(busy, query) if one.on is not None]
    assert days[0] == busy.today


def test_a_session_is_found_by_its_day_and_by_its_sheet_code(busy: Desk) -> None:
    later = next(
        row for row in sessions.between(busy, busy.today, busy.today + timedelta(9)) if row.on > busy.today
    )
    for query in (later.on.strftime("sanjha %d-%m"), later.sheet_code):
        assert later.id in [one.subject for one in find(busy, query) if one.kind is FoundKind.SESSION]


def test_what_was_added_a_moment_ago_is_found(busy: Desk) -> None:
    prepare(busy)
    number = somebody(busy, "Zorawar Bhatti")
    groups.add(busy, groups.NewGroup("Zaildar walk", GroupModel.COMMUNITY))
    assert told(busy, "zorawar") == [(FoundKind.MEMBER, "Zorawar Bhatti")]
    assert told(busy, "zaildar") == [(FoundKind.GROUP, "Zaildar walk")]
    assert members.by_number(busy, number).name == "Zorawar Bhatti"


def test_nothing_finds_nothing(busy: Desk) -> None:
    assert find(busy, "  ") == ()
    assert find(busy, "qqqqqq") == ()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_find(house: House, busy: Desk, as_role: Callable[[Role], Desk], role: Role) -> None:
    assert told(as_role(role), "sanjana")[0] == (FoundKind.MEMBER, "Sanjana Rana")
    assert house.desk is not busy


def test_a_closed_desk_finds_nothing(busy: Desk) -> None:
    prepare(busy)
    busy.close()
    with pytest.raises(Refused):
        find(busy, "sanjana")
