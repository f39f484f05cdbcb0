# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs people today: sessions in order, milestones due and coming, sessions nobody recorded."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from models.sobriety.rows import DueRow
from models.words import FollowUpReason, GroupModel, SessionKind, SessionState

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.recording import RecordBy
    from models.insight.kept import Kept
    from models.insight.safety import BackupState

__all__ = ["DueRow", "FollowUpRow", "Today", "TodaySession", "today"]


@dataclass(frozen=True, slots=True)
class TodaySession:
    """One session as Today shows it."""

    session: int
    group: str
    model: GroupModel
    on: date
    starts: time | None
    minutes: int
    place: str
    facilitator: str
    state: SessionState
    sheet_code: str
    expected: int
    recorded: int
    present: int
    record_by: "RecordBy | None" = None
    kind: SessionKind = SessionKind.MEETING


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Somebody to call, and why."""

    member: int
    number_text: str
    name: str
    reason: FollowUpReason
    missed: int
    """Sessions missed in a row; 0 for another reason."""
    since: date
    """When the reason came up: the last session missed, the day an aftercare call fell due."""
    left_on: date | None = None
    tried: bool = False
    """Somebody tried already."""
    pair: int = 0
    """The pair it is about, by number; 0 for another reason."""


@dataclass(frozen=True, slots=True)
class Today:
    """One day at the centre. ``due`` and ``coming`` are None where this person's keys do not open them."""

    on: date
    centre: str
    is_sample: bool
    sessions: tuple[TodaySession, ...]
    due: tuple[DueRow, ...] | None
    coming: tuple[DueRow, ...] | None
    unrecorded: tuple[TodaySession, ...]
    follow_ups: tuple[FollowUpRow, ...] = ()
    """Whom this person should call, most urgent first."""
    backup: "BackupState | None" = None
    """Whether the register is safe from the loss of this computer."""
    kept: "Kept | None" = None
    """What an unclean end left, and where to go on; None after a calm one."""


def today(desk: "Desk") -> Today:
    """Return today at the centre, with what the signed-in person's keys open."""
    from models.gatherings.planning import plan_ahead
    from models.insight.agenda import read

    plan_ahead(desk)
    return read(desk)
