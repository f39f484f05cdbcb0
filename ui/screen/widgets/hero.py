# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The warm side of the first pages: people sitting in a circle, painted, and a line of welcome."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.language import tr
from ui.screen import theme
from ui.screen.widgets.controls import Label, Picture, column, row

_SEATS = 9
_EMPTY_SEAT = 2
"""The open place in the circle: somebody is expected."""


class Circle(QWidget):
    """People in a circle, one seat lit and one kept free for whoever comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the circle in the middle of whatever room there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height(), 420)
        radius = side * 0.36
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._paint_rings(painter, middle, radius)
        for seat in range(_SEATS):
            angle = 2 * math.pi * seat / _SEATS - math.pi / 2
            at = QPointF(middle.x() + radius * math.cos(angle), middle.y() + radius * math.sin(angle))
            self._paint_person(painter, at, side * 0.062, seat)

    def _paint_rings(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        ring = theme.colour("hero_ink")
        for share, alpha in ((1.0, 46), (0.72, 26), (0.44, 18)):
            ring.setAlpha(alpha)
            painter.setPen(QPen(ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius * share, radius * share)
        glow = theme.colour("glow")
        for share, alpha in ((0.24, 36), (0.16, 60), (0.085, 255)):
            glow.setAlpha(alpha)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(middle, radius * share, radius * share)

    def _paint_person(self, painter: QPainter, at: QPointF, size: float, seat: int) -> None:
        painter.setPen(QPen(theme.colour("hero"), 3))
        painter.setBrush(theme.colour("hero"))
        painter.drawEllipse(at, size * 1.5, size * 1.5)
        if seat == _EMPTY_SEAT:
            painter.setPen(QPen(theme.colour("glow"), 2, Qt.PenStyle.DashLine))
            painter.drawEllipse(at, size * 1.15, size * 1.15)
            return
        ground, ink = theme.LIGHT.avatars[seat % len(theme.LIGHT.avatars)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(at, size * 1.2, size * 1.2)
        self._paint_bust(painter, at, size, QColor(ink))

    def _paint_bust(self, painter: QPainter, at: QPointF, size: float, ink: QColor) -> None:
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(at.x(), at.y() - size * 0.3), size * 0.36, size * 0.36)
        shoulders = QRectF(at.x() - size * 0.62, at.y() + size * 0.16, size * 1.24, size * 1.1)
        painter.drawChord(shoulders, 0, 180 * 16)


class Hero(QFrame):
    """The panel beside the first pages: the name, the circle, a line of welcome."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hero")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        brand = row(
            Picture("hand-heart", "hero_ink", 28), Label(lambda: tr("Saathi"), "hero-brand"), None, gap=12
        )
        title = Label(lambda: tr("Nobody walks alone."), "hero-title", wrap=True)
        words = Label(
            lambda: tr(
                "The register stays on this computer, locked. What is said in the room stays in the room."
            ),
            "hero-sub",
            wrap=True,
        )
        inside = column(brand, gap=10, margins=(36, 32, 36, 36))
        inside.addWidget(Circle(), 1)
        inside.addWidget(title)
        inside.addWidget(words)
        self.setLayout(inside)
