# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: locking, choices, keys, and letting everything go."""

import gc
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QGroupBox, QHeaderView, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.messages import message
from models.words import Language, Role
from tests.ui.screen.conftest import Answers, Held, enter
from tests.ui.screen.fakefront import AMBER, PASSWORD, FakeFront, FakeMemory
from tests.ui.screen.hands import CTRL, focused, press, write
from ui.screen import background, dialogs, printing, theme
from ui.screen.choices import Choices, Scheme
from ui.screen.front import Person
from ui.screen.idle import IdleWatch
from ui.screen.today import TodayPlace
from ui.screen.window import Window


def dialogs_open() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def test_ctrl_l_covers_closes_and_forgets(qtbot: QtBot, inside: Window, front: FakeFront) -> None:
    inside.show_keys()
    (sheet,) = dialogs_open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    press(focused(), Qt.Key.Key_L, CTRL)
    assert inside.stack.currentWidget() is inside.sign_in
    assert not dialogs_open()
    assert "close" in front.names()
    assert inside.sign_in.title.text() == "The register is locked"
    assert inside.shell.who.text() == ""
    assert not inside.idle.is_counting()


def test_the_cover_stands_before_anything_else_is_done(
    inside: Window, front: FakeFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    covered: list[bool] = []

    def close() -> None:
        covered.append(inside.stack.currentWidget() is inside.sign_in)

    monkeypatch.setattr(front, "close", close)
    inside.lock()
    assert covered == [True]


def test_every_page_has_our_face_and_not_the_computers(
    qtbot: QtBot, qapp: QApplication, front: FakeFront, memory: FakeMemory
) -> None:
    """As in a fresh process: no style sheet yet, and whatever face the computer likes."""
    qapp.setStyleSheet("")
    qapp.setFont(QFont("Monospace"))
    window = Window(front, memory)
    qtbot.addWidget(window)
    window.show()
    window.stack.setCurrentWidget(window.first_start)
    window.stack.setCurrentWidget(window.sign_in)
    labels = window.sign_in.findChildren(QLabel) + window.first_start.findChildren(QLabel)
    assert {tuple(label.font().families()) for label in labels} == {tuple(theme.FAMILIES)}


def test_the_same_person_comes_back_to_the_same_row(inside: Window, front: FakeFront) -> None:
    page = inside.shell.place()
    assert isinstance(page, TodayPlace)
    press(page.sessions.list, Qt.Key.Key_Down)
    inside.lock()
    assert inside.sign_in.people.current_key() == "u2"
    assert focused() is inside.sign_in.password.edit
    write(focused(), PASSWORD)
    press(focused(), Qt.Key.Key_Return)
    assert inside.shell.place() is page
    assert focused() is page.sessions.list
    assert front.signed_in is not None


def test_locking_lets_the_day_go(inside: Window, front: FakeFront) -> None:
    seen = weakref.ref(front.day)
    page = inside.shell.place()
    assert isinstance(page, TodayPlace)
    inside.lock()
    front.day = front.day.__class__(
        front.now, "", is_sample=False, sessions=(), due=None, coming=None, unrecorded=()
    )
    gc.collect()
    assert seen() is None
    assert page.sessions.list.rows() == ()


def test_an_answer_that_comes_after_locking_is_dropped(inside: Window, front: FakeFront, held: Held) -> None:
    page = inside.shell.place()
    assert isinstance(page, TodayPlace)
    page.refresh()
    inside.lock()
    held.let_go()
    assert page.sessions.list.rows() == ()
    assert front.names().count("today") == 1


def test_idling_locks(inside: Window) -> None:
    assert inside.idle.is_counting()
    inside.idle.idled.emit()
    assert inside.stack.currentWidget() is inside.sign_in


class Times:
    """Two clocks, moved by hand."""

    def __init__(self) -> None:
        self.steady, self.wall = 100.0, 5000.0

    def advance(self, seconds: float, *, wall: float | None = None) -> None:
        self.steady += seconds
        self.wall += seconds if wall is None else wall


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def idle(window: Window, times: Times) -> IdleWatch:
    made = IdleWatch(300, window, lambda: times.steady, lambda: times.wall)
    made.watch(window)
    made.begin()
    return made


def test_five_quiet_minutes_are_idle(qtbot: QtBot, idle: IdleWatch, times: Times) -> None:
    for _ in range(6):
        times.advance(49)
        idle.check()
    with qtbot.waitSignal(idle.idled):
        times.advance(7)
        idle.check()
    assert not idle.is_counting()


def test_a_key_starts_the_count_anew(qtbot: QtBot, window: Window, idle: IdleWatch, times: Times) -> None:
    handle = window.windowHandle()
    for _ in range(5):
        times.advance(50)
        idle.check()
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
    with qtbot.assertNotEmitted(idle.idled):
        for _ in range(5):
            times.advance(55)
            idle.check()


def test_a_computer_that_slept_is_idle_at_once(qtbot: QtBot, idle: IdleWatch, times: Times) -> None:
    with qtbot.waitSignal(idle.idled):
        times.advance(1, wall=3600)
        idle.check()


def test_our_text_leaves_the_clipboard(inside: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a name")
    inside.lock()
    assert clipboard.text() == ""


def test_each_person_has_their_own_screen(window: Window, front: FakeFront, memory: FakeMemory) -> None:
    memory.remember("u2", Choices(Language.HINDI, Scheme.DARK, 125))
    enter(window, front, Role.COUNSELLOR)
    assert window.choices == Choices(Language.HINDI, Scheme.DARK, 125)
    assert theme.percent() == 125
    window.shell.menu.size_picked.emit(150)
    assert memory.choices("u2").size == 150
    window.lock()
    enter(window, front, Role.DESK)
    assert window.choices.language is Language.ENGLISH


def test_a_person_without_choices_is_met_in_their_own_language(window: Window, front: FakeFront) -> None:
    window.begin()
    window.sign_in.people.choose("u3")
    write(window.sign_in.password.edit, PASSWORD)
    press(window.sign_in.password.edit, Qt.Key.Key_Return)
    assert window.choices.language is Language.PUNJABI
    assert front.signed_in is not None


def test_text_grows_and_shrinks_by_keys(inside: Window) -> None:
    for key, size in (
        (Qt.Key.Key_Plus, 110),
        (Qt.Key.Key_Plus, 125),
        (Qt.Key.Key_Plus, 150),
        (Qt.Key.Key_Plus, 150),
        (Qt.Key.Key_Minus, 125),
        (Qt.Key.Key_0, 100),
        (Qt.Key.Key_Minus, 100),
    ):
        press(inside, key, CTRL)
        inside.dressing.finish()
        assert theme.percent() == size


def test_the_menu_offers_what_there_is_and_ticks_what_is(inside: Window) -> None:
    menu = inside.shell.menu
    menu.fill()
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["English", "As the computer", "100 %"]
    dark = next(action for action in menu.actions() if action.text() == "Dark")
    menu.triggered.emit(dark)
    assert inside.choices.scheme is Scheme.DARK
    menu.fill()
    assert "Dark" in [action.text() for action in menu.actions() if action.isChecked()]


def test_the_keys_are_shown_by_f1_and_escape_closes_them(inside: Window) -> None:
    press(inside, Qt.Key.Key_F1)
    (sheet,) = dialogs_open()
    press(sheet, Qt.Key.Key_Escape)
    assert not dialogs_open()


def test_ctrl_1_goes_to_today(inside: Window, front: FakeFront) -> None:
    asked = front.names().count("today")
    inside.shell.nav[0].setFocus()
    press(inside, Qt.Key.Key_1, CTRL)
    assert front.names().count("today") == asked + 1
    page = inside.shell.place()
    assert isinstance(page, TodayPlace)
    assert focused() is page.sessions.list


def test_keys_do_nothing_while_locked(window: Window, front: FakeFront) -> None:
    window.begin()
    for key in (Qt.Key.Key_1, Qt.Key.Key_L, Qt.Key.Key_P):
        press(window, key, CTRL)
    assert "today" not in front.names()
    assert window.stack.currentWidget() is window.sign_in


def test_the_status_line_tells_who_is_signed_in(inside: Window) -> None:
    assert inside.shell.who.text() == "Signed in: सुनीता शर्मा, Counsellor"
    assert inside.shell.saved.text() == "Everything is saved"


def test_nobodys_name_is_in_the_windows_title(inside: Window) -> None:
    assert inside.windowTitle() == "Saathi"


def test_a_real_file_dialog_opens_and_is_closed_by_locking(inside: Window, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs.asker().save_file(inside, "sheet.pdf", chosen.append)
    (dialog,) = dialogs_open()
    assert isinstance(dialog, QFileDialog)
    inside.lock()
    assert not dialogs_open()
    assert chosen == []
    assert tmp_path.exists()


def test_qt_says_our_words(inside: Window) -> None:
    inside.wear(Choices(Language.HINDI))
    from ui.language import current
    from ui.screen.bridge import Bridge

    bridge = inside.findChild(Bridge)
    assert bridge is not None
    assert bridge.translate("QPlatformTheme", "&Cancel") == current().trc("qt", "Cancel")
    assert bridge.translate("QLineEdit", "Select All") == current().trc("qt", "Select All")
    assert bridge.translate("QShortcut", "Print") is None


def test_qt_keeps_its_own_words_where_we_have_none(inside: Window) -> None:
    inside.wear(Choices(Language.HINDI))
    assert QCoreApplication.translate("QFileDialog", "No such words") == "No such words"
    assert QCoreApplication.translate("QShortcut", "Space") == "Space"


@pytest.mark.parametrize("which", list(Language))
def test_nothing_in_the_dialogs_for_files_and_printers_is_blank(inside: Window, which: Language) -> None:
    inside.wear(Choices(which))
    dialogs.asker().open_file(inside, lambda: "PDF (*.pdf)", lambda _path: None)
    if sys.platform != "win32":  # which shows a print dialog of its own, and waits there for a person
        printing.printing().ask(inside, 3, lambda _printer: None)
    for dialog in dialogs_open():
        QApplication.processEvents()
        said = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
        said += [each.title() for each in dialog.findChildren(QGroupBox) if each.isVisible()]
        heads = [each.model() for each in dialog.findChildren(QHeaderView) if each.isVisible()]
        said += [model.headerData(0, Qt.Orientation.Horizontal) for model in heads]
        assert said
        assert all(said), type(dialog).__name__
    dialogs.close_all()


def test_the_sidebar_folds_where_words_need_the_room(inside: Window) -> None:
    inside.resize(1366, 728)
    assert inside.shell.nav[0].text() == "Today"
    inside.wear(Choices(size=150))
    inside.resize(1024, 600)
    assert inside.shell.nav[0].text() == ""
    assert inside.shell.nav[0].accessibleName() == "Today"


def test_a_closed_window_is_let_go(qtbot: QtBot, front: FakeFront, memory: FakeMemory, inline: None) -> None:
    others = background.running()
    window = Window(front, memory)
    with qtbot.waitExposed(window):
        window.show()
    enter(window, front, Role.COUNSELLOR)
    seen, page = weakref.ref(window), weakref.ref(window.shell.place())
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
    del window
    gc.collect()
    assert seen() is None
    assert page() is None
    assert background.running() <= others
    assert front.names()[-1] == "close"
    assert inline is None


def test_the_menu_closes_when_the_register_locks(inside: Window) -> None:
    inside.shell.menu.popup(inside.mapToGlobal(QPoint(60, 60)))
    assert QApplication.activePopupWidget() is inside.shell.menu
    inside.lock()
    assert QApplication.activePopupWidget() is None


def test_what_opening_met_is_told_once(window: Window, answers: Answers) -> None:
    met = message("There is nothing to undo.")
    window.enter(Person("u2", "Sunita Sharma", Role.COUNSELLOR, Language.ENGLISH, (met, met)))
    assert [words for _head, words in answers.told] == [met.id]


def test_one_key_turns_names_to_numbers_and_back(inside: Window, front: FakeFront) -> None:
    asked = front.names().count("today")
    press(inside, Qt.Key.Key_F2)
    assert ("show_numbers", True) in front.asked
    assert inside.shell.numbers.isVisible()
    assert front.names().count("today") == asked + 1
    inside.shell.numbers.click()
    assert ("show_numbers", False) in front.asked
    assert not inside.shell.numbers.isVisible()


def test_locking_ends_numbers_only(inside: Window, front: FakeFront) -> None:
    press(inside, Qt.Key.Key_F2)
    inside.lock()
    enter(inside, front, Role.DESK)
    assert not inside.shell.numbers.isVisible()
    press(inside, Qt.Key.Key_F2)
    assert front.asked[-1] != ("show_numbers", False)


def test_the_status_line_tells_of_the_last_backup(inside: Window, front: FakeFront) -> None:
    assert inside.shell.backup.text() == "Last backup: 22-11-2026 06:30"
    front.backup = AMBER
    inside.lock()
    enter(inside, front, Role.DESK)
    assert inside.shell.backup.text() == "No verified backup stands outside this computer yet."


def test_language_and_text_size_are_kept_with_the_register(inside: Window, front: FakeFront) -> None:
    inside.shell.menu.size_picked.emit(125)
    inside.shell.menu.language_picked.emit(Language.PUNJABI)
    assert ("keep_choices", Language.ENGLISH, 125) in front.asked
    assert ("keep_choices", Language.PUNJABI, 125) in front.asked


def test_what_the_register_keeps_of_a_person_wins(window: Window, memory: FakeMemory) -> None:
    memory.remember("u2", Choices(Language.HINDI, Scheme.DARK, 125))
    window.enter(Person("u2", "Sunita Sharma", Role.COUNSELLOR, Language.PUNJABI, size=150))
    assert window.choices == Choices(Language.PUNJABI, Scheme.DARK, 150)


def test_f1_shows_the_keys_of_the_place_in_front_first(inside: Window) -> None:
    press(inside, Qt.Key.Key_F1)
    (sheet,) = dialogs_open()
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert said.index("Today") < said.index("Everywhere")
    assert said.index("Print the sheet of the chosen session") < said.index("Everywhere")
    assert {"Ctrl+K", "F2", "Ctrl+Z", "Ctrl+1"} <= set(said)
