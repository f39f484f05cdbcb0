# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is meant by a few letters or a number: the roster first, then every member, by memory alone."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.desk.desk import Desk
from models.gatherings import sessions
from models.gatherings.register import OPEN_LEVELS
from models.gatherings.tables import Group
from models.messages import Refused
from models.people import members
from models.people.members import MemberRow
from models.people.tables import Member
from models.search import Index, word_key
from models.search import words as words_of
from models.text import local_digits
from models.words import Language, NameLevel, Relation

if TYPE_CHECKING:
    from models.gatherings.register import Register

_NUMBER = re.compile(r"\D{0,12}\d{1,9}")


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody the letters may mean, with what tells them from others."""

    member: int
    number_text: str
    name: str
    on_roster: bool
    relation: Relation | None = None
    relation_name: str = ""
    village: str = ""


class Finder:
    """The people of one roster by every name they have, each tied to their member number."""

    def __init__(self, people: "tuple[MemberRow, ...]", online: dict[int, str] | None = None) -> None:
        self._people = {person.number: person for person in people}
        self._names = {
            person.number: tuple(
                name
                for name in (
                    person.name,
                    person.local_name,
                    person.circle_name,
                    (online or {}).get(person.number),
                )
                if name
            )
            for person in people
        }
        self._index = Index((number, names) for number, names in self._names.items())
        self._firsts = {number: _firsts(names) for number, names in self._names.items()}

    def find(self, text: str, recorded: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """Return the member numbers the letters mean: first names first, then whoever is not recorded yet."""
        wanted = words_of(text)
        if not wanted:
            return ()
        found = self._index.find(text, limit=len(self._people))
        start = wanted[0]
        keyed = word_key(start)

        def rank(number: int) -> tuple[bool, bool, bool]:
            written, folded = self._firsts[number]
            exact = any(first.startswith(start) for first in written)
            alike = exact or any(first.startswith(keyed) for first in folded)
            return not alike, number in recorded, not exact

        return tuple(sorted(found, key=rank))

    def names(self) -> dict[int, tuple[str, ...]]:
        """Return every name of everybody on the roster: for a pasted list."""
        return self._names

    def numbered(self, number: int) -> bool:
        """Tell whether the roster has this member."""
        return number in self._people


def _firsts(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first word of each name, as written and folded."""
    firsts = [each[0] for name in names if (each := words_of(name))]
    return tuple(firsts), tuple(word_key(first) for first in firsts)


def finder(desk: Desk, shown: "Register") -> Finder:
    """Return the finder of a register's roster."""
    numbers = [line.member for line in shown.lines]
    with desk.reading() as session:
        stored = session.exec(select(Member).where(col(Member.number).in_(numbers))).all()
        # While names are hidden nobody learns from letters who is who: the finder knows numbers alone.
        named = () if desk.numbers_only else stored
        online = {member.number: member.online_name for member in named if member.online_name}
        return Finder(tuple(members.rows(desk, session, stored)), online)


def others(
    desk: Desk, session_id: int, text: str, roster: Finder, reader: Language | None = None, limit: int = 6
) -> tuple[Someone, ...]:
    """Return members who are not on the roster and may come as visiting, told apart."""
    number = number_in(desk, text)
    if number is not None:
        found = _numbered(desk, number)
    else:
        seeks = len(text.strip()) > 1 and not desk.numbers_only
        found = members.find(desk, text, limit + len(roster.names())) if seeks else ()
    new = [person for person in found if not roster.numbered(person.number)]
    level = level_of(desk, session_id) if new else NameLevel.NUMBER
    return tuple(someone(person, level, reader) for person in new[:limit])


def _numbered(desk: Desk, number: int) -> tuple[MemberRow, ...]:
    try:
        return (members.by_number(desk, number),)
    except Refused:
        return ()


def someone(
    person: MemberRow, level: NameLevel, reader: Language | None, *, on_roster: bool = False
) -> Someone:
    """Return a person as the box tells them from others; circle names stand alone."""
    told = level in OPEN_LEVELS
    return Someone(
        person.number,
        person.number_text,
        person.shown(level, reader, approximate=True),
        on_roster,
        person.relation if told else None,
        (person.relation_name or "") if told else "",
        (person.village or "") if told else "",
    )


def level_of(desk: Desk, session_id: int) -> NameLevel:
    """Return how much of a name a session's group shows."""
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        group = session.get(Group, stored.group_id)
    return group.name_level if group else NameLevel.INITIAL


def number_in(desk: Desk, text: str) -> int | None:
    """Return the member number that was typed or scanned: digits, with or without the centre's prefix."""
    plain = local_digits(text).strip()
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        return members.read_number(desk, plain)
    except Refused:
        return None
