# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of visitors: a member, or after thirty days a head count without a name."""

from datetime import timedelta

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import LogKey
from models.gatherings import marking
from models.gatherings.register import Register, register
from models.gatherings.tables import GroupSession, Visitor
from models.messages import NotFound, message
from models.people import members
from models.words import Mark, VisitorAge

DAYS = 30
"""So long a visitor keeps a name without becoming a member."""


def count_unfinished(desk: Desk) -> int:
    """Turn visitors of more than thirty days ago into guests without a name; tell how many."""
    oldest = desk.today - timedelta(days=DAYS)
    with desk.reading() as session:
        if session.exec(select(Visitor.id).where(col(Visitor.came_on) < oldest).limit(1)).first() is None:
            return 0
    with desk.work(Act.COUNT_VISITORS) as work:
        old = work.session.exec(select(Visitor).where(col(Visitor.came_on) < oldest)).all()
        for visitor in old:
            stored = work.session.get(GroupSession, visitor.session_id)
            if stored is not None:
                work.change(stored, about="", guests=stored.guests + 1)
            # Not by work.remove: the log would keep the name. The key of what it holds goes with the row.
            work.session.delete(visitor)
            key = work.session.get(LogKey, visitor.uid)
            if key is not None:
                work.session.delete(key)
        work.session.flush()
        work.touch("visitor")
        work.tell("", {"visitors_counted": len(old)})
        work.commit()
    return len(old)


def become_member(desk: Desk, visitor_id: int, number: int, *, reason: str = "") -> Register:
    """Let a visitor be the member they became: the row gets their number and keeps the mark."""
    visitor = _there(desk, visitor_id)
    with marking.marking(desk, visitor.session_id, reason) as (work, stored):
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        row = work.session.get(Visitor, visitor_id)
        if row is not None:
            work.remove(row, about=row.uid)
        marking.line_of(work, stored, member)
        marking.write_mark(work, stored, member, Mark.PRESENT, reason=reason)
        work.commit()
    return register(desk, visitor.session_id)


def write_age(desk: Desk, visitor_id: int, age: VisitorAge, *, reason: str = "") -> Register:
    """Keep what is known of a visitor's age: adult, under 18, not asked."""
    visitor = _there(desk, visitor_id)
    with marking.marking(desk, visitor.session_id, reason) as (work, _stored):
        row = work.session.get(Visitor, visitor_id)
        if row is not None:
            work.change(row, about=row.uid, age=age)
        marking.commit(work)
    return register(desk, visitor.session_id)


def remove(desk: Desk, visitor_id: int, *, reason: str = "") -> Register:
    """Take a visitor off the list, entered by mistake."""
    visitor = _there(desk, visitor_id)
    with marking.marking(desk, visitor.session_id, reason) as (work, _stored):
        row = work.session.get(Visitor, visitor_id)
        if row is not None:
            work.remove(row, about=row.uid)
        marking.commit(work)
    return register(desk, visitor.session_id)


def _there(desk: Desk, visitor_id: int) -> Visitor:
    """Return a visitor's row; raises NotFound where it was taken away since."""
    with desk.reading() as session:
        visitor = session.get(Visitor, visitor_id)
    if visitor is None:
        raise NotFound(message("This visitor is no longer on the register."))
    return visitor
