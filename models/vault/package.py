# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One backup as one file: how it is laid out, written and read back. Knows nothing of an open vault.

Format 1: a zip of three members, stored, in this order and no other, without comments:
* manifest.json {"format": "saathi-backup", "version": 1, "vault", "schema", "generation",
  "keys": {"size", "sha256"}, "data": {"size", "sha256"}, "sealed": box, "mac": hex}
  mac = HMAC-SHA256 under HKDF(data of g, "backup/mac") of the rest as canonical JSON (keys sorted, no space).
  sealed = base64 of a box under HKDF(data of g, "backup/manifest") with JSON of Told; place: vault, "backup".
* keys.json: a key file (see keyfile.py) in which managers alone have boxes; the others have their escrow.
* data.db: what VACUUM INTO made, under the data key of g.
Nothing of what a stranger's file says is believed before the MAC fits: sizes come first, then sums, then MAC.
"""

import base64
import hashlib
import hmac
import json
import os
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from models.vault import points
from models.vault.failures import BackupDamaged, BackupUnreadable, NewerVersion
from models.vault.keyring import BoxClosed, close_box, derive, open_box, place

FORMAT = "saathi-backup"
VERSION = 1
MANIFEST, KEYS, DATA = "manifest.json", "keys.json", "data.db"
_ORDER = [MANIFEST, KEYS, DATA]
_LARGEST = {MANIFEST: 256 * 1024, KEYS: 4 * 1024 * 1024, DATA: 2 * 1024**3 - 8 * 1024**2}
_CHUNK = 1024 * 1024
_LATEST_DATE = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2LH")
_MOST_DIRECTORY = 1024


@dataclass(frozen=True, slots=True)
class Told:
    """What only holders of the data key read of a backup."""

    made: datetime
    count: int
    """Id of the last log entry."""
    head: bytes
    """Its signature: an outside anchor of the log."""
    members: int
    counters: dict[str, int] = field(default_factory=dict[str, int])
    active: tuple[str, ...] = ()
    """uids of who could sign in then."""
    erased: tuple[str, ...] = ()
    """uids of people erased before then."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself in clear."""

    vault: str
    schema: int
    generation: int
    keys: tuple[int, str]
    data: tuple[int, str]
    sealed: bytes
    mac: str


@dataclass(frozen=True, slots=True)
class Package:
    """A backup whose layout is ours. Nothing in it is proven yet."""

    path: Path
    manifest: Manifest
    keys: bytes = field(repr=False)


# Writing


def write(path: Path, manifest: Manifest, keys: bytes, data: Path) -> None:
    """Write a backup under a name it does not keep: whole and flushed, or the error of the disk."""
    text = json.dumps(_body(manifest) | {"mac": manifest.mac}, indent=1).encode()
    with os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR | os.O_TRUNC | _BINARY, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
            archive.writestr(zipfile.ZipInfo(MANIFEST, _LATEST_DATE), text)
            archive.writestr(zipfile.ZipInfo(KEYS, _LATEST_DATE), keys)
            with data.open("rb") as source, archive.open(zipfile.ZipInfo(DATA, _LATEST_DATE), "w") as target:
                while chunk := source.read(_CHUNK):
                    points.reach("backup.chunk")
                    target.write(chunk)
        file.flush()
        points.reach("backup.flush")
        os.fsync(file.fileno())
        _forget_cached(file)


_BINARY = getattr(os, "O_BINARY", 0)


def _forget_cached(file: BinaryIO) -> None:
    """Let the system forget what it holds of a file, so that reading it back reads the disk."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sealed(
    vault: str, schema: int, key: "tuple[int, bytes]", told: Told, keys: bytes, data: Path
) -> Manifest:
    """Return the manifest of what is about to be written, under (generation, data key)."""
    generation, secret = key
    box = close_box(derive(secret, vault, "backup/manifest"), _told_out(told), place(vault, "backup"))
    bare = Manifest(
        vault,
        schema,
        generation,
        (len(keys), hashlib.sha256(keys).hexdigest()),
        (data.stat().st_size, sum_of(data)),
        box,
        "",
    )
    return Manifest(vault, schema, generation, bare.keys, bare.data, box, _mac(bare, secret))


def sum_of(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _body(manifest: Manifest) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": manifest.vault,
        "schema": manifest.schema,
        "generation": manifest.generation,
        "keys": {"size": manifest.keys[0], "sha256": manifest.keys[1]},
        "data": {"size": manifest.data[0], "sha256": manifest.data[1]},
        "sealed": base64.b64encode(manifest.sealed).decode(),
    }


def _mac(manifest: Manifest, secret: bytes) -> str:
    text = json.dumps(_body(manifest), sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derive(secret, manifest.vault, "backup/mac"), text, hashlib.sha256).hex()


def _told_out(told: Told) -> bytes:
    body = {
        "made": told.made.isoformat(),
        "count": told.count,
        "head": told.head.hex(),
        "members": told.members,
        "counters": told.counters,
        "active": list(told.active),
        "erased": list(told.erased),
    }
    return json.dumps(body).encode()


# Reading


def read(path: Path) -> Package:
    """Read a backup's layout: BackupUnreadable for anything but ours, and never more than it may hold."""
    try:
        with path.open("rb") as file:
            _refuse_strange_end(file)
            with zipfile.ZipFile(file) as archive:
                _refuse_strange_members(archive, path.stat().st_size)
                manifest = _manifest(archive.read(MANIFEST))
                return Package(path, manifest, archive.read(KEYS))
    except (
        zipfile.BadZipFile,
        NotImplementedError,  # zipfile's word for a way of packing it does not know
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        EOFError,
    ):
        raise BackupUnreadable from None


