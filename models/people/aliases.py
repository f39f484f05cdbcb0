# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries that turned out to be one person: what is sealed about the other is read through these."""

from sqlmodel import col, select

from models.desk.desk import Desk
from models.people.tables import Alias, Member


def aliases(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return for every member with joined entries the uids of those, also of what had been joined to them."""
    return desk.remembered("aliases", ("alias", "member"), lambda: _read(desk))


def keepers(desk: Desk) -> dict[str, str]:
    """Return by the uid of every joined entry the uid of the entry that is kept for it."""
    joined = aliases(desk)
    inner = {other for others in joined.values() for other in others}
    return {other: uid for uid, others in joined.items() if uid not in inner for other in others}


def _read(desk: Desk) -> dict[str, tuple[str, ...]]:
    chosen = select(Member.uid, Alias.other_uid).where(
        Member.id == Alias.member_id, col(Alias.undone_at).is_(None)
    )
    with desk.reading() as session:
        pairs = session.exec(chosen.order_by(col(Alias.id))).all()
    direct: dict[str, list[str]] = {}
    for uid, other in pairs:
        direct.setdefault(uid, []).append(other)
    return {uid: tuple(_below(uid, direct)) for uid in direct}


def _below(uid: str, direct: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    waiting = list(direct.get(uid, ()))
    while waiting:
        other = waiting.pop(0)
        if other not in found and other != uid:
            found.append(other)
            waiting += direct.get(other, ())
    return found
