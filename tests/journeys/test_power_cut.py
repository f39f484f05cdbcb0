# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The light goes out in the middle of a register: the first page says what was kept, and leads to its row."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.places import Places
from models.words import Language, Role
from tests.journeys.room import GROUP, Room, room_in
from ui.screen.place import Destination, Where
from ui.screen.register.place import RegisterPlace
from ui.screen.today import TodayPlace

pytestmark = pytest.mark.journey

LAST = 7
"""The row that was marked last."""


@contextmanager
def after_the_cut(room: Room, folder: Path) -> Generator[Room]:
    """Copy what lies on the disk while the register is open, as a cut leaves it, and start there."""
    with room_in(room.centre._replace(places=Places.below(folder / "here")), folder / "after") as again:
        yield again


def take_some_marks(room: Room) -> None:
    """Mark seven people, one after the other."""
    room.enter(Role.DESK)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    room.press("Down")
    for _ in range(LAST - 1):
        room.press("F4", "Down")
    room.press("F5")


def test_who_took_the_marks_is_back_at_their_row(room: Room, tmp_path: Path) -> None:
    take_some_marks(room)
    before = room.at(RegisterPlace).room.grid.current_key()
    with after_the_cut(room, tmp_path) as again:
        again.enter(Role.DESK)
        place = again.at(RegisterPlace)
        assert place.room.grid.current_key() == before
        assert place.room.grid.hasFocus()
        assert f"{GROUP} is kept to 06:30: 7 marks." in again.window.shell.told.text()
        today = again.go(Where.TODAY, TodayPlace)
        assert today.kept.words.text().endswith("7 marks.")
        again.press("F5")
        assert again.at(TodayPlace) is today, "Once is enough."


@pytest.mark.parametrize("which", list(Language))
def test_somebody_else_is_told_and_led_there_by_one_key(room: Room, tmp_path: Path, which: Language) -> None:
    take_some_marks(room)
    before = room.at(RegisterPlace).room.grid.current_key()
    with after_the_cut(room, tmp_path) as again:
        again.enter(Role.COUNSELLOR, which)
        today = again.at(TodayPlace)
        assert today.kept.isVisible()
        assert GROUP in today.kept.words.text()
        assert "06:30" in today.kept.words.text()
        today.go_on.setFocus()
        again.press("Return")
        assert again.at(RegisterPlace).room.grid.current_key() == before


def test_a_calm_end_says_nothing(room: Room) -> None:
    take_some_marks(room)
    room.window.lock()
    room.enter(Role.DESK)
    assert not room.go(Where.TODAY, TodayPlace).kept.isVisible()


def test_a_cut_outside_a_register_says_that_all_is_kept(room: Room, tmp_path: Path) -> None:
    room.enter(Role.DESK)
    with after_the_cut(room, tmp_path) as again:
        again.enter(Role.DESK)
        today = again.at(TodayPlace)
        assert "Everything that was confirmed is kept." in today.kept.words.text()
        assert not today.go_on.isVisible()
