# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Register: one session's people, or the sessions to choose from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from models.messages import Refused
from models.words import SessionState
from ui import language
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.front import Paper
from ui.screen.place import Destination, Place, Where
from ui.screen.register import asking
from ui.screen.register.cells import Part
from ui.screen.register.choosing import Choosing
from ui.screen.register.room import Room
from ui.screen.register.service import Choice, RegisterService, Sitting
from ui.screen.widgets.controls import column
from ui.screen.widgets.slate import Stack
from ui.screen.widgets.words import Words, silent

Save = Callable[[Paper, Path], None]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where somebody was when the register was locked: numbers, nobody's name."""

    session: int
    part: Part
    key: int | None
    in_grid: bool
    paper: bool


class RegisterPlace(Place):
    """The heart of the program."""

    def __init__(self, service: RegisterService, save: Save) -> None:
        super().__init__(Where.REGISTER, lambda: tr("Register"), "clipboard-list")
        self.service, self._save = service, save
        self._spot: _Spot | None = None
        self._task: background.Task | None = None
        self._aside: background.Task | None = None
        """Reads the sessions for something else than the list."""
        self.choosing = Choosing()
        self._room: Room | None = None
        self.pages = Stack()
        self.pages.add(self.choosing)
        self.inside.setLayout(column(self.pages, gap=0))
        self._connect()
        self._make_shortcuts()

    @property
    def room(self) -> Room:
        """One session's people, built when the first session is shown."""
        if self._room is None:
            self._room = Room(self.service)
            self.pages.add(self._room)
            self._connect_room(self._room)
            self._room.head.fit(self.viewport().width())
        return self._room

    def ahead(self) -> Iterator[None]:
        """Build what shows one session."""
        if self._room is None and self.room.sitting is None:
            yield
        yield from self.room.ahead()

    def _connect(self) -> None:
        choosing = self.choosing
        choosing.session_chosen.connect(self._on_chosen)
        choosing.code_typed.connect(self._on_code)
        choosing.forgotten_requested.connect(self.log_forgotten)
        choosing.month_requested.connect(self.close_month)
        choosing.evening_requested.connect(self.print_tomorrow)
        choosing.retry_requested.connect(self.refresh)

    def _connect_room(self, room: Room) -> None:
        room.left.connect(self.show_list)
        room.sheet_requested.connect(self._on_code)
        room.told.connect(self.told)
        head = room.head
        head.list_requested.connect(self.show_list)
        head.stepped.connect(self.step)
        head.print_requested.connect(self.print_sheet)
        head.close_requested.connect(self.close_session)
        head.cancel_requested.connect(self.cancel_session)
        head.paper_requested.connect(room.toggle_paper)
        head.paste_requested.connect(self.paste)

    def _make_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+P": self.print_sheet,
            "F12": self.close_session,
            "Ctrl+PgUp": partial(self.step, -1),
            "Ctrl+PgDown": partial(self.step, 1),
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self, slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head say less where the window is narrow."""
        super().resizeEvent(event)
        if self._room is not None:
            self._room.head.fit(self.viewport().width())

    # What the window asks

    def refresh(self) -> None:
        """Read again what is shown; after a lock, the same cell."""
        if self._spot is not None:
            self._return()
        elif self.session() is not None:
            self._try(self.room.reload)
        else:
            self._show_choice()

    def visit(self, destination: Destination) -> None:
        """Show the session a destination names; without one, the list."""
        if destination.subject:
            self.show_session(destination.subject)
            if destination.part == "paper":
                self.room.set_paper(True)
            elif destination.part.startswith("row ") and self.session() is not None:
                self.room.grid.choose(int(destination.part.removeprefix("row ")))
                self.room.grid.setFocus()
                return
        else:
            self.show_list()
        self.settle()

    def forget(self) -> None:
        """Let go of everybody; numbers alone say where to come back to."""
        session = self.session()
        if session is not None:
            room = self.room
            self._spot = _Spot(session, room.part, room.grid.current_key(), room.in_list, room.paper)
        self._stop_reading()
        if self._aside is not None:
            self._aside.cancel()
            self._aside = None
        if self._room is not None:
            self._room.forget()
        self.choosing.forget()
        self.service.forget()

    def settle(self) -> None:
        """Put the focus where work begins."""
        if self.session() is None:
            self.choosing.settle()
        elif not self.room.has_focus():
            self.room.settle()

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of the register."""
        return (
            ("F4 – F8", lambda: tr("In the register: present, late, excused, absent, left early")),
            ("F9", lambda: tr("In the register: everybody else is present")),
            ("Ctrl+Enter", lambda: tr("In the register: add a visitor")),
            ("F3", lambda: tr("In the register: take a signed sheet; F10 files it")),
            ("F11", lambda: tr("In the register: one guest more; with Shift one fewer")),
            ("Ctrl+Tab", lambda: tr("In the register: sharing round, met sponsor, the session")),
            ("Ctrl+PgUp  Ctrl+PgDown", lambda: tr("In the register: the session before, and after")),
            ("F12", lambda: tr("In the register: close the session")),
            ("Ctrl+P", lambda: tr("Print the sheet of the chosen session")),
        )

    # Which session

    def session(self) -> int | None:
        """Return the session that is shown."""
        sitting = self._sitting()
        return sitting.session.id if sitting else None

    def _sitting(self) -> Sitting | None:
        return self._room.sitting if self._room is not None else None

    def show_session(self, session: int) -> None:
        """Show one session."""
        self._spot = None
        reader = language.current().language
        if self._try(lambda: self.room.show_sitting(self.service.sitting(session, reader))):
            self.pages.turn(self.room)
            self.room.settle()

    def show_list(self) -> None:
        """Show the sessions to choose from."""
        self._spot = None
        if self._room is not None:
            self._room.behind.hand_over()
            self._room.forget()
        self._show_choice()
        self.choosing.settle()

    def _show_choice(self) -> None:
        """Read the sessions off the window's thread; what is shown stays until then."""
        self.pages.turn(self.choosing)
        self._stop_reading()
        self.choosing.wait()
        self._task = self._read(self._on_choice_read, self._on_choice_unread)

    def _read(
        self, then: Callable[[Choice], None], otherwise: Callable[[Exception], None]
    ) -> background.Task:
        service = self.service

        def work(job: Job) -> Choice:  # noqa: ARG001 - one read
            return service.choice()

        return background.run(work, then, otherwise, self)

    def _read_aside(self, then: Callable[[Choice], None]) -> None:
        """Read the sessions for something else than the list."""
        self._aside = self._read(then, self._on_trouble)

    def _stop_reading(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_choice_read(self, choice: Choice) -> None:
        self._task = None
        began = self.choosing.is_untouched()
        self.choosing.show_choice(choice)
        if began and self.pages.current() is self.choosing:
            self.choosing.settle()

    def _on_choice_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        for card in (self.choosing.today, self.choosing.earlier):
            card.show_trouble(lambda: say(said))

    def _return(self) -> None:
        spot = self._spot
        if spot is None:
            return
        self.show_session(spot.session)
        if self.session() is None:
            self.show_list()
            return
        self.room.turn(spot.part)
        if spot.paper:
            self.room.set_paper(True)
        self.room.grid.choose(spot.key)
        if spot.in_grid:
            self.room.grid.setFocus()

    def step(self, by: int) -> None:
        """Go to the session before or after."""
        session = self.session()
        beside = self.service.beside(session, by) if session is not None else None
        if beside is not None:
            self.show_session(beside)

    def _on_chosen(self, session: object) -> None:
        if isinstance(session, int):
            self.show_session(session)

    def _on_code(self, code: str) -> None:
        """Open the session of a sheet; one printed without a day asks for it."""
        if not self.service.is_sheet_code(code):
            self.choosing.say_trouble(
                lambda: tr("This is no sheet code. It stands at the top of the sheet, such as 4K7-2QX-9.")
            )
            return
        try:
            session = self.service.sheet_session(code)
        except Refused as refused:
            self.say_trouble(refused)
            return
        if session is None:
            asking.ask_day(self, self.service, code, self._take_sheet)
        else:
            self._take_sheet(session)

    def _take_sheet(self, session: int) -> None:
        self.show_session(session)
        self.room.set_paper(True)

    def say_trouble(self, refused: Refused) -> None:
        """Say why a code opened nothing, where it was typed."""
        said = refused.message
        if self.session() is None:
            self.choosing.say_trouble(lambda: say(said))
        else:
            self.room.fail(lambda: say(said))

    # The session as a whole

    def close_session(self) -> None:
        """Close it; asks only about the unrecorded."""
        if (sitting := self._sitting()) is not None:
            asking.ask_close(self, self.service, sitting, self._on_closed)

    def _on_closed(self) -> None:
        self.room.behind.hand_over()
        self.room.reload()
        self.told.emit(lambda: tr("The session is closed."))
        if (sitting := self._sitting()) is not None:
            self._read_aside(partial(self._on_day_known, sitting.session.on))

    def _on_day_known(self, closed: date, choice: Choice) -> None:
        """Print tomorrow's sheets where the session just closed was the last of today that still went on."""
        waits = (SessionState.PLANNED, SessionState.OPEN)
        if closed == choice.on and not any(each.state in waits for each in choice.today):
            self.print_tomorrow()

    def cancel_session(self) -> None:
        """Cancel it, with a reason."""
        if (sitting := self._sitting()) is not None:
            asking.ask_cancel(self, self.service, sitting, self.room.reload)

    def paste(self) -> None:
        """Paste who was online."""
        sitting = self._sitting()
        if sitting is None:
            return

        def ask(reason: str) -> bool:
            asking.ask_paste(self, self.service, sitting, self.room.reload, reason)
            return True

        self.room.reasons.ask(self, sitting, ask)

    def log_forgotten(self) -> None:
        """Log a session that was held and forgotten."""
        self._read_aside(self._ask_forgotten)

    def _ask_forgotten(self, choice: Choice) -> None:
        asking.ask_forgotten(self, self.service, choice, self.show_session)

    def close_month(self) -> None:
        """Sign a past month off."""
        asking.ask_month(self, self.service, self._on_month_closed)

    def _on_month_closed(self, month: date) -> None:
        self.told.emit(lambda: tr("The month {month} is closed.", month=f"{month:%m-%Y}"))
        self._show_choice()

    # Paper

    def print_sheet(self, filled: bool = False) -> None:
        """Make the sheet of this session."""
        session, service = self.session(), self.service
        if session is None:
            return
        self.told.emit(lambda: tr("Making the sheet …"))

        def work(job: Job) -> Paper:  # noqa: ARG001 - one page
            return service.sheet(session, filled)

        background.run(work, self._on_paper, self._on_trouble, self)

    def print_tomorrow(self) -> None:
        """Make tomorrow's sheets."""
        service = self.service
        self.told.emit(lambda: tr("Making tomorrow's sheets …"))

        def work(job: Job) -> Paper:  # noqa: ARG001 - a few pages
            return service.tomorrow()

        background.run(work, self._on_paper, self._on_trouble, self)

    def _on_paper(self, paper: Paper) -> None:
        self.told.emit(silent)
        self._offer(paper)
        if self.session() is not None:
            self.room.reload()

    def _offer(self, paper: Paper) -> None:
        from ui.screen.printing import show_paper

        show_paper(self, paper, lambda: tr("Attendance sheet"), self._save)

    def _on_trouble(self, error: Exception) -> None:
        self.told.emit(silent)
        dialogs.tell_trouble(self, error)

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Refused as refused:
            said = refused.message
            words: Words = lambda: say(said)  # noqa: E731 - one sentence, said later
            self.told.emit(words)
            return False
        return True
