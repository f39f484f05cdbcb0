# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: the list with live find and filters at the left, a page, a form or an import beside it."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from models import memory
from models.insight.directory import Directory, Entry, Listed, Narrowing
from models.words import Role, Stage
from ui.language import named, say, tr, trn
from ui.screen import background, theme
from ui.screen.background import Job
from ui.screen.drafts import Drafts
from ui.screen.members.memberrows import list_row, pills
from ui.screen.members.pane import Pane
from ui.screen.members.service import MembersService
from ui.screen.papers.desk import PaperDesk
from ui.screen.place import Destination, Place, Where
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Card, Label, column, row
from ui.screen.widgets.findbox import FindBox
from ui.screen.widgets.longlist import LongList
from ui.screen.widgets.menu import Menu
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Busy, Empty, Stack, unreadable
from ui.screen.widgets.words import Words, silent

_LIST = 420
_NARROW = 980
_FIRST = ("house", "aftercare", "alone", "missed", "near")
_MORE = ("alumni", "left", "sponsored", "waiting", "removed")
_STAGES = {
    "house": (Stage.RESIDENT, Stage.DAY_CARE),
    "aftercare": (Stage.AFTERCARE,),
    "alumni": (Stage.ALUMNI,),
    "left": (Stage.LEFT, Stage.DIED),
}


def _chip_words() -> dict[str, Words]:
    return {
        "house": lambda: tr("In the house"),
        "aftercare": lambda: tr("Aftercare"),
        "alone": lambda: tr("No sponsor"),
        "missed": lambda: tr("Missed sessions"),
        "near": lambda: tr("Milestone near"),
        "alumni": lambda: tr("Alumni"),
        "left": lambda: tr("Left or died"),
        "sponsored": lambda: tr("Has a sponsor"),
        "waiting": lambda: tr("Papers due"),
        "removed": lambda: tr("Removed"),
    }


