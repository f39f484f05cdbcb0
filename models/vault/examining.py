# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking an accepted key's file over before anything is written: shape, age, and the computer's clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.clock import Clock
from models.vault import anchor, cipherfile, engine, shape
from models.vault.failures import ClockAhead, ClockBehind, NewerVersion, NotOurs, OlderCopy
from models.vault.migrations import steps
from models.vault.migrations.steps import Connection

_SLACK = timedelta(minutes=10)
"""A clock may be set back this much by the network without a question."""
_LONG = timedelta(days=366)
"""No centre rests for longer; a clock that says so has more likely jumped."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the file says of itself."""

    version: int
    revision: int
    count: int
    """Id of the last log entry."""
    head: bytes
    """Its signature."""
    instant: datetime | None
    remembered: bytes
    """Signature of the entry the anchor remembers last."""


def examine(path: Path, data: bytes, vault: str, remembered: int) -> Examined:
    """Read what opening must know, leaving no trace. ``remembered``: the last entry's id in the anchor."""
    header = cipherfile.header(path, data, vault)
    if header.application != cipherfile.APPLICATION:
        raise NotOurs
    if header.version > steps.LATEST:
        raise NewerVersion
    with engine.told(), engine.Looking(path, data, vault) as connection:
        return _read(connection, vault, remembered)


def _read(connection: Connection, vault: str, remembered: int) -> Examined:
    version = _number(connection, "PRAGMA user_version")
    if version > steps.LATEST:
        raise NewerVersion
    shape.refuse_changed(connection, version)
    state = connection.execute("SELECT vault, key_revision, last_instant FROM vaultstate").fetchall()
    if len(state) != 1 or state[0][0] != vault:
        raise NotOurs
    last = connection.execute("SELECT id, signature FROM logentry ORDER BY id DESC LIMIT 1").fetchone()
    count, head = last or (0, b"")
    return Examined(
        version,
        _as_number(state[0][1]),
        _as_number(count),
        _as_bytes(head),
        datetime.fromisoformat(str(state[0][2])) if state[0][2] else None,
        _signature_of(connection, remembered),
    )


def _signature_of(connection: Connection, entry: int) -> bytes:
    row = connection.execute("SELECT signature FROM logentry WHERE id = ?", (entry,)).fetchone()
    return _as_bytes(row[0]) if row else b""


def _number(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return _as_number(row[0]) if row else 0


def _as_number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def refuse_older(found: Examined, seen: anchor.Seen, revision: int) -> None:
    """Raise OlderCopy unless the file goes on from what was seen here, and the key file from both."""
    goes_on = found.count >= seen.count and found.remembered == seen.head
    if not goes_on or revision < max(found.revision, seen.revision):
        raise OlderCopy


def refuse_clock(found: Examined, seen: anchor.Seen, clock: Clock) -> None:
    """Raise ClockBehind where the computer says a time before the last work, ClockAhead years after it."""
    refuse_jump((instant for instant in (found.instant, seen.instant) if instant is not None), clock.now())


def refuse_jump(known: Iterable[datetime], now: datetime) -> None:
    """Raise ClockBehind where ``now`` is before any of the instants, ClockAhead where it is years after."""
    instants = list(known)
    if instants and now + _SLACK < max(instants):
        raise ClockBehind(now, max(instants))
    if instants and now > max(instants) + _LONG:
        raise ClockAhead(now, max(instants))
