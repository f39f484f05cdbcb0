# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre with 50,000 members, made once for all that is measured on it, and thrown away at the end.

Making it takes some minutes. ``SAATHI_BIG=<folder>`` keeps it: it is made there once and used from then on.
One that ``saathi demo --members 50000 --into`` made can be used as well, with its ``SAATHI_PASSWORD``.
"""

import atexit
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models.clock import SystemClock
from models.memory import forget_answers
from models.words import Role

if TYPE_CHECKING:
    from desktop.places import Places
    from models.desk.desk import Desk

MANY = 50_000
_PASSWORD = "four calm rivers meet"


class Centre(NamedTuple):
    """Where it lies, and how to sign in."""

    folder: Path
    places: "Places"
    uid: str
    password: str


@lru_cache(maxsize=2)
def centre(members: int = MANY) -> Centre:
    """Return the big centre, or a smaller one with so many members."""
    from desktop.places import Places
    from models.vault.roll_call import staff_named

    scratch = Path(tempfile.mkdtemp(prefix="saathi-benchmark-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    places = Places.below(scratch)
    given = os.environ.get("SAATHI_BIG") if members == MANY else None
    folder = Path(given) if given else scratch / "centre"
    if not folder.exists():
        _make(folder, places.anchors, members)
    uid = next(named[0] for named in staff_named(folder, places.anchors))
    return Centre(folder, places, uid, os.environ.get("SAATHI_PASSWORD", _PASSWORD) if given else _PASSWORD)


def somebody(role: Role) -> str:
    """Return who of the staff has this role, by their uid; all have one password."""
    from models.vault.roll_call import staff_named

    here = centre()
    return next(named[0] for named in staff_named(here.folder, here.places.anchors) if named[2] is role)


def _make(folder: Path, anchors: Path, members: int) -> None:
    from models.sample.building import build

    sys.stdout.write(f"making a centre with {members:,} members, which may take some minutes …\n")
    sys.stdout.flush()
    build(folder, members=members, years=1, clock=SystemClock(), password=_PASSWORD, app_folder=anchors)


@lru_cache(maxsize=1)
def desk() -> "Desk":
    """Return the big centre's desk, its manager signed in; closed at the end."""
    return seated(centre())


def seated(here: Centre) -> "Desk":
    """Return a centre's desk, its manager signed in; closed at the end."""
    from models.insight.arrival import arrive
    from models.vault.store import open_vault

    opened = arrive(
        open_vault(
            here.folder,
            person=here.uid,
            password=here.password,
            clock=SystemClock(),
            app_folder=here.places.anchors,
        )
    )
    atexit.register(opened.close)
    return opened


def close() -> None:
    """Leave the desk, so that the window can sit down."""
    if desk.cache_info().currsize:
        desk().close()
        desk.cache_clear()


def forget(opened: "Desk | None" = None) -> None:
    """Let the big centre's desk, or another one, forget what it remembered of everybody."""
    at = opened or desk()
    at.show_numbers(only=False)
    at._followed.clear()  # pyright: ignore[reportPrivateUsage] - nobody but a benchmark forgets while open
    forget_answers()
