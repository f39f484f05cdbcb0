# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""50,000 members' sealed periods, due lists and suggestions, beside reading and decrypting alone.

``python -m tests.benchmarks "of 50,000 members"`` prints them all from one run in one process, by turns. The
bare peer is the leanest loop that can be written with these libraries: the driver's rows one by one, each
decrypted and thrown away, no word of it looked at. ``checked`` is that loop with what no opening may leave
out: the version and the digest that the signed log knows.
"""

import gc
import statistics
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from time import process_time
from typing import TYPE_CHECKING, Any

from tests.benchmarks import Pair, Result, benchmark, big

if TYPE_CHECKING:
    from models.desk.desk import Desk

_ROWS = "SELECT s.uid, s.member, s.author, s.version, s.body FROM {table} s"
_LOGGED = _ROWS.replace(" FROM", ", l.version, l.digest FROM") + (
    " LEFT JOIN logseal l ON l.row_uid = s.uid AND l.version >= s.version ORDER BY s.id"
)
_RECORDS = "sobrietyrecord"
_RUNS = 5


def _stored(desk: "Desk", statement: str) -> Iterable[Any]:
    """Give a statement's rows as the driver has them."""
    with desk.reading() as session:
        yield from session.connection().exec_driver_sql(statement).cursor  # pyright: ignore[reportGeneralTypeIssues, reportOptionalIterable] - the driver ships no types


def decrypt_all(desk: "Desk", table: str) -> None:
    """Read every sealed body of a table and decrypt it; nothing is checked, read or kept."""
    decrypt, start, end = _cipher(desk)
    for uid, member, author, version, body in _stored(desk, _ROWS.format(table=table)):
        decrypt(
            body[1:13],
            body[13:],
            f"{start}{table}\0{uid}\0{member}\0{author}\0{version}{end}".encode(),
        )


def _bare() -> None:
    decrypt_all(big.desk(), _RECORDS)


def _checked() -> None:
    """Do the same, and compare each with the newest version the log knows."""
    decrypt, start, end = _cipher(big.desk())
    for uid, member, author, version, body, logged, digest in _stored(
        big.desk(), _LOGGED.format(table=_RECORDS)
    ):
        if logged != version or digest != sha256(body).digest():
            raise ValueError(uid)
        decrypt(
            body[1:13],
            body[13:],
            f"{start}{_RECORDS}\0{uid}\0{member}\0{author}\0{version}{end}".encode(),
        )


@lru_cache(maxsize=2)
def _cipher(desk: "Desk") -> tuple[Callable[[bytes, bytes, bytes], bytes], str, str]:
    """Return what decrypts under the notes key, and what stands before and behind every place."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    from models.vault import keyring

    ring = desk.vault._open.ring  # pyright: ignore[reportPrivateUsage] - the bare peer needs the bare key
    key = keyring.derive(ring.notes_of(1), desk.vault.id, "notes/sealed")
    return ChaCha20Poly1305(key).decrypt, f"saathi/sealed/1\0{desk.vault.id}\0", "\0001"


def _records() -> object:
    from models.sobriety import periods

    return periods.records(big.desk())


def _awards() -> object:
    from models.sobriety import walking

    return walking.awards(big.desk())


def _circle() -> object:
    from models.sponsorship.circle import circle

    return circle(big.desk())


def _due() -> object:
    from models.sobriety import milestones

    return milestones.due(big.desk(), big.desk().today, milestones.AHEAD_DAYS)


def _queues() -> Any:
    from models.sponsorship import queues

    return queues.queues(big.desk())


def _suggested() -> object:
    from models.sponsorship import pairings

    return pairings.suggest(big.desk(), _newcomer())


@lru_cache(maxsize=1)
def _newcomer() -> int:
    return _queues().needs[0].member


def _hold() -> None:
    """Pause one member's milestones, and let them go on: two changes of one sealed record."""
    from models.sobriety import periods

    periods.hold(big.desk(), _newcomer())
    periods.end_hold(big.desk(), _newcomer())


_BARE, _FLOOR = "reading and decrypting alone", "and checked against the log"
_PERIODS, _DUE, _AGAIN = "periods", "due list, periods and awards open", "due list asked again"
_CHANGED, _PAIRED = "due list after a change of one record", "suggestions after a change of one record"
_LAID, _QUEUES, _SUGGESTIONS = "laying the circle, periods open", "five queues, circle laid", "suggestions"


def _turn(found: dict[str, list[float]]) -> None:
    """Measure every one of them once, on a desk that forgot everything."""

    def timed(name: str, step: Callable[[], object]) -> None:
        began = process_time()
        step()
        found.setdefault(name, []).append((process_time() - began) * 1000)

    big.forget()
    gc.collect()
    timed(_BARE, _bare)
    timed(_FLOOR, _checked)
    timed(_PERIODS, _records)
    _awards()
    timed(_DUE, _due)
    timed(_AGAIN, _due)
    timed(_LAID, _circle)
    timed(_QUEUES, _queues)
    timed(_SUGGESTIONS, _suggested)
    _hold()
    timed(_CHANGED, _due)
    timed(_PAIRED, _suggested)


@lru_cache(maxsize=1)
def _measured() -> dict[str, list[float]]:
    _newcomer()
    found: dict[str, list[float]] = {}
    for _ in range(_RUNS):
        _turn(found)
    return found


def _registered(name: str, at_most: float | None) -> None:
    @benchmark(f"of 50,000 members: {name}", at_most=at_most)
    def one() -> Result:  # pyright: ignore[reportUnusedFunction] - registered
        """Return what all were measured at, by turns, in one run."""
        found = _measured()
        return Result(statistics.median(found[name]), statistics.median(found[_BARE]), max(found[name]))


for _name, _at_most in (
    (_FLOOR, None),
    (_PERIODS, 2.4),
    (_DUE, 1.8),
    (_AGAIN, 0.1),
    (_CHANGED, 0.5),
    (_LAID, None),
    (_SUGGESTIONS, 0.4),
    (_PAIRED, 0.5),
    (_QUEUES, 4.2),
):
    _registered(_name, _at_most)


def _after(*steps: Callable[[], object]) -> Callable[[], None]:
    """Return what forgets everything, then opens again what the subject may find open."""

    def before() -> None:
        big.forget()
        for step in steps:
            step()

    return before


@benchmark("everybody's list, names and finding after signing in, 50,000")
def background() -> Pair:
    """Read in one go what the window reads off its thread after somebody signed in."""
    return Pair(_background, _bare, runs=3, before=_after())


def _background() -> None:
    from models.gatherings import leading
    from models.insight import directory, finding

    _circle()
    leading.prepare(big.desk())
    finding.prepare(big.desk())
    directory.read(big.desk())
