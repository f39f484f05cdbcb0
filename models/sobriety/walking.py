# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who counts from which day, and what they were awarded: laid once, then one change lays one of them anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import open_all
from models.desk.desk import Desk
from models.desk.following import Kept
from models.desk.sealing import contents_of
from models.people.aliases import aliases, keepers
from models.people.briefs import Brief, briefs, ids
from models.sobriety import counting
from models.sobriety.ladder import Reached, earned_in, may_reach, rungs_between
from models.sobriety.ladders import Ladder, walked
from models.sobriety.making_out import Awarded
from models.sobriety.periods import Opened, every, records
from models.sobriety.tables import Award
from models.words import Unit

OF_WALKERS = (
    *("member", "sobrietyrecord", "alias", "award"),
    *("rung", "membership", "group", "centre"),
)
"""The tables on which it hangs who reaches which milestone when."""


class Walker(NamedTuple):
    """A member with the start their milestones are counted from, and what this period earned."""

    id: int
    number: int
    registered_on: date
    start: date
    earned: frozenset[tuple[Unit, int]]


def awards(desk: Desk) -> tuple[Awarded, ...]:
    """Return every award, opened once; one that is added is opened alone."""
    desk.require(Act.AWARD)
    return desk.remembered("awards", ("award",), lambda: tuple(_opened(desk).values()))


def awarded_to(desk: Desk) -> dict[str, list[Awarded]]:
    """Return each person's awards by uid, the oldest first; those of an entry joined to theirs as well."""
    return desk.remembered("awarded to", ("award", "alias", "member"), lambda: _awarded_to(desk))


def _awarded_to(desk: Desk) -> dict[str, list[Awarded]]:
    own: defaultdict[str, list[Awarded]] = defaultdict(list)
    for one in awards(desk):
        own[one.member].append(one)
    joined = {
        uid: sorted(
            (one for each in (uid, *others) for one in own.get(each, ())), key=lambda one: one.award_id
        )
        for uid, others in aliases(desk).items()
    }
    return own | joined


def _opened(desk: Desk) -> dict[int, Awarded]:
    return desk.kept("opened awards", ("award",), lambda only: _open(desk, only))


def _open(desk: Desk, only: frozenset[int] | None) -> dict[int, Awarded]:
    opened = list(open_all(desk, Award, only=only))
    said = contents_of([text for text, _, _, _ in opened])
    return {
        row: Awarded(row, content["member"], content["face"])
        for (_, _, row, _), content in zip(opened, said, strict=True)
    }


def walkers(desk: Desk, on: date) -> dict[int, Walker]:
    """Return who is to be celebrated on a day, by the number of their row; never to be changed."""

    def make() -> _Laid:
        return _Laid(_lay(desk, on, None), every(desk), _opened(desk))

    return desk.followed(
        "walkers to celebrate",
        ("member", "sobrietyrecord", "award"),
        make,
        lambda laid, changed: laid.lay_again(desk, on, changed),
        anew=("alias",),
        on=on,
    ).rows


class _Laid(Kept[Walker]):
    """Who walks, and the sealed records and awards they were laid from."""

    def __init__(self, rows: dict[int, Walker], said: Opened, given: dict[int, Awarded]) -> None:
        super().__init__(rows)
        self._records, self._awards = said, given

    def lay_again(self, desk: Desk, on: date, changed: frozenset[int]) -> None:
        """Lay anew whom a change touches.

        A number may be a member's, a record's or an award's: all three are looked at, and nobody is harmed by
        that. What was taken back is not there any more, but it was.
        """
        before = self._records, self._awards
        self._records, self._awards = every(desk), _opened(desk)
        uids = {held[one][0] for held in (before[0], self._records) for one in changed if one in held}
        uids |= {held[one].member for held in (before[1], self._awards) for one in changed if one in held}
        kept, by_uid = keepers(desk), ids(desk)
        touched = changed | {by_uid.get(kept.get(uid, uid), 0) for uid in uids}
        self.take(touched, _lay(desk, on, touched))


def _lay(desk: Desk, on: date, only: frozenset[int] | None) -> dict[int, Walker]:
    opened, given, nothing = records(desk), awarded_to(desk), frozenset[tuple[Unit, int]]()
    people, joined = briefs(desk), _joined(desk)
    chosen = people.values() if only is None else [people[id_] for id_ in only if id_ in people]
    starts: dict[int, date | None] = {}  # by record: many members share one
    found: dict[int, Walker] = {}
    for one in chosen:
        id_, uid, number, _, _, _, came, on_the_roll, _ = one  # quicker than their names, for 50,000
        record = opened.get(uid) if on_the_roll else None
        if record is None:
            continue
        key = id(record)
        if key in starts:
            start = starts[key]
        else:
            start = starts[key] = counting.start_to_celebrate(record, on)
        if start is not None:
            own = given.get(uid)
            earned = earned_in(start, None, [each.rung for each in own]) if own else nothing
            since = _came(one, joined[uid]) if uid in joined else came
            found[id_] = Walker(id_, number, since, start, earned)
    return found


def _joined(desk: Desk) -> dict[str, list[Brief]]:
    """Return by uid the entries that were joined to somebody's."""
    people, by_uid = briefs(desk), ids(desk)
    return {
        uid: [people[by_uid[other]] for other in others if other in by_uid]
        for uid, others in aliases(desk).items()
    }


def _came(one: Brief, others: Iterable[Brief]) -> date:
    """Return the day somebody counts from: the first of the entries that were joined to theirs."""
    return min([one.registered_on, *(other.registered_on for other in others)])


class _Side(NamedTuple):
    """Those who walk by one ladder, by the day they count from; the days in order."""

    ladder: Ladder
    starts: list[date]
    people: dict[date, list[Walker]]


def _sides(desk: Desk, on: date) -> list[_Side]:
    ladders = walked(desk)
    by_groups: dict[tuple[str, ...], tuple[Ladder, defaultdict[date, list[Walker]]]] = {}
    for walker in walkers(desk, on).values():
        ladder = ladders.of(walker.number)
        _, people = by_groups.setdefault(ladder.groups, (ladder, defaultdict(list)))
        people[walker.start].append(walker)
    return [_Side(ladder, sorted(people), people) for ladder, people in by_groups.values()]


def reached(desk: Desk, on: date, after: date, until: date) -> Iterator[tuple[Walker, Reached]]:
    """Give every rung reached after one day and up to another; a start many share is asked once."""
    day_one = centre(desk).count_start_day
    for ladder, starts, people in desk.remembered(f"sides {on}", OF_WALKERS, lambda: _sides(desk, on)):
        for start in may_reach(starts, after, until, ladder.rules):
            for rung in rungs_between(start, after, until, ladder.rules, count_start_day=day_one):
                yield from ((one, rung) for one in people[start] if rung.on >= one.registered_on)