def _refuse_strange_end(file: BinaryIO) -> None:
    """Look at the last 22 bytes before a zip reader does: three members, a small directory, no comment."""
    size = file.seek(0, os.SEEK_END)
    if size < _END.size:
        raise ValueError(FORMAT)
    file.seek(size - _END.size)
    mark, _, _, here, members, length, _, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\x05\x06" or (here, members, comment) != (3, 3, 0) or length > _MOST_DIRECTORY:
        raise ValueError(FORMAT)


def _refuse_strange_members(archive: zipfile.ZipFile, size: int) -> None:
    members = archive.infolist()
    if [one.filename for one in members] != _ORDER:
        raise ValueError(FORMAT)
    for one in members:
        plain = one.compress_type == zipfile.ZIP_STORED and one.file_size == one.compress_size
        if not plain or one.file_size > min(_LARGEST[one.filename], size):
            raise ValueError(FORMAT)


def _manifest(text: bytes) -> Manifest:
    body = cast("dict[str, object]", json.loads(text))
    if body["format"] != FORMAT:
        raise ValueError(FORMAT)
    if _number(body, "version") > VERSION:
        raise NewerVersion
    vault, mac = _text(body, "vault"), _text(body, "mac")
    if len(bytes.fromhex(vault)) != 16 or len(bytes.fromhex(mac)) != 32:
        raise ValueError(FORMAT)
    return Manifest(
        vault,
        _number(body, "schema"),
        _number(body, "generation"),
        _part(body, "keys"),
        _part(body, "data"),
        base64.b64decode(_text(body, "sealed"), validate=True),
        mac,
    )


def _part(body: dict[str, object], name: str) -> tuple[int, str]:
    part = cast("dict[str, object]", body[name])
    return _number(part, "size"), _text(part, "sha256")


def _number(body: dict[str, object], name: str) -> int:
    value = body[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 40:
        raise ValueError(name)
    return value


def _text(body: dict[str, object], name: str) -> str:
    value = body[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def prove(package: Package, secret: bytes) -> Told:
    """Return what a backup tells, once its MAC fits the data key of its generation. Raises BackupDamaged."""
    manifest = package.manifest
    if not hmac.compare_digest(manifest.mac, _mac(manifest, secret)):
        raise BackupDamaged
    if manifest.keys != (len(package.keys), hashlib.sha256(package.keys).hexdigest()):
        raise BackupDamaged
    try:
        where = place(manifest.vault, "backup")
        return _told_in(open_box(derive(secret, manifest.vault, "backup/manifest"), manifest.sealed, where))
    except (BoxClosed, ValueError, KeyError, TypeError):
        raise BackupDamaged from None


def _told_in(text: bytes) -> Told:
    body = cast("dict[str, object]", json.loads(text))
    return Told(
        datetime.fromisoformat(_text(body, "made")),
        _number(body, "count"),
        bytes.fromhex(_text(body, "head")),
        _number(body, "members"),
        cast("dict[str, int]", body["counters"]),
        tuple(cast("list[str]", body["active"])),
        tuple(cast("list[str]", body["erased"])),
    )


def chunks(package: Package) -> Iterator[bytes]:
    """Yield the database's bytes; BackupDamaged where they end early or their sum is another."""
    size, wanted = package.manifest.data
    found, read_so_far = hashlib.sha256(), 0
    try:
        with zipfile.ZipFile(package.path) as archive, archive.open(DATA) as source:
            while chunk := source.read(_CHUNK):
                found.update(chunk)
                read_so_far += len(chunk)
                yield chunk
    except (zipfile.BadZipFile, EOFError):
        raise BackupDamaged from None
    if read_so_far != size or found.hexdigest() != wanted:
        raise BackupDamaged


def refuse_altered(package: Package) -> None:
    """Read the whole database part once, for its sum alone."""
    for _ in chunks(package):
        points.reach("backup.reading")
