# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who needs care: without a sponsor, to be paired again, silent pairs, pairs ending soon, pairs to review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.people import training
from models.people.briefs import briefs
from models.people.members import MemberRow
from models.people.training import TrainingRow
from models.sobriety.periods import records
from models.sponsorship import circle, contacts, pairings
from models.sponsorship.contacts import Heard
from models.sponsorship.matching import Live, free_beside, loads_of, rows_of_tree
from models.sponsorship.pairings import PairRow
from models.words import GroupModel, PairKind, PairState

ENDING_DAYS = 7
_SMART_ALONE = frozenset({GroupModel.SMART})
"""That model knows no sponsors: who walks in its groups alone needs none."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A member without a sponsor, and since when."""

    member: int
    number_text: str
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class SilentRow:
    """A pair nobody heard of for a while."""

    pair: PairRow
    last: date | None
    """The last contact; None where there was none yet."""
    days: int
    """Days since the last contact, or since the pair was agreed."""


@dataclass(frozen=True, slots=True)
class Queues:
    """All that waits for somebody: in each list, who waits longest comes first."""

    needs: tuple[NeedRow, ...]
    again: tuple[NeedRow, ...]
    silent: tuple[SilentRow, ...]
    ending: tuple[PairRow, ...]
    review: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class SponsorRow:
    """A sponsor with their places."""

    member: int
    number_text: str
    name: str
    sponsees: int
    free: int
    trainings: tuple[TrainingRow, ...] = ()
    """The newest first."""


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line of the pairing picture."""

    depth: int
    member: int
    number_text: str
    name: str


def queues(desk: Desk) -> Queues:
    """Return who waits for what. For counsellors and managers."""
    desk.require(Act.PAIR)
    known, heard = circle.circle(desk), contacts.heard_of_all(desk)
    live = pairings.listed(desk)
    ended = {row.sponsee: row.ended_on or desk.today for row in pairings.listed(desk, ended=True)}
    without = _without(known, live)
    return Queues(
        needs=_needs((row, row.registered_on) for row in without if row.number not in ended),
        again=_needs((row, ended[row.number]) for row in without if row.number in ended),
        silent=_silent(desk, live, heard),
        ending=_ending(desk, live),
        review=_review(desk, live, heard),
    )


def to_call(desk: Desk) -> tuple[tuple[SilentRow, ...], tuple[PairRow, ...]]:
    """Return the silent pairs and those to review alone: Today asks for no more, and no circle is laid."""
    desk.require(Act.PAIR)
    live, heard = pairings.listed(desk), contacts.heard_of_all(desk)
    return _silent(desk, live, heard), _review(desk, live, heard)


def sponsors(desk: Desk) -> tuple[SponsorRow, ...]:
    """Return everybody who walks with somebody or offered to, with free places, by number."""
    known, rules = circle.circle(desk), circle.rules_of(desk)
    with desk.reading() as session:
        done = training.of_all(session)
    loads = loads_of(known.live)
    found = [
        SponsorRow(row.number, row.number_text, row.named(), loads[row.id], free, done.get(row.id, ()))
        for row in known.rows.values()
        if (walker := known.walkers[row.id]).places is not None or loads[row.id]
        for free in (free_beside(loads[row.id], walker, rules),)
    ]
    return tuple(sorted(found, key=lambda row: row.member))


def tree(desk: Desk) -> tuple[TreeRow, ...]:
    """Return who walks below whom, as an indented picture. Live pairs are for everybody to see."""
    live = pairings.listed(desk)
    names = {row.sponsor: row.sponsor_name for row in live} | {row.sponsee: row.sponsee_name for row in live}
    text = centre(desk).number_text
    lines = rows_of_tree([Live(row.sponsor, row.sponsee) for row in live], {})
    return tuple(TreeRow(depth, number, text(number), names[number]) for depth, number in lines)


def _without(known: circle.Circle, live: Iterable[PairRow]) -> list[MemberRow]:
    """Return the members a primary sponsor could be found for and who have none."""
    led = {row.sponsee for row in live if row.kind is PairKind.PRIMARY}
    return [
        row
        for row in known.rows.values()
        if row.number not in led
        and known.walkers[row.id].models != _SMART_ALONE
        and row.pending_until is None
        and known.walkers[row.id].here
        and not known.walkers[row.id].held
    ]


def _needs(rows: Iterable[tuple[MemberRow, date]]) -> tuple[NeedRow, ...]:
    found = [NeedRow(row.number, row.number_text, row.named(), since) for row, since in rows]
    return tuple(sorted(found, key=lambda row: (row.since, row.member)))


def _silent(desk: Desk, live: Iterable[PairRow], heard: dict[str, Heard]) -> tuple[SilentRow, ...]:
    found: list[SilentRow] = []
    today, unheard = desk.today, Heard()
    for row in live:
        said = heard.get(row.uid, unheard)
        since = said.contact or row.agreed_on
        due = contacts.due_on(desk, row.agreed_on, said)
        if row.state is PairState.ACTIVE and since is not None and due is not None and due < today:
            found.append(SilentRow(row, said.contact, (today - since).days))
    return tuple(sorted(found, key=lambda one: (-one.days, one.pair.pair)))


def reviews_by(desk: Desk, sponsor: int, ended: date | None) -> int:
    """Return how many live pairs come up for a review where their sponsor returned to use on a day."""
    day, heard = ended or desk.today, contacts.heard_of_all(desk)
    live = (row for row in pairings.of_member(desk, sponsor) if row.state is not PairState.ENDED)
    return sum(row.sponsor == sponsor and _is_newer(day, row, heard) for row in live)


def dues(desk: Desk) -> dict[int, date]:
    """Return by a live pair's number the day by which it should be in touch again; paused ones rest."""
    heard = contacts.heard_of_all(desk)
    found = (
        (row.pair, contacts.due_on(desk, row.agreed_on, heard.get(row.uid, Heard())))
        for row in pairings.listed(desk)
        if row.state is PairState.ACTIVE
    )
    return {pair: day for pair, day in found if day is not None}


def _ending(desk: Desk, live: Iterable[PairRow]) -> tuple[PairRow, ...]:
    until = desk.today + timedelta(days=ENDING_DAYS)
    found = [(row.ends_on, row.pair, row) for row in live if row.ends_on is not None and row.ends_on <= until]
    return tuple(row for _, _, row in sorted(found, key=lambda one: one[:2]))


def _review(desk: Desk, live: Iterable[PairRow], heard: dict[str, Heard]) -> tuple[PairRow, ...]:
    """Return pairs whose sponsor's record holds something newer than the pair and its last review."""
    opened = records(desk)
    by_number = {one.number: one.uid for one in briefs(desk).values() if not one.removed}
    found: list[tuple[date, int, PairRow]] = []
    for row in live:
        record = opened.get(by_number.get(row.sponsor, ""))
        ends = [period.end for period in record.periods if period.end is not None] if record else []
        if ends and _is_newer(max(ends), row, heard):
            found.append((max(ends), row.pair, row))
    return tuple(row for _, _, row in sorted(found, key=lambda one: one[:2]))


def _is_newer(day: date, row: PairRow, heard: dict[str, Heard]) -> bool:
    """Tell whether a day is later than the agreement of a pair and its last review."""
    looked = heard.get(row.uid, Heard()).review
    return all(known is None or day > known for known in (row.agreed_on, looked))
