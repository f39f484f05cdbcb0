# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the import wizard asks of the program: the same import as the command line's, with a preview."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from models.messages import Message
from models.words import OnMatch, Purpose
from ui.screen.background import Job


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What somebody said about the file; what is None or empty was not said yet."""

    columns: dict[str, str] = field(default_factory=dict[str, str])
    """What a column means, by its heading: names of fields, "" for leaving it out."""
    century: int | None = None
    day_first: bool | None = None
    on_match: OnMatch = OnMatch.SKIP
    consent_held: tuple[Purpose, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column and what it became."""

    header: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at: a doubt, somebody alike, a refusal; 0 speaks of the whole file."""

    row: int
    column: str
    reason: Message
    kind: str
    """``doubt``, ``alike`` or ``refused``."""
    like: str = ""


@dataclass(frozen=True, slots=True)
class ImportLook:
    """What an import would do, or did."""

    columns: tuple[ColumnRow, ...]
    rows: int
    added: int
    updated: int
    skipped: int
    refused: int
    remarks: tuple[Remark, ...]
    needs_century: bool
    asks_day_first: bool
    new_groups: tuple[str, ...] = ()
    import_id: int | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """An earlier import that can be taken back."""

    id: int
    at: str
    added: int


class ImportService(Protocol):
    """The import, for whoever is signed in. Everything is called off the window's thread."""

    def look(self, path: Path, choices: ImportChoices) -> ImportLook:
        """Return what an import of a file would do; writes nothing. Raises ``Refused``."""
        ...

    def run(self, job: Job, path: Path, choices: ImportChoices) -> ImportLook:
        """Import a file whole or not at all; cancelling leaves nothing behind."""
        ...

    def undo(self, import_id: int) -> tuple[int, Sequence[Message]]:
        """Take an import back; returns how many people went and what was left."""
        ...

    def runs(self) -> Sequence[RunRow]:
        """Return the imports that can be taken back, the newest first."""
        ...

    def save_refused(self, path: Path, choices: ImportChoices, into: Path) -> None:
        """Write the refused rows to a table, to be corrected and imported again."""
        ...
