# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One click on a name, or one key and an arrow, and somebody else signs in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.words import Language, Role
from tests.ui.screen.conftest import enter
from tests.ui.screen.fakefront import PASSWORD, STAFF, FakeFront
from tests.ui.screen.hands import CTRL, click, focused, press, write
from ui.screen.choices import Choices
from ui.screen.people import Slot
from ui.screen.window import Window

SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
OTHERS = [slot for slot in STAFF if slot.role is not Role.COUNSELLOR]


def asks_for(window: Window, slot: Slot) -> bool:
    """Tell whether the register is covered and asks for this person's password."""
    page = window.sign_in
    return (
        window.stack.currentWidget() is page
        and page.person() == slot
        and slot.name in page.lead.text()
        and QApplication.focusWidget() is page.password.edit
    )


def test_one_click_on_a_name_in_the_sidebar(inside: Window, front: FakeFront) -> None:
    names = [button.text() for button in inside.shell.crew.buttons if button.isVisible()]
    assert names == [slot.name for slot in OTHERS][:3]
    wanted = OTHERS[-1]
    click(next(button for button in inside.shell.crew.buttons if button.slot == wanted))
    assert "close" in front.names()
    assert asks_for(inside, wanted)
    write(focused(), PASSWORD)
    press(focused(), Qt.Key.Key_Return)
    assert front.signed_in is not None
    assert front.signed_in.uid == wanted.uid
    assert inside.stack.currentWidget() is inside.shell


def test_who_was_here_before_stands_first(inside: Window) -> None:
    inside.lock_for(OTHERS[-1].uid)
    write(focused(), PASSWORD)
    press(focused(), Qt.Key.Key_Return)
    assert inside.shell.crew.others()[0].role is Role.COUNSELLOR


def test_one_key_opens_the_names_and_enter_takes_the_first(inside: Window) -> None:
    press(inside, Qt.Key.Key_L, SHIFT)
    menu = QApplication.activePopupWidget()
    assert menu is inside.shell.crew_menu
    assert [line.text().split(",")[0] for line in inside.shell.crew_menu.actions()][: len(OTHERS)] == [
        slot.name for slot in OTHERS
    ]
    press(inside.shell.crew_menu, Qt.Key.Key_Return)
    assert asks_for(inside, OTHERS[0])


def test_a_click_on_ones_own_name_in_the_status_line_opens_the_names(inside: Window) -> None:
    click(inside.shell.who)
    assert QApplication.activePopupWidget() is inside.shell.crew_menu
    inside.lock()
    assert QApplication.activePopupWidget() is None
    assert inside.shell.crew_menu.actions() == []


def test_the_find_box_knows_the_names(inside: Window) -> None:
    press(inside, Qt.Key.Key_K, CTRL)
    write(inside.finder.line, OTHERS[0].name.split()[0])
    press(inside.finder.line, Qt.Key.Key_Return)
    assert asks_for(inside, OTHERS[0])


def test_arrows_choose_another_name_while_the_hands_are_on_the_password(window: Window) -> None:
    window.begin()
    box = window.sign_in.password.edit
    write(box, "half")
    press(box, Qt.Key.Key_Down)
    assert window.sign_in.person() == STAFF[1]
    assert box.text() == ""
    press(box, Qt.Key.Key_Up)
    press(box, Qt.Key.Key_Up)
    assert window.sign_in.person() == STAFF[0]


def test_the_person_who_left_is_told_to_go_on(inside: Window) -> None:
    inside.lock()
    assert "go on where you were" in inside.sign_in.lead.text()
    inside.sign_in.people.choose(OTHERS[0].uid)
    assert OTHERS[0].name in inside.sign_in.lead.text()


@pytest.mark.parametrize("which", list(Language))
def test_names_stand_only_where_there_is_room(window: Window, front: FakeFront, which: Language) -> None:
    front.staff = (*STAFF, *(Slot(f"x{n}", f"Guest {n}", Role.DESK) for n in range(9)))
    enter(window, front, Role.COUNSELLOR)
    for size, (width, height) in ((100, (1366, 728)), (150, (1366, 728)), (150, (1024, 600))):
        window.wear(Choices(which, size=size))
        window.resize(width, height)
        QApplication.processEvents()
        side = window.shell.side
        assert side.minimumSizeHint().height() <= side.height()
        for button in window.shell.crew.buttons:
            assert not button.isVisible() or side.rect().contains(
                button.mapTo(side, button.rect().bottomRight())
            )
