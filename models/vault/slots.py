# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One member of staff's keys: a random key U under the password, and under U what the role may open.

A slot's boxes (see keyring.py for their format; place = vault, slot, and the words after the colon):
* unlock: U under HKDF(Argon2id(password), "unlock"): "unlock" and the Argon2id parameters
* signing: Ed25519 private key under HKDF(Argon2id(password), "signing"): "signing". Nobody else can open it
* escrow: U under HKDF(M, "escrow"): "escrow". Lets a manager make new boxes without anybody's password
* keys: data, notes public, and for counsellors and managers notes, under U: "keys", generation, name, role
* master: M or zeros, under HKDF(U, "master"): "master". Opened for one act, with the password typed again
Every kind of box has one length whatever the role.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.memory import wipe
from models.vault.failures import KeyFileChanged, WrongPassword
from models.vault.keyring import (
    KEY,
    BoxClosed,
    Cost,
    Keys,
    close_box,
    derive,
    from_password,
    open_box,
    place,
)
from models.words import Language, Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slot:
    """What everybody may know of a member of staff. ``role`` is a label; rights come from keys."""

    uid: str
    name: str
    role: Role
    language: Language
    signer: bytes
    """Ed25519 public key."""
    disabled: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class LockedSlot:
    """A slot with its boxes, as the key file keeps it."""

    slot: Slot
    cost: Cost
    salt: bytes
    unlock: bytes
    signing: bytes
    escrow: bytes
    keys: bytes
    master: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """What a right password opens."""

    own: bytes
    """U."""
    signing: Ed25519PrivateKey
    keys: Keys

    def wipe(self) -> None:
        """Overwrite U and the keys; the signing key goes with its object."""
        wipe(self.own)
        self.keys.wipe()


