# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning at the register, by keys alone, in three languages: the targets of the design, counted."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from models.gatherings import circle, register, sessions, sheets
from models.search import transliterate
from models.text import Script, graphemes, nfc
from models.words import Language, Mark, Role, SessionState
from tests.journeys.room import EVENING, NAMES, OUTSIDE, Room
from ui.screen.place import Destination, Where
from ui.screen.register.cells import Part
from ui.screen.register.place import RegisterPlace

pytestmark = pytest.mark.journey

EACH = pytest.mark.parametrize("language", list(Language))


def into(room: Room, language: Language = Language.ENGLISH, role: Role = Role.DESK) -> RegisterPlace:
    """Sign in and go to the morning's session."""
    room.enter(role, language)
    room.window.shell.visit(Destination(Where.REGISTER, room.centre.session))
    return room.at(RegisterPlace)


def marks(room: Room) -> dict[int, Mark]:
    """Return the marks on disk by row."""
    shown = register.register(room.front.at_desk(), room.centre.session)
    return {line.row: line.mark for line in shown.lines}


@EACH
def test_thirty_after_the_circle_take_twenty_actions_at_most(room: Room, language: Language) -> None:
    into(room, language)
    room.count()
    room.press("F9")
    for letters, key in (("anil", "F7"), ("kuld", "F5"), ("yash", "F6"), ("pawan", "F8")):
        room.type(letters)
        room.press(key)
    assert room.actions <= 20
    held = marks(room)
    assert (held[6], held[15], held[30], held[23]) == (Mark.ABSENT, Mark.LATE, Mark.EXCUSED, Mark.LEFT_EARLY)
    assert sum(mark is Mark.PRESENT for mark in held.values()) == 26


ARRIVALS = {
    Language.ENGLISH: (("ani", 6), ("tar", 21), ("paw", 23), ("suk", 4)),
    Language.HINDI: (("अनि", 6), ("तर", 21), ("पवन", 23), ("सुख", 4)),
    Language.PUNJABI: (("ਅਨਿ", 6), ("ਤਰਸ", 21), ("ਪਵਨ", 23), ("ਸੁਖ", 4)),
}


@EACH
def test_each_arrival_takes_four_keys_at_most(room: Room, language: Language) -> None:
    place = into(room, language)
    for letters, row in ARRIVALS[language]:
        room.count()
        room.type(letters)
        room.press("Return")
        assert room.actions <= 4
        assert marks(room)[row] is Mark.PRESENT
        assert place.room.box.text() == ""


def test_two_of_one_name_wait_told_apart_by_father_and_village(room: Room) -> None:
    place = into(room)
    room.count()
    room.type("raj")
    room.press("Return")
    assert set(marks(room).values()) == {Mark.NOT_RECORDED}
    rows = place.room.offered.rows()
    both = [row for row in rows if row.title.startswith("Rajesh")]
    assert ["Des Raj" in row.detail or "Kishan Lal" in row.detail for row in both] == [True, True]
    assert ["Sahnewal" in both[0].detail, "Doraha" in both[1].detail] == [True, True]
    room.type("2")
    assert room.actions <= 4
    assert [row for row, mark in marks(room).items() if mark is Mark.PRESENT] == [29]


PAPER = {
    Language.ENGLISH: "absent 4 11 23 late 7",
    Language.HINDI: "अनुपस्थित 4 11 23 देर 7",
    Language.PUNJABI: "ਗ਼ 4 11 23 ਦੇ 7",
}
FOURTH_AND_SEVENTH = {
    Language.ENGLISH: ("Sukhdev S.", "Balwinder S."),
    Language.HINDI: ("~सुखदेव सिं.", "~बलविंदर सिं."),
    Language.PUNJABI: ("~ਸੁਖਦੇਵ ਸਿੰ.", "~ਬਲਵਿੰਦਰ ਸਿੰ."),
}


