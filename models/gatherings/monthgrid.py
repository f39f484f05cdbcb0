# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathering what a group's month prints: its members down the page, its sessions across it."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlmodel import Session, col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.outside import outside_anchor
from models.gatherings import groups
from models.gatherings.groups import GroupRow
from models.gatherings.monthpaper import MonthColumn, MonthLine, MonthPaper
from models.gatherings.schedule import occurrences
from models.gatherings.tables import Attendance, GroupSession, Membership, RosterLine, Visitor
from models.people import members
from models.people.members import MemberRow
from models.people.names import Listed, distinguished
from models.people.tables import Member
from models.vault.columns import id_of
from models.words import Language, Mark, NameLevel, SessionState


@dataclass(frozen=True, slots=True)
class _Held:
    """What the register holds of the month's sessions."""

    sessions: tuple[GroupSession, ...]
    rosters: Mapping[int, frozenset[int]]
    marks: Mapping[tuple[int, int], Mark]
    visitors: Mapping[int, int]


def month(
    desk: Desk,
    group_name: str,
    first: date,
    *,
    filled: bool = False,
    level: NameLevel | None = None,
    language: Language | None = None,
) -> MonthPaper:
    """Gather a group's month and note the printing. It fixes no roster: rows are the grid's own.

    ``first`` is any day of the month. Without sessions and without a schedule every day is a column.
    """
    group = groups.by_name(desk, group_name)
    first, last = _bounds(first)
    with desk.work(Act.PRINT, subject=group.uid) as work:
        held = _held(work.session, group.id, first, last)
        people = _people(desk, work.session, group.id, held, first, last)
        work.commit()
    columns = _columns(group, held, first, last, filled=filled)
    names = _names(people, level or group.name_level, language)
    sessions = [_session_of(held, column) for column in columns]
    return MonthPaper(
        centre=centre(desk).names,
        group=group.names,
        month=first,
        place=group.place,
        facilitator=group.facilitator,
        filled=filled,
        columns=columns,
        lines=tuple(
            MonthLine(row, name, person.number_text, tuple(_marks(held, sessions, person, filled=filled)))
            for row, (person, name) in enumerate(zip(people, names, strict=True), 1)
        ),
        blank_rows=0 if filled else centre(desk).blank_rows,
        anchor=outside_anchor(desk) if filled else None,
    )


def _bounds(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _held(session: Session, group_id: int, first: date, last: date) -> _Held:
    chosen = select(GroupSession).where(
        GroupSession.group_id == group_id,
        GroupSession.state != SessionState.CANCELLED,
        col(GroupSession.on).between(first, last),
    )
    order = (col(GroupSession.on), col(GroupSession.starts), col(GroupSession.id))
    found = tuple(session.exec(chosen.order_by(*order)))
    numbers = [id_of(one) for one in found]
    rosters: dict[int, set[int]] = {}
    for line in session.exec(select(RosterLine).where(col(RosterLine.session_id).in_(numbers))):
        rosters.setdefault(line.session_id, set()).add(line.member_id)
    marks = {
        (held.session_id, held.member_id): held.mark
        for held in session.exec(select(Attendance).where(col(Attendance.session_id).in_(numbers)))
    }
    visitors: dict[int, int] = {}
    for visitor in session.exec(select(Visitor).where(col(Visitor.session_id).in_(numbers))):
        visitors[visitor.session_id] = visitors.get(visitor.session_id, 0) + 1
    return _Held(found, {number: frozenset(ids) for number, ids in rosters.items()}, marks, visitors)


def _people(
    desk: Desk, session: Session, group_id: int, held: _Held, first: date, last: date
) -> list[MemberRow]:
    """Return who belonged on any day of the month or stood on a list of it, by member number."""
    ids = {member for roster in held.rosters.values() for member in roster}
    spells = select(Membership).where(Membership.group_id == group_id, col(Membership.joined) <= last)
    belonging = {spell.member_id for spell in session.exec(spells) if not spell.left or spell.left > first}
    chosen = select(Member).where(col(Member.id).in_(ids | belonging)).order_by(col(Member.number))
    shown = [
        member
        for member in session.exec(chosen)
        if member.id in ids or (member.removed_at is None and not _died_before(member, first))
    ]
    return list(members.rows(desk, session, shown))


def _died_before(member: Member, first: date) -> bool:
    return member.died_on is not None and member.died_on <= first


def _columns(
    group: GroupRow, held: _Held, first: date, last: date, *, filled: bool
) -> tuple[MonthColumn, ...]:
    """Return the month's sessions; on a blank grid also those its schedule still asks for."""
    columns = [
        MonthColumn(one.on, one.starts, one.sheet_code, held.visitors.get(id_of(one), 0), one.guests)
        for one in held.sessions
    ]
    if filled:
        return tuple(columns)
    there = {(column.on, column.starts) for column in columns}
    columns += [
        MonthColumn(on, starts)
        for on, starts, _minutes in occurrences(group.meets, first, last)
        if (on, starts) not in there
    ]
    if not columns:
        columns = [MonthColumn(first + timedelta(days=day)) for day in range((last - first).days + 1)]
    return tuple(sorted(columns, key=lambda column: (column.on, column.starts or time.min)))


def _session_of(held: _Held, column: MonthColumn) -> GroupSession | None:
    return next(
        (one for one in held.sessions if column.sheet_code and one.sheet_code == column.sheet_code), None
    )


def _marks(
    held: _Held, sessions: Iterable[GroupSession | None], person: MemberRow, *, filled: bool
) -> Iterable[Mark | None]:
    for one in sessions:
        number = id_of(one) if one is not None else 0
        on_list = person.id in held.rosters.get(number, frozenset())
        yield held.marks.get((number, person.id), Mark.NOT_RECORDED) if filled and on_list else None


def _names(people: list[MemberRow], level: NameLevel, language: Language | None) -> list[str]:
    village = level in (NameLevel.FULL, NameLevel.INITIAL)
    return distinguished(
        [
            Listed(person.shown(level, language), person.number_text, person.village if village else None)
            for person in people
        ]
    )
