# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asked once, when a new register is first opened: where a second copy lives, who takes the stick home."""

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

    def __init__(self, service: "BackupService") -> None:
        super().__init__()
        self._service = service
        self.place: Path | None = None
        self.choose = Button(lambda: tr("Choose the second place …"), "", "folder-open")
        self.chosen = Label(self._chosen_words, "muted", wrap=True)
        self.keeper = TextField(
            lambda: tr("Who takes the stick home"),
            lambda: tr("So that a fire or a thief does not take both. Write a name or a role."),
        )
        self.notice = Notice()
        lead = Label(
            lambda: tr(
                "Every backup can also go to a stick, another disk or a shared folder. Without a second"
                " place, one broken disk takes the register and its backups."
            ),
            "sub",
            wrap=True,
        )
        self.setLayout(
            column(lead, row(self.choose, None), self.chosen, self.keeper, self.notice, None, gap=14)
        )
        self.choose.clicked.connect(self._on_choose_clicked)

    def keep(self) -> bool:
        """Keep what was chosen; where it cannot be, say so and stay."""
        try:
            self._service.choose_second(self.place)
            if self.keeper.text():
                self._service.choose_keeper(self.keeper.text())
        except Refused as refusal:
            said = refusal.message
            self.notice.say(lambda: say(said))
            return False
        return True

    def _on_choose_clicked(self) -> None:
        dialogs.asker().choose_folder(self, self._on_chosen)

    def _on_chosen(self, place: Path) -> None:
        self.place = place
        self.notice.hush()
        self.chosen.retranslate()

    def _chosen_words(self) -> str:
        if self.place is None:
            return tr("No folder yet. It can also be chosen later, in Settings under Backups.")
        return tr("Every backup also goes to {folder}.", folder=self.place)


def ask_second_place(parent: QWidget, service: "BackupService") -> None:
    """Ask over a window."""
    inside = SecondPlace(service)
    dialogs.asker().ask_form(
        parent, lambda: tr("Where does a second copy live?"), inside, lambda: tr("Keep this"), inside.keep
    )
