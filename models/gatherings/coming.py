# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How regularly everybody comes of late, from one reading of the marks: a mark reads one member's again."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select as columns_of
from sqlmodel import Session, col

from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.gatherings.attendance import ATTENDED, week
from models.gatherings.tables import Attendance, GroupSession
from models.words import Mark

REGULAR_WEEKS = 12
"""Regularity is a share of so many weeks."""
_MISSED_BACK = 90
"""A row of missed sessions is looked for so many days back."""


class Coming(NamedTuple):
    """How somebody comes of late."""

    missed: int = 0
    """The latest sessions in a row that were missed; excused and not recorded neither count nor end it."""
    weeks: int = 0
    """In how many of the last weeks they came at least once."""

    @property
    def regularity(self) -> float | None:
        """The share of the last weeks with at least one session; None for who did not come at all."""
        return min(1.0, self.weeks / REGULAR_WEEKS) if self.weeks else None


NOT_AT_ALL = Coming()


def coming(desk: Desk) -> dict[int, Coming]:
    """Return how everybody comes who was marked of late, by the number of their row; never to be changed."""
    return desk.kept("coming", ("attendance",), lambda only: _read(desk, only), on=desk.today)


def _read(desk: Desk, only: frozenset[int] | None) -> dict[int, Coming]:
    with desk.reading() as session:
        held = _sessions(session, desk.today - timedelta(days=_MISSED_BACK))
        marks: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in _marks(session, desk.today - timedelta(days=_MISSED_BACK), only):
            marks[row[0]].append(row)
    missed, weeks = Counter[int](), Counter[int]()
    since = desk.today - timedelta(weeks=REGULAR_WEEKS)
    came_since, came_in = set[int](), defaultdict[date, set[int]](set)
    for session_id, on in held:
        came = came_in[week(on)] if on > since else set[int]()
        _count(marks.get(session_id, ()), missed, came_since, came)
    for came in came_in.values():
        weeks.update(came)
    return {one: Coming(missed[one], weeks[one]) for one in missed.keys() | weeks.keys()}


def _count(
    marks: Iterable[tuple[Any, ...]], missed: Counter[int], came_since: set[int], came: set[int]
) -> None:
    """Count a session's marks, the newest session first: what was missed before somebody came counts not."""
    for _, member_id, mark in marks:
        if mark is not Mark.ABSENT:
            came_since.add(member_id)
            came.add(member_id)
        elif member_id not in came_since:
            missed[member_id] += 1


def _sessions(session: Session, first: date) -> list[tuple[int, date]]:
    """Return (session, day), the newest first."""
    on, starts, id_ = col(GroupSession.on), col(GroupSession.starts), col(GroupSession.id)
    chosen = columns_of(id_, on).where(on >= first).order_by(on.desc(), starts.desc(), id_.desc())
    return [(row[0], row[1]) for row in rows_of(session, chosen)]


def _marks(session: Session, first: date, only: frozenset[int] | None) -> list[tuple[Any, ...]]:
    """Return (session, member, mark) of all who came or were absent."""
    chosen = (
        columns_of(col(Attendance.session_id), col(Attendance.member_id), col(Attendance.mark))
        .join(GroupSession, col(GroupSession.id) == col(Attendance.session_id))
        .where(col(GroupSession.on) >= first, col(Attendance.mark).in_([*ATTENDED, Mark.ABSENT]))
    )
    return rows_of(session, chosen if only is None else chosen.where(col(Attendance.member_id).in_(only)))