@EACH
def test_a_signed_sheet_takes_twelve_actions_at_most(room: Room, language: Language) -> None:
    room.enter(Role.DESK, language)
    place = room.go(Where.REGISTER, RegisterPlace)
    code = sessions.by_number(room.front.at_desk(), room.centre.session).sheet_code
    place.choosing.code.setFocus()
    room.count()
    room.type(code)
    room.press("Return")
    room.type(PAPER[language])
    said = place.room.hint.text()
    assert [name in said for name in FOURTH_AND_SEVENTH[language]] == [True, True]
    assert set(marks(room).values()) == {Mark.NOT_RECORDED}
    room.press("Return")
    assert "27" in place.room.hint.text()
    room.type("27")
    room.press("Return", "F10")
    assert room.actions <= 12
    held = marks(room)
    assert [row for row, mark in held.items() if mark is Mark.ABSENT] == [4, 11, 23]
    assert held[7] is Mark.LATE
    assert sum(mark is Mark.PRESENT for mark in held.values()) == 26
    kept = circle.circle(room.front.at_desk(), room.centre.session)
    assert (kept.head_count, kept.filed_as) == (27, code)


def test_filled_blank_rows_ask_for_names_and_a_wrong_head_count_is_told(room: Room) -> None:
    place = into(room)
    room.press("F3")
    room.type("absent 4 late 31 present 32")
    assert "31, 32" in place.room.hint.text()
    room.press("Return")
    assert "31" in place.room.hint.text()
    room.type("zora")
    room.press("Return")
    assert "32" in place.room.hint.text()
    room.type("Zubeida")
    room.press("Return")
    room.type("40")
    room.press("Return")
    assert "40" in place.room.hint.text()
    assert "31" in place.room.hint.text()
    shown = register.register(room.front.at_desk(), room.centre.session)
    assert (shown.lines[-1].row, shown.lines[-1].mark, shown.lines[-1].visiting) == (31, Mark.LATE, True)
    assert shown.visitors == ("Zubeida",)


def test_a_blank_sheet_is_taken_by_its_code_and_the_day_is_asked_for(room: Room) -> None:
    room.enter(Role.DESK)
    place = room.go(Where.REGISTER, RegisterPlace)
    desk = room.front.at_desk()
    (paper,) = sheets.blank_coded(desk, EVENING, None, 1)
    before = sessions.count(desk)
    place.choosing.code.setFocus()
    room.type(paper.sheet_code)
    assert sessions.count(desk) == before
    room.answers.fill = lambda inside: inside.findChildren(QLineEdit)[0].setText("25-11-2026")
    room.press("Return")
    assert place.room.sitting is not None
    assert (place.room.sitting.session.on.day, place.room.paper) == (25, True)


def test_from_today_to_the_first_mark_are_two_actions(room: Room) -> None:
    room.enter(Role.DESK)
    room.count()
    room.press("Return", "F9")
    assert room.actions <= 2
    assert set(marks(room).values()) == {Mark.PRESENT}


def test_a_forgotten_session_is_logged_late_and_says_so(room: Room) -> None:
    room.enter(Role.DESK)
    place = room.go(Where.REGISTER, RegisterPlace)

    def fill(inside: QWidget) -> None:
        inside.findChildren(QLineEdit)[0].setText("20-11-2026")

    room.answers.fill = fill
    place.log_forgotten()
    assert place.room.sitting is not None
    assert place.room.sitting.session.logged_late
    assert place.room.head.late.isVisible()


def test_a_pasted_list_marks_whom_it_names_and_keeps_nothing_else(room: Room) -> None:
    place = into(room)

    def fill(inside: QWidget) -> None:
        inside.findChildren(QPlainTextEdit)[0].setPlainText("Mohan Lal\nRajesh Kumar\nSomebody Else")

    room.answers.fill = fill
    place.paste()
    assert [row for row, mark in marks(room).items() if mark is Mark.PRESENT] == [16]


def test_a_manager_cancels_a_session_with_a_reason(room: Room) -> None:
    place = into(room, role=Role.MANAGER)
    room.answers.reason = "A holiday"
    place.cancel_session()
    assert sessions.by_number(room.front.at_desk(), room.centre.session).state is SessionState.CANCELLED
    room.type("mohan")
    room.press("Return")
    assert set(marks(room).values()) == {Mark.NOT_RECORDED}
    assert "cancel" in place.room.hint.text().casefold()


def test_a_visitor_becomes_the_member_they_are(room: Room) -> None:
    place = into(room)
    room.type("Zubeida")
    room.press("Ctrl+Return")

    def fill(inside: QWidget) -> None:
        inside.findChildren(QLineEdit)[0].setText("31")

    room.answers.fill = fill
    place.room.grid.choose(place.room.grid.cells()[-1].key)
    place.room.grid.setFocus()
    room.press("Return")
    shown = register.register(room.front.at_desk(), room.centre.session)
    assert (shown.visitors, shown.lines[-1].member, shown.lines[-1].mark) == ((), 31, Mark.PRESENT)


