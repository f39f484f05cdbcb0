# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu whose lines follow the language."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.screen.widgets.words import Speaks, Words


class Menu(QMenu, Speaks):
    """Lines that are said again when the language changes."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._words: list[tuple[QAction, Words]] = []

    def add(self, words: Words, slot: Callable[[], None]) -> QAction:
        """Add a line."""
        action = self.addAction(words())
        action.triggered.connect(slot)
        self._words.append((action, words))
        return action

    def open_below(self) -> None:
        """Open below the button it belongs to, at its first line; the window goes on meanwhile."""
        lines = self.actions()
        self.popup(self._owner.mapToGlobal(QPoint(0, self._owner.height())), lines[0])
        self.setActiveAction(lines[0])

    def retranslate(self) -> None:
        """Say every line again."""
        for action, words in self._words:
            action.setText(words())
