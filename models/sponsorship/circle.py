# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What matching needs to know of everybody, read together: groups, attendance, live pairs, sobriety."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from models.centre import staff
from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.desk.following import Kept
from models.gatherings.coming import NOT_AT_ALL, coming
from models.gatherings.tables import Group, Membership
from models.people import members
from models.people.aliases import keepers
from models.people.briefs import ids
from models.people.members import MemberRow
from models.search import key
from models.sobriety.counting import Record, streak_days
from models.sobriety.periods import Opened, every, records
from models.sponsorship.kept import KeptPair, pairs
from models.sponsorship.matching import Live, Rules, Walker
from models.sponsorship.tables import Pair, SponsorOffer
from models.words import GroupModel, PairKind, PairState, Stage

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
    """Return what matching needs. For counsellors: it is laid once, then follows member by member."""
    desk.require(Act.PAIR)
    rows, walkers = members.everybody(desk), _walkers(desk)
    live, ended = desk.remembered(f"paired {desk.today}", ("pair",), lambda: _paired(desk))
    return Circle(walkers, rows, live, ended)


def _paired(desk: Desk) -> tuple[tuple[Live, ...], frozenset[frozenset[int]]]:
    """Return the pairs that go on, and who walked together in those that ended."""
    known = pairs(desk).values()
    ended = (frozenset((pair.sponsor_id, pair.sponsee_id)) for pair in known if not is_live(pair, desk))
    return live_of(known, desk), frozenset(ended)


def _walkers(desk: Desk) -> dict[int, Walker]:
    """Return everybody as matching sees them, by row id: a mark or a note lays one of them anew."""

    def make() -> _Laid:
        return _Laid(_laid(desk, None), every(desk))

    return desk.followed(
        "walkers",
        (*("member", "phone", "stay", "membership", "sponsoroffer"), "sobrietyrecord", "attendance"),
        make,
        lambda laid, changed: laid.lay_again(desk, changed),
        anew=("alias", "group", "staff"),
        on=(desk.today, centre(desk).number_text(0)),
    ).rows


class _Laid(Kept[Walker]):
    """Everybody as matching sees them, and whose sobriety records they were laid from."""

    def __init__(self, rows: dict[int, Walker], records: Opened) -> None:
        super().__init__(rows)
        self._records = records

    def lay_again(self, desk: Desk, changed: frozenset[int]) -> None:
        """Lay anew whom a change touches.

        A number may be a sobriety record's or a member's: both are looked at, and nobody is harmed by that. A
        record that was taken back is not there any more, but it was.
        """
        before, self._records = self._records, every(desk)
        said = (held[number] for held in (before, self._records) for number in changed if number in held)
        kept, by_uid = keepers(desk), ids(desk)
        owners = {by_uid.get(kept.get(uid, uid), 0) for uid, _ in said}
        self.take(changed | owners, _laid(desk, changed | owners))


def _laid(desk: Desk, only: frozenset[int] | None) -> dict[int, Walker]:
    living = members.everybody(desk)
    rows = living.values() if only is None else [living[id_] for id_ in only if id_ in living]
    known, nothing = records(desk), Record()
    folded = lru_cache(None)(key)  # thousands share a village; it is forgotten with this reading
    staff_names = {folded(row.name) for row in staff.listed(desk)}
    with desk.reading() as session:
        belongs, kinds = _groups(session, desk, only)
        offers = dict(_offers(session, only))
    came = coming(desk)
    streaks = _streaks(desk.today)
    return {
        row.id: _walker(
            row,
            known.get(row.uid, nothing),
            streaks,
            village=folded(row.village or ""),
            family=folded(row.relation_name or ""),
            groups=belongs.get(row.id, frozenset()),
            models=frozenset(kinds[group] for group in belongs.get(row.id, ())),
            regularity=came.get(row.id, NOT_AT_ALL).regularity,
            places=offers.get(row.id),
            staff=folded(row.name) in staff_names,
        )
        for row in rows
    }


def is_live(pair: Pair | KeptPair, desk: Desk) -> bool:
    """Tell whether a pair goes on: a temporary one ends by itself after its last day."""
    if pair.state is PairState.ENDED:
        return False
    return pair.ends_on is None or pair.ends_on >= desk.today


def live_of(pairs: Iterable[KeptPair], desk: Desk) -> tuple[Live, ...]:
    """Return the pairs that go on as matching sees them."""
    return tuple(
        Live(pair.sponsor_id, pair.sponsee_id, pair.kind is PairKind.PRIMARY)
        for pair in pairs
        if is_live(pair, desk)
    )


def _streaks(on: date) -> Callable[[Record], int | None]:
    """Return what says how many days somebody counts now; thousands share one record."""
    known: dict[int, int | None] = {}

    def days(record: Record) -> int | None:
        if id(record) not in known:
            counted = record.counts and bool(record.periods)
            known[id(record)] = streak_days(record, on) if counted else None
        return known[id(record)]

    return days


def _walker(
    row: MemberRow, record: Record, streaks: Callable[[Record], int | None], **known: object
) -> Walker:
    return Walker(
        id=row.id,
        gender=row.gender,
        age=row.age,
        languages=frozenset(row.languages),
        phones=frozenset(row.phones),
        sober_days=streaks(record),
        held=record.held,
        here=row.stage not in _GONE,
        pending=row.pending_until is not None,
        **known,  # pyright: ignore[reportArgumentType] - fields of Walker, by the caller
    )


def _groups(
    session: Session, desk: Desk, only: frozenset[int] | None = None
) -> tuple[dict[int, frozenset[int]], dict[int, GroupModel]]:
    today = desk.today
    chosen = columns_of(col(Membership.member_id), col(Membership.group_id)).where(
        col(Membership.joined) <= today, (col(Membership.left).is_(None)) | (col(Membership.left) > today)
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    if only is not None:
        chosen = chosen.where(col(Membership.member_id).in_(only))
    for member_id, group_id in rows_of(session, chosen):
        found[member_id].add(group_id)
    kinds = {
        group_id: GroupModel(model)
        for group_id, model in session.exec(select(Group.id, Group.model))
        if group_id
    }
    return {member: frozenset(held) for member, held in found.items()}, kinds


def _offers(session: Session, only: frozenset[int] | None) -> list[tuple[Any, ...]]:
    """Return (member, places) of everybody who said how many sponsees they take."""
    chosen = columns_of(col(SponsorOffer.member_id), col(SponsorOffer.places))
    return rows_of(session, chosen if only is None else chosen.where(col(SponsorOffer.member_id).in_(only)))
