# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding across everything: members, groups and sessions, from memory, in any script or spelling.

The three texts that are searched live and die with the Desk.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.gatherings.finding import number_in
from models.gatherings.groups import GroupRow
from models.gatherings.sessions import SessionRow
from models.people import members
from models.people.members import MemberRow
from models.search import Index

AROUND_DAYS = 60
"""Sessions are found so many days back and ahead; an older one by its group."""
MOST_SESSIONS = 6
MOST_GROUPS = 4
_GROUPS = "find groups"
_OF_GROUPS = ("group", "membership", "schedule", "member")
_OF_SESSIONS = ("groupsession", "group")
"""The tables what is searched is made from."""


class FoundKind(StrEnum):
    """What was found."""

    MEMBER = "member"
    GROUP = "group"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: its number, how it is called, and what tells it apart."""

    kind: FoundKind
    subject: int
    """A member's number, or the number of a group's or session's row."""
    title: str
    number_text: str = ""
    village: str = ""
    father: str = ""
    on: date | None = None
    starts: time | None = None
    place: str = ""
    people: int = 0


def prepare(desk: Desk) -> None:
    """Lay the texts that are searched into memory; slow once, with tens of thousands of members."""
    members.prepare(desk)
    find(desk, "a")


def is_ready(desk: Desk) -> bool:
    """Tell whether all is found from memory at once; the window's thread waits for nothing else."""
    there = ((_GROUPS, _OF_GROUPS), (_sessions_name(desk), _OF_SESSIONS))
    return members.find_is_ready(desk) and all(desk.remembers(name, tables) for name, tables in there)


def find(desk: Desk, query: str, most: int = 12) -> tuple[Found, ...]:
    """Return what a query finds: people first, then groups, then sessions, nearest day first."""
    if not query.strip():
        return ()
    people = [_member(row) for row in _people(desk, query, most)]
    circles, by_id = _groups(desk)
    found = [_group(by_id[place]) for place in circles.find(query, MOST_GROUPS)]
    return (*people, *found, *_sessions(desk, query))


def _people(desk: Desk, query: str, most: int) -> tuple[MemberRow, ...]:
    """Return members; while names are hidden by their whole number alone, so that letters betray nobody."""
    if not desk.numbers_only:
        return members.find(desk, query, most)
    number = number_in(desk, query)
    return tuple(row for row in members.find(desk, query, most) if row.number == number)


def _groups(desk: Desk) -> tuple[Index, dict[int, GroupRow]]:
    def make() -> tuple[Index, dict[int, GroupRow]]:
        listed = groups.listed(desk)
        index = Index((row.id, (row.name, *row.names.values(), row.place)) for row in listed)
        return index, {row.id: row for row in listed}

    return desk.remembered(_GROUPS, _OF_GROUPS, make)


def _sessions(desk: Desk, query: str) -> list[Found]:
    index, by_id = _session_index(desk)
    near = sorted(
        (by_id[place] for place in index.find(query, 200)),
        key=lambda row: (abs((row.on - desk.today).days), row.starts or time(), row.id),
    )
    return [_session(row) for row in near[:MOST_SESSIONS]]


def _session_index(desk: Desk) -> tuple[Index, dict[int, SessionRow]]:
    def make() -> tuple[Index, dict[int, SessionRow]]:
        around = timedelta(days=AROUND_DAYS)
        held = sessions.between(desk, desk.today - around, desk.today + around)
        index = Index(
            (row.id, (*row.group.spellings, row.on.strftime("%d-%m-%Y"), row.sheet_code)) for row in held
        )
        return index, {row.id: row for row in held}

    return desk.remembered(_sessions_name(desk), _OF_SESSIONS, make)


def _sessions_name(desk: Desk) -> str:
    return f"find sessions {desk.today}"


def _member(row: MemberRow) -> Found:
    return Found(
        FoundKind.MEMBER,
        row.number,
        row.named(),
        number_text=row.number_text,
        village=row.village or "",
        father=row.relation_name or "",
    )


def _group(row: GroupRow) -> Found:
    return Found(FoundKind.GROUP, row.id, row.name, place=row.place, people=row.members)


def _session(row: SessionRow) -> Found:
    return Found(FoundKind.SESSION, row.id, row.group, on=row.on, starts=row.starts)
