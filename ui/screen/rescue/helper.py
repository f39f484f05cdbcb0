# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of signing in and its next steps: what each button below the sentence does."""

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from models.vault.failures import Offer
from ui.language import dates_as_shown, tr
from ui.screen.rescue.offers import OfferBar

if TYPE_CHECKING:
    from ui.screen.front import Front
    from ui.screen.sign_in import SignIn

_ABLE = (
    Offer.TRY_AGAIN,
    Offer.RESTORE,
    Offer.SALVAGE,
    Offer.FREE_SPACE,
    Offer.CONFIRM_DATE,
    Offer.GO_ON_OLDER,
)
"""The recovery sheet has a button of its own on the page, always."""


class Helper(QObject):
    """Keeps what the buttons promise."""

    helped = Signal(object)
    """Somebody is signed in now: a ``Person``."""
    again_requested = Signal()
    sheet_requested = Signal()

    def __init__(self, page: "SignIn", front: "Front") -> None:
        super().__init__(page)
        self._page, self._front = page, front
        self._met: Exception | None = None
        self.offers = OfferBar(_ABLE)
        self.offers.taken.connect(self.take)

    def meet(self, error: Exception) -> None:
        """Show the next steps of what kept the register closed."""
        self._met = error
        self.offers.show_offers(cast("tuple[Offer, ...]", getattr(error, "offers", ())))

    def take(self, offer: Offer) -> None:
        """Do what was pressed."""
        {
            Offer.TRY_AGAIN: self.again_requested.emit,
            Offer.RESTORE: self.restore,
            Offer.SALVAGE: self.salvage,
            Offer.SHEET: self.sheet_requested.emit,
            Offer.FREE_SPACE: self.free_space,
            Offer.CONFIRM_DATE: self.confirm_date,
            Offer.GO_ON_OLDER: self.go_on_older,
        }[offer]()

    def restore(self) -> None:
        """Choose a backup and put it back."""
        from ui.screen.rescue.restoring import ask_restore

        ask_restore(self._page, self._front.rescue(), self.helped.emit)

    def salvage(self) -> None:
        """Save what is readable."""
        from ui.screen.rescue.restoring import ask_salvage

        ask_salvage(self._page, self._front.rescue(), self.helped.emit)

    def free_space(self) -> None:
        """Give the reserve to the full disk."""
        freed = self._front.rescue().free_space()
        self.offers.show_offers((Offer.TRY_AGAIN,))
        self._page.notice.say(
            lambda: (
                tr("8 MB were freed. Type your password again, then delete or move large files.")
                if freed
                else tr("The reserve is used up already. Delete or move some large files, then try again.")
            ),
            "info",
        )
        self._page.settle()

    def confirm_date(self) -> None:
        """Ask which day it is, once."""
        from ui.screen.rescue.dating import ask_date

        ask_date(self._page, self._met, self._go_by)

    def _go_by(self, day: date) -> None:
        self._front.rescue().confirm_today(day)
        self.offers.hush()
        self._page.notice.say(
            lambda: tr("Today is {date}. Now type your password.", date=dates_as_shown(day)), "ok"
        )
        self._page.settle()

    def go_on_older(self) -> None:
        """Let a manager sign in to an older copy."""
        self._front.rescue().go_on_older()
        self.offers.hush()
        self._page.notice.say(
            lambda: tr(
                "A manager can go on with this copy now: choose your name and type your password. What was"
                " saved later is not in it; the log says so."
            ),
            "info",
        )
        self._page.settle()
