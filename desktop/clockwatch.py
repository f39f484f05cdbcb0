# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's clock while the register is open: where it jumps, today's date is asked before any save.

The Desk itself refuses work by such a clock; here a person is asked, before they meet that refusal.
"""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from ui.screen.window import Window

OFTEN = 10_000
LATER = 300_000
"""After a question that may stand unanswered."""


class ClockWatch(QObject):
    """Looks at the clock while somebody is signed in. A look costs a comparison."""

    def __init__(self, window: "Window", front: "DeskFront") -> None:
        super().__init__(window)
        self._window, self._front = window, front
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        window.opened.connect(self._on_opened)
        window.locked.connect(self._timer.stop)

    def _on_opened(self) -> None:
        self._timer.start(OFTEN)

    def look(self) -> None:
        """Ask for today's date where the clock jumped."""
        from models.vault.failures import ClockAhead, ClockBehind

        try:
            self._front.look_at_clock()
        except (ClockBehind, ClockAhead) as met:
            from ui.screen.rescue.dating import ask_date

            self._timer.start(LATER)
            ask_date(self._window, met, self._go_by, tell=True)

    def _go_by(self, day: date) -> None:
        self._front.rescue().confirm_today(day)
        self._timer.start(OFTEN)
