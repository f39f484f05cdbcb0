# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is this certificate ours? One box for serial and code, typed or scanned."""

from PySide6.QtWidgets import QWidget

from models.messages import Refused
from models.sobriety.milestones import Verified
from ui import language
from ui.labels import milestone
from ui.language import say, tr
from ui.screen.milestones.service import MilestonesService
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.words import silent


class VerifyForm(QWidget):
    """The box, and the answer below it."""

    def __init__(self, service: MilestonesService) -> None:
        super().__init__()
        self._service = service
        self.typed = TextField(
            lambda: tr("Serial and code"),
            lambda: tr("Type both with a space between, or scan the square code."),
            hint=lambda: "CERT/2026-27/0147 XXXXX-XXXXX",
            needed=lambda: tr("Type the serial and the code of the certificate."),
            own_script=False,
        )
        self.verdict = Notice()
        self.facts = Label(silent, "strong", wrap=True)
        self.setMinimumHeight(220)
        self.setLayout(column(self.typed, self.verdict, self.facts, None, gap=12))

    def ask(self) -> None:
        """Look the certificate up, and say what was found."""
        self.facts.say(silent)
        if not self.typed.readable():
            return
        try:
            found = self._service.verify(self.typed.text())
        except Refused as refused:
            said = refused.message
            self.verdict.say(lambda: say(said))
            return
        self.verdict.say(lambda: verdict(found), "ok" if found.state == "genuine" else "warn")
        self.facts.say(lambda: facts(found))
        self.typed.edit.selectAll()


def verdict(found: Verified) -> str:
    """Return in one sentence what was found."""
    if found.state == "genuine":
        return tr("This certificate is genuine.")
    if found.state == "superseded":
        return tr("This certificate was replaced by a newer one.")
    return tr("This certificate is not ours: serial and code are not in the register together.")


def facts(found: Verified) -> str:
    """Return what the certificate says, as it was printed."""
    if found.unit is None or found.count is None or found.issued_on is None:
        return ""
    return tr(
        "{serial}: {name}, {milestone}, presented on {on}.",
        serial=found.serial,
        name=found.name,
        milestone=milestone(found.unit, found.count, language.current()),
        on=found.issued_on,
    )
