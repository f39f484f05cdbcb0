# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes to the key file: people added, switched off and on, removed. Each gives a new KeyFile."""

import hashlib
import secrets
import unicodedata
from dataclasses import replace

from models.messages import Refused, message
from models.vault.failures import KeyFileChanged, PersonDisabled, UnknownPerson
from models.vault.keyfile import KeyFile, make_link
from models.vault.keyring import Cost, Keys
from models.vault.slots import (
    LockedSlot,
    Slot,
    Unlocked,
    new_slot,
    own_key,
    refuse_false_label,
    with_rights,
    without_rights,
)
from models.words import Language, Role


def folded(name: str) -> str:
    """Return a name as it is compared at sign-in."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def find(keys: KeyFile, person: str) -> LockedSlot:
    """Return a slot by uid or name; an empty name means the only person there is."""
    if not person:
        active = [one for one in keys.slots if not one.slot.disabled]
        found = active if len(active) == 1 else []
    else:
        found = [
            one for one in keys.slots if person == one.slot.uid or folded(person) == folded(one.slot.name)
        ]
    if len(found) != 1:
        raise UnknownPerson(person)
    return found[0]


def fingerprint(signer: bytes) -> str:
    """Return how a signing key is shown and compared: six groups of four hexadecimal letters."""
    letters = hashlib.sha256(b"saathi/signer/1" + signer).hexdigest()[:24].upper()
    return " ".join(letters[at : at + 4] for at in range(0, 24, 4))


def named(name: str, role: Role, language: Language) -> Slot:
    """Return a slot for a new person."""
    clean = unicodedata.normalize("NFC", " ".join(name.split()))
    if not clean:
        raise Refused(message("A name is needed to sign in with."))
    return Slot(secrets.token_hex(16), clean, role, language, b"")


def added(
    keys: KeyFile, slot: Slot, password: str, cost: Cost, master: bytes
) -> tuple[KeyFile, Slot, Unlocked]:
    """Add a person, or put new keys in place of those under the same uid."""
    same_name = [one.slot for one in keys.slots if folded(one.slot.name) == folded(slot.name)]
    if any(other.uid != slot.uid for other in same_name):
        raise Refused(
            message("Somebody called {name} signs in here already. Add an initial.", name=slot.name)
        )
    locked, unlocked = new_slot(keys.vault, slot, password, cost, master, keys.generation)
    return keys.with_slot(locked), locked.slot, unlocked


def switched_off(keys: KeyFile, uid: str) -> KeyFile:
    """Take a person's boxes away; the slot, its name and signing key stay."""
    locked = _present(keys, uid)
    _keep_a_manager(keys, uid)
    return keys.with_slot(replace(without_rights(locked), slot=replace(locked.slot, disabled=True)))


def switched_on(keys: KeyFile, uid: str, role: Role, master: bytes) -> KeyFile:
    """Make the boxes again from escrow, for the role a manager says: a slot without boxes proves none."""
    locked = _present(keys, uid)
    back = replace(locked, slot=replace(locked.slot, role=role, disabled=False))
    own = own_key(locked, keys.vault, master)
    return keys.with_slot(with_rights(back, keys.vault, own, master, keys.generation))


def changed(keys: KeyFile, slot: Slot, master: bytes) -> KeyFile:
    """Give a person another name, role or language; the boxes follow the role."""
    locked = _present(keys, slot.uid)
    if slot.role is not Role.MANAGER:
        _keep_a_manager(keys, slot.uid)
    own = _proven(keys, locked, master)
    anew = with_rights(replace(locked, slot=slot), keys.vault, own, master, keys.generation)
    return keys.with_slot(without_rights(anew) if slot.disabled else anew)


def proven(keys: KeyFile, uid: str, master: bytes) -> Slot:
    """Return a slot whose role its boxes prove, else KeyFileChanged; PersonDisabled where it has none."""
    locked = _present(keys, uid)
    if locked.slot.disabled:
        raise PersonDisabled(locked.slot.name)
    _proven(keys, locked, master)
    return locked.slot


def _proven(keys: KeyFile, locked: LockedSlot, master: bytes) -> bytes:
    """Return U from escrow, after the boxes proved the label; somebody switched off holds none to prove."""
    own = own_key(locked, keys.vault, master)
    if not locked.slot.disabled:
        refuse_false_label(locked, keys.vault, own, master, keys.generation)
    return own


def next_generation(
    keys: KeyFile, old: bytes, new: bytes, *, without: str = "", becoming: Slot | None = None
) -> KeyFile:
    """Begin generation g+1, under the same master or a new one: one person left out, or with a smaller role.

    Everybody else's boxes are made from escrow; nobody's password is asked. The recovery sheet stays good
    while ``old`` and ``new`` are the same.
    """
    leaving = becoming.uid if becoming else without
    if leaving:
        _present(keys, leaving)
        _keep_a_manager(keys, leaving)
    generation = keys.generation + 1
    before = Keys.of_master(old, keys.vault, keys.generation)
    after = Keys.of_master(new, keys.vault, generation)
    link = make_link(keys.vault, generation, _pair(after), _pair(before))
    slots = tuple(
        _boxed_anew(keys, one, (old, new), generation, becoming)
        for one in keys.slots
        if one.slot.uid != without
    )
    return replace(keys, generation=generation, slots=slots, links=(*keys.links, link))


def _boxed_anew(
    keys: KeyFile, locked: LockedSlot, masters: tuple[bytes, bytes], generation: int, becoming: Slot | None
) -> LockedSlot:
    own = _proven(keys, locked, masters[0])
    if becoming is not None and becoming.uid == locked.slot.uid:
        locked = replace(locked, slot=becoming)
    anew = with_rights(locked, keys.vault, own, masters[1], generation)
    return without_rights(anew) if locked.slot.disabled else anew


def _pair(keys: Keys) -> tuple[bytes, bytes]:
    if keys.notes is None:
        raise KeyFileChanged
    return keys.data, keys.notes


def _present(keys: KeyFile, uid: str) -> LockedSlot:
    locked = keys.slot(uid)
    if locked is None:
        raise UnknownPerson(uid)
    return locked


def _keep_a_manager(keys: KeyFile, leaving: str) -> None:
    left = [one.slot for one in keys.slots if one.slot.uid != leaving and not one.slot.disabled]
    if not any(slot.role is Role.MANAGER for slot in left):
        raise Refused(message("At least one manager must stay. Add another manager first."))
