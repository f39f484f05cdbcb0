# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar: one order whatever the wiring's, and the keys of every place on the sheet of F1."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.front import DeskFront
from desktop.places import Places
from desktop.wiring import places_of
from models.words import Language, Role
from ui import language
from ui.screen import theme
from ui.screen.keys import Keys
from ui.screen.later import Later
from ui.screen.place import Destination, Place, Where
from ui.screen.register.place import RegisterPlace
from ui.screen.register.room import Room
from ui.screen.settings.backups import BackupsSection
from ui.screen.settings.place import SettingsPlace
from ui.screen.shell import Shell
from ui.screen.widgets.controls import Label
from ui.screen.widgets.languages import DisplayMenu
from ui.screen.widgets.words import retranslate_all


@pytest.fixture
def shell(tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    wired = places_of(DeskFront(tmp_path / "vault", Places(tmp_path, tmp_path, tmp_path)))
    holder = QWidget()
    qtbot.addWidget(holder)
    made = Shell(wired[::-1], DisplayMenu(holder))
    made.setParent(holder)
    yield made
    made.close()


def test_the_sidebar_stands_in_one_order_however_it_is_wired(shell: Shell) -> None:
    shown = [place.where for place in shell.places]
    assert shown == [where for where in Where if where in shown]
    assert [button.text() for button in shell.nav] == [place.name() for place in shell.places]
    assert [shell.stack.widget(n) for n in range(shell.stack.count())] == list(shell.places)


def test_every_place_tells_its_own_keys(shell: Shell) -> None:
    for place in (each.now() for each in shell.places):
        own = [key for key, _ in _keys(place)]
        assert own, place.where
        assert len(own) == len(set(own))
        assert all(does() for _, does in _keys(place))


def test_every_shortcut_of_a_place_is_told(shell: Shell) -> None:
    """A key that was added and not told would be found by nobody."""
    for place in (each.now() for each in shell.places):
        told = " ".join(key for key, _ in _keys(place))
        own = [made.key().toString() for made in place.children() if isinstance(made, QShortcut)]
        assert [key for key in own if key not in told] == [], place.where


def test_what_stands_for_a_place_says_what_the_place_says(shell: Shell) -> None:
    for each in shell.places:
        place = each.now()
        assert (each.where, each.name(), each.icon) == (place.where, place.name(), place.icon)


def test_a_place_is_built_when_it_is_needed_and_can_be_taken_down(shell: Shell) -> None:
    later = [each for each in shell.places if isinstance(each, Later)]
    assert not any(each.is_built() for each in later)
    shell.go_to(2)
    assert [each.where for each in later if each.is_built()] == [Where.MEMBERS]
    shell.go_to(0)
    assert len(list(shell.resting())) == len(shell.places) - 1
    assert not any(each.is_built() for each in later)


def test_all_is_built_ahead_a_piece_at_a_time_without_reading(shell: Shell) -> None:
    for each in shell.places:
        each.opens_to(Role.COUNSELLOR)
    later = [each for each in shell.places if isinstance(each, Later)]
    pieces = {each.where: len(list(each.ahead())) for each in later}
    assert all(each.is_built() for each in later)
    settings = _settings(shell)
    wanted = [chapter for chapter in settings.chapters if Role.COUNSELLOR in chapter.roles]
    assert [page.chapter for page in settings.built()] == wanted
    assert pieces[Where.SETTINGS] == 2 + len(wanted), "made, put in its place, then page by page"
    assert pieces[Where.REGISTER] == 4
    assert not any(list(each.ahead()) for each in later)


def test_the_register_builds_its_room_with_the_first_session(shell: Shell) -> None:
    place = next(each.now() for each in shell.places if each.where is Where.REGISTER)
    assert isinstance(place, RegisterPlace)
    place.refresh()
    place.settle()
    place.forget()
    place.close_session()
    assert not place.findChildren(Room)
    assert place.room is place.room
    assert place.findChildren(Room) == [place.room]


def test_a_large_place_is_not_dressed_before_it_stands_where_it_belongs(
    qapp: QApplication, shell: Shell
) -> None:
    """What is dressed while its boxes are still put together is dressed anew with each box around it."""
    theme.load_fonts()
    theme.apply(qapp)
    place = next(each for each in shell.places if each.where is Where.GROUPS)
    assert isinstance(place, Later)
    made = place._make()  # pyright: ignore[reportPrivateUsage] - built, and put nowhere
    labels = made.findChildren(Label)
    early = [each for each in labels if each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]
    assert len(early) * 5 < len(labels)


def test_each_page_of_settings_is_built_when_somebody_turns_to_it(shell: Shell) -> None:
    place = _settings(shell)
    assert place.built() == ()
    for number, chapter in enumerate(place.chapters):
        place.turn(number)
        assert [page.chapter for page in place.built()] == list(place.chapters[: number + 1])
        assert place.section().chapter is chapter is place.built()[-1].chapter
        assert place.stack.currentWidget() is place.section()
        assert place.nav[number].isChecked()


def test_going_to_settings_builds_one_page_and_forgetting_none(shell: Shell) -> None:
    place = _settings(shell)
    place.forget()
    assert place.built() == ()
    place.refresh()
    assert [page.chapter.key for page in place.built()] == ["own"]


def test_a_destination_finds_a_page_that_was_not_built(shell: Shell) -> None:
    place = _settings(shell)
    place.visit(Destination(Where.SETTINGS, part="letters"))
    assert place.section().chapter.key == "letters"
    assert "own" not in [page.chapter.key for page in place.built()]


@pytest.mark.parametrize("role", list(Role))
def test_a_page_not_built_stands_in_the_list_of_its_roles_and_learns_the_role_when_it_is(
    shell: Shell, role: Role
) -> None:
    place = _settings(shell)
    assert place.opens_to(role)
    shown = [not button.isHidden() for button in place.nav]
    assert shown == [role in chapter.roles for chapter in place.chapters]
    assert place.built() == ()
    place.visit(Destination(Where.SETTINGS, part="backups"))
    page = place.section()
    assert isinstance(page, BackupsSection)
    assert page.restore_button.isHidden() is (role is not Role.MANAGER)


def test_a_page_of_the_managers_alone_leaves_the_front_with_the_manager(shell: Shell) -> None:
    place = _settings(shell)
    place.opens_to(Role.MANAGER)
    place.visit(Destination(Where.SETTINGS, part="programmes"))
    place.opens_to(Role.DESK)
    place.refresh()
    assert place.section().chapter.key == "own"
    assert place.stack.currentWidget() is place.section()


def test_a_page_built_after_a_change_of_language_speaks_it(shell: Shell) -> None:
    place = _settings(shell)
    place.refresh()
    language.use(Language.HINDI)
    retranslate_all(place)
    place.visit(Destination(Where.SETTINGS, part="letters"))
    for page in place.built():
        heads = [each.text() for each in page.findChildren(Label) if each.property("role") == "page"]
        assert heads == [page.name()]
        assert not heads[0].isascii()


def _settings(shell: Shell) -> SettingsPlace:
    place = next(each.now() for each in shell.places if each.where is Where.SETTINGS)
    assert isinstance(place, SettingsPlace)
    return place


def _keys(place: Place) -> Keys:
    return place.keys()
