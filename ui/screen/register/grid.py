# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster: two columns of people who keep their place, chosen with arrows, marked by keys."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QTableView,
)

from ui.language import tr
from ui.screen import theme
from ui.screen.register.cells import Cell
from ui.screen.register.paintcell import ROW, CellPainter, CellState
from ui.screen.widgets.spoken import answer
from ui.screen.widgets.words import Speaks

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROWS_IN_VIEW = 15
_TWO_COLUMNS = 660
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RosterModel(QAbstractTableModel):
    """The cells of one register, from above to below and then to the right."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.cells: tuple[Cell, ...] = ()
        self.columns = 2

    def show(self, cells: Sequence[Cell], columns: int) -> None:
        """Put other cells in; where only words changed, nobody moves."""
        same = columns == self.columns and [each.key for each in cells] == [each.key for each in self.cells]
        if same:
            self._exchange(tuple(cells))
            return
        self.beginResetModel()
        self.cells, self.columns = tuple(cells), columns
        self.endResetModel()

    def _exchange(self, cells: tuple[Cell, ...]) -> None:
        """Put other words in: only cells that say something else are painted."""
        before, self.cells = self.cells, cells
        for old, new in zip(before, cells, strict=True):
            if old != new:
                index = self.index_of(new.key)
                self.dataChanged.emit(index, index)

    def per_column(self) -> int:
        """Return how many stand below each other: never fewer than fit without scrolling."""
        return max(ROWS_IN_VIEW, -(-len(self.cells) // self.columns))

    def at(self, index: _Index) -> Cell | None:
        """Return the cell at an index."""
        place = index.column() * self.per_column() + index.row()
        return self.cells[place] if index.isValid() and place < len(self.cells) else None

    def index_of(self, key: int | None) -> QModelIndex:
        """Return where somebody stands."""
        for place, cell in enumerate(self.cells):
            if cell.key == key:
                column, row = divmod(place, self.per_column())
                return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the rows of one column."""
        return 0 if parent.isValid() else min(self.per_column(), len(self.cells))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the columns."""
        return 0 if parent.isValid() else self.columns

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Offer only places with somebody in them."""
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able if self.at(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a person's name, what a screen reader says, or the cell."""
        cell = self.at(index)
        return answer(cell, role, cell.name if cell else None, CELL_ROLE)


class CellDelegate(QStyledItemDelegate):
    """Paints a cell."""

    def paint(self, painter: Any, option: Any, index: _Index) -> None:
        """Paint one cell."""
        cell: Cell | None = index.data(CELL_ROLE)
        owner = self.parent()
        if cell is not None and isinstance(owner, RosterGrid):
            CellPainter(painter, QRectF(option.rect), owner.state_of(cell)).paint(cell)

    def sizeHint(self, option: Any, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Return a cell's size."""
        return QSize(theme.px(240), theme.px(ROW))


class RosterGrid(QTableView, Speaks):
    """The people of a session."""

    entered = Signal()
    """The focus came here."""
    letters_typed = Signal(str)
    """A letter was typed in the list."""
    cleared = Signal()
    """The mark of the chosen person is to be taken away."""
    left_upwards = Signal()
    """↑ at the first row: back to the box."""
    chosen = Signal(int)
    """Somebody was chosen: their key."""
    menu_requested = Signal(int)
    """More about somebody: Enter, or a double click."""

    def __init__(self) -> None:
        super().__init__()
        self._model = RosterModel(self)
        self._lit: frozenset[int] = frozenset()
        self._hovered: int | None = None
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self._fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Name the list again."""
        self.setAccessibleName(tr("People of this session"))

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show cells; whoever is chosen stays chosen."""
        kept = self.current_key()
        self._model.show(cells, self._columns())
        self._fit()
        if kept is not None and self.current_key() != kept:
            self.choose(kept)

    def cells(self) -> tuple[Cell, ...]:
        """Return every cell."""
        return self._model.cells

    def light(self, keys: frozenset[int]) -> None:
        """Light up whom the letters mean; the others step back, nobody moves."""
        if keys != self._lit:
            before, self._lit = self._lit, keys
            # Where nobody was lit, or nobody is any more, everybody steps back or forward.
            self._repaint(before ^ keys if before and keys else {cell.key for cell in self._model.cells})
            if keys and self.current_key() not in keys:
                self._bring(self._model.index_of(next(iter(sorted(keys, key=self._place)))))

    def _bring(self, index: QModelIndex) -> None:
        """Bring a person into sight; well inside, since the line above may yet need more room."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _place(self, key: int) -> int:
        return next((place for place, cell in enumerate(self._model.cells) if cell.key == key), 0)

    def current_key(self) -> int | None:
        """Return who is chosen."""
        cell = self._model.at(self.currentIndex())
        return cell.key if cell else None

    def choose(self, key: int | None) -> None:
        """Choose somebody, or nobody."""
        index = self._model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.setCurrentIndex(QModelIndex())

    def choose_first(self) -> None:
        """Choose the first person where nobody is."""
        if self.current_key() is None and self._model.cells:
            self.choose(self._model.cells[0].key)

    def state_of(self, cell: Cell) -> CellState:
        """Tell how a cell stands."""
        current = self.current_key() == cell.key
        lit = cell.key in self._lit
        hovered = cell.key == self._hovered
        return CellState(current, self.hasFocus(), hovered, lit, bool(self._lit) and not lit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Know who is under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self._model.at(self.indexAt(event.position().toPoint())))

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, cell: Cell | None) -> None:
        key = cell.key if cell else None
        if key != self._hovered:
            before, self._hovered = self._hovered, key
            self._repaint(each for each in (before, key) if each is not None)

    def _repaint(self, keys: Iterable[int]) -> None:
        """Paint these people's cells again, and nobody else's."""
        for key in keys:
            index = self._model.index_of(key)
            if index.isValid():
                self.update(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move through both columns; letters and Delete are handed up; nothing else is eaten."""
        key = event.key()
        if key in _BACK:
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (chosen := self.current_key()) is not None:
                self.menu_requested.emit(chosen)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        key = self.current_key()
        place = -1 if key is None else self._place(key)
        if place + by < 0:
            self.left_upwards.emit()
        elif place + by < len(self._model.cells):
            self.choose(self._model.cells[place + by].key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is always chosen while the list has the focus."""
        super().focusInEvent(event)
        self.choose_first()
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where two have no room."""
        super().resizeEvent(event)
        if self._columns() != self._model.columns:
            self.show_cells(self._model.cells)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _columns(self) -> int:
        return 2 if self.width() >= theme.px(_TWO_COLUMNS) else 1

    def _fit(self) -> None:
        """Follow the text size, where it is another one: the whole list is laid out anew by this."""
        head, tall = self.verticalHeader(), theme.px(ROW)
        if head.defaultSectionSize() != tall:
            head.setMinimumSectionSize(1)
            head.setDefaultSectionSize(tall)
            self.setMinimumHeight(tall * 5)

    def _on_current_changed(self, current: QModelIndex) -> None:
        cell = self._model.at(current)
        if cell is not None:
            self.chosen.emit(cell.key)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        cell = self._model.at(index)
        if cell is not None:
            self.menu_requested.emit(cell.key)
