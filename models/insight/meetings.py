# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet's column *met sponsor* becomes contacts: a counsellor's at once, the desk's at the next sign-in.

The desk writes down what the sheet says and no more: a contact is sealed, by a counsellor's keys alone.
"""

from datetime import date, timedelta

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.tables import Attendance, GroupSession
from models.people.tables import Member
from models.sponsorship import contacts

DAYS = 92
"""Sessions of so many days back are looked through; an older sheet's column stays in the register alone."""


def take_over(desk: Desk) -> int:
    """Turn what the column says into contacts, each once. Returns how many pairs it reached."""
    with desk.reading() as session:
        if not _waiting(session, desk):
            return 0
    heard = contacts.heard_of_all(desk)
    with desk.work(Act.ACCEPT_POSTS) as work:
        reached = 0
        for row, on, uid in _waiting(work.session, desk):
            reached += contacts.keep_met(work, heard, row.member_id, on)
            work.change(row, about=uid, met_taken=True)
        if work.changed:
            work.commit()
    return reached


def _waiting(session: Session, desk: Desk) -> list[tuple[Attendance, date, str]]:
    """Return what the columns say and nobody took over, with the session's day and the member's uid."""
    chosen = select(Attendance, col(GroupSession.on), col(Member.uid)).where(
        GroupSession.id == Attendance.session_id,
        Member.id == Attendance.member_id,
        col(GroupSession.on) >= desk.today - timedelta(days=DAYS),
        col(Attendance.met_sponsor).is_(True),
        col(Attendance.met_taken).is_(False),
    )
    return list(session.exec(chosen.order_by(col(GroupSession.on), col(Attendance.id))))
