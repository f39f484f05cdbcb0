# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed values: text only the notes key opens, bound to the row, person, author and version it belongs to.

Format 1
* sealed value: 0x01 | nonce 12 | ChaCha20-Poly1305 under HKDF(notes of g, "notes/sealed").
  Associated data: the words saathi/sealed/1, vault, table, row uid, member uid, author uid, version, g,
  joined by NUL.
* post: 0x01 | g (4 bytes, big-endian) | HPKE base mode (X25519, HKDF-SHA256, ChaCha20-Poly1305) to the notes
  public key of g. Info: saathi/post/1, vault, row uid, member uid, author uid, kind, g, joined by NUL.
* Inside both: length of the text (4 bytes, big-endian), the text, zeros up to a multiple of 256 bytes
  and to a given floor, so that the length of a value says little.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from struct import Struct
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from models.memory import wipe
from models.messages import locked
from models.vault.failures import SealBroken

STEP = 256

_FORMAT = b"\x01"
_FORMAT_1 = _FORMAT[0]
_NONCE = 12
_SHORTEST = 1 + _NONCE + 4 + 16
"""Format, nonce, the length of the text, and what proves it."""
_length = Struct(">I").unpack_from
_BOUNDS = 7
"""NULs between what a value is bound to."""


def _bound(*parts: str) -> bytes:
    text = "\0".join(parts)
    if text.count("\0") != len(parts) - 1:
        raise SealBroken
    return text.encode()


def padded(body: bytes, floor: int = STEP) -> bytes:
    """Return the body with its length in front and zeros behind."""
    size = max(floor, -(-(len(body) + 4) // STEP) * STEP)
    return (len(body).to_bytes(4, "big") + body).ljust(size, b"\0")


def unpadded(text: bytes) -> bytes:
    """Return what padded() was given."""
    size = int.from_bytes(text[:4], "big")
    if size > len(text) - 4:
        raise SealBroken
    return text[4 : 4 + size]


class Sealer:
    """Seals and opens values under the notes key of one generation."""

    def __init__(self, key: bytes, vault: str, generation: int) -> None:
        self._key = key
        self.cipher: ChaCha20Poly1305 | None = ChaCha20Poly1305(key)
        """None when the register is locked; a worker may be in the middle of a list then."""
        self.generation = generation
        self._vault = vault

    def wipe(self) -> None:
        """Overwrite the key; whoever still works with it is told that the register is locked."""
        self.cipher = None
        wipe(self._key)

    def around(self, table: str) -> tuple[str, str]:
        """Return what stands before and behind the place of every value of a table."""
        return f"saathi/sealed/1\0{self._vault}\0{table}\0", f"\0{self.generation}"

    def seal(self, where: tuple[str, str, str, str, int], body: bytes, floor: int) -> bytes:
        """Seal a body; ``where`` is (table, uid, subject, author, version)."""
        if (cipher := self.cipher) is None:
            raise locked()
        table, uid, subject, author, version = where
        start, end = self.around(table)
        place = f"{start}{uid}\0{subject}\0{author}\0{version}{end}"
        if place.count("\0") != _BOUNDS:
            raise SealBroken
        nonce = secrets.token_bytes(_NONCE)
        return _FORMAT + nonce + cipher.encrypt(nonce, padded(body, floor), place.encode())

    def unseal(self, where: tuple[str, str, str, str, int], value: bytes) -> bytes:
        """Open a value in the place it was sealed for, or raise SealBroken."""
        table, *place = where
        row = (self.generation, *place, value, sha256(value).digest(), None, None)
        return next(open_each(lambda _: self, table, (row,)))[0]


def open_each(
    sealer_of: Callable[[int], Sealer], table: str, rows: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Give (text, member uid, one, other) of a table's rows, or raise SealBroken at the first that is harmed.

    A row is (generation, uid, member uid, author uid, version, value, digest, one, other). ``digest`` is what
    the value's is known to be, None where nobody knows of such a version; the last two stand for themselves.
    All is said in one loop, because a centre's whole register is opened after each sign-in: a call for each
    row took a twelfth of the time.
    """
    sealer, held, start, end = cast("Sealer", None), None, "", ""  # the first row brings one
    unused = sha256()  # a copy of one is there sooner than a new one
    for generation, uid, subject, author, version, value, digest, one, other in rows:
        if generation != held:
            if type(generation) is not int:
                raise SealBroken
            sealer, held = sealer_of(generation), generation
            start, end = sealer.around(table)
        place = f"{start}{uid}\0{subject}\0{author}\0{version}{end}"
        if (
            type(value) is not bytes
            or len(value) < _SHORTEST
            or value[0] != _FORMAT_1
            or place.count("\0") != _BOUNDS
        ):
            raise SealBroken
        own = unused.copy()
        own.update(value)
        if digest != own.digest():
            raise SealBroken
        if (cipher := sealer.cipher) is None:  # the register is locked in the middle of a list
            raise locked()
        try:
            text = cipher.decrypt(value[1:13], value[13:], place.encode())
        except InvalidTag:
            raise SealBroken from None
        end_of_body = 4 + _length(text)[0]
        if end_of_body > len(text):
            raise SealBroken
        yield text[4:end_of_body], subject, one, other


def post(public: bytes, generation: int, where: tuple[str, ...], body: bytes) -> bytes:
    """Seal a body for counsellors and managers; ``where`` is (vault, uid, subject, author, kind)."""
    text = padded(body)
    sealed = _suite().encrypt(text, X25519PublicKey.from_public_bytes(public), _info(where, generation))
    return _FORMAT + generation.to_bytes(4, "big") + sealed


def post_generation(value: bytes) -> int:
    """Return the generation a post was sealed for."""
    if value[:1] != _FORMAT or len(value) < 5:
        raise SealBroken
    return int.from_bytes(value[1:5], "big")


def open_post(private: X25519PrivateKey, where: tuple[str, ...], value: bytes) -> bytes:
    """Open a post in the place it was written for, or raise SealBroken."""
    try:
        return unpadded(_suite().decrypt(value[5:], private, _info(where, post_generation(value))))
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _info(where: tuple[str, ...], generation: int) -> bytes:
    return _bound("saathi/post/1", *where, str(generation))


@lru_cache
def _suite() -> hpke.Suite:
    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
