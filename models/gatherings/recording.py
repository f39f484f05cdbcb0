# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""By when the attendance of a group that meets elsewhere is to be written down."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.words import SessionState

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.groups import GroupRow
    from models.gatherings.sessions import SessionRow


@dataclass(frozen=True, slots=True)
class RecordBy:
    """The time a group chose, for one session that still waits for its marks."""

    at: datetime
    past: bool


def due(on: date, starts: time | None, by: time) -> datetime:
    """Return the moment; a time before the session began is one of the next day."""
    day = on + timedelta(days=1) if starts is not None and by <= starts else on
    return datetime.combine(day, by)


def record_by(desk: "Desk", row: "SessionRow", group: "GroupRow | None", recorded: int) -> RecordBy | None:
    """Return by when a session is to be recorded; None where nothing was agreed, or somebody is recorded."""
    going = row.state in (SessionState.PLANNED, SessionState.OPEN)
    if group is None or group.record_by is None or recorded or not going:
        return None
    at = due(row.on, row.starts, group.record_by)
    return RecordBy(at, desk.clock.now() > at)
