# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people who are not to be paired: found by name, with a reason that stays sealed."""

from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.screen.sponsors.service import SponsorsService
from ui.screen.sponsors.suggesting import FindMember
from ui.screen.widgets.controls import column, row
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.notice import Notice


class ApartForm(QWidget):
    """Who and who, and why."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self.one, self.other = FindMember(service), FindMember(service)
        self.reason = TextField(
            lambda: tr("Reason"),
            lambda: tr("Kept sealed. It can be taken back with Ctrl+Z."),
            needed=lambda: tr("Please write a reason, in a few words."),
        )
        self.trouble = Notice()
        both = row(gap=16)
        both.addWidget(self.one, 1)
        both.addWidget(self.other, 1)
        self.setLayout(column(both, self.reason, self.trouble, None, gap=12))

    def keep(self) -> bool:
        """Put the two on the list; where that cannot be, say why."""
        one, other = self.one.found(), self.other.found()
        if one is None or other is None or not self.reason.readable():
            return False
        return self.trouble.heeds(
            lambda: self._service.keep_apart(one.member, other.member, self.reason.text())
        )
