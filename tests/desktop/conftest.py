# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A furnished centre, made once and copied for each test that types commands."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from desktop.program import main
from models.clock import SystemClock
from models.words import Language
from tests import homes
from tests.desktop.terminal import CENTRE, CLERK, COUNSELLOR, MANAGER, PASSWORD, TODAY, Terminal
from ui import language

SOBER_FOR = 90


def _homes(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for name, home in homes.below(folder / "homes").items():
        patch.setenv(name, home)


def _stay_on_this_day(patch: pytest.MonkeyPatch) -> None:
    """Let a run that goes past midnight end on the day it began: the furnished centre was made on that."""
    asked, last = SystemClock.now, datetime.combine(TODAY, time(23, 59, 59))

    def now(clock: SystemClock) -> datetime:
        return min(asked(clock), last + clock.shift)

    patch.setattr(SystemClock, "now", now)


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every command on the day the run began."""
    _stay_on_this_day(monkeypatch)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a centre with staff, a group, members and sessions, by the commands themselves."""
    folder = tmp_path_factory.mktemp("furnished")
    with pytest.MonkeyPatch.context() as patch:
        _homes(patch, folder)
        _stay_on_this_day(patch)
        umask = os.umask(0o077)
        start = (TODAY - timedelta(days=SOBER_FOR)).isoformat()
        for words in (
            ("new", "--centre", CENTRE, "--manager", MANAGER, "--recovery", str(folder / "sheet.pdf")),
            ("staff", "add", COUNSELLOR, "--role", "counsellor", "--as", MANAGER),
            ("staff", "add", CLERK, "--role", "desk", "--as", MANAGER),
            ("groups", "add", "Sanjha", "--model", "community", "--as", MANAGER),
            *(_member(name, start) for name in ("Ravi Kumar", "Gurpreet Singh", "Mohan Lal")),
            ("sessions", "plan", "--group", "Sanjha", "--as", MANAGER),
        ):
            patch.setenv("SAATHI_PASSWORD", PASSWORD)
            patch.setenv("SAATHI_NEW_PASSWORD", PASSWORD)
            assert main(["--vault", str(folder / "vault"), *words]) == 0
        os.umask(umask)
    return folder


def _member(name: str, start: str) -> tuple[str, ...]:
    return (
        *("members", "add", "--name", name, "--gender", "man", "--phone", "9876543210", "--age", "40"),
        *("--sobriety-start", start, "--group", "Sanjha", "--consent", "records", "certificate"),
        *("--as", MANAGER),
    )


@pytest.fixture
def bare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """Return a terminal with no register yet."""
    umask = os.umask(0o077)
    _homes(monkeypatch, tmp_path)
    yield Terminal(tmp_path / "vault", capsys, monkeypatch, person="")
    os.umask(umask)
    language.use(Language.ENGLISH)


@pytest.fixture
def terminal(furnished: Path, tmp_path: Path, bare: Terminal) -> Terminal:
    """Return a terminal at a furnished centre of its own."""
    shutil.copytree(furnished / "vault", bare.vault)
    shutil.copytree(furnished / "homes", tmp_path / "homes")
    bare.person = MANAGER
    return bare
