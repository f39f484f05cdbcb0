# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the places stand on is imported a piece at a time, and every piece is there."""

import json
import os
import subprocess
import sys
from importlib import util
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop import warming
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen.window import Window

ROOT = Path(__file__).parents[2]


def test_every_piece_is_a_module() -> None:
    assert [name for name in (*warming.SERVICES, *warming.PIECES) if util.find_spec(name) is None] == []


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
    window = Window(FakeFront(), FakeMemory())
    qtbot.addWidget(window)
    warm = warming.Warming(window)
    assert not warm.is_done()
    window.opened.emit()
    qtbot.waitUntil(warm.is_done, timeout=30_000)
