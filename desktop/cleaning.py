# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Behind the cover this process's memory is cleaned of what was let go: keys, names, the password's letters.

What stands in a corner that nobody can reach is gone when the process starts itself anew (resting.py).
"""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models import memory

if TYPE_CHECKING:
    from ui.screen.window import Window

SOON, ONCE_MORE = 400, 3_000
"""Milliseconds behind the cover: when widgets are gone, and when the backup of locking is made."""
A_TURN = 4_000
"""How many rows are freed in one turn of the window, so that no turn is felt."""


class Cleaning(QObject):
    """Watches one window. It costs nothing while somebody works, some tenths of a second behind the cover."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clean)
        self._freeing = QTimer(self)
        self._freeing.timeout.connect(self.free)
        self._steps: Generator[None] | None = None
        self._wiping = QTimer(self)
        self._wiping.timeout.connect(self._on_step)
        self._again = False
        self.destroyed.connect(_as_usual)
        window.covered.connect(self._on_covered)
        window.locked.connect(self._on_locked)
        window.opened.connect(self._on_opened)
        # A password is about to be typed, and OpenSSL frees its copy as it is.
        memory.fill_when_freed(on=True)
        memory.sweep_behind_the_cover(on=True)

    def _on_covered(self) -> None:
        memory.fill_when_freed(on=True)
        memory.free_slowly(on=True)

    def _on_locked(self) -> None:
        self._again = True
        self._freeing.start(0)

    def _on_opened(self) -> None:
        self._timer.stop()
        self._wiping.stop()
        self._steps = None
        memory.keep_no_more()
        if not self._freeing.isActive():
            memory.fill_when_freed(on=False)

    def is_done(self) -> bool:
        """Tell whether the register is locked and nothing is left to clean."""
        return not self._again and not self._timer.isActive() and not self._wiping.isActive()

    def free(self) -> None:
        """Free some of what was shown and remembered; when all is gone, overwrite what it left behind.

        Whoever comes back sooner goes on at once: the rest goes beside their work.
        """
        if memory.free_some(A_TURN):
            return
        self._freeing.stop()
        if memory.goes_slowly():
            self._timer.start(SOON)
        else:
            memory.fill_when_freed(on=False)

    def clean(self) -> None:
        """Overwrite what was freed, a step a turn; once more when what went on behind the cover has ended."""
        self._steps = memory.overwriting()
        self._wiping.start(0)

    def _on_step(self) -> None:
        if self._steps is not None and next(self._steps, self) is not self:
            return
        self._wiping.stop()
        self._steps = None
        if self._again:
            self._again = False
            self._timer.start(ONCE_MORE)


def _free_at_once() -> None:
    memory.free_slowly(on=False)


def _as_usual() -> None:
    _free_at_once()
    memory.sweep_behind_the_cover(on=False)
