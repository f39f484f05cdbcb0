# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu of a page: card, slip, record, one of two, died, removed; each for whose keys reach it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.insight.directory import Directory
from models.insight.memberpage import MemberPage
from models.messages import Message
from models.words import Role
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.members.merging import MergeForm
from ui.screen.members.service import MembersService
from ui.screen.papers.desk import PaperDesk
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.fields import date_field
from ui.screen.widgets.menu import Menu


class MoreMenu(Menu):
    """What is seldom done with a member."""

    told = Signal(object)
    gone = Signal()
    merged = Signal()

    def __init__(self, service: MembersService, owner: QWidget) -> None:
        super().__init__(owner)
        self._service, self._owner = service, owner
        self._page: MemberPage | None = None
        self.directory: Directory | None = None
        self._paper = PaperDesk(service.papers(), owner)
        self._paper.told.connect(self.told)
        self.card = self.add(lambda: tr("Print their card"), self.print_card)
        self.slip = self.add(lambda: tr("Print an attendance slip"), self.print_slip)
        self.record = self.add(lambda: tr("Save their record (PDF)"), self.save_record)
        self.merge = self.add(lambda: tr("This is the same person as …"), self.begin_merge)
        self.apart = self.add(lambda: tr("Take joined entries apart"), self.take_apart)
        self.died = self.add(lambda: tr("They died"), self.begin_died)
        self.remove = self.add(lambda: tr("Remove this entry"), self.begin_remove)

    def show_page(self, page: MemberPage | None) -> None:
        """Offer what can be done with who is shown."""
        self._page = page
        role = self._service.role() if page is not None else Role.DESK
        manager = role is Role.MANAGER
        self.record.setVisible(role is not Role.DESK)
        self.merge.setVisible(manager)
        self.apart.setVisible(manager and page is not None and bool(page.joined))
        self.remove.setVisible(manager)
        self.died.setVisible(page is not None and page.member.died_on is None)

    def print_card(self) -> None:
        """Print the card of who is shown."""
        if self._page is not None:
            self._paper.ask_cards((self._number(),))

    def print_slip(self) -> None:
        """Print how often who is shown came."""
        if self._page is not None:
            self._paper.ask_slip(self._number())

    def save_record(self) -> None:
        """Make the record, and ask where to save it."""
        number = self._number()
        self._run(partial(self._service.record, number), self._on_record)

    def begin_merge(self) -> None:
        """Ask which other entry is the same person, and show both side by side."""
        if self._page is None or self.directory is None:
            return
        form = MergeForm(self._service, self._page.member, self.directory)
        number = self._number()

        def accept() -> bool:
            other = form.other()
            if other is not None:
                self._run(partial(self._service.merge, number, other, form.taken()), self._on_merged)
            return other is not None

        dialogs.asker().ask_form(
            self._owner, lambda: tr("Make one entry of two"), form, lambda: tr("Make one"), accept
        )

    def take_apart(self) -> None:
        """Take the entry that was joined last apart again, after a reason."""
        joined = self._page.joined if self._page is not None else ()
        if not joined:
            return
        last = joined[-1]

        def given(reason: str) -> None:  # noqa: ARG001 - the act itself stands in the log
            self._run(partial(self._service.unmerge, last.alias), self._on_apart)

        dialogs.asker().ask_reason(
            self._owner,
            lambda: tr("Take {number} apart again?", number=last.number_text),
            lambda: tr("Both entries stand by themselves again, each with what it had."),
            lambda: tr("Take apart"),
            given,
        )

    def begin_died(self) -> None:
        """Ask for the day; every list ends quietly."""
        form = _DiedForm(self._page.today if self._page else None)
        number = self._number()

        def accept() -> bool:
            day = form.on.value() if form.on.readable() else None
            if day is not None:
                self._run(partial(self._service.died, number, day), self._on_gone)
            return day is not None

        dialogs.asker().ask_form(
            self._owner, lambda: tr("They died"), form, lambda: tr("Save the date"), accept
        )

    def begin_remove(self) -> None:
        """Ask why an entry goes out of every list."""
        number = self._number()

        def given(reason: str) -> None:
            self._run(partial(self._service.remove, number, reason), self._on_gone)

        dialogs.asker().ask_reason(
            self._owner,
            lambda: tr("Remove this entry?"),
            lambda: tr("It leaves every list and can be brought back under “Removed”. Nothing is erased."),
            lambda: tr("Remove"),
            given,
        )

    # Inside

    def _number(self) -> int:
        return self._page.member.number if self._page is not None else 0

    def _run(self, work: Callable[[], object], on_done: Callable[[Any], None]) -> None:
        def run(job: Job) -> object:  # noqa: ARG001 - one short step
            return work()

        background.run(run, on_done, self._on_trouble, self)

    def _on_record(self, paper: Paper) -> None:
        service = self._service

        def save(path: Path) -> None:
            self._run(partial(service.save, paper, path), self._on_saved)

        dialogs.asker().save_file(self._owner, paper.file_name, save)

    def _on_saved(self, answer: object) -> None:  # noqa: ARG002 - saving has no answer
        self.told.emit(lambda: tr("The record was saved"))

    def _on_merged(self, answer: object) -> None:  # noqa: ARG002 - the page shows it
        self.told.emit(lambda: tr("Two entries are one now"))
        self.merged.emit()

    def _on_apart(self, left: Sequence[Message]) -> None:
        if left:
            said = left[0]
            dialogs.asker().tell(self._owner, lambda: tr("They are apart again"), lambda: say(said))
        self.merged.emit()

    def _on_gone(self, answer: object) -> None:  # noqa: ARG002 - the list shows it
        self.told.emit(lambda: tr("Saved"))
        self.gone.emit()

    def _on_trouble(self, error: Exception) -> None:
        dialogs.tell_trouble(self._owner, error)


class _DiedForm(QWidget):
    def __init__(self, today: date | None) -> None:
        super().__init__()
        self.on = date_field(lambda: tr("Died on"), needed=lambda: tr("Please write the day."))
        self.on.show_value(today)
        words = Label(
            lambda: tr("Groups, pairs, tasks and celebrations end quietly. What was, stays."),
            "sub",
            wrap=True,
        )
        self.setLayout(column(words, self.on, None, gap=12))
