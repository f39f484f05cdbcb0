# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the register holds about one member, gathered by walking the tables.

Other people stay out of it: of a pair only the member's own place, of a session only its group and day.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, col, or_, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.outside import OutsideAnchor, outside_anchor
from models.desk.tables import LogEntry, Staff
from models.desk.undo import classes
from models.gatherings.tables import Group, GroupSession
from models.people import tables as people_tables
from models.people.aliases import aliases
from models.people.members import row_by_number
from models.people.tables import Member
from models.sobriety import tables as sobriety_tables
from models.sobriety import walking
from models.sobriety.snapshot import to_snapshot
from models.sponsorship import tables as sponsorship_tables
from models.vault.columns import Row, SealedRow

WALKED = (people_tables, sobriety_tables, sponsorship_tables)
"""Rooms whose tables are walked, beside the gatherings': importing them makes their tables known."""

Line = dict[str, object]
_OWN = "member.id"
_INTERNAL = frozenset({"id", "uid", "removed_at"})


@dataclass(frozen=True, slots=True)
class Section:
    """One table's lines about the member."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person's record: what is kept, where it stands, and who worked on it."""

    number: int
    number_text: str
    name: str
    centre: dict[str, str]
    made_at: datetime
    made_by: str
    sections: tuple[Section, ...]
    anchor: OutsideAnchor | None = None
    """How far the log had come."""


def gather(desk: Desk, number: int) -> PersonRecord:
    """Gather a member's record. Counsellors and managers; the log keeps that it was read."""
    desk.require(Act.READ_RECORD)
    with desk.reading() as session:
        member = row_by_number(session, number)
        sections = [
            Section("member", (_line(member, _Places(session)),)),
            *_open_sections(session, member),
            *_sealed_sections(desk, session, member),
            _log_section(session, member),
        ]
    sections.append(_awards(desk, member))
    desk.note(Act.READ_RECORD, subject=member.uid)
    settings = centre(desk)
    return PersonRecord(
        number=number,
        number_text=settings.number_text(number),
        name=member.name,
        centre=settings.names,
        made_at=desk.clock.now(),
        made_by=desk.person.name,
        sections=tuple(section for section in sections if section.lines),
        anchor=outside_anchor(desk),
    )


def links(kind: type[Row]) -> list[str]:
    """Return the columns of a table that name a member by number."""
    columns = inspect(kind).columns
    return [
        column.key
        for column in columns
        if column.key and any(key.target_fullname == _OWN for key in column.foreign_keys)
    ]


def names_member(kind: type[Row]) -> bool:
    """Tell whether a sealed table names its member by uid."""
    return issubclass(kind, SealedRow) and "member" in inspect(kind).columns


def _open_sections(session: Session, member: Member) -> Iterator[Section]:
    places = _Places(session)
    for name, kind in sorted(classes().items()):
        own = links(kind)
        if own:
            mine = or_(*(getattr(kind, column) == member.id for column in own))
            found = session.exec(select(kind).where(mine).order_by(col(kind.id))).all()
            yield Section(name, tuple(_line(row, places, member.id) for row in found))


def _sealed_sections(desk: Desk, session: Session, member: Member) -> Iterator[Section]:
    for name, kind in sorted(classes().items()):
        if not names_member(kind):
            continue
        column: Any = inspect(kind).columns["member"]
        about = (member.uid, *aliases(desk).get(member.uid, ()))
        rows: list[Any] = list(session.exec(select(kind).where(column.in_(about)).order_by(col(kind.id))))
        opened = desk.unsealed(rows, _about)
        yield Section(name, tuple(json.loads(text) for text in opened))


def _about(row: Any) -> str:
    return str(row.member)


def _awards(desk: Desk, member: Member) -> Section:
    about = {member.uid, *aliases(desk).get(member.uid, ())}
    mine = [one.face for one in walking.awards(desk) if one.member in about]
    return Section("award", tuple(to_snapshot(face, member.name) for face in mine))


def _log_section(session: Session, member: Member) -> Section:
    staff = dict(session.exec(select(Staff.uid, Staff.name)).all())
    chosen = select(LogEntry).where(LogEntry.subject == member.uid).order_by(col(LogEntry.id))
    return Section(
        "log",
        tuple(
            {"at": entry.at, "what": entry.act, "by": staff.get(entry.staff, "")}
            for entry in session.exec(chosen)
        ),
    )


class _Places:
    """Groups and sessions by number, so that a record names them in words."""

    def __init__(self, session: Session) -> None:
        self.groups = {row.id: row.name for row in session.exec(select(Group))}
        self.sessions = {row.id: (row.group_id, row.on) for row in session.exec(select(GroupSession))}


def _line(row: Row, places: _Places, member_id: int | None = None) -> Line:
    """Return a row's columns by name: without inner numbers, other people and what is not for reading."""
    found: Line = {}
    for column in inspect(type(row)).columns:
        name, value = column.key or "", getattr(row, column.key or "")
        if name in _INTERNAL or isinstance(value, bytes):
            continue
        if any(key.target_fullname == _OWN for key in column.foreign_keys):
            if name != "member_id" and value == member_id:
                found["as"] = name.removesuffix("_id")
        elif name == "session_id":
            group, on = places.sessions[value]
            found |= {"group": places.groups.get(group), "on": on}
        elif name == "group_id":
            found["group"] = places.groups.get(value)
        elif not name.endswith("_id"):
            found[name] = value
    return found
