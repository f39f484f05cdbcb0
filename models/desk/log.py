# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed log: what an entry commits to, how it is signed, and how the whole chain is verified.

signature(n) = Ed25519 over ``saathi-log-1``, signature(n−1) and the canonical JSON of
    {id, at, staff, act, subject, commitment}
commitment(n) = SHA-256 over the commitments of the entry's details and the digests of the rows it sealed
A detail's own commitment is SHA-256(salt ‖ JSON); salt and JSON are sealed under the subject's log key, so
that destroying that key erases the detail while every signature still verifies.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_DOMAIN = b"saathi-log-1"
_DETAIL = b"saathi-log-detail-1"
_SALT = 16
_NONCE = 12


@dataclass(frozen=True, slots=True)
class SealedDetail:
    """One person's part of an entry, ready to be stored."""

    subject: str
    commitment: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class SealLine:
    """The digest of one version of a sealed row."""

    row_uid: str
    version: int
    digest: bytes


def canonical(value: object) -> bytes:
    """Return one spelling of a JSON value, for hashing."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def seal_detail(subject: str, key: bytes, content: object) -> SealedDetail:
    """Commit to ``content`` and seal it under the subject's log key."""
    salt = secrets.token_bytes(_SALT)
    text = canonical(content)
    nonce = secrets.token_bytes(_NONCE)
    body = nonce + ChaCha20Poly1305(key).encrypt(nonce, salt + text, _DETAIL + subject.encode())
    return SealedDetail(subject, hashlib.sha256(salt + text).digest(), body)


def open_detail(detail: SealedDetail, key: bytes) -> Any:
    """Return what was sealed. Raises InvalidTag when it was altered or swapped."""
    body = detail.body
    salted = ChaCha20Poly1305(key).decrypt(body[:_NONCE], body[_NONCE:], _DETAIL + detail.subject.encode())
    if hashlib.sha256(salted).digest() != detail.commitment:
        raise InvalidTag
    return json.loads(salted[_SALT:])


def commitment(details: Iterable[bytes], seals: Iterable[SealLine]) -> bytes:
    """Return what an entry commits to: its details' commitments in order, then its seals in order."""
    digest = hashlib.sha256()
    for part in details:
        digest.update(b"d" + part)
    for line in seals:
        digest.update(b"s" + line.row_uid.encode() + line.version.to_bytes(4, "big") + line.digest)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class Line:
    """What one entry says, without its signature."""

    id: int
    at: datetime
    staff: str
    act: str
    subject: str
    commitment: bytes

    def to_sign(self, previous: bytes) -> bytes:
        """Return the bytes a signature stands over, after the signature before it."""
        body = {
            "id": self.id,
            "at": self.at.isoformat(),
            "staff": self.staff,
            "act": self.act,
            "subject": self.subject,
            "commitment": self.commitment.hex(),
        }
        return _DOMAIN + previous + canonical(body)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry with all that its commitment covers, as read for verifying."""

    line: Line
    signature: bytes
    details: tuple[bytes, ...]
    seals: tuple[SealLine, ...]
    signers: tuple[tuple[str, bytes, str], ...]
    """Public keys this entry brings in: (staff uid, Ed25519 key, role)."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying the chain found. ``broken_at`` is the first entry that does not hold."""

    entries: int
    ok: bool
    broken_at: int | None


_MAY_BRING_KEYS = frozenset({"found", "add_staff", "recover"})


def verify(entries: Iterable[StoredEntry]) -> Verification:
    """Walk the chain from the first entry: no gap, commitments, signatures, and keys from managers alone."""
    known: dict[str, tuple[bytes, str]] = {}
    previous, count = b"", 0
    for entry in entries:
        if not _holds(entry, count, previous, known):
            return Verification(count, ok=False, broken_at=entry.line.id)
        known.update({uid: (key, role) for uid, key, role in entry.signers})
        previous, count = entry.signature, count + 1
    return Verification(count, ok=True, broken_at=None)


def _holds(entry: StoredEntry, count: int, previous: bytes, known: dict[str, tuple[bytes, str]]) -> bool:
    line = entry.line
    if line.id != count + 1 or line.commitment != commitment(entry.details, entry.seals):
        return False
    # The first entry brings its own signer, and so does one that notes the recovery sheet.
    own = {uid: (key, role) for uid, key, role in entry.signers}
    first = own if count == 0 else known | own if line.act == "recover" else known
    signer = first.get(line.staff)
    if signer is None:
        return False
    if entry.signers and (line.act not in _MAY_BRING_KEYS or signer[1] != "manager"):
        return False
    return is_signed(signer[0], entry.signature, line.to_sign(previous))


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature is of this Ed25519 key and these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
