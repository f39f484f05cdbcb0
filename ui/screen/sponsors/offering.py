# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sponsor's page: how many places they offer, who walks with them, and who did before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.people.training import newest
from models.sponsorship.pairings import PairRow
from models.sponsorship.queues import SponsorRow
from models.words import TrainingKind
from ui.language import named, tr, trn
from ui.screen.sponsors.rows import walked_rows, walking_rows
from ui.screen.sponsors.service import SponsorsService
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import number_field
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import joined, silent

MOST_PLACES = 20


class OfferPanel(QWidget):
    """Places and sponsees of one sponsor; the number is kept when the field is left."""

    changed = Signal(object)
    """Words for the status line."""
    path_requested = Signal(int)
    """Somebody wants to see the sponsor's path and trainings: the member's number."""
    pair_requested = Signal(int)
    """Somebody wants to see one of the pairs."""

    def __init__(self, service: SponsorsService) -> None:
        super().__init__()
        self._service = service
        self._sponsor: SponsorRow | None = None
        self.name = Label(silent, "name", wrap=True)
        self.facts = Label(silent, "sub", wrap=True)
        self.trained = Label(silent, "sub", wrap=True)
        self.path = Button(lambda: tr("Path and trainings"), icon="award")
        self.places = number_field(
            lambda: tr("How many sponsees at most"),
            lambda: tr("Includes those who walk with them now."),
            most=MOST_PLACES,
        )
        self.trouble = Notice()
        self.pairs = ListCard(
            lambda: tr("Walks with"),
            Empty("handshake", lambda: tr("Nobody yet"), lambda: tr("There is room to walk with somebody.")),
        )
        card = Card()
        for part in (self.name, self.facts, self.trained, self.places, self.trouble):
            card.body.addWidget(part)
        card.body.addLayout(row(self.path, None))
        self.path.clicked.connect(self._on_path)
        self.before = ListCard(
            lambda: tr("Walked with before"),
            Empty(
                "history",
                lambda: tr("No pair of theirs has ended"),
                lambda: tr("Pairs that ended stay here, with what was handed over."),
            ),
        )
        self.setLayout(column(card, self.pairs, self.before, None, gap=14))
        self.places.left.connect(self._on_places)
        for listed in (self.pairs, self.before):
            listed.list.acted.connect(self._on_pair)

    def show_sponsor(
        self, sponsor: SponsorRow, walking: Sequence[PairRow], ended: Sequence[PairRow] = ()
    ) -> None:
        """Show a sponsor and their pairs; those that ended last come first below."""
        self._sponsor = sponsor
        self.name.say(lambda: named(sponsor.name))
        self.facts.say(
            lambda: joined(
                sponsor.number_text,
                trn("{n} sponsee", "{n} sponsees", sponsor.sponsees),
                trn("{n} free place", "{n} free places", sponsor.free),
            )
        )
        self.trained.say(lambda: _trained(sponsor, self._service.today()))
        self.places.show_value(sponsor.sponsees + sponsor.free)
        self.trouble.hush()
        self.pairs.show_rows(walking_rows(walking))
        self.before.show_rows(walked_rows(ended))

    def forget(self) -> None:
        """Let go of the sponsor."""
        self._sponsor = None
        self.name.say(silent)
        self.facts.say(silent)
        self.trained.say(silent)
        self.pairs.forget()
        self.before.forget()
        self.trouble.hush()

    def _on_places(self, places: object) -> None:
        sponsor = self._sponsor
        if sponsor is None or not isinstance(places, int):
            return
        if self.trouble.heeds(lambda: self._service.offer(sponsor.member, places)):
            self.changed.emit(lambda: tr("Saved."))

    def _on_path(self) -> None:
        if self._sponsor is not None:
            self.path_requested.emit(self._sponsor.member)

    def _on_pair(self, key: object) -> None:
        match key:
            case ("pair", int(number)):
                self.pair_requested.emit(number)
            case _:
                pass


def _trained(sponsor: SponsorRow, on: date) -> str:
    """Say until when the sponsor's training is good; None is no fault, it can be asked for."""
    found = newest(sponsor.trainings, TrainingKind.SPONSOR, on)
    if found is None:
        return tr("No sponsor's training is good today.")
    if found.expires_on is None:
        return tr("Trained as a sponsor.")
    return tr("Trained as a sponsor, good until {until}.", until=found.expires_on)
