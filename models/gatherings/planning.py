# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings of the coming days, planned by themselves; holidays, and meetings moved to another day."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import sessions
from models.gatherings.marking import after_closing
from models.gatherings.sessions import SessionRow
from models.gatherings.sheetcode import make
from models.gatherings.tables import GroupSession, Holiday
from models.messages import NotAllowed, NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.text import clean_line
from models.words import SessionKind, SessionState

if TYPE_CHECKING:
    from models.desk.work import Work

AHEAD_DAYS = 14
"""So many days ahead meetings stand planned."""


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day on which no group meets."""

    on: date
    name: str


def plan_ahead(desk: Desk, days: int = AHEAD_DAYS) -> int:
    """Plan what the schedules ask for from today on; return how many. Asked again, it does nothing."""
    last = desk.today + timedelta(days=days)
    if not sessions.missing(desk, desk.today, last):
        return 0
    with desk.work(Act.PLAN_AHEAD) as work:
        made = sessions.write_missing(work, sessions.missing(desk, desk.today, last))
        if made:
            work.commit()
    return len(made)


def holidays(desk: Desk, first: date, last: date) -> tuple[HolidayRow, ...]:
    """Return the holidays between two days, in order."""
    chosen = select(Holiday).where(col(Holiday.on).between(first, last)).order_by(col(Holiday.on))
    with desk.reading() as session:
        return tuple(HolidayRow(row.on, row.name) for row in session.exec(chosen))


def add_holiday(desk: Desk, on: date, name: str) -> int:
    """Let no group meet on a day; return how many planned meetings were cancelled. Managers alone."""
    name = clean_line(name)
    if not name:
        raise Refused(message("Write what people call this day."))
    refuse_aadhaar(name, message("Holiday"))
    with desk.work(Act.CANCEL_SESSION) as work:
        if work.session.exec(select(Holiday).where(Holiday.on == on)).first():
            raise Refused(message("{on} is a holiday already.", on=on))
        work.add(Holiday(on=on, name=name), about="")
        stored = _of_day(work.session, on, SessionState.PLANNED)
        for each in stored:
            work.change(each, about="", state=SessionState.CANCELLED, reason=name)
        work.commit()
    return len(stored)


def remove_holiday(desk: Desk, on: date) -> None:
    """Let groups meet on a day again; what the holiday cancelled stands planned again. Managers alone."""
    with desk.work(Act.CANCEL_SESSION) as work:
        row = work.session.exec(select(Holiday).where(Holiday.on == on)).first()
        if row is None:
            raise NotFound(message("{on} is no holiday.", on=on))
        for each in _of_day(work.session, on, SessionState.CANCELLED):
            if each.reason == row.name:
                work.change(each, about="", state=SessionState.PLANNED, reason="")
        work.remove(row, about="")
        work.commit()


def _of_day(session: Session, on: date, state: SessionState) -> list[GroupSession]:
    chosen = select(GroupSession).where(GroupSession.on == on, GroupSession.state == state)
    return list(session.exec(chosen))


def celebrate(desk: Desk, session_id: int, kind: SessionKind, reason: str = "") -> SessionRow:
    """Let a session be a chip night, or a meeting again.

    Of one that is held and closed a counsellor or a manager can still note what it was, with a reason. The
    lists of chip nights reach back to it from then on.
    """
    with desk.work(Act.PLAN_SESSION) as work:
        stored = sessions.stored_session(work.session, session_id)
        if stored.state is SessionState.CLOSED:
            _note_what_it_was(work, stored, kind, reason)
        else:
            sessions.celebrate(work, stored, kind)
        if work.changed:
            work.commit()
    return sessions.by_number(desk, session_id)


def _note_what_it_was(work: "Work", stored: GroupSession, kind: SessionKind, reason: str) -> None:
    if stored.kind is kind:
        return
    if not work.desk.may(Act.MARK_CLOSED):
        raise NotAllowed(sessions.over())
    after_closing(work, reason)
    work.change(stored, about="", kind=kind)


def move(desk: Desk, session_id: int, on: date, starts: time | None) -> SessionRow:
    """Move a planned meeting to another day or time; the schedule's own place stays taken by it."""
    if on < desk.today:
        raise Refused(message("{on} is over. Choose today or a later day.", on=on))
    with desk.work(Act.PLAN_SESSION) as work:
        stored = sessions.stored_session(work.session, session_id)
        if stored.state is not SessionState.PLANNED:
            raise Refused(message("This session is {state}. It cannot be moved.", state=stored.state))
        if stored.frozen_at is not None:
            raise Refused(
                message(
                    "The sheet of this session is printed and carries its day. "
                    "Cancel the session with a reason and add an extra one instead."
                )
            )
        number = work.next_number(f"sheet/{stored.group_id}/{on.isoformat()}")
        work.change(
            stored,
            about="",
            planned_on=stored.planned_on or stored.on,
            planned_at=stored.planned_at if stored.planned_on else stored.starts,
            on=on,
            starts=starts,
            sheet_code=make(stored.group_id, on, number),
        )
        work.commit()
    return sessions.by_number(desk, session_id)
