# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A week of sessions, Monday to Sunday: arrows move, today is marked, what fell out says why."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QTableView,
)

from models.gatherings.sessions import SessionRow
from models.words import SessionKind, SessionState
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import theme
from ui.screen.calendar import clock_time, short_date
from ui.screen.groups.service import Week
from ui.screen.widgets.spoken import answer
from ui.screen.widgets.words import Speaks, joined

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_KINDS = {
    SessionState.PLANNED: "info",
    SessionState.OPEN: "ok",
    SessionState.CLOSED: "calm",
    SessionState.CANCELLED: "warn",
}
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the week: a session, a holiday, or an empty place of a day."""

    on: date
    session: SessionRow | None = None
    holiday: str = ""

    def spoken(self) -> str:
        """Return the place as a screen reader says it, and as the line below the week shows it."""
        if self.session is None:
            what = self.holiday or tr("nothing planned")
            return f"{short_date(self.on)}, {what}"
        parts = (
            short_date(self.on),
            clock_time(self.session.starts),
            self.session.group,
            _kind_words(self.session),
            label(self.session.state, language.current()),
            self.session.reason,
            tr("moved from {on}", on=self.session.moved_from) if self.session.moved_from else "",
        )
        return ", ".join(part for part in parts if part)


def _kind_words(session: SessionRow) -> str:
    """Return what a session is, where it is more than a meeting."""
    return "" if session.kind is SessionKind.MEETING else label(session.kind, language.current())


class WeekModel(QAbstractTableModel):
    """Seven columns; in each the day's holiday first, then its sessions in order."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._days: list[list[Cell]] = [[] for _ in range(7)]
        self._monday: date | None = None
        self._today: date | None = None

    def show(self, week: Week | None) -> None:
        """Put another week in."""
        self.beginResetModel()
        self._monday = week.monday if week else None
        self._today = week.today if week else None
        self._days = _days(week) if week else [[] for _ in range(7)]
        self.endResetModel()

    def cell(self, index: _Index) -> Cell | None:
        """Return what stands at a place; an empty place is one of its day."""
        if self._monday is None or not index.isValid():
            return None
        held = self._days[index.column()]
        if index.row() < len(held):
            return held[index.row()]
        return Cell(self._monday + timedelta(days=index.column()))

    def is_today(self, column: int) -> bool:
        """Tell whether a column is today."""
        return self._monday is not None and self._monday + timedelta(days=column) == self._today

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many sessions the fullest day has, and never too few to look like a week."""
        return 0 if parent.isValid() else max(_FEWEST_ROWS, *(len(cells) for cells in self._days))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a day: "Mon, 23 Nov"."""
        if orientation is not Qt.Orientation.Horizontal or self._monday is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            day = self._monday + timedelta(days=section)
            return tr("Today") if self.is_today(section) else short_date(day)
        if role == Qt.ItemDataRole.ForegroundRole and self.is_today(section):
            return QColor(theme.colour("side_on"))
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(theme.SMALL + 0.75, QFont.Weight.DemiBold)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a place's words, or the place itself."""
        cell = self.cell(index)
        words = (cell.session.group if cell.session else cell.holiday) if cell else None
        return answer(cell, role, words, CELL_ROLE)


def _days(week: Week) -> list[list[Cell]]:
    days: list[list[Cell]] = []
    for place in range(7):
        on = week.monday + timedelta(days=place)
        free = [Cell(on, holiday=each.name) for each in week.holidays if each.on == on]
        held = [Cell(on, session=each) for each in week.sessions if each.on == on]
        days.append(free + held)
    return days


