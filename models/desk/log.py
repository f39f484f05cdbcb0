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
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from models.desk.acts import Act, opens
from models.words import Role

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
    """Public keys and roles this entry brings in: (staff uid, Ed25519 key, role); empty where it stays."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying the chain found. ``broken_at`` is the first entry that does not hold."""

    entries: int
    ok: bool
    broken_at: int | None
    founder: bytes = field(default=b"", compare=False)
    """Ed25519 key that signed the first entry: its fingerprint stands on the first recovery sheet."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose signature counts: their key, what their keys reach, and the entry that brought the key in."""

    key: bytes
    role: str
    entry: int


_MAY_BRING_KEYS = frozenset({"found", "add_staff", "change_staff", "recover"})


class Chain:
    """Walks the log from its first entry, knowing at each whose signature counts."""

    def __init__(self) -> None:
        self.signers: dict[str, Signer] = {}
        self.founder = b""
        self._seen: set[bytes] = set()
        self._previous, self._count = b"", 0

    def walk(self, entries: Iterable[StoredEntry]) -> Verification:
        """Verify each entry: no gap, commitments, signatures, rights, and keys from managers alone."""
        for entry in entries:
            if not self._holds(entry):
                return Verification(self._count, ok=False, broken_at=entry.line.id, founder=self.founder)
            self._learn(entry)
            self._previous, self._count = entry.signature, self._count + 1
        return Verification(self._count, ok=True, broken_at=None, founder=self.founder)

    def _learn(self, entry: StoredEntry) -> None:
        for uid, key, role in entry.signers:
            old = self.signers.get(uid, Signer(b"", "", 0))
            self._seen.add(key or old.key)
            self.signers[uid] = Signer(key or old.key, role or old.role, entry.line.id)
        if not self.founder:
            self.founder = self.signers[entry.line.staff].key

    def _holds(self, entry: StoredEntry) -> bool:
        line = entry.line
        if line.id != self._count + 1 or line.commitment != commitment(entry.details, entry.seals):
            return False
        signer = self._signer(entry)
        if signer is None or not _reaches(signer.role, line.act, seals=bool(entry.seals)):
            return False
        if entry.signers and not self._may_bring(entry, signer):
            return False
        return is_signed(signer.key, entry.signature, line.to_sign(self._previous))

    def _signer(self, entry: StoredEntry) -> Signer | None:
        """Return whose signature counts; the first entry and one by the recovery sheet bring their own."""
        own = {uid: Signer(key, role, entry.line.id) for uid, key, role in entry.signers}
        brings_own = self._count == 0 or entry.line.act == "recover"
        return (own if brings_own else self.signers).get(entry.line.staff)

    def _may_bring(self, entry: StoredEntry, signer: Signer) -> bool:
        """Tell whether an entry may bring keys: a manager's, none a second time, by the sheet only one's own.

        A key that comes back would let anybody put another in its place for a while and sign in that name.
        """
        if entry.line.act not in _MAY_BRING_KEYS or signer.role != Role.MANAGER:
            return False
        if entry.line.act == "recover" and {uid for uid, _, _ in entry.signers} != {entry.line.staff}:
            return False
        return all(key not in self._seen for _, key, _ in entry.signers)


def _reaches(role: str, act: str, *, seals: bool) -> bool:
    try:
        return opens(Role(role), Act(act)) and (not seals or opens(Role(role), Act.COUNSEL))
    except ValueError:
        return False


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature is of this Ed25519 key and these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
