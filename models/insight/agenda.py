# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Today from the register."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import Session, col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.gatherings.attendance import ATTENDED
from models.gatherings.recording import record_by
from models.gatherings.sessions import SessionRow
from models.gatherings.tables import Attendance, RosterLine
from models.insight import followups, safety
from models.insight.kept import kept
from models.insight.today import Today, TodaySession
from models.sobriety import milestones
from models.words import GroupModel, Mark, SessionState

AHEAD_DAYS = 7
BEHIND_DAYS = 14


def read(desk: Desk) -> Today:
    """Return one day at the centre, with what this person's keys open."""
    settings, day = centre(desk), desk.today
    planned = sessions.between(desk, day - timedelta(days=BEHIND_DAYS), day)
    shown = _shown(desk, planned)
    rows = None
    if desk.may(Act.COUNSEL):
        rows = tuple(row for row in milestones.due(desk, day, AHEAD_DAYS) if not row.awarded)
    return Today(
        on=day,
        centre=settings.name(desk.person.language),
        is_sample=settings.is_sample,
        sessions=tuple(one for one in shown if one.on == day and one.state is not SessionState.CANCELLED),
        due=None if rows is None else tuple(row for row in rows if row.days_away == 0),
        coming=None if rows is None else tuple(row for row in rows if row.days_away > 0),
        unrecorded=tuple(one for one in shown if _was_forgotten(one, day.toordinal())),
        follow_ups=followups.due(desk),
        backup=safety.backups(desk),
        kept=kept(desk),
    )


def _was_forgotten(one: TodaySession, today: int) -> bool:
    """Tell whether a session of an earlier day has nobody recorded."""
    past = one.on.toordinal() < today
    return past and one.state in (SessionState.PLANNED, SessionState.OPEN) and not one.recorded


def _shown(desk: Desk, planned: tuple[SessionRow, ...]) -> list[TodaySession]:
    by_id = {group.id: group for group in groups.listed(desk)}
    with desk.reading() as session:
        marks = _marks(session, [one.id for one in planned])
        rosters = _rosters(session, [one.id for one in planned])
    shown: list[TodaySession] = []
    for one in planned:
        group = by_id.get(one.group_id)
        counts = marks.get(one.id, Counter())
        shown.append(
            TodaySession(
                session=one.id,
                group=one.group,
                model=group.model if group else GroupModel.OWN,
                on=one.on,
                starts=one.starts,
                minutes=one.minutes,
                place=group.place if group else "",
                facilitator="" if desk.numbers_only else one.facilitator,
                state=one.state,
                sheet_code=one.sheet_code,
                expected=rosters.get(one.id, group.members if group else 0),
                recorded=sum(counts.values()) - counts[Mark.NOT_RECORDED],
                present=sum(counts[mark] for mark in ATTENDED),
                kind=one.kind,
                record_by=record_by(desk, one, group, sum(counts.values()) - counts[Mark.NOT_RECORDED]),
            )
        )
    return shown


def _marks(session: Session, ids: Iterable[int]) -> dict[int, Counter[Mark]]:
    chosen = select(Attendance.session_id, Attendance.mark).where(col(Attendance.session_id).in_(list(ids)))
    found: dict[int, Counter[Mark]] = {}
    for session_id, mark in session.exec(chosen):
        found.setdefault(session_id, Counter())[Mark(mark)] += 1
    return found


def _rosters(session: Session, ids: Iterable[int]) -> dict[int, int]:
    chosen = select(RosterLine.session_id).where(col(RosterLine.session_id).in_(list(ids)))
    return dict(Counter(session.exec(chosen).all()))
