# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ring that fills: how far somebody has come to the next milestone."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from ui.screen import theme
from ui.screen.widgets.square import Square
from ui.screen.widgets.words import Speaks, Words, plain_tip, silent

_TURN = 16 * 360
_TOP = 16 * 90


class Ring(Square, Speaks):
    """A figure in a ring; the ring is full when the next milestone is reached. It grows with the text."""

    def __init__(self, size: int = 132) -> None:
        super().__init__(size)
        self._part, self._full = 0.0, False
        self._middle, self._below, self._spoken = silent, silent, silent

    def show_progress(self, part: float, middle: Words, below: Words, spoken: Words) -> None:
        """Show a part from 0 to 1, a figure, what it counts, and the whole as a screen reader says it."""
        self._part = min(1.0, max(0.0, part))
        self._middle, self._below, self._spoken = middle, below, spoken
        self.retranslate()

    def forget(self) -> None:
        """Show nobody's figure."""
        self.show_progress(0.0, silent, silent, silent)

    def retranslate(self) -> None:
        """Say the figure again."""
        self.setAccessibleName(self._spoken())
        self.setToolTip(plain_tip(self._spoken()))
        self.update()

    def paintEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the groove, what is reached of it, and the figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.px(10)
        box = QRectF(self.rect()).adjusted(wide / 2 + 1, wide / 2 + 1, -wide / 2 - 1, -wide / 2 - 1)
        pen = QPen(theme.colour("line"), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 0, _TURN)
        if self._part:
            pen.setColor(theme.colour("brand" if self._part < 1 else "glow"))
            painter.setPen(pen)
            painter.drawArc(box, _TOP, -max(1, round(_TURN * self._part)))
        self._paint_figure(painter, box)

    def _paint_figure(self, painter: QPainter, box: QRectF) -> None:
        middle, below = self._middle(), self._below()
        face = theme.font(20.0, QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        shift = box.height() * (0.09 if below else 0.0)
        painter.drawText(box.translated(0, -shift), Qt.AlignmentFlag.AlignCenter, middle)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("ink3"))
        painter.drawText(box.translated(0, shift * 1.9), Qt.AlignmentFlag.AlignCenter, below)
