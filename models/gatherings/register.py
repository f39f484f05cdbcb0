# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of one session: roster, marks, visitors and guests. Each mark is one commit."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.work import Work
from models.gatherings import marking, sessions
from models.gatherings.attendance import Tally, tally
from models.gatherings.markline import MarkLine, parse
from models.gatherings.sharing import quiet_circles
from models.gatherings.tables import Attendance, Group, GroupSession, MarkCorrection, RosterLine, Visitor
from models.messages import Message, Refused, message
from models.people import members
from models.people.identity import refuse_aadhaar
from models.people.members import MemberRow
from models.people.names import Listed, distinguished
from models.people.tables import Member
from models.text import clean_line
from models.vault.columns import id_of
from models.words import Language, Mark, Mode, NameLevel, Relation, SessionState, Sharing, VisitorAge

OPEN_LEVELS = frozenset({NameLevel.FULL, NameLevel.INITIAL})
"""Levels at which a father's name and a village may stand beside a name."""


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
    mode: Mode = Mode.IN_PERSON
    met_sponsor: bool = False
    relation: Relation | None = None
    relation_name: str = ""
    """Empty, like the village, where the group shows less than names."""
    village: str = ""
    quiet: int = 0
    """Circles in a row this person came to and did not share in."""
    struck: tuple[Mark, ...] = ()
    """Marks that were corrected after closing, oldest first."""


