# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates that were released: printing them, handing them over, putting a mistake right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.sobriety.reprints import IssuedRow
from ui import language
from ui.labels import milestone
from ui.language import tr, trn
from ui.screen.calendar import plain_date
from ui.screen.milestones.rows import state
from ui.screen.widgets.controls import Button, Card, Label, column
from ui.screen.widgets.flow import flow
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, joined, silent


class IssuedPanel(QWidget):
    """One certificate, or several that were chosen."""

    print_requested = Signal()
    hand_over_requested = Signal()
    correct_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Label(silent, "name", wrap=True)
        self.facts = Label(silent, "sub", wrap=True)
        self.print = Button(lambda: tr("Print"), "primary", "printer").hint(lambda: tr("Enter"))
        self.hand_over = Button(lambda: tr("Handed over"), icon="check").hint(lambda: tr("Ctrl+H"))
        self.correct = Button(lambda: tr("Put a mistake right …"), icon="pencil")
        self.trouble = Notice()
        self.history = ListCard(
            lambda: tr("Printed again"),
            Empty("printer", lambda: tr("Not printed again"), lambda: tr("Each reprint stands here.")),
        )
        card = Card(gap=10)
        for part in (self.name, self.facts, self.trouble):
            card.body.addWidget(part)
        card.body.addLayout(flow(self.print, self.hand_over, self.correct))
        self.setLayout(column(card, self.history, None, gap=14))
        self.print.clicked.connect(self.print_requested)
        self.hand_over.clicked.connect(self.hand_over_requested)
        self.correct.clicked.connect(self.correct_requested)

    def show_chosen(self, rows: Sequence[IssuedRow], *, may_correct: bool) -> None:
        """Show certificates; one in full, several as a count."""
        many, one = len(rows), rows[0]
        single = many == 1
        self.name.say(lambda: one.name if single else trn("{n} certificate", "{n} certificates", many))
        self.facts.say(lambda: _facts(one) if single else "")
        self.hand_over.setEnabled(any(each.handed_over_on is None for each in rows))
        self.correct.setVisible(
            single and may_correct and one.handed_over_on is not None and not one.replaced_by
        )
        self.print.setVisible(any(not each.replaced_by for each in rows))
        self.history.setVisible(single)
        self.history.show_rows(
            [
                ListRow(place, why, plain_date(date.fromisoformat(on)))
                for place, (on, why) in enumerate(one.reprints)
            ]
        )
        self.trouble.hush()

    def refuse(self, words: Words) -> None:
        """Say why nothing was done."""
        self.trouble.say(words)

    def forget(self) -> None:
        """Let go of everybody."""
        self.name.say(silent)
        self.facts.say(silent)
        self.history.forget()
        self.trouble.hush()


def _facts(one: IssuedRow) -> str:
    return joined(
        one.serial,
        one.number_text,
        milestone(one.unit, one.count, language.current()),
        tr("reached on {on}", on=one.reached_on),
        state(one),
        tr("replaced by {serial}", serial=one.replaced_by) if one.replaced_by else "",
    )
