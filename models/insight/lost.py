# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""This computer was lost: what lay on it in clear, what is to be entered again, and what is to be done.

The register on it is encrypted. What was printed or exported may lie beside it as plain files; the log knows
when and by whom. Sessions that nobody recorded are those since the last backup, where one was restored.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.tables import Group, GroupSession
from models.insight import logbook
from models.insight.logbook import BookRow, Wanted
from models.messages import Message, message
from models.words import SessionState

_PAPERS = frozenset({Act.PRINT.value, Act.READ_RECORD.value, "export", "report"})
_DAYS = 90
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Missing:
    """A session to be entered again from paper or memory."""

    group: str
    on: date


@dataclass(frozen=True, slots=True)
class LostGuide:
    """What to do, what may lie there in clear, and what is missing."""

    steps: tuple[Message, ...]
    papers: tuple[BookRow, ...]
    sessions: tuple[Missing, ...]


def guide(desk: Desk) -> LostGuide:
    """Return the guide; looking through the log is logged."""
    since = desk.today - timedelta(days=_DAYS)
    rows = logbook.read(desk, Wanted(since=since, limit=_MOST))
    papers = tuple(row for row in rows if row.act in _PAPERS)
    return LostGuide(_steps(bool(papers)), papers, _missing(desk))


def _steps(papers: bool) -> tuple[Message, ...]:
    always = (
        message("The register on it is encrypted: without a password or the recovery sheet nobody reads it."),
        message("Make a new recovery sheet now: the keys on the lost computer then open nothing newer."),
        message("Give everybody a new password under Staff and roles."),
        message("Enter the sessions below again, from the signed sheets."),
    )
    letters = (
        message(
            "Papers saved on it as files were not encrypted. If any lay there, write within 72 hours to the "
            "Data Protection Board and to the people they name: what was lost, when, and whom they can ask."
        ),
    )
    return always + letters if papers else always


def _missing(desk: Desk) -> tuple[Missing, ...]:
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    with desk.reading() as session:
        names = {row.id: row.called for row in session.exec(select(Group))}
        chosen = select(GroupSession).where(
            col(GroupSession.state).in_(waiting),
            col(GroupSession.on) <= desk.today,
            col(GroupSession.on) > desk.today - timedelta(days=_DAYS),
        )
        found = session.exec(chosen.order_by(col(GroupSession.on), col(GroupSession.id))).all()
    return tuple(Missing(names.get(row.group_id, ""), row.on) for row in found)
