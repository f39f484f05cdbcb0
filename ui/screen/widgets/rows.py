# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people, sessions and names: plain rows in a model, painted by one delegate."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, overload

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QStyledItemDelegate, QWidget

from models import memory
from ui.screen import theme
from ui.screen.widgets.paintrow import RowMeasure, RowPainter, RowState, action_box, row_height
from ui.screen.widgets.spoken import answer
from ui.screen.widgets.words import Speaks, Words, silent

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ListRow(NamedTuple):
    """What one row shows. ``key`` is what the row stands for; it is handed back when the row is chosen."""

    key: object
    title: str
    detail: str = ""
    avatar: str = ""
    """A name whose letters stand in a circle at the left."""
    icon: str = ""
    """A picture in that circle, for what has no name of a person."""
    lead: tuple[str, str] = ("", "")
    """A time, large, and what stands below it, at the left in place of a circle."""
    pill: str = ""
    pill_kind: str = "calm"
    note: str = ""
    """Said above the bar, or after the title where there is no bar."""
    bar: tuple[int, int] | None = None
    """Done and expected."""
    action: str = ""
    """What Enter or a click on the row's button does, in words."""
    action_icon: str = ""

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(part for part in (*self.lead, self.title, self.detail, self.note, self.pill) if part)


_KEPT = 400
_MEASURED = 40
Maker = Callable[[object], ListRow]


class LazyRows(Sequence[ListRow]):
    """Rows by their keys, each made when somebody looks at it."""

    def __init__(self, keys: Sequence[object], make: Maker, pills: Collection[str] = ()) -> None:
        self._keys, self._make, self.pills = keys, make, pills
        self._made: dict[int, ListRow] = {}

    @property
    def keys(self) -> Sequence[object]:
        """What each row stands for."""
        return self._keys

    def make(self, place: int) -> ListRow:
        """Make one row."""
        return self._make(self._keys[place])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> ListRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, index: int | slice) -> ListRow | Sequence[ListRow]:
        """Return a row, or the first of them that share a measure."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(min(len(self), _MEASURED)))]
        made = self._made.get(index)
        if made is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            made = self._made[index] = self.make(index)
        return made


Item = TypeVar("Item")


class ItemRows(LazyRows, Generic[Item]):
    """Rows of things at hand: each is made when somebody looks at it, keys when a list shows them."""

    def __init__(
        self, items: Sequence[Item], key: Callable[[Item], object], make: Callable[[Item], ListRow]
    ) -> None:
        super().__init__((), _unmade)
        self.items, self._key, self._make_of = items, key, make

    @property
    def keys(self) -> Sequence[object]:
        """What each row stands for."""
        if len(self._keys) != len(self.items):
            self._keys = [self._key(item) for item in self.items]
        return self._keys

    def make(self, place: int) -> ListRow:
        """Make one row."""
        return self._make_of(self.items[place])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.items)


def _unmade(key: object) -> ListRow:
    return ListRow(key, "")


class RowModel(QStringListModel):
    """The rows of one list.

    How many there are is kept by Qt, as so many empty texts: a list asks it twice for every row it lays, and
    with 30,000 rows an answer from Python took a tenth of a second, this one takes 2 ms.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[ListRow] = ()

    def show(self, rows: Sequence[ListRow]) -> None:
        """Put other rows in; they are not copied, so that a long list may make its rows late."""
        memory.let_go(self._rows)
        self._rows = rows
        self.setStringList([""] * len(rows))

    def at(self, index: _Index) -> ListRow | None:
        """Return the row at an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rows(self) -> Sequence[ListRow]:
        """Return every row."""
        return self._rows

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Tell what can be done with a row: it is chosen, never written in."""
        return _CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, its spoken text, or the row itself."""
        shown = self.at(index)
        return answer(shown, role, shown.title if shown else None, ROW_ROLE)


class RowDelegate(QStyledItemDelegate):
    """Paints a row: circle or time, two lines, bar, pill, and the action on the chosen row."""

    def paint(self, painter: Any, option: Any, index: _Index) -> None:
        """Paint one row."""
        shown: ListRow | None = index.data(ROW_ROLE)
        if shown is not None:
            owner = self.parent()
            whole = isinstance(owner, RowList)
            measure = owner.measure if whole else RowMeasure()
            state = owner.state_of(index) if whole else RowState()
            RowPainter(painter, option, measure, state).paint(shown)

    def sizeHint(self, option: Any, index: _Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Return a row's size: its height follows the text."""
        return QSize(theme.px(240), row_height())


