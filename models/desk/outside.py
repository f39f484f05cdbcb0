# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the log has come, kept outside it on paper and in backups: that proves a cut or rewritten end."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.desk.acts import Act
from models.messages import Refused, message

if TYPE_CHECKING:
    from models.desk.desk import Desk

_PRINTED = re.compile(r"(?<!\d)(\d{1,18})([0-9A-F]{24})$")
"""More figures than this are no count, and more than the database counts to."""


@dataclass(frozen=True, slots=True)
class OutsideAnchor:
    """The count and head of the log at one moment."""

    count: int
    """Number of the last entry."""
    head: str
    """Six groups of four hexadecimal letters, of its signature."""


def outside_anchor(desk: "Desk") -> OutsideAnchor:
    """Return the count and head for a backup or the foot of a paper. Everybody may know them."""
    return OutsideAnchor(desk.count, shown_head(desk.head))


def shown_head(signature: bytes) -> str:
    """Return how a signature is shown and compared."""
    letters = hashlib.sha256(b"saathi/head/1" + signature).hexdigest()[:24].upper()
    return " ".join(letters[at : at + 4] for at in range(0, 24, 4))


def read_anchor(typed: str) -> OutsideAnchor:
    """Read a count and head typed from paper, with or without the words and dots about them."""
    letters = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    found = _PRINTED.search(letters)
    if found is None:
        raise Refused(message("Type the count and the six groups of the head as they are printed."))
    return OutsideAnchor(int(found[1]), found[2])


def agrees(desk: "Desk", count: int, head: str) -> bool:
    """Tell whether an anchor from paper is of this log: its entry stands, with just this signature."""
    from models.desk.tables import LogEntry

    desk.require(Act.READ_LOG)
    with desk.reading() as session:
        entry = session.get(LogEntry, count)
    typed = "".join(letter for letter in head.upper() if letter.isalnum())
    return entry is not None and shown_head(entry.signature).replace(" ", "") == typed


def of_backup(desk: "Desk", file: Path) -> OutsideAnchor:
    """Return the anchor in a backup's manifest, proven by this register's keys. Raises Unopened."""
    from models.vault import backup

    told = backup.told_by(desk.vault, file)
    return OutsideAnchor(told.count, shown_head(told.head))
