# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""My sign-in: one's own password, and a PIN for coming back after a short break."""

from typing import TYPE_CHECKING

from models.messages import Refused, message
from ui.language import say, tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.settings.section import OWN, Section
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.newpassword import NewPassword
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Words

if TYPE_CHECKING:
    from ui.screen.settings.service import OwnService


class OwnSection(Section):
    """What everybody may do for themselves."""

    def __init__(self, service: "OwnService") -> None:
        super().__init__(OWN)
        self._service = service
        self._has_pin = False
        self.notice = Notice()
        self.password_button = Button(lambda: tr("Change my password"), icon="key-round")
        self.pin_button = Button(lambda: tr("Choose a PIN"), icon="timer")
        self.drop_button = Button(lambda: tr("Do without the PIN"), icon="x")
        self.pin_words = Label(self._pin_said, "sub", wrap=True)
        self._build()
        self.password_button.clicked.connect(self._on_password)
        self.pin_button.clicked.connect(self._on_pin)
        self.drop_button.clicked.connect(self._on_drop)

    def _build(self) -> None:
        password = _card(
            lambda: tr("Password"),
            Label(
                lambda: tr(
                    "Nobody else knows it, not even a manager. Old backups still open with the old one."
                ),
                "sub",
                wrap=True,
            ),
            self.password_button,
        )
        pin = _card(lambda: tr("PIN for short breaks"), self.pin_words, self.pin_button, self.drop_button)
        screen = _card(
            lambda: tr("Language, colours and size of the text"),
            Label(
                lambda: tr("They are yours alone: “Display” at the lower left of the window changes them."),
                "sub",
                wrap=True,
            ),
        )
        self.inside.setLayout(
            column(
                *(Label(self.name, "page"), self.notice, password, pin, screen, None),
                gap=14,
                margins=(12, 22, 28, 24),
            )
        )

    def refresh(self) -> None:
        """Look whether a PIN was chosen."""
        background.run(lambda _job: self._service.has_pin(), self._on_read, self._on_failed, self)

    def forget(self) -> None:
        """Forget what was said."""
        self.notice.hush()

    def settle(self) -> None:
        """Focus the first button."""
        self.password_button.setFocus()

    def _on_read(self, has_pin: bool) -> None:
        self._has_pin = has_pin
        self.pin_words.retranslate()
        self.drop_button.setVisible(has_pin)
        self.pin_button.say(lambda: tr("Choose another PIN") if has_pin else tr("Choose a PIN"))

    def _pin_said(self) -> str:
        if self._has_pin:
            return tr(
                "After a short break the PIN lets you back in, the same day, within a quarter of an hour."
                " After three wrong tries the password is asked."
            )
        return tr(
            "Four to eight digits that let you back in after a short break. It works on this computer alone."
        )

    def _on_password(self) -> None:
        old = PasswordBox(lambda: tr("Your password now"))
        new = NewPassword(
            lambda: tr("Your new password"),
            lambda: self._service.passphrase(self._service.own_role()),
            lambda typed: self._service.strength(typed, (self._service.own_name(),)),
        )
        form = KeyForm(lambda: tr("Some words that only you know, or those offered."), old, new, own=False)

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            self._service.change_password(old.text(), new.text())

        ask(self, lambda: tr("Change my password"), form, lambda: tr("Change"), work, self._on_changed)

    def _on_changed(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.notice.say(
            lambda: tr("The password was changed. Old backups still open with the old one."), "ok"
        )

    def _on_pin(self) -> None:
        pin, again = PasswordBox(lambda: tr("PIN")), PasswordBox(lambda: tr("The same once more"))
        form = KeyForm(lambda: tr("Not a birthday, and not 1234."), pin, again)

        def work(job: Job) -> None:  # noqa: ARG001 - one short act
            if pin.text() != again.text():
                raise Refused(message("The two PINs are not the same. Nothing was changed."))
            self._service.choose_pin(pin.text(), form.own_password())

        ask(self, lambda: tr("PIN for short breaks"), form, lambda: tr("Save it"), work, self._on_chosen)

    def _on_chosen(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.notice.say(lambda: tr("The PIN works from the next break on."), "ok")
        self.refresh()

    def _on_drop(self) -> None:
        background.run(lambda _job: self._service.drop_pin(), self._on_dropped, self._on_failed, self)

    def _on_dropped(self, answer: object) -> None:  # noqa: ARG002 - the act has no answer
        self.notice.say(lambda: tr("From now on only the password lets you in."), "ok")
        self.refresh()
        self.pin_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        said = background.sentence(error)
        self.notice.say(lambda: say(said))


def _card(head: Words, words: Label, *buttons: Button) -> Card:
    card = Card("plain")
    card.body.addWidget(Label(head, "head"))
    card.body.addWidget(words)
    if buttons:
        card.body.addLayout(row(*buttons, None))
    return card