def _password_keys(vault: str, password: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    secret = from_password(password, salt, cost)
    keys = derive(secret, vault, "unlock"), derive(secret, vault, "signing")
    wipe(secret)
    return keys


def _unlock_place(vault: str, uid: str, cost: Cost, salt: bytes) -> bytes:
    return place(vault, uid, "unlock", str(cost.memory), str(cost.passes), str(cost.lanes), salt.hex())


def _keys_place(vault: str, slot: Slot, generation: int) -> bytes:
    return place(vault, slot.uid, "keys", str(generation), slot.name, slot.role.value)


def new_slot(
    vault: str, slot: Slot, password: str, cost: Cost, master: bytes, generation: int
) -> tuple[LockedSlot, Unlocked]:
    """Make a person's random keys and all their boxes. ``slot.signer`` is filled here."""
    own = secrets.token_bytes(KEY)
    signing = Ed25519PrivateKey.generate()
    named = replace(slot, signer=signing.public_key().public_bytes_raw())
    bare = LockedSlot(named, cost, b"", b"", b"", b"", b"", b"")
    locked = with_rights(
        with_password(bare, vault, password, cost, own, signing), vault, own, master, generation
    )
    return locked, Unlocked(own, signing, rights(master, vault, generation, slot.role))


def rights(master: bytes, vault: str, generation: int, role: Role) -> Keys:
    """Return the keys a role holds."""
    keys = Keys.of_master(master, vault, generation)
    return keys.without_notes() if role is Role.DESK else keys


def with_password(
    locked: LockedSlot, vault: str, password: str, cost: Cost, own: bytes, signing: Ed25519PrivateKey
) -> LockedSlot:
    """Put U and the signing key under another password, with a fresh salt."""
    salt = secrets.token_bytes(16)
    unlock, sign = _password_keys(vault, password, salt, cost)
    uid, seed = locked.slot.uid, signing.private_bytes_raw()
    anew = replace(
        locked,
        cost=cost,
        salt=salt,
        unlock=close_box(unlock, own, _unlock_place(vault, uid, cost, salt)),
        signing=close_box(sign, seed, place(vault, uid, "signing")),
    )
    wipe(unlock, sign, seed)
    return anew


def with_rights(locked: LockedSlot, vault: str, own: bytes, master: bytes, generation: int) -> LockedSlot:
    """Make the boxes that the label's role may open, under the person's own key."""
    slot = locked.slot
    held = master if slot.role is Role.MANAGER else bytes(KEY)
    holds = rights(master, vault, generation, slot.role)
    keys, escrow, over = holds.packed(), derive(master, vault, "escrow"), derive(own, vault, "master")
    anew = replace(
        locked,
        escrow=close_box(escrow, own, place(vault, slot.uid, "escrow")),
        keys=close_box(own, keys, _keys_place(vault, slot, generation)),
        master=close_box(over, held, place(vault, slot.uid, "master")),
    )
    holds.wipe()
    wipe(keys, escrow, over)
    return anew


def refuse_false_label(locked: LockedSlot, vault: str, own: bytes, master: bytes, generation: int) -> None:
    """Raise KeyFileChanged unless the boxes hold just what the label says.

    Labels stand in clear, and whoever knows U may make their own boxes anew: before new boxes follow a label,
    the keys already held must prove it. Nobody can put a key they lack into a box.
    """
    changed, slot = KeyFileChanged(), locked.slot
    keys = _opened(changed, own, locked.keys, _keys_place(vault, slot, generation))
    where = place(vault, slot.uid, "master")
    held = _opened(changed, derive(own, vault, "master"), locked.master, where)
    proven = keys == rights(master, vault, generation, slot.role).packed()
    if not proven or (held == master) != (slot.role is Role.MANAGER):
        raise changed


def without_rights(locked: LockedSlot) -> LockedSlot:
    """Take the boxes away: the password then opens nothing."""
    return replace(locked, keys=b"", master=b"")


def unlock(locked: LockedSlot, vault: str, password: str, generation: int) -> Unlocked:
    """Open a slot by its password: WrongPassword, or KeyFileChanged where a box was moved or edited."""
    uid = locked.slot.uid
    unlock_key, signing_key = _password_keys_or_refuse(locked, vault, password)
    where = _unlock_place(vault, uid, locked.cost, locked.salt)
    own = _opened(WrongPassword(locked.slot.name), unlock_key, locked.unlock, where)
    private = _opened(KeyFileChanged(), signing_key, locked.signing, place(vault, uid, "signing"))
    wipe(unlock_key, signing_key)
    return unlocked_with(locked, vault, own, private, generation)


def unlocked_with(locked: LockedSlot, vault: str, own: bytes, private: bytes, generation: int) -> Unlocked:
    """Open a slot's boxes by U and the signing key's seed; KeyFileChanged where a box was moved or edited.

    The seed is wiped.
    """
    changed = KeyFileChanged()
    keys = _opened(changed, own, locked.keys, _keys_place(vault, locked.slot, generation))
    found = Unlocked(
        own, _signing(private, locked.slot.signer), _or_refuse(changed, lambda: Keys.unpacked(keys))
    )
    wipe(keys, private)
    return found


def _password_keys_or_refuse(locked: LockedSlot, vault: str, password: str) -> tuple[bytes, bytes]:
    return _or_refuse(KeyFileChanged(), lambda: _password_keys(vault, password, locked.salt, locked.cost))


def _opened(refusal: Exception, key: bytes, box: bytes, where: bytes) -> bytes:
    return _or_refuse(refusal, lambda: open_box(key, box, where))


def _or_refuse(refusal: Exception, work: Callable[[], T]) -> T:
    try:
        return work()
    except BoxClosed:
        raise refusal from None


def _signing(private: bytes, public: bytes) -> Ed25519PrivateKey:
    signing = Ed25519PrivateKey.from_private_bytes(private)
    if signing.public_key().public_bytes_raw() != public:
        raise KeyFileChanged
    return signing


def own_key(locked: LockedSlot, vault: str, master: bytes) -> bytes:
    """Return U from escrow: for new boxes, without the person's password."""
    where = place(vault, locked.slot.uid, "escrow")
    return _opened(KeyFileChanged(), derive(master, vault, "escrow"), locked.escrow, where)


def master_of(locked: LockedSlot, vault: str, unlocked: Unlocked, generation: int) -> bytes | None:
    """Return M if this slot truly holds it: the data key it gives must be the one in use."""
    where = place(vault, locked.slot.uid, "master")
    over = derive(unlocked.own, vault, "master")
    held = _opened(KeyFileChanged(), over, locked.master, where)
    data = derive(held, vault, "data", generation)
    is_manager = data == unlocked.keys.data
    wipe(over, data)
    return held if is_manager else None
