# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys without files: how everything is derived from the master, and boxes that hold one key under another.

Format 1
* vault id: 16 random bytes, also the salt at the start of centre.db (so the file alone names its vault).
* derive(secret, vault, purpose, g) = HKDF-SHA256(secret, salt=vault id, info="saathi/1/<purpose>/<g>", 32).
* From master M: *data* and *notes* of generation g, *escrow* of generation 0.
  From notes of g: *notes/sealed* (ChaCha20-Poly1305) and *notes/post* (private half of an X25519 pair).
  From data of g: *anchor* (HMAC-SHA256).
* From a person's Ed25519 seed, which their password alone opens: *own/…*, such as the key of their drafts.
* box(key, text, place) = 0x01 | nonce 12 | ChaCha20-Poly1305(text), associated data = place: the parts
  vault, slot, person, kind … each preceded by its length (4 bytes, big-endian), so no two places read alike.
"""

import secrets
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.memory import overwrite_at_hand, wipe

KEY = 32
_FORMAT = b"\x01"
_NONCE = 12


class BoxClosed(Exception):
    """A box does not open with this key in this place."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a password costs: Argon2id memory in KiB, passes and lanes."""

    memory: int = 64 * 1024
    passes: int = 4
    lanes: int = 1

    def is_sane(self) -> bool:
        """Tell whether a slot asks for something this program would ever have written."""
        return 8 <= self.memory <= 512 * 1024 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 4


COST = Cost()
"""What every new password costs; about half a second on an old computer."""


def derive(secret: bytes, vault: str, purpose: str, generation: int = 0) -> bytes:
    """Return the key for one purpose and generation."""
    info = f"saathi/1/{purpose}/{generation}".encode()
    return HKDF(SHA256(), KEY, bytes.fromhex(vault), info).derive(secret)


def from_password(password: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key a password gives, whatever way its letters were composed. Slow on purpose."""
    if not cost.is_sane() or not 8 <= len(salt) <= 64:
        raise BoxClosed
    typed = unicodedata.normalize("NFC", password).encode()
    kdf = Argon2id(
        salt=salt,
        length=KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=max(cost.memory, 8 * cost.lanes),
    )
    try:
        return kdf.derive(typed)
    finally:
        wipe(typed)
        overwrite_at_hand()  # OpenSSL frees its own copy as it is


def place(*parts: str) -> bytes:
    """Return associated data that no other parts give."""
    words = [part.encode() for part in parts]
    return b"".join(len(word).to_bytes(4, "big") + word for word in words)


def close_box(key: bytes, text: bytes, where: bytes) -> bytes:
    """Return ``text`` under ``key``, bound to its place."""
    nonce = secrets.token_bytes(_NONCE)
    return _FORMAT + nonce + ChaCha20Poly1305(key).encrypt(nonce, text, where)


def open_box(key: bytes, box: bytes, where: bytes) -> bytes:
    """Return what the box holds, or raise BoxClosed."""
    if box[:1] != _FORMAT or len(box) < 1 + _NONCE + 16:
        raise BoxClosed
    try:
        return ChaCha20Poly1305(key).decrypt(box[1 : 1 + _NONCE], box[1 + _NONCE :], where)
    except InvalidTag:
        raise BoxClosed from None


def post_private(notes: bytes, vault: str) -> X25519PrivateKey:
    """Return the half of the notes pair that opens posts."""
    private = derive(notes, vault, "notes/post")
    try:
        return X25519PrivateKey.from_private_bytes(private)
    finally:
        wipe(private)


def post_public(notes: bytes, vault: str) -> bytes:
    """Return the half of the notes pair that everybody may post to."""
    return post_private(notes, vault).public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What one person's box holds for one generation. ``notes`` is None for the front desk."""

    data: bytes
    notes: bytes | None
    public: bytes
    """The half of the notes pair that everybody may post to."""

    SIZE = 128

    @classmethod
    def of_master(cls, master: bytes, vault: str, generation: int) -> "Keys":
        """Derive everything of one generation."""
        notes = derive(master, vault, "notes", generation)
        return cls(derive(master, vault, "data", generation), notes, post_public(notes, vault))

    def without_notes(self) -> "Keys":
        """Return what the front desk holds; the notes key is gone."""
        wipe(self.notes)
        return Keys(self.data, None, self.public)

    def wipe(self) -> None:
        """Overwrite both keys: nothing more is opened with them."""
        wipe(self.data, self.notes)

    def packed(self) -> bytes:
        """Return one length for every role: has notes (1) | data | public | notes or zeros | zeros."""
        notes = self.notes or bytes(KEY)
        return (bytes([self.notes is not None]) + self.data + self.public + notes).ljust(self.SIZE, b"\0")

    @classmethod
    def unpacked(cls, text: bytes) -> "Keys":
        """Read what packed() wrote."""
        if len(text) != cls.SIZE or text[0] > 1:
            raise BoxClosed
        data, public, notes = text[1:33], text[33:65], text[65:97]
        return cls(data, notes if text[0] else None, public)
