# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of a register: which session, its state, its sheet, and the passes over its people."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from models.gatherings.register import Register
from models.words import SessionState
from ui import language
from ui.labels import label
from ui.language import named, tr, trn
from ui.screen import theme
from ui.screen.calendar import clock_time, ends, middle_date
from ui.screen.recordby import record_words
from ui.screen.register.cells import Part, joined
from ui.screen.register.service import Sitting
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.line import Line
from ui.screen.widgets.words import Speaks, Words, silent

_WIDE, _MIDDLE = 1010, 860
"""Below these widths the passes, and then the buttons, are icons alone."""
STATE_PILLS = {
    SessionState.PLANNED: "info",
    SessionState.OPEN: "ok",
    SessionState.CLOSED: "calm",
    SessionState.CANCELLED: "warn",
}
PARTS: tuple[tuple[Part, Words, str], ...] = (
    (Part.MARKS, lambda: tr("Attendance"), "clipboard-check"),
    (Part.SHARING, lambda: tr("Sharing round"), "message-circle"),
    (Part.SPONSOR, lambda: tr("Met sponsor"), "handshake"),
    (Part.SESSION, lambda: tr("The session"), "notebook-pen"),
)


class Totals(QWidget, Speaks):
    """The running total: who is in the room, who is not recorded, and guests, who are a count."""

    guests_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Register | None = None
        self.room = Label(self._room_words, "head")
        self.rest = Label(self._rest_words, "sub")
        self.guests = Label(self._guest_words, "sub")
        self.fewer = Button(lambda: tr("One guest fewer"), "ghost", "minus", bare=True)
        self.more = Button(lambda: tr("One guest more"), "ghost", "plus", bare=True)
        self.more.hint(lambda: tr("One guest more (F11)"))
        self.fewer.hint(lambda: tr("One guest fewer (Shift+F11)"))
        self.setLayout(row(self.room, self.rest, 6, self.guests, self.fewer, self.more, gap=8))
        self.fewer.clicked.connect(partial(self.guests_changed.emit, -1))
        self.more.clicked.connect(partial(self.guests_changed.emit, 1))

    def show_register(self, shown: Register | None) -> None:
        """Count again."""
        self._shown = shown
        for part in (self.room, self.rest, self.guests):
            part.retranslate()

    def _room_words(self) -> str:
        return tr("{n} in the room", n=self._shown.in_the_room) if self._shown else ""

    def _rest_words(self) -> str:
        if self._shown is None:
            return ""
        left = self._shown.tally.not_recorded
        return tr("{n} not recorded", n=left) if left else tr("all recorded")

    def _guest_words(self) -> str:
        guests = self._shown.tally.guests if self._shown else 0
        return trn("{n} guest", "{n} guests", guests)


