# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's page: who it is, and below the parts that a row of chips turns."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.insight.directory import Directory
from models.insight.memberpage import MemberPage
from ui import language
from ui.labels import label
from ui.language import say, tr
from ui.screen import background
from ui.screen.background import Job
from ui.screen.drafts import Drafts
from ui.screen.members.belonging import BelongingPart
from ui.screen.members.consents import ConsentsPart
from ui.screen.members.details import DetailsPart
from ui.screen.members.memberrows import STAGE_KINDS, name_of, under_name
from ui.screen.members.more import MoreMenu
from ui.screen.members.notes import NotesPart
from ui.screen.members.overview import OverviewPart
from ui.screen.members.part import Part
from ui.screen.members.path import PathPart
from ui.screen.members.service import MembersService
from ui.screen.members.sobriety import SobrietyPart
from ui.screen.widgets.avatar import Avatar
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.page import Page
from ui.screen.widgets.slate import Busy, Stack, unreadable
from ui.screen.widgets.words import Speaks, silent

_PARTS: dict[str, type[Part]] = {
    "overview": OverviewPart,
    "details": DetailsPart,
    "groups": BelongingPart,
    "consents": ConsentsPart,
    "sobriety": SobrietyPart,
    "path": PathPart,
    "notes": NotesPart,
}


class _Parts(dict[str, Part]):
    """Those parts that somebody has looked at; asked for another, it is built."""

    def __init__(self, build: Callable[[str], Part]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, key: str) -> Part:
        made = self[key] = self._build(key)
        return made


