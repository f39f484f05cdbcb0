# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every pair there is or was, read once and kept up to date: one that changes is read again alone."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select as columns_of
from sqlmodel import col

from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.sponsorship.tables import Pair
from models.words import PairKind, PairState


class KeptPair(NamedTuple):
    """A pair as its row says, of which no object is made."""

    id: int
    uid: str
    sponsor_id: int
    sponsee_id: int
    kind: PairKind
    state: PairState
    agreed_on: date | None
    ends_on: date | None
    ended_on: date | None


_COLUMNS = (
    *(Pair.id, Pair.uid, Pair.sponsor_id, Pair.sponsee_id, Pair.kind, Pair.state),
    *(Pair.agreed_on, Pair.ends_on, Pair.ended_on),
)


def pairs(desk: Desk) -> dict[int, KeptPair]:
    """Return every pair by its number, the oldest first; never to be changed."""
    return desk.kept("pairs", ("pair",), lambda only: _read(desk, only))


def _read(desk: Desk, only: frozenset[int] | None) -> dict[int, KeptPair]:
    chosen = columns_of(*map(col, _COLUMNS)).order_by(col(Pair.id))
    if only is not None:
        chosen = chosen.where(col(Pair.id).in_(only))
    with desk.reading() as session:
        return {row[0]: KeptPair._make(row) for row in rows_of(session, chosen)}
