# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register for everybody: every control has a name, nothing is cut off, nothing stays behind."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from models.words import Language, Role
from tests.journeys.room import Room
from ui.screen.place import Destination, Where
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace

KINDS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def into(room: Room, language: Language, size: int = 100) -> RegisterPlace:
    """Sign in and go to the morning's session."""
    room.enter(Role.COUNSELLOR, language, size)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    return room.at(RegisterPlace)


def seen(place: RegisterPlace) -> list[QWidget]:
    """Return every control that is shown."""
    return [each for kind in KINDS for each in place.findChildren(kind) if each.isVisible()]


@pytest.mark.parametrize(
    ("language", "size"), [(Language.ENGLISH, 100), (Language.HINDI, 150), (Language.PUNJABI, 150)]
)
def test_every_control_is_named_and_nothing_is_cut_off(room: Room, language: Language, size: int) -> None:
    place = into(room, language, size)
    for part in Part:
        place.room.turn(part)
        QApplication.processEvents()
        QApplication.processEvents()
        for control in seen(place):
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), control
        for control in seen(place):
            if isinstance(control, QAbstractButton):
                assert control.width() >= control.minimumSizeHint().width() - 1, control.accessibleName()
                assert min(control.width(), control.height()) >= 24, control.accessibleName()
        assert place.horizontalScrollBar().maximum() == 0


def test_people_are_told_to_a_screen_reader_with_number_name_and_mark(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    room.type("mohan")
    room.press("F5")
    model = place.room.grid.model()
    assert place.room.grid.cells()[15].spoken() == "16, Mohan L., Late"
    assert model.rowCount() == 15
    assert place.room.grid.accessibleName() == "People of this session"


def test_tab_goes_through_the_session_in_the_order_it_is_seen(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    place.room.head.back.setFocus()
    met: list[QWidget] = []
    for _ in range(14):
        met.append(room.hands())
        room.press("Tab")
    head, body = place.room.head, place.room
    wanted = [head.back, head.before, head.after, head.print, head.close_button, head.more]
    assert [each for each in met if each in wanted] == wanted
    assert body.box in met
    assert body.grid in met
    assert met.index(body.box) < met.index(body.grid)


def test_locking_leaves_nobody_on_the_screen_or_in_the_place(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    room.type("mohan")
    place.room.turn(Part.SESSION)
    room.press("Ctrl+L")
    words = [label.text() for label in place.findChildren(QLabel)]
    words += [edit.text() for edit in place.findChildren(QLineEdit)]
    words += [edit.toPlainText() for edit in place.findChildren(QPlainTextEdit)]
    assert not [text for text in words if "Mohan" in text or "Singh" in text]
    assert place.room.grid.cells() == ()
    assert place.room.offered.list.rows() == ()


def test_an_unfinished_note_is_there_again_for_who_wrote_it_alone(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    place.room.turn(Part.SESSION)
    place.room.session_part.note.edit.setPlainText("Half a thought")
    room.press("Ctrl+L")
    room.enter(Role.DESK)
    assert place.room.session_part.note.edit.toPlainText() == ""
    room.press("Ctrl+L")
    room.enter(Role.COUNSELLOR)
    assert place.room.session_part.note.edit.toPlainText() == "Half a thought"


def test_a_language_is_changed_while_the_register_stands(room: Room) -> None:
    from dataclasses import replace

    place = into(room, Language.ENGLISH)
    room.type("mohan")
    room.press("Return")
    room.window.wear(replace(room.window.choices, language=Language.PUNJABI))
    assert place.room.grid.cells()[15].word == "ਹਾਜ਼ਰ"
    assert place.room.box.placeholderText() == "ਨਾਂ, ਨੰਬਰ, ਕਾਰਡ ਜਾਂ ਸ਼ੀਟ ਕੋਡ"


def test_dialogs_of_the_register_are_gone_when_they_are_closed(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    insides: list[QWidget] = []
    room.answers.fill = insides.append
    place.close_session()
    place.paste()
    place.log_forgotten()
    assert len(room.answers.forms) == 3
    for inside in insides:
        inside.deleteLater()
    room.window.repaint()
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
    assert not [inside for inside in insides if isValid(inside)]
