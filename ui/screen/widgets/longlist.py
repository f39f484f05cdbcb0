# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of tens of thousands: rows are made when they are painted, and the few last seen are kept."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from ui.language import tr
from ui.screen import theme
from ui.screen.widgets.rows import LazyRows, Maker, RowList
from ui.screen.widgets.words import Words


def found_words(typed: Callable[[], str]) -> Words:
    """Return what a list of people found says while it is empty."""
    return lambda: (
        tr("Nobody was found. Try fewer letters or another spelling.")
        if typed().strip()
        else tr("Type a name: whoever fits stands here.")
    )


class LongList(RowList):
    """A list that scrolls by itself and is as quick with 50,000 rows as with fifty."""

    def __init__(self, words: Words, *, opens: bool = False) -> None:
        super().__init__(words, whole=False)
        self._opens = opens
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_keys(self, keys: Sequence[object], make: Maker, pills: Collection[str] = ()) -> None:
        """Show the rows of these keys and keep the place: the same key stays chosen, else the first is.

        Where all the ``pills`` there can be are said beforehand, rows out of sight are not made for them.
        """
        self.show_lazy(LazyRows(keys, make, pills))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on a click anywhere on a row, where rows open."""
        super().mouseReleaseEvent(event)
        if self._opens and self.indexAt(event.position().toPoint()).isValid():
            self._act()

    def _act(self) -> None:
        if self._opens and (key := self.current_key()) is not None:
            self.acted.emit(key)
        else:
            super()._act()

    def minimumSizeHint(self) -> QSize:
        """Be content with a few rows."""
        return QSize(theme.px(220), theme.px(140))
