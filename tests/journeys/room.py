# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room to sit down in: the real window over a real small vault, keys pressed, key actions counted.

``make_centre`` founds the centre once; every test gets a copy. Thirty people belong to the Morning circle,
which meets today at seven; two of them have the same name. Every name is invented.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.front import DeskFront
from desktop.places import Places
from desktop.window import Program, build
from models.clock import FixedClock
from models.words import Language, Purpose, Role
from tests.journeys.counting import KeyCounter
from tests.ui.screen.conftest import Answers, Papers
from tests.ui.screen.hands import write
from ui import language
from ui.screen import background, dialogs, printing
from ui.screen.place import Place, Where
from ui.screen.window import Window

MORNING = datetime(2026, 11, 27, 6, 30)  # noqa: DTZ001 - local wall-clock time, as everywhere
PASSWORD = "river stone garden lamp"
STAFF = {Role.MANAGER: "Asha Gill", Role.COUNSELLOR: "Kavita Joshi", Role.DESK: "Balram Das"}
GROUP, EVENING = "Morning circle", "Evening circle"
NAMES = (
    *("Gurpreet Singh", "Harpreet Singh", "Rajesh Kumar", "Sukhdev Singh", "Manjit Kaur", "Anil Verma"),
    *("Balwinder Singh", "Suresh Chand", "Deepak Sharma", "Jaspal Singh", "Ramesh Lal", "Vikram Rana"),
    *("Paramjit Singh", "Naresh Kumar", "Kuldeep Singh", "Mohan Lal", "Amarjit Singh", "Sanjay Gupta"),
    *("Lakhvir Singh", "Om Prakash", "Tarsem Lal", "Inderjit Singh", "Pawan Kumar", "Satnam Singh"),
    *("Ashok Mehta", "Gurmeet Singh", "Hari Ram", "Baldev Raj", "Rajesh Kumar", "Yash Pal"),
)
"""Two of one name, told apart by father and village."""
OUTSIDE = "Zorawar Bhatti"
"""A member who belongs to the Evening circle alone."""
Kind = TypeVar("Kind", bound=Place)


class Centre(NamedTuple):
    """Where a founded centre lies."""

    places: Places
    people: dict[Role, str]
    session: int
    """Today's meeting of the Morning circle."""


def make_centre(folder: Path) -> Centre:
    """Found the small centre. A copy of it takes no time."""
    from models.centre import centre, staff
    from models.vault.store import create_vault

    places, clock = Places.below(folder), FixedClock(MORNING - timedelta(days=40))
    vault, _sheet = create_vault(
        places.centre,
        manager=STAFF[Role.MANAGER],
        password=PASSWORD,
        language=Language.ENGLISH,
        clock=clock,
        app_folder=places.anchors,
    )
    desk = centre.found(vault, "Nayi Subah Kendra")
    people = {Role.MANAGER: desk.person.uid}
    for role in (Role.COUNSELLOR, Role.DESK):
        people[role] = staff.add(desk, STAFF[role], role, PASSWORD, manager_password=PASSWORD).uid
    _furnish(desk)
    clock.at = MORNING
    from models.gatherings import sessions

    session = sessions.plan(desk, GROUP, MORNING.date(), starts=time(7)).id
    sessions.plan(desk, EVENING, MORNING.date(), starts=time(18))
    desk.close()
    return Centre(places, people, session)


def _furnish(desk: object) -> None:
    from models.desk.desk import Desk
    from models.gatherings import groups
    from models.insight.registration import register
    from models.people.members import NewMember
    from models.words import GroupModel, Relation

    assert isinstance(desk, Desk)
    for name in (GROUP, EVENING):
        groups.add(desk, groups.NewGroup(name, GroupModel.COMMUNITY, place="Hall 2"))
    fathers = {2: ("Des Raj", "Sahnewal"), 28: ("Kishan Lal", "Doraha")}
    for place, name in enumerate(NAMES):
        father, village = fathers.get(place, (None, None))
        told = {"relation": Relation.SON_OF, "relation_name": father} if father else {}
        register(
            desk,
            NewMember(name, village=village, **told),  # pyright: ignore[reportArgumentType] - fields by name
            sobriety_start=(MORNING - timedelta(days=90 if place < 2 else 95 + place)).date(),
            group_names=(GROUP,),
            consents_given=(Purpose.RECORDS, Purpose.CERTIFICATE),
        )
    register(desk, NewMember(OUTSIDE), group_names=(EVENING,), consents_given=(Purpose.RECORDS,))


class Room:
    """A window, the centre behind it, and somebody's hands."""

    def __init__(self, program: Program, centre: Centre, clock: FixedClock, folder: Path) -> None:
        self.program, self.centre, self.clock = program, centre, clock
        self.counter = KeyCounter()
        self.answers = Answers(folder)
        self.papers = Papers()

    @property
    def window(self) -> Window:
        """The window."""
        return self.program.window

    @property
    def front(self) -> DeskFront:
        """The service; ``at_desk()`` is the Desk, to look at what was kept."""
        return self.program.front

    @property
    def actions(self) -> int:
        """Key actions since ``count``."""
        return self.counter.actions

    def count(self) -> None:
        """Count key actions from here."""
        self.counter.begin()

    def enter(self, role: Role, which: Language = Language.ENGLISH, size: int = 100) -> None:
        """Let somebody of a role sign in, in a language."""
        from ui.screen.choices import Choices

        uid = self.centre.people[role]
        self.window.memory.remember(uid, Choices(which, size=size))
        self.window.begin(uid)
        self.window.enter(replace(self.front.open(uid, PASSWORD), language=which, size=size))
        QApplication.processEvents()

    def go(self, where: Where, kind: type[Kind]) -> Kind:
        """Bring a place to the front by its key, and return it."""
        shown = self.window.shell.shown_places()
        number = next(n for n, place in enumerate(shown, start=1) if place.where is where)
        self.press(f"Ctrl+{number}")
        return self.at(kind)

    def at(self, kind: type[Kind]) -> Kind:
        """Return the place in front, which is of this kind."""
        place = self.window.shell.place()
        assert isinstance(place, kind), place
        return place

    def press(self, *keys: str) -> None:
        """Press keys, by their names: ``press("Ctrl+K", "Down", "Return")``."""
        for name in keys:
            both = cast("QKeyCombination", QKeySequence(name)[0])  # pyright: ignore[reportIndexIssue, reportUnknownMemberType] - the stubs know no index
            QTest.keyClick(self.hands(), both.key(), both.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters of any script where the focus is."""
        for letter in text:
            write(self.hands(), letter)
        QApplication.processEvents()

    def hands(self) -> QWidget:
        """Return where keys go now."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window


@contextmanager
def room_in(centre: Centre, folder: Path) -> Generator[Room]:
    """Lend a room over a copy of a centre, shown at 1366×728; work is done at once, dialogs are answered."""
    places = Places.below(folder / "here")
    shutil.copytree(centre.places.data, places.data)
    clock = FixedClock(MORNING)
    program = build(places.centre, places, clock=clock)
    room = Room(program, centre, clock, folder)
    with (
        background.through(background.Inline()),
        dialogs.answered_by(room.answers),
        printing.shown_by(room.papers),
    ):
        program.window.show()
        program.window.activateWindow()
        QApplication.processEvents()
        try:
            yield room
        finally:
            room.counter.stop()
            dialogs.close_all()
            program.window.close()
            program.window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
            language.use(Language.ENGLISH)
