# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody leaves: what they hold, with cover proposed; Enter ticks a line, fields say who and by when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.sponsorship.leaving import StepRow
from ui.language import say, tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.sponsors.service import Named, SponsorsService
from ui.screen.widgets.controls import Card, Label, column, row
from ui.screen.widgets.fields import TextField, date_field
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, joined, silent


class LeavingPanel(QWidget):
    """One page for a member, sponsor or facilitator who leaves."""

    changed = Signal(object)
    """Words for the status line."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self._who: Named | None = None
        self._rows: Sequence[StepRow] = ()
        self._task: background.Task | None = None
        self.name = Label(silent, "name", wrap=True)
        self.words = Label(
            lambda: tr("Nothing is handed over by itself. Tick a line when it was done."), "sub", wrap=True
        )
        self.teller = TextField(lambda: tr("Who tells whom"), lambda: tr("For the chosen line."), most=120)
        self.due = date_field(lambda: tr("By"))
        self.trouble = Notice()
        self.steps = ListCard(
            lambda: tr("To hand over"),
            Empty("circle-check", lambda: tr("Nothing to hand over"), lambda: tr("They hold nothing here.")),
        )
        card = Card()
        fields = row(gap=12)
        fields.addWidget(self.teller, 2)
        fields.addWidget(self.due, 1)
        for part in (self.name, self.words):
            card.body.addWidget(part)
        card.body.addLayout(fields)
        card.body.addWidget(self.trouble)
        self.setLayout(column(card, self.steps, None, gap=14))
        self.steps.list.acted.connect(self._on_ticked)
        self.steps.list.chosen.connect(self._on_chosen)
        self.steps.retry_requested.connect(self._read)
        self.teller.left.connect(self._on_note_left)
        self.due.left.connect(self._on_note_left)

    def show_leaver(self, who: Named) -> None:
        """Show what somebody holds."""
        self._who = who
        self.name.say(lambda: tr("{name} leaves", name=who.name))
        self.steps.show_busy()
        self._read()

    def forget(self) -> None:
        """Let go of the person."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._who, self._rows = None, ()
        self.name.say(silent)
        self.teller.show_value("")
        self.due.show_value(None)
        self.steps.forget()
        self.trouble.hush()

    def settle(self) -> None:
        """Put the focus on the lines."""
        self.steps.list.setFocus()

    def _read(self) -> None:
        who, service = self._who, self._service
        if who is None:
            return

        def work(job: Job) -> Sequence[StepRow]:  # noqa: ARG001 - one read
            return service.handing_over(who.member)

        self._task = background.run(work, self._on_read, self._on_unread, self)

    def _on_read(self, rows: Sequence[StepRow]) -> None:
        self._task = None
        self._rows = rows
        self.steps.show_rows([_row(one) for one in rows])
        self._on_chosen(self.steps.list.current_key())

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.steps.show_trouble(lambda: say(said))

    def _step(self) -> StepRow | None:
        key = self.steps.list.current_key()
        return next((one for one in self._rows if one.what == key), None)

    def _on_chosen(self, key: object) -> None:  # noqa: ARG002 - read from the list
        step = self._step()
        self.teller.show_value(step.teller if step else "")
        self.due.show_value(step.due_on if step else None)

    def _on_ticked(self, key: object) -> None:  # noqa: ARG002 - read from the list
        who, step = self._who, self._step()
        if who is not None and step is not None:
            done = step.done_on is None
            self._do(
                lambda: self._service.tick(who.member, step.what, done=done),
                (lambda: tr("Ticked.")) if done else (lambda: tr("Open again.")),
            )

    def _on_note_left(self, value: object) -> None:  # noqa: ARG002 - both fields are kept together
        who, step = self._who, self._step()
        if who is None or step is None or not (self.teller.readable() and self.due.readable()):
            return
        teller, due = self.teller.text(), self.due.value()
        self._do(lambda: self._service.note_step(who.member, step.what, teller, due), lambda: tr("Saved."))

    def _do(self, work: Callable[[], None], words: Words) -> None:
        if self.trouble.heeds(work):
            self.changed.emit(words)
            self._read()


def _row(step: StepRow) -> ListRow:
    done = step.done_on is not None
    return ListRow(
        key=step.what,
        title=say(step.said),
        detail=joined(
            tr("Cover: {name}", name=step.cover) if step.cover else "",
            step.teller,
            tr("by {on}", on=step.due_on) if step.due_on else "",
        ),
        pill=tr("done") if done else "",
        pill_kind="ok",
        action=tr("Open again") if done else tr("Tick"),
        action_icon="check",
    )
