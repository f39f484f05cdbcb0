# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of whoever's register is open: by hand, once a day, and when the window closes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.messages import Refused, message

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from models.centre.backups import CopyRow
    from models.insight.safety import BackupState
    from models.vault.backup import Made, Source
    from ui.screen.background import Job
    from ui.screen.rescue.service import Rescue

_READING = message("Backing up and reading back …")


class DeskBackups:
    """Works at the desk of whoever is signed in."""

    def __init__(self, front: "DeskFront") -> None:
        self._front = front

    def state(self) -> "BackupState":
        """Return how safe the register is."""
        from models.insight.safety import backups

        return backups(self._front.at_desk())

    def copies(self) -> "Sequence[CopyRow]":
        """Return the backups in every known place, newest first."""
        return self.rescue().copies()

    def make(self, job: "Job") -> "Sequence[Made]":
        """Back up to every place that is set."""
        from models.centre import backups

        return backups.make_now(self._front.at_desk(), _step(job))

    def copy_to(self, job: "Job", place: Path) -> "Made":
        """Put one verified backup into a folder. Raises where that fails."""
        from models.centre import backups

        return backups.copy_to(self._front.at_desk(), place, _step(job))

    def choose_second(self, place: Path | None) -> None:
        """Set the second place, or do without."""
        from models.centre import backups

        backups.choose_second(self._front.at_desk(), place)

    def keeper(self) -> str:
        """Return who takes the stick home."""
        from models.centre.centre import centre

        return centre(self._front.at_desk()).stick_keeper

    def choose_keeper(self, name: str) -> None:
        """Remember who takes the stick home."""
        from models.centre import centre
        from models.text import clean_line

        centre.change(self._front.at_desk(), stick_keeper=clean_line(name))

    def rescue(self) -> "Rescue":
        """Return what restores."""
        return self._front.rescue()

    # By itself

    def should_ask(self) -> bool:
        """Tell whether a manager is to be asked for the second place: once, not in the sample centre."""
        from models.desk.acts import Act

        try:
            state, desk = self.state(), self._front.at_desk()
        except Refused:
            return False
        return not state.asked and desk.may(Act.SETTINGS) and not self._front.is_sample()

    def is_due(self) -> bool:
        """Tell whether today's backup is still to be made; never while nobody is signed in."""
        from models.centre import backups

        try:
            return backups.is_due(self._front.at_desk())
        except Refused:
            return False

    def locking(self) -> "Source | None":
        """Return what a backup at locking is made from; never raises: the screen is covered already."""
        from models.centre import backups

        try:
            return backups.locking(self._front.at_desk())
        except (Refused, OSError):
            return None

    def closing(self) -> "Source | None":
        """Return what a backup at closing is made from; never raises: the window is closing."""
        from models.centre import backups

        try:
            return backups.closing(self._front.at_desk())
        except (Refused, OSError):
            return None


def finish(source: "Source") -> None:
    """Make the backup of closing. What goes wrong stands in the ledger, and on Today next time."""
    from models.vault import backup

    try:
        backup.everywhere(source)
    except (Refused, OSError):
        return


def _step(job: "Job") -> Callable[[int, int], None]:
    def step(done: int, total: int) -> None:
        job.progress(done, total, _READING)

    return step
