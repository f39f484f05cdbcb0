# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: planned, open, closed; their sheet codes and frozen rosters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.groups import GroupRow, belonging, by_name, with_us
from models.gatherings.groups import listed as listed_groups
from models.gatherings.schedule import occurrences
from models.gatherings.sheetcode import make, read
from models.gatherings.tables import Group, GroupSession, RosterLine
from models.messages import NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.people.tables import Member
from models.text import clean_line
from models.words import SessionKind, SessionState

if TYPE_CHECKING:
    from models.desk.work import Work

_EARLIEST, _LATEST = date(2000, 1, 1), date(2088, 12, 31)
"""The days a sheet's code can carry."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it."""

    id: int
    uid: str
    group_id: int
    group: str
    on: date
    starts: time | None
    minutes: int
    kind: SessionKind
    state: SessionState
    topic: str
    facilitator: str
    sheet_code: str
    frozen: bool
    logged_late: bool
    guests: int

    @property
    def at(self) -> str:
        """ISO date, with the time where it is known."""
        return f"{self.on.isoformat()}T{self.starts:%H:%M}" if self.starts else self.on.isoformat()


def plan(
    desk: Desk,
    group_name: str,
    on: date,
    *,
    starts: time | None = None,
    topic: str = "",
    facilitator: str = "",
    kind: SessionKind = SessionKind.MEETING,
) -> SessionRow:
    """Plan one session. A second one of the same group, day and time is the first one."""
    group = by_name(desk, group_name)
    _check_day(on)
    with desk.work(Act.PLAN_SESSION) as work:
        starts, minutes = _usual(group, on, starts)
        held = _same(work.session, group.id, on, starts)
        if held is not None:
            return by_number(desk, held.id or 0)
        session = write(
            work, group, on, starts=starts, minutes=minutes, topic=topic, facilitator=facilitator, kind=kind
        )
        work.commit()
    return by_number(desk, session.id or 0)


def plan_days(desk: Desk, first: date, last: date) -> tuple[SessionRow, ...]:
    """Plan every session the groups' schedules ask for between two days; those there are stay as they are."""
    _check_day(first)
    _check_day(last)
    if last < first or (last - first).days > 366:
        raise Refused(message("Choose a first and a last day, at most a year apart."))
    made: list[int] = []
    with desk.work(Act.PLAN_SESSION) as work:
        for group in listed_groups(desk):
            for on, starts, minutes in occurrences(group.meets, first, last):
                if _same(work.session, group.id, on, starts) is None:
                    made.append(write(work, group, on, starts=starts, minutes=minutes).id or 0)
        if made:
            work.commit()
    return tuple(by_number(desk, number) for number in made)


def write(
    work: "Work",
    group: GroupRow,
    on: date,
    *,
    starts: time | None = None,
    minutes: int = 60,
    topic: str = "",
    facilitator: str = "",
    kind: SessionKind = SessionKind.MEETING,
) -> GroupSession:
    """Write a session with a sheet code of its own, inside somebody's unit of work."""
    for text in (topic, facilitator):
        refuse_aadhaar(text, message("Session"))
    number = work.next_number(f"sheet/{group.id}/{on.isoformat()}")
    return work.add(
        GroupSession(
            group_id=group.id,
            on=on,
            starts=starts,
            minutes=minutes,
            topic=clean_line(topic),
            facilitator=clean_line(facilitator) or group.facilitator,
            kind=kind,
            sheet_code=make(group.id, on, number),
        ),
        about="",
    )


def _check_day(on: date) -> None:
    if not _EARLIEST <= on <= _LATEST:
        raise Refused(message("{on} cannot be the day of a session.", on=on))


def _usual(group: GroupRow, on: date, starts: time | None) -> tuple[time | None, int]:
    """Return when the group meets that day and for how many minutes; a time of its own lasts an hour."""
    for _day, usual, minutes in occurrences(group.meets, on, on):
        if starts in {None, usual}:
            return usual, minutes
    return starts, 60


def _same(session: Session, group_id: int, on: date, starts: time | None) -> GroupSession | None:
    chosen = select(GroupSession).where(
        GroupSession.group_id == group_id,
        GroupSession.on == on,
        GroupSession.starts == starts,
        GroupSession.state != SessionState.CANCELLED,
    )
    return session.exec(chosen).first()


def freeze(work: "Work", stored: GroupSession) -> list[RosterLine]:
    """Fix the numbered roster at the first print or opening; later joiners take the next numbers."""
    lines = roster_lines(work.session, stored.id or 0)
    with work.lasting():
        if stored.frozen_at is None:
            work.change(stored, about="", frozen_at=work.now)
            everybody = enumerate(expected(work.session, stored), start=1)
            return [add_line(work, stored, row, member_id) for row, member_id in everybody]
        if stored.state in (SessionState.PLANNED, SessionState.OPEN):
            lines += _later_joiners(work, stored, lines)
    return lines


def _later_joiners(work: "Work", stored: GroupSession, lines: list[RosterLine]) -> list[RosterLine]:
    known = {line.member_id for line in lines}
    joined = [member for member in belonging(work.session, stored.group_id, stored.on) if member not in known]
    members = enumerate(_in_order(work.session, joined, stored.on), start=next_row(lines))
    return [add_line(work, stored, row, member_id) for row, member_id in members]


def next_row(lines: Iterable[RosterLine]) -> int:
    """Return the number after the highest there is: a row somebody took back leaves a gap."""
    return max((line.row for line in lines), default=0) + 1


def expected(session: Session, stored: GroupSession) -> list[int]:
    """Return the members who belong to the group on the session's day, in the order of their numbers."""
    return _in_order(session, belonging(session, stored.group_id, stored.on), stored.on)


