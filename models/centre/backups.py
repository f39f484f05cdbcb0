# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups at the desk: made now, once a day, at closing, or onto a stick; and which there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.tables import LogEntry
from models.memory import wipe
from models.messages import Refused, message
from models.vault import backup, folders, keyfile, ledger, roll_call
from models.vault.backup import Made, Source, Step
from models.vault.failures import BackupPlaceMissing

if TYPE_CHECKING:
    from models.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One backup that lies in a known place."""

    path: Path
    made: datetime
    size: int
    is_verified: bool
    """It was read back and proven by this computer, and has kept its size."""
    is_beside: bool
    """It lies beside the register; otherwise in the second place or where it was looked for."""


def make_now(desk: "Desk", step: Step = backup.nobody) -> tuple[Made, ...]:
    """Back up to every place that is set, and note it in the log. Raises where no snapshot could be made."""
    made = backup.everywhere(backup.source_of(desk.vault), step)
    _note(desk, made)
    return made


def copy_to(desk: "Desk", place: Path, step: Step = backup.nobody) -> Made:
    """Put one verified backup into a folder, such as a stick. What fails is raised and told once."""
    source = backup.source_of(desk.vault)
    try:
        made = backup.make(source, [place], step)[0]
    finally:
        wipe(source.data)
    if made.trouble is not None:
        if place != ledger.read(source.app_folder, desk.vault.id).second:
            ledger.forget_trouble(source.app_folder, desk.vault.id, place)
        raise made.trouble
    _note(desk, (made,))
    return made


def _note(desk: "Desk", made: Iterable[Made]) -> None:
    listed = list(made)
    failed = sum(one.trouble is not None for one in listed)
    desk.note(Act.BACKUP, copies=len(listed) - failed, failed=failed)


def is_due(desk: "Desk") -> bool:
    """Tell whether something was saved since the last verified backup and none was made today."""
    newest = ledger.read(desk.vault.app_folder, desk.vault.id).newest()
    if centre(desk).is_sample:
        return False
    return newest is None or (newest.made.date() != desk.today and _has_news(desk, newest.count))


def locking(desk: "Desk") -> Source | None:
    """Return what a backup at locking is made from: the window may be closed before anybody comes back."""
    newest = ledger.read(desk.vault.app_folder, desk.vault.id).newest()
    if newest is not None and timedelta() <= desk.clock.now() - newest.made < _FRESH:
        return None
    return closing(desk)


def closing(desk: "Desk") -> Source | None:
    """Note a backup at closing and return what it is made from; None where nothing is new."""
    newest = ledger.read(desk.vault.app_folder, desk.vault.id).newest()
    if centre(desk).is_sample or (newest is not None and not _has_news(desk, newest.count)):
        return None
    desk.note(Act.BACKUP, closing=True)
    return backup.source_of(desk.vault)


_FRESH = timedelta(minutes=20)
"""People take turns at the computer: not every change of person copies the register."""
_NO_NEWS = (Act.SIGN_IN, Act.BACKUP, Act.VIEW_MEMBER, Act.READ_LOG, Act.CHECK)


def _has_news(desk: "Desk", count: int) -> bool:
    """Tell whether anything but looking was logged after an entry."""
    newer = select(LogEntry.id).where(col(LogEntry.id) > count, col(LogEntry.act).not_in(_NO_NEWS)).limit(1)
    with desk.reading() as session:
        return session.exec(newer).first() is not None


def choose_second(desk: "Desk", place: Path | None) -> None:
    """Set the second place, or do without one. Raises where it cannot be, or lies with the register."""
    desk.require(Act.SETTINGS)
    if place is not None:
        _refuse_unfit(desk, place)
        with backup.in_words():
            ledger.choose_second(desk.vault.app_folder, desk.vault.id, place)
    else:
        ledger.choose_second(desk.vault.app_folder, desk.vault.id, None)
    desk.note(Act.SETTINGS, second_place=place is not None)


def _refuse_unfit(desk: "Desk", place: Path) -> None:
    if not place.is_dir():
        raise BackupPlaceMissing
    if place.resolve().is_relative_to(desk.vault.folder.resolve()):
        raise Refused(
            message("The second place must lie outside the register's folder. Choose another folder.")
        )


def listed(folder: Path, app_folder: Path, also: Iterable[Path] = ()) -> tuple[CopyRow, ...]:
    """Return the backups beside a register, in its second place and in other folders, newest first."""
    vault = vault_of(folder)
    known = ledger.read(app_folder, vault) if vault else ledger.Ledger()
    beside = folder / folders.BACKUPS
    places: dict[Path, None] = dict.fromkeys((beside, *([known.second] if known.second else []), *also))
    rows = [
        CopyRow(path, made, size, known.knows(path, size), place == beside)
        for place in places
        for path, made in backup.dated(place)
        if (size := _size(path))
    ]
    return tuple(sorted(rows, key=lambda row: row.made, reverse=True))


def vault_of(folder: Path) -> str:
    """Return the id of the register in a folder, by its key file or the start of its database; else empty."""
    for name in (folders.KEYS, folders.KEYS + ".bak"):
        try:
            return keyfile.load((folder / name).read_bytes()).vault
        except (OSError, ValueError, Refused):
            continue
    return roll_call.vault_of(folder / folders.DATABASE)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
