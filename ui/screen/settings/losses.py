# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""When something is lost: the recovery sheet, a computer, or the manager who goes."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.language import named, say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.calendar import plain_date
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.settings.section import LOSSES, Section
from ui.screen.settings.service import Gone
from ui.screen.settings.sheetasking import ask_for_sheet
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from models.insight.lost import LostGuide
    from ui.screen.settings.service import SheetService


class LossesSection(Section):
    """Three cards: the sheet, the computer, and handing over."""

    def __init__(self, service: "SheetService") -> None:
        super().__init__(LOSSES)
        self._service = service
        self.notice = Notice()
        self.check_button = Button(lambda: tr("Check the sheet"), icon="circle-check")
        self.new_button = Button(lambda: tr("Recovery sheet lost"), icon="key")
        self.opens_button = Button(lambda: tr("What still opens"), icon="lock-open")
        self.lost_button = Button(lambda: tr("This computer was lost"), icon="hard-drive")
        self._build()
        self.check_button.clicked.connect(self._on_check)
        self.new_button.clicked.connect(self._on_new)
        self.opens_button.clicked.connect(self._on_opens)
        self.lost_button.clicked.connect(self._on_lost)

    def _build(self) -> None:
        sheet = _card(
            lambda: tr("The recovery sheet"),
            lambda: tr(
                "It opens the register when every password is lost. If it is lost, or somebody saw it, a new"
                " one takes its place and the old one opens nothing newer."
            ),
            self.check_button,
            self.new_button,
        )
        copies = _card(
            lambda: tr("Copies from before"),
            lambda: tr("Backups and key files made earlier open with the keys of then, and always will."),
            self.opens_button,
        )
        computer = _card(
            lambda: tr("A computer with the register was lost"),
            lambda: tr("After restoring a backup here: what lay there in clear, and what to do now."),
            self.lost_button,
        )
        hand_over = _card(
            lambda: tr("Handing the centre to a new manager"),
            lambda: tr(
                "Add the new manager under Staff and roles. They sign in, make a new recovery sheet here, and"
                " remove the one who goes. Where nobody is left, the sheet opens the register at sign-in."
            ),
        )
        self.inside.setLayout(
            column(
                *(Label(self.name, "page"), self.notice, sheet, copies, computer, hand_over, None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )

    def forget(self) -> None:
        """Forget what was said."""
        self.notice.hush()

    def settle(self) -> None:
        """Focus the first button."""
        self.check_button.setFocus()

    def _on_check(self) -> None:
        letters = TextField(
            lambda: tr("The seven groups of the recovery sheet"),
            most=120,
            needed=lambda: tr("Please type the seven groups from the paper."),
            own_script=False,
        )
        form = KeyForm(lambda: tr("Type what stands on the paper in the locked place."), letters)

        def work(job: Job) -> None:  # noqa: ARG001 - one short look
            self._service.check(letters.edit.text(), form.own_password())

        ask(self, lambda: tr("Check the sheet"), form, lambda: tr("Check"), work, self._on_checked)

    def _on_checked(self, answer: object) -> None:  # noqa: ARG002 - checking has no answer
        self.notice.say(lambda: tr("This is the sheet that counts."), "ok")

    def _on_new(self) -> None:
        ask_for_sheet(
            self,
            self._service,
            lambda: tr("A new recovery sheet"),
            lambda: tr("Draw a new sheet and type its last group back; then the old one opens nothing."),
            lambda own, job: self._service.take_up(own, job.progress),
            self._on_taken_up,
        )

    def _on_taken_up(self, gone: Gone) -> None:
        self.notice.say(
            lambda: tr("The new sheet counts now. The old one opens nothing that is saved from here on."),
            "ok",
        )
        self._tell_copies(gone.copies)

    def _on_opens(self) -> None:
        background.run(lambda _job: self._service.still_opens(), self._tell_copies, self._on_failed, self)

    def _tell_copies(self, copies: "tuple[Path, ...]") -> None:
        dialogs.asker().tell(self, lambda: tr("What still opens"), lambda: copies_said(copies))

    def _on_lost(self) -> None:
        background.run(lambda _job: self._service.lost(), self._show_guide, self._on_failed, self)

    def _show_guide(self, guide: "LostGuide") -> None:
        def go_on() -> bool:
            self._on_new()
            return True

        dialogs.asker().ask_form(
            self,
            lambda: tr("This computer was lost"),
            GuideList(guide),
            lambda: tr("Make a new recovery sheet"),
            go_on,
        )

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))


class GuideList(QWidget):
    """The steps, then papers and sessions by name and day."""

    def __init__(self, guide: "LostGuide") -> None:
        super().__init__()
        self._guide = guide
        self.setLayout(
            column(
                *(Label(words, "sub", wrap=True) for words in (self._steps, self._papers, self._sessions)),
                None,
                gap=14,
            )
        )
        self.setMinimumWidth(560)

    def _steps(self) -> str:
        return "\n".join(f"{place}. {say(step)}" for place, step in enumerate(self._guide.steps, 1))

    def _papers(self) -> str:
        if not self._guide.papers:
            return tr("The log knows of no paper made in the last three months.")
        lines = [f"· {plain_date(row.at)} {row.at:%H:%M}  {row.staff}" for row in self._guide.papers[:40]]
        return "\n".join((tr("Papers made in the last three months, which may lie there as files:"), *lines))

    def _sessions(self) -> str:
        if not self._guide.sessions:
            return tr("No session waits to be entered again.")
        lines = [f"· {plain_date(one.on)}  {named(one.group)}" for one in self._guide.sessions[:40]]
        return "\n".join((tr("Sessions to enter again:"), *lines))


def by_what() -> str:
    """Say which passwords open a copy from before."""
    return tr(
        "A backup opens with a manager's password or the recovery sheet of then. A key file opens, beside a"
        " copy of the register, with everybody's password of then."
    )


def copies_said(copies: "tuple[Path, ...]") -> str:
    """Say which copies from before are known, and that others may be elsewhere."""
    beyond = tr("Copies on sticks and other computers that were made before open with the keys of then, too.")
    if not copies:
        return beyond
    head = tr("These copies from before open with the passwords and the sheet of then:")
    return "\n".join((head, *(f"· {path}" for path in copies), "", by_what(), beyond))


def _card(head: Words, words: Words, *buttons: Button) -> Card:
    card = Card("plain")
    card.body.addWidget(Label(head, "head"))
    card.body.addWidget(Label(words, "sub", wrap=True))
    if buttons:
        card.body.addLayout(flow(*buttons))
    return card
