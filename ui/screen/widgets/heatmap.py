# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of days as small squares, a column a week: what was attended can be seen at a glance.

Form tells as much as colour: full, half, a dot, an outline. Arrows walk from day to day.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.screen import theme
from ui.screen.calendar import month_name, weekday_name
from ui.screen.widgets.words import Speaks

_LABELLED = (0, 2, 4)
"""Monday, Wednesday and Friday carry their names."""


class Heat(StrEnum):
    """How a day is drawn."""

    NONE = "none"
    FULL = "full"
    HALF = "half"
    DOT = "dot"
    OUTLINE = "outline"


DayWords = Callable[[date], str]


class HeatMap(QWidget, Speaks):
    """Weeks from left to right, Monday at the top."""

    day_chosen = Signal(object)
    """The day the arrows or the pointer chose."""

    def __init__(self, words: DayWords) -> None:
        super().__init__()
        self._words = words
        self._first = self._last = date(2026, 1, 1)
        self._heat: Mapping[date, Heat] = {}
        self._day = self._last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, first: date, last: date, heat: Mapping[date, Heat]) -> None:
        """Show the weeks from ``first`` to ``last``; a day not in ``heat`` had nothing."""
        self._first = first - timedelta(days=first.weekday())
        self._last, self._heat = last, dict(heat)
        self._day = max((day for day in heat if day <= last), default=last)
        self.retranslate()
        self.updateGeometry()

    def day(self) -> date:
        """Return the chosen day."""
        return self._day

    def weeks(self) -> int:
        """Return how many weeks are shown."""
        return (self._last - self._first).days // 7 + 1

    def retranslate(self) -> None:
        """Say the chosen day again."""
        self.setAccessibleName(self._words(self._day))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of squares of a comfortable side."""
        return QSize(theme.px(520), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the smallest squares."""
        return QSize(theme.px(200), self._height())

    def _height(self) -> int:
        return round(self._top() + 7 * theme.px(13)) + 4

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from day to day, and by weeks."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(self._day + timedelta(days=step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        found = self._day_at(event.position().toPoint())
        if found is not None:
            self._choose(found)

    def event(self, event: QEvent) -> bool:
        """Tell the day under the resting pointer."""
        if isinstance(event, QHelpEvent):
            found = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words(found) if found else "", self)
            return True
        return super().event(event)

    def _choose(self, day: date) -> None:
        if self._first <= day <= self._last:
            self._day = day
            self.retranslate()
            self.day_chosen.emit(day)

    def _top(self) -> float:
        return self._metrics().height() + 4

    def _left(self) -> float:
        return max(self._metrics().horizontalAdvance(weekday_name(each)) for each in _LABELLED) + 8

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme.font(7.5))

    def _side(self) -> float:
        return min((self.width() - self._left()) / max(1, self.weeks()), theme.px(13))

    def box_of(self, day: date) -> QRectF:
        """Return where a day stands."""
        week, weekday = divmod((day - self._first).days, 7)
        side = self._side()
        return QRectF(self._left() + week * side, self._top() + weekday * side, side - 2, side - 2)

    def _day_at(self, place: QPoint) -> date | None:
        side = self._side()
        week, weekday = (place.x() - self._left()) // side, (place.y() - self._top()) // side
        if not (0 <= week < self.weeks() and 0 <= weekday < 7):
            return None
        found = self._first + timedelta(days=int(week) * 7 + int(weekday))
        return found if found <= self._last else None

    def paintEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint names of months and days, then every day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        day = self._first
        while day <= self._last:
            self._paint_day(painter, self.box_of(day), self._heat.get(day, Heat.NONE))
            day += timedelta(days=1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.box_of(self._day).adjusted(-2, -2, 2, 2), 4, 4)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(theme.font(7.5))
        painter.setPen(theme.colour("ink3"))
        side, metrics, free = self._side(), self._metrics(), 0.0
        for each in _LABELLED:
            base = self._top() + each * side + side / 2 + metrics.ascent() / 2 - 2
            painter.drawText(QPointF(0, base), weekday_name(each))
        for week in range(self.weeks()):
            monday = self._first + timedelta(days=week * 7)
            left = self._left() + week * side
            name = month_name(monday.month)
            if monday.day <= 7 and left >= free and left + metrics.horizontalAdvance(name) <= self.width():
                painter.drawText(QPointF(left, metrics.ascent()), name)
                free = left + metrics.horizontalAdvance(name) + 6

    def _paint_day(self, painter: QPainter, box: QRectF, heat: Heat) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        if heat is Heat.OUTLINE:
            painter.setPen(QPen(theme.colour("ink3"), 1.2))
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 2.5, 2.5)
            return
        if heat is Heat.FULL:
            painter.setBrush(theme.colour("brand"))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setBrush(theme.colour("brand"))
        if heat is Heat.HALF:
            painter.drawRoundedRect(box.adjusted(0, box.height() / 2, 0, 0), 2.5, 2.5)
        elif heat is Heat.DOT:
            painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)
