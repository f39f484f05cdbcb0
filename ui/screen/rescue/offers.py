# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Next steps as buttons below a sentence, the likeliest first."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.vault.failures import Offer
from ui.language import tr
from ui.screen.widgets.controls import Button
from ui.screen.widgets.flow import Flow
from ui.screen.widgets.words import Words

_LOOKS: dict[Offer, tuple[Words, str]] = {
    Offer.TRY_AGAIN: (lambda: tr("Try again"), "refresh-cw"),
    Offer.RESTORE: (lambda: tr("Restore a backup"), "archive-restore"),
    Offer.SALVAGE: (lambda: tr("Save what is readable"), "heart-handshake"),
    Offer.SHEET: (lambda: tr("Open with the recovery sheet"), "key-round"),
    Offer.FREE_SPACE: (lambda: tr("Free the reserve of 8 MB"), "hard-drive"),
    Offer.CONFIRM_DATE: (lambda: tr("Confirm today's date"), "calendar-check"),
    Offer.GO_ON_OLDER: (lambda: tr("Go on with this copy, as a manager"), "history"),
}


class OfferBar(QWidget):
    """One button for each offer that this page can keep; without any it takes no room."""

    taken = Signal(object)
    """The ``Offer`` that was pressed."""

    def __init__(self, able: Sequence[Offer]) -> None:
        super().__init__()
        self.able = set(able)
        self.follows: QWidget | None = None
        """Where Tab comes from: a page lays this bar in when it is needed, among what stands there."""
        self.buttons = {offer: self._made(offer) for offer in Offer}
        self._flow = Flow()
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hush()

    def _made(self, offer: Offer) -> Button:
        words, icon = _LOOKS[offer]
        button = Button(words, "", icon)
        button.setParent(self)

        def press() -> None:
            self.taken.emit(offer)

        button.clicked.connect(press)
        return button

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these, as far as the page can keep them."""
        shown = [offer for offer in offers if offer in self.able]
        for offer, button in self.buttons.items():
            button.setVisible(offer in shown)
        while self._flow.takeAt(0) is not None:
            pass  # each comes back in the order of today's offers
        for offer in shown:
            self._flow.addWidget(self.buttons[offer])
        stops = [self.follows, *(self.buttons[offer] for offer in shown)]
        for before, after in pairwise(each for each in stops if each is not None):
            self.setTabOrder(before, after)
        self.setVisible(bool(shown))

    def hush(self) -> None:
        """Offer nothing."""
        self.show_offers(())
