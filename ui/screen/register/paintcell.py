# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How one person's place in the register is painted: number, shape, name, what tells apart, and the word."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui.screen import theme
from ui.screen.register.cells import Cell

ROW = 32
"""A row's height at the natural text size."""
_BOLD = QFont.Weight.DemiBold
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignCenter


@lru_cache(16)
def _face(points: float, weight: QFont.Weight, percent: int) -> tuple[QFont, QFontMetricsF]:  # noqa: ARG001 - the face grows with it
    """Return a face and its measures; thirty cells ask for the same few at every key."""
    font = theme.font(points, weight)
    return font, QFontMetricsF(font)


def _known(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> tuple[QFont, QFontMetricsF]:
    return _face(points, weight, theme.percent())


class CellState(NamedTuple):
    """How a cell stands in its grid."""

    current: bool = False
    focused: bool = False
    hovered: bool = False
    lit: bool = False
    """The letters in the box mean this person."""
    dimmed: bool = False
    """The letters mean others."""


class CellPainter:
    """Paints one cell: the right side first, the name gets the rest."""

    def __init__(self, painter: QPainter, rect: QRectF, state: CellState) -> None:
        self._painter, self._rect, self._state = painter, rect, state
        self._box = rect.adjusted(4, 1, -4, -1)

    def paint(self, cell: Cell) -> None:
        """Paint the cell."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground()
        if self._state.dimmed:
            painter.setOpacity(0.45)
        right = self._paint_word(cell)
        right = self._paint_extras(cell, right)
        left = self._paint_number(cell)
        left = self._paint_shape(cell, left)
        self._paint_name(cell, left, right)
        painter.restore()

    def _paint_ground(self) -> None:
        painter, state = self._painter, self._state
        line = self._rect
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(line.bottomLeft(), line.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        if state.current or state.hovered or state.lit:
            painter.setBrush(theme.colour("tint" if state.current or state.lit else "sunken"))
            painter.drawRoundedRect(self._box, 7, 7)
        if state.lit:
            painter.setBrush(theme.colour("brand"))
            bar = QRectF(self._box.left(), self._box.top() + 4, 3, self._box.height() - 8)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if state.current and state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_number(self, cell: Cell) -> float:
        wide = theme.px(30)
        box = QRectF(self._box.left(), self._box.top(), wide, self._box.height())
        self._text(box, str(cell.row), "ink3", theme.SMALL, align=_RIGHT)
        return box.right() + theme.px(8)

    def _paint_shape(self, cell: Cell, left: float) -> float:
        side = theme.px(17)
        box = QRectF(left, self._box.center().y() - side / 2, side, side)
        if cell.icon:
            theme.paint_icon(self._painter, box, cell.icon, "ink2" if cell.kind == "plain" else cell.kind)
        else:
            pen = QPen(theme.colour("ink3"), 1.5, Qt.PenStyle.DotLine)
            self._painter.setPen(pen)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
        return box.right() + theme.px(9)

    def _paint_word(self, cell: Cell) -> float:
        painter, right = self._painter, self._box.right() - theme.px(8)
        _, metrics = _known(theme.SMALL, _BOLD)
        room = self._box.width() * 0.34
        word = metrics.elidedText(cell.word, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(word) + theme.px(18)
        tall = min(metrics.height() + 2, self._box.height() - 4)
        box = QRectF(right - wide, self._box.center().y() - tall / 2, wide, tall)
        if cell.kind == "plain":
            self._text(box, word, "ink3", theme.SMALL, align=_RIGHT)
            return box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{cell.kind}_bg"))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        self._text(box, word, cell.kind, theme.SMALL, _BOLD, align=_CENTRE)
        return self._paint_struck(cell, box.left()) if cell.struck else box.left()

    def _paint_struck(self, cell: Cell, right: float) -> float:
        face = theme.font(theme.SMALL)
        face.setStrikeOut(True)
        wide = QFontMetricsF(face).horizontalAdvance(cell.struck)
        box = QRectF(right - wide - theme.px(8), self._box.top(), wide, self._box.height())
        self._painter.setFont(face)
        self._painter.setPen(theme.colour("ink3"))
        self._painter.drawText(box, int(_LEFT), cell.struck)
        return box.left()

    def _paint_extras(self, cell: Cell, right: float) -> float:
        side = theme.px(15)
        for name in cell.extras:
            right -= side + theme.px(7)
            box = QRectF(right, self._box.center().y() - side / 2, side, side)
            theme.paint_icon(self._painter, box, name, "ink3")
        return right - theme.px(8)

    def _paint_name(self, cell: Cell, left: float, right: float) -> None:
        weight = QFont.Weight.Normal if cell.kind == "plain" and not self._state.lit else _BOLD
        _, metrics = _known(theme.BODY, weight)
        room = max(0.0, right - left)
        wide = min(metrics.horizontalAdvance(cell.name) + 1, room)
        self._text(
            QRectF(left, self._box.top(), wide, self._box.height()), cell.name, "ink", theme.BODY, weight
        )
        left += wide + theme.px(9)
        if cell.told and right - left > theme.px(40):
            box = QRectF(left, self._box.top() + 1, right - left, self._box.height())
            self._text(box, cell.told, "ink3", theme.SMALL)

    def _text(
        self,
        box: QRectF,
        text: str,
        token: str,
        points: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        face, metrics = _known(points, weight)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        self._painter.setFont(face)
        self._painter.setPen(theme.colour(token))
        self._painter.drawText(box, int(align), shown)
