# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes a screen easy to read: dialogs as large as their words, names that give way, quiet boxes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.screen import dialogs, theme
from ui.screen.widgets.controls import Button, Label, column
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.line import Line
from ui.screen.widgets.paintrow import RowMeasure, RowPainter, RowState
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.slate import Empty

LONG = "The circle of those who walk home together along the canal after the evening bell"


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    return window


def _asked(window: QWidget, inside: QWidget) -> dialogs.Sheet:
    dialogs.Windows().ask_form(window, lambda: "Head", inside, lambda: "Save", lambda: True)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, dialogs.Sheet)
    QApplication.processEvents()
    return sheet


def test_a_dialog_is_as_large_as_its_words_and_grows_with_them(qtbot: QtBot) -> None:
    window = _window(qtbot)
    field, inside = TextField(lambda: "Name", own_script=False), QWidget()
    inside.setLayout(column(Label(lambda: LONG * 4, "sub", wrap=True), field, gap=12))
    sheet = _asked(window, inside)
    visible = sheet.findChild(dialogs.QScrollArea)
    assert visible is not None
    assert visible.verticalScrollBar().maximum() == 0, "nothing scrolls"
    assert visible.viewport().height() - inside.sizeHint().height() <= inside.height(), "nothing stands apart"
    before = sheet.height()
    field.trouble(lambda: LONG * 2)
    QApplication.processEvents()
    assert sheet.height() > before
    assert visible.verticalScrollBar().maximum() == 0
    dialogs.close_all()


def test_the_first_field_in_sight_has_the_focus_and_not_a_hidden_one(qtbot: QtBot) -> None:
    window = _window(qtbot)
    hidden, first, inside = TextField(lambda: "Hidden"), TextField(lambda: "First"), QWidget()
    inside.setLayout(column(hidden, first, gap=12))
    hidden.setVisible(False)
    sheet = _asked(window, inside)
    assert sheet.focusWidget() is first.edit
    dialogs.close_all()


def test_the_script_of_a_box_is_said_only_where_somebody_types(qtbot: QtBot) -> None:
    window = _window(qtbot)
    one, other = TextField(lambda: "One"), TextField(lambda: "Other")
    window.setLayout(column(one, other))
    window.activateWindow()
    one.setFocus()
    QApplication.processEvents()
    shown = [field.strip.badge.isVisible() for field in (one, other) if field.strip is not None]
    assert shown == [True, False]
    high = one.height()
    other.setFocus()
    QApplication.processEvents()
    assert one.height() == high, "nothing moves"


def test_a_long_text_begins_where_it_begins_until_somebody_writes_on(qtbot: QtBot) -> None:
    window = _window(qtbot)
    field, other = TextField(lambda: "One"), TextField(lambda: "Other")
    window.setLayout(column(field, other))
    other.setFocus()
    field.show_value(LONG)
    assert field.edit.cursorPosition() == 0
    window.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    assert field.edit.cursorPosition() == len(LONG)
    other.setFocus()
    assert field.edit.cursorPosition() == 0


def test_a_line_gives_way_and_tells_its_words_whole(qtbot: QtBot) -> None:
    line = Line(lambda: LONG, "name", most=420)
    qtbot.addWidget(line)
    assert line.sizeHint().width() == theme.px(420)
    assert line.minimumSizeHint().width() <= theme.px(96)
    assert line.toolTip() == LONG
    short = Line(lambda: "Dawn", "name", most=420)
    qtbot.addWidget(short)
    assert short.sizeHint().width() < theme.px(120)


def test_an_empty_list_says_so_in_its_middle(qtbot: QtBot) -> None:
    found = RowList(lambda: "People", whole=False)
    qtbot.addWidget(found)
    found.resize(300, 160)
    found.show()
    blank = found.grab().toImage()
    found.when_empty(lambda: "Type a name.")
    assert found.grab().toImage() != blank
    found.show_rows([ListRow(1, "Meena")])
    with_row = found.grab().toImage()
    found.when_empty(lambda: "Something else.")
    assert found.grab().toImage() == with_row, "with rows nothing is said"


def test_what_an_empty_card_says_stays_together(qtbot: QtBot) -> None:
    empty = Empty("users", lambda: "Nobody is here yet", lambda: "Add the first.", lambda: "Add")
    qtbot.addWidget(empty)
    empty.resize(420, 600)
    empty.show()
    QApplication.processEvents()
    top, bottom = empty.picture.geometry().top(), empty.button.geometry().bottom()
    assert bottom - top < 200
    assert abs((600 - bottom) - top) < 40, "in the middle"


def test_a_long_name_goes_before_the_bar() -> None:
    def drawn(title: str, bar: tuple[int, int] | None) -> QImage:
        image = QImage(440, 60, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        row, measure = ListRow(1, title, bar=bar, pill="Planned", action="Open the register"), RowMeasure()
        measure.take([row])
        option = type("Option", (), {"rect": QRectF(0, 0, 440, 60)})()
        RowPainter(painter, option, measure, RowState(current=True)).paint(row)
        painter.end()
        return image

    assert drawn("Dawn", (0, 60)) != drawn("Dawn", None)
    assert drawn(LONG, (0, 60)) == drawn(LONG, None)


def test_rows_without_a_circle_stand_below_those_that_have_one() -> None:
    measure = RowMeasure()
    measure.take([ListRow(1, "Meena", avatar="Meena"), ListRow(2, "Lock")])
    assert measure.circles
    measure.take([ListRow(2, "Lock")])
    assert not measure.circles


def test_what_is_kept_at_once_can_only_be_closed_and_enter_keeps_it(qtbot: QtBot) -> None:
    window, inside, kept = _window(qtbot), QWidget(), list[bool]()
    field, keep = TextField(lambda: "Words", own_script=False), Button(lambda: "Write down", "primary")
    keep.clicked.connect(lambda: kept.append(True))
    inside.setLayout(column(field, keep, gap=12))
    dialogs.Windows().show_form(window, lambda: "Progress", inside, keep)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, dialogs.Sheet)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert kept == [True]
    assert sheet.isVisible()
    (close,) = [each for each in sheet.findChildren(Button) if each is not keep]
    assert close.text() == "Close"
    close.click()
    assert not sheet.isVisible()
