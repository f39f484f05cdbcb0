# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of which several rows can be chosen: Space, Shift with arrows, Ctrl+A; Enter acts on them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.screen.widgets.paintrow import RowState
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words

_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class PickList(RowList):
    """Rows that can be ticked. Where none is ticked, the row under the focus is meant."""

    picked = Signal()
    """Other rows are ticked now."""
    entered_on = Signal()
    """Enter was pressed: what is meant is to be done."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, whole=False)
        self._picked: set[object] = set()

    def picks(self) -> list[object]:
        """Return the keys that are meant, in the order of the list."""
        if self._picked:
            return [key for key in self.keys() if key in self._picked]
        key = self.current_key()
        return [] if key is None else [key]

    def places(self) -> list[int]:
        """Return where in the list those rows stand that are meant."""
        if self._picked:
            return [place for place, key in enumerate(self.keys()) if key in self._picked]
        place = self.currentIndex().row()
        return [place] if 0 <= place < len(self.keys()) else []

    def pick_all(self) -> None:
        """Tick every row; where all are ticked already, none."""
        everything = set(self.keys())
        self._let(set[object]() if self._picked == everything else everything)

    def unpick(self) -> None:
        """Tick none."""
        self._let(set())

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; what is gone is not ticked any more."""
        super().show_rows(rows)
        if self._picked:
            self._picked &= set(self.keys())

    def state_of(self, index: QModelIndex | QPersistentModelIndex) -> RowState:
        """Tell also whether a row is ticked."""
        keys, place = self.keys(), index.row()
        ticked = 0 <= place < len(keys) and keys[place] in self._picked
        return super().state_of(index)._replace(picked=ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, Shift and arrows, or Ctrl+A; leave the rest to the list."""
        step = _STEPS.get(event.key(), 0)
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.current_key())
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.pick_all()
        elif event.key() == Qt.Key.Key_Escape and self._picked:
            self.unpick()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._reach(step)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick with Ctrl and a click."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._toggle(self.current_key())
        else:
            super().mouseReleaseEvent(event)

    def _reach(self, step: int) -> None:
        keys, place = self.keys(), self.currentIndex().row()
        to = min(max(place + step, 0), len(keys) - 1)
        if 0 <= place < len(keys):
            self.setCurrentIndex(self.model().index(to, 0))
            self._let(self._picked | {keys[place], keys[to]})

    def _toggle(self, key: object) -> None:
        if key is not None:
            self._let(self._picked ^ {key})

    def _let(self, picked: set[object]) -> None:
        self._picked = picked
        self.viewport().update()
        self.picked.emit()
