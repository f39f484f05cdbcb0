# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: how safe the register is, a backup now, a stick, the second place, and what there is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from PySide6.QtWidgets import QWidget

from models.messages import Message, Refused
from models.words import Role
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.rescue.restoring import ask_restore, copy_row
from ui.screen.settings.section import BACKUPS, Section
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.progress import Working
from ui.screen.widgets.rows import RowList
from ui.screen.widgets.words import Words, silent

if TYPE_CHECKING:
    from models.insight.safety import BackupState
    from models.vault.backup import Made
    from ui.screen.settings.backup_service import BackupService


@runtime_checkable
class _Enters(Protocol):
    """A window that lets people in."""

    def enter(self, person: Any) -> None:
        """Let a person in."""
        ...


class BackupsSection(Section):
    """Everybody sees how safe it is and makes copies; managers set places and restore."""

    def __init__(self, service: "BackupService") -> None:
        super().__init__(BACKUPS)
        self._service = service
        self._state: BackupState | None = None
        self._is_manager = False
        self._hands: QWidget | None = None
        self.title = Label(self.name, "page")
        self.safe = Label(silent, pill="calm")
        self.words = Label(self._state_words, wrap=True)
        self.make_button = Button(lambda: tr("Make a backup now"), "primary", "database-backup")
        self.usb_button = Button(lambda: tr("Copy to USB …"), "", "usb")
        self.notice = Notice()
        self.working = Working()
        self.second = Label(self._second_words, "sub", wrap=True)
        self.second_button = Button(lambda: tr("Choose the second place …"), "", "folder-open")
        self.none_button = Button(lambda: tr("Do without"), "ghost")
        self.keeper = TextField(
            lambda: tr("Who takes the stick home"),
            lambda: tr("So that a fire or a thief does not take both. Write a name or a role."),
        )
        self.list = RowList(lambda: tr("Backups"))
        self.empty = Label(lambda: tr("There is no backup yet."), "sub", wrap=True)
        self.restore_button = Button(lambda: tr("Try or restore another file …"), "", "archive-restore")
        self._build()
        self._connect()

    def _build(self) -> None:
        state = Card("plain")
        state.body.addLayout(flow(Label(lambda: tr("Is the register safe?"), "head"), None, self.safe))
        state.body.addWidget(self.words)
        state.body.addLayout(flow(self.make_button, self.usb_button, gap=10))
        for part in (self.working, self.notice):
            state.body.addWidget(part)
        places = Card("plain", gap=12)
        places.body.addWidget(Label(lambda: tr("The second place"), "head"))
        places.body.addWidget(self.second)
        places.body.addLayout(flow(self.second_button, self.none_button, gap=10))
        places.body.addWidget(self.keeper)
        self._places = places
        there = Card("plain")
        there.body.addLayout(
            flow(Label(lambda: tr("The backups there are"), "head"), None, self.restore_button)
        )
        there.body.addWidget(self.empty)
        there.body.addWidget(self.list)
        self.inside.setLayout(
            column(self.title, state, places, there, None, gap=14, margins=(12, 22, 28, 24))
        )

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.usb_button.clicked.connect(self.copy_to_usb)
        self.second_button.clicked.connect(self._on_second_clicked)
        self.none_button.clicked.connect(self._on_none_clicked)
        self.keeper.left.connect(self._on_keeper_left)
        self.list.acted.connect(self._on_copy_acted)
        self.restore_button.clicked.connect(self._on_restore_clicked)

    def welcome(self, role: Role) -> None:
        """Show everybody how to save the day's work, and the manager the rest."""
        self._is_manager = role is Role.MANAGER
        self._places.setVisible(self._is_manager)
        self.restore_button.setVisible(self._is_manager)

    def refresh(self) -> None:
        """Read the state and the list again."""
        try:
            self._state = self._service.state()
            self._show_copies()
            self.keeper.show_value(self._service.keeper())
        except Refused as refusal:
            self._tell(refusal)
        self._show_state()

    def forget(self) -> None:
        """Let go of names and paths."""
        self._state = None
        self.list.show_rows(())
        self.keeper.show_value("")
        self.notice.hush()
        self._show_state()

    def settle(self) -> None:
        """Focus what people come for."""
        self.make_button.setFocus()

    def retranslate(self) -> None:
        """Say the state and the rows again."""
        if self._state is not None:
            self.refresh()

    def make(self) -> None:
        """Back up to every place."""
        service = self._service

        def work(job: Job) -> "Sequence[Made]":
            return service.make(job)

        self._start(work, self._on_made, lambda: tr("Backing up and reading back …"))

    def copy_to_usb(self) -> None:
        """Ask for the stick and copy."""
        dialogs.asker().choose_folder(self, self._on_stick_chosen)

    def _on_stick_chosen(self, place: Path) -> None:
        service = self._service

        def work(job: Job) -> "Sequence[Made]":
            return (service.copy_to(job, place),)

        self._start(work, self._on_made, lambda: tr("Copying and reading back …"))

    def _start(self, work: Callable[[Job], object], on_done: Callable[[Any], None], words: Words) -> None:
        self.notice.hush()
        self._hands = self.focusWidget()
        self._set_busy(busy=True)
        self.working.show_work(words)
        task = background.run(work, on_done, self._on_error, self)
        task.progressed.connect(self._on_progressed)

    def _set_busy(self, *, busy: bool) -> None:
        self.working.setVisible(busy)
        for button in (self.make_button, self.usb_button, self.second_button, self.restore_button):
            button.setEnabled(not busy)
        if not busy and self._hands is not None:
            self._hands.setFocus()

    def _on_progressed(self, done: int, total: int) -> None:
        self.working.show_steps(done, total)

    def _on_made(self, made: "Sequence[Made]") -> None:
        self._set_busy(busy=False)
        failed = [one for one in made if one.trouble is not None]
        if failed:
            self._tell(cast("Refused", failed[0].trouble))
        else:
            self.notice.say(lambda: _made_words(made), "ok")
        self.refresh()

    def _on_error(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._tell(error)
        self.refresh()

    def _tell(self, error: Exception) -> None:
        said = [background.sentence(error)]
        if (step := cast("Message | None", getattr(error, "next_step", None))) is not None:
            said.append(step)
        self.notice.say(lambda: " ".join(say(each) for each in said))

    def _on_second_clicked(self) -> None:
        dialogs.asker().choose_folder(self, self._choose_second)

    def _on_none_clicked(self) -> None:
        self._choose_second(None)

    def _choose_second(self, place: Path | None) -> None:
        try:
            self._service.choose_second(place)
            self.notice.hush()
        except Refused as refusal:
            self._tell(refusal)
        self.refresh()
        if place is not None and self.notice.isHidden():
            self.make()

    def _on_keeper_left(self, name: object) -> None:
        try:
            self._service.choose_keeper(str(name))
        except Refused as refusal:
            self._tell(refusal)

    def _on_copy_acted(self, key: object) -> None:
        self._restore(key if isinstance(key, Path) else None)

    def _on_restore_clicked(self) -> None:
        self._restore(None)

    def _restore(self, file: Path | None) -> None:
        ask_restore(self, self._service.rescue(), self._on_person, file)

    def _on_person(self, person: object) -> None:
        window = self.window()
        if isinstance(window, _Enters):
            window.enter(person)

    def _show_copies(self) -> None:
        action = tr("Try or restore") if self._is_manager else ""
        copies = self._service.copies()
        self.list.show_rows([copy_row(copy, action) for copy in copies])
        self.list.setVisible(bool(copies))
        self.empty.setVisible(not copies)

    def _show_state(self) -> None:
        calm = self._state is not None and self._state.is_calm
        self.safe.become("ok" if calm else "warn")
        self.safe.say(lambda: tr("Safe") if calm else tr("Needs you"))
        self.safe.setVisible(self._state is not None)
        self.none_button.setVisible(self._state is not None and self._state.second is not None)
        for words in (self.words, self.second):
            words.retranslate()

    def _state_words(self) -> str:
        state = self._state
        if state is None:
            return ""
        parts = [state.sentence] + ([state.next_step] if state.next_step else [])
        parts += [state.offered] if state.offered else []
        where = [str(state.trouble_at)] if state.trouble_at is not None else []
        return "\n".join([*where, " ".join(say(part) for part in parts)])

    def _second_words(self) -> str:
        state = self._state
        if state is None or state.second is None:
            return tr(
                "Every backup can also go to a stick, another disk or a shared folder. Without a second"
                " place, one broken disk takes the register and its backups."
            )
        return tr("Every backup also goes to {folder}.", folder=state.second)


def _made_words(made: "Sequence[Made]") -> str:
    return "\n".join(tr("Backed up and read back: {file}", file=one.path) for one in made)
