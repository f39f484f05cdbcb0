# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to tick, painted by us: the style's own is hardly seen on a dark ground and does not grow."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui.screen import theme

_SIDE, _GAP, _AIR = 18, 10, 5


class Tick(QCheckBox):
    """A square with a tick in it, and words beside it; the whole of it is clicked."""

    def sizeHint(self) -> QSize:
        """Return the room for the box and the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        side = theme.px(_SIDE)
        return QSize(side + _GAP + words.width() + 2 * _AIR + 4, max(side, words.height()) + 2 * _AIR + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the box, the tick and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        box = QRectF(_AIR, (self.height() - side) / 2, side, side)
        self._paint_box(painter, box)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink3"))
        left = round(box.right()) + _GAP
        words = self.rect().adjusted(left, 0, -_AIR, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(flags | Qt.TextFlag.TextShowMnemonic), self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("brand" if on else "ink3"), 1.5))
        painter.setBrush(theme.colour("brand" if on else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            theme.paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", "on_brand")
