# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bar that says what is being done and how far it is, with Cancel where it can be stopped."""

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.language import tr
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.words import Words, silent


class Working(QWidget):
    """A bar with what is being done; it takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(silent, "sub")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button(lambda: tr("Cancel"))
        self.setLayout(column(self.words, row(self.bar, self.cancel, gap=10), gap=6))
        self.setVisible(False)

    def show_work(self, words: Words, *, stoppable: bool = False) -> None:
        """Say what is being done."""
        self.words.say(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words())
        self.cancel.setVisible(stoppable)
        self.setVisible(True)

    def show_steps(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
