# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing a month: sessions are signed off together, figures freeze, and later changes are corrections."""

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import leading, sessions
from models.gatherings.sessions import SessionRow
from models.gatherings.tables import Attendance, GroupSession, MonthClosing, RosterLine, Visitor
from models.messages import Refused, message
from models.words import Mark, SessionState


@dataclass(frozen=True, slots=True)
class MonthReview:
    """One month as its manager signs it."""

    month: date
    """Its first day."""
    closed_at: datetime | None
    staff: str
    """uid of who signed; empty while open."""
    open: tuple[SessionRow, ...]
    """Sessions not closed yet: closing the month closes them."""
    unrecorded: tuple[tuple[SessionRow, int], ...]
    """Sessions with people nobody recorded, and how many."""
    figures: dict[str, int]
    """Frozen where the month is closed, else as things stand."""
    corrections: dict[str, int]
    """What changed since the figures froze, by the name of the figure."""
    untrained: int = 0
    """Sessions led by nobody who is trained for it."""


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def _last_of(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def past(desk: Desk, most: int = 24) -> tuple[tuple[date, bool], ...]:
    """Return the months that are over and had sessions, newest first, each with whether it is closed."""
    with desk.reading() as session:
        days = session.exec(
            select(col(GroupSession.on)).where(col(GroupSession.on) < first_of(desk.today)).distinct()
        )
        months = {first_of(day) for day in days}
        closed = set(session.exec(select(col(MonthClosing.month))))
    return tuple((month, month in closed) for month in sorted(months, reverse=True)[:most])


def review(desk: Desk, month: date) -> MonthReview:
    """Return a month with what is open, unrecorded and corrected in it."""
    month = first_of(month)
    held = [one for one in sessions.between(desk, month, _last_of(month)) if one.on <= desk.today]
    with desk.reading() as session:
        closing = session.exec(select(MonthClosing).where(MonthClosing.month == month)).first()
        unrecorded = _unrecorded(session, held)
        now = _figures(session, held)
    going = (SessionState.PLANNED, SessionState.OPEN)
    return MonthReview(
        month=month,
        closed_at=closing.closed_at if closing else None,
        staff=closing.staff if closing else "",
        open=tuple(one for one in held if one.state in going),
        unrecorded=tuple((one, unrecorded[one.id]) for one in held if unrecorded.get(one.id)),
        figures=dict(closing.figures) if closing else now,
        corrections=_corrections(closing.figures, now) if closing else {},
        untrained=leading.untrained(desk, held),
    )


def close_month(desk: Desk, month: date) -> MonthReview:
    """Sign a month's sessions off together and freeze its figures; managers alone, once it is over."""
    month = first_of(month)
    if _last_of(month) >= desk.today:
        raise Refused(message("This month is not over yet. It can be closed from the first day of the next."))
    with desk.work(Act.CLOSE_MONTH) as work:
        if work.session.exec(select(MonthClosing).where(MonthClosing.month == month)).first() is None:
            held = sessions.between(desk, month, _last_of(month))
            for one in held:
                stored = sessions.stored_session(work.session, one.id)
                if stored.state in (SessionState.PLANNED, SessionState.OPEN):
                    sessions.freeze(work, stored)
                    work.change(stored, about="", state=SessionState.CLOSED, closed_at=work.now)
            after = [sessions.by_stored(work.session, one.id) for one in held]
            new = MonthClosing(
                month=month,
                closed_at=work.now,
                staff=desk.person.uid,
                figures=_figures(work.session, after),
            )
            work.add(new, about="")
            work.commit()
    return review(desk, month)


def _figures(session: Session, held: list[SessionRow]) -> dict[str, int]:
    """Count a month: sessions by state, marks, visitors, guests."""
    ids = [one.id for one in held if one.state is not SessionState.CANCELLED]
    marks = Counter(session.exec(select(Attendance.mark).where(col(Attendance.session_id).in_(ids))).all())
    rows = len(session.exec(select(RosterLine.id).where(col(RosterLine.session_id).in_(ids))).all())
    visitors = len(session.exec(select(Visitor.id).where(col(Visitor.session_id).in_(ids))).all())
    recorded = sum(count for mark, count in marks.items() if mark is not Mark.NOT_RECORDED)
    guests = session.exec(select(GroupSession.guests).where(col(GroupSession.id).in_(ids))).all()
    found = {mark.value: marks[mark] for mark in Mark if mark is not Mark.NOT_RECORDED}
    return {
        "sessions": len(ids),
        "cancelled": len(held) - len(ids),
        **found,
        Mark.NOT_RECORDED.value: rows - recorded,
        # Together: a visitor who became a head count is no correction.
        "others": visitors + sum(guests),
    }


def _corrections(frozen: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    return {name: now[name] - frozen.get(name, 0) for name in now if now[name] != frozen.get(name, 0)}


def _unrecorded(session: Session, held: list[SessionRow]) -> dict[int, int]:
    ids = [one.id for one in held if one.state is not SessionState.CANCELLED]
    chosen = select(RosterLine.session_id, Attendance.mark).where(col(RosterLine.session_id).in_(ids))
    beside = (col(Attendance.session_id) == RosterLine.session_id) & (
        col(Attendance.member_id) == RosterLine.member_id
    )
    found: Counter[int] = Counter()
    for number, mark in session.exec(chosen.outerjoin(Attendance, beside)):
        found[number] += mark in (None, Mark.NOT_RECORDED)
    return dict(found)