@dataclass(frozen=True, slots=True)
class VisitorRow:
    """Somebody without papers."""

    id: int
    row: int
    name: str
    age: VisitorAge


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register of one session."""

    session: int
    state: SessionState
    lines: tuple[RegisterRow, ...]
    walk_ins: tuple[VisitorRow, ...]
    tally: Tally

    @property
    def visitors(self) -> tuple[str, ...]:
        """Names of those without papers."""
        return tuple(visitor.name for visitor in self.walk_ins)

    @property
    def in_the_room(self) -> int:
        """Everybody who was there: members, visitors, guests."""
        return self.tally.attended + len(self.walk_ins) + self.tally.guests


def register(
    desk: Desk,
    session_id: int,
    level: NameLevel | None = None,
    reader: Language | None = None,
    *,
    approximate: bool = False,
) -> Register:
    """Return the register of a session: its frozen roster, or who would be on it today.

    Names stand in the script of the reader's language where a member has such a name; with ``approximate``,
    for screens only, others are spelled by rule and carry ``~``.
    """
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        lines = sessions.roster_lines(session, session_id) or _expected(session, stored)
        people = _people(desk, session, lines)
        marks = _marks(session, session_id)
        visitors = _visitors(session, session_id)
        shown_at = level or _level(session, stored)
        # Told to those who hold the circle, and to nobody at the front desk.
        quiet = quiet_circles(session, stored) if desk.may(Act.COUNSEL) else {}
        usual = marking.usual_mode(session, stored)
        struck = _struck(session, session_id)
    names = _names([people[line.member_id] for line in lines], shown_at, reader, approximate=approximate)
    rows = tuple(
        _row(
            line,
            people[line.member_id],
            (name, shown_at),
            marks.get(line.member_id),
            usual,
            quiet.get(line.member_id, 0),
            struck.get(line.member_id, ()),
        )
        for line, name in zip(lines, names, strict=True)
    )
    walk_ins = tuple(
        VisitorRow(id_of(one), one.row, "–" if desk.numbers_only else one.name, one.age) for one in visitors
    )
    return Register(session_id, stored.state, rows, walk_ins, _tally(rows, stored))


def mark(
    desk: Desk,
    session_id: int,
    number: int,
    given: Mark,
    *,
    reason: str = "",
    mode: Mode | None = None,
    reader: Language | None = None,
) -> RegisterRow:
    """Mark one member, by member number. A member of another group is marked as visiting."""
    new = {"mark": given} | ({"mode": mode} if mode else {})
    if not put(desk, session_id, number, **new):
        _mark_slowly(desk, session_id, number, given, reason=reason, mode=mode)
    return line(desk, session_id, number, reader)


def put(desk: Desk, session_id: int, number: int, **new: object) -> bool:
    """Write a mark, a mode, who shared or who met a sponsor: the short road of every key.

    Tells whether it could: the session is open and the member on its roster. What stands already is no act.
    """
    with desk.work(Act.MARK) as work:
        held = marking.known(work.session, session_id, number)
        if held is None:
            return False
        work.subject = held.uid
        marking.write_known(work, session_id, held, **new)
        marking.commit(work)
    return True


def _mark_slowly(
    desk: Desk, session_id: int, number: int, given: Mark, *, reason: str, mode: Mode | None
) -> None:
    with marking.marking(desk, session_id, reason) as (work, stored):
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        marking.line_of(work, stored, member)
        marking.write_mark(work, stored, member, given, mode=mode, reason=reason)
        marking.commit(work)


def line(desk: Desk, session_id: int, number: int, reader: Language | None = None) -> RegisterRow:
    """Return one person's row of a session's roster."""
    with desk.reading() as session:
        stored = sessions.stored_session(session, session_id)
        member = members.row_by_number(session, number)
        chosen = select(RosterLine).where(
            RosterLine.session_id == session_id, RosterLine.member_id == member.id
        )
        held = session.exec(
            select(Attendance).where(Attendance.session_id == session_id, Attendance.member_id == member.id)
        ).first()
        person = members.rows(desk, session, [member])[0]
        level = _level(session, stored)
        found = session.exec(chosen).one()
        usual = marking.usual_mode(session, stored)
    return _row(found, person, (person.shown(level, reader), level), held, usual)


def mark_line(
    desk: Desk,
    session_id: int,
    text: str,
    *,
    rest: Mark | None = None,
    reason: str = "",
    blank_rows: int = 0,
) -> Register:
    """Mark many from one line of words, all or none: "absent 4 11 23 late 7", the rest as ``rest``.

    So many ``blank_rows`` below the roster are no mistake: whoever signed there is named afterwards.
    """
    asked = parse(text) if text.strip() or rest is None else MarkLine(())
    with marking.marking(desk, session_id, reason) as (work, stored):
        lines = sessions.freeze(work, stored)
        given = _resolved(work, stored, lines, asked, blank_rows)
        if rest is not None:
            marked = _recorded(work.session, session_id)
            for line in lines:
                if line.member_id not in marked:
                    given.setdefault(line.member_id, rest)
        marking.write_marks(work, stored, given, reason)
        marking.commit(work)
    return register(desk, session_id)


def mark_all_present(desk: Desk, session_id: int) -> Register:
    """Mark everybody present who is not recorded yet."""
    return mark_line(desk, session_id, "", rest=Mark.PRESENT)


def add_visitor(
    desk: Desk, session_id: int, name: str, age: VisitorAge = VisitorAge.NOT_ASKED, *, reason: str = ""
) -> Register:
    """Add somebody who walked in without papers: a name as said, no number."""
    name = clean_line(name)
    if not name:
        raise Refused(message("A visitor needs a name as said."))
    refuse_aadhaar(name, message("Visitor"))
    with marking.marking(desk, session_id, reason) as (work, stored):
        rows = _visitors(work.session, session_id)
        row = max((one.row for one in rows), default=0) + 1
        visitor = Visitor(session_id=session_id, row=row, name=name, age=age, came_on=stored.on)
        # Filed under a key of its own, which goes when the visitor becomes a head count.
        work.add(visitor, about=visitor.uid)
        work.commit()
    return register(desk, session_id)


def set_guests(desk: Desk, session_id: int, guests: int, *, reason: str = "") -> Register:
    """Set the count of guests."""
    if not 0 <= guests <= 10_000:
        raise Refused(message("The count of guests is a number from 0 to 10,000."))
    with marking.marking(desk, session_id, reason) as (work, stored):
        work.change(stored, about="", guests=guests)
        marking.commit(work)
    return register(desk, session_id)


def _resolved(
    work: Work, stored: GroupSession, lines: list[RosterLine], asked: MarkLine, blank_rows: int
) -> dict[int, Mark]:
    """Return marks by member id. Raises Refused for a row that is not on the roster."""
    by_row = {line.row: line.member_id for line in lines}
    given: dict[int, Mark] = {}
    last = max(by_row, default=0)
    for row, word in asked.rows.items():
        if last < row <= last + blank_rows:
            continue
        if row not in by_row:
            raise Refused(no_such_row(row, len(lines)))
        given[by_row[row]] = word
    for number, word in asked.members.items():
        member = members.row_by_number(work.session, number)
        given[marking.line_of(work, stored, member).member_id] = word
    return given


def no_such_row(row: int, rows: int) -> Message:
    """Say that a row is not on a register."""
    return message("Row {row} is not on this register: it has {n} rows. Nothing was marked.", row=row, n=rows)


def _expected(session: Session, stored: GroupSession) -> list[RosterLine]:
    """Return the lines a planned session would have, not written anywhere."""
    return [
        RosterLine(session_id=id_of(stored), row=row, member_id=member_id)
        for row, member_id in enumerate(sessions.expected(session, stored), start=1)
    ]


def _people(desk: Desk, session: Session, lines: Iterable[RosterLine]) -> dict[int, MemberRow]:
    chosen = select(Member).where(col(Member.id).in_([line.member_id for line in lines]))
    return {row.id: row for row in members.rows(desk, session, session.exec(chosen))}


def _names(
    people: list[MemberRow], level: NameLevel, reader: Language | None, *, approximate: bool
) -> list[str]:
    return distinguished(
        [
            Listed(
                person.shown(level, reader, approximate=approximate),
                person.number_text,
                person.village if level in OPEN_LEVELS else None,
            )
            for person in people
        ]
    )


def _marks(session: Session, session_id: int) -> dict[int, Attendance]:
    found = session.exec(select(Attendance).where(Attendance.session_id == session_id))
    return {row.member_id: row for row in found}


def _struck(session: Session, session_id: int) -> dict[int, tuple[Mark, ...]]:
    chosen = select(MarkCorrection).where(MarkCorrection.session_id == session_id)
    found: dict[int, tuple[Mark, ...]] = {}
    for row in session.exec(chosen.order_by(col(MarkCorrection.id))):
        found[row.member_id] = (*found.get(row.member_id, ()), row.was)
    return found


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


def _row(
    line: RosterLine,
    person: MemberRow,
    shown: tuple[str, NameLevel],
    held: Attendance | None,
    usual: Mode,
    quiet: int = 0,
    struck: tuple[Mark, ...] = (),
) -> RegisterRow:
    name, level = shown
    told = level in OPEN_LEVELS
    return RegisterRow(
        row=line.row,
        member=person.number,
        number_text=person.number_text,
        name=name,
        visiting=line.visiting,
        mark=held.mark if held else Mark.NOT_RECORDED,
        sharing=held.sharing if held else None,
        mode=held.mode if held else usual,
        met_sponsor=held.met_sponsor if held else False,
        relation=person.relation if told else None,
        relation_name=(person.relation_name or "") if told else "",
        village=(person.village or "") if told else "",
        quiet=quiet,
        struck=struck,
    )


def _tally(rows: Iterable[RegisterRow], stored: GroupSession) -> Tally:
    return tally((row.mark for row in rows), guests=stored.guests)
