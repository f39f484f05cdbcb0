# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields keep what can be read when they are left, and lose nothing of what cannot."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.words import Language
from tests.ui.screen.hands import press, write
from ui import language
from ui.screen.widgets.controls import column
from ui.screen.widgets.fields import (
    AreaField,
    ChoiceField,
    Field,
    TextField,
    TickField,
    date_field,
    number_field,
    time_field,
)
from ui.screen.widgets.words import retranslate_all


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(column())
    qtbot.addWidget(made)
    made.show()
    return made


def put(form: QWidget, field: Field) -> list[object]:
    """Lay a field into the form and return what it brings when it is left."""
    brought: list[object] = []
    field.left.connect(brought.append)
    layout = form.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    return brought


def test_a_line_is_kept_when_the_focus_leaves_it_and_only_when_it_changed(
    form: QWidget, qtbot: QtBot
) -> None:
    first, second = TextField(lambda: "Name"), TextField(lambda: "Village")
    kept, _ = put(form, first), put(form, second)
    with qtbot.waitActive(form):
        form.activateWindow()
    first.edit.setFocus()
    write(first.edit, "  ਹਰਪ੍ਰੀਤ  ਕੌਰ ")
    press(first.edit, Qt.Key.Key_Tab)
    assert kept == ["ਹਰਪ੍ਰੀਤ ਕੌਰ"]
    first.edit.setFocus()
    press(first.edit, Qt.Key.Key_Tab)
    assert kept == ["ਹਰਪ੍ਰੀਤ ਕੌਰ"]


def test_an_empty_line_that_is_needed_says_so_and_keeps_nothing(form: QWidget) -> None:
    field = TextField(lambda: "Name", needed=lambda: "A member needs a name.")
    kept = put(form, field)
    field.leave()
    assert field.in_trouble()
    assert field.below.text() == "A member needs a name."
    assert field.below.isVisible()
    write(field.edit, "A")
    assert not field.in_trouble()
    press(field.edit, Qt.Key.Key_Return)
    assert kept == ["A"]


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("5.3.2024", date(2024, 3, 5), "05-03-2024"),
        ("੫/੩/੨੦੨੪", date(2024, 3, 5), "05-03-2024"),
        ("5 मार्च 2024", date(2024, 3, 5), "05-03-2024"),
    ],
)
def test_a_date_is_read_day_first_in_any_digits(form: QWidget, typed: str, value: date, shown: str) -> None:
    field = date_field(lambda: "Birth date")
    kept = put(form, field)
    write(field.edit, typed)
    field.leave()
    assert kept == [value]
    assert field.edit.text() == shown


@pytest.mark.parametrize("typed", ["31-02-2024", "5-3-24", "tomorrow", "1" * 40, "\u202e5-3-2024"])
def test_what_is_no_date_stays_in_the_box_with_a_sentence(form: QWidget, typed: str) -> None:
    field = date_field(lambda: "Birth date")
    kept = put(form, field)
    field.edit.setText(typed)
    field.leave()
    assert (kept, field.in_trouble(), field.edit.text()) == ([], True, typed)


@pytest.mark.parametrize(("typed", "at"), [("7", time(7)), ("1930", time(19, 30)), ("19.30", time(19, 30))])
def test_a_time_is_read_as_people_write_it(form: QWidget, typed: str, at: time) -> None:
    field = time_field(lambda: "Starts")
    kept = put(form, field)
    field.edit.setText(typed)
    field.leave()
    assert kept == [at]


@pytest.mark.parametrize("typed", ["25:00", "seven", "7:61", "-1", "1:2:3:4:5", "7:3:0", "٧:३०x"])
def test_what_is_no_time_is_said(form: QWidget, typed: str) -> None:
    field = time_field(lambda: "Starts")
    assert not put(form, field)
    field.edit.setText(typed)
    field.leave()
    assert field.in_trouble()


@pytest.mark.parametrize(("typed", "value"), [("३०", 30), ("0", 0), ("", None)])
def test_a_number_is_read_in_any_digits(form: QWidget, typed: str, value: int | None) -> None:
    field = number_field(lambda: "Guests", most=30)
    put(form, field)
    field.edit.setText(typed)
    assert field.value() == value


@pytest.mark.parametrize("typed", ["31", "-1", "1.5", "=1", "²"])
def test_a_number_out_of_bounds_is_said(form: QWidget, typed: str) -> None:
    field = number_field(lambda: "Guests", most=30)
    assert not put(form, field)
    field.edit.setText(typed)
    assert not field.readable()


def test_lines_of_text_are_kept_and_too_many_are_said(form: QWidget) -> None:
    field = AreaField(lambda: "Note", most=10)
    kept = put(form, field)
    field.edit.setPlainText("one\ntwo")
    field.leave()
    assert kept == ["one\ntwo"]
    field.edit.setPlainText("x" * 11)
    field.leave()
    assert field.in_trouble()
    assert kept == ["one\ntwo"]


def test_a_choice_speaks_the_language_and_is_kept_at_once(form: QWidget) -> None:
    names = {Language.ENGLISH: "Two", Language.HINDI: "दो"}
    words = [(1, lambda: "One"), (2, lambda: names[language.current().language])]
    field = ChoiceField[int](lambda: "How many", words)
    kept = put(form, field)
    field.show_value(1)
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    assert kept == [2]
    language.use(Language.HINDI)
    retranslate_all(form)
    assert field.combo.currentText() == "दो"
    field.offer(words[1:])
    assert field.value() == 2


def test_a_tick_is_kept_at_once(form: QWidget) -> None:
    field = TickField(lambda: "Records & reports")
    kept = put(form, field)
    press(field.tick, Qt.Key.Key_Space)
    assert kept == [True]
    assert field.tick.text() == "Records && reports"


def test_every_field_names_its_box_for_a_screen_reader(form: QWidget) -> None:
    field = TextField(lambda: "Village", lambda: "As the person says it")
    put(form, field)
    assert field.box.accessibleName() == "Village"
    assert field.box.accessibleDescription() == "As the person says it"


def test_what_was_never_chosen_stays_so_when_the_language_changes(form: QWidget) -> None:
    field = ChoiceField[str](lambda: "Gender", [("w", lambda: "Woman"), ("m", lambda: "Man")])
    kept = put(form, field)
    field.show_value(None)
    retranslate_all(form)
    assert field.value() is None
    field.leave()
    assert kept == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [(Qt.FocusReason.ActiveWindowFocusReason, False), (Qt.FocusReason.TabFocusReason, True)],
)
def test_another_window_in_front_is_no_reason_to_ask_for_what_is_needed(
    form: QWidget, reason: Qt.FocusReason, *, said: bool
) -> None:
    field = TextField(lambda: "Name", needed=lambda: "Please write a name.")
    put(form, field)
    QApplication.sendEvent(field.edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert field.in_trouble() is said


def test_a_line_is_kept_when_another_window_comes_in_front(form: QWidget) -> None:
    field = TextField(lambda: "Name", needed=lambda: "Please write a name.")
    kept = put(form, field)
    write(field.edit, "Meena")
    QApplication.sendEvent(
        field.edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    assert kept == ["Meena"]
