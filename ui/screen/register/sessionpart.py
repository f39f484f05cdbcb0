# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session itself: topic, five phases and their times, action points, head count, filing, a note."""

from collections.abc import Callable
from contextlib import suppress
from datetime import time
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCompleter, QGridLayout

from models.gatherings.circle import Circle, PhaseRow
from models.messages import Message, Refused
from models.words import Phase, SessionState
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen import theme
from ui.screen.register.reasons import Reasons
from ui.screen.register.service import RegisterService, Sitting
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.fields import AreaField, TextField, number_field, time_field
from ui.screen.widgets.page import Page
from ui.screen.widgets.words import Speaks, Words, silent

_TWO_COLUMNS = 820


class PhaseLine:
    """One phase: its name, when it began and ended, and one button for now."""

    def __init__(self, phase: Phase) -> None:
        self.phase = phase
        self.name = Label(partial(_phase_name, phase), "strong", wrap=True)
        self.began = time_field(lambda: tr("{phase}: began", phase=phase))
        self.ended = time_field(lambda: tr("{phase}: ended", phase=phase))
        self.now = Button(lambda: tr("Begin now"), "ghost", "play")
        for field in (self.began, self.ended):
            field.label.hide()

    def show_row(self, row_: PhaseRow) -> None:
        """Show a phase's times."""
        self.began.show_value(row_.began)
        self.ended.show_value(row_.ended)

    def fit(self) -> None:
        """Let the fields of times grow with the text, no further."""
        for field in (self.began, self.ended):
            field.edit.setMaximumWidth(theme.px(96))

    def times(self) -> tuple[time | None, time | None]:
        """Return what stands in the two fields."""
        return self.began.value(), self.ended.value()


def _phase_name(phase: Phase) -> str:
    return label(phase, language.current())


