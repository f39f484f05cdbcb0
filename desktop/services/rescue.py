# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring, salvage and the other ways back to a register that does not open."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bringing import bring
from models.clock import ShiftedClock
from models.messages import Refused
from models.words import Role

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from models.centre.backups import CopyRow
    from models.centre.restoring import Outcome
    from models.centre.salvaging import Outcome as Salvaged
    from models.vault.keyfile import KeyFile
    from models.vault.proving import Proof
    from ui.screen.background import Job
    from ui.screen.front import Person


class DeskRescue:
    """Works on the folder of the front, whoever is signed in or not."""

    def __init__(self, front: "DeskFront") -> None:
        self._front = front

    def copies(self) -> "Sequence[CopyRow]":
        """Return the backups in every known place, newest first."""
        bring()
        from models.centre.backups import listed

        return listed(self._front.folder, self._front.anchors)

    def managers(self, file: Path | None) -> Sequence[str]:
        """Return the managers of the register here, or those that a backup names."""
        keys = self._keys_here()
        if keys is None and file is not None:
            keys = _keys_in(file)
        slots = keys.slots if keys is not None else ()
        return [one.slot.name for one in slots if one.slot.role is Role.MANAGER and not one.slot.disabled]

    def _keys_here(self) -> "KeyFile | None":
        from models.vault import keyfile

        try:
            return keyfile.read(self._front.folder, self._front.anchors)
        except Refused:
            return None

    def rehearse(self, job: "Job", file: Path, proof: "Proof") -> "Outcome":
        """Prove that a backup would open; changes nothing."""
        bring(job.check)
        from models.centre import restoring

        front = self._front
        return restoring.rehearse(front.folder, file, proof, front.clock, front.anchors)

    def restore(self, job: "Job", file: Path, proof: "Proof") -> "tuple[Person, Outcome]":
        """Put a backup in the register's place and sign in to it."""
        bring(job.check)
        from models.centre import restoring
        from models.insight.erasing import erase

        front = self._front
        front.close()
        desk, outcome = restoring.restore(front.folder, file, proof, front.clock, front.anchors, erase)
        return front.take_seat(desk), outcome

    def salvage(self, job: "Job", proof: "Proof") -> "tuple[Person, Salvaged]":
        """Save what is readable of a damaged register and sign in to it."""
        bring(job.check)
        from models.centre import salvaging

        front = self._front
        front.close()
        desk, outcome = salvaging.salvage(front.folder, proof, front.clock, front.anchors)
        return front.take_seat(desk), outcome

    def free_space(self) -> bool:
        """Give the reserve back to a full disk. Tell whether there was one."""
        from models.vault.space import free_reserve

        return free_reserve(self._front.folder)

    def confirm_today(self, day: date) -> None:
        """Work by this date from now on: the computer's clock is wrong."""
        clock = self._front.clock
        self._front.go_by(ShiftedClock(clock, day - clock.today()))

    def go_on_older(self) -> None:
        """Let the next manager who signs in go on with an older copy."""
        self._front.accept_older = True


def _keys_in(file: Path) -> "KeyFile | None":
    from models.vault import keyfile, package

    try:
        return keyfile.load(package.read(file).keys)
    except (Refused, OSError, ValueError):
        return None
