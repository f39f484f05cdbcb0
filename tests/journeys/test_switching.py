# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""People take turns at one machine: one click on a name, one key, and back by PIN on the same day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.words import Language, Role
from tests.journeys.room import PASSWORD, STAFF, Room
from tests.journeys.test_safe_hands import PIN, choose_pin
from tests.ui.screen.hands import click, press

pytestmark = pytest.mark.journey


def chosen(room: Room) -> str:
    """Return whose password is asked."""
    slot = room.window.sign_in.person()
    return slot.name if slot is not None else ""


def signed_in(room: Room) -> str:
    """Return who is at the desk."""
    return room.front.at_desk().person.name


@pytest.mark.parametrize("which", list(Language))
def test_one_click_on_a_name_and_the_password_change_the_person(room: Room, which: Language) -> None:
    room.enter(Role.DESK, which)
    button = next(each for each in room.window.shell.crew.buttons if each.text() == STAFF[Role.COUNSELLOR])
    assert button.isVisible()
    click(button)
    assert chosen(room) == STAFF[Role.COUNSELLOR]
    room.type(PASSWORD)
    room.press("Return")
    assert signed_in(room) == STAFF[Role.COUNSELLOR]
    assert room.window.shell.crew.others()[0].name == STAFF[Role.DESK]


def test_one_key_and_enter_do_the_same(room: Room) -> None:
    room.enter(Role.MANAGER)
    room.press("Ctrl+Shift+L")
    menu = room.window.shell.crew_menu
    assert QApplication.activePopupWidget() is menu
    press(menu, Qt.Key.Key_Return)
    first = chosen(room)
    assert first in (STAFF[Role.COUNSELLOR], STAFF[Role.DESK])
    room.type(PASSWORD)
    room.press("Return")
    assert signed_in(room) == first


def test_who_thought_better_of_it_returns_by_pin(room: Room) -> None:
    room.enter(Role.MANAGER)
    choose_pin(room)
    room.window.lock_for(room.centre.people[Role.DESK])
    assert "PIN" not in room.window.sign_in.lead.text()
    for _ in STAFF:
        if chosen(room) != STAFF[Role.MANAGER]:
            room.press("Up")
    assert chosen(room) == STAFF[Role.MANAGER]
    assert "PIN" in room.window.sign_in.lead.text()
    room.type(PIN)
    room.press("Return")
    assert signed_in(room) == STAFF[Role.MANAGER]


def test_a_pin_opens_nothing_for_anybody_else(room: Room) -> None:
    room.enter(Role.MANAGER)
    choose_pin(room)
    room.window.lock_for(room.centre.people[Role.DESK])
    room.type(PIN)
    room.press("Return")
    assert room.window.stack.currentWidget() is room.window.sign_in