def _in_order(session: Session, members: Iterable[int], on: date) -> list[int]:
    """Return living, unremoved members in the order of their numbers."""
    chosen = select(Member).where(col(Member.id).in_(list(members)), *with_us(on))
    return [member.id or 0 for member in session.exec(chosen.order_by(col(Member.number)))]


def add_line(
    work: "Work", stored: GroupSession, row: int, member_id: int, *, visiting: bool = False
) -> RosterLine:
    """Give a member a numbered row of a session."""
    return work.add(
        RosterLine(session_id=stored.id or 0, row=row, member_id=member_id, visiting=visiting), about=""
    )


def roster_lines(session: Session, session_id: int) -> list[RosterLine]:
    """Return the numbered rows of a session in order."""
    chosen = select(RosterLine).where(RosterLine.session_id == session_id).order_by(col(RosterLine.row))
    return list(session.exec(chosen))


def open_session(desk: Desk, session_id: int) -> SessionRow:
    """Open the register of a session; opening one that is open changes nothing."""
    with desk.work(Act.OPEN_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.OPEN:
            return by_number(desk, session_id)
        if stored.state is not SessionState.PLANNED:
            raise Refused(message("This session is {state}. It cannot be opened.", state=stored.state))
        freeze(work, stored)
        work.change(stored, about="", state=SessionState.OPEN)
        work.commit()
    return by_number(desk, session_id)


def close_session(desk: Desk, session_id: int) -> SessionRow:
    """Close a session. Who was not marked stays not recorded, never absent."""
    with desk.work(Act.CLOSE_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.CLOSED:
            return by_number(desk, session_id)
        if stored.state is SessionState.CANCELLED:
            raise Refused(message("This session is {state}. It cannot be closed.", state=stored.state))
        if stored.on > desk.today:
            raise Refused(message("This session is on {on}. It can be closed on that day.", on=stored.on))
        freeze(work, stored)
        work.change(stored, about="", state=SessionState.CLOSED, closed_at=work.now)
        work.commit()
    return by_number(desk, session_id)


def cancel_session(desk: Desk, session_id: int, reason: str) -> SessionRow:
    """Cancel a session with a reason; managers alone."""
    reason = clean_line(reason)
    if not reason:
        raise Refused(message("Cancelling a session needs a reason."))
    refuse_aadhaar(reason, message("Reason"))
    with desk.work(Act.CANCEL_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.CLOSED:
            raise Refused(message("This session is {state}. It cannot be cancelled.", state=stored.state))
        work.change(stored, about="", state=SessionState.CANCELLED, reason=reason)
        work.commit()
    return by_number(desk, session_id)


def log_forgotten(
    desk: Desk, group_name: str, on: date, *, topic: str = "", starts: time | None = None
) -> SessionRow:
    """Log a session that was held on an earlier day and forgotten; it is labelled so."""
    if on > desk.today:
        raise Refused(message("{on} has not come yet. Plan the session instead.", on=on))
    row = plan(desk, group_name, on, starts=starts, topic=topic)
    if on < desk.today and row.state is SessionState.PLANNED and not row.logged_late:
        with desk.work(Act.PLAN_SESSION) as work:
            work.change(stored_session(work.session, row.id), about="", logged_late=True)
            work.commit()
    return open_session(desk, row.id) if row.state is SessionState.PLANNED else by_number(desk, row.id)


def between(desk: Desk, first: date, last: date) -> tuple[SessionRow, ...]:
    """Return the sessions between two days, in order of time."""
    chosen = select(GroupSession, Group.name).where(
        GroupSession.group_id == Group.id, col(GroupSession.on) >= first, col(GroupSession.on) <= last
    )
    with desk.reading() as session:
        found = session.exec(
            chosen.order_by(col(GroupSession.on), col(GroupSession.starts), col(GroupSession.id))
        )
        return tuple(_row(stored, name) for stored, name in found)


def by_number(desk: Desk, session_id: int) -> SessionRow:
    """Return one session. Raises NotFound."""
    with desk.reading() as session:
        return by_stored(session, session_id)


def by_stored(session: Session, session_id: int) -> SessionRow:
    """Return one session as somebody's own session sees it. Raises NotFound."""
    stored = stored_session(session, session_id)
    group = session.get(Group, stored.group_id)
    return _row(stored, group.name if group else "")


def by_code(desk: Desk, typed: str) -> SessionRow:
    """Return the session whose sheet carries this code. Raises Refused for a mistyped one, NotFound else."""
    code = read(typed)
    with desk.reading() as session:
        stored = session.exec(
            select(GroupSession).where(GroupSession.sheet_code == make(code.group_id, code.on, code.n))
        ).first()
    if stored is None:
        raise NotFound(
            message("No session of this register carries the code {code}.", code=typed.strip()[:20])
        )
    return by_number(desk, stored.id or 0)


def stored_session(session: Session, session_id: int) -> GroupSession:
    """Return a session's stored row. Raises NotFound."""
    stored = session.get(GroupSession, session_id)
    if stored is None:
        raise NotFound(message("There is no session with number {number}.", number=session_id))
    return stored


def count(desk: Desk) -> int:
    """Return how many sessions there are in all."""
    with desk.reading() as session:
        return session.exec(select(func.count()).select_from(GroupSession)).one()


def _row(stored: GroupSession, group: str) -> SessionRow:
    return SessionRow(
        id=stored.id or 0,
        uid=stored.uid,
        group_id=stored.group_id,
        group=group,
        on=stored.on,
        starts=stored.starts,
        minutes=stored.minutes,
        kind=stored.kind,
        state=stored.state,
        topic=stored.topic,
        facilitator=stored.facilitator,
        sheet_code=stored.sheet_code,
        frozen=stored.frozen_at is not None,
        logged_late=stored.logged_late,
        guests=stored.guests,
    )
