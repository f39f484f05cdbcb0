# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may come back by PIN after a short break: at most one person, in this process's memory alone."""

import threading
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.vault.pin import Held


class Returning:
    """Holds the way back in of whoever signed in last, if they chose a PIN."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._guard = threading.Lock()

    def hold(self, desk: "Desk") -> None:
        """Hold the way back in of whoever sits at the desk; nobody's where they chose no PIN."""
        from models.desk import pins

        held = pins.held(desk)
        with self._guard:
            self._held = held

    def drop(self) -> None:
        """Let go of it: the computer sleeps, or somebody else signed in."""
        with self._guard:
            held, self._held = self._held, None
        if held is not None:
            held.drop()

    def waits(self, uid: str, today: date) -> bool:
        """Tell whether this person may come back by PIN now."""
        held = self._held
        return held is not None and held.uid == uid and held.day == today and held.left > 0

    def by_pin(self, uid: str, typed: str, today: date) -> "Held | None":
        """Return the way in, where this person may come back by PIN and typed what looks like one."""
        from models.vault.pin import looks_like_pin

        return self._held if looks_like_pin(typed) and self.waits(uid, today) else None
