# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chip night: who gets which chip, who is called up, and who signs for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from models.centre.centre import RungRow, ladders
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.gatherings.sessions import SessionRow
from models.people import members
from models.people.members import MemberRow
from models.sobriety import milestones
from models.sobriety.faces import CertificateFace
from models.sobriety.ladders import join, walked
from models.sobriety.rows import DueRow, in_order
from models.words import Language, NameLevel, SessionState, Unit


@dataclass(frozen=True, slots=True)
class NightRow:
    """One person's milestone on the evening."""

    member: int
    number_text: str
    name: str
    """As it is called out: first name and initial, or as the member chose."""
    unit: Unit
    count: int
    serial: str
    colour: str
    chip: bool
    announce: bool


def night(
    desk: Desk,
    faces: Iterable[tuple[int, CertificateFace]],
    language: Language,
    level: NameLevel = NameLevel.INITIAL,
    given: Iterable[tuple[DueRow, str]] = (),
) -> tuple[NightRow, ...]:
    """Return the evening's rows, the shortest time first: it is as hard as the longest.

    ``given`` are milestones celebrated without a certificate, each with the number it is noted under.
    """
    chosen = [(number, face.unit, face.count, face.serial) for number, face in faces]
    chosen += [(row.member, row.unit, row.count, serial) for row, serial in given]
    with desk.reading() as session:
        people = [members.row_by_number(session, number) for number, *_ in chosen]
        shown = members.rows(desk, session, people)
    known = walked(desk)
    rows = [
        _row(one, person, person.shown(level, language), known.of(person.number).rung(one[1], one[2]))
        for one, person in zip(chosen, shown, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (in_order(row.unit, row.count), row.member)))


def _row(one: tuple[int, Unit, int, str], person: MemberRow, name: str, rung: RungRow | None) -> NightRow:
    return NightRow(
        member=person.number,
        number_text=person.number_text,
        name=name,
        unit=one[1],
        count=one[2],
        serial=one[3],
        colour=rung.colour if rung else "",
        chip=rung.chip if rung else True,
        announce=rung.announce if rung else True,
    )


FIRST_DAYS = 30
"""How far the list of a first chip night reaches back."""


@dataclass(frozen=True, slots=True)
class Evening:
    """A chip night and whom it celebrates: every milestone since the last one that nobody awarded."""

    session: int
    """The session's number; 0 for everybody of the centre, whichever circle celebrates them."""
    group: str
    on: date
    last: date | None
    """The last chip night that was held; None where there was none yet, or none of this group."""
    rows: tuple[DueRow, ...]
    held: bool = False
    """It was held and closed: who stands here still waits for what the evening gave."""


class _Reach(NamedTuple):
    """An evening before its list is read: the milestones after one day and up to another."""

    of: SessionRow
    last: date | None
    after: date


def evenings(desk: Desk) -> tuple[Evening, ...]:
    """Return everybody's list first, then each chip night of the coming days, then those of the last ones."""
    desk.require(Act.AWARD)
    last = sessions.last_chip_night(desk)
    after = last or _first(desk.today)
    nights = [_reach(desk, one) for one in _nights(desk)]
    until = max([desk.today, *(one.of.on for one in nights)])
    earliest = min([after, *(one.after for one in nights)])
    waiting = [row for row in milestones.since(desk, earliest, until) if not row.awarded]
    everybody = Evening(0, "", desk.today, last, _between(waiting, after, desk.today))
    return (everybody, *(_evening(desk, one, waiting) for one in nights))


def _nights(desk: Desk) -> tuple[SessionRow, ...]:
    coming = sessions.chip_nights(desk, milestones.AHEAD_DAYS)
    return (*coming, *sessions.past_chip_nights(desk, FIRST_DAYS))


def _reach(desk: Desk, one: SessionRow) -> _Reach:
    last = sessions.last_chip_night(desk, one.group_id, one.on)
    return _Reach(one, last, last or _first(min(desk.today, one.on)))


def _first(on: date) -> date:
    return on - timedelta(days=FIRST_DAYS)


def _between(rows: Iterable[DueRow], after: date, until: date) -> tuple[DueRow, ...]:
    return tuple(row for row in rows if after < row.on <= until)


def _evening(desk: Desk, reach: _Reach, waiting: Iterable[DueRow]) -> Evening:
    one = reach.of
    group = groups.by_id(desk, one.group_id)
    belong = frozenset(groups.numbers_of(desk, one.group_id, one.on))
    every = ladders(desk)
    ladder = join(every, (group.uid if group.uid in every else "",))
    rows = tuple(
        row
        for row in _between(waiting, reach.after, one.on)
        if (row.member in belong or not belong) and ladder.rung(row.unit, row.count) is not None
    )
    return Evening(one.id, one.group, one.on, reach.last, rows, one.state is SessionState.CLOSED)
