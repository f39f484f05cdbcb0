# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing marks: which session may be marked, by whom, and how one mark reaches the disk in one commit."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.gatherings import sessions
from models.gatherings.tables import (
    Attendance,
    Group,
    GroupSession,
    MarkCorrection,
    RosterLine,
)
from models.messages import Refused, message
from models.people.identity import refuse_aadhaar
from models.people.tables import Member
from models.text import clean_line
from models.vault.columns import id_of
from models.words import Mark, Mode, NameLevel, SessionState, Sharing

if TYPE_CHECKING:
    from sqlmodel.sql.expression import SelectOfScalar

    from models.desk.desk import Desk
    from models.desk.work import Work


@contextmanager
def marking(
    desk: "Desk", session_id: int, reason: str = "", act: Act = Act.MARK
) -> "Generator[tuple[Work, GroupSession]]":
    """Open a unit of work on a session that may be marked: opens it if it was only planned."""
    with desk.work(act) as work:
        stored = sessions.stored_session(work.session, session_id)
        refuse_unmarkable(desk, stored)
        if stored.state is SessionState.CLOSED:
            after_closing(work, reason)
        elif stored.state is SessionState.PLANNED:
            sessions.freeze(work, stored)
            work.change(stored, about="", state=SessionState.OPEN)
        yield work, stored


def commit(work: "Work") -> None:
    """Commit what changed something: the same mark again is no act to take back."""
    if work.changed:
        work.commit()


def refuse_unmarkable(desk: "Desk", stored: GroupSession) -> None:
    """Raise Refused for a session that was cancelled, or has not come yet."""
    if stored.state is SessionState.CANCELLED:
        raise Refused(message("This session is {state}. It cannot be marked.", state=stored.state))
    if stored.on > desk.today:
        raise Refused(message("This session is on {on}. It can be marked from that day on.", on=stored.on))


def after_closing(work: "Work", reason: str) -> None:
    """After closing, a change takes a counsellor and a reason, which the log keeps."""
    work.desk.require(Act.MARK_CLOSED)
    reason = clean_line(reason)
    refuse_aadhaar(reason, message("Reason"))
    if not reason:
        raise Refused(message("This session is closed. A change needs a reason, which is kept with it."))
    work.act = Act.MARK_CLOSED
    work.tell("", {"reason": reason})


def line_of(work: "Work", stored: GroupSession, member: Member) -> RosterLine:
    """Return a member's row of the roster; a member of another group gets the next one, as visiting."""
    chosen = select(RosterLine).where(RosterLine.session_id == stored.id, RosterLine.member_id == member.id)
    line = work.session.exec(chosen).first()
    if line is not None:
        return line
    lines = sessions.freeze(work, stored)
    for line in lines:
        if line.member_id == member.id:
            return line
    return sessions.add_line(work, stored, sessions.next_row(lines), id_of(member), visiting=True)


def write_marks(work: "Work", stored: GroupSession, given: Mapping[int, Mark], reason: str = "") -> None:
    """Write many marks, by member id; what is there already is read once for all."""
    held = {row.member_id: row for row in work.session.exec(_held(stored))}
    members = {id_of(one): one for one in work.session.exec(select(Member).where(col(Member.id).in_(given)))}
    usual = usual_mode(work.session, stored)
    for number, word in given.items():
        if (member := members.get(number)) is not None:
            _strike_changed(work, stored, member, held.get(number), word, reason)
            _keep(work, stored, member, held.get(number), usual, mark=word)


def write_mark(
    work: "Work",
    stored: GroupSession,
    member: Member,
    given: Mark,
    *,
    mode: Mode | None = None,
    reason: str = "",
) -> Attendance:
    """Write one mark; in a closed session the old one stays beside it, struck, with the reason."""
    held = work.session.exec(_held(stored, member)).first()
    _strike_changed(work, stored, member, held, given, reason)
    new: dict[str, Any] = {"mark": given}
    return _keep(work, stored, member, held, None, **new | ({"mode": mode} if mode else {}))


def write_beside(work: "Work", stored: GroupSession, member: Member, **new: Any) -> Attendance:
    """Write columns of one member's attendance; how they took part is the group's usual way at first."""
    return _keep(work, stored, member, work.session.exec(_held(stored, member)).first(), None, **new)


