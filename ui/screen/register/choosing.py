# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a session: today's sessions, earlier ones nobody finished, and a sheet's code to type."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.gatherings.choosing import SessionLine
from models.words import Mark, SessionState
from ui import language
from ui.labels import label
from ui.language import named, tr
from ui.screen import theme
from ui.screen.calendar import clock_time, ends, long_date, short_date
from ui.screen.recordby import record_words
from ui.screen.register.cells import joined
from ui.screen.register.findbox import Box
from ui.screen.register.head import STATE_PILLS
from ui.screen.register.service import Choice
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.flow import flow
from ui.screen.widgets.page import Page
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Speaks, Words, silent

_TWO_COLUMNS = 900


class Choosing(Page, Speaks):
    """The page where a session is chosen."""

    session_chosen = Signal(object)
    code_typed = Signal(str)
    forgotten_requested = Signal()
    month_requested = Signal()
    evening_requested = Signal()
    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice | None = None
        self.title = Label(lambda: tr("Register"), "page")
        self.date = Label(self._date_words, "sub")
        self.code = Box(lambda: tr("Sheet code"), lambda: tr("Sheet code, typed or scanned"))
        self.trouble = Label(silent, "sub", wrap=True)
        self.forgotten = Button(lambda: tr("Log a forgotten session"), "", "history")
        self.month = Button(lambda: tr("Close the month"), "", "stamp")
        self.evening = Button(lambda: tr("Print tomorrow's sheets"), "", "printer")
        self.today = ListCard(
            lambda: tr("Sessions today"),
            Empty(
                "sunrise",
                lambda: tr("No session is planned for today"),
                lambda: tr("Plan one under Groups, or log one that was held and forgotten."),
                lambda: tr("Log a forgotten session"),
            ),
            kind="hero",
        )
        self.earlier = ListCard(
            lambda: tr("Not recorded yet"),
            Empty("circle-check", lambda: tr("Every session so far is recorded"), lambda: tr("Thank you.")),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        named = column(self.title, self.date, gap=2)
        head = flow(named, None, self.forgotten, self.evening, self.month, gap=10)
        self.code.setMinimumWidth(theme.px(300))
        side = QWidget()
        side.setLayout(column(self.earlier, None, gap=16))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addLayout(column(self.today, None, gap=16), 11)
        self._columns.addWidget(side, 9)
        whole = column(gap=14, margins=(28, 22, 28, 24))
        whole.addLayout(head)
        line = row(gap=12)
        line.addWidget(self.code, 2)
        line.addWidget(self.trouble, 3)
        whole.addLayout(line)
        whole.addLayout(self._columns, 1)
        self.inside.setLayout(whole)

    def _connect(self) -> None:
        for card in (self.today, self.earlier):
            card.list.acted.connect(self.session_chosen)
            card.retry_requested.connect(self.retry_requested)
        self.today.empty.pressed.connect(self.forgotten_requested)
        self.code.entered.connect(self._on_code)
        self.code.went_down.connect(self.today.list.setFocus)
        self.code.escaped.connect(self._on_escaped)
        self.forgotten.clicked.connect(self.forgotten_requested)
        self.month.clicked.connect(self.month_requested)
        self.evening.clicked.connect(self.evening_requested)

    def wait(self) -> None:
        """Say that sessions are being read, where none stand yet."""
        if self._choice is None:
            self.today.show_busy()
            self.earlier.show_busy()

    def is_untouched(self) -> bool:
        """Tell whether somebody who came here waits for the sessions and typed nothing yet."""
        return self.code.hasFocus() and not self.code.text() and not self.today.list.rows()

    def show_choice(self, choice: Choice) -> None:
        """Show sessions to choose from."""
        self._choice = choice
        self.month.setVisible(choice.rights.cancel)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the rows again."""
        self.date.retranslate()
        if self._choice is not None:
            self.today.show_rows([_row(each, dated=False) for each in self._choice.today])
            self.earlier.show_rows([_row(each, dated=True) for each in self._choice.earlier])

    def forget(self) -> None:
        """Let go of everything."""
        self._choice = None
        self.code.clear()
        self.trouble.say(silent)
        self.today.forget()
        self.earlier.forget()

    def settle(self) -> None:
        """Work begins at the first session, else where a code is typed."""
        (self.today.list if self.today.list.rows() else self.code).setFocus()

    def say_trouble(self, words: Words) -> None:
        """Say why a code opened nothing."""
        self.trouble.say(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below each other where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS) * 0.86
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _date_words(self) -> str:
        return long_date(self._choice.on) if self._choice else ""

    def _on_code(self) -> None:
        if self.code.text().strip():
            self.trouble.say(silent)
            self.code_typed.emit(self.code.text())

    def _on_escaped(self) -> None:
        self.code.clear()
        self.trouble.say(silent)


def _row(session: SessionLine, *, dated: bool) -> ListRow:
    at = clock_time(session.starts)
    until = clock_time(ends(session.on, session.starts, session.minutes)) if session.starts else ""
    day = short_date(session.on) if dated else ""
    forgotten = dated and session.state is SessionState.PLANNED
    return ListRow(
        key=session.session,
        title=named(session.group),
        detail=joined(
            day, at if dated else "", session.place, session.facilitator, record_words(session.record_by)
        ),
        lead=("", "") if dated else (at, until),
        pill=label(Mark.NOT_RECORDED if forgotten else session.state, language.current()),
        pill_kind="warn" if forgotten else STATE_PILLS[session.state],
        note=""
        if dated
        else tr("{recorded} of {expected} recorded", recorded=session.recorded, expected=session.expected),
        bar=None if dated else (session.recorded, session.expected),
        action=tr("Open register"),
        action_icon="clipboard-list",
    )
