# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside a member who waits: three suggestions with their reasons, and the pair made in one key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.messages import Refused
from models.sponsorship.contacts import HandedOver
from models.sponsorship.pairings import PairRow, Suggested
from models.sponsorship.queues import NeedRow
from ui.language import named, say, tr, trc
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.sponsors.reading import ReadingCard, earlier_card, earlier_readings, handed_words
from ui.screen.sponsors.service import Named, SponsorsService, Wish
from ui.screen.widgets.avatar import Avatar
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import TextField, TickField, date_field
from ui.screen.widgets.flow import flow
from ui.screen.widgets.longlist import found_words
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.slate import Busy, Empty, Stack
from ui.screen.widgets.words import joined, silent

TEMPORARY_DAYS = 30


class SuggestPanel(QWidget):
    """Who could walk with this member, and why; Enter pairs the chosen one."""

    paired = Signal(object)
    """The ``PairRow`` that was made."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self._waiting: NeedRow | None = None
        self._task: background.Task | None = None
        self.name = Label(silent, "name", wrap=True)
        self.number = Label(silent, "sub")
        self.handed = Label(silent, "sub", wrap=True)
        self.handed.setVisible(False)
        self._earlier: ReadingCard | None = None
        self.agreed = date_field(lambda: tr("Both agreed on"))
        self.temporary = TickField(
            lambda: tr("Temporary"), lambda: tr("Ends by itself after {n} days.", n=TEMPORARY_DAYS)
        )
        self.heading = Label(lambda: tr("Suggestions"), "head")
        self.cards: list[SuggestionCard] = []
        self.pages = Stack()
        self.listed = QWidget()
        self._list = column(gap=10)
        self.listed.setLayout(self._list)
        self.busy = Busy(lambda: tr("Looking for sponsors …"))
        self.empty = Empty(
            "users-round",
            lambda: tr("Nobody with a free place and enough sober time was found."),
            lambda: tr("You can choose somebody yourself, with a reason."),
        )
        self.other = Button(lambda: tr("Choose somebody else"), icon="search")
        self.trouble = Notice()
        self._build()
        self.other.clicked.connect(self.choose_other)

    def _build(self) -> None:
        card = Card()
        card.body.addWidget(self.name)
        card.body.addWidget(self.number)
        card.body.addWidget(self.handed)
        card.body.addSpacing(6)
        fields = row(gap=16)
        fields.addWidget(self.agreed, 1)
        fields.addWidget(self.temporary, 1)
        card.body.addLayout(fields)
        for page in (self.listed, self.busy, self.empty):
            self.pages.add(page)
        head = row(self.heading, None, self.other, margins=(4, 0, 0, 0))
        self._whole = column(card, self.trouble, head, self.pages, None, gap=12)
        self.setLayout(self._whole)

    def show_member(self, waiting: NeedRow) -> None:
        """Show a member who waits, and look for suggestions."""
        self._waiting = waiting
        self.name.say(lambda: named(waiting.name))
        self.number.say(lambda: waiting.number_text)
        self._show_handed(())
        self.agreed.show_value(self._service.today())
        self.temporary.show_value(value=False)
        self.trouble.hush()
        self._read()

    def forget(self) -> None:
        """Let go of the member."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._waiting = None
        self.name.say(silent)
        self.number.say(silent)
        self._show_handed(())
        self._show(())
        self.trouble.hush()

    def settle(self) -> None:
        """Put the focus on the suggestions, or on the way to choose somebody."""
        (self.cards[0].pair if self.cards else self.other).setFocus()

    def _read(self) -> None:
        waiting, service = self._waiting, self._service
        if waiting is None:
            return
        if self._task is not None:
            self._task.cancel()
        self.pages.turn(self.busy)

        def work(job: Job) -> tuple[Sequence[Suggested], Sequence[HandedOver]]:  # noqa: ARG001 - one read
            return service.suggest(waiting.member), service.hand_overs(waiting.member)

        self._task = background.run(work, self._on_found, self._on_unread, self)

    def _on_found(self, found: tuple[Sequence[Suggested], Sequence[HandedOver]]) -> None:
        self._task = None
        suggested, handed = found
        self._show(suggested)
        self._show_handed(handed)

    @property
    def earlier(self) -> ReadingCard:
        """Everybody who walked with the member before, built when there is somebody."""
        if self._earlier is None:
            self._earlier = earlier_card()
            self._whole.insertWidget(self._whole.count() - 1, self._earlier)
        return self._earlier

    def _show_handed(self, handed: Sequence[HandedOver]) -> None:
        """Show what was handed over; one person's notes never stand under another's name."""
        last = next((one for one in handed if one.reason), None)
        self.handed.say(silent if last is None else partial(handed_words, last))
        self.handed.setVisible(last is not None)
        if handed or self._earlier is not None:
            self.earlier.show_readings(earlier_readings(handed))
            self.earlier.setVisible(bool(handed))

    def _show(self, found: Sequence[Suggested]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SuggestionCard(one) for one in found]
        for card in self.cards:
            card.pair_requested.connect(self.pair_with)
            self._list.addWidget(card)
        self.pages.turn(self.listed if found else self.empty)

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self._show(())
        self.trouble.say(lambda: say(said))

    def pair_with(self, sponsor: int) -> None:
        """Pair at once, or after a typed reason where there is a warning."""
        if self._waiting is None or not self.agreed.readable():
            return
        agreed = self.agreed.value()
        wish = Wish(
            sponsor,
            self._waiting.member,
            agreed or self._service.today(),
            TEMPORARY_DAYS if self.temporary.value() else None,
        )
        self._asked(wish, self._make)

    def _asked(self, wish: Wish, then: Callable[[Wish], None]) -> None:
        try:
            seen = self._service.look(wish)
        except Refused as refused:
            self._refuse(refused)
            return
        if seen.blocks:
            self._refuse(Refused(seen.blocks[0]))
        elif seen.warnings:
            warned = tuple(one.said for one in seen.warnings)
            dialogs.asker().ask_reason(
                self,
                lambda: tr("Please write a reason"),
                lambda: "\n".join(say(one) for one in warned),
                lambda: trc("act", "Pair"),
                lambda reason: then(
                    Wish(wish.sponsor, wish.sponsee, wish.agreed_on, wish.temporary_days, reason)
                ),
            )
        else:
            then(wish)

    def _make(self, wish: Wish) -> None:
        try:
            made: PairRow = self._service.pair(wish)
        except Refused as refused:
            self._refuse(refused)
            return
        self.trouble.hush()
        self.paired.emit(made)

    def _refuse(self, refused: Refused) -> None:
        said = refused.message
        self.trouble.say(lambda: say(said))

    def choose_other(self) -> None:
        """Find any member by name or number, and pair with a reason where one is needed."""
        if self._waiting is None:
            return
        form = FindMember(self._service)
        dialogs.asker().ask_form(
            self,
            lambda: tr("Choose a sponsor"),
            form,
            lambda: trc("act", "Pair"),
            lambda: self._take(form.found()),
        )

    def _take(self, chosen: Named | None) -> bool:
        if chosen is not None:
            self.pair_with(chosen.member)
        return chosen is not None


