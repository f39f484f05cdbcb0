# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The status line: who is signed in, what was done last, the last backup, and that everything is saved.

It says all of it in full where there is room; where there is not, in few words, the rest under the pointer.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen.widgets.controls import Button, Label, Picture, row
from ui.screen.widgets.line import Line
from ui.screen.widgets.words import Speaks, Words, plain_tip, silent

if TYPE_CHECKING:
    from models.insight.safety import BackupState
    from ui.screen.front import Person

_TOLD_FOR = 20_000
_FORMS = 4
"""All in full; without the words of what is saved; the backup in few words; the person by name alone."""


class StatusLine(QFrame, Speaks):
    """One line below the places."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self._person: Person | None = None
        self._state: BackupState | None = None
        self.who = Button(self._who_words, "status")
        self.who.setMinimumHeight(24)
        self.told = Line(silent, "cap")
        self.numbers = Button(lambda: tr("Numbers only"), "chip", "eye-off").hint(
            lambda: tr("Show names again (F2)")
        )
        self.backup = Label(self._backup_words, "cap")
        self.backup_mark = Picture("hard-drive", "ok", 15)
        self.saved = Label(_saved_words, "cap")
        self.saved_mark = Picture("circle-check", "ok", 15)
        self._form = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_TOLD_FOR)
        self._quiet.timeout.connect(self.hush)
        self._build()
        self.numbers.setVisible(False)
        self.show_backup(None)

    def _build(self) -> None:
        self._line = row(self.who, gap=14, margins=(22, 4, 28, 5))
        self._line.addWidget(self.told, 1)
        self._line.addWidget(self.numbers)
        self._line.addLayout(row(self.backup_mark, self.backup, gap=6))
        self._line.addLayout(row(self.saved_mark, self.saved, gap=6))
        self.setLayout(self._line)
        # What is said gives way to the window, never the window to what is said.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_person(self, person: "Person | None") -> None:
        """Say who is signed in."""
        self._person = person
        self.fit()

    def show_backup(self, state: "BackupState | None") -> None:
        """Say when the last good copy was made; what is not safe stands in amber."""
        self._state = state
        self.backup_mark.setVisible(state is not None)
        self.backup.setVisible(state is not None)
        calm = state is None or state.is_calm
        self.backup_mark.show_icon("hard-drive" if calm else "triangle-alert", "ok" if calm else "warn")
        self.fit()

    def show_numbers(self, *, only: bool) -> None:
        """Say that names are hidden."""
        self.numbers.setVisible(only)
        self.fit()

    def tell(self, words: Words) -> None:
        """Say something for a while."""
        self.told.say(words)
        self.fit()
        self._quiet.start()

    def hush(self) -> None:
        """Say nothing more."""
        self.told.say(silent)
        self.fit()

    def fit(self) -> None:
        """Say as much as there is room for."""
        told = self.told.fontMetrics().horizontalAdvance(self.told.text())
        for form in range(_FORMS):
            self._take(form)
            if self._line.sizeHint().width() + told <= self.width():
                return

    def _take(self, form: int) -> None:
        self._form = form
        self.who.retranslate()
        self.backup.retranslate()
        self.backup.setToolTip(plain_tip(self._whole_backup()) if form > 1 else "")
        self.saved.setVisible(form == 0)
        self.saved_mark.setToolTip("" if form == 0 else _saved_words())
        self.saved_mark.setAccessibleName("" if form == 0 else _saved_words())

    def retranslate(self) -> None:
        """Say everything again, as much as there is room for."""
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more or less."""
        super().resizeEvent(event)
        self.fit()

    def _who_words(self) -> str:
        person = self._person
        if person is None:
            return ""
        if self._form > 2:
            return person.name
        role = label(person.role, language.current())
        return tr("Signed in: {name}, {role}", name=person.name, role=role)

    def _backup_words(self) -> str:
        state = self._state
        if state is None or self._form < 2:
            return self._whole_backup()
        if state.is_calm and state.newest is not None:
            return tr("Backup {at}", at=state.newest)
        return tr("Backups: all well") if state.is_calm else tr("Backups: see Today")

    def _whole_backup(self) -> str:
        state = self._state
        if state is None:
            return ""
        if state.is_calm and state.newest is not None:
            return tr("Last backup: {at}", at=state.newest)
        return language.say(state.sentence)


def _saved_words() -> str:
    return tr("Everything is saved")
