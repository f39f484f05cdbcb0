# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: whom do we celebrate? Lists as chips, the chosen one below, and beside it the certificates."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.dates import financial_year_days
from models.messages import Refused
from models.sobriety.night import FIRST_DAYS, Evening
from models.sobriety.reprints import IssuedRow, only
from models.sobriety.rows import DueRow
from ui.language import named, say, tr, trc, trn
from ui.screen import background, dialogs
from ui.screen.calendar import short_date
from ui.screen.front import Paper
from ui.screen.milestones import rows
from ui.screen.milestones.issued import IssuedPanel
from ui.screen.milestones.making import MakingPanel
from ui.screen.milestones.service import Made, MilestonesService, MilestonesView
from ui.screen.milestones.verifying import VerifyForm
from ui.screen.place import Destination, Where
from ui.screen.printing import Save, show_paper
from ui.screen.queueplace import QueuePlace, Queues
from ui.screen.widgets.controls import Button, Label, column
from ui.screen.widgets.fields import ChoiceField, TextField
from ui.screen.widgets.picklist import PickList
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, joined, silent

QUEUES: Queues = (
    ("today", lambda: tr("Today")),
    ("week", lambda: tr("In 7 days")),
    ("month", lambda: tr("In 30 days")),
    ("missed", lambda: tr("Missed")),
    ("night", lambda: tr("Chip night")),
    ("print", lambda: tr("Print list")),
    ("register", lambda: tr("Register")),
)
OPEN_TO_ALL = ("print", "register")


