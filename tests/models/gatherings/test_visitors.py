# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Visitors: they become members, or after thirty days a head count; a corrected mark is struck."""

from collections.abc import Callable
from datetime import date

import pytest

from models.desk.desk import Desk
from models.gatherings import register, sessions, visitors
from models.messages import NotFound, Refused
from models.words import Mark, Role
from tests.models.house import House
from tests.models.making import circle, everything, somebody

SUNDAY = date(2026, 11, 22)
NAME = "Zubeida of the tea stall"


def sitting(desk: Desk) -> int:
    """Plan today's session of a circle; return its number."""
    return sessions.plan(desk, circle(desk, people=(somebody(desk),)), SUNDAY).id


def test_after_thirty_days_a_visitor_is_a_head_count_and_no_name_is_left(house: House) -> None:
    desk, session = house.desk, sitting(house.desk)
    register.add_visitor(desk, session, NAME)
    before = register.register(desk, session).in_the_room
    house.clock.advance(days=30)
    assert visitors.count_unfinished(desk) == 0
    house.clock.advance(days=1)
    key = register.register(desk, session).walk_ins
    assert [one.name for one in key] == [NAME]
    assert visitors.count_unfinished(desk) == 1
    shown = register.register(desk, session)
    assert (shown.visitors, shown.tally.guests, shown.in_the_room) == ((), 1, before)
    assert visitors.count_unfinished(desk) == 0
    assert NAME not in str(everything(desk)["visitor"])


def test_the_key_of_what_the_log_holds_of_a_visitor_goes_with_the_name(house: House) -> None:
    desk, session = house.desk, sitting(house.desk)
    before = {row[0] for row in everything(desk)["logkey"]}
    register.add_visitor(desk, session, NAME)
    assert len({row[0] for row in everything(desk)["logkey"]} - before) >= 1
    house.clock.advance(days=31)
    visitors.count_unfinished(desk)
    assert {row[0] for row in everything(desk)["logkey"]} == before | {""}


def test_a_visitor_becomes_the_member_they_are(desk: Desk) -> None:
    session = sitting(desk)
    walk_in = register.add_visitor(desk, session, NAME).walk_ins[0]
    number = somebody(desk, "Zubeida Bano")
    shown = visitors.become_member(desk, walk_in.id, number)
    assert shown.visitors == ()
    last = shown.lines[-1]
    assert (last.member, last.visiting, last.mark) == (number, True, Mark.PRESENT)
    with pytest.raises(NotFound):
        visitors.become_member(desk, walk_in.id, number)


def test_a_visitor_entered_by_mistake_is_taken_off(desk: Desk) -> None:
    session = sitting(desk)
    walk_in = register.add_visitor(desk, session, NAME).walk_ins[0]
    assert visitors.remove(desk, walk_in.id).visitors == ()
    with pytest.raises(NotFound):
        visitors.remove(desk, walk_in.id)


def test_a_mark_after_closing_is_struck_with_a_reason_never_overwritten(
    desk: Desk, as_role: Callable[[Role], Desk]
) -> None:
    session = sitting(desk)
    register.mark_all_present(desk, session)
    sessions.close_session(desk, session)
    counsellor = as_role(Role.COUNSELLOR)
    with pytest.raises(Refused, match="needs a reason"):
        register.mark(counsellor, session, 1, Mark.ABSENT)
    register.mark(counsellor, session, 1, Mark.ABSENT, reason="Went home before")
    register.mark(counsellor, session, 1, Mark.EXCUSED, reason="Had told us")
    line = register.register(counsellor, session).lines[0]
    assert (line.mark, line.struck) == (Mark.EXCUSED, (Mark.PRESENT, Mark.ABSENT))
    first = everything(counsellor)["markcorrection"][0]
    assert "Went home before" in first
