# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What matching needs to know of everybody, read together: groups, attendance, live pairs, sobriety."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from sqlalchemy import inspect
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from models.centre import staff
from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import read_all
from models.desk.desk import Desk
from models.gatherings.attendance import ATTENDED, week
from models.gatherings.tables import Attendance, Group, GroupSession, Membership
from models.people import members
from models.people.members import MemberRow
from models.search import key
from models.sobriety.counting import Record, streak_days
from models.sobriety.periods import records
from models.sponsorship.matching import Live, Rules, Walker
from models.sponsorship.tables import Pair, SponsorOffer
from models.words import GroupModel, PairKind, PairState, Stage

REGULAR_WEEKS = 12
_GONE = (Stage.LEFT, Stage.DIED)


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody as matching sees them, and who walks with whom now."""

    walkers: dict[int, Walker]
    """By row id."""
    rows: dict[int, MemberRow]
    live: tuple[Live, ...]
    before: frozenset[frozenset[int]]
    """Pairs that walked together and ended."""


def rules_of(desk: Desk) -> Rules:
    """Return the centre's own figures."""
    return Rules(sponsor_days=centre(desk).sponsor_days)


def circle(desk: Desk) -> Circle:
    """Read what matching needs. For counsellors: sobriety is opened once and kept until it changes."""
    desk.require(Act.PAIR)
    tables = (
        *("member", "phone", "stay", "membership", "group", "pair", "sponsoroffer"),
        *("sobrietyrecord", "attendance", "staff"),
    )
    return desk.remembered("pairing circle", tables, lambda: _read(desk))


def _read(desk: Desk) -> Circle:
    rows = {row.id: row for row in members.listed(desk)}
    opened, nothing = records(desk), Record()
    folded = lru_cache(None)(key)  # thousands share a village; it is forgotten with this reading
    staff_names = {folded(row.name) for row in staff.listed(desk)}
    with desk.reading() as session:
        belongs, kinds = _groups(session, desk)
        offers = dict(session.exec(select(SponsorOffer.member_id, SponsorOffer.places)).all())
        regular = _regularity(session, desk)
        pairs = cast("Sequence[Pair]", read_all(session, Pair, *inspect(Pair).columns.keys()))
    walkers = {
        row.id: _walker(
            desk,
            row,
            opened.get(row.uid, nothing),
            village=folded(row.village or ""),
            family=folded(row.relation_name or ""),
            groups=belongs.get(row.id, frozenset()),
            models=frozenset(kinds[group] for group in belongs.get(row.id, ())),
            regularity=regular.get(row.id),
            places=offers.get(row.id),
            staff=folded(row.name) in staff_names,
        )
        for row in rows.values()
    }
    ended = {frozenset((pair.sponsor_id, pair.sponsee_id)) for pair in pairs if not is_live(pair, desk)}
    return Circle(walkers, rows, live_of(pairs, desk), frozenset(ended))


def is_live(pair: Pair, desk: Desk) -> bool:
    """Tell whether a pair goes on: a temporary one ends by itself after its last day."""
    over = pair.ends_on is not None and pair.ends_on < desk.today
    return pair.state is not PairState.ENDED and not over


def live_of(pairs: Iterable[Pair], desk: Desk) -> tuple[Live, ...]:
    """Return the pairs that go on as matching sees them."""
    return tuple(
        Live(pair.sponsor_id, pair.sponsee_id, pair.kind is PairKind.PRIMARY)
        for pair in pairs
        if is_live(pair, desk)
    )


def _walker(desk: Desk, row: MemberRow, record: Record, **known: object) -> Walker:
    counted = record.counts and bool(record.periods)
    return Walker(
        id=row.id,
        gender=row.gender,
        age=row.age,
        languages=frozenset(row.languages),
        phones=frozenset(row.phones),
        sober_days=streak_days(record, desk.today) if counted else None,
        held=record.held,
        here=row.stage not in _GONE,
        pending=row.pending_until is not None,
        **known,  # pyright: ignore[reportArgumentType] - fields of Walker, by the caller
    )


def _groups(session: Session, desk: Desk) -> tuple[dict[int, frozenset[int]], dict[int, GroupModel]]:
    today = desk.today
    chosen = columns_of(col(Membership.member_id), col(Membership.group_id)).where(
        col(Membership.joined) <= today, (col(Membership.left).is_(None)) | (col(Membership.left) > today)
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for member_id, group_id in session.connection().execute(chosen).all():
        found[member_id].add(group_id)
    kinds = {
        group_id: GroupModel(model)
        for group_id, model in session.exec(select(Group.id, Group.model))
        if group_id
    }
    return {member: frozenset(held) for member, held in found.items()}, kinds


def _regularity(session: Session, desk: Desk) -> dict[int, float]:
    """Return for each member the share of the last weeks in which they came at least once."""
    since = desk.today - timedelta(weeks=REGULAR_WEEKS)
    chosen = (
        columns_of(col(Attendance.member_id), col(GroupSession.on))
        .join(GroupSession, col(GroupSession.id) == col(Attendance.session_id))
        .where(col(GroupSession.on) > since, col(Attendance.mark).in_(list(ATTENDED)))
    )
    weeks: defaultdict[int, set[date]] = defaultdict(set)
    mondays: dict[date, date] = {}
    for member_id, on in session.connection().execute(chosen).all():
        if on not in mondays:
            mondays[on] = week(on)
        weeks[member_id].add(mondays[on])
    return {member: min(1.0, len(seen) / REGULAR_WEEKS) for member, seen in weeks.items()}


def wants_none(desk: Desk) -> frozenset[int]:
    """Return the members of SMART groups alone: that model knows no sponsors."""
    with desk.reading() as session:
        belongs, kinds = _groups(session, desk)
    return frozenset(
        member
        for member, held in belongs.items()
        if held and {kinds[group] for group in held} == {GroupModel.SMART}
    )
