# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to find in: ↓ goes on into what was found, Esc empties it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.screen import theme

_GLASS = 16


class FindBox(QLineEdit):
    """One line with a glass before it."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass before the words; it grows with them, which a line's own icon does not."""
        super().paintEvent(event)
        side = theme.px(_GLASS)
        place = QRectF(12, (self.height() - side) / 2, side, side)
        theme.paint_icon(QPainter(self), place, "search", "ink3")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._leave_room()

    def _leave_room(self) -> None:
        self.setTextMargins(theme.px(_GLASS) + 8, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into what was found; empty the box before anything else is left by Esc."""
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
