# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One pair: its contacts, a line for the next one, pausing, reviewing and ending it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.sponsorship.contacts import HandedOver, SaidRow
from models.sponsorship.pairings import PairRow
from models.words import Channel, PairState
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.sponsors.reading import ReadingCard, earlier_card, earlier_readings
from ui.screen.sponsors.rows import said_readings
from ui.screen.sponsors.service import SponsorsService
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import AreaField, ChoiceField, TextField, date_field
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.slate import Empty
from ui.screen.widgets.words import Words, joined, silent


class PairPanel(QWidget):
    """A pair beside the list; Enter in the line keeps a contact of today."""

    changed = Signal(object)
    """Words for the status line: something about the pair was kept."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self._pair: PairRow | None = None
        self._task: background.Task | None = None
        self.name = Label(silent, "name", wrap=True)
        self.facts = Label(silent, "sub", wrap=True)
        self.line = TextField(lambda: tr("Contact"), lambda: tr("One line, kept sealed. Enter saves it."))
        self.on = date_field(lambda: tr("On"))
        channels = [_channel(one) for one in Channel]
        self.channel = ChoiceField[Channel](lambda: tr("How"), channels)
        self.keep = Button(lambda: tr("Log this contact"), "primary", "check")
        self.pause = Button(lambda: tr("Pause"), icon="timer")
        self.review = Button(lambda: tr("Looked at: it goes on"), icon="clipboard-check")
        self.end = Button(lambda: tr("End this pair …"), icon="unlink")
        self.trouble = Notice()
        self.contacts = ReadingCard(
            lambda: tr("Contacts and reasons"),
            Empty("phone", lambda: tr("No contact yet"), self._first_words),
        )
        self._earlier: ReadingCard | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card()
        card.body.addWidget(self.name)
        card.body.addWidget(self.facts)
        card.body.addSpacing(6)
        self._entry = QWidget()
        fields = row(gap=12)
        fields.addWidget(self.on, 1)
        fields.addWidget(self.channel, 1)
        self._entry.setLayout(column(self.line, fields, row(self.keep, None), gap=8))
        card.body.addWidget(self._entry)
        self._tools = QWidget()
        self._tools.setLayout(flow(self.pause, self.review, self.end))
        card.body.addWidget(self._tools)
        card.body.addWidget(self.trouble)
        self._whole = column(card, self.contacts, None, gap=14)
        self.setLayout(self._whole)

    @property
    def earlier(self) -> ReadingCard:
        """Who walked with the sponsee before, built when a pair is first opened."""
        if self._earlier is None:
            self._earlier = earlier_card()
            self._whole.insertWidget(2, self._earlier)
        return self._earlier

    def _connect(self) -> None:
        self.line.edit.returnPressed.connect(self.keep_contact)
        self.keep.clicked.connect(self.keep_contact)
        self.pause.clicked.connect(self._on_pause)
        self.review.clicked.connect(self._on_review)
        self.end.clicked.connect(self._on_end)
        self.contacts.retry_requested.connect(self._read)

    def show_pair(
        self, pair: PairRow, *, may_change: bool, to_review: bool = False, due: date | None = None
    ) -> None:
        """Show a pair; what was said about it for whoever may open that. One that ended is only read."""
        self._pair = pair
        self.name.say(
            lambda: tr("{sponsor} with {sponsee}", sponsor=pair.sponsor_name, sponsee=pair.sponsee_name)
        )
        self.facts.say(lambda: _facts(pair, due))
        paused = pair.state is PairState.PAUSED
        self.pause.say(lambda: tr("Let it go on") if paused else tr("Pause"))
        ended = pair.state is PairState.ENDED
        for part in (self._entry, self._tools):
            part.setVisible(may_change and not ended)
        self.contacts.setVisible(may_change)
        if self._earlier is not None:
            self._earlier.setVisible(may_change)
        self.review.setVisible(to_review)
        self.line.show_value("")
        self.on.show_value(self._service.today())
        self.channel.show_value(Channel.CALL)
        self.trouble.hush()
        if may_change:
            self._read()

    def forget(self) -> None:
        """Let go of the pair and of what was typed."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._pair = None
        self.name.say(silent)
        self.facts.say(silent)
        self.line.show_value("")
        self.contacts.forget()
        if self._earlier is not None:
            self._earlier.forget()
        self.trouble.hush()

    def settle(self) -> None:
        """Put the focus into the line; of a pair that ended, on what was said."""
        (self.contacts.list if self._entry.isHidden() else self.line).setFocus()

    def keep_contact(self) -> None:
        """Keep the line as a contact of the chosen day."""
        pair = self._pair
        if pair is None or not (self.line.readable() and self.on.readable()):
            return
        text, on = self.line.text(), self.on.value()
        channel = self.channel.value() or Channel.CALL
        self._do(
            lambda: self._service.contact(pair.pair, text, on, channel), lambda: tr("The contact is saved.")
        )

    def _read(self) -> None:
        pair, service = self._pair, self._service
        if pair is None:
            return
        if self._task is not None:
            self._task.cancel()
        self.contacts.show_busy()
        self.earlier.show_busy()

        def work(job: Job) -> tuple[Sequence[SaidRow], Sequence[HandedOver]]:  # noqa: ARG001 - one read
            return service.history(pair.pair), service.hand_overs(pair.sponsee)

        self._task = background.run(work, self._on_read, self._on_unread, self)

    def _on_read(self, found: tuple[Sequence[SaidRow], Sequence[HandedOver]]) -> None:
        self._task = None
        said, handed = found
        shown = self._pair.pair if self._pair else 0
        self.contacts.show_readings(said_readings(said))
        self.earlier.show_readings(earlier_readings([one for one in handed if one.pair != shown]))

    def _first_words(self) -> str:
        ended = self._pair is not None and self._pair.state is PairState.ENDED
        return tr("Nothing was written about this pair.") if ended else tr("Write the first line above.")

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.contacts.show_trouble(lambda: say(said))
        self.earlier.show_trouble(lambda: say(said))

    def _on_pause(self) -> None:
        pair = self._pair
        if pair is not None:
            paused = pair.state is not PairState.PAUSED
            words = (lambda: tr("The pair takes a pause.")) if paused else (lambda: tr("The pair goes on."))
            self._do(lambda: self._service.pause(pair.pair, paused=paused), words)

    def _on_review(self) -> None:
        pair = self._pair
        if pair is None:
            return
        dialogs.asker().ask_reason(
            self,
            lambda: tr("This pair goes on"),
            lambda: tr("Write in a few words what was agreed with both. It is kept sealed."),
            lambda: tr("Save"),
            lambda text: self._do(
                lambda: self._service.review(pair.pair, text), lambda: tr("The review is kept.")
            ),
        )

    def _on_end(self) -> None:
        pair = self._pair
        if pair is None:
            return
        form = EndForm()

        def accept() -> bool:
            if not (form.reason.readable() and form.note.readable()):
                return False
            reason, note = form.reason.text(), form.note.text()
            self._do(
                lambda: self._service.end(pair.pair, reason, note),
                lambda: tr("This pair has ended. Its history is kept."),
            )
            return True

        dialogs.asker().ask_form(self, lambda: tr("End this pair"), form, lambda: tr("End the pair"), accept)

    def _do(self, work: Callable[[], None], words: Words) -> None:
        if self.trouble.heeds(work):
            self.changed.emit(words)


class EndForm(QWidget):
    """Why a pair ends, and what the next sponsor should know."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = TextField(
            lambda: tr("Reason"),
            lambda: tr("Kept sealed. It can be taken back with Ctrl+Z."),
            needed=lambda: tr("Please write a reason, in a few words."),
        )
        self.note = AreaField(
            lambda: tr("Hand-over note"),
            lambda: tr("What the next sponsor should know. Kept sealed."),
            most=2000,
        )
        self.setLayout(column(self.reason, self.note, None, gap=12))


def _channel(one: Channel) -> tuple[Channel, Words]:
    return one, lambda: label(one, language.current())


def _facts(pair: PairRow, due: date | None) -> str:
    current, last = language.current(), pair.ended_on or pair.ends_on
    return joined(
        label(pair.kind, current),
        label(pair.state, current),
        "" if pair.agreed_on is None else tr("since {on}", on=pair.agreed_on),
        "" if last is None else tr("until {on}", on=last),
        "" if due is None else tr("next contact by {on}", on=due),
    )
