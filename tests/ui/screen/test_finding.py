# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The find box by keys: what it shows, where Enter goes, and that nothing stays in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.messages import Refused, message
from models.words import Language
from tests.ui.screen.fakefront import FINDABLE, FakeFront
from tests.ui.screen.hands import CTRL, focused, press, write
from ui.screen.choices import Scheme
from ui.screen.finding import Command, FindPanel
from ui.screen.place import Destination, Where
from ui.screen.window import Window


@pytest.fixture
def finder(inside: Window) -> FindPanel:
    """Open the find box in a window that knows every place."""
    inside.shell.place().neighbours = frozenset(Where)
    press(inside, Qt.Key.Key_K, CTRL)
    return inside.finder


@pytest.fixture
def went(inside: Window, finder: FindPanel) -> list[Destination]:
    """Remember where people go."""
    finder.destination_chosen.disconnect()
    gone: list[Destination] = []
    finder.destination_chosen.connect(gone.append)
    assert inside.isVisible()
    return gone


def titles(finder: FindPanel) -> list[str]:
    """Return what is shown."""
    return [row.title for row in finder.list.rows()]


def test_the_box_has_the_focus_and_says_what_it_takes(finder: FindPanel) -> None:
    assert finder.isVisible()
    assert focused() is finder.line
    assert titles(finder) == []
    assert finder.said.isVisible()


def test_letters_find_and_enter_goes_there(finder: FindPanel, went: list[Destination]) -> None:
    write(finder.line, "inderjit")
    assert titles(finder) == ["Inderjit Rana"]
    assert finder.list.rows()[0].detail == "M-0058 · Des Raj · Doraha"
    press(finder.line, Qt.Key.Key_Return)
    assert went == [Destination(Where.MEMBERS, 58)]
    assert not finder.isVisible()


def test_arrows_choose_while_letters_go_on_into_the_line(finder: FindPanel, went: list[Destination]) -> None:
    write(finder.line, "morning")
    assert titles(finder) == ["Morning circle", "Morning circle"]
    press(finder.line, Qt.Key.Key_Down)
    write(finder.line, " c")
    assert finder.line.text() == "morning c"
    press(finder.line, Qt.Key.Key_Down)
    press(finder.line, Qt.Key.Key_Return)
    assert went == [Destination(Where.REGISTER, 1)]


def test_a_command_is_found_by_its_words_and_done(inside: Window, finder: FindPanel) -> None:
    write(finder.line, "dark")
    assert [row.pill for row in finder.list.rows()] == ["Command"]
    press(finder.line, Qt.Key.Key_Return)
    assert inside.choices.scheme is Scheme.DARK


@pytest.mark.parametrize(("which", "typed"), [(Language.HINDI, "गहरे"), (Language.PUNJABI, "ਗੂੜ੍ਹੇ")])
def test_commands_are_found_in_the_language_in_use(
    inside: Window, finder: FindPanel, which: Language, typed: str
) -> None:
    inside.shell.menu.language_picked.emit(which)
    press(inside, Qt.Key.Key_K, CTRL)
    write(finder.line, typed)
    (key,) = [row.key for row in finder.list.rows()]
    assert isinstance(key, Command)


def test_places_that_do_not_exist_are_not_offered(inside: Window, finder: FindPanel) -> None:
    finder.open((), frozenset({Where.TODAY}))
    write(finder.line, "inderjit")
    assert titles(finder) == []
    assert finder.said.text() == "Nothing was found. Fewer letters find more."
    assert inside.isVisible()


def test_escape_closes_and_gives_the_focus_back(inside: Window) -> None:
    before = focused()
    press(inside, Qt.Key.Key_K, CTRL)
    write(inside.finder.line, "in")
    press(inside.finder.line, Qt.Key.Key_Escape)
    assert not inside.finder.isVisible()
    assert focused() is before
    assert inside.finder.line.text() == ""


def test_while_names_are_read_it_says_so_and_then_finds(finder: FindPanel, front: FakeFront) -> None:
    front.trouble["find"] = Refused(message("The names are being read. One moment …"))
    write(finder.line, "inderjit")
    assert finder.said.text() == "The names are being read. One moment …"
    front.trouble.clear()
    finder.look(finder.line.text())
    assert titles(finder) == ["Inderjit Rana"]


def test_locking_leaves_nothing_in_it(inside: Window, finder: FindPanel) -> None:
    write(finder.line, "inderjit")
    inside.lock()
    assert titles(finder) == []
    assert finder.line.text() == ""
    assert not finder.isVisible()


def test_nothing_is_found_while_locked(window: Window, front: FakeFront) -> None:
    window.begin()
    press(window, Qt.Key.Key_K, CTRL)
    press(window, Qt.Key.Key_F2)
    assert "find" not in front.names()
    assert "show_numbers" not in front.names()


def test_it_fits_a_narrow_window(inside: Window, finder: FindPanel) -> None:
    inside.resize(640, 480)
    write(finder.line, "i")
    QApplication.processEvents()
    assert finder.geometry().right() < inside.shell.width()
    assert len(FINDABLE) == 4
