# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening with the recovery sheet: when passwords, the key file or every manager are lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.language import current, tr
from ui.screen.background import Job
from ui.screen.settings.asking import KeyForm, ask
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.newpassword import NewPassword

if TYPE_CHECKING:
    from ui.screen.front import Front, Person


def open_with_sheet(parent: QWidget, front: "Front", opened: "Callable[[Person], None]") -> None:
    """Ask for the sheet's letters, a manager's name and their new password; then open."""
    letters = TextField(
        lambda: tr("The seven groups of the recovery sheet"),
        lambda: tr("Large or small letters, with or without gaps. 0 and O, 1 and I may be mixed up."),
        most=120,
        needed=lambda: tr("Please type the seven groups from the paper."),
        own_script=False,
    )
    name = TextField(
        lambda: tr("Your name"),
        lambda: tr("The name of a manager who forgot the password, or of somebody new who takes over."),
        most=60,
        needed=lambda: tr("Please write a name."),
    )
    password = NewPassword(
        lambda: tr("Your new password"),
        front.passphrase,
        lambda typed: front.strength(typed, (name.edit.text(),)),
    )
    password.propose()
    form = KeyForm(
        lambda: tr("Whoever holds the sheet becomes manager. The log says so, and everybody else stays."),
        letters,
        name,
        password,
        own=False,
    )

    def work(job: Job) -> "Person":  # noqa: ARG001 - opening cannot stop half-way
        return front.recover(letters.edit.text(), name.text(), password.text(), current().language)

    ask(
        parent,
        lambda: tr("Open with the recovery sheet"),
        form,
        lambda: tr("Open the register"),
        work,
        opened,
    )
