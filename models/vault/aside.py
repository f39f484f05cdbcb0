# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting another database in the register's place: the present files kept aside, one rename, no stale log.

SQLite replays a log it finds beside a file, also one of another file. So a mark stands from before the rename
until the old log is gone; opening meets the mark and finishes, or leaves the old register as it was.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from models.vault import folders, points

_SIDECARS = ("-wal", "-shm", "-journal")


def keep_aside(folder: Path, now: datetime) -> Path | None:
    """Keep the present database, its log and its key file under a folder of their own; None without any."""
    database = folder / folders.DATABASE
    names = [folders.DATABASE, folders.DATABASE + "-wal", folders.KEYS]
    present = [folder / name for name in names if (folder / name).exists()]
    if not database.exists():
        return None
    place = folder / f"replaced-{now:%Y%m%d-%H%M%S}"
    number = 1
    while place.exists():
        number += 1
        place = folder / f"replaced-{now:%Y%m%d-%H%M%S}-{number}"
    folders.make_private(place)
    try:
        for path in present:
            _keep(path, place / path.name)
        folders.sync_folder(place)
    except OSError as problem:
        shutil.rmtree(place, ignore_errors=True)
        raise folders.refusal_for(problem) from None
    points.reach("restore.aside")
    return place


def _keep(path: Path, other: Path) -> None:
    """Give a file a second name, or a copy where the disk knows no second names."""
    if path.name != folders.KEYS:  # written in place of itself by a rename; SQLite's files are not
        try:
            other.hardlink_to(path)
        except OSError:
            pass
        else:
            return
    shutil.copyfile(path, other)
    with other.open("rb+") as file:
        os.fsync(file.fileno())


def swap_in(folder: Path, new: Path, keys_in_place: Callable[[], None]) -> None:
    """Let ``new`` be the register's database. Cut short anywhere, ``settle`` finishes or undoes it."""
    mark = folder / folders.RESTORE_MARK
    folders.write_whole(mark, b"")
    points.reach("restore.marked")
    keys_in_place()
    points.reach("restore.keys")
    folders.put(new, folder / folders.DATABASE)
    points.reach("restore.renamed")
    _drop_log(folder)
    points.reach("restore.dropped")
    mark.unlink()
    folders.sync_folder(folder)


def settle(folder: Path) -> None:
    """Finish a swap that was cut short after its rename; forget one that never came to it."""
    mark, new = folder / folders.RESTORE_MARK, folder / folders.RESTORING
    if mark.exists() and not new.exists():
        _drop_log(folder)
    with contextlib.suppress(OSError):
        new.unlink(missing_ok=True)
        mark.unlink(missing_ok=True)


def _drop_log(folder: Path) -> None:
    for name in _SIDECARS:
        (folder / (folders.DATABASE + name)).unlink(missing_ok=True)
