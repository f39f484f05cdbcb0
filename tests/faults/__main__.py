# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the campaign: ``python -m tests.faults [--rounds N] [--seed N] [--only WORD …]``.

Prints a line for each kind of fault and exits with 1 where anything was lost. The same seed makes the same
choices; where a kill falls is the scheduler's.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.faults.damage import try_damage
from tests.faults.figures import Figures, Trial
from tests.faults.full import try_full
from tests.faults.kills import WORKS, try_kills
from tests.faults.powercut import try_cuts
from tests.faults.upkeep import UPKEEP

TRIALS: dict[str, Trial] = {
    **{f"kill-{work.name.replace(' ', '-')}": try_kills(work) for work in (*WORKS, *UPKEEP)},
    "power-cut": try_cuts,
    "damage": try_damage,
    "full-disk": try_full,
}


def main(arguments: list[str]) -> int:
    """Try everything that was asked for, and print what it came to."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--rounds", type=int, default=100, help="rounds of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], metavar="WORD", help="kinds whose name holds a word")
    asked = parser.parse_args(arguments)
    lost = False
    for name, trial in TRIALS.items():
        if not asked.only or any(word in name for word in asked.only):
            figures = _tried(name, trial, asked.rounds, asked.seed)
            lost = lost or bool(figures.losses)
    return 1 if lost else 0


def _tried(name: str, trial: Trial, rounds: int, seed: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="saathi-faults-") as folder:
        figures = trial(Path(folder), Random(f"{seed}/{name}"), rounds)
    sys.stdout.write(figures.line() + "\n")
    for loss in figures.losses[:20]:
        sys.stdout.write(f"    {loss}\n")
    sys.stdout.flush()
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
