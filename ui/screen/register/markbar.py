# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The running total and the keys in one bar: each mark with its shape, its count and its key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from models.gatherings.register import Register
from models.words import Mark, Sharing
from ui.language import tr
from ui.screen.register.cells import MARK_SHAPES, SHARING_SHAPES, Part, short
from ui.screen.widgets.controls import Label, Picture, row
from ui.screen.widgets.flow import Flow
from ui.screen.widgets.words import Speaks, Words

MARK_KEYS: dict[str, Mark] = {
    "F4": Mark.PRESENT,
    "F5": Mark.LATE,
    "F6": Mark.EXCUSED,
    "F7": Mark.ABSENT,
    "F8": Mark.LEFT_EARLY,
}
SHARING_KEYS: dict[str, Sharing] = {"F4": Sharing.SHARED, "F5": Sharing.PASSED, "F6": Sharing.NOT_REACHED}


class KeyButton(QPushButton, Speaks):
    """A mark with its count and its key; it can be clicked, and never takes the focus from the box."""

    def __init__(self, key: str, words: Words, icon: str, token: str) -> None:
        super().__init__()
        self.key = key
        self._words = words
        self._count: int | None = None
        self.setProperty("kind", "mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.word = Label(words)
        self.number = Label(lambda: "" if self._count is None else str(self._count), "strong")
        self._parts = parts = row(gap=7, margins=(9, 3, 8, 3))
        if icon:
            parts.addWidget(Picture(icon, token, 16))
        for part in (self.word, self.number, Label(lambda: key, pill="key")):
            parts.addWidget(part)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(parts)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return the room its words need."""
        return self._parts.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing is cut."""
        return self._parts.sizeHint()

    def show_count(self, count: int | None) -> None:
        """Show how many have this mark."""
        self._count = count
        self.number.setVisible(count is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the mark again."""
        self.word.retranslate()
        self.number.retranslate()
        count = "" if self._count is None else str(self._count)
        self.setAccessibleName(tr("{word} {count} ({key})", word=self._words(), count=count, key=self.key))
        self.updateGeometry()


class MarkBar(QWidget):
    """What is counted so far, and the keys of the pass that is going."""

    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Register | None = None
        self._part = Part.MARKS
        self.marks = [KeyButton(key, _word(mark), *MARK_SHAPES[mark]) for key, mark in MARK_KEYS.items()]
        self.rounds = [
            KeyButton(key, _word(sharing), *SHARING_SHAPES[sharing]) for key, sharing in SHARING_KEYS.items()
        ]
        self.met = KeyButton("F4", lambda: tr("Met sponsor"), "handshake", "ok")
        self.all = KeyButton("F9", lambda: tr("All present"), "users", "ok")
        self.all.show_count(None)
        self._build()

    def _build(self) -> None:
        flow = Flow(gap=8)
        for part in self.keys():
            flow.addWidget(part)
        self.setLayout(flow)
        for button in self.keys():
            button.clicked.connect(self._on_clicked)
        self._show_part()

    def keys(self) -> Sequence[KeyButton]:
        """Return every key of every pass."""
        return (*self.marks, *self.rounds, self.met, self.all)

    def show_register(self, shown: Register | None, part: Part) -> None:
        """Count again."""
        self._shown, self._part = shown, part
        self._show_part()

    def _show_part(self) -> None:
        shown = self._shown
        for button, mark in zip(self.marks, MARK_KEYS.values(), strict=True):
            button.setVisible(self._part is Part.MARKS)
            button.show_count(getattr(shown.tally, mark.value) if shown else None)
        for button, sharing in zip(self.rounds, SHARING_KEYS.values(), strict=True):
            button.setVisible(self._part is Part.SHARING)
            button.show_count(sum(line.sharing is sharing for line in shown.lines) if shown else None)
        self.met.setVisible(self._part is Part.SPONSOR)
        self.met.show_count(sum(line.met_sponsor for line in shown.lines) if shown else None)
        self.all.setVisible(self._part is Part.MARKS)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.key_pressed.emit(button.key)


def _word(word: Mark | Sharing) -> Words:
    return lambda: short(word)
