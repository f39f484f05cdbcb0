# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A box for a password to be set: words are offered, and what a chosen one is worth is said at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.language import say, tr
from ui.screen.front import Strength
from ui.screen.widgets.controls import Button, Label, column, restyle, row
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Speaks, Words, silent


class NewPassword(QWidget, Speaks):
    """Password, strength, and a button for other words."""

    def __init__(self, name: Words, propose: Callable[[], str], judge: Callable[[str], Strength]) -> None:
        super().__init__()
        self._propose, self._judge = propose, judge
        self.password = PasswordBox(name)
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.words = Label(silent, "muted", wrap=True)
        self.offer = Button(lambda: tr("Suggest other words"), "", "refresh-cw")
        self.strength: Strength | None = None
        self.setLayout(column(self.password, self.meter, self.words, row(self.offer, None), gap=6))
        self.setFocusProxy(self.password)
        self.password.edited.connect(self._on_edited)
        self.offer.clicked.connect(self.propose)

    def propose(self) -> None:
        """Offer a passphrase, its letters shown so that it can be written down."""
        self.password.fill(self._propose())
        self.password.show_letters(shown=True)

    def text(self) -> str:
        """Return what was typed."""
        return self.password.text()

    def is_enough(self) -> bool:
        """Tell whether the password may be used; where not, say what is missing."""
        if self.strength is not None and self.strength.enough:
            return True
        if self.strength is None:
            self.words.say(lambda: tr("Please choose a password, or take the words that are offered."))
        self.password.setFocus()
        return False

    def wipe(self) -> None:
        """Take the letters off the screen."""
        self.password.wipe()

    def retranslate(self) -> None:
        """Say the strength again."""
        self.meter.setAccessibleName(tr("Strength of the password: {words}", words=self._said()))

    def _on_edited(self) -> None:
        typed = self.password.text()
        self.strength = self._judge(typed) if typed else None
        level = self.strength.level if self.strength else 0
        self.meter.setValue(level)
        self.meter.setProperty("level", level)
        restyle(self.meter)
        self.words.say(self._said)
        self.retranslate()

    def _said(self) -> str:
        return say(self.strength.sentence) if self.strength else ""
