# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Groups place asks of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Protocol

from models.gatherings.belonging import Belonging, Fit, PostRow
from models.gatherings.changing import ScheduleRow
from models.gatherings.groups import GroupRow, NewGroup
from models.gatherings.planning import HolidayRow
from models.gatherings.programmes import ProgrammeRow
from models.gatherings.progress import ProgressRow
from models.gatherings.schedule import MeetingRule
from models.gatherings.sessions import SessionRow
from models.people.members import MemberRow
from models.words import SessionKind
from ui.screen.papers.service import Papers


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group with all that stands on its page."""

    group: GroupRow
    schedule: tuple[ScheduleRow, ...]
    people: tuple[Belonging, ...]
    posts: tuple[PostRow, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday: their sessions and holidays."""

    monday: date
    today: date
    sessions: tuple[SessionRow, ...]
    holidays: tuple[HolidayRow, ...]


class Groups(Protocol):
    """Groups, their people and meetings. Every call may raise ``Refused`` with a sentence."""

    def today(self) -> date:
        """Return the centre's date."""
        ...

    def papers(self) -> Papers:
        """Return the service behind month grids, blank sheets and cards."""
        ...

    def listed(self) -> Sequence[GroupRow]:
        """Return every group, the closed ones too."""
        ...

    def view(self, group: int) -> GroupView:
        """Return one group's page."""
        ...

    def add(self, new: NewGroup) -> GroupRow:
        """Open a group."""
        ...

    def change(self, group: int, **new: Any) -> GroupRow:
        """Change a group's columns by name."""
        ...

    def close(self, group: int) -> None:
        """Close a group from today on."""
        ...

    def reopen(self, group: int) -> None:
        """Open a closed group again."""
        ...

    def add_meeting(self, group: int, rule: MeetingRule) -> None:
        """Let a group meet by one more rule, and plan its next meetings."""
        ...

    def end_meeting(self, uid: str) -> None:
        """End one line of a schedule."""
        ...

    def find(self, query: str) -> Sequence[MemberRow]:
        """Return members by part of a name in any script, number or phone."""
        ...

    def fit(self, group: int, number: int) -> Fit:
        """Say whether a group is meant for a member."""
        ...

    def join(self, group: int, number: int, on: date, reason: str) -> None:
        """Let a member join."""
        ...

    def leave(self, uid: str, on: date) -> None:
        """End one spell."""
        ...

    def give_post(self, group: int, number: int, post: str, since: date, until: date | None) -> None:
        """Give a service position."""
        ...

    def end_post(self, uid: str, on: date) -> None:
        """End a service position."""
        ...

    def week(self, monday: date) -> Week:
        """Return a week's sessions; those of the coming days are planned first."""
        ...

    def add_session(self, group: int, on: date, starts: time | None, kind: SessionKind) -> None:
        """Add a session beside the schedule."""
        ...

    def celebrate(self, session: int, kind: SessionKind, reason: str = "") -> None:
        """Let a session be a chip night, or a meeting again; of a closed one, with a reason."""
        ...

    def move(self, session: int, on: date, starts: time | None) -> None:
        """Move a planned session."""
        ...

    def cancel(self, session: int, reason: str) -> None:
        """Cancel a session with a reason; managers alone."""
        ...

    def add_holiday(self, on: date, name: str) -> int:
        """Let no group meet on a day; return how many meetings that cancelled. Managers alone."""
        ...

    def remove_holiday(self, on: date) -> None:
        """Take a holiday back. Managers alone."""
        ...

    def programmes(self) -> Sequence[ProgrammeRow]:
        """Return every programme."""
        ...

    def progress(self, number: int) -> ProgressRow:
        """Return what a member worked on. Counsellors and managers."""
        ...

    def begin_step(self, number: int, programme: str, part: int, on: date, words: str) -> None:
        """Begin a step."""
        ...

    def finish_step(self, number: int, uid: str, on: date) -> None:
        """Finish a step."""
        ...

    def log_point(self, number: int, programme: str, part: int, tool: str, on: date) -> None:
        """Note a point worked on."""
        ...

    def log_urge(self, number: int, on: date, strength: int, trigger: str, coping: str, result: str) -> None:
        """Note an urge."""
        ...
