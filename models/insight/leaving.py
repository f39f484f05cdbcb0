# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody of the staff leaves: what they did in their last days, and taking it back in one act."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from models.desk.acts import RULES, Act
from models.desk.desk import Desk
from models.desk.tables import LogEntry
from models.desk.undo import ChangedSince, lines_of, revert
from models.insight import logbook
from models.insight.logbook import BookRow, Wanted
from models.messages import Refused
from models.vault.columns import id_of

DAYS = 14
_MOST = 5000


@dataclass(frozen=True, slots=True)
class LastDays:
    """What somebody did in their last days, newest first, and how often of each act."""

    rows: tuple[BookRow, ...]
    counts: tuple[tuple[str, int], ...]
    can_be_taken_back: int
    """How many of their changes the register could take back, as far as nobody touched them since."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking back came to: how many changes are undone, and which stay because somebody went on."""

    done: int
    left: tuple[BookRow, ...]


def last_days(desk: Desk, uid: str, days: int = DAYS) -> LastDays:
    """Return what somebody viewed, changed and printed in their last days. Looking is logged."""
    since = desk.today - timedelta(days=days - 1)
    rows = logbook.read(desk, Wanted(staff=uid, since=since, limit=_MOST))
    with desk.reading() as session:
        open_still = len(_revertible(session, uid, since_moment(desk, days)))
    counts = Counter(row.act for row in rows)
    return LastDays(rows, tuple(counts.most_common()), open_still)


def since_moment(desk: Desk, days: int) -> datetime:
    """Return where somebody's last days begin."""
    return datetime.combine(desk.today - timedelta(days=days - 1), time())


def take_back(desk: Desk, uid: str, days: int = DAYS) -> TakenBack:
    """Take back in one act what somebody changed in their last days and nobody touched since.

    The newest goes first. A change that somebody built on stays, whole, and is listed.
    """
    done, stay = 0, set[int]()
    with desk.work(Act.TAKE_BACK, subject=uid) as work:
        for entry in _revertible(work.session, uid, since_moment(desk, days)):
            number = id_of(entry)
            try:
                with work.attempt():
                    for about, line in reversed(lines_of(work.session, number)):
                        revert(work, about, line)
                done += 1
            except (ChangedSince, IntegrityError, Refused):
                stay.add(number)
        work.tell("", {"taken_back": done})
        work.commit()
    left = logbook.read(desk, Wanted(staff=uid, limit=_MOST), note=False) if stay else ()
    return TakenBack(done, tuple(row for row in left if row.entry in stay))


def _revertible(session: Session, uid: str, since: datetime) -> list[LogEntry]:
    """Return somebody's changes that were not taken back already, newest first."""
    chosen = select(LogEntry).where(LogEntry.staff == uid, col(LogEntry.at) >= since)
    entries = session.exec(chosen.order_by(col(LogEntry.id).desc()).limit(_MOST)).all()
    states: dict[str, str] = {}
    for entry in entries:
        if entry.act in (Act.UNDO, Act.REDO):
            states.setdefault(entry.subject, entry.act)
    return [
        entry
        for entry in entries
        if entry.act in _ACTS and RULES[Act(entry.act)].undoable and states.get(str(entry.id)) != Act.UNDO
    ]


_ACTS = frozenset(act.value for act in Act)
