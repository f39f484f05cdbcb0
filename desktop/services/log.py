# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.desk.acts import Act
    from models.desk.desk import Desk, StaffRow
    from models.insight.logbook import BookRow, ChangeRow, Wanted
    from ui.screen.settings.service import LogCheck


class DeskLog:
    """Reads, searches and verifies."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def staff(self) -> "tuple[StaffRow, ...]":
        """Return who may stand in the log."""
        from models.centre import staff

        return staff.listed(self._at_desk(), removed=True)

    def acts(self) -> "Sequence[Act]":
        """Return every kind of act."""
        from models.desk.acts import Act

        return tuple(Act)

    def said(self, act: str) -> str:
        """Return an act of the log in words."""
        from desktop.commands.upkeep import act_said

        return act_said(act)

    def read(self, wanted: "Wanted") -> "tuple[BookRow, ...]":
        """Return entries, newest first; a further page is part of the same reading."""
        from models.insight import logbook

        return logbook.read(self._at_desk(), wanted, note=not wanted.before)

    def member(self, typed: str) -> str:
        """Return the uid of the member with a number."""
        from models.people import members

        desk = self._at_desk()
        return members.by_number(desk, members.read_number(desk, typed)).uid

    def changes(self, entry: int) -> "tuple[ChangeRow, ...]":
        """Return what an entry wrote."""
        from models.insight import logbook

        return logbook.changes(self._at_desk(), entry)

    def verify(self) -> "LogCheck":
        """Verify every signature."""
        from models.desk import history, outside
        from models.desk.acts import Act
        from models.vault.staff import fingerprint
        from ui.screen.settings.service import LogCheck

        desk = self._at_desk()
        desk.require(Act.READ_LOG)
        found, anchor = history.verified(desk), outside.outside_anchor(desk)
        return LogCheck(found.entries, found.ok, found.broken_at, fingerprint(found.founder), anchor.head)

    def agrees(self, count: int, head: str) -> bool:
        """Tell whether a count and head from paper belong to this log."""
        from models.desk import outside

        return outside.agrees(self._at_desk(), count, head)
