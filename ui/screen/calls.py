# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today's card of people to call: one key says what came of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.words import Outcome
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen.widgets.chips import Flow
from ui.screen.widgets.controls import Button, Label, column, rule
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words


class CallsCard(ListCard):
    """Whom to call and why; 1 to 4, or the buttons below, note the outcome for the chosen row."""

    noted = Signal(object, object)
    """The key of the row, and the outcome."""

    def __init__(self) -> None:
        super().__init__(
            lambda: tr("People to call"),
            Empty(
                "phone-call",
                lambda: tr("Nobody waits for a call"),
                lambda: tr("Who misses three sessions in a row comes up here, and aftercare calls when due."),
                lambda: tr("Look at the members"),
            ),
        )
        self.outcomes = [_outcome_button(number, each) for number, each in enumerate(Outcome, start=1)]
        self.bar = QWidget()
        buttons = Flow(4)
        for button in self.outcomes:
            buttons.addWidget(button)
        asked = Label(lambda: tr("What came of it?"), "cap")
        self.bar.setLayout(column(rule(), asked, buttons, gap=6, margins=(12, 4, 8, 2)))
        self.body.addWidget(self.bar)
        for number, (each, button) in enumerate(zip(Outcome, self.outcomes, strict=True), start=1):
            note = partial(self.note, each)
            button.clicked.connect(note)
            shortcut = QShortcut(QKeySequence(str(number)), self.list, note)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.bar.setVisible(False)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show whom to call; the outcomes stand below as long as there is somebody."""
        super().show_rows(rows)
        self.bar.setVisible(bool(rows))

    def show_busy(self) -> None:
        """Say that the rows are coming."""
        super().show_busy()
        if hasattr(self, "bar"):
            self.bar.setVisible(False)

    def note(self, outcome: Outcome) -> None:
        """Say what came of calling whom the chosen row names."""
        key = self.list.current_key()
        if key is not None:
            self.noted.emit(key, outcome)


def _outcome_button(number: int, outcome: Outcome) -> Button:
    return Button(_numbered(number, outcome), "ghost").hint(lambda: tr("Key {key}", key=number))


def _numbered(number: int, outcome: Outcome) -> Words:
    return lambda: f"{number} · {label(outcome, language.current())}"
