# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""50,000 members' sealed periods, due lists and suggestions, beside reading and decrypting alone."""

from collections.abc import Callable
from functools import lru_cache

from sqlmodel import Session

from tests.benchmarks import Pair, benchmark, big

_BODIES = "SELECT uid, member, author, version, body FROM sobrietyrecord"


def _bare() -> None:
    """Read every sealed body and decrypt it; nothing is checked, read or kept."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    desk = big.desk()
    key, start, end = _key()
    decrypt = ChaCha20Poly1305(key).decrypt
    with desk.reading() as session:
        for uid, member, author, version, body in _bodies(session):
            place = f"{start}sobrietyrecord\0{uid}\0{member}\0{author}\0{version}{end}"
            decrypt(body[1:13], body[13:], place.encode())


def _bodies(session: Session) -> list[tuple[str, str, str, int, bytes]]:
    return session.connection().exec_driver_sql(_BODIES).fetchall()  # pyright: ignore[reportReturnType] - as the columns say


@lru_cache(maxsize=1)
def _key() -> tuple[bytes, str, str]:
    """Return the notes key as it seals, and what stands before and behind every place."""
    from models.vault import keyring

    desk = big.desk()
    ring = desk.vault._open.ring  # pyright: ignore[reportPrivateUsage] - the bare peer needs the bare key
    key = keyring.derive(ring.notes_of(1), desk.vault.id, "notes/sealed")
    return key, f"saathi/sealed/1\0{desk.vault.id}\0", "\0001"


def _after(*steps: Callable[[], object]) -> Callable[[], None]:
    """Return what forgets everything, then opens again what the subject may find open."""

    def before() -> None:
        big.forget()
        for step in steps:
            step()

    return before


def _records() -> object:
    from models.sobriety import periods

    return periods.records(big.desk())


def _awards() -> object:
    from models.sobriety import milestones

    return milestones.awards(big.desk())


def _circle() -> object:
    from models.sponsorship.circle import circle

    return circle(big.desk())


def _due() -> object:
    from models.sobriety import milestones

    return milestones.due(big.desk(), big.desk().today, milestones.AHEAD_DAYS)


@benchmark("opening 50,000 periods : reading and decrypting", at_most=3.0)
def opening() -> Pair:
    """Open all, each checked against the log."""
    return Pair(_records, _bare, runs=5, before=_after())


@benchmark("the due list of 50,000, periods open", at_most=3.0)
def due_list() -> Pair:
    """Find who is to be celebrated within a week; periods and awards are open."""
    return Pair(_due, _bare, runs=5, before=_after(_records, _awards))


@benchmark("laying the pairing circle of 50,000")
def laying() -> Pair:
    """Read everybody as matching sees them; periods are open. Once after signing in, and after changes."""
    return Pair(_circle, _bare, runs=3, before=_after(_records))


@benchmark("three suggestions among 50,000, circle laid", at_most=2.0)
def suggestions() -> Pair:
    """Weigh everybody with a free place for one newcomer."""
    from models.sponsorship import pairings, queues

    desk = big.desk()
    newcomer = queues.queues(desk).needs[0].member
    return Pair(lambda: pairings.suggest(desk, newcomer), _bare, runs=5)


@benchmark("the five queues of 50,000, circle laid", at_most=5.0)
def waiting() -> Pair:
    """Find who waits for whom; the circle and the pairs' notes are open."""
    from models.sponsorship import queues

    return Pair(lambda: queues.queues(big.desk()), _bare, runs=3)
