# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log as people read it: found by person, act, member and day, with old and new values in plain words.

Reading it is an entry of its own. What is sealed stays neutral here: an entry says that something sealed was
written, never what.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.plain import from_plain
from models.desk.tables import LogDetail, LogEntry, Staff
from models.desk.undo import classes, column_value, lines_of
from models.desk.work import SEAL_COLUMNS
from models.gatherings.tables import Group, GroupSession
from models.insight.standing import ROOMS
from models.messages import GivenName, person
from models.people.tables import Member
from models.vault.columns import Row, SealedRow, id_of

SEALED = "sealed"
"""Stands in place of a column's name where something sealed was written."""

_INNER = frozenset({"id", "uid", "sheet_code", "key", "key_uid", "signer", *SEAL_COLUMNS})
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to read; what is empty does not count."""

    staff: str = ""
    """uid of who did it."""
    act: Act | None = None
    member: str = ""
    """uid of whom it was about."""
    since: date | None = None
    until: date | None = None
    before: int = 0
    """Only entries with a smaller number: the next page."""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class BookRow:
    """One entry: when, who, what, and about whom or which session."""

    entry: int
    at: datetime
    staff: str
    act: str
    about: str = ""
    member: int | None = None
    """Number of the member it was about, where it was about one."""
    subject: str = ""
    """uid of what it was about, as the log keeps it."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One value that an entry wrote: whose, in which table and column, old and new."""

    about: str
    table: str
    column: str
    old: object = None
    new: object = None


def read(desk: Desk, wanted: Wanted | None = None, *, note: bool = True) -> tuple[BookRow, ...]:
    """Return the newest entries that are wanted, newest first. That the log was read is an entry, too."""
    desk.require(Act.READ_LOG)
    asked = wanted or Wanted()
    if note:
        _note(desk, asked)
    with desk.reading() as session:
        found = session.exec(_chosen(asked)).all()
        names = _Names(session)
        touched = _touched(session, [id_of(entry) for entry in found])
        return tuple(_row(entry, names, touched.get(id_of(entry), ())) for entry in found)


def _note(desk: Desk, asked: Wanted) -> None:
    """Let the log say that it was read, and what was looked for."""
    told = {"staff": asked.staff, "act": asked.act, "since": asked.since, "until": asked.until}
    with desk.work(Act.READ_LOG, asked.member) as work:
        if said := {name: value for name, value in told.items() if value}:
            work.tell(asked.member, dict[str, object](said))
        work.commit()


def _chosen(asked: Wanted) -> SelectOfScalar[LogEntry]:
    chosen = select(LogEntry).order_by(col(LogEntry.id).desc()).limit(asked.limit)
    if asked.staff:
        chosen = chosen.where(LogEntry.staff == asked.staff)
    if asked.act is not None:
        chosen = chosen.where(LogEntry.act == asked.act.value)
    if asked.member:
        parts = select(LogDetail.entry_id).where(LogDetail.subject == asked.member)
        chosen = chosen.where(or_(col(LogEntry.subject) == asked.member, col(LogEntry.id).in_(parts)))
    if asked.since is not None:
        chosen = chosen.where(col(LogEntry.at) >= datetime.combine(asked.since, time()))
    if asked.until is not None:
        chosen = chosen.where(col(LogEntry.at) < datetime.combine(asked.until, time()) + timedelta(days=1))
    return chosen.where(col(LogEntry.id) < asked.before) if asked.before else chosen


