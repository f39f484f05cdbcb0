# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a quarter of an hour behind the cover the process starts itself anew: its memory holds nothing then.

Locking lets go of keys and rows, but no language promises that their bytes are gone; ending the process does.
"""

import os
import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

if TYPE_CHECKING:
    from ui.screen.window import Window

RESTS_AFTER = 15 * 60
"""Seconds behind the cover."""

AGAIN = 73
"""What the event loop returns when the process shall start itself anew."""

_HOW = "SAATHI_AGAIN"


class Sample(Protocol):
    """Who knows whether the open centre is invented."""

    def is_sample(self) -> bool:
        """Tell whether it is."""
        ...


class Rest(QObject):
    """Counts while the register is locked."""

    def __init__(self, window: "Window", front: Sample, seconds: float = RESTS_AFTER) -> None:
        super().__init__(window)
        self._window, self._front = window, front
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self._on_rested)
        window.locked.connect(self._on_locked)
        window.opened.connect(self._timer.stop)

    def is_counting(self) -> bool:
        """Tell whether it counts."""
        return self._timer.isActive()

    def _on_locked(self) -> None:
        if not self._front.is_sample():
            self._timer.start()

    def _on_rested(self) -> None:
        os.environ[_HOW] = "small" if self._window.isMinimized() else "behind"
        QCoreApplication.exit(AGAIN)


def show(window: "Window") -> None:
    """Show the window: after a rest it stays small, or at least takes nobody's keys away."""
    how = os.environ.pop(_HOW, "")
    if how == "small":
        window.showMinimized()
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, how == "behind")
    window.show()


def again() -> int:
    """Put a fresh process in place of this one, with the words it was started with."""
    words = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        import subprocess  # late: it costs a start eight milliseconds

        subprocess.Popen(words)  # noqa: S603 - the very words this process was started with
    else:
        os.execv(sys.executable, words)  # noqa: S606 - as above
    return 0
