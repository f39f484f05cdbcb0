# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of backups asks of the program. Making one runs off the window's thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.screen.background import Job

if TYPE_CHECKING:
    from models.centre.backups import CopyRow
    from models.insight.safety import BackupState
    from models.vault.backup import Made
    from ui.screen.rescue.service import Rescue


class BackupService(Protocol):
    """Backups of the open register."""

    def state(self) -> "BackupState":
        """Return how safe the register is."""
        ...

    def copies(self) -> "Sequence[CopyRow]":
        """Return the backups in every known place, newest first."""
        ...

    def make(self, job: Job) -> "Sequence[Made]":
        """Back up to every place that is set."""
        ...

    def copy_to(self, job: Job, place: Path) -> "Made":
        """Put one verified backup into a folder. Raises where that fails."""
        ...

    def choose_second(self, place: Path | None) -> None:
        """Set the second place, or do without."""
        ...

    def keeper(self) -> str:
        """Return who takes the stick home."""
        ...

    def choose_keeper(self, name: str) -> None:
        """Remember who takes the stick home."""
        ...

    def rescue(self) -> "Rescue":
        """Return what restores."""
        ...
