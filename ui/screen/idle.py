# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that nobody is at the computer, or that it slept, so that the register can cover itself."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_SLEPT = 60.0
"""A jump of the wall clock in seconds that only sleep or a changed clock explains."""
_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class IdleWatch(QObject):
    """Watches the native window's input: a tenth of the calls that watching the whole program would cost."""

    idled = Signal()

    def __init__(
        self,
        seconds: float,
        parent: QObject,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._seconds, self._steady, self._wall = seconds, steady, wall
        self._touched, self._seen = steady(), wall()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.check)

    def watch(self, window: QWidget) -> None:
        """Watch a window and count anew; each dialog's window may be watched as well."""
        handle = window.windowHandle()
        handle.removeEventFilter(self)
        handle.installEventFilter(self)

    def begin(self) -> None:
        """Start counting."""
        self._touched, self._seen = self._steady(), self._wall()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def is_counting(self) -> bool:
        """Tell whether it counts."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every touch as a sign that somebody is there; eat nothing."""
        if event.type() in _TOUCHES:
            self._touched = self._steady()
        return super().eventFilter(watched, event)

    def check(self) -> None:
        """Say that nobody is there, or that the computer slept."""
        now = self._wall()
        slept, self._seen = now - self._seen > _SLEPT, now
        if self._timer.isActive() and (slept or self._steady() - self._touched >= self._seconds):
            self.stop()
            self.idled.emit()
