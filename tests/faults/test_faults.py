# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The campaign in small, each kind in a process of its own; and that it can find what it looks for."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from models.desk.desk import Desk
from tests.faults import centre, powercut, shim
from tests.faults.__main__ import TRIALS
from tests.faults.figures import Figures

ROOT = Path(__file__).parents[2]
ROUNDS = {"power-cut": 90, "damage": 70, "full-disk": 60}

pytestmark = pytest.mark.skipif(not shim.works(), reason="SQLite's file layer is only reached on Linux")


@pytest.mark.parametrize("name", TRIALS)
def test_nothing_is_lost(name: str) -> None:
    rounds = str(ROUNDS.get(name, 24))
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--rounds", rounds, "--only", name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{rounds} rounds" in " ".join(done.stdout.split())


def test_a_promise_that_is_broken_is_found(tmp_path: Path) -> None:
    """Acknowledge a mark that never reached the disk: the replay must miss it."""
    run = powercut.record(tmp_path, marks=6)
    wrong = powercut.Recorded(
        run.began,
        tuple(event for event in run.events if event.kind != "write" or event.offset < 40_000),
        run.anchors,
        run.given,
    )
    figures, chance = Figures("broken"), Random(3)
    while not figures.losses and figures.rounds < 40:
        figures.rounds += 1
        powercut.try_one(wrong, tmp_path / "cut", chance, figures)
    assert figures.losses


def test_what_is_shown_wrong_is_found(tmp_path: Path) -> None:
    """Change a mark past the desk: what is shown must differ from what is right."""
    site = centre.found(tmp_path)
    with site.desk() as desk:
        before = centre.told(desk)
        _give_a_mark_past_the_desk(desk)
        assert centre.told(desk) != before


def _give_a_mark_past_the_desk(desk: Desk) -> None:
    with desk.vault.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE member SET name = 'Somebody Else' WHERE id = 3")
    desk.committed(desk.count, desk.head, {}, {"member": None})
