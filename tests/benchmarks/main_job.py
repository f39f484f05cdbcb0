# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the main job's commands take on a sample centre, beside the one that only signs in.

Signing in derives a key from the password on purpose slowly; that is in both, so the ratio is of the work.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from tests import homes
from tests.benchmarks import Pair, benchmark

PASSWORD = "four calm rivers meet"
MEMBERS = "300"
ROOT = Path(__file__).parents[2]
REGISTER = ROOT / "tests" / "data" / "register-2025-26.xlsx"
COMMANDS = {
    "list 300 members": ("members", "list", "--json"),
    "find a member": ("members", "find", "gurpreet", "--json"),
    "make a register": ("new", "--centre", "Asha Kendra", "--manager", "Meera", "--vault", "{fresh}"),
    "preview the sample register": ("import", str(REGISTER), "--century", "20", "--dry-run"),
    "plan a session": ("sessions", "plan", "--group", "1"),
    "print a sheet": ("sheet", "1", "--out", "sheet.pdf"),
    "mark a session": ("mark", "1", "late 2", "--rest", "present"),
    "milestones of a week": ("milestones", "--within", "7"),
    "certificates of today": ("certificates", "--due", "today", "--out", "c.pdf"),
    "certificates of a month": ("certificates", "--since", "{month}", "--out", "c.pdf"),
    "verify a certificate": ("verify", "CERT/2026-27/0001", "0000000000"),
    "verify the log": ("log", "--verify"),
    "check the file": ("check",),
}


@lru_cache(maxsize=1)
def _centre() -> tuple[Path, dict[str, str], str]:
    """Make one sample centre; return its folder, the environment, and the manager's name."""
    folder = Path(tempfile.mkdtemp(prefix="saathi-benchmark-"))
    own = {**homes.below(folder), "PYTHONPATH": str(ROOT), "SAATHI_PASSWORD": PASSWORD}
    environment = {**os.environ, **own}
    words = ("demo", "--into", str(folder / "vault"), "--members", MEMBERS, "--json")
    done = _run(folder, environment, *words)
    name = done.split('"name": "')[1].split('"')[0]
    return folder, environment, name


def _run(folder: Path, environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "desktop", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def _command(*words: str) -> Callable[[], object]:
    folder, environment, name = _centre()
    month = date.today().replace(day=1).isoformat()  # noqa: DTZ011 - the sample centre ends today

    def work() -> object:
        said = [word.format(month=month, fresh=tempfile.mkdtemp(dir=folder)) for word in words]
        vault = [] if "--vault" in said else ["--vault", str(folder / "vault"), "--as", name]
        return _run(folder, environment, *vault, *said)

    return work


def _register(title: str, words: tuple[str, ...]) -> None:
    @benchmark(f"command: {title}, beside signing in")
    def pair() -> Pair:  # pyright: ignore[reportUnusedFunction] - the decorator keeps it
        return Pair(_command(*words), _command("groups", "list"), runs=5)


for _title, _words in COMMANDS.items():
    _register(_title, _words)
