# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coming back by PIN: what a person's password opened, held in memory under their PIN for a short break.

Nothing here is ever written: the files at rest open with the password alone, as before. What is held is U and
the signing key, under Argon2id of the PIN with a fresh salt. Coming back opens the boxes of the key file with
U, so that somebody closed or changed meanwhile stays out. After three wrong tries, on another day, or when
the program ends, it is gone and the password is asked. A few digits do not withstand somebody who copies this
computer's memory during the break: so it is dropped when the computer sleeps, and after a quarter of an hour.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from models.memory import wipe
from models.messages import message
from models.vault import keyring, slots
from models.vault.failures import KeyFileChanged, PersonDisabled, Unopened, WeakPassword
from models.vault.keyfile import KeyFile
from models.vault.keyring import BoxClosed, close_box, derive, from_password, open_box, place
from models.vault.slots import LockedSlot, Unlocked

TRIES = 3
SHORTEST, LONGEST = 4, 8


class WrongPin(Unopened):
    """Not the PIN; some tries are left, or none."""

    def __init__(self, left: int) -> None:
        super().__init__(
            message("This is not the PIN."),
            message("Try once more, or type your password.")
            if left
            else message("Please type your password now."),
        )
        self.left = left


def looks_like_pin(typed: str) -> bool:
    """Tell a PIN from a password: no password is that short."""
    return typed.isascii() and typed.isdigit() and SHORTEST <= len(typed) <= LONGEST


def refuse_weak_pin(pin: str) -> None:
    """Raise WeakPassword unless the PIN is four to eight digits and no plain row of them."""
    if not looks_like_pin(pin):
        raise WeakPassword(message("A PIN is {least} to {most} digits.", least=SHORTEST, most=LONGEST))
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 or len(set(pin)) == 1:
        raise WeakPassword(message("These digits are guessed at once. Choose others."))


@dataclass(slots=True, repr=False)
class Held:
    """One person's way back in, in this process's memory alone."""

    vault: str
    uid: str
    day: date
    salt: bytes
    box: bytes
    left: int = field(default=TRIES)

    def keys(self, pin: str, today: date) -> tuple[bytes, bytes]:
        """Return U and the signing key's seed. Raises WrongPin; without tries left nothing opens any more."""
        if today != self.day or self.left <= 0:
            self.drop()
            raise WrongPin(0)
        try:
            packed = open_box(_key(self.vault, pin, self.salt), self.box, _place(self.vault, self.uid))
        except BoxClosed:
            self.left -= 1
            if self.left <= 0:
                self.drop()
            raise WrongPin(self.left) from None
        self.left = TRIES
        both = packed[: keyring.KEY], packed[keyring.KEY :]
        wipe(packed)
        return both

    def drop(self) -> None:
        """Let go of everything."""
        self.left, self.box, self.salt = 0, b"", b""


def hold(vault: str, uid: str, unlocked: Unlocked, pin: str, today: date) -> Held:
    """Put what a password opened under a PIN. Slow on purpose."""
    salt = secrets.token_bytes(16)
    seed = unlocked.signing.private_bytes_raw()
    packed = unlocked.own + seed
    wipe(seed)
    key = _key(vault, pin, salt)
    box = close_box(key, packed, _place(vault, uid))
    wipe(packed, key)
    return Held(vault, uid, today, salt, box)


def unlocked_by(held: Held, pin: str, today: date, keys: KeyFile) -> tuple[LockedSlot, Unlocked]:
    """Open a person's slot by their PIN: the boxes of the key file must still open with what was held."""
    own, seed = held.keys(pin, today)
    locked = keys.slot(held.uid)
    if locked is None or keys.vault != held.vault:
        raise KeyFileChanged
    if locked.slot.disabled:
        raise PersonDisabled(locked.slot.name)
    return locked, slots.unlocked_with(locked, keys.vault, own, seed, keys.generation)


def _key(vault: str, pin: str, salt: bytes) -> bytes:
    secret = from_password(pin, salt, keyring.COST)
    key = derive(secret, vault, "pin")
    wipe(secret)
    return key


def _place(vault: str, uid: str) -> bytes:
    return place(vault, uid, "pin")
