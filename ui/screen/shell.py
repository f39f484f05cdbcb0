# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register's frame: the sidebar of places that exist, one page at a time, and a truthful status line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import theme
from ui.screen.crew import Crew, CrewMenu
from ui.screen.front import Person
from ui.screen.place import Destination, Place, Where
from ui.screen.status import StatusLine
from ui.screen.widgets.avatar import Avatar
from ui.screen.widgets.controls import Button, Label, Picture, column, row, rule
from ui.screen.widgets.languages import DisplayMenu
from ui.screen.widgets.words import Speaks, Words, silent

if TYPE_CHECKING:
    from models.insight.safety import BackupState
    from ui.screen.people import Slot

_SIDE = 224
_NARROW = 1180
_LOW = 520
"""Heights in which the narrow sidebar shows the places and the lock alone."""


class Shell(QWidget, Speaks):
    """Sidebar, page, status; the places stand in the order of ``Where``, however they were wired."""

    lock_requested = Signal()
    switch_requested = Signal(str)
    """Somebody else, by their uid, is to sign in."""
    find_requested = Signal()
    resized = Signal()
    names_requested = Signal()
    """Names are to be shown again in place of numbers."""
    keys_requested = Signal()

    def __init__(self, places: Sequence[Place], menu: DisplayMenu) -> None:
        super().__init__()
        order = list(Where)
        self.places = tuple(sorted(places, key=lambda place: order.index(place.where)))
        self.menu = menu
        self._person: Person | None = None
        self.side = QFrame()
        self.side.setObjectName("side")
        self.stack = QStackedWidget()
        self.nav: list[Button] = []
        self._nav_group = QButtonGroup(self)
        self.brand = Label(lambda: tr("Saathi"), "brand")
        self.avatar = Avatar("", 34)
        self.person_name = Label(silent, "strong")
        self.person_role = Label(silent, "cap")
        self.lock = Button(lambda: tr("Lock now"), "ghost", "lock", bare=True).hint(
            lambda: tr("Lock now (Ctrl+L)")
        )
        self.find_button = Button(lambda: tr("Find …"), "find", "search", tint="ink3").hint(
            lambda: tr("Find a person, a group, a session, a command (Ctrl+K)")
        )
        self.display = Button(lambda: tr("Display"), "ghost", "sun-moon", bare=True)
        self.keys = Button(lambda: tr("Keys"), "ghost", "keyboard", bare=True).hint(lambda: tr("Keys (F1)"))
        self.crew = Crew()
        self.status = StatusLine()
        self.who = self.status.who.hint(lambda: tr("Let somebody else sign in (Ctrl+Shift+L)"))
        self.told, self.saved, self.backup = self.status.told, self.status.saved, self.status.backup
        self.numbers = self.status.numbers
        self.crew_menu = CrewMenu(self.who)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.display.setMenu(self.menu)
        for place in self.places:
            self._add(place)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.stack, 1)
        main.addWidget(self.status)
        self._make_side()
        whole = row(self.side, gap=0)
        whole.addLayout(main, 1)
        self.setLayout(whole)

    def _add(self, place: Place) -> None:
        button = Button(place.name, "nav", place.icon, tint="side_ink")
        button.setCheckable(True)
        number = len(self.nav)
        button.setChecked(number == 0)
        self._nav_group.addButton(button, number)
        self.nav.append(button)
        self.stack.addWidget(place)
        place.told.connect(self.tell)
        place.visit_requested.connect(self.visit)

    def _make_side(self) -> None:
        self._roomy = (Picture("hand-heart", "brand", 26), rule(), self.avatar, self.keys)
        brand = row(self._roomy[0], self.brand, None, gap=10, margins=(6, 0, 0, 14))
        self._tools = row(self.display, self.keys, self.lock, None, gap=2)
        names = column(self.person_name, self.person_role, gap=0)
        person = row(self.avatar, gap=10, margins=(4, 8, 0, 2))
        person.addLayout(names, 1)
        self._column = column(
            brand,
            self.find_button,
            8,
            *self.nav,
            None,
            self._roomy[1],
            person,
            self.crew,
            self._tools,
            gap=4,
            margins=(14, 20, 14, 12),
        )
        self.side.setLayout(self._column)
        self.person_name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.person_role.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self._nav_group.idClicked.connect(self.go_to)
        self.lock.clicked.connect(self.lock_requested)
        self.keys.clicked.connect(self.keys_requested)
        self.find_button.clicked.connect(self.find_requested)
        self.numbers.clicked.connect(self.names_requested)
        self.crew.chosen.connect(self.switch_requested)
        self.who.clicked.connect(self.open_crew)

    def welcome(self, person: Person) -> None:
        """Show who is signed in, and the places their role has."""
        self._person = person
        self.avatar.show_name(person.name)
        for number, place in enumerate(self.shown_places(), start=1):
            self.nav[self.places.index(place)].hint(_key_hint(place.name, number))
        neighbours = frozenset(place.where for place in self.shown_places())
        for place, button in zip(self.places, self.nav, strict=True):
            place.neighbours = neighbours
            button.setVisible(place.opens_to(person.role))
        if not self.places[self.stack.currentIndex()].opens_to(person.role):
            self.nav[0].setChecked(True)
            self.stack.setCurrentIndex(0)
        self.retranslate()

    def show_crew(self, slots: "Sequence[Slot]") -> None:
        """Show who else may sign in, in the sidebar and in the status line's menu."""
        if self._person is not None:
            self.crew.receive(slots, self._person.uid)
            self._fit()

    def open_crew(self) -> None:
        """Open the menu of the others' names."""
        if self._person is not None:
            self.crew_menu.offer(self.crew.others(), self.switch_requested.emit, self.lock_requested.emit)

    def show_backup(self, state: "BackupState | None") -> None:
        """Say when the last good copy was made; what is not safe stands in amber."""
        self.status.show_backup(state)

    def show_numbers(self, *, only: bool) -> None:
        """Let every place show what it shows anew, and say that names are hidden."""
        self.status.show_numbers(only=only)
        for place in self.places:
            place.forget()
        self.refresh()
        self.settle()

    def shown_places(self) -> list[Place]:
        """Return the places of whoever is signed in, in the order of the sidebar."""
        person = self._person
        return [place for place in self.places if person is not None and place.opens_to(person.role)]

    def forget(self) -> None:
        """Let every place forget, and the person with them; the page in front stays the one to return to.

        Once is enough: where nobody is signed in there is nothing to forget, and no desk to keep a draft at.
        """
        if self._person is None:
            return
        for place in self.places:
            place.forget()
        self._person = None
        self.crew_menu.forget()
        self.crew.forget()
        self.status.show_numbers(only=False)
        self.show_backup(None)
        self.avatar.show_name("")
        self.hush()
        self.retranslate()

    def refresh(self) -> None:
        """Let the page in front read again."""
        self.place().refresh()

    def settle(self) -> None:
        """Put the focus where work begins on the page in front."""
        self.place().settle()

    def place(self) -> Place:
        """Return the page in front."""
        return self.places[self.stack.currentIndex()].now()

    def resting(self) -> Iterator[None]:
        """Take down, one at each step, the places behind the one in front: what stands is dressed anew."""
        for number, place in enumerate(self.places):
            if number != self.stack.currentIndex():
                place.let_go()
                yield
        yield from self.place().resting()

    def go_to(self, number: int) -> None:
        """Bring a place to the front, by its number among all places."""
        if 0 <= number < len(self.places):
            self._bring(number)
            self.settle()

    def visit(self, destination: Destination) -> None:
        """Go to a place and show there what the destination names."""
        for number, place in enumerate(self.places):
            if place.where is destination.where:
                self._bring(number)
                place.visit(destination)

    def _bring(self, number: int) -> None:
        self.nav[number].setChecked(True)
        self.stack.setCurrentIndex(number)
        self.refresh()

    def on_tick(self) -> None:
        """Let the page in front look at the time."""
        self.place().on_tick()

    def tell(self, words: Words) -> None:
        """Say something in the status line for a while."""
        self.status.tell(words)

    def hush(self) -> None:
        """Say nothing more in the status line."""
        self.status.hush()

    def retranslate(self) -> None:
        """Say who is signed in."""
        person = self._person
        role = label(person.role, language.current()) if person else ""
        self.person_name.say(lambda: person.name if person else "")
        self.person_role.say(lambda: role)
        self.status.show_person(person)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the sidebar's icons alone where the words need the room."""
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        self._fit_side(narrow)
        self.crew.setVisible(False)
        if not narrow:
            self.crew.fit(self.side.height() - self._column.sizeHint().height())

    def _fit_side(self, narrow: bool) -> None:
        for part in (self.brand, self.person_name, self.person_role):
            part.setVisible(not narrow)
        for button in (self.find_button, *self.nav):
            button.show_bare(narrow)
        low = narrow and self.height() < theme.px(_LOW)
        for part in self._roomy:  # F1 opens the sheet of keys as well
            part.setVisible(not low)
        self._column.setSpacing(1 if low else 4)
        tools = self._tools.Direction.TopToBottom if narrow else self._tools.Direction.LeftToRight
        self._tools.setDirection(tools)
        self.side.setFixedWidth(theme.px(46) + 30 if narrow else theme.px(_SIDE))


def _key_hint(name: Words, number: int) -> Words:
    return lambda: tr("{place} (Ctrl+{number})", place=name(), number=number)
