# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one box of the register: names, numbers, sheet codes, lines of marks; and whom they may mean."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from models.text import local_digits
from ui.screen import theme
from ui.screen.widgets.controls import Label, Picture, column, row
from ui.screen.widgets.notice import announce
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Speaks, Words, silent

MOST = 7
"""So many people are offered at once."""
_LEAST = 2
"""So many in a window of any height."""


class Box(QLineEdit, Speaks):
    """Where everything is typed."""

    focused = Signal()
    """The focus came here."""
    entered = Signal()
    visitor_wanted = Signal()
    went_down = Signal()
    escaped = Signal()
    picked = Signal(int)
    """A figure was pressed while several wait: the place among them, from 1."""

    def __init__(self, name: Words, hint: Words) -> None:
        super().__init__()
        self._name, self._hint = name, hint
        self.waiting = False
        """Several people wait to be told apart: figures choose."""
        self.setProperty("hero", "true")
        self.setClearButtonEnabled(False)
        self.setMaxLength(400)
        self.retranslate()

    def say_hint(self, hint: Words) -> None:
        """Ask for something else from now on."""
        self._hint = hint
        self.retranslate()

    def retranslate(self) -> None:
        """Name the box again."""
        self.setAccessibleName(self._name())
        self.setPlaceholderText(self._hint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that work is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that belong to the register go to it; everything else is text."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        figure = local_digits(event.text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.visitor_wanted if ctrl else self.entered).emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self.waiting and figure.isdecimal() and len(figure) == 1 and figure != "0":
            self.picked.emit(int(figure))
        else:
            super().keyPressEvent(event)


class HintLine(QWidget, Speaks):
    """One line beside the box that always says what Enter would do, or why it does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture("info", "ink3", 16)
        self.words = Label(silent, "sub", wrap=True)
        line = row(self.picture, gap=8)
        line.addWidget(self.words, 1)
        self.setLayout(line)
        self.say(silent)

    def say(self, words: Words, icon: str = "info", tint: str = "ink3", *, aloud: bool = False) -> None:
        """Say something else."""
        self.words.say(words)
        self.picture.show_icon(icon, tint)
        self.picture.setVisible(bool(words()))
        if aloud:
            announce(self.words, words())

    def text(self) -> str:
        """Return what is said."""
        return self.words.text()


class Offered(QFrame):
    """Several people the letters may mean, below the box: told apart, chosen by arrow or figure."""

    picked = Signal(object)
    """The key of who was chosen with Enter or a click."""
    left = Signal()
    """↑ above the first, or Esc: back to the box."""
    key_pressed = Signal(object)
    """A key that the list does not know: the register may."""

    def __init__(self, parent: QWidget, name: Words) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("card", "hero")
        self.list = RowList(name)
        self.list.acted.connect(self.picked)
        self.list.installEventFilter(self)
        self.setLayout(column(self.list, gap=0, margins=(6, 6, 6, 6)))
        self.hide()

    def show_rows(self, rows: Sequence[ListRow], under: QWidget) -> None:
        """Show people below a widget, as many as there is room for; nobody hides the list."""
        self.list.show_rows(rows)
        if not rows:
            self.hide()
            return
        wide = max(under.width(), min(theme.px(560), self._over.width() - 40))
        at = under.mapTo(self._over, QPoint(0, under.height() + 4))
        fit = (self._over.height() - at.y() - 14) * len(rows) // max(self.list.height(), 1)
        if fit < len(rows):
            self.list.show_rows(rows[: max(fit, _LEAST)])
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.setGeometry(at.x(), at.y(), wide, self.list.height() + 14)
        self.show()
        self.raise_()

    def rows(self) -> tuple[ListRow, ...]:
        """Return who is offered."""
        return tuple(self.list.rows()) if self.isVisible() else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave upwards and by Esc; pick by figure."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            first = self.list.currentIndex().row() <= 0
            if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and first):
                self.left.emit()
                return True
            figure = local_digits(event.text())
            if figure.isdecimal() and 0 < int(figure) <= len(self.list.rows()):
                self.picked.emit(self.list.rows()[int(figure) - 1].key)
                return True
        return super().eventFilter(watched, event)
