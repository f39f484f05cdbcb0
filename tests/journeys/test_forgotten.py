# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After every place was visited and the register locked, nothing in the program can reach a name any more."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from models.insight.registration import register
from models.people.members import NewMember
from models.words import Role
from tests.journeys.room import GROUP, Room
from tests.journeys.walking import pages_of
from ui.screen.place import Destination, Where

pytestmark = pytest.mark.journey
LETTERS = (90, 97, 98, 117, 108, 111, 110)
"""Of a name that must not stand in this file."""


def _reached(wanted: str) -> Iterator[str]:
    """Yield what holds a text with these letters, also inside what the collector does not follow."""
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if _holds(held, wanted):
                yield f"{type(holder).__name__}: {str(holder)[:160]}"


def _holds(held: object, wanted: str, depth: int = 0) -> bool:
    if isinstance(held, str):
        return held is not wanted and wanted in held
    if depth > 3 or gc.is_tracked(held) or not isinstance(held, tuple | dict | frozenset):
        return False
    return any(_holds(inner, wanted, depth + 1) for inner in gc.get_referents(held))


def _somebody(room: Room) -> int:
    name = "".join(map(chr, LETTERS)) + " Verma"
    return register(room.front.at_desk(), NewMember(name), group_names=(GROUP,)).member.number


def test_nothing_reaches_a_name_after_the_register_is_locked(room: Room) -> None:
    room.enter(Role.MANAGER)
    number = _somebody(room)
    for part in ("", "details", "notes", "consents", "groups", "path"):
        room.window.shell.visit(Destination(Where.MEMBERS, subject=number, part=part))
        QApplication.processEvents()
    assert len(list(pages_of(room.window))) > 6
    room.press("Ctrl+K")
    room.type("".join(map(chr, LETTERS[:4])))
    wanted = "".join(map(chr, LETTERS))
    assert any(_reached(wanted)), "while it is open the name must be found"
    room.press("Ctrl+L")
    QApplication.processEvents()
    gc.collect()
    assert sorted(set(_reached(wanted))) == []