class SuggestionCard(Card):
    """A possible sponsor with every reason in words, and the button that pairs."""

    pair_requested = Signal(int)

    def __init__(self, one: Suggested) -> None:
        super().__init__("plain", (14, 12, 14, 12), 4)
        self._sponsor = one.sponsor
        self.pair = Button(lambda: trc("act", "Pair"), icon="handshake")
        self.pair.hint(lambda: tr("Pair with {name}", name=one.name))
        reasons = Label(lambda: joined(*(say(reason) for reason in one.reasons)), "sub", wrap=True)
        head = flow(Label(lambda: named(one.name), "strong"))
        if one.warnings:
            head.addWidget(Label(lambda: tr("needs a reason"), pill="warn"))
        words = column(head, reasons, gap=2)
        line = row(Avatar(named(one.name), 38), gap=12)
        line.addLayout(words, 1)
        line.addWidget(self.pair)
        self.body.addLayout(line)
        self.pair.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.pair_requested.emit(self._sponsor)


class FindMember(QWidget):
    """A box that finds members as it is typed into; arrows choose among them."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self._found: Sequence[Named] = ()
        self.box = TextField(lambda: tr("Name or number"))
        self.list = RowList(lambda: tr("Members"), whole=False)
        self.list.when_empty(found_words(self.box.edit.text))
        self.list.setMinimumHeight(280)
        found = Card(margins=(4, 4, 4, 4))
        found.body.addWidget(self.list)
        self.setLayout(column(self.box, found, gap=8))
        self.box.edited.connect(self._on_edited)

    def found(self) -> Named | None:
        """Return the chosen member; where there is none, say so."""
        key = self.list.current_key()
        who = next((one for one in self._found if one.member == key), None)
        if who is None:
            self.box.trouble(lambda: tr("Nobody was found. Type a name or a number."))
        return who

    def _on_edited(self) -> None:
        try:
            self._found = self._service.found(self.box.text())
        except Refused as refused:
            said = refused.message
            self.box.trouble(lambda: say(said))
            return
        self.list.show_rows(
            [
                ListRow(key=one.member, title=named(one.name), detail=one.number_text, avatar=named(one.name))
                for one in self._found
            ]
        )
