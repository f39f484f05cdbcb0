# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a backup took the register's place: everybody's keys, who left or was erased since, check and log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.centre import recovery, staff
from models.centre.backups import vault_of
from models.desk.acts import Act
from models.desk.authorship import proven_role
from models.desk.desk import Desk
from models.desk.history import verified
from models.messages import Refused
from models.vault import folders, health, ledger, restoring
from models.vault.restoring import BySheet

if TYPE_CHECKING:
    from models.clock import Clock
    from models.vault.health import Finding
    from models.vault.proving import Proof

Reapply = Callable[[Desk, tuple[str, ...]], None]
"""Erases again, by the uids of their rows, everybody who was erased after the backup was made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a restored backup brought, and what it lacks."""

    made: datetime
    members: int
    entries: int
    left_behind: int
    """Log entries that were saved here later and are not in it."""
    aside: Path | None
    erased: int
    findings: "tuple[Finding, ...]" = ()
    log_whole: bool = True
    without_keys: tuple[str, ...] = ()
    """Names of people who need a new password from a manager."""


def rehearse(
    folder: Path, file: Path, proof: "Proof", clock: "Clock", app_folder: Path | None = None
) -> Outcome:
    """Prove that a backup would open, changing nothing."""
    found = restoring.rehearse(folder, file, proof, clock, app_folder)
    told = found.told
    if vault := vault_of(folder):
        ledger.note_rehearsal(app_folder or folders.app_folder(), vault, clock.now())
    return Outcome(told.made, told.members, told.count, 0, None, len(found.erased))


def restore(
    folder: Path,
    file: Path,
    proof: "Proof",
    clock: "Clock",
    app_folder: Path | None = None,
    reapply: Reapply | None = None,
) -> tuple[Desk, Outcome]:
    """Put a backup in the register's place and sit down at it."""
    vault, found = restoring.restore(folder, file, proof, clock, app_folder)
    try:
        desk = recovery.recovered(vault) if isinstance(proof, BySheet) else Desk.at(vault)
        return desk, _settled(desk, found, proof.password, reapply)
    except BaseException:
        vault.close()
        raise


def _settled(desk: Desk, found: restoring.Restored, password: str, reapply: Reapply | None) -> Outcome:
    without = _give_back_keys(desk, found.bare, password)
    staff.finish(desk, password)
    if found.erased and reapply is not None:
        reapply(desk, found.erased)
    left_behind = desk.vault.found.left_behind
    desk.note(
        Act.RESTORE,
        made=found.told.made.isoformat(),
        entries=found.told.count,
        left_behind=left_behind,
        erased=len(found.erased),
    )
    return Outcome(
        found.told.made,
        found.told.members,
        found.told.count,
        left_behind,
        found.aside,
        len(found.erased),
        health.check(desk.vault),
        verified(desk).ok,
        without,
    )


def _give_back_keys(desk: Desk, uids: tuple[str, ...], password: str) -> tuple[str, ...]:
    """Make boxes from escrow, for the role the signed log proves. Returns who is left without."""
    without: list[str] = []
    names = {slot.uid: slot.name for slot in desk.vault.slots()}
    for uid in uids:
        try:
            desk.vault.enable(uid, proven_role(desk, uid), manager_password=password)
        except Refused:
            without.append(names[uid])
    return tuple(without)
