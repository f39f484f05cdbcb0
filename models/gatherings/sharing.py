# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who shared in the sharing round, never what; and who has been quiet for some circles, told kindly."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from sqlmodel import Session, col, select

from models.gatherings.attendance import ATTENDED
from models.gatherings.tables import Attendance, GroupSession
from models.words import SessionState, Sharing

QUIET_FROM = 3
"""From so many circles in a row on the facilitator is told."""
_LOOK_BACK = 10


def quiet_for(rounds: Iterable[Sharing | None]) -> int:
    """Return how many of the latest rounds somebody was at without sharing; newest first."""
    return sum(1 for _ in takewhile(lambda sharing: sharing is not Sharing.SHARED, rounds))


def quiet_circles(session: Session, stored: GroupSession) -> dict[int, int]:
    """Return for each member how many circles of this group in a row they came to and did not share.

    Only sessions whose sharing round was recorded count, and only those before this one.
    """
    chosen = select(GroupSession.id).where(
        GroupSession.group_id == stored.group_id,
        GroupSession.state == SessionState.CLOSED,
        GroupSession.id != stored.id,
        col(GroupSession.on) <= stored.on,
    )
    newest = chosen.order_by(col(GroupSession.on).desc(), col(GroupSession.starts).desc()).limit(_LOOK_BACK)
    ids = [number or 0 for number in session.exec(newest)]
    columns = select(Attendance.session_id, Attendance.member_id, Attendance.mark, Attendance.sharing)
    found = session.exec(columns.where(col(Attendance.session_id).in_(ids))).all()
    recorded = {number for number, _, _, sharing in found if sharing is not None}
    held = {
        (number, member): Sharing(sharing) if sharing else None
        for number, member, mark, sharing in found
        if mark in ATTENDED
    }
    return _by_member([number for number in ids if number in recorded], held)


def _by_member(newest_first: Sequence[int], held: dict[tuple[int, int], Sharing | None]) -> dict[int, int]:
    rounds: dict[int, list[Sharing | None]] = {}
    for number in newest_first:
        for (session, member), sharing in held.items():
            if session == number:
                rounds.setdefault(member, []).append(sharing)
    return {member: quiet_for(each) for member, each in rounds.items()}