def test_tomorrows_sheets_come_with_two_blank_ones(room: Room) -> None:
    room.enter(Role.DESK)
    place = room.go(Where.REGISTER, RegisterPlace)
    place.print_tomorrow()
    (paper,) = room.papers.shown
    assert paper.file_name == "sheets-2026-11-28.pdf"
    assert paper.content.startswith(b"%PDF")


def test_closing_the_day_prints_tomorrows_sheets_and_two_blank_ones(room: Room) -> None:
    place = into(room)
    room.press("F9", "F12")
    assert room.papers.shown == [], "The evening still comes."
    desk = room.front.at_desk()
    evening = next(one for one in sessions.between(desk, desk.today, desk.today) if one.group == EVENING)
    room.window.shell.visit(Destination(Where.REGISTER, evening.id))
    room.press("F9", "F12")
    assert [paper.file_name for paper in room.papers.shown] == ["sheets-2026-11-28.pdf"]
    assert place.session() == evening.id


def test_from_the_list_to_the_first_mark_are_two_actions(room: Room) -> None:
    room.enter(Role.DESK)
    room.go(Where.REGISTER, RegisterPlace)
    room.count()
    room.press("Return", "F9")
    assert room.actions <= 2
    assert set(marks(room).values()) == {Mark.PRESENT}


VISITOR = {Language.ENGLISH: "Zubeida", Language.HINDI: "ज़ुबैदा", Language.PUNJABI: "ਜ਼ੁਬੈਦਾ"}


@EACH
def test_a_visitor_takes_three_actions_beyond_the_name(room: Room, language: Language) -> None:
    place, name = into(room, language), nfc(VISITOR[language])
    room.count()
    room.type(name)
    room.press("Ctrl+Return")
    assert room.actions - 1 <= 3
    assert register.register(room.front.at_desk(), room.centre.session).visitors == (name,)
    assert place.room.grid.cells()[-1].name == name
    room.press("Ctrl+Z")
    assert register.register(room.front.at_desk(), room.centre.session).visitors == ()
    assert len(place.room.grid.cells()) == 30


def test_a_member_of_another_group_is_found_and_marked_as_visiting(room: Room) -> None:
    into(room)
    room.type("zora")
    room.press("Return")
    last = register.register(room.front.at_desk(), room.centre.session).lines[-1]
    assert (last.row, last.visiting, last.mark) == (31, True, Mark.PRESENT)
    assert OUTSIDE.startswith(last.name.split()[0])


MOHAN = {Language.ENGLISH: "mohan", Language.HINDI: "मोहन", Language.PUNJABI: "ਮੋਹਨ"}


@EACH
def test_lock_and_return_is_the_same_cell(room: Room, language: Language) -> None:
    place = into(room, language)
    room.type(MOHAN[language])
    room.press("F5", "Down", "Down")
    chosen = place.room.grid.current_key()
    room.press("Ctrl+L")
    assert place.room.sitting is None
    assert place.room.grid.cells() == ()
    room.enter(Role.DESK, language)
    assert room.at(RegisterPlace) is place
    assert place.room.grid.current_key() == chosen
    assert place.room.grid.hasFocus()
    assert marks(room)[16] is Mark.LATE


def test_enter_on_an_empty_box_does_nothing_and_a_mark_twice_is_no_act(room: Room) -> None:
    into(room)
    before = room.front.at_desk().count
    room.press("Return")
    assert room.front.at_desk().count == before
    for _ in range(2):
        room.type("mohan")
        room.press("Return")
    assert room.front.at_desk().count == before + 1


def test_a_wrong_mark_is_taken_back_in_place(room: Room) -> None:
    place = into(room)
    room.type("mohan")
    room.press("Return")
    assert marks(room)[16] is Mark.PRESENT
    room.press("Ctrl+Z")
    assert marks(room)[16] is Mark.NOT_RECORDED
    assert place.room.grid.cells()[15].kind == "plain"
    room.press("Ctrl+Shift+Z")
    assert marks(room)[16] is Mark.PRESENT
    assert place.room.grid.cells()[15].kind == "ok"


@pytest.mark.parametrize("letter", ["a", "अ", "ਗ਼"])
def test_letters_mark_once_the_arrow_has_moved_into_the_list(room: Room, letter: str) -> None:
    into(room)
    room.press("Down", "Down")
    if len(letter) == 1:
        room.type(letter)
    else:
        _one_key(room, letter)
    assert marks(room)[2] is Mark.ABSENT


