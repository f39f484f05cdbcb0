# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors: who walks with whom? Who waits at the left, and beside it what can be done."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QKeySequence, QShortcut

from models.messages import Refused
from models.sponsorship.pairings import PairRow
from models.sponsorship.queues import NeedRow, SponsorRow
from ui.language import tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.place import Destination, Where
from ui.screen.printing import Save, show_paper
from ui.screen.queueplace import QueuePlace, Queues
from ui.screen.sponsors import rows
from ui.screen.sponsors.apart import ApartForm
from ui.screen.sponsors.caring import PairPanel
from ui.screen.sponsors.leaving import LeavingPanel
from ui.screen.sponsors.offering import OfferPanel
from ui.screen.sponsors.service import Named, SponsorsService, SponsorsView
from ui.screen.sponsors.suggesting import FindMember, SuggestPanel
from ui.screen.widgets.controls import Button
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words

QUEUES: Queues = (
    ("needs", lambda: tr("Needs a sponsor")),
    ("again", lambda: tr("To pair again")),
    ("silent", lambda: tr("Silent")),
    ("ending", lambda: tr("Ending soon")),
    ("review", lambda: tr("Review")),
    ("pairs", lambda: tr("All pairs")),
    ("ended", lambda: tr("Ended")),
    ("sponsors", lambda: tr("Sponsors")),
    ("leaders", lambda: tr("Peer leaders")),
    ("apart", lambda: tr("Not to pair")),
    ("tree", lambda: tr("Tree")),
)
OPEN_TO_ALL = ("pairs", "tree")


