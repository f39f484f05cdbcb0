# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery sheet in two steps: one's own password draws it, its last group typed back takes it up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from models.messages import Refused
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.settings.service import Drawn, SheetService
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.words import Words, silent


class DrawnSheet(QWidget):
    """The groups of a new sheet, and a button that saves them as PDF."""

    def __init__(self, service: SheetService, drawn: Drawn) -> None:
        super().__init__()
        self._service, self._drawn = service, drawn
        self.save = Button(lambda: tr("Save the sheet as PDF"), "", "file-down")
        self.saved = Label(silent, "muted", wrap=True)
        self.saved.setVisible(False)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, group in enumerate(drawn.groups):
            grid.addWidget(_group(place + 1, group), place // 2, place % 2)
        self.setLayout(column(grid, row(self.save, None), self.saved, gap=10))
        self.save.clicked.connect(self._on_save)

    def _on_save(self) -> None:
        dialogs.asker().save_file(self, self._drawn.paper.file_name, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        def work(job: Job) -> None:  # noqa: ARG001 - one small file
            self._service.save(self._drawn.paper, path)

        background.run(work, self._on_saved, self._on_unsaved, self)

    def _on_saved(self, answer: object) -> None:  # noqa: ARG002 - saving has no answer
        self._tell(lambda: tr("Saved. Print it, then delete the file from this computer."))

    def _on_unsaved(self, error: Exception) -> None:
        said = background.sentence(error)
        self._tell(lambda: say(said))

    def _tell(self, words: Words) -> None:
        self.saved.say(words)
        self.saved.setVisible(True)


def _group(number: int, letters: str) -> Card:
    card = Card("group", (12, 8, 12, 8))
    card.body.addLayout(row(Label(lambda: str(number), "cap"), Label(lambda: letters, "group"), None, gap=10))
    return card


class LastGroup(TextField):
    """The last group, typed back from paper."""

    def __init__(self, service: SheetService) -> None:
        super().__init__(lambda: tr("Type the last group back from your paper"), own_script=False)
        self._service = service

    def readable(self) -> bool:
        """Tell whether it is the last group of the drawn sheet."""
        try:
            self._service.typed_back(self.edit.text())
        except Refused as refused:
            said = refused.message
            self.trouble(lambda: say(said))
            return False
        self.settled()
        return True


def ask_for_sheet(
    parent: QWidget,
    service: SheetService,
    head: Words,
    lead: Words,
    take_up: Callable[[str, Job], Any],
    done: Callable[[Any], None],
) -> None:
    """Draw a new sheet with one's own password, have it kept and typed back, then ``take_up``."""
    first = KeyForm(lead)

    def draw(job: Job) -> tuple[Drawn, str]:  # noqa: ARG001 - drawing cannot stop half-way
        own = first.own_password()
        return service.draw(own), own

    def drawn(answer: tuple[Drawn, str]) -> None:
        sheet, own = answer
        second = KeyForm(_keep_words, DrawnSheet(service, sheet), LastGroup(service), own=False)
        ask(parent, head, second, lambda: tr("The new sheet counts now"), lambda job: take_up(own, job), done)

    ask(parent, head, first, lambda: tr("Draw a new sheet"), draw, drawn)


def _keep_words() -> str:
    return tr(
        "Save and print the sheet, or copy it by hand, and lock it away from this computer. Until you go on,"
        " the old sheet counts."
    )
