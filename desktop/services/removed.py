# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was removed, at the desk of whoever is signed in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.insight.recycled import CancelledSession, RemovedMember


class DeskRemoved:
    """Lists what was removed, and brings it back."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def members(self) -> "tuple[RemovedMember, ...]":
        """Return removed members."""
        from models.insight import recycled

        return recycled.members(self._at_desk())

    def sessions(self) -> "tuple[CancelledSession, ...]":
        """Return cancelled sessions."""
        from models.insight import recycled

        return recycled.sessions(self._at_desk())

    def bring_back_member(self, number: int) -> None:
        """Put a member into the lists again."""
        from models.insight import recycled

        recycled.bring_back_member(self._at_desk(), number)

    def bring_back_session(self, session: int) -> None:
        """Let a cancelled session be planned again."""
        from models.insight import recycled

        recycled.bring_back_session(self._at_desk(), session)
