# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet: the master as seven groups of eight letters that a person can copy by hand.

Format 1: base32 (RFC 4648, A-Z 2-7) of M (32 bytes) and a check, the first 3 bytes of
SHA-256("saathi/sheet/1" | M); 56 letters, no padding. Read back without regard to case, spaces and dashes;
0 is read as O, 8 as B, 1 as I or L, whichever fits the check.
"""

import base64
import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.vault.failures import WrongSheet

GROUPS = 7
GROUP = 8
_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_LENGTH = GROUPS * GROUP


@dataclass(frozen=True, slots=True, repr=False)
class RecoverySheet:
    """What is printed once and kept in a locked place. Its letters open everything."""

    groups: tuple[str, ...]
    vault: str
    fingerprint: str
    """Of the first manager's signing key."""
    made_on: date

    def text(self) -> str:
        """Return the groups in one line."""
        return " ".join(self.groups)


def _check(master: bytes) -> bytes:
    return hashlib.sha256(b"saathi/sheet/1" + master).digest()[:3]


def groups(master: bytes) -> tuple[str, ...]:
    """Return the seven groups that stand for a master."""
    letters = base64.b32encode(master + _check(master)).decode()
    return tuple(letters[at : at + GROUP] for at in range(0, _LENGTH, GROUP))


def read(typed: str) -> bytes:
    """Return the master that was typed, or raise WrongSheet."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    letters = letters.replace("0", "O").replace("8", "B")
    if len(letters) != _LENGTH or set(letters) - _ALPHABET - {"1"}:
        raise WrongSheet
    for candidate in _candidates(letters):
        whole = base64.b32decode(candidate)
        if whole[32:] == _check(whole[:32]):
            return whole[:32]
    raise WrongSheet


def _candidates(letters: str) -> Iterator[str]:
    if letters.count("1") > 10:
        raise WrongSheet
    for choice in itertools.product("IL", repeat=letters.count("1")):
        unclear = iter(choice)
        yield "".join(next(unclear) if letter == "1" else letter for letter in letters)
