# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody in brief, read once and kept up to date: lists of thousands take numbers and names from here."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select as columns_of
from sqlmodel import col

from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.people.tables import Member
from models.words import Stage


class Brief(NamedTuple):
    """A member's row, of which lists show no more than the name."""

    id: int
    uid: str
    number: int
    name: str
    local_name: str | None
    initial_first: bool
    registered_on: date
    on_the_roll: bool
    """Living, and not removed."""
    removed: bool


def briefs(desk: Desk) -> dict[int, Brief]:
    """Return everybody by the number of their row, removed members too; never to be changed."""
    return desk.kept("briefs", ("member",), lambda only: _read(desk, only))


def ids(desk: Desk) -> dict[str, int]:
    """Return the numbers of everybody's rows by their uids, removed members too."""
    return desk.remembered("ids", ("member",), lambda: {one.uid: one.id for one in briefs(desk).values()})


_COLUMNS = (
    *(Member.id, Member.uid, Member.number, Member.name, Member.local_name, Member.initial_first),
    Member.registered_on,
)


def _read(desk: Desk, only: frozenset[int] | None) -> dict[int, Brief]:
    removed = col(Member.removed_at).is_not(None)
    there = ~removed & (col(Member.stage) != Stage.DIED)
    chosen = columns_of(*map(col, _COLUMNS), there, removed).order_by(col(Member.id))
    if only is not None:
        chosen = chosen.where(col(Member.id).in_(only))
    with desk.reading() as session:
        return {row[0]: Brief._make(row) for row in rows_of(session, chosen)}