class RowList(QListView, Speaks):
    """A list whose rows are chosen with arrows and acted on with Enter, or by a click on the row's button."""

    acted = Signal(object)
    """The key of the row acted on."""
    chosen = Signal(object)
    """The key of the row now chosen."""

    def __init__(self, words: Words = silent, *, whole: bool = True) -> None:
        super().__init__()
        self._words, self._whole = words, whole
        self._lacking: Words = silent
        self._keys: Sequence[object] = ()
        self._model = RowModel(self)
        self.measure = RowMeasure(marks=not whole)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.retranslate()

    def when_empty(self, words: Words) -> None:
        """Say this in the middle while there are no rows."""
        self._lacking = words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence in their place."""
        super().paintEvent(event)
        if not len(self._model.rows()) and (said := self._lacking()):
            painter = QPainter(self.viewport())
            painter.setFont(theme.font())
            painter.setPen(theme.colour("ink2"))
            place = self.viewport().rect().adjusted(16, 8, -16, -8)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), said)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows and keep the place: the same key stays chosen, else the first is."""
        if isinstance(rows, LazyRows) and len(rows):
            self.show_lazy(rows)
        else:
            self._show(tuple(rows), [shown.key for shown in rows])

    def show_lazy(self, rows: LazyRows) -> None:
        """Show rows that are made when they are looked at."""
        self._show(rows, rows.keys)

    def _show(self, rows: Sequence[ListRow], keys: Sequence[object]) -> None:
        kept = self.current_key()
        memory.let_go(self._keys)
        self._keys = keys
        self._model.show(rows)
        if isinstance(rows, LazyRows) and rows.pills:
            self.measure.know(rows.pills, circles=True)
        else:
            self.measure.take(rows)
        if rows:
            self.setCurrentIndex(self._model.index(keys.index(kept) if kept in keys else 0))
        self._fit()

    def rows(self) -> Sequence[ListRow]:
        """Return the rows that are shown."""
        return self._model.rows()

    def keys(self) -> Sequence[object]:
        """Return what the rows stand for."""
        return self._keys

    def current_key(self) -> object:
        """Return the key of the chosen row; None where there is none."""
        shown = self._model.at(self.currentIndex())
        return shown.key if shown else None

    def choose(self, key: object) -> None:
        """Choose the row with this key."""
        if key in self._keys:
            self.setCurrentIndex(self._model.index(self._keys.index(key)))

    def state_of(self, index: _Index) -> RowState:
        """Tell how a row stands in the list."""
        # Asking for the viewport would make Qt's Python side learn every kind of widget there is, 5 ms.
        hovered = self.underMouse() and self.indexAt(self.mapFromGlobal(QCursor.pos())).row() == index.row()
        return RowState(self.currentIndex().row() == index.row(), self.hasFocus(), hovered)

    def retranslate(self) -> None:
        """Name the list again."""
        self.setAccessibleName(self._words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act on the chosen row; arrows move; nothing else is eaten."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act when the row's button was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        shown = self._model.at(index)
        if (
            shown
            and shown.action
            and action_box(QRectF(self.visualRect(index)), shown).contains(event.position())
        ):
            self._act()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _act(self) -> None:
        shown = self._model.at(self.currentIndex())
        if shown is not None and shown.action:
            self.acted.emit(shown.key)

    def _on_current_changed(self, current: QModelIndex) -> None:
        shown = self._model.at(current)
        if shown is not None:
            self.chosen.emit(shown.key)

    def _fit(self) -> None:
        if self._whole:
            self.setFixedHeight(max(1, len(self._model.rows())) * row_height() + 2)