class MembersPlace(Place):
    """Who is this, how are they: the list, and one thing beside it."""

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__(Where.MEMBERS, lambda: tr("Members"), "users")
        self._service = service
        self._directory: Directory | None = None
        self._task: background.Task | None = None
        self.title = Label(lambda: tr("Members"), "page")
        self.count = Label(silent, "sub")
        self.new = Button(lambda: tr("New member"), "primary", "user-plus").hint(
            lambda: tr("New member (Ctrl+N)")
        )
        self.import_ = Button(lambda: tr("Import"), "", "file-up")
        self.export = Button(lambda: tr("Export"), "", "file-down")
        self.print = Button(lambda: tr("Print"), "", "printer").hint(
            lambda: tr("Cards and blank forms (Ctrl+P)")
        )
        self._paper = PaperDesk(service.papers(), self)
        self.print_menu = Menu(self.print)
        self.print_menu.add(lambda: tr("Cards of everybody in this list …"), self.print_cards)
        self.print_menu.add(lambda: tr("A blank form …"), self._paper.ask_form)
        self.print.clicked.connect(self.print_menu.open_below)
        self.pane = Pane(service, drafts)
        self._make_list()
        self._build()
        self._connect()
        self._show_directory(None)
        self.retranslate()

    def _make_list(self) -> None:
        words = _chip_words()
        self.search = FindBox()
        self.chips = Chips([(key, words[key]) for key in _FIRST])
        self.more_chips = Chips([(key, words[key]) for key in _MORE])
        self.more = Button(lambda: tr("More filters"), "ghost", "list-filter", bare=True)
        self.more.setCheckable(True)
        self.group = QComboBox()
        # Measuring the names of a thousand groups would be felt.
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(16)
        self.list = LongList(lambda: tr("Members"), opens=True)
        self.nobody = Empty(
            "users",
            lambda: tr("Nobody is here yet"),
            lambda: tr("Add the first member, or take over a register you have."),
            lambda: tr("New member"),
        )
        self.unfound = Empty(
            "search",
            lambda: tr("Nobody was found"),
            lambda: tr("Try fewer letters, another spelling, or fewer filters."),
            lambda: tr("Show everybody"),
        )
        self.busy = Busy(lambda: tr("Reading the register …"))
        self.trouble = unreadable()

    def _build(self) -> None:
        head = row(column(self.title, self.count, gap=2), None, gap=10)
        for button in (self.print, self.export, self.import_, self.new):
            head.addWidget(button)
        self.stack = Stack()
        for page in (self.busy, self.list, self.nobody, self.unfound, self.trouble):
            self.stack.add(page)
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.card = Card("plain", (8, 14, 6, 10), 8)
        finding = row(gap=6, margins=(6, 0, 6, 0))
        finding.addWidget(self.search, 1)
        finding.addWidget(self.more)
        self.card.body.addLayout(finding)
        self.card.body.addLayout(column(self.chips, margins=(6, 0, 6, 0)))
        self._hidden = QWidget()
        self._hidden.setLayout(column(self.more_chips, self.group, gap=8, margins=(6, 0, 6, 0)))
        self._hidden.setVisible(False)
        self.card.body.addWidget(self._hidden)
        self.card.body.addWidget(self.stack, 1)
        columns = row(self.card, gap=16)
        columns.addWidget(self.pane, 1)
        whole = column(head, gap=14, margins=(28, 22, 28, 20))
        whole.addLayout(columns, 1)
        self.inside.setLayout(whole)

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin_new)
        self.nobody.pressed.connect(self.begin_new)
        self.import_.clicked.connect(self.begin_import)
        self.export.clicked.connect(self.pane.export)
        self.unfound.pressed.connect(self.show_everybody)
        self.trouble.pressed.connect(self.refresh)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_return)
        self.search.went_down.connect(self.go_into_list)
        self.more.toggled.connect(self._hidden.setVisible)
        for chips in (self.chips, self.more_chips):
            chips.picked.connect(self._on_chip)
        self.group.activated.connect(self._on_group)
        self.list.acted.connect(self._on_acted)
        self.pane.told.connect(self.told)
        self._paper.told.connect(self.told)
        self.pane.visit_requested.connect(self.visit_requested)
        self.pane.changed.connect(self._on_changed)
        self.pane.left.connect(self._on_pane_left)
        self.pane.shown.connect(self._fit)
        self.pane.opened.connect(self._on_opened)
        self.pane.everybody_changed.connect(self.refresh)
        for keys, slot in (
            ("Ctrl+N", self.begin_new),
            ("Ctrl+F", self._on_find_key),
            ("F5", self.refresh),
            ("Ctrl+P", self._on_print_key),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    # What the window asks

    def refresh(self) -> None:
        """Read everybody again, and the page that is open; what is shown stays until then."""
        if self._task is not None:
            self._task.cancel()
        if self._directory is None:
            self.stack.turn(self.busy)
        service = self._service

        def work(job: Job) -> Directory:  # noqa: ARG001 - read in one piece
            return service.directory()

        self._task = background.run(work, self._on_read, self._on_unread, self)
        self.pane.reread()

    def visit(self, destination: Destination) -> None:
        """Show a member's page, the form for somebody new, or the import."""
        if destination.subject:
            self.pane.open(destination.subject, destination.part)
        elif destination.part == "new":
            self.begin_new()
        elif destination.part == "import":
            self.begin_import()

    def ahead(self) -> Iterator[None]:
        """Build what stands beside the list."""
        yield from self.pane.ahead()

    def resting(self) -> Iterator[None]:
        """Take down what stands behind in the pane."""
        yield from self.pane.resting()

    def forget(self) -> None:
        """Let go of everybody; what was being typed is kept as a draft of who typed it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.pane.forget()
        self.search.clear()
        memory.let_go(self._directory)
        self._show_directory(None)
        self.list.show_keys((), _no_row)
        self.group.clear()

    def settle(self) -> None:
        """Work begins in the find box, or on the page that is open."""
        if self.pane.is_empty() or not self.pane.settle():
            self.search.setFocus()

    def retranslate(self) -> None:
        """Say the list again: names follow the reader's script."""
        self.search.setPlaceholderText(tr("Name, number or phone"))
        self.search.setAccessibleName(tr("Find a member"))
        self.group.setAccessibleName(tr("Group"))
        if self._directory is not None:
            self._offer_groups(self._directory)
            self._show_found()

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the keys of Members."""
        return (
            ("Ctrl+F", lambda: tr("Find a member")),
            ("Ctrl+N", lambda: tr("New member")),
            ("Ctrl+P", lambda: tr("Print cards or a blank form")),
            ("Esc", lambda: tr("Close the page, back to the list")),
            ("F5", lambda: tr("Read the page again")),
        )

    # What people do

    def begin_new(self) -> None:
        """Show the form for somebody new; the name typed in the find box goes along."""
        if self._directory is not None:
            typed = self.search.text().strip()
            found = bool(self._directory.find(typed)) if typed else True
            self.pane.begin_new("" if found else typed)

    def begin_import(self) -> None:
        """Show the import."""
        self.pane.begin_import()

    def print_cards(self) -> None:
        """Print the cards of those whom the list shows now."""
        directory = self._directory
        if directory is None:
            return
        shown = (directory.entry(key) for key in directory.find(self.search.text()))
        self._paper.ask_cards([entry.number for entry in shown if not entry.removed])

    def show_everybody(self) -> None:
        """Take every filter away."""
        self.chips.clear()
        self.more_chips.clear()
        self.group.setCurrentIndex(0)
        self.search.clear()
        self._narrow()
        self.search.setFocus()

    def go_into_list(self) -> None:
        """Go from the find box into the list."""
        if self.list.isVisible():
            self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list or the page alone where both do not fit."""
        super().resizeEvent(event)
        self._fit()

    # Inside

    def _fit(self) -> None:
        nobody = self._directory is not None and not self._directory.count() and self.pane.is_empty()
        self.chips.setVisible(not nobody)
        narrow = nobody or self.width() < theme.px(_NARROW)
        alone = narrow and not self.pane.is_empty()
        self.card.setVisible(not alone)
        self.pane.setVisible(not narrow or alone)
        self.pane.show_way_back(alone)
        if narrow:
            self.card.setMaximumWidth(16_777_215)
            self.card.setMinimumWidth(0)
        else:
            self.card.setFixedWidth(theme.px(_LIST))

    def _show_directory(self, directory: Directory | None) -> None:
        self._directory = directory
        self.pane.receive(directory)
        for button in (self.new, self.import_, self.print):
            button.setEnabled(directory is not None)
        if directory is None:
            self.count.say(silent)
            self.export.setVisible(False)
            self.stack.turn(self.busy)
            return
        role = self._service.role()
        self.export.setVisible(role is Role.MANAGER)
        self.chips.buttons["near"].setVisible(role is not Role.DESK)
        self.more_chips.buttons["removed"].setVisible(role is Role.MANAGER)
        self._offer_groups(directory)
        self._narrow()
        self._fit()

    def _offer_groups(self, directory: Directory) -> None:
        chosen = self.group.currentData()
        self.group.clear()
        self.group.addItems([tr("All groups"), *map(named, directory.group_names.values())])
        for place, group in enumerate(directory.group_names, start=1):
            self.group.setItemData(place, group)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))

    def _narrow(self) -> None:
        if self._directory is not None:
            self._directory.narrow(self._wanted())
            self._show_found()

    def _wanted(self) -> Narrowing:
        on = {str(key) for key in (*self.chips.on(), *self.more_chips.on())}
        stages = frozenset(stage for key in on & set(_STAGES) for stage in _STAGES[key])
        return Narrowing(
            stages=stages,
            group=self.group.currentData(),
            sponsored={"alone": False, "sponsored": True}.get(next(iter(on & {"alone", "sponsored"}), "")),
            missed="missed" in on,
            near="near" in on,
            waiting="waiting" in on,
            removed="removed" in on,
        )

    def _show_found(self) -> None:
        directory = self._directory
        if directory is None:
            return
        found = directory.find(self.search.text())
        names = directory.group_names

        def make(key: object) -> ListRow:
            return list_row(_entry(directory, key), names)

        self.list.show_keys(found, make, pills())
        empty = self.nobody if not directory.count() else self.unfound
        self.stack.turn(self.list if found else empty)
        self._count(len(found), directory.count())

    def _count(self, found: int, members: int) -> None:
        """Say how many there are, and how many of them stand in the list."""
        if found == members:
            self.count.say(lambda: trn("{n} member", "{n} members", members))
        else:
            self.count.say(
                lambda: trn("{found} of {n} member", "{found} of {n} members", members, found=found)
            )

    def _on_typed(self) -> None:
        self._show_found()

    def _on_return(self) -> None:
        """Enter opens the first who was found: the list shows who that is."""
        key = self.list.current_key()
        if self.search.text().strip() and self.list.isVisible() and key is not None:
            self._on_acted(key)

    def _on_print_key(self) -> None:
        if self.print.isVisible() and self.print.isEnabled():
            self.print_menu.open_below()

    def _on_find_key(self) -> None:
        self.card.setVisible(True)
        self.search.setFocus()
        self.search.selectAll()

    def _on_chip(self, key: object) -> None:
        rivals = {"alone": (self.more_chips, "sponsored"), "sponsored": (self.chips, "alone")}
        if key in rivals:
            chips, rival = rivals[str(key)]
            chips.buttons[rival].setChecked(False)
        self._narrow()

    def _on_group(self) -> None:
        self._narrow()

    def _on_acted(self, key: object) -> None:
        if self._directory is not None:
            entry = _entry(self._directory, key)
            if entry.removed:
                self.pane.offer_restore(entry)
            else:
                self.pane.open(entry.number)

    def _on_opened(self, number: int) -> None:
        """Mark in the list whose page is open."""
        entry = self._directory.by_number(number) if self._directory is not None else None
        if entry is not None and self.list.current_key() != entry.id:
            self.list.choose(entry.id)

    def _on_changed(self, listed: Listed) -> None:
        if self._directory is not None:
            self._directory.put(listed)
            self._show_found()

    def _on_pane_left(self) -> None:
        self._fit()
        (self.list if self.list.isVisible() and not self.search.text() else self.search).setFocus()

    def _on_read(self, directory: Directory) -> None:
        self._task = None
        self._show_directory(directory)

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.trouble.words.say(lambda: say(said))
        self.stack.turn(self.trouble)


def _entry(directory: Directory, key: object) -> Entry:
    return directory.entry(key if isinstance(key, int) else 0)


def _no_row(key: object) -> ListRow:
    return ListRow(key, "")
