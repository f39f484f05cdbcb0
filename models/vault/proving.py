# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may put something else in the register's place: a manager by password, or whoever holds the sheet."""

from dataclasses import dataclass, field, replace

from models.memory import wipe
from models.vault import keyring, recovery_sheet, slots, staff
from models.vault.attempts import Attempts
from models.vault.failures import PersonDisabled, RestoreNeedsManager, WrongPassword
from models.vault.keyfile import KeyFile
from models.vault.opening import Entry, Site
from models.words import Language, Role


@dataclass(frozen=True, slots=True)
class ByPassword:
    """A manager's name or uid, and their password."""

    person: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BySheet:
    """The sheet's letters, and who becomes manager by it."""

    letters: str = field(repr=False)
    manager: str
    password: str = field(repr=False)
    language: Language = Language.ENGLISH


Proof = ByPassword | BySheet


def enter(site: Site, keys: KeyFile, proof: Proof) -> Entry:
    """Return who comes in, with a manager's keys; refuses everybody else."""
    if isinstance(proof, BySheet):
        return _by_sheet(keys, proof)
    locked = staff.find(keys, proof.person)
    if locked.slot.disabled:
        raise PersonDisabled(locked.slot.name)
    if not locked.keys:
        raise RestoreNeedsManager
    attempts = Attempts(site.app_folder, keys.vault, site.monotonic)
    attempts.refuse_early(locked.slot.uid)
    try:
        unlocked = slots.unlock(locked, keys.vault, proof.password, keys.generation)
    except WrongPassword:
        attempts.note_wrong(locked.slot.uid)
        raise
    master = slots.master_of(locked, keys.vault, unlocked, keys.generation)
    if master is None:
        raise RestoreNeedsManager
    wipe(master)
    return Entry(keys, locked.slot, unlocked, Role.MANAGER)


def _by_sheet(keys: KeyFile, proof: BySheet) -> Entry:
    master = recovery_sheet.read(proof.letters)
    new = staff.named(proof.manager, Role.MANAGER, proof.language)
    same = [one.slot.uid for one in keys.slots if staff.folded(one.slot.name) == staff.folded(new.name)]
    slot = replace(new, uid=same[0] if same else new.uid)
    changed, slot, unlocked = staff.added(keys, slot, proof.password, keyring.COST, master)
    changed = replace(changed, revision=keys.revision + 1)
    return Entry(changed, slot, unlocked, Role.MANAGER, by_sheet=True)