class MemberView(Page, Speaks):
    """One member at a time."""

    told = Signal(object)
    visit_requested = Signal(object)
    changed = Signal(int)
    everybody_changed = Signal()
    back_requested = Signal()
    gone = Signal()
    """The member shown is in no list any more."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__()
        self._service, self._drafts = service, drafts
        self._page: MemberPage | None = None
        self._number = 0
        self._opening = False
        """Somebody asked for this page: work begins on it. Reading it again leaves the focus where it is."""
        self.directory: Directory | None = None
        self._task: background.Task | None = None
        self._make_head()
        self.parts: dict[str, Part] = _Parts(self._build_part)
        self.chips = Chips(
            [
                ("overview", lambda: tr("Overview")),
                ("details", lambda: tr("Details")),
                ("groups", lambda: tr("Groups and stays")),
                ("consents", lambda: tr("Consents")),
                ("sobriety", lambda: tr("Sobriety")),
                ("path", lambda: tr("Path")),
                ("notes", lambda: tr("Notes")),
            ],
            exclusive=True,
        )
        self._build()
        self._connect()

    def _make_head(self) -> None:
        self.back = Button(lambda: tr("Back to the list"), "ghost", "arrow-left")
        self.avatar = Avatar("", 56)
        self.name = Label(silent, "name", wrap=True)
        self.local = Label(silent, "sub")
        self.stage = Label(silent, pill="calm")
        self.under = Label(silent, "sub", wrap=True)
        self.practical = Card("info", (14, 8, 14, 9), 2)
        self.practical_words = Label(silent, wrap=True)
        self.more = Button(lambda: tr("More"), "ghost", "ellipsis-vertical", bare=True)
        self.menu = MoreMenu(self._service, self)

    def _build(self) -> None:
        self.more.setMenu(self.menu)
        self.practical.body.addWidget(self.practical_words)
        names = column(row(self.name, self.stage, None, gap=10), self.local, self.under, gap=2)
        top = row(self.avatar, gap=14)
        top.addLayout(names, 1)
        top.addWidget(self.more)
        card = Card("plain", (20, 16, 16, 16), 10)
        card.body.addLayout(top)
        card.body.addWidget(self.practical)
        self.body = QWidget()
        self._inside = column(self.chips, gap=12)
        self._inside.addStretch(1)
        self.body.setLayout(self._inside)
        self.busy = Busy(lambda: tr("Opening the page …"))
        self.trouble = unreadable()
        self.stack = Stack()
        whole = QWidget()
        whole.setLayout(column(card, self.body, gap=12))
        for page in (self.busy, whole, self.trouble):
            self.stack.add(page)
        self._whole = whole
        whole_page = column(row(self.back, None), self.stack, None, gap=8, margins=(0, 0, 10, 8))
        self.inside.setLayout(whole_page)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.trouble.pressed.connect(self.reread)
        self.chips.picked.connect(self._on_picked)
        self.menu.told.connect(self.told)
        self.menu.gone.connect(self.gone)
        self.menu.merged.connect(self._on_merged)

    def _build_part(self, key: str) -> Part:
        """Build one part, and show in it whose page this is: all together would hold the window up."""
        part = _PARTS[key](self._service, self._drafts)
        part.setVisible(False)
        self._inside.insertWidget(self._inside.count() - 1, part)
        part.told.connect(self.told)
        part.visit_requested.connect(self.visit_requested)
        part.changed.connect(self._on_changed)
        if self._page is not None:
            part.show_page(self._page)
        return part

    # What the pane does

    def open(self, number: int, part: str = "") -> None:
        """Read and show somebody; the log keeps that."""
        self.keep_drafts()
        if number != self._number:
            self.forget()
        self._number = number
        self._opening = True
        self._turn(part if part in _PARTS else "overview")
        self.stack.turn(self.busy)
        self._read(log=True)

    def reread(self) -> None:
        """Read the page again, where somebody is shown."""
        if self._number:
            self._read(log=False)

    def keep_drafts(self) -> None:
        """Keep what was typed and is not finished."""
        if self._page is not None:
            for part in (self.parts.get("details"), self.parts.get("notes")):
                if isinstance(part, (DetailsPart, NotesPart)):
                    part.keep_draft()

    def forget(self) -> None:
        """Let go of whoever is shown."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._page, self._number = None, 0
        self.menu.show_page(None)
        for part in self.parts.values():
            part.forget()
        self._show_head()

    def settle(self) -> None:
        """Work begins at the chips; ← and → turn the parts."""
        chosen = self.chips.buttons[self.chips.on()[0]]
        chosen.setFocus()

    def show_page(self, page: MemberPage) -> None:
        """Show what was read."""
        opened, self._opening = self._opening, False
        self._page = page
        for key, open_ in (("sobriety", page.sobriety is not None), ("path", page.path is not None)):
            self.chips.buttons[key].setVisible(open_)
            if not open_ and self.chips.on() == [key]:
                self._turn("overview")
        self.menu.directory = self.directory
        self.menu.show_page(page)
        for part in self.parts.values():
            part.show_page(page)
        self._show_head()
        self.stack.turn(self._whole)
        if opened:
            self.verticalScrollBar().setValue(0)
            self.settle()

    def retranslate(self) -> None:
        """Say everything that is made from the page again."""
        if self._page is not None:
            self._show_head()
            for part in self.parts.values():
                part.show_page(self._page)

    # Inside

    def _show_head(self) -> None:
        member = self._page.member if self._page is not None else None
        shown = name_of(member) if member else ""
        local = (member.local_name or "") if member and shown != member.local_name else ""
        self.avatar.show_name(shown)
        self.name.say(lambda: shown)
        self.local.say(lambda: local)
        self.local.setVisible(bool(local))
        self.under.say(lambda: under_name(member) if member else "")
        self.stage.setVisible(member is not None)
        if member is not None:
            stage = member.stage
            self.stage.say(lambda: label(stage, language.current()))
            self.stage.become(STAGE_KINDS[stage])
        note = member.practical_note if member else ""
        self.practical.setVisible(bool(note))
        self.practical_words.say(lambda: tr("Practical note: {note}", note=note) if note else "")

    def _read(self, *, log: bool) -> None:
        service, number = self._service, self._number

        def work(job: Job) -> MemberPage:  # noqa: ARG001 - one page
            return service.page(number, log=log)

        if self._task is not None:
            self._task.cancel()
        self._task = background.run(work, self._on_read, self._on_unread, self)

    def _turn(self, key: str) -> None:
        self.chips.turn(key)
        self.parts[key].setVisible(True)
        for each, part in self.parts.items():
            part.setVisible(each == key)

    def _on_picked(self, key: object) -> None:
        self._turn(str(key))

    def _on_read(self, page: MemberPage) -> None:
        self._task = None
        self.show_page(page)

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.trouble.words.say(lambda: say(said))
        self.stack.turn(self.trouble)

    def _on_changed(self, number: int) -> None:
        self.changed.emit(number)
        if number == self._number:
            self._read(log=False)

    def _on_merged(self) -> None:
        self.everybody_changed.emit()
        self.reread()
