# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The path of a member: from newcomer to facilitator and sponsor, step by step, and their trainings."""

from functools import partial

from PySide6.QtWidgets import QWidget

from models.insight.memberpage import MemberPage
from models.people.training import TrainingRow
from models.sponsorship.growing import Path, Standing
from models.words import TrainingKind
from ui import language, standing
from ui.labels import label
from ui.language import say, tr
from ui.screen import dialogs
from ui.screen.calendar import plain_date
from ui.screen.drafts import Drafts
from ui.screen.members.part import Part
from ui.screen.members.service import MembersService
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.fields import ChoiceField, date_field
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, silent


class PathPart(Part):
    """How far somebody came, and what they trained for. Not for the front desk."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.lead = Label(silent, pill="calm")
        self.sponsor = Label(silent, pill="calm")
        self.steps = ListCard(
            lambda: tr("From newcomer to facilitator and sponsor"),
            Empty("sparkles", lambda: tr("Nothing yet"), silent),
        )
        self.trainings = ListCard(
            lambda: tr("Trainings"), Empty("graduation-cap", lambda: tr("No training is noted"), silent)
        )
        self.note = Button(lambda: tr("Note a training"), "primary", "graduation-cap")
        self.trainings.add_tool(self.note)
        whole = column(gap=12)
        whole.addLayout(row(self.lead, self.sponsor, None, gap=8))
        whole.addWidget(self.steps)
        whole.addWidget(self.trainings)
        self.setLayout(whole)
        self.note.clicked.connect(self.begin_training)
        self.trainings.list.acted.connect(self._on_removed)

    def show_page(self, page: MemberPage) -> None:
        """Show the way and the trainings."""
        super().show_page(page)
        if (way := page.path) is None:
            self._show_nothing()
            return
        self.lead.say(lambda: standing.leads(way.facilitator, language.current()))
        self.sponsor.say(lambda: standing.sponsors(way.sponsor, language.current()))
        for pill, where in ((self.lead, way.facilitator), (self.sponsor, way.sponsor)):
            pill.become("ok" if where is Standing.MAY else "calm")
        self.steps.show_rows(step_rows(way))
        self.trainings.show_rows([_training_row(each, page) for each in page.trainings])

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        self._show_nothing()

    def begin_training(self) -> None:
        """Ask which training was done, when, and until when it is good."""
        form = TrainingForm()
        form.done.show_value(self.page.today if self.page else None)
        service, number = self.service, self.number

        def accept() -> bool:
            if not (form.done.readable() and form.until.readable()):
                return False
            kind, done, until = form.kind.value(), form.done.value(), form.until.value()
            if kind is None or done is None:
                return False
            self.do(partial(service.train, number, kind, done, until))
            return True

        dialogs.asker().ask_form(
            self, lambda: tr("Note a training"), form, lambda: tr("Save the training"), accept
        )

    def _show_nothing(self) -> None:
        for pill in (self.lead, self.sponsor):
            pill.say(silent)
        self.steps.forget()
        self.trainings.forget()

    def _on_removed(self, key: object) -> None:
        if isinstance(key, int):
            service, number = self.service, self.number
            self.do(lambda: service.untrain(number, key))


class TrainingForm(QWidget):
    """Which training, when it was done, and its last day."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceField[TrainingKind](
            lambda: tr("Training"), [(each, _named(each)) for each in TrainingKind]
        )
        self.kind.show_value(TrainingKind.FACILITATOR)
        self.done = date_field(lambda: tr("Done on"), needed=lambda: tr("Please write the day."))
        self.until = date_field(lambda: tr("Good until"), lambda: tr("Empty: two years from that day."))
        self.setLayout(column(self.kind, self.done, self.until, None, gap=12))


def _named(kind: TrainingKind) -> Words:
    return lambda: label(kind, language.current())


def step_rows(way: Path) -> list[ListRow]:
    """Return the steps, each with a word for whether it is behind them."""
    return [
        ListRow(
            ("step", place),
            say(step.said),
            pill=tr("reached") if step.reached else tr("to come"),
            pill_kind="ok" if step.reached else "calm",
        )
        for place, step in enumerate(way.steps)
    ]


def _training_row(row_: TrainingRow, page: MemberPage) -> ListRow:
    good = row_.holds(page.today)
    until = tr("good until {date}", date=plain_date(row_.expires_on)) if row_.expires_on else ""
    return ListRow(
        row_.id,
        label(row_.kind, language.current()),
        tr("done on {date}", date=plain_date(row_.done_on)),
        note=until,
        pill=tr("good") if good else tr("over"),
        pill_kind="ok" if good else "calm",
        action=tr("Take back"),
    )
