# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register for everybody: told to a screen reader, in the language in use, and nothing stays behind."""

from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from models.words import Language, Role
from tests.journeys.room import Room
from ui.screen.place import Destination, Where
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace


def into(room: Room, language: Language, size: int = 100) -> RegisterPlace:
    """Sign in and go to the morning's session."""
    room.enter(Role.COUNSELLOR, language, size)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    return room.at(RegisterPlace)


def test_people_are_told_to_a_screen_reader_with_number_name_and_mark(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    room.type("mohan")
    room.press("F5")
    model = place.room.grid.model()
    assert place.room.grid.cells()[15].spoken() == "16, Mohan L., Late"
    assert model.rowCount() == 15
    assert place.room.grid.accessibleName() == "People of this session"


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


def test_how_it_went_is_read_when_somebody_turns_to_it_and_blank_for_the_next_session(room: Room) -> None:
    place = into(room, Language.ENGLISH)
    here = room.centre.session
    beside = place.service.beside(here, 1) or place.service.beside(here, -1)
    assert beside is not None
    place.room.turn(Part.SESSION)
    place.room.session_part.note.edit.setPlainText("Half a thought")
    place.room.turn(Part.MARKS)
    place.show_session(beside)
    assert place.room.session_part.note.edit.toPlainText() == ""
    place.room.turn(Part.SESSION)
    assert place.room.session_part.note.edit.toPlainText() == ""
    place.show_session(here)
    assert place.room.session_part.note.edit.toPlainText() == "Half a thought"


def test_a_language_is_changed_while_the_register_stands(room: Room) -> None:

    place = into(room, Language.ENGLISH)
    room.type("mohan")
    room.press("Return")
    room.window.wear(room.window.choices._replace(language=Language.PUNJABI))
    assert place.room.grid.cells()[15].word == "ਹਾਜ਼ਰ"
    assert place.room.box.placeholderText() == "ਨਾਂ, ਨੰਬਰ, ਕਾਰਡ ਜਾਂ ਸ਼ੀਟ ਕੋਡ"
