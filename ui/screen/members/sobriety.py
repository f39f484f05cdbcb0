# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sobriety, for counsellors and managers: every change is shown before it is made, and can be taken back.

Kind words, no red: a return to use closes a period and opens the next, and nothing of the past is lost.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from models.insight.memberpage import MemberPage
from models.messages import Refused
from models.sobriety.changing import Change, Kind, Preview
from models.sobriety.rows import SobrietyRow
from ui import language
from ui.labels import milestone
from ui.language import say, tr, trc, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.calendar import plain_date
from ui.screen.drafts import Drafts
from ui.screen.members.part import Part
from ui.screen.members.service import MembersService
from ui.screen.widgets.chips import Flow
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.fields import AreaField, ChoiceField, Field, date_field, time_field
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, silent


class SobrietyPart(Part):
    """Periods, and what may be done about them."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(service, drafts)
        self.periods = ListCard(
            lambda: tr("Periods of sobriety"),
            Empty("sunrise", lambda: tr("No sobriety date is recorded"), silent),
        )
        self.state = Label(silent, "sub", wrap=True)
        self.begin = Button(lambda: tr("Write the sobriety date"), "primary", "sunrise")
        self.new_start = Button(lambda: tr("New start"), "primary", "sunrise")
        self.correct = Button(lambda: tr("Correct a date"), "", "pencil")
        self.hold = Button(lambda: tr("Pause celebrations"), "", "timer")
        self.count = Button(lambda: tr("They do not want counting"), "", "eye-off")
        self._build()
        self.begin.clicked.connect(self.ask_begin)
        self.new_start.clicked.connect(self.ask_new_start)
        self.correct.clicked.connect(self.ask_correction)
        self.hold.clicked.connect(self.turn_hold)
        self.count.clicked.connect(self.turn_counting)
        self.periods.list.acted.connect(self._on_period)

    def _build(self) -> None:
        card = Card("plain", (20, 16, 20, 16), 10)
        card.body.addWidget(self.state)
        tools = QWidget()
        flow = Flow()
        for button in (self.begin, self.new_start, self.correct, self.hold, self.count):
            flow.addWidget(button)
        tools.setLayout(flow)
        card.body.addWidget(tools)
        card.body.addWidget(
            Label(
                lambda: tr(
                    "Sealed: the front desk sees none of this. "
                    "Medicines taken as prescribed never end a period."
                ),
                "cap",
                wrap=True,
            )
        )
        self.setLayout(column(card, self.periods, gap=12))

    def show_page(self, page: MemberPage) -> None:
        """Show the periods, the newest first."""
        super().show_page(page)
        known = page.sobriety
        if known is None:
            self.forget()
            return
        running = bool(known.periods) and known.periods[-1][1] is None
        self.begin.setVisible(known.counts and not running)
        self.new_start.setVisible(known.counts and running)
        self.correct.setVisible(known.counts and bool(known.periods))
        self.hold.setVisible(known.counts)
        self.hold.say((lambda: tr("End the pause")) if known.held else (lambda: tr("Pause celebrations")))
        self.count.say(
            (lambda: tr("They do not want counting"))
            if known.counts
            else (lambda: tr("Take counting up again"))
        )
        self.state.say(lambda: state_words(known))
        self.periods.show_rows([_period_row(place, known) for place in reversed(range(len(known.periods)))])

    def forget(self) -> None:
        """Show nobody."""
        super().forget()
        self.state.say(silent)
        self.periods.forget()

    def ask_begin(self) -> None:
        """Ask for the first day without use."""
        self._ask(
            lambda: tr("Write the sobriety date"),
            ChangeForm(
                self, Kind.BEGIN, start=lambda: tr("First day without use"), words=lambda: tr("Welcome.")
            ),
            lambda: tr("Save the date"),
        )

    def ask_new_start(self) -> None:
        """Ask for the day of return to use and the first day without use after it."""
        form = ChangeForm(
            self,
            Kind.NEW_START,
            ended=lambda: tr("Day of return to use"),
            start=lambda: tr("First day without use after it"),
            words=lambda: tr("Good that they came. Every day they lived sober still counts."),
            with_time=True,
        )
        self._ask(lambda: tr("New start"), form, lambda: tr("Save the new start"))

    def ask_correction(self) -> None:
        """Ask for the right date of the last period: no return to use is made of it."""
        known = self.page.sobriety if self.page else None
        if known is not None and known.periods:
            self._on_period(len(known.periods) - 1)

    def turn_hold(self) -> None:
        """Show what a pause of celebrations and new pairings changes, and ask for a note; or end it."""
        known = self.page.sobriety if self.page else None
        if known is not None and known.held:
            self._make(Change(Kind.END_HOLD))
        elif known is not None:
            form = ChangeForm(
                self,
                Kind.HOLD,
                words=lambda: tr(
                    "Whether it is an absence, their own wish or something else is not recorded."
                ),
            )
            form.look()
            self._ask(lambda: tr("Pause celebrations"), form, lambda: tr("Pause"))

    def turn_counting(self) -> None:
        """Stop counting for a member who does not want it, or take it up again."""
        known = self.page.sobriety if self.page else None
        if known is not None:
            self._make(Change(Kind.NO_COUNT if known.counts else Kind.COUNT))

    def _on_period(self, place: object) -> None:
        known = self.page.sobriety if self.page else None
        if known is None or not isinstance(place, int):
            return
        start, ended = known.periods[place]
        form = ChangeForm(
            self,
            Kind.CORRECT_START,
            start=lambda: tr("First day without use"),
            ended=(lambda: tr("Day of return to use")) if ended else None,
            words=lambda: tr("This corrects what was written. It is no return to use."),
            place=place,
            kinds=CORRECTIONS if ended else (),
        )
        form.start.show_value(start)
        if form.ended is not None:
            form.ended.show_value(ended)
        self._ask(lambda: tr("Correct a date"), form, lambda: tr("Correct it"))

    def _ask(self, head: Words, form: "ChangeForm", action: Words) -> None:
        def accept() -> bool:
            change = form.answer()
            if change is not None:
                self._make(change)
            return change is not None

        dialogs.asker().ask_form(self, head, form, action, accept)

    def _make(self, change: Change) -> None:
        self.do(partial(self.service.change, self.number, change))


CORRECTIONS: tuple[tuple[Kind, Words], ...] = (
    (Kind.CORRECT_START, lambda: tr("The first day without use")),
    (Kind.CORRECT_RETURN, lambda: tr("The day of return to use")),
    (Kind.WITHDRAW_RETURN, lambda: tr("There was no return to use: the two periods are one")),
)
"""What may be put right about a period that was closed."""


_WITHOUT_A_DAY = (Kind.WITHDRAW_RETURN, Kind.HOLD)


class ChangeForm(QWidget):
    """Dates and a sealed note; below them what the change would do, read anew as dates are typed."""

    def __init__(
        self,
        part: SobrietyPart,
        kind: Kind,
        *,
        words: Words,
        start: Words = silent,
        ended: Words | None = None,
        with_time: bool = False,
        place: int = 0,
        kinds: Sequence[tuple[Kind, Words]] = (),
    ) -> None:
        super().__init__()
        self.which = ChoiceField[Kind](lambda: tr("What is put right"), kinds) if kinds else None
        self._service, self._number, self._kind, self._place = part.service, part.number, kind, place
        self._task: background.Task | None = None
        self.ended = date_field(ended, needed=lambda: tr("Please write the day.")) if ended else None
        self.at = time_field(lambda: tr("Time, if known")) if with_time else None
        self.start = date_field(
            start,
            lambda: tr("May stay empty until it is known.") if kind is Kind.NEW_START else "",
            needed=None if kind is Kind.NEW_START else (lambda: tr("Please write the day.")),
        )
        if start is silent:  # shown before it has a place, it would be a window of its own
            self.start.hide()
        self.note = AreaField(
            lambda: tr("Note"), lambda: tr("Sealed: only counsellors and managers can read it."), lines=2
        )
        self.note.edit.setMaximumHeight(self.note.edit.minimumHeight() + 16)  # what it changes stays in sight
        self.effect = Label(silent, "sub", wrap=True)
        self._card = Card("info", (14, 10, 14, 11), 4)
        self._card.body.addWidget(Label(lambda: tr("What this changes"), "field"))
        self._card.body.addWidget(self.effect)
        self._card.setVisible(False)
        fields = [each for each in (self.which, self.ended, self.at, self.start) if each is not None]
        self.setLayout(column(Label(words, "sub", wrap=True), *fields, self.note, self._card, None, gap=12))
        if self.which is not None:
            self.which.edited.connect(self._on_which)  # before it is looked at what that changes
            self._on_which()
        for field in fields:
            field.edited.connect(self.look)
            field.left.connect(self.look)

    def _on_which(self) -> None:
        """Ask for the day that is put right, and for no other."""
        self._kind = (self.which.value() if self.which else None) or self._kind
        self.start.setVisible(self._kind is Kind.CORRECT_START)
        if self.ended is not None:
            self.ended.setVisible(self._kind is Kind.CORRECT_RETURN)

    def answer(self) -> Change | None:
        """Return the change; None where something is not right yet."""
        fields: list[Field] = [each for each in (self.ended, self.at, self.start) if each is not None]
        ready = [field.readable() for field in (*fields, self.note) if not field.isHidden()]
        return self._change(self.note.text()) if all(ready) else None

    def look(self) -> None:
        """Show what the change would do, as soon as its dates can be read."""
        try:
            change = self._change("")
        except Refused:
            return
        if change.start is None and change.ended is None and change.kind not in _WITHOUT_A_DAY:
            return
        service, number = self._service, self._number

        def work(job: Job) -> Preview:  # noqa: ARG001 - one short read
            return service.preview(number, change)

        if self._task is not None:
            self._task.cancel()
        self._task = background.run(work, self._on_previewed, self._on_refused, self)

    def _change(self, note: str) -> Change:
        return Change(
            self._kind,
            start=None if self.start.isHidden() else self.start.value(),
            ended=self.ended.value() if self.ended and not self.ended.isHidden() else None,
            at=self.at.value() if self.at else None,
            place=self._place,
            note=note,
        )

    def _on_previewed(self, found: Preview) -> None:
        self.effect.say(lambda: effect_words(found))
        self._card.setVisible(True)

    def _on_refused(self, error: Exception) -> None:
        said = background.sentence(error)
        self.effect.say(lambda: say(said))
        self._card.setVisible(True)


def state_words(known: SobrietyRow) -> str:
    """Say where somebody stands."""
    if not known.counts:
        return tr("This member does not want counting. No screen and no list shows days.")
    if not known.periods:
        return tr("Write the first day without use when they wish to count.")
    if known.held:
        return tr("Celebrations and new pairings are paused. Nothing else is recorded by it.")
    days = known.streak_days or 0
    return trn("{n} day in the present period", "{n} days in the present period", days)


def effect_words(found: Preview) -> str:
    """Say what a change does to the present days, to all days together, and to the coming milestone."""
    if found.after.held and not found.before.held:
        return _pause_words(found.after)
    lines = [
        tr("Present days: {before} → {after}", before=_days(found.before), after=_days(found.after)),
        tr(
            "All sober days together: {before} → {after}",
            before=found.before.sober_days or 0,
            after=found.after.sober_days or 0,
        ),
        tr("Coming milestone: {before} → {after}", before=_next(found.before), after=_next(found.after)),
    ]
    if found.reviews:
        lines.append(
            trn(
                "{n} pair as a sponsor comes up for a review. Nobody is told why.",
                "{n} pairs as a sponsor come up for a review. Nobody is told why.",
                found.reviews,
            )
        )
    return "\n".join(lines)


def _pause_words(known: SobrietyRow) -> str:
    """Say what a pause changes, and what it leaves alone."""
    return "\n".join(
        (
            tr("Present days: {days}. They go on being counted.", days=_days(known)),
            tr("Coming milestone: {next}. It stands on no list until the pause ends.", next=_next(known)),
            tr("Nobody new is suggested to walk with them. Pairs that walk together go on."),
        )
    )


def _days(known: SobrietyRow) -> str:
    return "–" if known.streak_days is None else str(known.streak_days)


def _next(known: SobrietyRow) -> str:
    if known.next is None:
        return "–"
    rung = milestone(known.next.unit, known.next.count, language.current())
    return tr("{milestone} on {date}", milestone=rung, date=plain_date(known.next.on))


def _period_row(place: int, known: SobrietyRow) -> ListRow:
    start, ended = known.periods[place]
    days = trn("{n} day", "{n} days", (ended - start).days) if ended else tr("running")
    until = tr("{first} to {last}", first=plain_date(start), last=plain_date(ended)) if ended else ""
    return ListRow(
        place,
        until or tr("since {date}", date=plain_date(start)),
        days,
        pill=trc("period", "Current") if ended is None else "",
        pill_kind="ok",
        action=tr("Correct"),
    )
