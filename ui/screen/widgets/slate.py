# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A card that holds a list, and what stands there while it is busy, empty, or could not be read."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from ui.language import tr
from ui.screen.widgets.controls import Button, Card, Label, Picture, column, row, rule
from ui.screen.widgets.flow import flow
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words, retranslate_all, silent

_CARD = 240
"""How high an empty state stands that is a card of its own."""


class Stack(QWidget):
    """Pages of which one is shown; only as high as that one."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: QWidget | None = None
        self._box = column(gap=0)
        self.setLayout(self._box)

    def add(self, page: QWidget) -> None:
        """Add a page; the first one is shown, together with the stack.

        Shown by itself it would be dressed here, and again with each box that this is put into.
        """
        self._box.addWidget(page)
        if self._shown is None:
            self._shown = page
        else:
            page.setVisible(False)

    def current(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._shown

    def turn(self, page: QWidget) -> None:
        """Show a page in place of the other."""
        if page is not self._shown:
            if self._shown is not None:
                self._shown.setVisible(False)
            self._shown = page
            page.setVisible(True)


class Empty(QFrame):
    """A picture, a sentence, more words, and at most one button."""

    pressed = Signal()

    def __init__(
        self, icon: str, head: Words, words: Words, button: Words | None = None, *, tint: str = "brand"
    ) -> None:
        super().__init__()
        self.picture = Picture(icon, tint, 34)
        self.head = Label(head, "head", wrap=True)
        self.words = Label(words, "sub", wrap=True)
        for label in (self.head, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        parts = column(
            *(None, row(None, self.picture, None), 4, self.head, self.words),
            gap=4,
            margins=(16, 18, 16, 20),
        )
        if button is not None:
            self.button = Button(button)
            self.button.clicked.connect(self.pressed)
            parts.addSpacing(8)
            parts.addLayout(row(None, self.button, None))
        parts.addStretch(1)  # what is said stays together, also where the card is tall
        self.setLayout(parts)

    def stand_alone(self) -> None:
        """Stand as a card of its own beside a list, and as if it held something."""
        self.setProperty("card", "plain")
        self.setMinimumHeight(_CARD)


def unreadable() -> Empty:
    """Return what stands where something could not be read, with a way to try again."""
    return Empty(
        "circle-alert",
        lambda: tr("This could not be read just now"),
        silent,
        lambda: tr("Try again"),
        tint="warn",
    )


class Busy(QWidget):
    """A quiet bar and what is being done."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = Label(words, "sub")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(220)
        self.bar.setAccessibleName(words())
        self.setLayout(column(self.words, 4, row(None, self.bar, None), gap=6, margins=(16, 28, 16, 30)))


Hints = Sequence[tuple[str, Words]]
"""Keys, each with what it does."""


class KeyHints(QWidget):
    """What the keys do in the list above."""

    def __init__(self, hints: Hints) -> None:
        super().__init__()
        line = flow(gap=14, margins=(12, 8, 12, 2))
        for key, words in hints:
            line.addLayout(row(Label(_as_it_is(key), pill="key"), Label(words, "cap"), gap=6))
        self.setLayout(column(rule(), line, gap=0, margins=(2, 4, 2, 0)))


def _as_it_is(text: str) -> Words:
    return lambda: text


class ListCard(Card):
    """A titled card with a list: it shows rows, or says why there are none."""

    retry_requested = Signal()

    def __init__(
        self,
        title: Words,
        empty: Empty,
        *,
        kind: str = "plain",
        hints: Hints = (),
        scrolls: bool = False,
        rows: RowList | None = None,
    ) -> None:
        """Make the card. One that ``scrolls`` takes the height it is given, the others show every row."""
        super().__init__(kind, (10, 14, 10, 10), 6)
        self._scrolls = scrolls
        self._before: list[QWidget] = []
        self.title = Label(title, "head")
        self.count = Label(silent, pill="calm")
        self.tools = flow(self.title, self.count, None, margins=(12, 0, 8, 2))
        self.list = rows or RowList(title, whole=not scrolls)
        self.empty = empty
        self.busy = Busy(lambda: tr("Reading the register …"))
        self._trouble: Empty | None = None
        self._hints = KeyHints(hints) if hints else None
        self._build()

    @property
    def trouble(self) -> Empty:
        """What stands there when it could not be read, built when that happens."""
        if self._trouble is None:
            self._trouble = unreadable()
            self._trouble.pressed.connect(self.retry_requested)
            self.stack.add(self._trouble)
            self._order()
        return self._trouble

    def _build(self) -> None:
        self.body.addLayout(self.tools)
        self.stack = Stack()
        for page in (self.busy, self.list, self.empty):
            self.stack.add(page)
        self.body.addWidget(self.stack)
        if self._hints is not None:
            self.body.addWidget(self._hints)
        high = QSizePolicy.Policy.Expanding if self._scrolls else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.show_busy()

    def add_tool(self, button: Button) -> None:
        """Put a button at the right of the title; Tab comes to it before the list, as the eye does."""
        self.tools.addWidget(button)
        self.lead_in(button)

    def lead_in(self, stop: QWidget) -> None:
        """Let Tab come to something before it comes to the list."""
        self._before.append(stop)

    def showEvent(self, event: QShowEvent) -> None:
        """Put Tab in order: only within a window does Qt know what comes before what."""
        super().showEvent(event)
        self._order()

    def _order(self) -> None:
        if self._before:
            others = [
                each for part in (self.empty, self._trouble) if part for each in part.findChildren(Button)
            ]
            for before, after in pairwise((*self._before, self.list, *others)):
                QWidget.setTabOrder(before, after)

    def tell_count(self, count: int) -> None:
        """Say in the pill beside the title how many there are."""
        self.count.say(_as_it_is(str(count)))

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show rows, or the empty state where there are none."""
        self.list.show_rows(rows)
        self.tell_count(len(rows))
        self.count.setVisible(bool(rows))
        self._show_hints(shown=bool(rows))
        if not rows:
            retranslate_all(self.empty)  # what it says may hang on which rows were wanted
        self.stack.turn(self.list if rows else self.empty)

    def _show_hints(self, *, shown: bool) -> None:
        if self._hints is not None:
            self._hints.setVisible(shown)

    def show_busy(self) -> None:
        """Say that the rows are coming."""
        self.count.setVisible(False)
        self._show_hints(shown=False)
        self.stack.turn(self.busy)

    def show_trouble(self, words: Words) -> None:
        """Say why there are no rows, and offer to try again."""
        self.list.show_rows(())
        self.count.setVisible(False)
        self._show_hints(shown=False)
        self.trouble.words.say(words)
        self.stack.turn(self.trouble)

    def forget(self) -> None:
        """Let go of everything shown: the register was locked."""
        self.list.show_rows(())
        self.show_busy()
