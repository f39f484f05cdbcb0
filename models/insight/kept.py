# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a power cut: what was kept, and the row somebody was at.

``kept(desk)`` gives what the first page says while this opening lasts; None after a calm end.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from models.desk.acts import Act
from models.desk.tables import LogEntry
from models.gatherings.tables import Attendance, Group, GroupSession
from models.messages import Message, counted, message
from models.words import Mark, SessionState

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.desk.desk import Desk

_GOING = (SessionState.PLANNED, SessionState.OPEN)


@dataclass(frozen=True, slots=True)
class Kept:
    """What an unclean end left: all of what was confirmed, and the last mark of a session still going."""

    sentence: Message
    session: int | None = None
    """The session to go on with; None where no register was being taken."""
    member: int | None = None
    """Whose row was marked last."""
    is_mine: bool = False
    """Whoever is signed in took these marks."""


def kept(desk: "Desk") -> Kept | None:
    """Return what was kept where the last use ended without closing."""
    if not desk.vault.found.ended_badly:
        return None
    with desk.reading() as session:
        return _last_row(desk, session) or Kept(
            message("Saathi was not closed last time. Everything that was confirmed is kept.")
        )


def _last_row(desk: "Desk", session: "Session") -> Kept | None:
    last = session.exec(
        select(Attendance.session_id, Attendance.member_id, Attendance.at, Group)
        .join(GroupSession, col(GroupSession.id) == col(Attendance.session_id))
        .join(Group, col(Group.id) == col(GroupSession.group_id))
        .where(col(GroupSession.state).in_(_GOING), col(Attendance.mark) != Mark.NOT_RECORDED)
        .order_by(col(Attendance.at).desc(), col(Attendance.id).desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    which, member, at, group = last
    marks = session.exec(
        select(func.count())
        .select_from(Attendance)
        .where(col(Attendance.session_id) == which, col(Attendance.mark) != Mark.NOT_RECORDED)
    ).one()
    return Kept(_sentence(desk, at, marks, group.called), which, member, _was_mine(desk, session))


def _sentence(desk: "Desk", at: datetime, marks: int, group: str) -> Message:
    return counted(
        "Saathi was not closed last time. {group} is kept to {at}: {n} mark.",
        "Saathi was not closed last time. {group} is kept to {at}: {n} marks.",
        marks,
        group=group,
        at=at.time() if at.date() == desk.today else at,
    )


def _was_mine(desk: "Desk", session: "Session") -> bool:
    by = select(LogEntry.staff).where(LogEntry.act == Act.MARK).order_by(col(LogEntry.id).desc()).limit(1)
    return session.exec(by).first() == desk.person.uid
