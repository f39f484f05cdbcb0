# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on screen: the shapes of paper in the theme's colours, said in words to screen readers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.shapes import Anchor, Area, Box, Chart, Ink, Pattern, Stroke, Words

_SERIES = {
    Ink.FIRST: ("#0F6A70", "#5FC3C9"),
    Ink.SECOND: ("#B57F14", "#E8B94F"),
    Ink.THIRD: ("#3F88AD", "#86C3E0"),
    Ink.FOURTH: ("#6E5C8C", "#B9A6DA"),
}
_BRUSHES = {
    Pattern.PLAIN: Qt.BrushStyle.SolidPattern,
    Pattern.HATCHED: Qt.BrushStyle.BDiagPattern,
    Pattern.DOTTED: Qt.BrushStyle.Dense6Pattern,
    Pattern.OPEN: Qt.BrushStyle.NoBrush,
}


class ChartView(QWidget):
    """Shows one chart, as large as its place allows without changing its proportions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart; None leaves the place empty."""
        self._chart = chart
        self.setAccessibleName(chart.said if chart else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the chart's own size at the size of the text in use."""
        if self._chart is None:
            return QSize(0, 0)
        grown = self.font().pointSizeF() / 9 if self.font().pointSizeF() > 0 else 1.0
        return QSize(round(self._chart.width * grown), round(self._chart.height * grown))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart in the middle of its place."""
        super().paintEvent(event)
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = min(self.width() / self._chart.width, self.height() / self._chart.height)
        painter.translate((self.width() - self._chart.width * share) / 2, 0)
        painter.scale(share, share)
        paint_chart(painter, self._chart, self.font(), self.palette())
        painter.end()


def paint_chart(painter: QPainter, chart: Chart, font: QFont, palette: QPalette) -> None:
    """Paint a chart's shapes at the painter's origin; one unit is one point of the chart."""
    for shape in chart.shapes:
        if isinstance(shape, Words):
            _paint_words(painter, shape, font, palette)
        elif isinstance(shape, Stroke):
            pen = QPen(ink_of(shape.ink, palette), shape.thickness)
            if shape.dashes:
                pen.setDashPattern([one / shape.thickness for one in shape.dashes])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        elif isinstance(shape, Box):
            _paint_box(painter, shape, palette)
        else:
            _paint_area(painter, shape, palette)


def ink_of(ink: Ink, palette: QPalette) -> QColor:
    """Return an ink's colour in the theme that is in use."""
    text = palette.color(QPalette.ColorRole.WindowText)
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    if ink in _SERIES:
        return QColor(_SERIES[ink][int(dark)])
    strength = {Ink.TEXT: 255, Ink.MUTED: 175}.get(ink, 50)
    return QColor(text.red(), text.green(), text.blue(), strength)


def _paint_words(painter: QPainter, words: Words, font: QFont, palette: QPalette) -> None:
    own = QFont(font)
    own.setBold(words.bold)
    own.setPixelSize(100)  # measured large and scaled: sizes of a chart are no whole pixels
    width = QFontMetricsF(own).horizontalAdvance(words.text)
    size = words.size / 100
    if words.room is not None and width * size > words.room:
        size = words.room / width
    x = words.at[0] - width * size * {Anchor.MIDDLE: 0.5, Anchor.END: 1.0}.get(words.anchor, 0.0)
    painter.save()
    painter.translate(x, words.at[1])
    painter.scale(size, size)
    painter.setFont(own)
    under = palette.color(QPalette.ColorRole.Window)
    painter.setPen(under if words.strength_under > 0.5 else ink_of(words.ink, palette))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


def _paint_box(painter: QPainter, box: Box, palette: QPalette) -> None:
    ink = ink_of(box.ink, palette)
    fill = QColor(ink)
    fill.setAlphaF(ink.alphaF() * box.strength)
    painter.setPen(Qt.PenStyle.NoPen if box.pattern is Pattern.PLAIN else QPen(ink, 0.8))
    painter.setBrush(QBrush(fill, _BRUSHES[box.pattern]))
    painter.drawRect(QRectF(box.x, box.y, box.width, box.height))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_area(painter: QPainter, area: Area, palette: QPalette) -> None:
    fill = ink_of(area.ink, palette)
    fill.setAlphaF(area.strength)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in area.points]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
