# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of one session: roster, marks, visitors and guests. Each mark is one commit."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.work import Work
from models.gatherings import sessions
from models.gatherings.attendance import Tally, tally
from models.gatherings.markline import MarkLine, parse
from models.gatherings.tables import Attendance, Group, GroupSession, RosterLine, Visitor
from models.messages import Refused, message
from models.people import members
from models.people.identity import refuse_aadhaar
from models.people.members import MemberRow
from models.people.names import Listed, distinguished
from models.people.tables import Member
from models.text import clean_line
from models.words import Language, Mark, Mode, NameLevel, SessionState, Sharing, VisitorAge


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person of a session's roster."""

    row: int
    member: int
    """The member's number."""
    number_text: str
    name: str
    visiting: bool
    mark: Mark
    sharing: Sharing | None


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register of one session."""

    session: int
    state: SessionState
    lines: tuple[RegisterRow, ...]
    visitors: tuple[str, ...]
    tally: Tally


def register(
    desk: Desk, session_id: int, level: NameLevel | None = None, reader: Language | None = None
) -> Register:
    """Return the register of a session: its frozen roster, or who would be on it today.

    Names stand in the script of the reader's language where a member has such a name.
    """
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        lines = sessions.roster_lines(session, session_id) or _expected(session, stored)
        people = _people(desk, session, lines)
        marks = _marks(session, session_id)
        visitors = _visitors(session, session_id)
        shown_at = level or _level(session, stored)
    names = _names([people[line.member_id] for line in lines], shown_at, reader)
    rows = tuple(
        _row(line, people[line.member_id], name, marks.get(line.member_id))
        for line, name in zip(lines, names, strict=True)
    )
    return Register(
        session_id, stored.state, rows, tuple(visitor.name for visitor in visitors), _tally(rows, stored)
    )


def mark(desk: Desk, session_id: int, number: int, given: Mark, *, reason: str = "") -> RegisterRow:
    """Mark one member, by member number. A member of another group is marked as visiting."""
    with _marking(desk, session_id, reason) as (work, stored):
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        line = _line_of(work, stored, member)
        held = _write_mark(work, stored, member, given)
        person = members.rows(desk, work.session, [member])[0]
        level = _level(work.session, stored)
        _commit(work)
    return _row(line, person, person.shown(level), held)


def mark_line(
    desk: Desk, session_id: int, text: str, *, rest: Mark | None = None, reason: str = ""
) -> Register:
    """Mark many from one line of words, all or none: "absent 4 11 23 late 7", the rest as ``rest``."""
    asked = parse(text) if text.strip() or rest is None else MarkLine(())
    with _marking(desk, session_id, reason) as (work, stored):
        lines = sessions.freeze(work, stored)
        given = _resolved(work, stored, lines, asked)
        if rest is not None:
            marked = _recorded(work.session, session_id)
            for line in lines:
                if line.member_id not in marked:
                    given.setdefault(line.member_id, rest)
        _write_marks(work, stored, given)
        _commit(work)
    return register(desk, session_id)


def mark_all_present(desk: Desk, session_id: int) -> Register:
    """Mark everybody present who is not recorded yet."""
    return mark_line(desk, session_id, "", rest=Mark.PRESENT)


def add_visitor(desk: Desk, session_id: int, name: str, age: VisitorAge = VisitorAge.NOT_ASKED) -> Register:
    """Add somebody who walked in without papers: a name as said, no number."""
    name = clean_line(name)
    if not name:
        raise Refused(message("A visitor needs a name as said."))
    refuse_aadhaar(name, message("Visitor"))
    with _marking(desk, session_id) as (work, stored):
        rows = _visitors(work.session, session_id)
        work.add(
            Visitor(session_id=session_id, row=len(rows) + 1, name=name, age=age, came_on=stored.on), about=""
        )
        work.commit()
    return register(desk, session_id)


def set_guests(desk: Desk, session_id: int, guests: int) -> Register:
    """Set the count of guests."""
    if not 0 <= guests <= 10_000:
        raise Refused(message("The count of guests is a number from 0 to 10,000."))
    with _marking(desk, session_id) as (work, stored):
        work.change(stored, about="", guests=guests)
        _commit(work)
    return register(desk, session_id)


@contextmanager
def _marking(desk: Desk, session_id: int, reason: str = "") -> Generator[tuple[Work, GroupSession]]:
    """Open a unit of work on a session that may be marked: opens it if it was only planned."""
    with desk.work(Act.MARK) as work:
        stored = sessions.stored_session(work.session, session_id)
        _refuse_unmarkable(desk, stored)
        if stored.state is SessionState.CLOSED:
            _mark_closed(work, reason)
        elif stored.state is SessionState.PLANNED:
            sessions.freeze(work, stored)
            work.change(stored, about="", state=SessionState.OPEN)
        yield work, stored


def _commit(work: Work) -> None:
    """Commit what changed something: the same mark again is no act to take back."""
    if work.changed:
        work.commit()


def _mark_closed(work: Work, reason: str) -> None:
    """After closing, a change takes a counsellor and a reason, which the log keeps."""
    work.desk.require(Act.MARK_CLOSED)
    reason = clean_line(reason)
    refuse_aadhaar(reason, message("Reason"))
    if not reason:
        raise Refused(message("This session is closed. A change needs a reason, which is kept with it."))
    work.act = Act.MARK_CLOSED
    work.tell("", {"reason": reason})


def _refuse_unmarkable(desk: Desk, stored: GroupSession) -> None:
    if stored.state is SessionState.CANCELLED:
        raise Refused(message("This session is {state}. It cannot be marked.", state=stored.state))
    if stored.on > desk.today:
        raise Refused(message("This session is on {on}. It can be marked from that day on.", on=stored.on))


def _line_of(work: Work, stored: GroupSession, member: Member) -> RosterLine:
    chosen = select(RosterLine).where(RosterLine.session_id == stored.id, RosterLine.member_id == member.id)
    line = work.session.exec(chosen).first()
    if line is not None:
        return line
    lines = sessions.freeze(work, stored)
    for line in lines:
        if line.member_id == member.id:
            return line
    return sessions.add_line(work, stored, sessions.next_row(lines), member.id or 0, visiting=True)


def _resolved(work: Work, stored: GroupSession, lines: list[RosterLine], asked: MarkLine) -> dict[int, Mark]:
    """Return marks by member id. Raises Refused for a row that is not on the roster."""
    by_row = {line.row: line.member_id for line in lines}
    given: dict[int, Mark] = {}
    for row, word in asked.rows.items():
        if row not in by_row:
            raise Refused(
                message(
                    "Row {row} is not on this register: it has {n} rows. Nothing was marked.",
                    row=row,
                    n=len(lines),
                )
            )
        given[by_row[row]] = word
    for number, word in asked.members.items():
        member = members.row_by_number(work.session, number)
        given[_line_of(work, stored, member).member_id] = word
    return given


def _write_marks(work: Work, stored: GroupSession, given: dict[int, Mark]) -> None:
    for member_id, word in given.items():
        member = work.session.get(Member, member_id)
        if member is not None:
            _write_mark(work, stored, member, word)


def _write_mark(work: Work, stored: GroupSession, member: Member, given: Mark) -> Attendance:
    chosen = select(Attendance).where(Attendance.session_id == stored.id, Attendance.member_id == member.id)
    held = work.session.exec(chosen).first()
    if held is not None:
        return work.change(held, about=member.uid, mark=given)
    group = work.session.get(Group, stored.group_id)
    row = Attendance(
        session_id=stored.id or 0,
        member_id=member.id or 0,
        mark=given,
        at=work.now,
        mode=group.default_mode if group else Mode.IN_PERSON,
    )
    return work.add(row, about=member.uid)


def _expected(session: Session, stored: GroupSession) -> list[RosterLine]:
    """Return the lines a planned session would have, not written anywhere."""
    return [
        RosterLine(session_id=stored.id or 0, row=row, member_id=member_id)
        for row, member_id in enumerate(sessions.expected(session, stored), start=1)
    ]


def _people(desk: Desk, session: Session, lines: Iterable[RosterLine]) -> dict[int, MemberRow]:
    chosen = select(Member).where(col(Member.id).in_([line.member_id for line in lines]))
    return {row.id: row for row in members.rows(desk, session, session.exec(chosen))}


def _names(people: list[MemberRow], level: NameLevel, reader: Language | None) -> list[str]:
    show_village = level in (NameLevel.FULL, NameLevel.INITIAL)
    return distinguished(
        [
            Listed(person.shown(level, reader), person.number_text, person.village if show_village else None)
            for person in people
        ]
    )


def _marks(session: Session, session_id: int) -> dict[int, Attendance]:
    found = session.exec(select(Attendance).where(Attendance.session_id == session_id))
    return {row.member_id: row for row in found}


def _recorded(session: Session, session_id: int) -> set[int]:
    return {
        member for member, held in _marks(session, session_id).items() if held.mark is not Mark.NOT_RECORDED
    }


def _visitors(session: Session, session_id: int) -> list[Visitor]:
    return list(
        session.exec(select(Visitor).where(Visitor.session_id == session_id).order_by(col(Visitor.row)))
    )


def _level(session: Session, stored: GroupSession) -> NameLevel:
    group = session.get(Group, stored.group_id)
    return group.name_level if group else NameLevel.INITIAL


def _row(line: RosterLine, person: MemberRow, name: str, held: Attendance | None) -> RegisterRow:
    return RegisterRow(
        row=line.row,
        member=person.number,
        number_text=person.number_text,
        name=name,
        visiting=line.visiting,
        mark=held.mark if held else Mark.NOT_RECORDED,
        sharing=held.sharing if held else None,
    )


def _tally(rows: Iterable[RegisterRow], stored: GroupSession) -> Tally:
    return tally((row.mark for row in rows), guests=stored.guests)
