# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ask what a paper needs, make it off the window's thread, and show it: one road for every such paper."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.words import NameLevel
from ui.language import tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.papers.asking import BlankAsking, CardsAsking, FormAsking, MonthAsking, SlipAsking
from ui.screen.papers.service import Papers
from ui.screen.printing import show_paper
from ui.screen.widgets.words import Words, silent


class PaperDesk(QObject):
    """Prints over one widget of the window."""

    told = Signal(object)

    def __init__(self, papers: Papers, over: QWidget) -> None:
        super().__init__(over)
        self._papers, self._over = papers, over

    def ask_cards(self, numbers: Sequence[int]) -> None:
        """Ask how names show on the cards of these members, and print them."""
        many, wanted = len(numbers), tuple(numbers)
        form = CardsAsking(lambda: trn("{n} card, ten to a sheet", "{n} cards, ten to a sheet", many))

        def accept() -> bool:
            level, tongue = form.level.value() or NameLevel.INITIAL, form.tongue()
            self._make(lambda: tr("Cards"), lambda: self._papers.cards(wanted, level, tongue))
            return True

        self._ask(lambda: tr("Print cards"), form, accept)

    def ask_group_cards(self, group: int) -> None:
        """Print the cards of everybody in a group."""

        def work(job: Job) -> Sequence[int]:  # noqa: ARG001 - one short read
            return self._papers.everybody(group)

        background.run(work, self.ask_cards, self._on_trouble, self)

    def ask_slip(self, number: int) -> None:
        """Ask for the days, and print a member's attendance slip."""
        form = SlipAsking(self._papers.today())

        def accept() -> bool:
            days = form.days()
            if days is None:
                return False
            tongue, quiet = form.tongue(), form.discreet.value()
            self._make(
                lambda: tr("Attendance slip"),
                lambda: self._papers.slip(number, *days, tongue, without_a_word=quiet),
            )
            return True

        self._ask(lambda: tr("Print an attendance slip"), form, accept)

    def ask_form(self) -> None:
        """Ask which blank form, and print it."""
        form = FormAsking()

        def accept() -> bool:
            which, tongue = form.form.value(), form.tongue()
            if which is not None:
                self._make(lambda: tr("Blank form"), lambda: self._papers.form(which, tongue))
            return which is not None

        self._ask(lambda: tr("Print a blank form"), form, accept)

    def ask_month(self, group: int) -> None:
        """Ask which month of a group, and print its grid."""
        form = MonthAsking(self._papers.today())

        def accept() -> bool:
            first = form.first()
            if first is None:
                return False
            tongue, filled, legal = form.tongue(), form.filled.value(), form.legal.value()
            self._make(
                lambda: tr("Attendance register"),
                lambda: self._papers.month(group, first, tongue, filled=filled, legal=legal),
            )
            return True

        self._ask(lambda: tr("Print a month"), form, accept)

    def ask_blank_sheets(self, group: int) -> None:
        """Ask for which day, and print two blank sheets with codes."""
        form = BlankAsking()

        def accept() -> bool:
            if not form.day.readable():
                return False
            day, tongue = form.day.value(), form.tongue()
            self._make(lambda: tr("Attendance sheet"), lambda: self._papers.blank_sheets(group, day, tongue))
            return True

        self._ask(lambda: tr("Print two blank sheets"), form, accept)

    def _ask(self, head: Words, form: QWidget, accept: Callable[[], bool]) -> None:
        dialogs.asker().ask_form(self._over, head, form, lambda: tr("Print"), accept)

    def _make(self, head: Words, make: Callable[[], Paper]) -> None:
        self.told.emit(lambda: tr("Making the paper …"))

        def work(job: Job) -> Paper:  # noqa: ARG001 - a paper is made in one piece
            return make()

        def made(paper: Paper) -> None:
            self.told.emit(silent)
            show_paper(self._over, paper, head)

        background.run(work, made, self._on_trouble, self)

    def _on_trouble(self, error: Exception) -> None:
        self.told.emit(silent)
        dialogs.tell_trouble(self._over, error)