def _one_key(room: Room, letters: str) -> None:
    """Press the one key that makes these letters on its layout."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letters)
    QApplication.sendEvent(room.hands(), event)


@pytest.mark.parametrize("code", ["16", "M-0016", "m-16"])
def test_a_card_marks_its_member(room: Room, code: str) -> None:
    into(room)
    room.type(code)
    room.press("Return")
    assert marks(room)[16] is Mark.PRESENT


def test_a_sheet_code_scanned_into_the_box_opens_its_sheet(room: Room) -> None:
    place = into(room)
    desk = room.front.at_desk()
    evening = next(
        one for one in sessions.between(desk, desk.today, desk.today) if one.starts and one.starts.hour == 18
    )
    room.type(evening.sheet_code)
    room.press("Return")
    assert place.session() == evening.id
    assert place.room.paper


def test_the_desk_changes_a_register_until_it_is_closed(room: Room) -> None:
    place = into(room)
    room.press("F9", "F12")
    assert sessions.by_number(room.front.at_desk(), room.centre.session).state is SessionState.CLOSED
    room.type("mohan")
    room.press("F7")
    assert marks(room)[16] is Mark.PRESENT
    assert "Counsellor" in place.room.hint.text()


def test_a_counsellor_corrects_a_closed_register_with_a_reason_and_the_old_mark_is_struck(room: Room) -> None:
    place = into(room, role=Role.COUNSELLOR)
    room.press("F9", "F12")
    room.answers.reason = "Went home before the circle"
    room.type("mohan")
    room.press("F7")
    assert marks(room)[16] is Mark.ABSENT
    line = register.register(room.front.at_desk(), room.centre.session).lines[15]
    assert line.struck == (Mark.PRESENT,)
    assert place.room.grid.cells()[15].struck == "Present"


@pytest.mark.parametrize("role", list(Role))
def test_a_manager_alone_cancels_a_session_and_closes_a_month(room: Room, role: Role) -> None:
    place = into(room, role=role)
    assert any("Cancel" in each for each in place.room.head.offered()) is (role is Role.MANAGER)
    place.show_list()
    assert place.choosing.month.isVisible() is (role is Role.MANAGER)


def test_who_shared_and_who_met_a_sponsor_are_passes_over_the_same_people(room: Room) -> None:
    place = into(room)
    room.press("F9", "Ctrl+Tab")
    assert place.room.part is Part.SHARING
    room.type("mohan")
    room.press("Return")
    room.type("anil")
    room.press("F5")
    room.press("Ctrl+Tab")
    room.type("mohan")
    room.press("Return")
    lines = register.register(room.front.at_desk(), room.centre.session).lines
    assert [line.row for line in lines if line.sharing is not None] == [6, 16]
    assert [line.row for line in lines if line.met_sponsor] == [16]
    assert set(marks(room).values()) == {Mark.PRESENT}


def test_guests_are_a_count(room: Room) -> None:
    into(room)
    room.press("F11", "F11", "Shift+F11", "F11")
    shown = register.register(room.front.at_desk(), room.centre.session)
    assert (shown.tally.guests, shown.in_the_room) == (2, 2)


def test_thirty_rows_stand_without_scrolling(room: Room) -> None:
    place = into(room)
    grid = place.room.grid
    assert (room.window.width(), room.window.height()) == (1366, 728)
    assert len(grid.cells()) == 30
    assert grid.rowHeight(0) == 32
    assert not grid.verticalScrollBar().isVisible()
    assert grid.viewport().height() >= 15 * 32


@EACH
def test_three_letters_put_a_person_in_the_top_three(room: Room, language: Language) -> None:
    place = into(room, language)
    sitting = place.room.sitting
    assert sitting is not None
    names = {member: _letters(name, language) for member, name in enumerate(NAMES, start=1)}
    for member, letters in names.items():
        matches = place.service.find(room.centre.session, letters, language)
        namesakes = sum(each == letters for each in names.values())
        assert member in [one.member for one in matches.roster[: max(3, namesakes)]], letters


def _letters(name: str, language: Language) -> str:
    """Return the first three letters of a name, in the script of a language."""
    scripts = {Language.HINDI: Script.DEVANAGARI, Language.PUNJABI: Script.GURMUKHI}
    written = transliterate(name, scripts[language]) if language in scripts else name
    return "".join([*graphemes(written)][:3])