class Head(QWidget, Speaks):
    """Which session this is, and what can be done with it as a whole."""

    part_chosen = Signal(object)
    stepped = Signal(int)
    """To the session before (−1) or after (1)."""
    list_requested = Signal()
    print_requested = Signal(bool)
    """Print the sheet: blank (False) or with what is recorded (True)."""
    close_requested = Signal()
    cancel_requested = Signal()
    paper_requested = Signal()
    paste_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sitting: Sitting | None = None
        self.back = Button(lambda: tr("All sessions"), "ghost", "arrow-left", bare=True)
        self.back.hint(lambda: tr("All sessions (Esc)"))
        self.before = Button(lambda: tr("Session before"), "ghost", "chevron-left", bare=True)
        self.before.hint(lambda: tr("Session before (Ctrl+PgUp)"))
        self.after = Button(lambda: tr("Session after"), "ghost", "chevron-right", bare=True)
        self.after.hint(lambda: tr("Session after (Ctrl+PgDn)"))
        self.name = Line(silent, "name", most=420)
        self.state = Label(silent, pill="calm")
        self.late = Label(lambda: tr("Logged late"), pill="warn")
        self.code = Label(silent, pill="key")
        self.when = Line(silent, "cap")
        self.about = Line(silent, "cap")
        self.totals = Totals()
        self.print = Button(lambda: tr("Print sheet"), "", "printer").hint(lambda: tr("Print sheet (Ctrl+P)"))
        self.close_button = Button(lambda: tr("Close session"), "primary", "check").hint(
            lambda: tr("Close session (F12)")
        )
        self.more = Button(lambda: tr("More"), "ghost", "ellipsis-vertical", bare=True)
        self.menu = QMenu(self)
        self.chips: dict[Part, Button] = {}
        self._group = QButtonGroup(self)
        self._make_menu()
        self._build()
        self._connect()

    def _make_menu(self) -> None:
        self._actions: list[tuple[QAction, Words]] = []
        for words, slot in (
            (lambda: tr("Take marks from the signed sheet (F3)"), self.paper_requested.emit),
            (lambda: tr("Paste who was online …"), self.paste_requested.emit),
            (lambda: tr("Print as a record"), partial(self.print_requested.emit, True)),  # noqa: FBT003 - the signal's own argument
            (lambda: tr("Cancel this session …"), self.cancel_requested.emit),
        ):
            action = self.menu.addAction("")
            action.triggered.connect(slot)
            self._actions.append((action, words))
        self.more.setMenu(self.menu)

    def _build(self) -> None:
        for place, (part, words, icon) in enumerate(PARTS):
            chip = Button(words, "chip", icon)
            chip.setCheckable(True)
            chip.hint(_next_part)
            self._group.addButton(chip, place)
            self.chips[part] = chip
        first = row(self.back, self.name, self.state, self.late, self.code, gap=8)
        first.addLayout(column(self.when, self.about, gap=0), 1)
        for part in (self.before, self.after, self.print, self.close_button, self.more):
            first.addWidget(part)
        second = row(self.totals, None, gap=6, margins=(6, 0, 0, 0))
        for chip in self.chips.values():
            second.addWidget(chip)
        self.setLayout(column(first, second, gap=2))

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_chip)
        self.back.clicked.connect(self.list_requested)
        self.before.clicked.connect(partial(self.stepped.emit, -1))
        self.after.clicked.connect(partial(self.stepped.emit, 1))
        self.print.clicked.connect(partial(self.print_requested.emit, False))  # noqa: FBT003 - the signal's own argument
        self.close_button.clicked.connect(self.close_requested)

    def show_sitting(self, sitting: Sitting, part: Part) -> None:
        """Show which session it is."""
        self._sitting = sitting
        session = sitting.session
        going = session.state in (SessionState.PLANNED, SessionState.OPEN)
        self.name.say(lambda: named(session.group))
        self.state.say(lambda: label(session.state, language.current()))
        self.state.become(STATE_PILLS[session.state])
        self.late.setVisible(session.logged_late)
        self.code.say(lambda: session.sheet_code)
        self.code.setToolTip(tr("Sheet code"))
        self.when.say(lambda: _when(sitting))
        self.about.say(lambda: _about(sitting))
        self.totals.show_register(sitting.shown)
        self.close_button.setVisible(going)
        self.chips[part].setChecked(True)
        self._actions[3][0].setVisible(going and sitting.rights.cancel)
        self.retranslate()

    def fit(self, width: int) -> None:
        """Show icons alone where the words need the room."""
        narrow = width < theme.px(_WIDE)
        for chip in self.chips.values():
            chip.show_bare(narrow)
        self.print.show_bare(narrow)
        self.close_button.show_bare(width < theme.px(_MIDDLE))

    def offered(self) -> list[str]:
        """Return what the menu offers now."""
        return [action.text() for action, _ in self._actions if action.isVisible()]

    def forget(self) -> None:
        """Let the session go."""
        self._sitting = None
        for part in (self.name, self.state, self.code, self.when, self.about):
            part.say(silent)
        self.totals.show_register(None)

    def retranslate(self) -> None:
        """Say the menu again."""
        for action, words in self._actions:
            action.setText(words())

    def _on_chip(self, place: int) -> None:
        self.part_chosen.emit(PARTS[place][0])


def _next_part() -> str:
    return tr("Ctrl+Tab goes to the next")


def _when(sitting: Sitting) -> str:
    session = sitting.session
    at = clock_time(session.starts)
    if session.starts is not None:
        until = clock_time(ends(session.on, session.starts, session.minutes))
        at = tr("{starts} to {ends}", starts=at, ends=until)
    return joined(at, middle_date(session.on), sitting.platform or sitting.place)


def _about(sitting: Sitting) -> str:
    session = sitting.session
    leads = tr("Facilitator: {name}", name=session.facilitator) if session.facilitator else ""
    topic = tr("Topic: {topic}", topic=session.topic) if session.topic else ""
    return joined(leads, topic, record_words(sitting.record_by))
