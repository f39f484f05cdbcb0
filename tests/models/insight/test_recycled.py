# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removed members and cancelled sessions stand in a list of their own and come back whole."""

from datetime import date

import pytest

from models.desk import history, undo
from models.gatherings import register, sessions
from models.insight import recycled, stays
from models.messages import NotAllowed, NotFound, Refused
from models.people import members, notes
from models.words import Mark, SessionState
from tests.models.house import CLERK, COUNSELLOR, House
from tests.models.making import circle, somebody


def test_a_removed_member_comes_back_whole(house: House) -> None:
    desk = house.desk
    number = somebody(desk, village="Rampur")
    stays.remove(desk, number, "entered twice")
    with pytest.raises(NotFound):
        members.by_number(desk, number)
    (row,) = recycled.members(desk)
    assert (row.number, row.name, row.on) == (number, "Meena Verma", desk.today)
    recycled.bring_back_member(desk, number)
    assert recycled.members(desk) == ()
    assert members.by_number(desk, number).village == "Rampur"
    undo.undo(desk)
    assert len(recycled.members(desk)) == 1
    assert history.verified(desk).ok


def test_why_a_member_was_removed_and_brought_back_is_sealed(house: House) -> None:
    desk = house.desk
    number = somebody(desk)
    stays.remove(desk, number, "entered twice")
    stays.restore(desk, number, "It was her sister.")
    assert [note.text for note in notes.notes(desk, number)] == ["entered twice", "It was her sister."]


def test_a_cancelled_session_is_planned_again_and_open_where_it_was_marked(house: House) -> None:
    desk = house.desk
    number = somebody(desk)
    circle(desk, people=(number,))
    one = sessions.plan(desk, "Morning Circle", desk.today).id
    other = sessions.plan(desk, "Morning Circle", date(2026, 11, 29)).id
    register.mark(desk, one, number, Mark.PRESENT)
    for session in (one, other):
        sessions.cancel_session(desk, session, "Rain")
    assert [(row.session, row.reason) for row in recycled.sessions(desk)] == [(other, "Rain"), (one, "Rain")]
    for session in (one, other):
        recycled.bring_back_session(desk, session)
    assert sessions.by_number(desk, one).state is SessionState.OPEN
    assert sessions.by_number(desk, other).state is SessionState.PLANNED
    with pytest.raises(Refused, match="not cancelled"):
        recycled.bring_back_session(desk, one)
    undo.undo(desk)
    assert sessions.by_number(desk, other).state is SessionState.CANCELLED


def test_who_may_bring_back_what(house: House) -> None:
    desk = house.desk
    circle(desk)
    session = sessions.plan(desk, "Morning Circle", desk.today).id
    sessions.cancel_session(desk, session, "Rain")
    number = somebody(desk)
    stays.remove(desk, number, "entered twice")
    other = somebody(desk, "Ravi Kumar")
    for person in (COUNSELLOR, CLERK):
        desk = house.sit(person)
        assert recycled.sessions(desk) == ()
        for forbidden in (
            lambda: recycled.bring_back_session(desk, session),  # noqa: B023 - asked at once
            lambda: recycled.members(desk),  # noqa: B023 - asked at once
            lambda: recycled.bring_back_member(desk, number),  # noqa: B023 - asked at once
            lambda: stays.remove(desk, other, "entered twice"),  # noqa: B023 - asked at once
        ):
            with pytest.raises(NotAllowed):
                forbidden()


def test_marks_and_profile_edits_are_taken_back_and_done_again_after_a_restart(house: House) -> None:
    desk = house.sit(CLERK)
    number = somebody(desk)
    circle(desk, people=(number,))
    session = sessions.plan(desk, "Morning Circle", desk.today).id
    register.mark(desk, session, number, Mark.LATE)
    register.mark(desk, session, number, Mark.PRESENT)
    members.edit(desk, number, village="Rampur")

    def now() -> tuple[str | None, Mark | None]:
        shown = register.register(house.desk, session)
        mark = next((line.mark for line in shown.lines), None)
        return members.by_number(house.desk, number).village, mark

    undo.undo(house.sit(CLERK))
    assert now() == (None, Mark.PRESENT)
    undo.undo(house.sit(CLERK))
    assert now() == (None, Mark.LATE)
    undo.redo(house.sit(CLERK))
    undo.redo(house.sit(CLERK))
    assert now() == ("Rampur", Mark.PRESENT)
