# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a process of its own: signs in, looks about, locks, and starts itself anew.

Said to the parent by files in a folder: ``opened``, ``locked``, ``again``. The parent says ``lock``. No word
that is searched for may stand in here: the password comes as numbers, letter by letter.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from desktop import window
from desktop.cleaning import Cleaning
from desktop.places import Places
from tests.ui.screen.hands import write
from ui.screen.members.notes import NotesPart
from ui.screen.members.place import MembersPlace
from ui.screen.place import Destination, Where

HOME, SAID, RESTS = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
_LIFE = "SAATHI_TEST_LIFE"
_OFTEN = 50


class Hands:
    """What somebody does at the window, step by step."""

    def __init__(self, program: window.Program, is_first: bool) -> None:
        self.window = program.window
        self.steps = self._work() if is_first else self._once_more()
        self.timer = QTimer(program.window)
        self.timer.timeout.connect(self._on_time)
        self.timer.start(_OFTEN)

    def _on_time(self) -> None:
        next(self.steps, None)

    def _wait(self, times: int) -> Iterator[None]:
        for _ in range(times):
            yield

    def _work(self) -> Iterator[None]:
        page = self.window.sign_in
        while not page.people.rows():
            yield
        yield from self._wait(6)
        for code in os.environ["SAATHI_TEST_CODES"].split():
            write(page.password.edit, chr(int(code) - 7))
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
        while self.window.stack.currentWidget() is page:
            yield
        for part in ("", "details", "notes"):
            self.window.shell.visit(Destination(Where.MEMBERS, subject=1, part=part))
            yield from self._wait(10)
        self._notes().open.click()
        yield from self._wait(10)
        self.window.open_find()
        for code in os.environ["SAATHI_TEST_FIND"].split():
            write(self.window.finder.line, chr(int(code) - 7))
            yield from self._wait(4)
        self.window.grab()
        (SAID / "opened").touch()
        while not (SAID / "lock").exists():
            yield
        self.window.lock()
        cleaning = self.window.findChild(Cleaning)
        assert isinstance(cleaning, Cleaning)
        while not cleaning.is_done():
            yield
        (SAID / "locked").touch()

    def _notes(self) -> NotesPart:
        place = self.window.shell.place()
        assert isinstance(place, MembersPlace)
        notes = place.pane.view.parts["notes"]
        assert isinstance(notes, NotesPart)
        return notes

    def _once_more(self) -> Iterator[None]:
        while not self.window.sign_in.people.rows():
            yield
        (SAID / "again").touch()


hands: list[Hands] = []


def at_work(program: window.Program) -> None:
    """Sit down at the window."""
    is_first = _LIFE not in os.environ
    os.environ[_LIFE] = "begun"
    hands.append(Hands(program, is_first))


if __name__ == "__main__":
    places = Places.below(HOME)
    sys.exit(window.run(places.centre, places=places, on_shown=at_work, rests_after=RESTS))
