# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chip night: who gets which chip, who is called up, and who signs for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
from models.words import Language, NameLevel, Unit


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


def evenings(desk: Desk) -> tuple[Evening, ...]:
    """Return everybody's list first, then each chip night of the coming days with its own."""
    desk.require(Act.AWARD)
    last = sessions.last_chip_night(desk)
    everybody = Evening(0, "", desk.today, last, _since(desk, last, desk.today))
    coming = sessions.chip_nights(desk, milestones.AHEAD_DAYS)
    return (everybody, *(_evening(desk, one) for one in coming))


def _evening(desk: Desk, one: SessionRow) -> Evening:
    last = sessions.last_chip_night(desk, one.group_id, one.on)
    group = groups.by_id(desk, one.group_id)
    belong = frozenset(groups.numbers_of(desk, one.group_id, one.on))
    every = ladders(desk)
    ladder = join(every, (group.uid if group.uid in every else "",))
    rows = tuple(
        row
        for row in _since(desk, last, one.on)
        if (row.member in belong or not belong) and ladder.rung(row.unit, row.count) is not None
    )
    return Evening(one.id, one.group, one.on, last, rows)


def _since(desk: Desk, last: date | None, until: date) -> tuple[DueRow, ...]:
    rows = milestones.since(desk, last or desk.today - timedelta(days=FIRST_DAYS), until)
    return tuple(row for row in rows if not row.awarded)
