# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample centre: invented people with a believable history, to look around in and to measure with.

Everything comes from the seed, so that the same figures and names come again; keys and uids never do.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from models.messages import Message, Refused, message
from models.words import Language, Role
from resources import data

if TYPE_CHECKING:
    from models.clock import Clock
    from models.vault.store import Cost

FEWEST, MOST = 10, 50_000
MOST_YEARS = 10

OnStep = Callable[[int, int, Message], None]
"""Told how far the work has come, of how much, and what is being done."""


@dataclass(frozen=True, slots=True)
class SampleReport:
    """What a sample centre holds, and how to sign in there."""

    folder: Path
    members: int
    groups: int
    sessions: int
    marks: int
    pairs: int
    recurrences: int
    awards: int
    staff: tuple[tuple[str, Role], ...]
    """Names to sign in with; all have the same password."""
    password: str


def default_password(seed: int) -> str:
    """Return the sample's password: three simple words, shown to whoever looks around."""
    words = [word for word in data.text("passphrase-words.txt").split() if len(word) >= 4]
    return " ".join(Random(f"{seed}/password").sample(words, 3))


def build(
    folder: Path,
    *,
    members: int = 60,
    years: int = 2,
    seed: int = 1,
    clock: "Clock",
    password: str,
    language: Language = Language.ENGLISH,
    app_folder: Path | None = None,
    on_step: OnStep | None = None,
    cost: "Cost | None" = None,
) -> SampleReport:
    """Make a sample centre in a new or empty folder. Cut short, nothing of it is kept there."""
    from models.sample.making import Making
    from models.sample.people import Setting

    _refuse(folder, members, years)
    was_there = folder.exists()
    setting = Setting(members, years, clock.today(), language)
    try:
        return Making(setting, seed, password, on_step or _silent).made(folder, clock, app_folder, cost)
    except BaseException:
        _clear(folder, was_there=was_there)
        raise


def _refuse(folder: Path, members: int, years: int) -> None:
    if not FEWEST <= members <= MOST:
        raise Refused(
            message(
                "A sample centre has from {least} to {most} members. Nothing was made.",
                least=FEWEST,
                most=MOST,
            )
        )
    if not 1 <= years <= MOST_YEARS:
        raise Refused(
            message("A sample centre looks back on 1 to {most} years. Nothing was made.", most=MOST_YEARS)
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            message(
                "There is something in the folder {folder} already. It was left as it is. "
                "Choose a new or an empty folder for the sample centre.",
                folder=folder.name,
            )
        )


def _clear(folder: Path, *, was_there: bool) -> None:
    """Take away what was begun: the folder was new or empty before."""
    shutil.rmtree(folder, ignore_errors=True)
    if was_there:
        folder.mkdir(parents=True, exist_ok=True)


def _silent(done: int, of: int, what: Message) -> None:
    """Tell nobody."""
