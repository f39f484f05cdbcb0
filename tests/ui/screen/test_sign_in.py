# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in by keys alone: every way it can go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.vault import failures
from models.words import Language
from tests.ui.screen.conftest import Held
from tests.ui.screen.fakefront import PASSWORD, FakeFront, FakeMemory
from tests.ui.screen.hands import focused, press, write
from ui.screen.window import Window


def sign_in(window: Window, password: str = PASSWORD) -> None:
    write(window.sign_in.password.edit, password)
    press(window.sign_in.password.edit, Qt.Key.Key_Return)


def test_the_focus_waits_in_the_password_box(window: Window) -> None:
    window.begin()
    assert focused() is window.sign_in.password.edit


def test_the_right_password_opens_today(window: Window, front: FakeFront) -> None:
    window.begin()
    sign_in(window)
    assert window.stack.currentWidget() is window.shell
    asked = front.names()
    assert [name for name in asked if name in ("slots", "open", "today")][:3] == ["slots", "open", "today"]
    assert window.sign_in.password.text() == ""


def test_a_name_is_chosen_with_arrows_and_enter_goes_to_the_password(
    window: Window, front: FakeFront
) -> None:
    window.begin()
    window.sign_in.people.setFocus()
    press(window.sign_in.people, Qt.Key.Key_Down)
    press(window.sign_in.people, Qt.Key.Key_Down)
    press(window.sign_in.people, Qt.Key.Key_Up)
    window.sign_in.password.setFocus()
    sign_in(window)
    assert ("open", "u2") in front.asked


def test_who_signed_in_last_is_chosen_first(window: Window, memory: FakeMemory) -> None:
    memory.last = "u3"
    window.begin()
    assert window.sign_in.people.current_key() == "u3"


def test_a_person_named_at_the_start_is_chosen(window: Window, memory: FakeMemory) -> None:
    memory.last = "u3"
    window.begin("Navjot Bedi")
    assert window.sign_in.people.current_key() == "u1"


def test_a_wrong_password_says_what_helps_and_empties_the_box(window: Window) -> None:
    window.begin()
    sign_in(window, "not this one")
    notice = window.sign_in.notice
    assert notice.isVisible()
    assert notice.words.text() == (
        "This password does not open the register for Navjot Bedi. "
        "Check Caps Lock and the keyboard language, then type it again."
    )
    assert window.sign_in.password.text() == ""
    assert focused() is window.sign_in.password.edit


def test_the_sentence_follows_the_language(window: Window) -> None:
    window.begin()
    sign_in(window, "not this one")
    window.wear(window.choices)
    before = window.sign_in.notice.words.text()
    window.sign_in.languages.picked.emit(Language.HINDI)
    window.sign_in.languages.picked.emit(Language.ENGLISH)
    assert window.sign_in.notice.words.text() == before


def test_typing_again_takes_the_sentence_away(window: Window) -> None:
    window.begin()
    sign_in(window, "not this one")
    write(window.sign_in.password.edit, "r")
    assert not window.sign_in.notice.isVisible()


def test_an_empty_password_is_asked_for(window: Window, front: FakeFront) -> None:
    window.begin()
    sign_in(window, "")
    assert window.sign_in.notice.words.text() == "Please type your password."
    assert "open" not in front.names()


def test_wrong_passwords_slow_down_and_the_seconds_are_counted(window: Window, front: FakeFront) -> None:
    window.begin()
    front.wait_after_wrong = 7.2
    sign_in(window, "not this one")
    page = window.sign_in
    assert "8 seconds" in page.notice.words.text()
    assert not page.open_button.isEnabled()
    sign_in(window)
    assert front.names().count("open") == 1
    front.waiting["u1"] = 0.6
    page.tick()
    assert "1 second " in page.notice.words.text()
    front.waiting["u1"] = 0.0
    page.tick()
    assert page.notice.words.text() == "You can try again now."
    assert page.open_button.isEnabled()
    assert page.password.text() == PASSWORD
    press(page.password.edit, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.shell


def test_the_window_is_awake_while_the_password_is_tried(
    window: Window, front: FakeFront, held: Held
) -> None:
    window.begin()
    held.let_go()
    sign_in(window)
    page = window.sign_in
    assert page.bar.isVisible()
    assert page.open_button.text() == "Opening …"
    assert not page.password.isEnabled()
    page.try_open()
    held.let_go()
    assert front.names().count("open") == 1
    assert not page.bar.isVisible()
    assert window.stack.currentWidget() is window.shell


UNOPENED = [
    failures.DamagedStart(),
    failures.DamagedPage(),
    failures.EmptyFile(),
    failures.PlainFile(),
    failures.NotOurs(),
    failures.NewerVersion(),
    failures.OlderCopy(),
    failures.SchemaChanged(),
    failures.InUse(),
    failures.ReadOnly(),
    failures.DiskFull(),
    failures.KeyFileChanged(),
    failures.PersonDisabled("Navjot Bedi"),
]


@pytest.mark.parametrize("error", UNOPENED, ids=lambda error: type(error).__name__)
def test_every_failure_has_its_sentence_and_its_next_step(
    window: Window, front: FakeFront, error: failures.Unopened
) -> None:
    front.trouble["open"] = error
    window.begin()
    sign_in(window)
    said = window.sign_in.notice.words.text()
    assert error.message.id.split("{", maxsplit=1)[0] in said
    assert error.next_step.id in said
    assert window.stack.currentWidget() is window.sign_in
    assert window.sign_in.open_button.isEnabled()


def test_a_missing_key_file_is_said_before_any_password(window: Window, front: FakeFront) -> None:
    front.trouble["slots"] = failures.KeyFileMissing()
    window.begin()
    assert "centre.keys" in window.sign_in.notice.words.text()
    assert not window.sign_in.open_button.isEnabled()


def test_the_box_is_hidden_again_after_the_letters_were_shown(window: Window) -> None:
    window.begin()
    window.sign_in.password.show_letters(shown=True)
    sign_in(window, "not this one")
    assert window.sign_in.password.edit.echoMode() is QLineEdit.EchoMode.Password


def test_modules_are_warmed_once_the_page_stands(qtbot: QtBot, window: Window, front: FakeFront) -> None:
    window.begin()
    qtbot.waitUntil(lambda: "warm" in front.names())
    window.begin()
    QApplication.processEvents()
    assert front.names().count("warm") == 1
