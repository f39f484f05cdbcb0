# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of a sobriety record are shown first, and are then exactly what was shown."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.messages import NotAllowed, Refused
from models.people import members, notes
from models.sobriety import changing, periods
from models.sobriety.changing import Change, Kind
from models.words import Role
from tests.models.making import AADHAAR, somebody, whole


@pytest.fixture
def number(desk: Desk) -> int:
    made = somebody(desk)
    periods.begin(desk, made, desk.today - timedelta(days=88))
    return made


def changes(desk: Desk) -> list[Change]:
    day = desk.today
    return [
        Change(Kind.NEW_START, start=day - timedelta(days=3), ended=day - timedelta(days=4)),
        Change(Kind.NEW_START, ended=day),
        Change(Kind.CORRECT_START, start=day - timedelta(days=100)),
        Change(Kind.HOLD),
        Change(Kind.NO_COUNT),
    ]


@pytest.mark.parametrize("place", range(5))
def test_what_was_shown_is_what_is_made_and_undo_takes_it_back(desk: Desk, number: int, place: int) -> None:
    change = changes(desk)[place]
    before = whole(desk)
    shown = changing.preview(desk, number, change)
    assert whole(desk) == before
    assert shown.before == periods.of_member(desk, number)
    assert changing.make(desk, number, change) == shown.after
    undo.undo(desk)
    assert periods.of_member(desk, number) == shown.before


def test_nothing_of_the_past_is_lost_by_a_new_start(desk: Desk, number: int) -> None:
    shown = changing.preview(desk, number, changes(desk)[0])
    assert (shown.before.streak_days, shown.before.sober_days) == (88, 88)
    assert (shown.after.streak_days, shown.after.sober_days, shown.after.elapsed_days) == (3, 87, 88)


def test_returns_are_corrected_and_withdrawn(desk: Desk, number: int) -> None:
    changing.make(desk, number, changes(desk)[0])
    moved = Change(Kind.CORRECT_RETURN, ended=desk.today - timedelta(days=6))
    assert changing.make(desk, number, moved).sober_days == 85
    assert changing.make(desk, number, Change(Kind.WITHDRAW_RETURN)).streak_days == 88


def test_holding_and_counting_turn_back(desk: Desk, number: int) -> None:
    assert changing.make(desk, number, Change(Kind.HOLD, note="on leave")).held
    assert not changing.make(desk, number, Change(Kind.END_HOLD)).held
    assert changing.make(desk, number, Change(Kind.NO_COUNT)).streak_days is None
    assert changing.make(desk, number, Change(Kind.COUNT)).streak_days == 88
    assert [note.text for note in notes.notes(desk, number)] == ["on leave"]


def test_what_cannot_be_changes_nothing(desk: Desk, number: int) -> None:
    before = whole(desk)
    for change in (
        Change(Kind.BEGIN, start=desk.today),
        Change(Kind.CORRECT_START, start=desk.today + timedelta(days=1)),
        Change(Kind.NEW_START, ended=desk.today, start=desk.today),
        Change(Kind.HOLD, note=f"card {AADHAAR}"),
    ):
        with pytest.raises(Refused):
            changing.make(desk, number, change)
    assert whole(desk) == before


def test_the_desk_neither_sees_nor_changes(number: int, as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    for ask in (changing.preview, changing.make):
        with pytest.raises(NotAllowed):
            ask(desk, number, Change(Kind.HOLD))


def test_a_return_that_is_moved_keeps_its_time_unless_one_is_said(desk: Desk) -> None:
    number = somebody(desk)
    today = desk.today
    changing.make(desk, number, Change(Kind.BEGIN, start=today - timedelta(days=90)))
    changing.make(
        desk,
        number,
        Change(Kind.NEW_START, ended=today - timedelta(days=5), start=today - timedelta(days=4), at=time(21)),
    )
    uid = members.by_number(desk, number).uid
    changing.make(desk, number, Change(Kind.CORRECT_RETURN, ended=today - timedelta(days=6)))
    assert periods.record_of(desk, uid).periods[0].ended_at == time(21)
    changing.make(desk, number, Change(Kind.CORRECT_RETURN, ended=today - timedelta(days=6), at=time(8)))
    assert periods.record_of(desk, uid).periods[0].ended_at == time(8)
