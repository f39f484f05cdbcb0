# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to tick, painted by us: the style's own is hardly seen on a dark ground and does not grow."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.screen import theme

_SIDE, _GAP, _AIR, _NARROWEST = 18, 10, 5, 180
_WORDS = int(
    Qt.AlignmentFlag.AlignVCenter
    | Qt.AlignmentFlag.AlignLeft
    | Qt.TextFlag.TextShowMnemonic
    | Qt.TextFlag.TextWordWrap
)


def _words_at() -> int:
    """Return where the words begin, beside the box."""
    return _AIR + theme.px(_SIDE) + _GAP


class Tick(QCheckBox):
    """A square with a tick in it, and words beside it; the whole of it is clicked."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the room for the box and the words on one line."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        wide = _words_at() + words.width() + _AIR + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return less width: long words go on in the next line."""
        wide = min(self.sizeHint().width(), theme.px(_NARROWEST))
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the box, or of as many lines as the words need."""
        room = QRect(0, 0, max(1, width - _words_at() - _AIR), 10_000)
        words = self.fontMetrics().boundingRect(room, _WORDS, self.text())
        return max(theme.px(_SIDE), words.height()) + 2 * _AIR + 2

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
        left = _words_at()
        painter.drawText(self.rect().adjusted(left, 0, -_AIR, 0), _WORDS, self.text())
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
