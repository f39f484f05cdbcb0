# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window over a service that answers to order; work is done at once unless a test holds it back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.words import Language, Role
from tests.ui.screen.fakefront import STAFF, FakeFront, FakeMemory, busy_day
from ui import language
from ui.screen import background, dialogs, printing, theme
from ui.screen.background import Task
from ui.screen.choices import Scheme
from ui.screen.front import Paper, Person
from ui.screen.printing import Done, Save
from ui.screen.widgets.controls import Button
from ui.screen.widgets.words import Words
from ui.screen.window import Window


class Held:
    """Keeps work back until a test lets it go."""

    def __init__(self) -> None:
        self.waiting: list[Task] = []

    def start(self, task: Task) -> None:
        """Keep it."""
        self.waiting.append(task)

    def let_go(self) -> None:
        """Do all that waits."""
        while self.waiting:
            task = self.waiting.pop(0)
            task.finish(*task.errand.do())


class Answers:
    """Answers every dialog, and remembers what was asked."""

    def __init__(self, place: Path) -> None:
        self.place: Path | None = place
        self.told: list[tuple[str, str]] = []
        self.offered: list[str] = []
        self.opened: Path | None = None
        self.forms: list[str] = []
        self.fill: Callable[[QWidget], None] | None = None
        self.accepted: list[bool] = []
        self.reason = ""

    def tell(self, parent: QWidget, head: Words, words: Words) -> None:  # noqa: ARG002 - the seam's signature
        """Read it."""
        self.told.append((head(), words()))

    def save_file(
        self,
        parent: QWidget,  # noqa: ARG002 - the seam
        name: str,
        on_chosen: Callable[[Path], None],
        kinds: Words | None = None,  # noqa: ARG002 - the seam
    ) -> None:
        """Choose the test's folder, or press Escape."""
        self.offered.append(name)
        if self.place is not None:
            on_chosen(self.place / name)

    def open_file(self, parent: QWidget, kinds: Words, on_chosen: Callable[[Path], None]) -> None:  # noqa: ARG002 - the seam
        """Choose the file the test laid there, or press Escape."""
        if self.opened is not None:
            on_chosen(self.opened)

    def choose_folder(self, parent: QWidget, on_chosen: Callable[[Path], None]) -> None:  # noqa: ARG002 - the seam
        """Choose the test's folder, or press Escape."""
        if self.place is not None:
            on_chosen(self.place)

    def show_form(self, parent: QWidget, head: Words, inside: QWidget, enter: Button | None = None) -> None:  # noqa: ARG002 - the seam
        """Do inside what the test says, and close it."""
        self.forms.append(head())
        if self.fill is not None:
            self.fill(inside)

    def ask_form(
        self,
        parent: QWidget,  # noqa: ARG002 - the seam
        head: Words,
        inside: QWidget,
        action: Words,  # noqa: ARG002 - the seam
        accept: Callable[[], bool],
    ) -> None:
        """Fill the form in as the test says, and do it."""
        self.forms.append(head())
        if self.fill is not None:
            self.fill(inside)
            self.accepted.append(accept())

    def ask_reason(
        self,
        parent: QWidget,  # noqa: ARG002 - the seam
        head: Words,
        words: Words,  # noqa: ARG002 - the seam
        action: Words,  # noqa: ARG002 - the seam
        on_given: Callable[[str], None],
    ) -> None:
        """Give the test's reason, or press Escape."""
        self.forms.append(head())
        if self.reason:
            on_given(self.reason)


class Papers:
    """Remembers each paper shown, in place of the preview."""

    def __init__(self) -> None:
        self.shown: list[Paper] = []
        self.save: Save | None = None
        self.printed: Done | None = None

    def show(self, parent: QWidget, paper: Paper, head: Words, save: Save, printed: Done) -> None:  # noqa: ARG002 - the seam
        """Look at it."""
        self.shown.append(paper)
        self.save, self.printed = save, printed


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    theme.load_fonts()
    theme.apply(qapp)


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> None:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    """Begin in English, in the usual size and colours, whichever test ran before."""
    language.use(Language.ENGLISH)
    if theme.differs(qapp, Scheme.SYSTEM, 100):
        theme.apply(qapp)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    yield
    language.use(Language.ENGLISH)


@pytest.fixture
def inline() -> Iterator[None]:
    with background.through(background.Inline()):
        yield


@pytest.fixture
def held() -> Iterator[Held]:
    runner = Held()
    with background.through(runner):
        yield runner
        for task in runner.waiting:
            task.cancel()
        runner.let_go()


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[Answers]:
    asked = Answers(tmp_path)
    with dialogs.answered_by(asked):
        yield asked


@pytest.fixture
def papers() -> Iterator[Papers]:
    looked = Papers()
    with printing.shown_by(looked):
        yield looked


@pytest.fixture
def front() -> FakeFront:
    return FakeFront()


@pytest.fixture
def memory() -> FakeMemory:
    return FakeMemory()


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, memory: FakeMemory, inline: None) -> Iterator[Window]:  # noqa: ARG001 - work runs inline
    made = Window(front, memory)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    dialogs.close_all()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all


@pytest.fixture
def inside(window: Window, front: FakeFront) -> Window:
    """Return the window with a counsellor signed in."""
    enter(window, front, Role.COUNSELLOR)
    return window


def enter(window: Window, front: FakeFront, role: Role) -> Person:
    """Let somebody of a role in, in English."""
    front.day = busy_day(role)
    slot = next(each for each in STAFF if each.role is role)
    person = Person(slot.uid, slot.name, slot.role, Language.ENGLISH)
    window.enter(person)
    return person


@pytest.fixture
def let_in() -> Callable[[Window, FakeFront, Role], Person]:
    return enter
