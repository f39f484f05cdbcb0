# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing Punjabi and Hindi with the keys of any keyboard, in every box that takes text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.words import Role
from tests.ui.screen.conftest import Answers, enter
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from tests.ui.screen.hands import press, write
from ui.screen.choices import Typing
from ui.screen.habit import habit
from ui.screen.widgets.fields import AreaField, Field, TextField, date_field
from ui.screen.widgets.ownscript import text_of
from ui.screen.window import Window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def _latin() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    habit().use(Typing.LATIN)
    yield
    habit().use(Typing.LATIN)


@pytest.fixture(params=["line", "area"])
def box(request: pytest.FixtureRequest, qtbot: QtBot) -> TextField | AreaField:
    made = (TextField if request.param == "line" else AreaField)(lambda: "Name")
    _show(qtbot, made)
    return made


def _show(qtbot: QtBot, field: Field) -> None:
    qtbot.addWidget(field)
    field.resize(500, 200)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()


def test_f2_goes_round_the_scripts_and_the_box_says_so(box: TextField | AreaField) -> None:
    assert box.strip is not None
    seen: list[tuple[Typing, str]] = []
    for _ in range(4):
        seen.append((habit().typing, box.strip.badge.text()[0]))
        press(box.edit, Qt.Key.Key_F2)
    assert seen == [
        (Typing.LATIN, "A"),
        (Typing.GURMUKHI, "ਅ"),
        (Typing.DEVANAGARI, "अ"),
        (Typing.LATIN, "A"),
    ]


def test_words_stand_in_gurmukhi_as_they_are_typed(box: TextField | AreaField) -> None:
    edited: list[str] = []
    box.edited.connect(lambda: edited.append(text_of(box.edit)))
    press(box.edit, Qt.Key.Key_F2)
    write(box.edit, "Gurpreet singh 2")
    assert box.value() == "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ 2"
    assert edited[0] == "ਗ"


def test_backspace_takes_back_the_last_key_and_then_letters(box: TextField | AreaField) -> None:
    press(box.edit, Qt.Key.Key_F2)
    write(box.edit, "singh")
    seen: list[str] = []
    for _ in range(5):
        seen.append(text_of(box.edit))
        press(box.edit, Qt.Key.Key_Backspace)
    assert seen == ["ਸਿੰਘ", "ਸਿੰਗ", "ਸਿਨ", "ਸਿ", "ਸ"]
    assert text_of(box.edit) == ""
    write(box.edit, "raam ")
    for _ in range(2):
        press(box.edit, Qt.Key.Key_Backspace)
    assert text_of(box.edit) == "ਰਾ"


def test_another_spelling_is_one_key_away(box: TextField | AreaField) -> None:
    assert box.strip is not None
    press(box.edit, Qt.Key.Key_F2)
    write(box.edit, "manjit")
    assert "ਮਨਜੀਤ" in box.strip.ways.text()
    press(box.edit, Qt.Key.Key_Down, ALT)
    assert text_of(box.edit) == "ਮਨਜੀਤ"
    press(box.edit, Qt.Key.Key_Up, ALT)
    assert text_of(box.edit) == "ਮੰਜਿਤ"
    press(box.edit, Qt.Key.Key_Down, ALT)
    write(box.edit, " kaur")
    assert text_of(box.edit) == "ਮਨਜੀਤ ਕੌਰ"


def test_a_word_ends_where_the_cursor_leaves_it(box: TextField | AreaField) -> None:
    press(box.edit, Qt.Key.Key_F2)
    write(box.edit, "ka")
    press(box.edit, Qt.Key.Key_Home)
    write(box.edit, "ma")
    assert text_of(box.edit) == "ਮਕ"
    box.edit.selectAll()
    write(box.edit, "sa")
    assert text_of(box.edit) == "ਸ"


def test_a_full_box_takes_no_more(qtbot: QtBot) -> None:
    field = TextField(lambda: "Name", most=3)
    _show(qtbot, field)
    press(field.edit, Qt.Key.Key_F2)
    write(field.edit, "kakakaka")
    assert len(field.edit.text()) == 3
    press(field.edit, Qt.Key.Key_Backspace)
    assert len(field.edit.text()) == 2


def test_dates_and_numbers_stay_in_latin(qtbot: QtBot) -> None:
    field = date_field(lambda: "Joined")
    _show(qtbot, field)
    press(field.edit, Qt.Key.Key_F2)
    write(field.edit, "1.2.2026")
    assert field.strip is None
    assert field.edit.text() == "1.2.2026"


def test_a_name_in_hindi_begins_in_hindi(qtbot: QtBot) -> None:
    field = TextField(lambda: "Name in Hindi", letters=Typing.DEVANAGARI)
    _show(qtbot, field)
    write(field.edit, "siitaa")
    press(field.edit, Qt.Key.Key_F2)
    write(field.edit, " Devi")
    assert field.edit.text() == "सीता Devi"
    assert habit().typing is Typing.LATIN


@pytest.mark.parametrize(
    ("pasted", "read"), [("lqèkkj vkSj lg;ksx", "सुधार और सहयोग"), ("gurpRIq isMG pMjwb", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਪੰਜਾਬ")]
)
def test_old_fonts_are_read_after_a_look(
    box: TextField | AreaField, answers: Answers, pasted: str, read: str
) -> None:
    assert box.strip is not None
    QApplication.clipboard().setText(pasted)
    box.edit.paste()
    assert not box.strip.old.isHidden()
    box.strip.old.click()
    assert box.value() == pasted, "Nothing is exchanged before somebody agrees."
    answers.fill = lambda _: None
    box.strip.old.click()
    assert box.value() == read
    assert box.strip.old.isHidden()
    box.edit.undo()
    assert box.value() == pasted


def test_plain_english_is_not_taken_for_an_old_font(box: TextField | AreaField) -> None:
    assert box.strip is not None
    QApplication.clipboard().setText("Spoke with her brother about the next visit")
    box.edit.paste()
    assert box.strip.old.isHidden()


def test_each_person_finds_their_own_letters_again(
    window: Window, front: FakeFront, memory: FakeMemory
) -> None:
    clerk = enter(window, front, Role.DESK)
    habit().use(Typing.GURMUKHI)
    assert memory.choices(clerk.uid).typing is Typing.GURMUKHI
    window.lock()
    memory.kept["another"] = memory.kept[""]
    enter(window, front, Role.MANAGER)
    habit().use(Typing.LATIN)
    window.lock()
    enter(window, front, Role.DESK)
    assert habit().typing is Typing.GURMUKHI
