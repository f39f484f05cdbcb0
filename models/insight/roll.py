# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole roll: members with their groups, sponsor and, for those who may, their sobriety date."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.groups import groups_of
from models.people import members
from models.people.members import MemberRow
from models.people.tables import Member
from models.sobriety.counting import period_on
from models.sobriety.periods import records
from models.sponsorship.tables import Pair
from models.words import PairKind, PairState


@dataclass(frozen=True, slots=True)
class RollRow:
    """A member with what stands around them."""

    member: MemberRow
    groups: tuple[str, ...]
    sponsor: int | None
    """The sponsor's member number."""
    sobriety_start: date | None
    """None at the front desk, and for those who keep no count."""


def roll(desk: Desk) -> tuple[RollRow, ...]:
    """Return everybody, in the order of their numbers."""
    return _with_surroundings(desk, members.listed(desk))


def found(desk: Desk, query: str, limit: int = 50) -> tuple[RollRow, ...]:
    """Return who a query finds, best first."""
    return _with_surroundings(desk, members.find(desk, query, limit))


def one(desk: Desk, number: int) -> RollRow:
    """Return one member whose page is opened; the log keeps that."""
    return _with_surroundings(desk, (members.viewed(desk, number),))[0]


def _with_surroundings(desk: Desk, rows: tuple[MemberRow, ...]) -> tuple[RollRow, ...]:
    with desk.reading() as session:
        groups = groups_of(session, desk.today)
        numbers = dict(session.exec(select(Member.id, Member.number)).all())
        pairs = session.exec(
            select(Pair.sponsee_id, Pair.sponsor_id)
            .where(Pair.state == PairState.ACTIVE, Pair.kind == PairKind.PRIMARY)
            .order_by(col(Pair.id))
        ).all()
    sponsors = {sponsee: numbers.get(sponsor) for sponsee, sponsor in pairs}
    starts = _starts(desk)
    return tuple(
        RollRow(row, tuple(groups.get(row.id, ())), sponsors.get(row.id), starts.get(row.uid)) for row in rows
    )


def _starts(desk: Desk) -> dict[str, date]:
    if not desk.may(Act.COUNSEL):
        return {}
    found: dict[str, date] = {}
    for uid, record in records(desk).items():
        period = period_on(record, desk.today) if record.counts else None
        if period is not None:
            found[uid] = period.start
    return found
