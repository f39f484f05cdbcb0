# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a backup, its reading back and a rehearsal take, beside copying the file and flushing the copy."""

import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import SystemClock
from tests.benchmarks import Pair, benchmark

if TYPE_CHECKING:
    from models.vault.backup import Source

PASSWORD = "four calm rivers meet"
PAGES = 4500
"""Of a register of some 18 MB: ten thousand members and a quarter of a million marks."""


@lru_cache(maxsize=1)
def _register() -> tuple[Path, "Source"]:
    """Make a register of that size, its rows random bytes in posts nobody reads."""
    from models.vault import backup, keyring
    from models.vault.store import create_vault

    folder = Path(tempfile.mkdtemp(prefix="saathi-benchmark-"))
    vault, _ = create_vault(
        folder / "centre",
        manager="Asha Rani",
        password=PASSWORD,
        clock=SystemClock(),
        app_folder=folder / "app",
        cost=keyring.Cost(memory=8, passes=1, lanes=1),
    )
    with vault:
        with vault.writer.begin() as connection:
            for number in range(PAGES):
                connection.exec_driver_sql(
                    "INSERT INTO post (uid, author, subject, kind, body, posted_at)"
                    " VALUES (?, '', '', 'note', ?, '2026-11-22 09:00:00.000000')",
                    (f"{number:032x}", os.urandom(3900)),
                )
        return folder, backup.source_of(vault)


def _copy() -> None:
    folder, _ = _register()
    with (folder / "centre" / "centre.db").open("rb") as old, (folder / "copy").open("wb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


def _backup() -> None:
    from models.vault import backup

    _, source = _register()
    assert backup.everywhere(source)[0].trouble is None


def _rehearsal() -> None:
    from models.vault import restoring
    from models.vault.proving import ByPassword

    folder, source = _register()
    newest = max((folder / "centre" / "backups").glob("*.backup"))
    proof = ByPassword("Asha Rani", PASSWORD)
    restoring.rehearse(folder / "centre", newest, proof, SystemClock(), source.app_folder)


@benchmark("back up 18 MB and read it back", at_most=None)
def backing_up() -> Pair:
    """Time a whole backup: snapshot, check, write, flush, read back, prove."""
    return Pair(_backup, _copy, runs=5)


@benchmark("rehearse a backup of 18 MB", at_most=None)
def rehearsing() -> Pair:
    """Time everything restoring does, thrown away."""
    _backup()
    return Pair(_rehearsal, _copy, runs=5)
