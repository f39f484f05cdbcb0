# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at centre.db without opening it: which key its pages fit, and what its header says.

SQLCipher 4 with a raw key: pages of 4096 bytes end in an IV (16) and an HMAC-SHA512 (64); the first page
begins with the salt (16). HMAC key = PBKDF2-HMAC-SHA512(key, salt xor 0x3a, 2 rounds, 32). The HMAC is over
the page's ciphertext, the IV and the page number (4 bytes, little-endian). Reading this way changes nothing.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from models.vault.failures import DamagedStart, EmptyFile, NotOurs, NoVault, PlainFile

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
PLAIN_START = b"SQLite format 3\0"
APPLICATION = 0x53414148
"""application_id of a register: "SAAH"."""

RESERVED = 80
"""Bytes at a page's end that hold its IV and seal."""

_SALT = 16
_TAIL = 64
_LOOKED_AT = 64


@dataclass(frozen=True, slots=True)
class Header:
    """What the first page says of itself."""

    application: int
    version: int


def look(path: Path) -> None:
    """Refuse a file that is missing, empty or plain."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(16)
    except FileNotFoundError:
        raise NoVault from None
    if size == 0:
        raise EmptyFile
    if start == PLAIN_START:
        raise PlainFile


def _fits(page: bytes, number: int, mac_key: bytes) -> bool:
    if len(page) != PAGE:
        return False
    body = page[_SALT if number == 1 else 0 : -_TAIL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, body, hashlib.sha512), page[-_TAIL:])


def _mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def opened_pages(path: Path, key: bytes, vault: str) -> Iterator[tuple[int, bytes]]:
    """Yield the number and content of every page that is whole under this key, each opened by itself."""
    mac_key = _mac_key(key, bytes.fromhex(vault))
    with path.open("rb") as file:
        for number in count(1):
            page = file.read(PAGE)
            if len(page) < PAGE:
                return
            if _fits(page, number, mac_key):
                start = _SALT if number == 1 else 0
                yield (
                    number,
                    PLAIN_START[:start] + _cipher(page, key).decryptor().update(page[start:-RESERVED]),
                )


def sealed_page(text: bytes, key: bytes, vault: str, vector: bytes) -> bytes:
    """Return the first page with this content, as SQLCipher seals it; ``vector`` are 16 random bytes."""
    salt = bytes.fromhex(vault)
    inner = _cipher(vector + bytes(_TAIL), key).encryptor().update(text[_SALT:])
    body = inner + vector + (1).to_bytes(4, "little")
    return salt + inner + vector + hmac.digest(_mac_key(key, salt), body, hashlib.sha512)


def fits(path: Path, key: bytes, vault: str) -> bool:
    """Tell whether the first page was written under this key."""
    with path.open("rb") as file:
        return _fits(file.read(PAGE), 1, _mac_key(key, bytes.fromhex(vault)))


def header(path: Path, key: bytes, vault: str) -> Header:
    """Read the header under a key. Raises DamagedStart, or NotOurs where no page fits the key."""
    mac_key = _mac_key(key, bytes.fromhex(vault))
    with path.open("rb") as file:
        first = file.read(PAGE)
        others = [file.read(PAGE) for _ in range(_LOOKED_AT)]
    if _fits(first, 1, mac_key) and first[:_SALT] == bytes.fromhex(vault):
        return _decrypted(first, key)
    if any(_fits(page, number, mac_key) for number, page in enumerate([first, *others], 1)):
        raise DamagedStart
    raise NotOurs


def _decrypted(page: bytes, key: bytes) -> Header:
    text = PLAIN_START + _cipher(page, key).decryptor().update(page[_SALT:-RESERVED])
    return Header(int.from_bytes(text[68:72], "big"), int.from_bytes(text[60:64], "big"))


def _cipher(page: bytes, key: bytes) -> "Cipher[CBC]":
    """Return what opens or seals a page by the IV that stands in its end."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    return Cipher(algorithms.AES(key), modes.CBC(page[-RESERVED:-_TAIL]))
