# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from models.gatherings import belonging, changing, groups, planning, programmes, progress, sessions
from models.people import members
from ui.screen.groups.service import GroupView, Week

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.belonging import Fit
    from models.gatherings.groups import GroupRow, NewGroup
    from models.gatherings.programmes import ProgrammeRow
    from models.gatherings.progress import ProgressRow
    from models.gatherings.schedule import MeetingRule
    from models.people.members import MemberRow
    from models.words import SessionKind
    from ui.screen.papers.service import Papers

_FOUND = 12


class DeskGroups:
    """Answers the Groups place."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def today(self) -> date:
        """Return the centre's date."""
        return self._at_desk().today

    def papers(self) -> "Papers":
        """Return the service behind month grids, blank sheets and cards."""
        from desktop.services.papers import DeskPapers

        return DeskPapers(self._at_desk)

    def listed(self) -> "Sequence[GroupRow]":
        """Return every group."""
        return groups.listed_all(self._at_desk())

    def view(self, group: int) -> GroupView:
        """Return one group's page."""
        desk = self._at_desk()
        return GroupView(
            groups.by_id(desk, group),
            changing.schedule(desk, group),
            belonging.spells(desk, group),
            belonging.posts(desk, group),
        )

    def add(self, new: "NewGroup") -> "GroupRow":
        """Open a group and plan its first meetings."""
        desk = self._at_desk()
        row = groups.add(desk, new)
        planning.plan_ahead(desk)
        return row

    def change(self, group: int, **new: Any) -> "GroupRow":
        """Change a group."""
        return changing.change(self._at_desk(), group, **new)

    def close(self, group: int) -> None:
        """Close a group."""
        changing.close(self._at_desk(), group)

    def reopen(self, group: int) -> None:
        """Open a closed group again."""
        changing.reopen(self._at_desk(), group)

    def add_meeting(self, group: int, rule: "MeetingRule") -> None:
        """Add a rule and plan by it."""
        desk = self._at_desk()
        changing.add_meeting(desk, group, rule)
        planning.plan_ahead(desk)

    def end_meeting(self, uid: str) -> None:
        """End a rule."""
        changing.end_meeting(self._at_desk(), uid)

    def find(self, query: str) -> "Sequence[MemberRow]":
        """Find members."""
        return members.find(self._at_desk(), query, _FOUND)

    def fit(self, group: int, number: int) -> "Fit":
        """Say whether a group is meant for a member."""
        return belonging.fit(self._at_desk(), group, number)

    def join(self, group: int, number: int, on: date, reason: str) -> None:
        """Let a member join."""
        belonging.join(self._at_desk(), group, number, on, reason)

    def leave(self, uid: str, on: date) -> None:
        """End a spell."""
        belonging.leave(self._at_desk(), uid, on)

    def give_post(self, group: int, number: int, post: str, since: date, until: date | None) -> None:
        """Give a service position."""
        belonging.give_post(self._at_desk(), group, number, post, since, until)

    def end_post(self, uid: str, on: date) -> None:
        """End a service position."""
        belonging.end_post(self._at_desk(), uid, on)

    def week(self, monday: date) -> Week:
        """Return a week's sessions."""
        desk = self._at_desk()
        planning.plan_ahead(desk)
        sunday = monday + timedelta(days=6)
        return Week(
            monday,
            desk.today,
            sessions.between(desk, monday, sunday),
            planning.holidays(desk, monday, sunday),
        )

    def add_session(self, group: int, on: date, starts: time | None, kind: "SessionKind") -> None:
        """Add a session."""
        desk = self._at_desk()
        sessions.plan(desk, groups.by_id(desk, group).name, on, starts=starts, kind=kind)

    def celebrate(self, session: int, kind: "SessionKind", reason: str = "") -> None:
        """Let a session be a chip night, or a meeting again; of a closed one, with a reason."""
        planning.celebrate(self._at_desk(), session, kind, reason)

    def move(self, session: int, on: date, starts: time | None) -> None:
        """Move a session."""
        planning.move(self._at_desk(), session, on, starts)

    def cancel(self, session: int, reason: str) -> None:
        """Cancel a session."""
        sessions.cancel_session(self._at_desk(), session, reason)

    def add_holiday(self, on: date, name: str) -> int:
        """Add a holiday."""
        return planning.add_holiday(self._at_desk(), on, name)

    def remove_holiday(self, on: date) -> None:
        """Take a holiday back."""
        planning.remove_holiday(self._at_desk(), on)

    def programmes(self) -> "Sequence[ProgrammeRow]":
        """Return every programme."""
        return programmes.listed(self._at_desk())

    def progress(self, number: int) -> "ProgressRow":
        """Return a member's progress."""
        return progress.of_member(self._at_desk(), number)

    def begin_step(self, number: int, programme: str, part: int, on: date, words: str) -> None:
        """Begin a step."""
        progress.begin_step(self._at_desk(), number, programme, part, on, words)

    def finish_step(self, number: int, uid: str, on: date) -> None:
        """Finish a step."""
        progress.finish_step(self._at_desk(), number, uid, on)

    def log_point(self, number: int, programme: str, part: int, tool: str, on: date) -> None:
        """Note a point."""
        progress.log_point(self._at_desk(), number, programme, part, tool, on)

    def log_urge(self, number: int, on: date, strength: int, trigger: str, coping: str, result: str) -> None:
        """Note an urge."""
        progress.log_urge(self._at_desk(), number, on, strength, trigger, coping, result)