class SponsorsPlace(QueuePlace[SponsorsView]):
    """Queues as chips, the chosen one as a list, and a panel for the chosen row."""

    def __init__(self, service: SponsorsService, save: Save) -> None:
        super().__init__(Where.SPONSORS, lambda: tr("Sponsors"), "heart-handshake", QUEUES, OPEN_TO_ALL)
        self._service, self._save = service, save
        self._wanted: tuple[str, int] | None = None
        self.leaves = Button(lambda: tr("Somebody leaves …"), icon="log-out")
        self.part = Button(lambda: tr("Do not pair …"), icon="unlink")
        self.print = Button(lambda: tr("Print the tree"), icon="printer")
        self.suggesting = SuggestPanel(service)
        self.caring = PairPanel(service)
        self._offering: OfferPanel | None = None
        self._leaving: LeavingPanel | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        listed = ListCard(
            self.queue_words,
            Empty("heart-handshake", lambda: tr("Nobody waits here"), self._empty_words, tint="glow"),
            scrolls=True,
        )
        nothing = Empty(
            "handshake",
            lambda: tr("Recovery is walked together"),
            self._nothing_words,
        )
        self.lay_out(listed, nothing, (self.suggesting, self.caring), (self.print, self.part, self.leaves))

    def _connect(self) -> None:
        self.list.list.chosen.connect(self._on_chosen)
        self.list.list.acted.connect(self._on_acted)
        self.suggesting.paired.connect(self._on_paired)
        self.caring.changed.connect(self._on_changed)
        self.leaves.clicked.connect(self.ask_who_leaves)
        self.part.clicked.connect(self.ask_apart)
        self.print.clicked.connect(self.print_picture)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_picture)

    @property
    def offering(self) -> OfferPanel:
        """A sponsor's page, built ahead or when it is first shown."""
        if self._offering is None:
            self._offering = made = OfferPanel(self._service)
            self.panel.add(made)
            made.changed.connect(self._on_changed)
            made.pair_requested.connect(self._show_pair_of)
            made.path_requested.connect(self._go_to_path)
        return self._offering

    @property
    def leaving(self) -> LeavingPanel:
        """What somebody holds who leaves, built ahead or when it is first shown."""
        if self._leaving is None:
            self._leaving = made = LeavingPanel(self._service)
            self.panel.add(made)
            made.changed.connect(self.told)
        return self._leaving

    def ahead(self) -> Iterator[None]:
        """Build the panels that few need, one at each step."""
        if self._offering is None and self.offering.isHidden():
            yield
        if self._leaving is None and self.leaving.isHidden():
            yield

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Sponsors."""
        return (
            ("Enter", lambda: tr("Do what the row's button says")),
            ("Ctrl+P", lambda: tr("Print the tree of the pairs")),
            ("F5", lambda: tr("Read the page again")),
        )

    def read(self) -> SponsorsView:
        """Return pairs, queues and sponsors."""
        return self._service.read()

    def shows_all(self, view: SponsorsView) -> bool:
        """Tell whether whoever is signed in may pair."""
        return view.queues is not None

    def visit(self, destination: Destination) -> None:
        """Show a queue; with a member's number, that member in it."""
        if self.has_queue(destination.part):
            self._wanted = (destination.part, destination.subject)
            self._go_to_wanted()

    def forget(self) -> None:
        """Let go of everybody."""
        super().forget()
        self._wanted = None
        for panel in (self.suggesting, self.caring, self._offering, self._leaving):
            if panel is not None:
                panel.forget()

    def ask_who_leaves(self) -> None:
        """Find a member, and show what they hold."""
        form = FindMember(self._service)

        def accept() -> bool:
            who = form.found()
            if who is not None:
                self.show_leaver(who)
            return who is not None

        dialogs.asker().ask_form(self, lambda: tr("Who leaves?"), form, lambda: tr("Show"), accept)

    def ask_apart(self) -> None:
        """Choose two members who are not to be paired, and say why."""
        form = ApartForm(self._service)

        def accept() -> bool:
            if not form.keep():
                return False
            self._on_changed(lambda: tr("These two will not be paired."))
            return True

        dialogs.asker().ask_form(
            self, lambda: tr("Two people who are not to be paired"), form, lambda: tr("Save"), accept
        )

    def _lift_apart(self, apart: int) -> None:
        try:
            self._service.lift_apart(apart)
        except Refused as refused:
            self.tell_trouble(refused)
            return
        self._on_changed(lambda: tr("These two can be paired again."))

    def show_leaver(self, who: Named) -> None:
        """Show what somebody who leaves holds, beside the list."""
        self.leaving.show_leaver(who)
        self.panel.turn(self.leaving)
        self.leaving.settle()

    def print_picture(self) -> None:
        """Show the picture of who walks with whom, to print."""
        service = self._service

        def work(job: Job) -> Paper:  # noqa: ARG001 - one paper
            return service.picture()

        background.run(work, self._on_picture, self.tell_trouble, self)

    def _on_picture(self, paper: Paper) -> None:
        show_paper(self, paper, lambda: tr("Who walks with whom"), self._save)

    def show_view(self, view: SponsorsView) -> None:
        """Show what was read, and go where somebody wanted to."""
        self.leaves.setVisible(view.queues is not None)
        self.part.setVisible(view.may_keep_apart)
        super().show_view(view)
        self._go_to_wanted()

    def show_chosen(self) -> None:
        """Show what can be done for the chosen row."""
        self.nothing.words.retranslate()
        self._on_chosen(self.list.list.current_key())

    def rows_of(self, queue: str) -> Sequence[ListRow]:
        """Return the rows of one queue."""
        view, today = self._view, self._service.today() if self._view else None
        if view is None or today is None:
            return ()
        if queue == "pairs":
            return rows.pair_rows(view.pairs)
        if queue == "ended":
            return rows.ended_rows(view.ended)
        if queue == "tree":
            return rows.tree_rows(view.tree)
        if queue == "sponsors":
            return rows.sponsor_rows(view.sponsors)
        if queue == "leaders":
            return rows.leader_rows(view.leaders)
        if queue == "apart":
            return rows.apart_rows(view.apart, may_change=view.may_keep_apart)
        return () if view.queues is None else rows.queue_rows(view.queues, queue, today)

    def _on_chosen(self, key: object) -> None:
        match key:
            case ("member", int(number)):
                waiting = self._waiting(number)
                if waiting is not None:
                    self.suggesting.show_member(waiting)
                    self.panel.turn(self.suggesting)
            case ("pair", int(number)):
                self._show_pair(number)
            case ("sponsor", int(number)):
                self._show_sponsor(number)
            case _:
                self.panel.turn(self.nothing)

    def _on_acted(self, key: object) -> None:
        match key:
            case ("member", int()):
                self.suggesting.settle()
            case ("pair", int()):
                self.caring.settle()
            case ("apart", int(number)) if self._view is not None and self._view.may_keep_apart:
                self._lift_apart(number)
            case ("leader", int(number)):
                self._go_to_path(number)
            case _:
                pass

    def _go_to_path(self, number: int) -> None:
        self.visit_requested.emit(Destination(Where.MEMBERS, number, "path"))

    def _waiting(self, number: int) -> NeedRow | None:
        queues = self._view.queues if self._view else None
        listed = (*queues.needs, *queues.again) if queues else ()
        return next((one for one in listed if one.member == number), None)

    def _pair(self, number: int) -> PairRow | None:
        every = (*self._view.pairs, *self._view.ended) if self._view else ()
        return next((one for one in every if one.pair == number), None)

    def _show_pair(self, number: int) -> None:
        pair, view = self._pair(number), self._view
        if pair is not None and view is not None:
            to_review = view.queues is not None and any(one.pair == number for one in view.queues.review)
            due = view.dues.get(number)
            self.caring.show_pair(pair, may_change=view.queues is not None, to_review=to_review, due=due)
            self.panel.turn(self.caring)

    def _show_pair_of(self, number: int) -> None:
        live = self._view is not None and any(one.pair == number for one in self._view.pairs)
        self.turn("pairs" if live else "ended")
        self.list.list.choose(("pair", number))
        self.caring.settle()

    def _show_sponsor(self, number: int) -> None:
        view = self._view
        sponsor: SponsorRow | None = (
            next((one for one in view.sponsors if one.member == number), None) if view else None
        )
        if sponsor is not None and view is not None:
            walking = [one for one in view.pairs if one.sponsor == number]
            ended = [one for one in rows.newest_first(view.ended) if one.sponsor == number]
            self.offering.show_sponsor(sponsor, walking, ended)
            self.panel.turn(self.offering)

    def _go_to_wanted(self) -> None:
        if self._wanted is None or self._view is None:
            return
        (queue, subject), self._wanted = self._wanted, None
        self.turn(queue)
        for kind in ("member", "pair", "sponsor"):
            self.list.list.choose((kind, subject))
        self.settle()

    def _on_paired(self, pair: PairRow) -> None:
        self.told.emit(
            lambda: tr(
                "{sponsor} walks with {sponsee} now.", sponsor=pair.sponsor_name, sponsee=pair.sponsee_name
            )
        )
        self.refresh()
        self.list.list.setFocus()

    def _on_changed(self, words: Words) -> None:
        self.told.emit(words)
        self.refresh()

    def _nothing_words(self) -> str:
        """Say what the keys do where a list has nothing to show beside it."""
        if self.queue == "leaders":
            return tr("Enter leads to the path and the trainings of whoever is chosen.")
        if self.queue == "tree":
            return tr("Who stands further in walks with the sponsor above. Ctrl+P prints it.")
        if self.queue == "apart":
            return tr("A manager puts two people on this list and takes them off it.")
        return tr("Choose somebody at the left to see what can be done.")

    def _empty_words(self) -> str:
        if self.queue == "leaders":
            return tr("Who comes regularly and is sober for long enough appears here.")
        if self.queue == "apart":
            return tr("Nobody is kept apart. Who and why stays sealed.")
        if self.queue == "ended":
            return tr("Pairs that ended stay here, with what was handed over.")
        if self.queue in ("pairs", "sponsors", "tree"):
            return tr("Pairs appear here as soon as two people agree to walk together.")
        return tr("Thank you. Whoever needs care appears here by itself.")
