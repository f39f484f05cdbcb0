# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a second copy lives and who takes the stick home: a step of the first start, or asked once later."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.messages import Refused
from ui.language import say, tr
from ui.screen import dialogs
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.screen.settings.backup_service import BackupService


class SecondPlace(QWidget):
    """A folder and a name; either may wait."""

    def __init__(self) -> None:
        super().__init__()
        self.place: Path | None = None
        self.choose = Button(lambda: tr("Choose the second place …"), "", "folder-open")
        self.chosen = Label(self._chosen_words, "muted", wrap=True)
        self.keeper = TextField(
            lambda: tr("Who takes the stick home"),
            lambda: tr("So that a fire or a thief does not take both. Write a name or a role."),
        )
        self.setLayout(column(row(self.choose, None), self.chosen, self.keeper, gap=14))
        self.choose.clicked.connect(self._on_choose_clicked)

    def _on_choose_clicked(self) -> None:
        dialogs.asker().choose_folder(self, self._on_chosen)

    def _on_chosen(self, place: Path) -> None:
        self.place = place
        self.chosen.retranslate()
        self.keeper.edit.setFocus()

    def _chosen_words(self) -> str:
        if self.place is None:
            return tr("No folder yet. It can also be chosen later, in Settings under Backups.")
        return tr("Every backup also goes to {folder}.", folder=self.place)


def why() -> str:
    """Say what a second place is good for."""
    return tr(
        "Every backup can also go to a stick, another disk or a shared folder. Without a second"
        " place, one broken disk takes the register and its backups."
    )


def ask_second_place(parent: QWidget, service: "BackupService") -> None:
    """Ask over a window: for a register whose first start did not come so far."""
    inside, notice, asked = QWidget(), Notice(), SecondPlace()
    inside.setLayout(column(Label(why, "sub", wrap=True), asked, notice, None, gap=14))

    def keep() -> bool:
        try:
            service.choose_second(asked.place)
            if asked.keeper.text():
                service.choose_keeper(asked.keeper.text())
        except Refused as refusal:
            said = refusal.message
            notice.say(lambda: say(said))
            return False
        return True

    dialogs.asker().ask_form(
        parent, lambda: tr("Where does a second copy live?"), inside, lambda: tr("Save this"), keep
    )
