# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the places stand on is imported a piece at a time, and every piece is there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop import warming
from models.words import Role
from tests.ui.screen.conftest import enter
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen.place import Place, Where
from ui.screen.window import Window

ROOT = Path(__file__).parents[2]
PIECES = 4


def test_every_piece_is_a_module() -> None:
    assert [
        name for name in (*warming.SERVICES, *warming.EARLY, *warming.PIECES) if util.find_spec(name) is None
    ] == []


def test_services_make_no_classes_of_qt() -> None:
    script = (
        "from importlib import import_module; from desktop.warming import SERVICES; before = set(sys.modules)"
    )
    script += "\nfor name in SERVICES: import_module(name)"
    script += "\nprint(json.dumps([n for n in set(sys.modules) - before if n.startswith('PySide6')]))"
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys\n{script}"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == []


def test_it_begins_when_somebody_signed_in_and_ends(qtbot: QtBot) -> None:
    front = FakeFront()
    window = Window(front, FakeMemory(), places=lambda: [Piecewise()])
    qtbot.addWidget(window)
    warm = warming.Warming(window)
    assert not warm.is_done()
    enter(window, front, Role.COUNSELLOR)
    place = window.shell.place()
    assert isinstance(place, Piecewise)
    qtbot.waitUntil(lambda: place.built == 2, timeout=30_000)
    assert not warm.is_done()
    window.lock()
    warm.turn()
    assert place.built == 2, "something was built behind the cover"
    enter(window, front, Role.COUNSELLOR)
    qtbot.waitUntil(warm.is_done, timeout=30_000)
    assert place.built == PIECES


class Piecewise(Place):
    """A place of some pieces, the third of which waits until somebody has locked."""

    def __init__(self) -> None:
        super().__init__(Where.TODAY, lambda: "Today", "sun")
        self.built = 0
        self.locked = False

    def ahead(self) -> Iterator[None]:
        while self.built < PIECES:
            while self.built == 2 and not self.locked:
                yield
            self.built += 1
            yield

    def forget(self) -> None:
        self.locked = True
