# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a list row is painted, from the right: action, pill, bar; then circle or time, and two text lines."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.screen import theme
from ui.screen.widgets.avatar import paint_avatar

if TYPE_CHECKING:
    from ui.screen.widgets.rows import ListRow

_BOLD = QFont.Weight.DemiBold
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_TALLEST = "Ápकुँਗੁਂ"
"""Letters that reach highest and lowest in the three scripts."""


def _metrics(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
    return QFontMetricsF(theme.font(points, weight))


def _line(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> float:
    return _tall(points, weight, theme.percent())


@lru_cache(32)
def _tall(points: float, weight: QFont.Weight, percent: int) -> float:  # noqa: ARG001 - the face grows with it
    """Return a line's height in whichever script is tallest; three scripts are shaped for it, so once."""
    return max(_metrics(points, weight).height(), _metrics(points, weight).boundingRect(_TALLEST).height())


def row_height() -> int:
    """Return the height of a row: two lines and air, never under 56 pixels."""
    return max(56, round(_line(theme.BODY, _BOLD) + _line(theme.SMALL) + theme.px(18)))


def action_box(rect: QRectF, shown: "ListRow") -> QRectF:
    """Return where the chosen row's button stands: its picture alone where its words would cut the name."""
    tall = _line(theme.SMALL + 0.75, _BOLD) + theme.px(13)
    wide, name = _action_wide(shown), _metrics(theme.BODY, _BOLD).horizontalAdvance(shown.title)
    if shown.action_icon and _words_room(rect, shown, wide) < name:
        wide = theme.px(26) + theme.px(16)
    return QRectF(rect.right() - 18 - wide, rect.center().y() - tall / 2, wide, tall)


def _action_wide(shown: "ListRow") -> float:
    """Return the width of the row's button with its words."""
    wide = _metrics(theme.SMALL + 0.75, _BOLD).horizontalAdvance(shown.action) + theme.px(26)
    return wide + (theme.px(24) if shown.action_icon else 0)


def _words_room(rect: QRectF, shown: "ListRow", button: float) -> float:
    """Return the width left for the name beside a button of this width; a bar gives way by itself."""
    pill = _metrics(theme.SMALL, _BOLD).horizontalAdvance(shown.pill) + 20 + theme.px(16) if shown.pill else 0
    return rect.width() - 18 - button - 12 - pill - _words_left(shown)


def _words_left(shown: "ListRow") -> float:
    """Return about how far from a row's left edge its words begin."""
    if shown.avatar or shown.icon:
        return 18 + theme.px(52)
    return 18 + theme.px(75 if any(shown.lead) else 0)


class RowState(NamedTuple):
    """How a row stands in its list. Asked of the list: QStyle's own flags cost 8 ms at the start."""

    current: bool = False
    focused: bool = False
    hovered: bool = False
    picked: bool = False
    """One of several that are chosen together."""


class RowMeasure:
    """What all rows of a list share, so that their bars and pills stand below each other."""

    def __init__(self, *, marks: bool = False) -> None:
        self.marks = marks
        """The chosen row stays marked while the focus is elsewhere."""
        self._pills: frozenset[str] = frozenset()
        self._notes: frozenset[str] = frozenset()
        self.circles = False
        """Some rows begin with a circle: the words of all stand below each other."""

    def take(self, rows: "Sequence[ListRow]") -> None:
        """Remember the words of the rows whose widths count."""
        some = rows[:200]
        self.know({shown.pill for shown in some}, {shown.note for shown in some})
        self.circles = any(shown.avatar or shown.icon for shown in some)

    def know(self, pills: Iterable[str], notes: Iterable[str] = (), *, circles: bool = False) -> None:
        """Remember words whose widths count, where they are known before any row is made."""
        self._pills, self._notes, self.circles = frozenset(pills), frozenset(notes), circles

    def pill(self, shown: "ListRow") -> float:
        """Return the width of the widest pill."""
        words = self._pills | {shown.pill}
        return max(_metrics(theme.SMALL, _BOLD).horizontalAdvance(pill) for pill in words) + 20

    def bar(self, shown: "ListRow") -> float:
        """Return the width of the bars."""
        words = self._notes | {shown.note}
        return max(theme.px(96), *(_metrics(theme.SMALL).horizontalAdvance(note) for note in words))


class RowPainter:
    """Paints one row; what stands at the right is laid first, the text gets the rest."""

    def __init__(self, painter: QPainter, option: Any, measure: RowMeasure, state: RowState) -> None:
        self._painter, self._measure = painter, measure
        self._rect = QRectF(option.rect)
        self._box = self._rect.adjusted(6, 2, -6, -2)
        self._focused = state.current and state.focused
        self._chosen = state.current and (state.focused or measure.marks)
        self._hovered, self._picked = state.hovered, state.picked
        self._offered = state.current or state.hovered

    def paint(self, shown: "ListRow") -> None:
        """Paint the row."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground()
        right = self._box.right() - 12
        if shown.action and self._offered:
            right = self._paint_action(shown) - 12
        if shown.pill:
            right = self._paint_pill(shown, right) - theme.px(16)
        if shown.bar:
            right = self._paint_bar(shown, right)
        left = self._paint_lead(shown)
        self._paint_lines(shown, left, right)
        painter.restore()

    def _paint_ground(self) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        if self._chosen or self._hovered:
            painter.setBrush(theme.colour("tint" if self._chosen else "sunken"))
            painter.drawRoundedRect(self._box, 9, 9)
        if self._focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_action(self, shown: "ListRow") -> float:
        painter, box = self._painter, action_box(self._rect, shown)
        painter.setPen(Qt.PenStyle.NoPen if self._chosen else QPen(theme.colour("line2"), 1))
        painter.setBrush(theme.colour("brand" if self._chosen else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        token = "on_brand" if self._chosen else "ink"
        text = box.adjusted(theme.px(13), 0, -theme.px(13), 0)
        if shown.action_icon:
            side = theme.px(16)
            place = QRectF(text.left(), box.center().y() - side / 2, side, side)
            theme.paint_icon(painter, place, shown.action_icon, token)
            text.setLeft(text.left() + theme.px(24))
        if box.width() < _action_wide(shown):
            return box.left()
        self._text(text, shown.action, token, theme.SMALL + 0.75, _BOLD)
        return box.left()

    def _paint_pill(self, shown: "ListRow", right: float) -> float:
        wide = _metrics(theme.SMALL, _BOLD).horizontalAdvance(shown.pill) + 20
        tall = _line(theme.SMALL, _BOLD) + 4
        box = QRectF(right - wide, self._box.center().y() - tall / 2, wide, tall)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.colour(f"{shown.pill_kind}_bg"))
        self._painter.drawRoundedRect(box, tall / 2, tall / 2)
        self._text(box, shown.pill, shown.pill_kind, theme.SMALL, _BOLD, Qt.AlignmentFlag.AlignCenter)
        return right - (self._measure.pill(shown) if shown.bar else wide)

    def _paint_bar(self, shown: "ListRow", right: float) -> float:
        painter, (done, expected) = self._painter, shown.bar or (0, 0)
        wide = self._measure.bar(shown)
        room = right - wide - theme.px(18) - self._box.left() - _words_left(shown)
        words = _metrics(theme.BODY, _BOLD).horizontalAdvance(shown.title)
        if room < min(words, self._box.width() * 0.45) and room < theme.px(240):
            return right  # a long name goes before the bar
        line = _line(theme.SMALL)
        top = self._box.center().y() - (line + 12) / 2
        box = QRectF(right - wide, top, wide, line)
        self._text(box, shown.note, "ink2", theme.SMALL)
        groove = QRectF(box.left(), box.bottom() + 5, wide, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tint2" if self._chosen else "line"))
        painter.drawRoundedRect(groove, 3, 3)
        if done and expected:
            painter.setBrush(theme.colour("brand"))
            groove.setWidth(max(6.0, wide * min(1.0, done / expected)))
            painter.drawRoundedRect(groove, 3, 3)
        return box.left() - theme.px(18)

    def _paint_lead(self, shown: "ListRow") -> float:
        left, middle = self._box.left() + 12, self._box.center().y()
        side = min(theme.px(40), self._box.height() - 12)
        if shown.avatar or shown.icon:
            circle = QRectF(left, middle - side / 2, side, side)
            if self._chosen:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(theme.colour("surface"))
                self._painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))
            if self._picked:
                self._paint_mark(circle, "brand", "check", "on_brand")
            elif shown.icon:
                self._paint_mark(circle, "calm_bg", shown.icon, "calm")
            else:
                paint_avatar(self._painter, circle, shown.avatar)
            return left + side + theme.px(12)
        if not any(shown.lead):
            return left + (side + theme.px(12) if self._measure.circles else 0)
        wide = _metrics(theme.HEAD, _BOLD).horizontalAdvance("00:00")
        wide = max(wide, _metrics(theme.SMALL).horizontalAdvance(shown.lead[1]))
        high, low = _line(theme.HEAD, _BOLD), _line(theme.SMALL)
        top = middle - (high + low) / 2
        self._text(QRectF(left, top, wide, high), shown.lead[0], "ink", theme.HEAD, _BOLD)
        self._text(QRectF(left, top + high, wide, low), shown.lead[1], "ink2", theme.SMALL)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.colour("tint2"))
        self._painter.drawRoundedRect(
            QRectF(left + wide + theme.px(12), top + 4, 3, high + low - 8), 1.5, 1.5
        )
        return left + wide + theme.px(27)

    def _paint_mark(self, circle: QRectF, ground: str, icon: str, ink: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.colour(ground))
        self._painter.drawEllipse(circle)
        side = circle.width() * 0.5
        place = QRectF(circle.center().x() - side / 2, circle.center().y() - side / 2, side, side)
        theme.paint_icon(self._painter, place, icon, ink)

    def _paint_lines(self, shown: "ListRow", left: float, right: float) -> None:
        high, low = _line(theme.BODY, _BOLD), _line(theme.SMALL) if shown.detail else 0.0
        top = self._box.center().y() - (high + low) / 2
        wide = max(0.0, right - left)
        self._text(QRectF(left, top, wide, high), shown.title, "ink", theme.BODY, _BOLD)
        if shown.detail:
            self._text(QRectF(left, top + high, wide, low), shown.detail, "ink2", theme.SMALL)

    def _text(
        self,
        box: QRectF,
        text: str,
        token: str,
        points: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._painter.setFont(theme.font(points, weight))
        self._painter.setPen(QColor(theme.colour(token)))
        fitting = _metrics(points, weight).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        self._painter.drawText(box, int(align | _MIDDLE), fitting)
