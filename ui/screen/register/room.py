# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the room? One session: its people, the box that finds them, the marks, the running total."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.gatherings.attendance import tally
from models.gatherings.markwords import WORDS, folded
from models.gatherings.register import RegisterRow
from models.messages import Refused
from models.text import whole_number
from models.words import Mark, SessionState, Sharing
from ui import language
from ui.language import say, tr
from ui.screen.register import saying
from ui.screen.register.behind import Behind
from ui.screen.register.cells import Part, cells
from ui.screen.register.findbox import MOST, Box, HintLine, Offered
from ui.screen.register.grid import RosterGrid
from ui.screen.register.head import Head
from ui.screen.register.markbar import MARK_KEYS, SHARING_KEYS, MarkBar
from ui.screen.register.meaning import NOTHING, Kind, Meaning, meaning
from ui.screen.register.reasons import Reasons
from ui.screen.register.saying import offered, said
from ui.screen.register.service import RegisterService, Sitting
from ui.screen.register.sessionpart import SessionPart
from ui.screen.register.sheetsteps import SheetSteps
from ui.screen.widgets.controls import column, row
from ui.screen.widgets.slate import Stack
from ui.screen.widgets.words import Speaks, Words, silent


class Room(QWidget, Speaks):
    """One session of one group, and everybody in it."""

    told = Signal(object)
    """Why something about the session itself was not done, as words."""
    left = Signal()
    """Esc on an empty box: back to the list of sessions."""
    sheet_requested = Signal(str)
    """A sheet's code was typed or scanned: its session is to be shown."""
    changed = Signal()
    """Something was written."""

    def __init__(self, service: RegisterService) -> None:
        super().__init__()
        self._service = service
        self._sitting: Sitting | None = None
        self._meaning: Meaning = NOTHING
        self.behind = Behind(service, self)
        self.part = Part.MARKS
        self.paper = False
        self.sheet = SheetSteps()
        self.in_list = False
        """Work was last in the list, not in the box: there it goes on after a lock."""
        self.head = Head()
        self.box = Box(
            lambda: saying.box_name(paper=self.paper), lambda: saying.box_hint(self.sheet, paper=self.paper)
        )
        self.hint = HintLine()
        self.grid = RosterGrid()
        self.reasons = Reasons()
        self._session_part: SessionPart | None = None
        self.bar = MarkBar()
        self.middle = Stack()
        # What is in the middle scrolls by itself: it asks for no height of its own.
        self.middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.offered = Offered(self, lambda: tr("People these letters may mean"))
        self._build()
        self._connect()
        self._make_shortcuts()

    def _build(self) -> None:
        self.middle.add(self.grid)
        self.box.setMinimumWidth(300)
        self._line = row(gap=14)
        self._line.addWidget(self.box, 4)
        self._line.addWidget(self.hint, 6)
        whole = column(self.head, gap=8, margins=(24, 12, 24, 8))
        whole.addLayout(self._line)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.bar)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.box.focused.connect(partial(self._note_place, False))  # noqa: FBT003 - told by the signal
        self.grid.entered.connect(partial(self._note_place, True))  # noqa: FBT003 - told by the signal
        self.box.textEdited.connect(self._on_edited)
        self.box.entered.connect(self.enter)
        self.box.visitor_wanted.connect(self.add_visitor)
        self.box.went_down.connect(self._on_went_down)
        self.box.escaped.connect(self._on_escaped)
        self.box.picked.connect(self._on_figure)
        self.offered.picked.connect(self._on_picked)
        self.offered.left.connect(self._on_offered_left)
        self.grid.letters_typed.connect(self._on_letters)
        self.grid.cleared.connect(partial(self.press, "Delete"))
        self.grid.left_upwards.connect(self.box.setFocus)
        self.grid.menu_requested.connect(self._on_more)
        self.bar.key_pressed.connect(self.press)
        self.head.totals.guests_changed.connect(self.change_guests)
        self.head.part_chosen.connect(self.turn)

    def _make_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {key: partial(self.press, key) for key in (*MARK_KEYS, "F9")}
        keys |= {"Ctrl+Tab": self.next_part, "F3": self.toggle_paper, "F10": self.file_sheet}
        keys |= {"F11": partial(self.change_guests, 1), "Shift+F11": partial(self.change_guests, -1)}
        for key, slot in keys.items():
            made = QShortcut(QKeySequence(key), self, slot)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What is shown

    @property
    def session_part(self) -> SessionPart:
        """How the session went, built ahead or at the first turn to it; read only while it is in front."""
        if self._session_part is None:
            self._session_part = made = SessionPart(self._service, self.reasons)
            self.middle.add(made)
            made.changed.connect(self._on_changed)
            made.failed.connect(self.fail)
            made.failed.connect(self.told)
        return self._session_part

    def ahead(self) -> Iterator[None]:
        """Build what somebody would wait for at their first turn to it."""
        if self._session_part is None and self.session_part.isHidden():
            yield

    def has_focus(self) -> bool:
        """Tell whether somebody works in the list or in how the session went."""
        part = self._session_part
        return self.grid.hasFocus() or (part is not None and part.isAncestorOf(self.focusWidget() or self))

    @property
    def sitting(self) -> Sitting | None:
        """The session that is shown."""
        return self._sitting

    def show_sitting(self, sitting: Sitting) -> None:
        """Show a session; whoever was chosen in it stays chosen."""
        other = self._sitting is None or self._sitting.session.id != sitting.session.id
        self._sitting = sitting
        if other:
            self.behind.hand_over()
            self.paper = False
            self.reasons.forget()
            self.wipe()
            self.grid.choose(None)
            if self._session_part is not None:
                self._session_part.forget()
        self._show()

    def _show(self) -> None:
        if (sitting := self._sitting) is None:
            return
        if self.part is Part.SESSION:
            self.session_part.show_sitting(sitting)
        self.head.show_sitting(sitting, self.part)
        self.grid.show_cells(cells(sitting.shown, self.part))
        self.bar.show_register(sitting.shown, self.part)
        session = self.part is Part.SESSION
        self.middle.turn(self.session_part if session else self.grid)
        self.box.setVisible(not session)
        self.hint.setVisible(not session)
        self.box.retranslate()

    def reload(self) -> None:
        """Read the session again."""
        if self._sitting is not None:
            reader = language.current().language
            self.show_sitting(self._service.sitting(self._sitting.session.id, reader))

    def forget(self) -> None:
        """Let everybody go."""
        self._sitting = None
        self.reasons.forget()
        self.wipe()
        self.hint.say(lambda: "")
        self.grid.show_cells(())
        self.bar.show_register(None, self.part)
        self.head.forget()
        if self._session_part is not None:
            self._session_part.forget()

    def retranslate(self) -> None:
        """Say everything again, names in the reader's script where they have one."""
        if self._sitting is not None:
            with suppress(Refused):
                self.reload()
        if self.box.text():
            waiting = self.box.waiting
            self._on_edited(self.box.text())
            self.box.waiting = waiting
        self._say_meaning()

    def settle(self) -> None:
        """Work begins in the box."""
        if self.part is Part.SESSION:
            self.session_part.settle()
        else:
            self.box.setFocus()

    def turn(self, part: Part) -> None:
        """Turn to another pass over the people, or to the session itself."""
        if part is not self.part:
            self.behind.hand_over()
            self.part = part
            self.wipe()
            self._say_meaning()
            self._show()
        self.settle()

    def next_part(self) -> None:
        """Turn to the next part; after the last comes the first."""
        parts = list(Part)
        self.turn(parts[(parts.index(self.part) + 1) % len(parts)])

    def toggle_paper(self) -> None:
        """Take marks from a signed sheet, or by name again."""
        self.set_paper(not self.paper)

    def set_paper(self, paper: bool) -> None:
        """Take marks from a signed sheet: whoever is not named was present."""
        if self.part is not Part.MARKS:
            self.turn(Part.MARKS)
        self.paper = paper
        self.sheet = SheetSteps()
        self.wipe()
        self.box.retranslate()
        self._say_meaning()
        self.box.setFocus()

    def _next_of_sheet(self) -> None:
        """Ask for what the sheet says next: who signed in a blank row, then the head count."""
        self.sheet.step()
        self.wipe()
        self.box.retranslate()
        self._say_meaning()
        self.box.setFocus()

    def _count_heads(self) -> None:
        """Keep the head count and compare it with the marks."""
        counted, shown = whole_number(self.box.text()), self._in_the_room()
        if counted is None:
            self.fail(lambda: tr("Type the head count as a number, or press Esc."))
            return
        self._reasoned(
            lambda session, why: self._service.write_head_count(session, counted, why),
            lambda: self._on_counted(counted, shown),
        )

    def _on_counted(self, counted: int, shown: int) -> None:
        self._next_of_sheet()
        self.hint.say(*saying.heads(counted, shown), aloud=True)

    def file_sheet(self) -> None:
        """Say that the signed sheet is filed under its own code: one key."""
        if self._sitting is None:
            return
        code = self._sitting.session.sheet_code
        self._reasoned(
            lambda session, why: self._service.write_text(session, "filed_as", code, why),
            lambda: self.hint.say(*saying.filed(code), aloud=True),
        )

    def _note_place(self, in_list: bool) -> None:
        if self._sitting is not None:
            self.in_list = in_list

    # The box

    def wipe(self) -> None:
        """Empty the box."""
        self.box.clear()
        self.box.waiting = False
        self._meaning = NOTHING
        self.offered.hide()
        self.grid.light(frozenset())

    def _on_edited(self, text: str) -> None:
        self.box.waiting = False
        sitting = self._sitting
        if sitting is None or self.sheet.counts_heads:
            return
        try:
            self._meaning = meaning(
                self._service,
                sitting.session.id,
                sitting.shown,
                text,
                blank_rows=sitting.blank_rows if self.paper and self.sheet.takes_line else None,
            )
        except Refused as refused:
            self._meaning = Meaning(Kind.WRONG, trouble=refused.message)
        self._show_meaning()
        if self._meaning.kind is Kind.READING:
            self.behind.read_names(
                lambda: self._on_edited(self.box.text()), lambda said: self.fail(partial(say, said))
            )

    def _show_meaning(self) -> None:
        sitting, found = self._sitting, self._meaning
        if sitting is None:
            return
        lit = frozenset(one.member for one in found.people if one.on_roster)
        if found.line is not None:
            lit = frozenset(each.member for meant in found.line.marks for each in meant.lines)
        self.grid.light(lit if len(lit) <= MOST or found.line is not None else frozenset())
        self.offered.show_rows(offered(found, sitting.shown, self.box.text()), self.box)
        self._say_meaning()

    def _say_meaning(self) -> None:
        if self.part is Part.SESSION:
            self.hint.say(silent)
            return
        if self._meaning.kind is Kind.NOTHING and not self.sheet.takes_line:
            self.hint.say(self.sheet.asks(self._in_the_room()), "clipboard-list", "brand")
            return
        words, icon, token = said(self._meaning, self.box.text(), paper=self.paper, waiting=self.box.waiting)
        self.hint.say(words, icon, token)

    def enter(self) -> None:
        """Do what the line beside the box says; on an empty box nothing."""
        if self.sheet.counts_heads:
            self._count_heads()
            return
        found = self._meaning
        one = found.sole
        if one is not None:
            self._give(one.member)
        elif found.kind is Kind.SEVERAL:
            self.box.waiting = True
            self._say_meaning()
        elif found.kind is Kind.LINE:
            self._mark_line()
        elif found.kind is Kind.NOBODY and self.sheet.names_row:
            self.add_visitor()
        elif found.kind is Kind.CODE:
            self.sheet_requested.emit(self.box.text())

    def _give(self, member: int) -> None:
        """Give whoever was found what this pass takes down; a blank row's own mark, where one is named."""
        if self.sheet.names_row:
            self.mark(member, self.sheet.mark)
            self._next_of_sheet()
        elif self.part is Part.MARKS:
            self.mark(member, Mark.PRESENT)
        elif self.part is Part.SHARING:
            self.share(member, Sharing.SHARED)
        else:
            self.meet(member, met=True)

    def _on_went_down(self) -> None:
        if self.offered.rows():
            self.offered.list.setFocus()
        else:
            self.grid.setFocus()

    def _on_escaped(self) -> None:
        if self.box.text():
            self.wipe()
            self._say_meaning()
        elif self.paper and not self.sheet.takes_line:
            self._next_of_sheet()
        elif self.paper:
            self.set_paper(False)
        else:
            self.left.emit()

    def _on_figure(self, place: int) -> None:
        rows = self.offered.rows()
        if place <= len(rows):
            self._on_picked(rows[place - 1].key)

    def _on_picked(self, key: object) -> None:
        if isinstance(key, int):
            self._give(key)
        else:
            self.add_visitor()
        self.box.setFocus()

    def _on_offered_left(self) -> None:
        self.box.setFocus()

    # Marks

    def press(self, key: str) -> None:
        """Do what a key of the bar does, to whoever is meant."""
        if key == "F9":
            if self.part is Part.MARKS:
                self._reasoned(self._service.mark_all_present)
            return
        member = self._target()
        if member is None:
            return
        if member < 0:
            self.fail(lambda: tr("A visitor counts as present. Enter shows what can be done."))
        elif self.part is Part.MARKS:
            self.mark(member, MARK_KEYS.get(key, Mark.NOT_RECORDED))
        elif self.part is Part.SHARING:
            self.share(member, SHARING_KEYS.get(key))
        elif self.part is Part.SPONSOR:
            self.meet(member, met=key != "Delete")

    def _target(self) -> int | None:
        """Return who is meant: the sole match, the one chosen among several, else who is chosen below."""
        if self.offered.list.hasFocus():
            key = self.offered.list.current_key()
            return key if isinstance(key, int) else None
        if self.box.text().strip():
            if self._meaning.sole is not None:
                return self._meaning.sole.member
            self.enter()
            return None
        return self.grid.current_key()

    def mark(self, member: int, mark: Mark) -> None:
        """Mark one person; it is on disk before the next key is read."""
        self._keep(
            member,
            lambda session, why: self._service.mark(session, member, mark, why),
            lambda: self.hint.say(*saying.marked(self._name(member), mark), aloud=True),
            mark=mark,
        )

    def share(self, member: int, sharing: Sharing | None) -> None:
        """Keep whether somebody shared."""
        self._keep(
            member,
            lambda session, why: self._service.share(session, member, sharing, why),
            self._say_meaning,
            sharing=sharing,
        )

    def meet(self, member: int, *, met: bool) -> None:
        """Keep whether somebody met their sponsor."""
        self.behind.met = True
        self._keep(
            member,
            lambda session, why: self._service.meet(session, member, met, why),
            self._say_meaning,
            met_sponsor=met,
        )

    def _keep(
        self, member: int, work: Callable[[int, str], object], then: Callable[[], None], **new: object
    ) -> None:
        """Keep something about one person; in a closed session with a reason."""
        if (sitting := self._sitting) is None:
            return

        def change(reason: str) -> bool:
            try:
                moved = work(sitting.session.id, reason)
            except Refused as refused:
                self.fail(partial(say, refused.message))
                return False
            open_ = sitting.session.state is SessionState.OPEN
            self._after(member, moved=bool(moved) or not open_, **new)
            then()
            return True

        self.reasons.ask(self, sitting, change)

    def _after(self, member: int, *, moved: bool, **new: object) -> None:
        """Show what was written: the one row alone where nobody moved."""
        self.wipe()
        if moved or self._sitting is None:
            self.reload()
        else:
            shown = self._sitting.shown
            lines = tuple(
                replace(line, **new) if line.member == member else line
                for line in shown.lines  # pyright: ignore[reportArgumentType] - names of the row's fields
            )
            counted = tally((line.mark for line in lines), guests=shown.tally.guests)
            self._sitting = replace(self._sitting, shown=replace(shown, lines=lines, tally=counted))
            self.grid.show_cells(cells(self._sitting.shown, self.part))
            self.bar.show_register(self._sitting.shown, self.part)
            self.head.totals.show_register(self._sitting.shown)
        self.grid.choose(member)
        self.changed.emit()

    def _line_of(self, member: int) -> RegisterRow | None:
        lines = self._sitting.shown.lines if self._sitting else ()
        return next((line for line in lines if line.member == member), None)

    def _name(self, member: int) -> str:
        line = self._line_of(member)
        return line.name if line else ""

    def _mark_line(self) -> None:
        text, rest = self.box.text(), Mark.PRESENT if self.paper else None
        if (sitting := self._sitting) is None:
            return
        line, paper = self._meaning.line, self.paper
        blank_rows = sitting.blank_rows if paper else 0

        def then() -> None:
            if paper:
                self.sheet.begin(line.blank if line else ())
                self._next_of_sheet()

        self._reasoned(lambda one, why: self._service.mark_line(one, text, rest, why, blank_rows), then)

    def _in_the_room(self) -> int:
        return self._sitting.shown.in_the_room if self._sitting else 0

    def add_visitor(self) -> None:
        """Add whoever stands in the box as a visitor, present."""
        name = self.box.text().strip()
        if not name:
            self.fail(lambda: tr("Type the visitor's name first, then Ctrl+Enter."))
            return
        self._reasoned(
            lambda session, why: self._service.add_visitor(session, name, why),
            lambda: self._on_visitor(name),
        )

    def _on_visitor(self, name: str) -> None:
        if self.sheet.names_row:
            self._next_of_sheet()
            return
        self.hint.say(*saying.visited(name), aloud=True)

    def change_guests(self, by: int) -> None:
        """Count guests up or down."""
        if self._sitting is not None:
            guests = max(0, self._sitting.shown.tally.guests + by)
            self._reasoned(lambda session, why: self._service.set_guests(session, guests, why))

    def _reasoned(self, work: Callable[[int, str], object], then: Callable[[], None] | None = None) -> None:
        """Do a piece of work on this session, one that is closed with a reason; then what follows."""
        if (sitting := self._sitting) is None:
            return

        def change(reason: str) -> bool:
            done = self._do(lambda session: work(session, reason))
            if done and then is not None:
                then()
            return done

        self.reasons.ask(self, sitting, change)

    def _do(self, work: Callable[[int], object]) -> bool:
        """Do a piece of work on this session and show it; say why where it was refused."""
        if self._sitting is None:
            return False
        try:
            work(self._sitting.session.id)
        except Refused as refused:
            self.fail(partial(say, refused.message))
            return False
        self.wipe()
        self.reload()
        self._say_meaning()
        self.changed.emit()
        return True

    def fail(self, words: Words) -> None:
        """Say why something was not done."""
        self.hint.say(words, "triangle-alert", "warn", aloud=True)

    # The list

    def _on_letters(self, letters: str) -> None:
        """Mark whoever is chosen by a legend letter of any of the three languages."""
        mark = WORDS.get(folded(letters))
        member = self.grid.current_key()
        if mark is not None and self.part is Part.MARKS and member is not None and member > 0:
            self.mark(member, mark)
        else:
            self.box.setFocus()
            self.box.insert(letters)
            self._on_edited(self.box.text())

    def _on_more(self, key: int) -> None:
        from ui.screen.register.person import show_person

        if (sitting := self._sitting) is not None:
            show_person(self, self._service, sitting, key, self.reasons, self._on_changed)

    def _on_changed(self) -> None:
        self.reload()
        self.changed.emit()
