# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is it safe: whether a verified backup younger than 7 days stands outside this computer, and what failed.

``backups(desk)`` gives the row that Today shows until it is mended, and the status line always.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from models.messages import Message, counted, message
from models.vault import folders, ledger

if TYPE_CHECKING:
    from models.desk.desk import Desk

YOUNG = timedelta(days=7)
QUARTER = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class BackupState:
    """How safe the register is from the loss of this computer."""

    is_calm: bool
    """Nothing needs doing; otherwise Today shows ``sentence`` in amber, with a way to Settings, Backups."""
    sentence: Message
    next_step: Message | None
    newest: datetime | None
    """The newest verified copy anywhere."""
    newest_off: datetime | None
    """The newest verified copy outside this computer."""
    trouble_at: Path | None = None
    """The place whose last backup failed."""
    second: Path | None = None
    """The second place, where one was chosen."""
    asked: bool = False
    """Whether the second place was asked for once."""
    reserve: bool = True
    """Whether the 8 MB are there that a full disk needs."""
    offered: Message | None = None
    """What is worth doing and presses nobody: a rehearsal each quarter."""


def backups(desk: "Desk") -> BackupState:
    """Return how safe the register is. Reads one small file."""
    from models.centre.centre import centre

    vault = desk.vault
    known = ledger.read(vault.app_folder, vault.id)
    return judged(
        known,
        desk.clock.now(),
        is_sample=centre(desk).is_sample,
        reserve=(vault.folder / folders.BALLAST).exists(),
        anchor=vault.anchor_works,
    )


def judged(
    known: ledger.Ledger,
    now: datetime,
    *,
    is_sample: bool = False,
    reserve: bool = True,
    anchor: bool = True,
) -> BackupState:
    """Judge what is known of the copies."""
    newest, off = known.newest(), known.newest(off=True)
    trouble = known.trouble[0] if known.trouble else None
    said, next_step, calm = _said(known, now, reserve=reserve, anchor=anchor)
    if is_sample:
        said, next_step = message("Everybody here is invented: no backup is needed."), None
    return BackupState(
        calm or is_sample,
        said,
        next_step,
        newest.made if newest else None,
        off.made if off else None,
        trouble.place if trouble else None,
        known.second,
        known.asked,
        reserve,
        None if is_sample else _offered(known, now),
    )


def _offered(known: ledger.Ledger, now: datetime) -> Message | None:
    """Offer a rehearsal each quarter, once there is a backup that old to try."""
    since = known.rehearsed or min((copy.made for copy in known.copies), default=now)
    if now - since < QUARTER:
        return None
    return message("No backup was tried for three months. Trying one changes nothing and takes a minute.")


def _said(
    known: ledger.Ledger, now: datetime, *, reserve: bool, anchor: bool
) -> tuple[Message, Message | None, bool]:
    off, trouble = known.newest(off=True), known.trouble[0] if known.trouble else None
    if trouble is not None:
        return trouble.said, trouble.next_step, False
    if not reserve:
        return (
            message("The disk was full, and Saathi used its reserve of 8 MB."),
            message("Delete or move some large files, then start Saathi again."),
            False,
        )
    if not anchor:
        return (
            message(
                "Saathi cannot write to its own folder: an older copy of the register would go unnoticed."
            ),
            message("Make some room on this computer's disk, then start Saathi again."),
            False,
        )
    if known.sheet is not None and known.sheet.exists():
        return (
            message("The recovery sheet still lies on this computer as a file: it opens the whole register."),
            message("Print it, lock the paper away, and delete the file. Then empty the bin."),
            False,
        )
    step = message("Plug a stick in and choose: Copy to USB.")
    if off is None:
        return message("No verified backup stands outside this computer yet."), step, False
    days = (now - off.made).days
    if now - off.made > YOUNG:
        return (
            counted(
                "The last verified backup outside this computer is {n} day old.",
                "The last verified backup outside this computer is {n} days old.",
                days,
            ),
            step,
            False,
        )
    said = message("Backed up outside this computer on {date}.", date=off.made.date())
    if known.second is None:
        return said, message("Choose a second place, so that every backup also goes there by itself."), False
    return said, None, True
