# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of rescue ask of the program. Slow calls run off the window's thread."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.screen.background import Job
from ui.screen.front import Person

if TYPE_CHECKING:
    from models.centre.backups import CopyRow
    from models.centre.restoring import Outcome
    from models.centre.salvaging import Outcome as Salvaged
    from models.vault.proving import Proof


class Rescue(Protocol):
    """Help before anybody is signed in, and a manager's restoring."""

    def copies(self) -> "Sequence[CopyRow]":
        """Return the backups in every known place, newest first."""
        ...

    def managers(self, file: Path | None) -> Sequence[str]:
        """Return the managers of the register here, or those that a backup names."""
        ...

    def rehearse(self, job: Job, file: Path, proof: "Proof") -> "Outcome":
        """Prove that a backup would open; changes nothing."""
        ...

    def restore(self, job: Job, file: Path, proof: "Proof") -> "tuple[Person, Outcome]":
        """Put a backup in the register's place and sign in to it."""
        ...

    def salvage(self, job: Job, proof: "Proof") -> "tuple[Person, Salvaged]":
        """Save what is readable of a damaged register and sign in to it."""
        ...

    def free_space(self) -> bool:
        """Give the reserve back to a full disk. Tell whether there was one."""
        ...

    def confirm_today(self, day: date) -> None:
        """Work by this date from now on: the computer's clock is wrong."""
        ...

    def go_on_older(self) -> None:
        """Let the next manager who signs in go on with an older copy."""
        ...
