# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts pages are made of: letters of names, rows, dates, the password box."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.words import Language
from tests.ui.screen.hands import click, press, write
from ui import language
from ui.screen import calendar
from ui.screen.widgets.avatar import initials
from ui.screen.widgets.controls import Button, Label
from ui.screen.widgets.paintrow import action_box, row_height
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.secret import PasswordBox, caps_lock_told
from ui.screen.widgets.slate import Empty, ListCard
from ui.screen.widgets.words import plain_tip


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Gurpreet Kaur", "GK"),
        ("asha", "A"),
        ("क्षितिज शर्मा", "क्षि"),
        ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "ਗੁ"),
        ("~Harpreet Gill", "HG"),
        ("Mohd. Arif (Bittu)", "MA"),
        ("", ""),
        ("—", ""),
    ],
)
def test_letters_of_a_name_are_whole(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("which", "long", "short"),
    [
        (Language.ENGLISH, "Sunday, 22 November 2026", "Sun, 22 Nov"),
        (Language.HINDI, "रविवार, 22 नवंबर 2026", "रवि, 22 नव॰"),
        (Language.PUNJABI, "ਐਤਵਾਰ, 22 ਨਵੰਬਰ 2026", "ਐਤ, 22 ਨਵੰ"),
    ],
)
def test_dates_are_said_in_the_readers_language(which: Language, long: str, short: str) -> None:
    language.use(which)
    assert calendar.long_date(date(2026, 11, 22)) == long
    assert calendar.short_date(date(2026, 11, 22)).startswith(short[:-1])
    assert calendar.middle_date(date(2026, 11, 22)) == f"{calendar.short_date(date(2026, 11, 22))} 2026"


def test_times_and_their_ends() -> None:
    assert calendar.clock_time(time(7, 5)) == "07:05"
    assert calendar.clock_time(None) == "–"
    assert calendar.ends(date(2026, 11, 22), time(23, 30), 60) == time(0, 30)


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList(lambda: "Sessions")
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show_rows([ListRow(n, f"Group {n}", action="Print sheet") for n in range(3)])
    made.show()
    return made


def test_arrows_choose_and_enter_acts(rows: RowList) -> None:
    heard: list[object] = []
    rows.acted.connect(heard.append)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Return)
    assert heard == [1]


def test_the_mouse_acts_on_the_rows_button_alone(rows: RowList) -> None:
    heard: list[object] = []
    rows.acted.connect(heard.append)
    rect = rows.visualRect(rows.model().index(2, 0))
    click(rows.viewport(), QPoint(30, rect.center().y()))
    assert heard == []
    assert rows.current_key() == 2
    button = action_box(QRectF(rect), rows.rows()[2]).center().toPoint()
    click(rows.viewport(), button)
    assert heard == [2]


def test_a_rows_button_gives_its_words_up_before_the_name(qtbot: QtBot) -> None:
    del qtbot  # words are measured in Qt's fonts
    rect = QRectF(0, 0, 300, row_height())
    short = ListRow(1, "Asha", avatar="Asha", action="See suggestions", action_icon="users")
    long = short._replace(title="Gurpreet Singh Dhaliwal", pill="308 days")
    assert action_box(rect, long).width() < action_box(rect, short).width()
    assert action_box(rect, long).right() == action_box(rect, short).right()
    nameless = long._replace(action_icon="")
    assert action_box(rect, nameless).width() > action_box(rect, long).width(), (
        "without a picture it keeps words"
    )


def test_new_rows_keep_the_place(rows: RowList) -> None:
    rows.choose(2)
    rows.show_rows([ListRow(n, f"Group {n}") for n in (5, 2, 7)])
    assert rows.current_key() == 2
    rows.show_rows([ListRow(9, "Group 9")])
    assert rows.current_key() == 9


def test_a_row_without_an_action_acts_on_nothing(qtbot: QtBot, rows: RowList) -> None:
    rows.show_rows([ListRow(1, "Cancelled group")])
    with qtbot.assertNotEmitted(rows.acted):
        press(rows, Qt.Key.Key_Return)


def test_rows_are_tall_enough_and_spoken_whole(rows: RowList) -> None:
    assert row_height() >= 40
    assert rows.height() >= 3 * row_height()
    shown = ListRow(
        1, "Morning circle", "Hall 2", lead=("07:00", "08:00"), pill="Open", note="3 of 9 recorded"
    )
    assert shown.spoken() == "07:00, 08:00, Morning circle, Hall 2, 3 of 9 recorded, Open"
    spoken = rows.model().data(rows.model().index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Group 0"


@pytest.mark.parametrize(
    ("letter", "shifted", "told"),
    [
        ("a", False, False),
        ("A", True, False),
        ("A", False, True),
        ("a", True, True),
        ("1", False, None),
        ("ਗ", False, None),
    ],
)
def test_a_typed_letter_tells_of_caps_lock(letter: str, shifted: bool, told: bool | None) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    assert caps_lock_told(QKeyEvent(QEvent.Type.KeyPress, 0, modifier, letter)) is told


def test_the_password_box_hides_shows_and_warns(qtbot: QtBot) -> None:
    box = PasswordBox(lambda: "Password")
    qtbot.addWidget(box)
    box.show()
    press(box.edit, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not box.caps.isVisible()
    write(box.edit, "Q")
    assert box.edit.echoMode() is QLineEdit.EchoMode.Password
    click(box.eye)
    assert box.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert box.eye.accessibleName() == "Hide the letters"
    box.wipe()
    assert box.text() == ""
    assert box.edit.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("name", "shown"), [("A < B", "A &lt; B"), ("<b>Mohan</b>", "&lt;b&gt;Mohan&lt;/b&gt;")]
)
def test_a_name_is_never_drawn_as_markup_under_the_pointer(qtbot: QtBot, name: str, shown: str) -> None:
    listed, button = RowList(lambda: "Members"), Button(lambda: "Pair")
    for widget in (listed, button):
        qtbot.addWidget(widget)
    listed.show_rows([ListRow(1, name)])
    button.hint(lambda: name)
    index = listed.model().index(0, 0)
    assert shown in listed.model().data(index, Qt.ItemDataRole.ToolTipRole)
    assert shown in button.toolTip()
    assert name in listed.model().data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_words_without_markup_stand_under_the_pointer_as_they_are() -> None:
    assert plain_tip("Mohan & Sons") == "Mohan & Sons"
    assert "Mohan &amp;lt;b&amp;gt;" in plain_tip("Mohan &lt;b&gt;")


def test_an_empty_card_says_why_it_is_empty_now(qtbot: QtBot) -> None:
    wanted = ["the centre"]
    card = ListCard(lambda: "Ladder", Empty("award", lambda: f"Nothing of {wanted[-1]}", lambda: wanted[-1]))
    qtbot.addWidget(card)
    card.show_rows(())
    wanted.append("the evening group")
    card.show_rows(())
    assert (card.empty.head.text(), card.empty.words.text()) == ("Nothing of the evening group", wanted[-1])


@pytest.mark.parametrize("apart", ["/", "\\"])
def test_a_deep_folder_needs_no_wide_window(qtbot: QtBot, apart: str) -> None:
    folder = "C:" + "".join(f"{apart}{name}" for name in ("Users", "frontdesk", "AppData", "Local") * 4)
    label = Label(lambda: f"Every backup also goes to {folder}.", wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(folder) / 2
    assert label.text() == f"Every backup also goes to {folder}."
