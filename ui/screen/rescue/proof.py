# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who restores: a manager with a password, or the recovery sheet with a new manager."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import language
from ui.language import tr
from ui.screen.widgets.controls import column
from ui.screen.widgets.fields import ChoiceField, TextField
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Words

if TYPE_CHECKING:
    from models.vault.proving import Proof


class ProofFields(QWidget):
    """Fields that make a ``Proof``."""

    def __init__(self) -> None:
        super().__init__()
        self.who = ChoiceField[str](lambda: tr("Who does this"), [])
        self.letters = TextField(
            lambda: tr("The seven groups of the recovery sheet"),
            lambda: tr("Capitals, spaces and dashes do not matter."),
            needed=lambda: tr("Please type the letters from the sheet."),
        )
        self.name = TextField(lambda: tr("Who becomes manager"), needed=lambda: tr("Please write a name."))
        self.password = PasswordBox(self._password_words)
        self.setLayout(column(self.who, self.letters, self.name, self.password, gap=12))
        self.who.edited.connect(self._show_state)
        self.offer(())

    def offer(self, managers: Sequence[str]) -> None:
        """Offer these managers, and the sheet."""
        names: list[tuple[str, Words]] = [(name, _as_is(name)) for name in managers]
        self.who.offer([*names, ("", lambda: tr("With the recovery sheet"))])
        if managers and not self.who.value():
            self.who.show_value(managers[0])
        self._show_state()

    def by_sheet(self) -> bool:
        """Tell whether the sheet is used."""
        return not self.who.value()

    def proof(self) -> "Proof | None":
        """Return the proof; None while something is missing, which the fields say."""
        from models.vault.proving import ByPassword, BySheet

        if not self.by_sheet():
            if not self.password.text():
                self.password.setFocus()
                return None
            return ByPassword(str(self.who.value()), self.password.text())
        ready = [field.readable() for field in (self.letters, self.name)]
        if not all(ready) or not self.password.text():
            (self.letters if not ready[0] else self.name if not ready[1] else self.password).setFocus()
            return None
        chosen = language.current().language
        return BySheet(self.letters.text(), self.name.text(), self.password.text(), chosen)

    def wipe(self) -> None:
        """Forget what was typed in secret."""
        self.password.wipe()
        self.letters.show_value("")

    def _show_state(self) -> None:
        sheet = self.by_sheet()
        self.letters.setVisible(sheet)
        self.name.setVisible(sheet)
        self.password.retranslate()
        self.password.label.retranslate()

    def _password_words(self) -> str:
        return tr("New password") if self.by_sheet() else tr("Password")


def _as_is(name: str) -> Words:
    return lambda: name
