# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting a closed session by keys: the reason is asked once, and every pass and dialog takes it."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.gatherings import circle, register
from models.words import Mark, Mode, Role
from tests.journeys.room import Room
from ui.screen.place import Destination, Where
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace

ASKED = "Change a closed session"
WHY = "Read wrongly from the sheet"


def closed(room: Room, role: Role = Role.COUNSELLOR) -> RegisterPlace:
    """Sign in, mark everybody present and close the morning's session."""
    room.enter(role)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    place = room.at(RegisterPlace)
    room.press("F9", "F12")
    room.answers.forms.clear()
    room.answers.reason = WHY
    return place


def lines(room: Room) -> tuple[register.RegisterRow, ...]:
    """Return the roster on disk."""
    return register.register(room.front.at_desk(), room.centre.session).lines


def test_the_reason_is_asked_once_while_the_session_is_shown(room: Room) -> None:
    place = closed(room)
    for letters, key in (("mohan", "F7"), ("anil", "F5")):
        room.type(letters)
        room.press(key)
    room.press("F11", "Ctrl+Tab")
    room.type("mohan")
    room.press("Return", "Ctrl+Tab")
    room.type("anil")
    room.press("Return")
    assert room.answers.forms == [ASKED]
    held = lines(room)
    assert (held[15].mark, held[5].mark) == (Mark.ABSENT, Mark.LATE)
    assert (held[15].sharing is not None, held[5].met_sponsor) == (True, True)
    assert place.room.sitting is not None
    assert place.room.sitting.shown.tally.guests == 1
    place.show_list()
    place.show_session(room.centre.session)
    place.room.turn(Part.MARKS)
    room.type("mohan")
    room.press("F4")
    assert room.answers.forms == [ASKED, ASKED]


def test_the_session_itself_shares_the_reason_and_a_lock_forgets_it(room: Room) -> None:
    place = closed(room)
    room.type("mohan")
    room.press("F7")
    place.room.turn(Part.SESSION)
    part = place.room.session_part
    part.topic.edit.setText("Kind words")
    part.topic.leave()
    assert circle.circle(room.front.at_desk(), room.centre.session).topic == "Kind words"
    assert room.answers.forms == [ASKED]
    room.press("Ctrl+L")
    room.enter(Role.COUNSELLOR)
    part.topic.edit.setText("Kinder words")
    part.topic.leave()
    assert room.answers.forms == [ASKED, ASKED]


def test_a_refused_reason_is_not_kept(room: Room) -> None:
    place = closed(room)
    room.answers.reason = "9999 4105 7058"
    room.type("mohan")
    room.press("F7")
    assert lines(room)[15].mark is Mark.PRESENT
    assert "Aadhaar" in place.room.hint.text()
    room.answers.reason = WHY
    room.press("F7")
    assert lines(room)[15].mark is Mark.ABSENT


def test_how_somebody_took_part_is_corrected_in_one_form_with_its_reason(room: Room) -> None:
    place = closed(room)
    reasons = iter(("", WHY))

    def fill(inside: QWidget) -> None:
        inside.findChildren(QComboBox)[0].setCurrentIndex(list(Mode).index(Mode.PHONE))
        inside.findChildren(QLineEdit)[-1].setText(next(reasons))

    room.answers.fill = fill
    for _ in range(2):
        place.room.grid.choose(16)
        place.room.grid.menu_requested.emit(16)
    assert room.answers.accepted == [False, True]
    assert lines(room)[15].mode is Mode.PHONE
    room.type("mohan")
    room.press("F7")
    assert ASKED not in room.answers.forms


def test_a_visitor_of_a_closed_session_is_added_and_becomes_a_member_with_a_reason(room: Room) -> None:
    place = closed(room)
    room.type("Zubeida")
    room.press("Ctrl+Return")
    assert place.room.grid.cells()[-1].name == "Zubeida"

    def fill(inside: QWidget) -> None:
        inside.findChildren(QLineEdit)[0].setText("31")

    room.answers.fill = fill
    place.room.grid.choose(place.room.grid.cells()[-1].key)
    place.room.grid.setFocus()
    room.press("Return")
    assert lines(room)[-1].member == 31
    assert room.answers.forms.count(ASKED) == 1


@pytest.mark.parametrize("key", ["F7", "F11"])
def test_the_desk_is_asked_for_no_reason_and_told_who_can(room: Room, key: str) -> None:
    place = closed(room, Role.DESK)
    room.type("mohan")
    room.press(key)
    assert lines(room)[15].mark is Mark.PRESENT
    assert room.answers.forms == []
    assert "Counsellor" in place.room.hint.text()