def _touched(session: Session, numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """Return for each entry the members its details are about."""
    chosen = select(LogDetail.entry_id, LogDetail.subject).where(col(LogDetail.entry_id).in_(numbers))
    found: dict[int, tuple[str, ...]] = {}
    for number, subject in session.exec(chosen.order_by(col(LogDetail.id))):
        found[number] = (*found.get(number, ()), subject)
    return found


def _row(entry: LogEntry, names: "_Names", parts: tuple[str, ...]) -> BookRow:
    about = [uid for uid in (entry.subject, *parts) if uid and not uid.isdecimal()]
    first = about[0] if about else ""
    more = len(set(parts) - {""}) > 1 and not entry.subject
    name = "" if more else names.of(first)
    return BookRow(
        id_of(entry),
        entry.at,
        names.staff(entry.staff),
        entry.act,
        name,
        None if more else names.number(first),
        entry.subject,
    )


class _Names:
    """Looks up what a uid is called: a member, somebody of the staff, a group, a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._staff = dict(session.exec(select(Staff.uid, Staff.name)).all())
        self._known: dict[str, tuple[str, int | None]] = {}

    def staff(self, uid: str) -> str:
        """Return the name of a member of staff."""
        return self._staff.get(uid, "")

    def of(self, uid: str) -> str:
        """Return the name behind a uid; empty where nothing of it is left."""
        return self._look(uid)[0]

    def number(self, uid: str) -> int | None:
        """Return a member's number."""
        return self._look(uid)[1]

    def session_at(self, place: int) -> str:
        """Return what a session is called: its group and day."""
        found = self._session.get(GroupSession, place)
        return self._session_said(found) if found else ""

    def group_at(self, place: int) -> str:
        """Return a group's name."""
        found = self._session.get(Group, place)
        return found.called if found else ""

    def member_at(self, place: int) -> str:
        """Return a member's name."""
        found = self._session.get(Member, place)
        return person(found.name, found.local_name) if found else ""

    def _look(self, uid: str) -> tuple[str, int | None]:
        if uid not in self._known:
            self._known[uid] = self._found(uid)
        return self._known[uid]

    def _found(self, uid: str) -> tuple[str, int | None]:
        if not uid or uid in self._staff:
            return self._staff.get(uid, ""), None
        member = self._session.exec(select(Member).where(Member.uid == uid)).first()
        if member is not None:
            return person(member.name, member.local_name), member.number
        group = self._session.exec(select(Group).where(Group.uid == uid)).first()
        if group is not None:
            return group.called, None
        held = self._session.exec(select(GroupSession).where(GroupSession.uid == uid)).first()
        return (self._session_said(held), None) if held else ("", None)

    def _session_said(self, held: GroupSession) -> str:
        group = self._session.get(Group, held.group_id)
        return (group.called if group else GivenName("")).dated(held.on.strftime("%d-%m-%Y"))


# Old and new


def changes(desk: Desk, entry: int) -> tuple[ChangeRow, ...]:
    """Return what one entry wrote, value by value; of a person who was erased, nothing."""
    desk.require(Act.READ_LOG)
    with desk.reading() as session:
        names = _Names(session)
        found: list[ChangeRow] = []
        for about, line in lines_of(session, entry):
            found += _changes(names, about, line)
            if len(found) >= _MOST_CHANGES:
                break
    return tuple(found[:_MOST_CHANGES])


def _changes(names: _Names, about: str, line: dict[str, Any]) -> Iterator[ChangeRow]:
    whose = names.of(about)
    if "note" in line:
        for name, value in line["note"].items():
            yield ChangeRow(whose, "", name, None, _noted(names, name, from_plain(value)))
        return
    table = str(line.get("add") or line.get("change") or line.get("remove"))
    kind = classes().get(table) if ROOMS else None
    if kind is None:
        return
    if issubclass(kind, SealedRow):
        yield ChangeRow(whose, table, SEALED)
        return
    old, new = line.get("before", {}), line.get("after", {})
    for column in dict.fromkeys((*old, *new)):
        if pair := _pair(names, kind, column, (old.get(column), new.get(column))):
            yield ChangeRow(whose, table, column.removesuffix("_id"), *pair)


def _pair(names: _Names, kind: type[Row], column: str, plain: tuple[Any, Any]) -> tuple[Any, Any] | None:
    """Return a column's old and new value for reading; None where there is nothing to read."""
    if column in _INNER or column not in kind.model_fields:
        return None
    pair: list[Any] = [None if value is None else column_value(kind, column, value) for value in plain]
    if pair[0] == pair[1] or all(value in _NOTHING for value in pair):
        return None
    if any(isinstance(value, bytes) for value in pair):
        return None
    named = _NAMED.get(column)
    old, new = (named(names, value) if named and value is not None else value for value in pair)
    return old, new


_NOTHING: tuple[object, ...] = (None, "", [], {}, False)
_NAMED = {
    "session_id": _Names.session_at,
    "group_id": _Names.group_at,
    "member_id": _Names.member_at,
    "sponsor_id": _Names.member_at,
    "sponsee_id": _Names.member_at,
    "home_group_id": _Names.group_at,
}


def _noted(names: _Names, name: str, value: object) -> object:
    return names.staff(str(value)) or value if name == "staff" else value
