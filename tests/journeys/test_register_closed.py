# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting a closed session by keys: the reason is asked once, and every pass and dialog takes it."""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from models.gatherings import changing, circle, groups, months, register, sessions
from models.sponsorship import contacts, pairings
from models.words import Channel, Mark, Mode, Phase, Role
from tests.journeys.room import GROUP, Room
from ui.screen import background
from ui.screen.place import Destination, Where
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace

pytestmark = pytest.mark.journey

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


def test_a_topic_goes_into_the_library_and_out_of_it(room: Room) -> None:
    place = closed(room)
    place.room.turn(Part.SESSION)
    part, desk = place.room.session_part, room.front.at_desk()
    part.topic.edit.setText("Kind words")
    assert part.keep_topic.isVisible()
    part.keep_topic.click()
    assert circle.own_topics(desk) == ("Kind words",)
    assert (part.keep_topic.isVisible(), part.retire_topic.isVisible()) == (False, True)
    part.topic.edit.setText("Kinder words")
    assert (part.keep_topic.isVisible(), part.retire_topic.isVisible()) == (True, False)
    part.topic.edit.setText("kind Words")
    part.retire_topic.click()
    assert circle.own_topics(desk) == ()
    assert part.keep_topic.isVisible()


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


def test_a_manager_signs_off_the_oldest_open_month_first_and_looks_at_closed_ones(room: Room) -> None:
    place = closed(room, Role.MANAGER)
    desk = room.front.at_desk()
    for month in (8, 9):
        sessions.log_forgotten(desk, GROUP, date(2026, month, 5))
    offered: list[list[str]] = []

    def fill(inside: QWidget) -> None:
        combo = inside.findChildren(QComboBox)[0]
        offered.append([combo.itemText(each) for each in range(combo.count())])
        assert "1 session" in "".join(label.text() for label in inside.findChildren(QLabel))

    room.answers.fill = fill
    place.show_list()
    for _ in range(3):
        place.choosing.month.click()
    assert [held for _, held in months.past(desk)] == [True, True]
    assert offered[0] == ["09-2026", "08-2026"]
    assert offered[1] == ["09-2026", "08-2026, closed"]


def test_while_numbers_are_shown_the_session_goes_on_and_names_nobody(room: Room) -> None:
    room.enter(Role.DESK)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    place = room.at(RegisterPlace)
    one = room.centre.session
    room.press("F9")
    circle.write_text(room.front.at_desk(), one, "facilitator", "Mohan Lal")
    circle.write_text(room.front.at_desk(), one, "action_points", "Mohan brings the tea")
    room.press("F2")
    room.type("mohan")
    assert [row.key for row in place.room.offered.rows()] == ["mohan"]
    room.press("Escape")
    room.type("16")
    room.press("F7")
    assert lines(room)[15].mark is Mark.ABSENT
    place.room.turn(Part.SESSION)
    part = place.room.session_part
    words = [edit.text() for edit in place.findChildren(QLineEdit)]
    words += [edit.toPlainText() for edit in place.findChildren(QPlainTextEdit)]
    words += [label.text() for label in place.findChildren(QLabel)]
    assert not [text for text in words if "Mohan" in text]
    part.topic.edit.setText("Kind words")
    part.topic.leave()
    part.phases[Phase.TOPIC].now.click()
    held = circle.circle(room.front.at_desk(), one)
    assert (held.topic, held.facilitator) == ("Kind words", "Mohan Lal")
    assert held.action_points == "Mohan brings the tea"
    assert held.phases[1].began is not None
    room.press("F2")
    assert part.facilitator.edit.text() == "Mohan Lal"
    assert part.facilitator.isVisible()


@pytest.mark.parametrize("role", list(Role))
def test_who_met_a_sponsor_is_a_contact_when_the_column_was_gone_through(room: Room, role: Role) -> None:
    room.enter(Role.COUNSELLOR)
    pair = pairings.pair(room.front.at_desk(), 1, 16, reason="Both wish it").pair
    room.press("Ctrl+L")
    room.enter(role)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    place = room.at(RegisterPlace)
    room.press("F9")
    place.room.turn(Part.SPONSOR)
    room.type("mohan")
    room.press("Return")
    place.room.turn(Part.SESSION)
    if role is Role.DESK:
        room.press("Ctrl+L")
        room.enter(Role.COUNSELLOR)
    said = contacts.history(room.front.at_desk(), pair)
    (one,) = (each for each in said if each.kind == contacts.CONTACT)
    assert (one.channel, one.on) == (Channel.SESSION, date(2026, 11, 27))


def test_the_record_by_time_is_told_kindly_in_the_list_and_in_the_register(room: Room) -> None:
    room.enter(Role.DESK)
    desk = room.front.at_desk()
    changing.change(desk, groups.by_name(desk, GROUP).id, record_by=time(9, 30))
    place = room.go(Where.REGISTER, RegisterPlace)
    assert "to be recorded by 09:30" in place.choosing.today.list.rows()[0].detail
    room.clock.at = room.clock.at.replace(hour=10)
    place.refresh()
    assert "it can still be done" in place.choosing.today.list.rows()[0].detail
    place.show_session(room.centre.session)
    assert "it can still be done" in place.room.head.about.text()
    room.press("F9")
    place.room.reload()
    assert "recorded by" not in place.room.head.about.text()


def test_letters_of_somebody_elsewhere_wait_for_names_read_behind_and_are_answered(room: Room) -> None:
    room.enter(Role.DESK)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    place = room.at(RegisterPlace)
    waiting: list[background.Task] = []

    class Later:
        def start(self, task: background.Task) -> None:
            waiting.append(task)

    desk = room.front.at_desk()
    desk.committed(desk.count, desk.head, {}, {"member": None})  # as after bulk work: all are read again
    with background.through(Later()):
        room.type("mohan")
        assert place.room.hint.text().startswith("Enter: Mohan L.")
        room.press("Escape")
        assert waiting == []
        room.type("zora")
    assert len(waiting) == 1
    assert place.room.hint.text() == "The names are being read. One moment …"
    room.press("Return")
    assert lines(room)[-1].member == 30
    background.Inline().start(waiting[0])
    assert "visiting" in place.room.hint.text()
    room.press("Return")
    assert lines(room)[-1].member == 31