def _keep(
    work: "Work",
    stored: GroupSession,
    member: Member,
    held: Attendance | None,
    usual: Mode | None,
    **new: Any,
) -> Attendance:
    if held is not None:
        return work.change(held, about=member.uid, **new)
    mode = usual or usual_mode(work.session, stored)
    values: dict[str, Any] = {"mark": Mark.NOT_RECORDED, "mode": mode} | new
    row = Attendance(session_id=id_of(stored), member_id=id_of(member), at=work.now, **values)
    return work.add(row, about=member.uid)


def _strike_changed(
    work: "Work", stored: GroupSession, member: Member, held: Attendance | None, given: Mark, reason: str
) -> None:
    before = held.mark if held else Mark.NOT_RECORDED
    if stored.state is SessionState.CLOSED and before is not given:
        _strike(work, stored, member, (before, given), reason)


def usual_mode(session: Session, stored: GroupSession) -> Mode:
    """Return how people usually take part in a session's group."""
    group = session.get(Group, stored.group_id)
    return group.default_mode if group else Mode.IN_PERSON


def _held(stored: GroupSession, member: Member | None = None) -> "SelectOfScalar[Attendance]":
    """Select what is kept of everybody in a session, or of one member."""
    chosen = select(Attendance).where(Attendance.session_id == stored.id)
    return chosen if member is None else chosen.where(Attendance.member_id == member.id)


def _strike(
    work: "Work", stored: GroupSession, member: Member, marks: tuple[Mark, Mark], reason: str
) -> None:
    was, now = marks
    row = MarkCorrection(
        session_id=id_of(stored),
        member_id=id_of(member),
        was=was,
        now=now,
        reason=clean_line(reason),
        staff=work.desk.person.uid,
        at=work.now,
    )
    work.add(row, about=member.uid)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of one member in an open session, read in one go."""

    member_id: int
    uid: str
    row: int
    visiting: bool
    level: NameLevel
    attendance: tuple[int, str] | None
    mark: Mark
    mode: Mode
    sharing: Sharing | None
    met_sponsor: bool


def known(session: Session, session_id: int, number: int) -> Known | None:
    """Return it, or None where the mark needs more than a mark: not open, not on the roster, removed."""
    found = session.connection().execute(_KNOWN, {"at_session": session_id, "at_number": number}).first()
    if found is None:
        return None
    attendance = (found.id, found.attendance_uid) if found.id is not None else None
    return Known(
        found.member_id,
        found.uid,
        found.row,
        found.visiting,
        found.name_level,
        attendance,
        found.mark or Mark.NOT_RECORDED,
        found.mode or found.default_mode,
        found.sharing,
        bool(found.met_sponsor),
    )


def write_known(work: "Work", session_id: int, held: Known, **new: Any) -> None:
    """Write columns of one known member's attendance; what stands already is left alone."""
    before = {name: getattr(held, name) for name in new}
    changed = {name: value for name, value in new.items() if before[name] != value}
    if held.attendance is None:
        values: dict[str, Any] = {"mark": Mark.NOT_RECORDED, "mode": held.mode} | new
        if changed:
            row = Attendance(session_id=session_id, member_id=held.member_id, at=work.now, **values)
            work.add(row, about=held.uid)
    elif changed:
        was = {name: before[name] for name in changed}
        work.change_at(Attendance, held.attendance, was, changed, about=held.uid)


def _known_statement() -> Any:
    from sqlalchemy import bindparam

    line, held = RosterLine, Attendance
    columns: Any = (
        col(Member.id).label("member_id"),
        col(Member.uid),
        col(line.row),
        col(line.visiting),
        col(Group.name_level),
        col(Group.default_mode),
        col(held.id),
        col(held.uid).label("attendance_uid"),
        col(held.mark),
        col(held.mode),
        col(held.sharing),
        col(held.met_sponsor),
    )
    there = and_(
        col(GroupSession.id) == bindparam("at_session"),
        col(GroupSession.state) == SessionState.OPEN,
        col(Member.number) == bindparam("at_number"),
        col(Member.removed_at).is_(None),
    )
    some: Any = select  # a dozen columns are more than its types foresee
    chosen: Any = some(*columns).select_from(GroupSession)
    chosen = chosen.join(Group, col(Group.id) == GroupSession.group_id)
    chosen = chosen.join(line, col(line.session_id) == GroupSession.id)
    chosen = chosen.join(Member, col(Member.id) == line.member_id)
    beside = and_(col(held.session_id) == GroupSession.id, col(held.member_id) == Member.id)
    return chosen.outerjoin(held, beside).where(there)


_KNOWN = _known_statement()
"""Made once: to say it anew for every key would cost more than to ask it."""
