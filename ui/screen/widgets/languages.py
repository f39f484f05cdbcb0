# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages as chips, each named in itself; and the menu for how the screen looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from models.words import Language
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import theme
from ui.screen.choices import SIZES, Scheme
from ui.screen.widgets.controls import Button, row
from ui.screen.widgets.words import Speaks, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def own_name(which: Language) -> Words:
    """Say a language's name in itself."""
    return lambda: label(which, language.current())


class LanguageChips(QWidget, Speaks):
    """One chip a language; the arrows move between them."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.chips: dict[Language, Button] = {}
        for place, which in enumerate(Language):
            chip = Button(own_name(which), "chip")
            chip.setCheckable(True)
            self._group.addButton(chip, place)
            self.chips[which] = chip
        self.setLayout(row(*self.chips.values(), gap=6))
        self._group.idClicked.connect(self._on_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        """Mark the language in use."""
        for which, chip in self.chips.items():
            current = which is language.current().language
            chip.setChecked(current)
            # One stop for Tab: the arrows reach the others. Qt sees to it only after a click.
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, place: int) -> None:
        self.picked.emit(list(Language)[place])


class DisplayMenu(QMenu):
    """Language, light or dark, text size. Filled anew each time it opens, so its words are never old."""

    language_picked = Signal(object)
    scheme_picked = Signal(object)
    size_picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scheme = Scheme.SYSTEM
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._on_triggered)

    def fill(self) -> None:
        """Put the choices in, the present ones ticked."""
        self.clear()
        self._add(
            tr("Language"),
            [(label(each, language.current()), each) for each in Language],
            _current_language(),
        )
        schemes = {
            Scheme.SYSTEM: tr("As the computer"),
            Scheme.LIGHT: tr("Light"),
            Scheme.DARK: tr("Dark"),
        }
        self._add(tr("Colours"), [(words, each) for each, words in schemes.items()], self.scheme)
        sizes = [(tr("{n} %", n=each), each) for each in SIZES]
        self._add(tr("Text size"), sizes, theme.percent())

    def _add(self, title: str, choices: Sequence[tuple[str, object]], current: object) -> None:
        from PySide6.QtGui import QAction, QActionGroup

        if self.actions():
            self.addSeparator()
        head = self.addAction(title)
        head.setEnabled(False)
        group = QActionGroup(self)
        for words, value in choices:
            action = QAction(words, self)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.setData(value)
            group.addAction(action)
            self.addAction(action)

    def _on_triggered(self, action: "QAction") -> None:
        value = action.data()
        if isinstance(value, int):
            self.size_picked.emit(value)
        elif value in list(Scheme):
            self.scheme_picked.emit(Scheme(value))
        elif value in list(Language):
            self.language_picked.emit(Language(value))


def _current_language() -> Language:
    return language.current().language
