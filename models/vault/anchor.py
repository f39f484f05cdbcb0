# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What this computer remembers of a vault outside it: an older copy is noticed, numbers never repeat.

Format 1: two files in the app folder, <vault id>.anchor.0 and .1, written by turns in place, so that a torn
writing leaves the other whole. Each holds one line: HMAC-SHA256 in hex under HKDF(data of g = 1, "anchor"),
a space, and JSON {"format": "saathi-anchor", "version": 1, "vault", "sequence", "count", "head", "revision",
"instant", "counters"}. The line with the higher sequence counts; whatever stands after it is ignored.
It is written after the commit it speaks of and never ahead of it; only close() flushes it to the disk.
"""

import contextlib
import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import cast

FORMAT = "saathi-anchor"

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)  # without it Windows rewrites line ends


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a vault had come when it was last used here. ``count`` is the id of the last log entry."""

    count: int = 0
    head: bytes = b""
    revision: int = 0
    instant: datetime | None = None
    counters: dict[str, int] = field(default_factory=dict[str, int])
    sequence: int = 0


def paths(app_folder: Path, vault: str) -> tuple[Path, Path]:
    """Return the two files."""
    return app_folder / f"{vault}.anchor.0", app_folder / f"{vault}.anchor.1"


def read(app_folder: Path, vault: str, key: bytes) -> Seen | None:
    """Return the newest whole anchor, or None where there is none that this key made."""
    found = [seen for path in paths(app_folder, vault) if (seen := _read_one(path, vault, key)) is not None]
    return max(found, key=lambda seen: seen.sequence, default=None)


def _read_one(path: Path, vault: str, key: bytes) -> Seen | None:
    try:
        mac, _, body = path.read_bytes().partition(b"\n")[0].partition(b" ")
        if not hmac.compare_digest(mac, _mac(key, body)):
            return None
        return _seen(cast("dict[str, object]", json.loads(body)), vault)
    except (OSError, ValueError, KeyError):
        return None


def _seen(body: dict[str, object], vault: str) -> Seen | None:
    if body["vault"] != vault or body["version"] != 1:
        return None
    instant = cast("str | None", body["instant"])
    return Seen(
        cast("int", body["count"]),
        bytes.fromhex(cast("str", body["head"])),
        cast("int", body["revision"]),
        datetime.fromisoformat(instant) if instant else None,
        cast("dict[str, int]", body["counters"]),
        cast("int", body["sequence"]),
    )


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, hashlib.sha256).hex().encode()


def _line(seen: Seen, vault: str, key: bytes) -> bytes:
    body = json.dumps(
        {
            "format": FORMAT,
            "version": 1,
            "vault": vault,
            "sequence": seen.sequence,
            "count": seen.count,
            "head": seen.head.hex(),
            "revision": seen.revision,
            "instant": seen.instant.isoformat() if seen.instant else None,
            "counters": seen.counters,
        }
    ).encode()
    return _mac(key, body) + b" " + body + b"\n"


class Anchor:
    """The open pair of files. A failing writing is remembered, never raised: the commit stands already."""

    def __init__(self, app_folder: Path, vault: str, key: bytes, seen: Seen) -> None:
        self._vault = vault
        self._key = key
        self.seen = seen
        self.works = True
        self._handles = [os.open(path, _FLAGS, 0o600) for path in paths(app_folder, vault)]

    def write(self, seen: Seen) -> None:
        """Remember, cheaply: one writing in place of the older of the two."""
        self.seen = replace(seen, sequence=self.seen.sequence + 1)
        line = _line(self.seen, self._vault, self._key)
        handle = self._handles[self.seen.sequence % 2]
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            self.works = os.write(handle, line) == len(line)
        except OSError:
            self.works = False

    def close(self, *, firmly: bool = True) -> None:
        """Flush both files to the disk and let go of them."""
        for handle in self._handles:
            with contextlib.suppress(OSError):
                if firmly:
                    os.fsync(handle)
            os.close(handle)
        self._handles = []