class CellDelegate(QStyledItemDelegate):
    """Paints a session as a block with its time, its group and a dot of its state; a word says the state."""

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        """Paint one place."""
        cell: Cell | None = index.data(CELL_ROLE)
        owner = self.parent()
        if cell is None or not isinstance(owner, WeekTable):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        if owner.week.is_today(index.column()):
            painter.fillRect(option.rect, theme.colour("tint"))
        if cell.session is not None or cell.holiday:
            _paint_block(painter, box, cell)
        if owner.currentIndex() == index and owner.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        painter.restore()

    def sizeHint(self, option: Any, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Return a place's size: three lines high."""
        return QSize(theme.px(120), cell_height())


def cell_height() -> int:
    """Return the height of a place: time, group, state."""
    return theme.px(72) + 8


def _kind_of(session: SessionRow) -> str:
    """Return the colours of a session: a chip night to come is the warm one."""
    coming = session.state in (SessionState.PLANNED, SessionState.OPEN)
    return "glad" if coming and session.kind is SessionKind.CHIP_NIGHT else _KINDS[session.state]


def _paint_block(painter: QPainter, box: QRectF, cell: Cell) -> None:
    kind = _kind_of(cell.session) if cell.session else "glad"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{kind}_bg"))
    painter.drawRoundedRect(box, 8, 8)
    inner = box.adjusted(8, 5, -6, -5)
    third = inner.height() / 3
    if cell.session is None:
        _line(painter, inner, cell.holiday, kind, QFont.Weight.DemiBold)
        return
    state = label(cell.session.state, language.current())
    told = cell.session.reason or joined(_kind_words(cell.session), state)
    rows = ((clock_time(cell.session.starts), kind), (cell.session.group, "ink"), (told, kind))
    for place, (text, colour) in enumerate(rows):
        line = QRectF(inner.left(), inner.top() + place * third, inner.width(), third)
        _line(painter, line, text, colour, QFont.Weight.DemiBold if place < 2 else QFont.Weight.Normal)


def _line(painter: QPainter, box: QRectF, text: str, token: str, weight: QFont.Weight) -> None:
    painter.setFont(theme.font(theme.SMALL, weight))
    painter.setPen(theme.colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class WeekTable(QTableView, Speaks):
    """The week as a table of seven days."""

    opened = Signal()
    """Enter or a double click on the chosen place."""
    moved = Signal()
    """Another place was chosen."""
    week_wanted = Signal(int)
    """Page down and up, or an arrow over the edge: so many weeks further."""

    def __init__(self) -> None:
        super().__init__()
        self.week = WeekModel(self)
        self.setModel(self.week)
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "week")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.retranslate()

    def show_week(self, week: Week | None) -> None:
        """Show a week; the place stays, or is today's first session."""
        kept = self.currentIndex()
        column, place = kept.column(), kept.row()
        self.week.show(week)
        if week is not None and column < 0:
            column, place = max(0, min(6, (week.today - week.monday).days)), 0
        if week is not None:
            self.setCurrentIndex(self.week.index(min(place, self.week.rowCount() - 1), column))
        self._fit()

    def cell(self) -> Cell | None:
        """Return the chosen place."""
        return self.week.cell(self.currentIndex())

    def retranslate(self) -> None:
        """Name the table again; its words are made when they are painted."""
        self.setAccessibleName(tr("Sessions of the week"))
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; page keys and arrows over the edge turn the week."""
        key, column = event.key(), self.currentIndex().column()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Right and column == 6):
            self._turn(1, 0 if key == Qt.Key.Key_Right else column)
        elif key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Left and column == 0):
            self._turn(-1, 6 if key == Qt.Key.Key_Left else column)
        else:
            super().keyPressEvent(event)

    def _turn(self, weeks: int, column: int) -> None:
        self.setCurrentIndex(self.week.index(0, max(0, column)))
        self.week_wanted.emit(weeks)

    def _fit(self) -> None:
        for place in range(self.week.rowCount()):
            self.setRowHeight(place, cell_height())
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(self.week.rowCount() * cell_height() + head + 4)

    def _on_current_changed(self, *_: object) -> None:
        self.moved.emit()

    def _on_double_clicked(self, _: QModelIndex) -> None:
        self.opened.emit()
