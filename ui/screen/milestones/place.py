# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones: whom do we celebrate? Lists as chips, the chosen one below, and beside it the certificates."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.dates import financial_year_days
from models.messages import Refused
from models.sobriety.reprints import IssuedRow, only
from models.sobriety.rows import DueRow
from ui.language import say, tr, trn
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.milestones import rows
from ui.screen.milestones.issued import IssuedPanel
from ui.screen.milestones.making import MakingPanel
from ui.screen.milestones.service import Made, MilestonesService, MilestonesView
from ui.screen.milestones.verifying import VerifyForm
from ui.screen.place import Destination, Place, Where
from ui.screen.printing import Save, show_paper
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.page import Page
from ui.screen.widgets.picklist import PickList
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard, Stack
from ui.screen.widgets.words import Words

_TWO_COLUMNS = 940

QUEUES: tuple[tuple[str, Words], ...] = (
    ("today", lambda: tr("Today")),
    ("week", lambda: tr("In 7 days")),
    ("month", lambda: tr("In 30 days")),
    ("missed", lambda: tr("Missed")),
    ("night", lambda: tr("Chip night")),
    ("print", lambda: tr("Print list")),
    ("register", lambda: tr("Register")),
)
OPEN_TO_ALL = ("print", "register")


class MilestonesPlace(Place):
    """Who reached what, and the paper that celebrates it."""

    def __init__(self, service: MilestonesService, save: Save) -> None:
        super().__init__(Where.MILESTONES, lambda: tr("Milestones"), "award")
        self._service, self._save = service, save
        self._view: MilestonesView | None = None
        self._task: background.Task | None = None
        self._printed: tuple[str, ...] = ()
        self.queue = "today"
        self.title = Label(lambda: tr("Milestones"), "page")
        self.chips = Chips(QUEUES, exclusive=True)
        self.again = Button(lambda: tr("Read again"), "ghost", "refresh-cw", bare=True)
        self.again.hint(lambda: tr("Read again (F5)"))
        self.verify = Button(lambda: tr("Verify a certificate …"), icon="scan-line").hint(
            lambda: tr("Ctrl+E")
        )
        self.jam = Button(lambda: tr("Pages again …"), icon="printer")
        self.book = Button(lambda: tr("Print the register"), icon="printer")
        self.picks = PickList(self._queue_words)
        self.list = ListCard(
            self._queue_words,
            Empty("award", lambda: tr("Nobody stands here now"), self._empty_words, tint="glow"),
            hints=(
                ("Space", lambda: tr("choose")),
                ("Ctrl+A", lambda: tr("all")),
                ("Enter", lambda: tr("prepare")),
            ),
            scrolls=True,
            rows=self.picks,
        )
        self.panel = Stack()
        self.nothing = Empty(
            "sparkles",
            lambda: tr("Every day lived sober counts"),
            lambda: tr("Choose somebody at the left, or many with Space."),
        )
        self.making, self.issued = MakingPanel(service), IssuedPanel()
        self._build()
        self._connect()

    def _build(self) -> None:
        for page in (self.nothing, self.making, self.issued):
            self.panel.add(page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        beside = Page()
        beside.inside.setLayout(column(self.panel, None, margins=(0, 0, 14, 0)))
        self._columns.addWidget(self.list, 10)
        self._columns.addWidget(beside, 11)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(28, 22, 28, 24)
        whole.setSpacing(14)
        whole.addLayout(row(self.title, None, self.jam, self.book, self.verify, self.again, gap=10))
        whole.addWidget(self.chips)
        whole.addLayout(self._columns, 1)
        self.jam.setVisible(False)

    def _connect(self) -> None:
        self.again.clicked.connect(self.refresh)
        self.verify.clicked.connect(self.ask_verify)
        self.jam.clicked.connect(self.ask_pages)
        self.book.clicked.connect(self.print_register)
        self.chips.picked.connect(self._on_queue_picked)
        self.list.retry_requested.connect(self.refresh)
        self.picks.chosen.connect(self._on_chosen)
        self.picks.picked.connect(self._show_chosen)
        self.making.make_requested.connect(self.make)
        self.making.release_requested.connect(self.release)
        self.making.pack_requested.connect(self.pack)
        self.issued.print_requested.connect(self.print_again)
        self.issued.hand_over_requested.connect(self.hand_over)
        self.issued.correct_requested.connect(self.correct)
        self.picks.entered_on.connect(self.act)
        for keys, slot in (
            ("F5", self.refresh),
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel below the list where the window is narrow or the text large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS) * 0.86
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def refresh(self) -> None:
        """Read everything again, off the window's thread."""
        if self._task is not None:
            self._task.cancel()
        if self._view is None:
            self.list.show_busy()
        service = self._service

        def work(job: Job) -> MilestonesView:  # noqa: ARG001 - one read
            return service.read()

        self._task = background.run(work, self._on_read, self._on_unread, self)

    def visit(self, destination: Destination) -> None:
        """Show a list by its name."""
        if any(destination.part == key for key, _ in QUEUES):
            self.turn(destination.part)
            self.settle()

    def forget(self) -> None:
        """Let go of everybody."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._view, self._printed = None, ()
        self.jam.setVisible(False)
        self.picks.unpick()
        self.list.forget()
        self.making.forget()
        self.issued.forget()
        self.panel.turn(self.nothing)

    def settle(self) -> None:
        """Work begins at who is celebrated."""
        (self.picks if self.picks.rows() else self.chips.buttons[self.queue]).setFocus()

    def retranslate(self) -> None:
        """Say the rows again."""
        if self._view is not None:
            self._count_chips()
            self._show_queue()

    def turn(self, queue: str) -> None:
        """Show one list."""
        self.queue = queue
        self.chips.turn(queue)
        self.picks.unpick()
        self._show_queue()

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
        show_paper(self, paper, self._queue_words, self._save)

    def _on_trouble(self, error: Exception) -> None:
        said = background.sentence(error)
        panel = self.panel.current()
        if isinstance(panel, MakingPanel | IssuedPanel):
            panel.refuse(lambda: say(said))
        else:
            dialogs.asker().tell(self, lambda: tr("This did not work"), lambda: say(said))

    def _on_read(self, view: MilestonesView) -> None:
        self._task = None
        self._view = view
        open_to_all = view.due is None
        for key, button in self.chips.buttons.items():
            button.setVisible(not open_to_all or key in OPEN_TO_ALL)
        if open_to_all and self.queue not in OPEN_TO_ALL:
            self.queue = "print"
            self.chips.turn("print")
        self._count_chips()
        self._show_queue()

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.list.show_trouble(lambda: say(said))

    def _count_chips(self) -> None:
        for key, words in QUEUES:
            self.chips.buttons[key].say(partial(_counted, words, len(self._rows_of(key))))

    def _show_queue(self) -> None:
        self.list.title.retranslate()
        shown = self._rows_of(self.queue)
        self.list.show_rows(shown)
        self._show_chosen()

    def _rows_of(self, queue: str) -> Sequence[ListRow]:
        if queue in OPEN_TO_ALL:
            return rows.issued_rows(self._issued_in(queue))
        return rows.due_rows(self._due_in(queue))

    def _due_in(self, queue: str) -> Sequence[DueRow]:
        return (self._view.due or {}).get(queue, ()) if self._view else ()

    def _issued_in(self, queue: str) -> Sequence[IssuedRow]:
        listed = self._view.issued if self._view else ()
        return [one for one in listed if rows.waits(one)] if queue == "print" else listed

    def _due(self) -> list[DueRow]:
        by_key = {rows.due_key(one): one for one in self._due_in(self.queue)}
        return [by_key[key] for key in self.picks.picks() if key in by_key]  # pyright: ignore[reportArgumentType] - keys of this list

    def _issued(self) -> list[IssuedRow]:
        if self.queue not in OPEN_TO_ALL:
            return []
        wanted = set(self.picks.picks())
        return [one for one in self._issued_in(self.queue) if ("issued", one.serial) in wanted]

    def _on_queue_picked(self, queue: object) -> None:
        self.turn(str(queue))

    def _on_chosen(self, key: object) -> None:  # noqa: ARG002 - what is ticked counts first
        self._show_chosen()

    def _show_chosen(self) -> None:
        due, issued = self._due(), self._issued()
        page: QWidget = self.nothing
        if due:
            self.making.show_chosen(due, evening=self.queue == "night")
            page = self.making
        elif issued and self._view is not None:
            self.issued.show_chosen(issued, may_correct=self._view.due is not None)
            page = self.issued
        self.panel.turn(page)

    def _queue_words(self) -> str:
        return next(words for key, words in QUEUES if key == self.queue)()

    def _empty_words(self) -> str:
        if self.queue in OPEN_TO_ALL:
            return tr("What counsellors release appears here by itself.")
        return tr("Milestones appear here by themselves, on their day.")


def _counted(words: Words, count: int) -> str:
    return f"{words()}  {count}" if count else words()
