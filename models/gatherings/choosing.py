# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sessions to choose from: today's, and earlier ones nobody finished, with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from models.desk.desk import Desk
from models.gatherings import groups, sessions
from models.gatherings.recording import RecordBy, record_by
from models.gatherings.sessions import SessionRow
from models.gatherings.tables import Attendance, RosterLine
from models.words import Mark, SessionState

BEHIND_DAYS = 14


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the list."""

    session: int
    group: str
    on: date
    starts: time | None
    minutes: int
    place: str
    facilitator: str
    state: SessionState
    expected: int
    recorded: int
    record_by: RecordBy | None = None


def today(desk: Desk) -> tuple[SessionLine, ...]:
    """Return today's sessions in order, the cancelled among them."""
    return _lines(desk, sessions.between(desk, desk.today, desk.today))


def unfinished(desk: Desk) -> tuple[SessionLine, ...]:
    """Return sessions of the last two weeks in which nobody is recorded and that nobody closed."""
    day = desk.today
    earlier = sessions.between(desk, day - timedelta(days=BEHIND_DAYS), day - timedelta(days=1))
    going = [one for one in earlier if one.state in (SessionState.PLANNED, SessionState.OPEN)]
    return tuple(line for line in _lines(desk, going) if not line.recorded)


def _lines(desk: Desk, rows: Sequence[SessionRow]) -> tuple[SessionLine, ...]:
    by_id = {group.id: group for group in groups.listed(desk)}
    marked, rosters = _counts(desk, [row.id for row in rows])
    found: list[SessionLine] = []
    for row in rows:
        group = by_id.get(row.group_id)
        found.append(
            SessionLine(
                session=row.id,
                group=row.group,
                on=row.on,
                starts=row.starts,
                minutes=row.minutes,
                place=group.place if group else "",
                facilitator="" if desk.numbers_only else row.facilitator,
                state=row.state,
                expected=rosters.get(row.id, group.members if group else 0),
                recorded=marked.get(row.id, 0),
                record_by=record_by(desk, row, group, marked.get(row.id, 0)),
            )
        )
    return tuple(found)


def _counts(desk: Desk, ids: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return how many are recorded and how many stand on the roster, by session: counted by the database."""
    marks = (
        select(col(Attendance.session_id), func.count())
        .where(col(Attendance.session_id).in_(ids), Attendance.mark != Mark.NOT_RECORDED)
        .group_by(col(Attendance.session_id))
    )
    lines = (
        select(col(RosterLine.session_id), func.count())
        .where(col(RosterLine.session_id).in_(ids))
        .group_by(col(RosterLine.session_id))
    )
    with desk.reading() as session:
        return dict(session.exec(marks).all()), dict(session.exec(lines).all())
