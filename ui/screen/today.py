# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what needs me now? Sessions in order, milestones, people to call, sessions nobody recorded."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from models.insight.today import Today
from models.words import FollowUpReason, Outcome, Unit
from ui.language import say, tr, trn
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.calendar import long_date
from ui.screen.calls import CallsCard
from ui.screen.front import Front, Paper, Prepared
from ui.screen.place import Destination, Place, Where
from ui.screen.todayrows import Figure, call_rows, due_rows, session_rows, unrecorded_rows
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.notice import Notice, SampleBanner
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import Words, silent

if TYPE_CHECKING:
    from models.insight.kept import Kept
    from models.insight.safety import BackupState

_TWO_COLUMNS = 1000


class TodayPlace(Place):
    """The first page of the day."""

    def __init__(self, front: Front) -> None:
        super().__init__(Where.TODAY, lambda: tr("Today"), "calendar-check")
        self._front = front
        self._day: Today | None = None
        self._task: background.Task | None = None
        self.title = Label(lambda: tr("Today"), "page")
        self.date = Label(self._date_words, "sub")
        self.centre = Label(silent, "sub")
        self.again = Button(lambda: tr("Read again"), "ghost", "refresh-cw", bare=True)
        self.again.hint(lambda: tr("Read again (F5)"))
        self.banner = SampleBanner()
        self.backup = Notice()
        self.mend = Button(lambda: tr("Open backups"), "", "hard-drive")
        self.backup.body.addLayout(row(None, self.mend))
        self.kept = Notice()
        self.go_on = Button(lambda: tr("Go on where it was"), "primary", "clipboard-list")
        self.kept.body.addLayout(row(None, self.go_on))
        self._went = False
        """Whether an unclean end was followed to its row: once is enough."""
        self.figures = (
            Figure("calendar-days", lambda n: trn("session", "sessions", n)),
            Figure("users", lambda n: trn("person expected", "people expected", n)),
            Figure("clipboard-check", lambda n: trn("person recorded", "people recorded", n)),
        )
        self._make_cards()
        self._build()
        self._connect()
        self.show_day(None)

    def _make_cards(self) -> None:
        self.sessions = ListCard(
            lambda: tr("Sessions today"),
            Empty(
                "sunrise",
                lambda: tr("No session is planned for today"),
                lambda: tr("A quiet day. Sessions appear here as soon as they are planned."),
                lambda: tr("Plan in the week"),
            ),
            kind="hero",
            hints=(
                ("↑ ↓", lambda: tr("choose")),
                ("Enter", self._enter_words),
                ("Ctrl+P", lambda: tr("print its sheet")),
                ("F1", lambda: tr("all keys")),
            ),
        )
        self.calls = CallsCard()
        self.due = ListCard(
            lambda: tr("To celebrate today"),
            Empty(
                "sparkles",
                lambda: tr("No milestone falls on today"),
                lambda: tr("Every day lived sober still counts."),
                lambda: tr("Look at all milestones"),
                tint="glow",
            ),
            kind="glad",
        )
        self.coming = ListCard(
            lambda: tr("In the next 7 days"),
            Empty(
                "cake",
                lambda: tr("No milestone in the next 7 days"),
                lambda: tr("They appear here as they come near."),
                lambda: tr("Look at all milestones"),
            ),
        )
        self.unrecorded = ListCard(
            lambda: tr("Nobody recorded these yet"),
            Empty(
                "circle-check",
                lambda: tr("Every session so far is recorded"),
                lambda: tr("Thank you."),
                lambda: tr("Look at all sessions"),
            ),
        )
        self.prepare = Button(lambda: tr("Prepare certificates"), "primary", "award")
        self.due.add_tool(self.prepare)
        self.print = Button(lambda: tr("Print sheet"), "ghost", "printer").hint(
            lambda: tr("Print the sheet of the chosen session (Ctrl+P)")
        )
        self.sessions.add_tool(self.print)

    def _build(self) -> None:
        head = row(
            column(self.title, row(self.date, self.centre, None, gap=10), gap=2), None, self.again, gap=10
        )
        self._tiles = row(*self.figures, gap=12)
        self._left = column(self.sessions, self.unrecorded, self.calls, None, gap=16)
        self._right = column(self._tiles, self.due, self.coming, None, gap=16)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addLayout(self._left, 11)
        self._columns.addLayout(self._right, 9)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(28, 22, 28, 24)
        whole.setSpacing(16)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addWidget(self.kept)
        whole.addWidget(self.backup)
        whole.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.again.clicked.connect(self.refresh)
        self.banner.leave.clicked.connect(self.leave_sample_requested)
        self.prepare.clicked.connect(self.prepare_certificates)
        for card in self._cards():
            card.retry_requested.connect(self.refresh)
        self.sessions.list.acted.connect(self.open_register)
        self.unrecorded.list.acted.connect(self.log_late)
        self.calls.list.acted.connect(self._on_call_opened)
        self.calls.noted.connect(self.note_call)
        for card in (self.due, self.coming):
            card.list.acted.connect(self._on_milestone_opened)
        self.print.clicked.connect(self.print_chosen)
        for card, destination in self._ways_on():
            card.empty.pressed.connect(partial(self.visit_requested.emit, destination))
        self.mend.clicked.connect(self._on_mend_clicked)
        self.go_on.clicked.connect(self.go_on_there)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self.print_chosen),
            (QKeySequence("F5"), self.refresh),
        ):
            QShortcut(keys, self, slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns below each other where the window is narrow or the text large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS) * 0.86
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def refresh(self) -> None:
        """Read the day again, off the window's thread; what is shown stays until then."""
        if self._task is not None:
            self._task.cancel()
        if self._day is None:
            for card in (self.sessions, self.unrecorded, self.calls):
                card.show_busy()
        front = self._front

        def work(job: Job) -> Today:  # noqa: ARG001 - one short read
            return front.today()

        self._task = background.run(work, self._on_day_read, self._on_day_unread, self)

    def show_day(self, day: Today | None) -> None:
        """Show a day's rows. None shows that they are coming."""
        self._day = day
        self.date.retranslate()
        self._show_figures()
        self.banner.setVisible(day is not None and day.is_sample)
        self._show_backup(day.backup if day is not None else None)
        self._show_kept(day.kept if day is not None else None)
        if day is None:
            self.due.setVisible(False)
            self.coming.setVisible(False)
            self.centre.say(silent)
            return
        self.centre.say(lambda: f"·  {day.centre}" if day.centre else "")
        self.sessions.show_rows(session_rows(day.sessions, self.neighbours))
        self.print.setVisible(bool(day.sessions))
        self.unrecorded.show_rows(unrecorded_rows(day.unrecorded, self.neighbours))
        self.calls.show_rows(call_rows(day.follow_ups, self.neighbours))
        self._show_milestones(day)
        for card, destination in self._ways_on():
            card.empty.button.setVisible(destination.where in self.neighbours)

    def forget(self) -> None:
        """Let go of the day: nothing of it stays on the screen or in memory."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        for card in self._cards():
            card.forget()
        self.show_day(None)

    def settle(self) -> None:
        """Work begins at the first session."""
        (self.sessions.list if self.sessions.list.rows() else self.again).setFocus()

    def on_tick(self) -> None:
        """After midnight, read the new day."""
        if self._day is not None and self._day.on != self._front.today_date():
            self.refresh()

    def retranslate(self) -> None:
        """Say the rows again: their words are made from the day."""
        if self._day is not None:
            self.show_day(self._day)

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Today."""
        return (
            ("Enter", self._enter_sentence),
            ("Ctrl+P", lambda: tr("Print the sheet of the chosen session")),
            ("1 2 3 4", lambda: tr("Note what came of calling the chosen person")),
            ("F5", lambda: tr("Read the page again")),
        )

    def print_chosen(self) -> None:
        """Print the sheet of the chosen session."""
        chosen = self.unrecorded.list if self.unrecorded.list.hasFocus() else self.sessions.list
        key = chosen.current_key()
        if key is not None:
            self.print_sheet(key)

    def open_register(self, session: object) -> None:
        """Go to a session's register; print its sheet where there is no such place."""
        self._go(session, "")

    def log_late(self, session: object) -> None:
        """Go to the register of a session nobody recorded."""
        self._go(session, "late")

    def note_call(self, key: tuple[int, FollowUpReason], outcome: Outcome) -> None:
        """Keep what came of a call."""
        front, (member, reason) = self._front, key

        def work(job: Job) -> Outcome:  # noqa: ARG001 - one short step
            front.note_call(member, reason, outcome)
            return outcome

        background.run(work, self._on_call_noted, self._on_trouble, self)

    def go_on_there(self) -> None:
        """Go to the row that was marked last before an unclean end."""
        kept = self._day.kept if self._day is not None else None
        if kept is not None and kept.session is not None:
            self._went = True
            self.visit_requested.emit(Destination(Where.REGISTER, kept.session, f"row {kept.member}"))

    def print_sheet(self, session: object) -> None:
        """Make a session's sheet and show it."""
        if not isinstance(session, int):
            return
        front = self._front
        self.told.emit(lambda: tr("Making the sheet …"))

        def work(job: Job) -> Paper:  # noqa: ARG001 - one page
            return front.sheet(session)

        background.run(work, self._on_paper_made, self._on_trouble, self)

    def prepare_certificates(self) -> None:
        """Award what is due today and make the certificates."""
        due = tuple(self._day.due) if self._day and self._day.due else ()
        if not due:
            return
        front = self._front
        self.prepare.setEnabled(False)
        self.told.emit(lambda: tr("Making the certificates …"))

        def work(job: Job) -> Prepared:  # noqa: ARG001 - awards are written in one piece
            return front.certificates(due)

        background.run(work, self._on_certificates_made, self._on_trouble, self)

    def _ways_on(self) -> tuple[tuple[ListCard, Destination], ...]:
        """Return where an empty card leads, so that no page is a dead end."""
        return (
            (self.sessions, Destination(Where.GROUPS, part="week")),
            (self.unrecorded, Destination(Where.REGISTER)),
            (self.calls, Destination(Where.MEMBERS)),
            (self.due, Destination(Where.MILESTONES)),
            (self.coming, Destination(Where.MILESTONES)),
        )

    def _cards(self) -> tuple[ListCard, ...]:
        return (self.sessions, self.unrecorded, self.calls, self.due, self.coming)

    def _enter_words(self) -> str:
        return tr("open its register") if Where.REGISTER in self.neighbours else tr("print its sheet")

    def _enter_sentence(self) -> str:
        return tr("Open its register") if Where.REGISTER in self.neighbours else tr("Print its sheet")

    def _go(self, session: object, part: str) -> None:
        if Where.REGISTER not in self.neighbours:
            self.print_sheet(session)
        elif isinstance(session, int):
            self.visit_requested.emit(Destination(Where.REGISTER, session, part))

    def _show_figures(self) -> None:
        sessions = self._day.sessions if self._day else ()
        counts = (
            len(sessions),
            sum(each.expected for each in sessions),
            sum(each.recorded for each in sessions),
        )
        for figure, count in zip(self.figures, counts, strict=True):
            figure.show_count(count if self._day else None)

    def _show_milestones(self, day: Today) -> None:
        (self._right if day.due is None else self._left).insertWidget(1, self.unrecorded)
        self.due.setVisible(day.due is not None)
        self.coming.setVisible(day.coming is not None)
        self.due.show_rows(due_rows(day.due or (), self.neighbours))
        self.coming.show_rows(due_rows(day.coming or (), self.neighbours))
        self.prepare.setVisible(bool(day.due))
        self.prepare.setEnabled(True)

    def _show_backup(self, state: "BackupState | None") -> None:
        """Say what is not safe until it is mended, and lead there."""
        if state is None or state.is_calm:
            self.backup.hush()
            return
        parts = tuple(part for part in (state.sentence, state.next_step) if part is not None)
        self.backup.say(lambda: " ".join(say(part) for part in parts))
        self.mend.setVisible(Where.SETTINGS in self.neighbours)

    def _show_kept(self, kept: "Kept | None") -> None:
        """Say what an unclean end left, and lead there."""
        if kept is None:
            self.kept.hush()
            return
        self.kept.say(lambda: say(kept.sentence), "info")
        self.go_on.setVisible(kept.session is not None and Where.REGISTER in self.neighbours)

    def _follow(self, day: Today) -> None:
        """Bring who took the marks back to their row, once, as if nothing had happened."""
        kept = day.kept
        if kept is None or not kept.is_mine or self._went or Where.REGISTER not in self.neighbours:
            return
        if not self.isVisible():  # they went elsewhere meanwhile; the line on Today leads back
            return
        self.told.emit(lambda: say(kept.sentence))
        self.go_on_there()

    def _on_mend_clicked(self) -> None:
        self.visit_requested.emit(Destination(Where.SETTINGS, part="backups"))

    def _date_words(self) -> str:
        return long_date(self._day.on if self._day else self._front.today_date())

    def _on_day_read(self, day: Today) -> None:
        self._task = None
        self.show_day(day)
        self._follow(day)

    def _on_day_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        for card in (self.sessions, self.unrecorded, self.calls):
            card.show_trouble(lambda: say(said))

    def _on_paper_made(self, paper: Paper) -> None:
        self.told.emit(silent)
        from ui.screen.printing import show_paper

        show_paper(self, paper, save=self._front.save)

    def _on_call_noted(self, outcome: Outcome) -> None:
        said = outcome
        self.told.emit(lambda: tr("Noted: {outcome}", outcome=said))
        self.refresh()

    def _on_call_opened(self, key: tuple[int, FollowUpReason]) -> None:
        calls = self._day.follow_ups if self._day else ()
        pair = next((one.pair for one in calls if (one.member, one.reason) == key), 0)
        if pair:
            self.visit_requested.emit(Destination(Where.SPONSORS, pair, "review"))
        else:
            self.visit_requested.emit(Destination(Where.MEMBERS, key[0]))

    def _on_milestone_opened(self, key: tuple[int, Unit, int]) -> None:
        self.visit_requested.emit(Destination(Where.MEMBERS, key[0]))

    def _on_certificates_made(self, made: Prepared) -> None:
        self.prepare.setEnabled(True)
        if made.left_out:
            left_out = made.left_out
            dialogs.asker().tell(
                self,
                lambda: tr("Some certificates were left out"),
                lambda: "\n\n".join(say(each) for each in left_out),
            )
        if made.paper is not None:
            self._on_paper_made(made.paper)
        self.refresh()

    def _on_trouble(self, error: Exception) -> None:
        self.prepare.setEnabled(True)
        self.told.emit(silent)
        dialogs.tell_trouble(self, error)
