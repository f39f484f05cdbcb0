# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for an act on keys: some fields, one's own password typed again, and the work done while it stands.

The dialog closes when the work is done. Where it is refused, everything typed stays and the reason is said.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QProgressBar, QWidget
from shiboken6 import isValid

from models.messages import Message
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import Field
from ui.screen.widgets.newpassword import NewPassword
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.secret import PasswordBox
from ui.screen.widgets.words import Words

Work = Callable[[Job], Any]
Done = Callable[[Any], None]


class KeyForm(QWidget):
    """Words, fields, one's own password where it is needed, what went wrong, and how far the work is."""

    def __init__(self, lead: Words, *fields: QWidget, own: bool = True) -> None:
        super().__init__()
        self.fields = fields
        self.own = PasswordBox(lambda: tr("Your own password, to confirm")) if own else None
        self.notice = Notice()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setVisible(False)
        lasts = (self.own,) if self.own else ()
        self.setLayout(
            column(Label(lead, "sub", wrap=True), *fields, *lasts, self.notice, self.bar, None, gap=14)
        )

    def own_password(self) -> str:
        """Return the password typed to confirm."""
        return self.own.text() if self.own else ""

    def is_ready(self) -> bool:
        """Tell whether everything can be read; the first that cannot says why."""
        for field in self.fields:
            if isinstance(field, Field) and not field.readable():
                field.setFocus()
                return False
            if isinstance(field, NewPassword) and not field.is_enough():
                return False
        if self.own is not None and not self.own.text():
            self.notice.say(lambda: tr("Please type your own password to confirm."), "info")
            self.own.setFocus()
            return False
        return not self.bar.isVisible()

    def work(self, *, on: bool) -> None:
        """Show that it is being done, or no longer."""
        self.bar.setVisible(on)
        for part in (*self.fields, *((self.own,) if self.own else ())):
            part.setEnabled(not on)

    def show_step(self, done: int, total: int, text: object = None) -> None:  # noqa: ARG002 - a signal's signature
        """Show how far the work is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def refuse(self, error: Exception) -> None:
        """Say why it was not done; what was typed stays, except the password."""
        self.work(on=False)
        said: list[Message] = [background.sentence(error)]
        step: Message | None = getattr(error, "next_step", None)
        said += [step] if step is not None else []
        self.notice.say(lambda: " ".join(say(part) for part in said))
        if self.own is not None:
            self.own.wipe()
            self.own.setFocus()

    def close_dialog(self) -> None:
        """Wipe what is secret and close the dialog around the form."""
        for part in (*self.fields, self.own):
            if isinstance(part, NewPassword | PasswordBox):
                part.wipe()
        window = self.window()
        if isinstance(window, QDialog):
            window.accept()


def ask(parent: QWidget, head: Words, form: KeyForm, action: Words, work: Work, done: Done) -> None:
    """Show a form; do the work when it is ready, close when it is done, then tell ``done``."""

    def on_done(answer: Any) -> None:
        if isValid(form):
            form.close_dialog()
        done(answer)

    def on_refused(error: Exception) -> None:
        if isValid(form):
            form.refuse(error)
        else:
            dialogs.tell_trouble(parent, error, head)

    def accept() -> bool:
        if form.is_ready():
            form.notice.hush()
            form.work(on=True)
            # The page waits for the answer, not the form: who closes the dialog meanwhile stops nothing.
            task = background.run(work, on_done, on_refused, parent)
            if background.is_running(task):
                task.progressed.connect(form.show_step)
        return False

    dialogs.asker().ask_form(parent, head, form, action, accept)
