# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was taken out of the lists and can be brought back: removed members, cancelled sessions.

A member whose entry was joined to another one's is not among them: joined entries are taken apart instead.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.sessions import stored_session
from models.gatherings.tables import Attendance, Group, GroupSession
from models.insight import stays
from models.messages import Refused, message, person
from models.people.tables import Alias, Member
from models.vault.columns import id_of
from models.words import SessionState

_MOST = 500


@dataclass(frozen=True, slots=True)
class RemovedMember:
    """A member who is in no list any more."""

    number: int
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class CancelledSession:
    """A session that did not take place, and why."""

    session: int
    group: str
    on: date
    reason: str


def members(desk: Desk) -> tuple[RemovedMember, ...]:
    """Return removed members, the newest removal first."""
    desk.require(Act.REMOVE_MEMBER)
    with desk.reading() as session:
        joined = select(Alias.other_uid).where(col(Alias.undone_at).is_(None))
        chosen = select(Member).where(col(Member.removed_at).is_not(None), col(Member.uid).not_in(joined))
        rows = session.exec(chosen.order_by(col(Member.removed_at).desc()).limit(_MOST)).all()
    return tuple(
        RemovedMember(row.number, person(row.name, row.local_name), row.removed_at.date())
        for row in rows
        if row.removed_at
    )


def sessions(desk: Desk) -> tuple[CancelledSession, ...]:
    """Return cancelled sessions, the latest day first; empty for who may not bring one back."""
    if not desk.may(Act.REMOVE_SESSION):
        return ()
    with desk.reading() as session:
        names = {row.id: row.called for row in session.exec(select(Group))}
        chosen = select(GroupSession).where(GroupSession.state == SessionState.CANCELLED)
        rows = session.exec(chosen.order_by(col(GroupSession.on).desc()).limit(_MOST)).all()
    return tuple(
        CancelledSession(id_of(row), names.get(row.group_id, ""), row.on, row.reason) for row in rows
    )


def bring_back_member(desk: Desk, number: int) -> None:
    """Put a member into the lists again."""
    if number not in {one.number for one in members(desk)}:
        raise Refused(message("There is no removed member with number {number}.", number=number))
    stays.restore(desk, number)


def bring_back_session(desk: Desk, session_id: int) -> None:
    """Let a cancelled session be planned again; open, where somebody was marked in it already."""
    with desk.work(Act.REMOVE_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is not SessionState.CANCELLED:
            raise Refused(message("This session is {state}. It was not cancelled.", state=stored.state))
        marked = work.session.exec(select(Attendance.id).where(Attendance.session_id == session_id)).first()
        state = SessionState.OPEN if marked is not None else SessionState.PLANNED
        work.change(stored, about="", state=state, reason="")
        work.commit()