class MilestonesPlace(QueuePlace[MilestonesView]):
    """Who reached what, and the paper that celebrates it."""

    def __init__(self, service: MilestonesService, save: Save) -> None:
        super().__init__(Where.MILESTONES, lambda: tr("Milestones"), "award", QUEUES, OPEN_TO_ALL)
        self._service, self._save = service, save
        self._printed: tuple[str, ...] = ()
        self.verify = Button(lambda: tr("Verify a certificate …"), icon="scan-line").hint(
            lambda: tr("Ctrl+E")
        )
        self.jam = Button(lambda: tr("Pages again …"), icon="printer")
        self.book = Button(lambda: tr("Print the register"), icon="printer")
        self.picks = PickList(self.queue_words)
        self.evening = 0
        self.whose = ChoiceField[int](lambda: tr("Whose chip night"), [(0, lambda: tr("Everybody"))])
        self.reach = Label(silent, "sub", wrap=True)
        self.making, self.issued = MakingPanel(service), IssuedPanel()
        self._build()
        self._connect()

    def _build(self) -> None:
        listed = ListCard(
            self.queue_words,
            Empty("award", lambda: tr("Nobody stands here now"), self._empty_words, tint="glow"),
            hints=(
                ("Space", lambda: tr("choose")),
                ("Ctrl+A", lambda: tr("all")),
                ("Enter", lambda: tr("prepare")),
            ),
            scrolls=True,
            rows=self.picks,
        )
        nothing = Empty(
            "sparkles",
            lambda: tr("Every day lived sober counts"),
            lambda: tr("Choose somebody at the left, or many with Space."),
        )
        self._night = QWidget()
        self._night.setLayout(column(self.whose, self.reach, gap=4, margins=(12, 0, 8, 4)))
        listed.body.insertWidget(1, self._night)
        self.lay_out(listed, nothing, (self.making, self.issued), (self.jam, self.book, self.verify))
        listed.lead_in(self.whose.combo)
        self._night.setVisible(False)
        self.jam.setVisible(False)

    def _connect(self) -> None:
        self.verify.clicked.connect(self.ask_verify)
        self.jam.clicked.connect(self.ask_pages)
        self.book.clicked.connect(self.print_register)
        self.whose.edited.connect(self._on_evening)
        self.picks.chosen.connect(self._on_chosen)
        self.picks.picked.connect(self.show_chosen)
        self.making.make_requested.connect(self.make)
        self.making.release_requested.connect(self.release)
        self.making.pack_requested.connect(self.pack)
        self.issued.print_requested.connect(self.print_again)
        self.issued.hand_over_requested.connect(self.hand_over)
        self.issued.correct_requested.connect(self.correct)
        self.picks.entered_on.connect(self.act)
        for keys, slot in (
            ("Ctrl+P", self.act),
            ("Ctrl+H", self.hand_over),
            ("Ctrl+E", self.ask_verify),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Name this place's own keys."""
        return (
            ("Space", lambda: tr("Choose, one more")),
            ("Ctrl+A", lambda: tr("Choose all")),
            ("Enter  Ctrl+P", lambda: tr("Prepare or print what is chosen")),
            ("Ctrl+H", lambda: tr("Handed over")),
            ("Ctrl+E", lambda: tr("Verify a certificate")),
            ("F5", lambda: tr("Read the page again")),
        )

    def read(self) -> MilestonesView:
        """Return lists and register."""
        return self._service.read()

    def shows_all(self, view: MilestonesView) -> bool:
        """Tell whether whoever is signed in may award."""
        return view.due is not None

    def visit(self, destination: Destination) -> None:
        """Show a list by its name; of chip nights, the one a session is."""
        if self.has_queue(destination.part):
            self.evening = destination.subject
            self.turn(destination.part)
            self.settle()

    def show_view(self, view: MilestonesView) -> None:
        """Show what was read, and which chip nights there are to choose from."""
        known = [one.session for one in view.evenings]
        self.evening = self.evening if self.evening in known else 0
        self.whose.offer([(one.session, partial(_evening_words, one)) for one in view.evenings])
        self.whose.show_value(self.evening)
        super().show_view(view)

    def forget(self) -> None:
        """Let go of everybody; first of the lists, for what follows shows what is left of them."""
        super().forget()
        self._printed, self.evening = (), 0
        self.whose.offer([(0, lambda: tr("Everybody"))])
        self.reach.say(silent)
        self.jam.setVisible(False)
        self.picks.unpick()
        self.making.forget()
        self.issued.forget()

    def turn(self, queue: str) -> None:
        """Show one list, nobody chosen in it yet."""
        self.picks.unpick()
        self.whose.show_value(self.evening)
        super().turn(queue)

    def act(self) -> None:
        """Do what most people came for with what is chosen."""
        if self._due():
            self.make()
        elif self._issued():
            self.print_again()

    def make(self) -> None:
        """Prepare certificates for everybody chosen, as one PDF."""
        chosen, style, held = self._due(), self.making.wished(), self.making.consent.value()
        if chosen and not self.making.unprintable():
            self._run(lambda: self._service.make(chosen, style, consent_held=held), self._on_made)

    def release(self) -> None:
        """Release certificates to the desk's print list."""
        chosen, style, held = self._due(), self.making.wished(), self.making.consent.value()
        if chosen and not self.making.unprintable():
            self._run(lambda: self._service.release(chosen, style, consent_held=held), self._on_released)

    def pack(self) -> None:
        """Print what the evening needs."""
        chosen, style, held = self._due(), self.making.wished(), self.making.consent.value()
        part = self.making.part.value() or ""
        if chosen and not self.making.unprintable():
            self._run(lambda: self._service.pack(chosen, style, part, consent_held=held), self._on_made)

    def print_again(self) -> None:
        """Print released certificates; where one was handed over already, ask why."""
        chosen = [one for one in self._issued() if not one.replaced_by]
        self._print([one.serial for one in chosen], ask=any(one.handed_over_on for one in chosen))

    def _print(self, serials: Sequence[str], *, ask: bool) -> None:
        def then(reason: str) -> None:
            self._run(lambda: self._service.again(serials, reason), self._on_made)

        if not serials:
            return
        if not ask:
            then("")
            return
        dialogs.asker().ask_reason(
            self,
            lambda: tr("Print again"),
            lambda: tr("It was handed over already. The new page is marked as a reprint."),
            lambda: tr("Print"),
            then,
        )

    def hand_over(self) -> None:
        """Tick what is chosen as handed over today."""
        serials = [one.serial for one in self._issued() if rows.waits(one)]
        if not serials:
            return
        self._run(lambda: self._service.hand_over(serials), self._on_handed_over)

    def correct(self) -> None:
        """Make a certificate out anew that was handed over with a mistake in it."""
        chosen = self._issued()
        if len(chosen) != 1:
            return
        serial = chosen[0].serial
        dialogs.asker().ask_reason(
            self,
            lambda: tr("Put a mistake right"),
            lambda: tr("Mend the name on the member's page first. The new certificate replaces this one."),
            lambda: tr("Make it out anew"),
            lambda reason: self._run(lambda: self._service.correct(serial, reason), self._on_made),
        )

    def ask_pages(self) -> None:
        """Print some pages of the last PDF again, as after a jam."""
        printed = self._printed
        pages = TextField(
            lambda: tr("Pages"), lambda: tr("As 9-14, or 3, 9-14."), hint=lambda: "9-14", own_script=False
        )

        def accept() -> bool:
            try:
                serials = only(printed, pages.text())
            except Refused as refused:
                said = refused.message
                pages.trouble(lambda: say(said))
                return False
            listed = self._view.issued if self._view else ()
            ask = any(one.handed_over_on for one in listed if one.serial in serials)
            self._print(serials, ask=ask)
            return True

        dialogs.asker().ask_form(self, lambda: tr("Print pages again"), pages, lambda: tr("Print"), accept)

    def ask_verify(self) -> None:
        """Ask for a serial and a code; the dialog stays open for the next."""
        form = VerifyForm(self._service)

        def accept() -> bool:
            form.ask()
            return False

        dialogs.asker().ask_form(self, lambda: tr("Verify a certificate"), form, lambda: tr("Verify"), accept)

    def print_register(self) -> None:
        """Show the register of this financial year, to print."""
        first, last = financial_year_days(self._service.today())
        self._run(lambda: self._service.register(first, last), self._on_paper)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        background.run(lambda _job: work(), done, self._on_trouble, self)

    def _on_made(self, made: Made) -> None:
        if made.left_out:
            names = made.left_out
            dialogs.asker().tell(
                self,
                lambda: tr("Some certificates were left out"),
                lambda: "\n".join(
                    tr("{name}: no consent for a certificate is recorded yet.", name=one) for one in names
                ),
            )
        if made.noted:
            noted = made.noted
            self.told.emit(
                lambda: trn("{n} milestone is noted as given.", "{n} milestones are noted as given.", noted)
            )
        if made.paper is not None:
            self._printed = made.serials
            self.jam.setVisible(len(made.serials) > 1)
            self._on_paper(made.paper)
        self.refresh()

    def _on_released(self, made: Made) -> None:
        many = len(made.serials)
        self.told.emit(
            lambda: trn(
                "{n} certificate is released to the desk.", "{n} certificates are released to the desk.", many
            )
        )
        self._on_made(made)

    def _on_handed_over(self, ticked: int) -> None:
        self.told.emit(
            lambda: trn("{n} certificate was handed over.", "{n} certificates were handed over.", ticked)
        )
        self.picks.unpick()
        self.refresh()

    def _on_paper(self, paper: Paper) -> None:
        show_paper(self, paper, self.queue_words, self._save)

    def _on_trouble(self, error: Exception) -> None:
        said = background.sentence(error)
        panel = self.panel.current()
        if isinstance(panel, MakingPanel | IssuedPanel):
            panel.refuse(lambda: say(said))
        else:
            self.tell_trouble(error)

    def rows_of(self, queue: str) -> Sequence[ListRow]:
        """Return the rows of one list."""
        if queue in OPEN_TO_ALL:
            return rows.issued_rows(self._issued_in(queue))
        return rows.due_rows(self._due_in(queue))

    def _due_in(self, queue: str) -> Sequence[DueRow]:
        if self._view is None:
            return ()
        if queue == "night":
            evening = self._chosen_evening()
            return evening.rows if evening else ()
        return (self._view.due or {}).get(queue, ())

    def _chosen_evening(self) -> Evening | None:
        every = self._view.evenings if self._view else ()
        return next((one for one in every if one.session == self.evening), every[0] if every else None)

    def _on_evening(self) -> None:
        self.evening = self.whose.value() or 0
        self.turn("night")
        self._count_chips()

    def _issued_in(self, queue: str) -> Sequence[IssuedRow]:
        listed = self._view.issued if self._view else ()
        return [one for one in listed if rows.waits(one)] if queue == "print" else listed

    def _due(self) -> list[DueRow]:
        if self.queue in OPEN_TO_ALL:
            return []
        due = self._due_in(self.queue)
        return [due[place] for place in self.picks.places() if place < len(due)]

    def _issued(self) -> list[IssuedRow]:
        if self.queue not in OPEN_TO_ALL:
            return []
        listed = self._issued_in(self.queue)
        return [listed[place] for place in self.picks.places() if place < len(listed)]

    def _on_chosen(self, key: object) -> None:  # noqa: ARG002 - what is ticked counts first
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show how the chosen certificates shall look, or what became of them."""
        due, issued = self._due(), self._issued()
        self._night.setVisible(self.queue == "night" and self._view is not None)
        self.whose.setVisible(self._view is not None and len(self._view.evenings) > 1)
        evening = self._chosen_evening()
        self.reach.say(partial(_reach_words, evening) if evening else silent)
        page: QWidget = self.nothing
        if due:
            self.making.show_chosen(due, evening=self.queue == "night")
            page = self.making
        elif issued and self._view is not None:
            self.issued.show_chosen(issued, may_correct=self._view.due is not None)
            page = self.issued
        self.panel.turn(page)

    def _empty_words(self) -> str:
        if self.queue in OPEN_TO_ALL:
            return tr("What counsellors release appears here by itself.")
        return tr("Milestones appear here by themselves, on their day.")


def _evening_words(evening: Evening) -> str:
    if not evening.session:
        return tr("Everybody")
    return joined(
        named(evening.group), short_date(evening.on), trc("chip night", "held") if evening.held else ""
    )


def _reach_words(evening: Evening) -> str:
    if evening.last is None and evening.held:
        return tr("Reached in the {n} days before it: no chip night was held before.", n=FIRST_DAYS)
    if evening.last is None:
        return tr("Reached in the last {n} days: no chip night was held yet.", n=FIRST_DAYS)
    return tr("Reached since the chip night of {on}.", on=evening.last)
