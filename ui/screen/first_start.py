# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, a short guide: language, centre, manager, recovery sheet, second place, then work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Signal

from models.messages import Refused
from ui import language
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.first_steps import CentreStep, CopiesStep, ManagerStep, SheetStep, Step, Welcome
from ui.screen.front import Front, NewCentre, Paper, Person, Recovery
from ui.screen.sign_in import FrontPage
from ui.screen.widgets.controls import Button, row
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.progress import Working
from ui.screen.widgets.slate import Stack
from ui.screen.widgets.words import Speaks, Words


class FirstStart(FrontPage, Speaks):
    """The guide. Nothing is written before a password is chosen; it goes on when the sheet is typed back."""

    started = Signal(object)

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._front = front
        self._paper: Paper | None = None
        self.welcome = Welcome(offers_sample=front.offers_sample())
        self.centre = CentreStep()
        self.manager = ManagerStep(front)
        self.sheet = SheetStep()
        self.copies = CopiesStep()
        self.stack = Stack()
        for step in (self.welcome, self.centre, self.manager, self.sheet, self.copies):
            self.stack.add(step)
        self.notice = Notice()
        self.back = Button(lambda: tr("Back"), "", "arrow-left")
        self.next = Button(self._next_words, "primary")
        self.bring = Button(lambda: tr("Start and bring our register over"), "", "file-up")
        self.imports = False
        """Whether the work begins with an import."""
        self.working = Working()
        self._task: background.Task | None = None
        self._build()
        self._connect()
        self.turn(self.welcome)

    def _build(self) -> None:
        for part in (self.stack, self.notice, self.working):
            self.column.addWidget(part)
        self.column.addLayout(row(self.back, None, self.bring, self.next, gap=10))

    def _connect(self) -> None:
        self.welcome.begin.clicked.connect(self._on_begin_clicked)
        self.welcome.sample.clicked.connect(self.open_sample)
        self.welcome.restore.clicked.connect(self.restore)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.sheet.save_requested.connect(self.save_sheet)
        self.sheet.print_requested.connect(self.print_sheet)
        self.bring.clicked.connect(self.go_on_to_import)
        self.working.cancel.clicked.connect(self.stop)
        for line in (
            self.centre.name.edit,
            self.manager.name.edit,
            self.sheet.typed.edit,
            self.copies.asked.keeper.edit,
        ):
            line.returnPressed.connect(self.go_on)
        self.manager.password.entered.connect(self.go_on)

    def turn(self, step: Step) -> None:
        """Show a step and put the focus on what it asks."""
        self.notice.hush()
        self.stack.turn(step)
        self.back.setVisible(step in (self.centre, self.manager, self.copies))
        self.next.setVisible(step is not self.welcome)
        self.bring.setVisible(step is self.copies)
        self.next.retranslate()
        self.page.verticalScrollBar().setValue(0)
        step.settle()

    def settle(self) -> None:
        """Put the focus on what the step in front asks."""
        self._step().settle()

    def go_back(self) -> None:
        """Return to the step before."""
        before: dict[Step, Step] = {
            self.centre: self.welcome,
            self.manager: self.centre,
            self.copies: self.sheet,
        }
        self.turn(before[self._step()])

    def go_on(self) -> None:
        """Check what was asked, and go on."""
        step = self._step()
        if self._task is not None:
            return
        if step is self.centre:
            self._leave(
                bool(self.centre.name.text()), lambda: tr("Please write the centre's name."), self.manager
            )
        elif step is self.manager:
            self._create()
        elif step is self.sheet:
            self._leave(self.sheet.matches(), _differ, self.copies)
        elif step is self.copies:
            self._finish()

    def open_sample(self) -> None:
        """Make the sample centre and look around."""
        which = language.current().language

        def work(job: Job) -> Person:
            return self._front.open_sample(job, which)

        self._start(work, self._on_person, lambda: tr("Inviting invented people …"), stoppable=True)

    def restore(self) -> None:
        """Put a backup in the place of the register that is gone."""
        from ui.screen.rescue.restoring import ask_restore

        ask_restore(self, self._front.rescue(), self._on_person)

    def save_sheet(self) -> None:
        """Ask where, and write the sheet."""
        if self._paper is not None:
            dialogs.asker().save_file(self, self._paper.file_name, self._on_place_chosen)

    def print_sheet(self) -> None:
        """Show the sheet, to be printed from memory."""
        if self._paper is not None:
            from ui.screen.printing import show_paper

            show_paper(self, self._paper, lambda: tr("The recovery sheet"), self._front.save)

    def go_on_to_import(self) -> None:
        """Start like any other, then go to the import of a register."""
        self.imports = True
        self.go_on()

    def stop(self) -> None:
        """Stop what is being done; nothing of it stays."""
        if self._task is not None:
            self._task.cancel()
        self._end_work()

    def _step(self) -> Step:
        return cast("Step", self.stack.current())

    def _leave(self, ready: bool, otherwise: Words, to: Step) -> None:
        if ready:
            self.turn(to)
        else:
            self.notice.say(otherwise, "info")
            self._step().settle()

    def _create(self) -> None:
        if not self.manager.is_ready():
            self.notice.say(
                lambda: tr("Please write your name and choose a password that is strong enough."), "info"
            )
            return
        wanted = NewCentre(
            language.current().language,
            self.centre.name.text(),
            self.manager.name.text(),
            self.manager.password.text(),
        )

        def work(job: Job) -> Recovery:  # noqa: ARG001 - making a vault cannot stop half-way
            return self._front.create(wanted)

        self._start(work, self.receive, lambda: tr("Making the locked register …"))

    def _finish(self) -> None:
        try:
            chosen = self.copies.chosen()
        except Refused as refusal:
            self._on_error(refusal)
            return

        def work(job: Job) -> Person:  # noqa: ARG001 - one short step
            return self._front.begin(chosen)

        self._start(work, self._on_person, lambda: tr("Opening …"))

    def _start(
        self,
        work: Callable[[Job], object],
        on_done: Callable[[Any], None],
        words: Words,
        *,
        stoppable: bool = False,
    ) -> None:
        self.notice.hush()
        self.stack.setEnabled(False)
        self.next.setEnabled(False)
        self.bring.setEnabled(False)
        self.back.setEnabled(False)
        self.working.show_work(words, stoppable=stoppable)
        self._task = None
        task = background.run(work, on_done, self._on_error, self)
        if background.is_running(task):
            self._task = task
            task.progressed.connect(self._on_progressed)

    def _end_work(self) -> None:
        self._task = None
        self.working.setVisible(False)
        for part in (self.stack, self.next, self.back, self.bring):
            part.setEnabled(True)

    def _on_begin_clicked(self) -> None:
        self.turn(self.centre)

    def _on_progressed(self, done: int, total: int) -> None:
        self.working.show_steps(done, total)

    def receive(self, recovery: Recovery) -> None:
        """Show the sheet of the vault just made."""
        self._end_work()
        self._paper = recovery.paper
        self.manager.password.wipe()
        self.sheet.receive(recovery)
        self.turn(self.sheet)

    def _on_person(self, person: object) -> None:
        self._end_work()
        self._paper = None
        self.sheet.forget()
        self.started.emit(person)

    def _on_error(self, error: Exception) -> None:
        self._end_work()
        self.imports = False
        said, step = background.sentence(error), getattr(error, "next_step", None)
        self.notice.say(lambda: " ".join(say(each) for each in (said, step) if each is not None))

    def _on_place_chosen(self, path: Path) -> None:
        paper = self._paper
        if paper is None:
            return

        def work(job: Job) -> None:  # noqa: ARG001 - one short step
            self._front.save(paper, path)

        background.run(work, self._on_saved, self._on_error, self)

    def _on_saved(self, answer: object) -> None:  # noqa: ARG002 - saving has no answer
        self.sheet.show_saved()
        self.sheet.typed.setFocus()

    def _next_words(self) -> str:
        return tr("Start") if self.stack.current() is self.copies else tr("Continue")


def _differ() -> str:
    return tr("These letters differ from the last group. Compare them with your paper, one by one.")