class SessionPart(Page, Speaks):
    """How the session went. Each field is kept when it is left."""

    changed = Signal()
    failed = Signal(object)
    """Why something was refused, as words."""

    def __init__(self, service: RegisterService, reasons: Reasons) -> None:
        super().__init__()
        self._service, self._reasons = service, reasons
        self._sitting: Sitting | None = None
        self.topic = TextField(
            lambda: tr("Topic"),
            lambda: tr("Type, or choose from the library with ↓."),
        )
        self.keep_topic = Button(lambda: tr("Keep for the library"), "ghost", "book-open")
        self.retire_topic = Button(lambda: tr("Take out of the library"), "ghost", "x")
        self._own_topics: frozenset[str] = frozenset()
        self._lead_note: Message | None = None
        self.facilitator = TextField(lambda: tr("Facilitator"), self._lead_words)
        self.action_points = AreaField(
            lambda: tr("Action points"), lambda: tr("What the group agreed. Never who said what."), lines=3
        )
        self.head_count = number_field(
            lambda: tr("Head count"), lambda: tr("Everybody in the room, counted once."), most=10_000
        )
        self.filed_as = TextField(lambda: tr("Signed sheet is filed in"), self._filed_help)
        self.file_it = Button(lambda: tr("File by its sheet code"), "ghost", "archive-restore")
        self.note = AreaField(
            lambda: tr("Sealed note of the facilitator"),
            lambda: tr("Only counsellors and the manager can read it."),
            lines=3,
        )
        self.seal = Button(lambda: tr("Seal the note"), "", "lock")
        self.notes = Label(silent, "sub", wrap=True)
        self.phases = {phase: PhaseLine(phase) for phase in Phase}
        self.end = Button(lambda: tr("The session ends now"), "", "check")
        self._topics = QStringListModel(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._notes_card = self._note_card()
        self._left = column(self._phase_card(), self._words_card(), None, gap=12)
        self._right = column(self._paper_card(), self._notes_card, None, gap=12)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 8, 0)
        self._columns.setSpacing(14)
        self._columns.addLayout(self._left, 11)
        self._columns.addLayout(self._right, 9)
        self.inside.setLayout(self._columns)
        completer = QCompleter(self._topics, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.topic.edit.setCompleter(completer)

    def settle(self) -> None:
        """Work begins with the topic."""
        self.topic.setFocus()

    def _words_card(self) -> Card:
        card = Card("plain", (16, 14, 16, 14), 10)
        card.body.addWidget(self.topic)
        card.body.addLayout(row(self.keep_topic, self.retire_topic, None))
        card.body.addWidget(self.action_points)
        return card

    def _phase_card(self) -> Card:
        card = Card("plain", (16, 14, 16, 14), 10)
        card.body.addLayout(row(Label(lambda: tr("Five phases"), "head"), None, self.end))
        self._times = grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label(lambda: tr("Began"), "cap"), 0, 1)
        grid.addWidget(Label(lambda: tr("Ended"), "cap"), 0, 2)
        for place, line in enumerate(self.phases.values(), start=1):
            for column_, part in enumerate((line.name, line.began, line.ended, line.now)):
                grid.addWidget(part, place, column_)
        grid.setColumnStretch(0, 1)
        card.body.addLayout(grid)
        return card

    def _paper_card(self) -> Card:
        card = Card("plain", (16, 14, 16, 14), 10)
        card.body.addWidget(self.facilitator)
        card.body.addWidget(self.head_count)
        card.body.addWidget(self.filed_as)
        card.body.addLayout(row(self.file_it, None))
        return card

    def _note_card(self) -> Card:
        card = Card("plain", (16, 14, 16, 14), 10)
        card.body.addWidget(self.note)
        card.body.addLayout(row(self.seal, None))
        card.body.addWidget(self.notes)
        return card

    def _connect(self) -> None:
        for name in ("topic", "facilitator", "action_points", "filed_as"):
            field: TextField | AreaField = getattr(self, name)
            field.left.connect(partial(self._on_text, name))
        self.head_count.left.connect(self._on_head_count)
        self.keep_topic.clicked.connect(partial(self._on_library, self._service.keep_topic))
        self.retire_topic.clicked.connect(partial(self._on_library, self._service.retire_topic))
        self.topic.edit.textChanged.connect(self._offer_library)
        self.file_it.clicked.connect(self.file_by_code)
        self.seal.clicked.connect(self._on_seal)
        self.end.clicked.connect(self._on_end)
        for line in self.phases.values():
            line.began.left.connect(partial(self._on_times, line))
            line.ended.left.connect(partial(self._on_times, line))
            line.now.clicked.connect(partial(self._on_begin, line.phase))

    def show_sitting(self, sitting: Sitting) -> None:
        """Show how a session went."""
        other = self._sitting is None or self._sitting.session.id != sitting.session.id
        if other:
            self.keep_draft()
        self._sitting = sitting
        self._show(self._service.circle(sitting.session.id))
        if other:
            self._show_topics(sitting.session.id)
            self.note.show_value(self._service.draft(sitting.session.id))
            self._show_notes(sitting)

    def _show(self, circle: Circle) -> None:
        self._lead_note = circle.lead_note
        self.facilitator.retranslate()
        for field, value in (
            (self.topic, circle.topic),
            (self.facilitator, circle.facilitator),
            (self.action_points, circle.action_points),
            (self.filed_as, circle.filed_as),
            (self.head_count, circle.head_count),
        ):
            if not field.box.hasFocus():
                field.show_value(value)
        for line in circle.phases:
            self.phases[line.phase].show_row(line)
        self.filed_as.retranslate()
        going = self._sitting is not None and self._sitting.session.state in (
            SessionState.PLANNED,
            SessionState.OPEN,
        )
        numbers = self._sitting is not None and self._sitting.numbers_only
        for part in (self.facilitator, self.action_points, self._notes_card):
            part.setVisible(not numbers)
        for part in (self.end, *(line.now for line in self.phases.values())):
            part.setVisible(going)

    def _show_notes(self, sitting: Sitting) -> None:
        notes = self._service.notes(sitting.session.id) if sitting.rights.read_notes else ()
        shown = "\n\n".join(tr("{name}: {text}", name=note.author, text=note.text) for note in notes)
        self.notes.say(lambda: shown)
        self.notes.setVisible(bool(shown))

    def forget(self) -> None:
        """Keep an unfinished note sealed, and let everything go."""
        self.keep_draft()
        self._sitting, self._lead_note = None, None
        for field in (self.topic, self.facilitator, self.action_points, self.filed_as, self.note):
            field.show_value("")
        self.head_count.show_value(None)
        for phase, line in self.phases.items():
            line.show_row(PhaseRow(phase))
        self._topics.setStringList([])
        self._own_topics = frozenset()
        self.notes.say(silent)

    def keep_draft(self) -> None:
        """Keep an unfinished note sealed, while somebody is still signed in."""
        if self._sitting is not None:
            with suppress(Refused):
                self._service.keep_draft(self._sitting.session.id, self.note.edit.toPlainText())

    def file_by_code(self) -> None:
        """Say that the signed sheet is filed under its own code: one key."""
        if self._sitting is not None:
            code = self._sitting.session.sheet_code
            self._do(lambda session, why: self._service.write_text(session, "filed_as", code, why))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below each other where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        for place in (1, 2):  # a time is seen whole, however long the name of a phase
            self._times.setColumnMinimumWidth(place, theme.px(84))
        for line in self.phases.values():
            line.fit()

    def _lead_words(self) -> str:
        return say(self._lead_note) if self._lead_note is not None else ""

    def _filed_help(self) -> str:
        return tr("A folder, a box, a page number.")

    def _on_text(self, name: str, text: object) -> None:
        self._do(lambda session, why: self._service.write_text(session, name, str(text), why))

    def _on_head_count(self, count: object) -> None:
        number = count if isinstance(count, int) else None
        self._do(lambda session, why: self._service.write_head_count(session, number, why))

    def _on_times(self, line: PhaseLine, at: object) -> None:  # noqa: ARG002 - both times are read
        if line.began.readable() and line.ended.readable():
            began, ended = line.times()
            phase = line.phase
            self._do(lambda session, why: self._service.write_phase(session, phase, began, ended, why))

    def _on_begin(self, phase: Phase) -> None:
        self._now(lambda session: self._service.begin_phase(session, phase))

    def _on_end(self) -> None:
        self._now(self._service.end_phases)

    def _on_library(self, change: Callable[[str], None], *_: object) -> None:
        text = self.topic.edit.text()

        def make(session: int) -> None:
            change(text)
            self._show_topics(session)

        self._now(make)

    def _show_topics(self, session: int) -> None:
        self._topics.setStringList(list(self._service.topics(session, language.current().language)))
        self._own_topics = frozenset(own.casefold() for own in self._service.own_topics())
        self._offer_library()

    def _offer_library(self) -> None:
        """Offer to take a topic of the centre's own out of its library, and to put any other in."""
        own = self.topic.edit.text().strip().casefold() in self._own_topics
        self.keep_topic.setVisible(not own)
        self.retire_topic.setVisible(own)

    def _on_seal(self) -> None:
        text = self.note.edit.toPlainText()

        def seal(session: int) -> None:
            self._service.write_note(session, text)
            self.note.show_value("")

        if self._now(seal) and self._sitting is not None:
            self._show_notes(self._sitting)

    def _do(self, work: Callable[[int, str], object]) -> None:
        """Keep something; in a closed session with a reason, where the keys allow it."""
        sitting = self._sitting
        if sitting is None:
            return
        self._reasons.ask(self, sitting, lambda reason: self._now(lambda session: work(session, reason)))

    def _now(self, work: Callable[[int], object]) -> bool:
        sitting = self._sitting
        if sitting is None:
            return False
        try:
            work(sitting.session.id)
        except Refused as refused:
            self.failed.emit(_words(refused))
            return False
        self.changed.emit()
        return True


def _words(refused: Refused) -> Words:
    return lambda: say(refused.message)
