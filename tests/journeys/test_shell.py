# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window by keys alone, over a real register: counting, finding, taking back, locking."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from models.gatherings import register
from models.messages import Refused
from models.people import members
from models.words import Language, Mark, Role
from tests.journeys.counting import KeyCounter
from tests.journeys.room import GROUP, NAMES, PASSWORD, Room
from tests.ui.screen.hands import write
from ui.screen.place import Where
from ui.screen.today import TodayPlace
from ui.screen.widgets.rows import RowList

pytestmark = pytest.mark.journey


def test_keys_are_counted_as_the_targets_count_them(room: Room) -> None:
    room.enter(Role.DESK)
    line = QLineEdit(room.window)
    line.show()
    line.setFocus()
    counter: KeyCounter = room.counter
    for typed, pressed, actions in (
        ("absent 4 11 23 late 7", (), 6),
        ("ਗ਼ 4", ("Return",), 3),
        ("", ("Ctrl+1",), 1),
        ("", ("F4", "F4"), 2),
        ("", ("Down", "Down", "Return"), 2),
        ("a", ("Escape",), 2),
    ):
        line.setFocus()
        counter.begin()
        write(line, typed)
        room.press(*pressed)
        assert room.actions == actions, (typed, pressed)


@pytest.mark.parametrize("which", list(Language))
def test_today_stands_in_the_persons_language(room: Room, which: Language) -> None:
    room.enter(Role.COUNSELLOR, which)
    today = room.at(TodayPlace)
    assert today.sessions.list.rows()[0].title == GROUP
    assert len(today.due.list.rows()) == 2


def marks(room: Room) -> dict[str, Mark]:
    """Return the marks of today's Morning circle that were given."""
    rows = register.register(room.front.at_desk(), room.centre.session).lines
    return {row.number_text: row.mark for row in rows if row.mark is not Mark.NOT_RECORDED}


@pytest.mark.parametrize(
    ("which", "taken", "again", "nothing"),
    [
        (Language.ENGLISH, "Taken back: marked a register (Gurpreet Singh)", "Done again", "nothing to undo"),
        (Language.HINDI, "वापस लिया गया: उपस्थिति दर्ज की गई (~गुरप्रीत सिंह)", "फिर से किया गया", "नहीं"),
        (Language.PUNJABI, "ਵਾਪਸ ਲਿਆ ਗਿਆ: ਹਾਜ਼ਰੀ ਦਰਜ ਕੀਤੀ ਗਈ (~ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ)", "ਫਿਰ ਕੀਤਾ ਗਿਆ", "ਨਹੀਂ"),
    ],
)
def test_ctrl_z_takes_the_last_act_back_and_says_which(
    room: Room, which: Language, taken: str, again: str, nothing: str
) -> None:
    room.enter(Role.DESK, which)
    register.mark(room.front.at_desk(), room.centre.session, 1, Mark.PRESENT)
    room.press("Ctrl+Z")
    assert marks(room) == {}
    assert room.window.shell.told.text() == taken
    room.press("Ctrl+Shift+Z")
    assert len(marks(room)) == 1
    assert again in room.window.shell.told.text()
    room.press("Ctrl+Z", "Ctrl+Z")
    assert marks(room) == {}
    assert nothing in room.window.shell.told.text()


def test_letters_are_taken_back_before_acts(room: Room) -> None:
    room.enter(Role.DESK)
    register.mark(room.front.at_desk(), room.centre.session, 1, Mark.PRESENT)
    line = QLineEdit(room.window.shell)
    line.show()
    line.setFocus()
    room.type("Mohan")
    room.press("Ctrl+Z")
    assert line.text() == ""
    assert len(marks(room)) == 1
    room.press("Ctrl+Z")
    assert marks(room) == {}


def test_nothing_is_taken_back_while_the_register_is_locked(room: Room) -> None:
    room.enter(Role.DESK)
    register.mark(room.front.at_desk(), room.centre.session, 1, Mark.PRESENT)
    room.press("Ctrl+L", "Ctrl+Z")
    room.enter(Role.DESK)
    assert len(marks(room)) == 1


@pytest.mark.parametrize("typed", ["Yash Pal", "यश पाल", "ਯਸ਼ ਪਾਲ", "yashpal"])
def test_a_person_is_reached_in_three_actions_however_the_name_is_spelled(room: Room, typed: str) -> None:
    room.enter(Role.DESK)
    finder = room.window.finder
    room.count()
    room.press("Ctrl+K")
    room.type(typed)
    assert [row.title for row in finder.list.rows()][:1] in ([], ["Yash Pal"])
    assert room.actions <= 3


def test_a_session_is_reached_by_its_group_and_its_register_opens(room: Room) -> None:
    room.enter(Role.DESK)
    room.count()
    room.press("Ctrl+K")
    room.type("morning")
    place = [row.pill for row in room.window.finder.list.rows()].index("Session")
    room.press(*["Down"] * place, "Return")
    assert room.actions <= 4
    assert room.window.shell.place().where is Where.REGISTER


def shown_words(room: Room) -> str:
    """Return every word in the window that a passer-by could read."""
    labels = [label.text() for label in room.window.findChildren(QLabel) if label.isVisible()]
    rows = [row.spoken() for listed in room.window.findChildren(RowList) for row in listed.rows()]
    return "\n".join((*labels, *rows))


@pytest.mark.parametrize("role", list(Role))
def test_f2_turns_every_place_to_numbers_and_keeps_names_from_being_overwritten(
    room: Room, role: Role
) -> None:
    room.enter(role)
    room.press("F2")
    for number in range(1, len(room.window.shell.shown_places()) + 1):
        room.press(f"Ctrl+{number}")
        words = shown_words(room)
        assert not [name for name in NAMES if name in words or name.split()[0] in words], number
    desk = room.front.at_desk()
    with pytest.raises(Refused, match="Names are hidden"):
        members.add(desk, members.NewMember("Somebody New"))
    register.mark(desk, room.centre.session, 1, Mark.PRESENT)
    room.press("F2")
    assert members.by_number(desk, 1).name == NAMES[0]
    assert len(marks(room)) == 1


def test_language_and_size_follow_the_person_to_another_computer(room: Room) -> None:
    room.enter(Role.DESK)
    room.window.shell.menu.language_picked.emit(Language.PUNJABI)
    room.window.shell.menu.size_picked.emit(125)
    room.press("Ctrl+L")
    person = room.front.open(room.centre.people[Role.DESK], PASSWORD)
    assert (person.language, person.size) == (Language.PUNJABI, 125)


@pytest.mark.parametrize("which", list(Language))
def test_from_today_to_the_first_mark_is_two_key_actions(room: Room, which: Language) -> None:
    room.enter(Role.DESK, which)
    room.count()
    room.press("Return", "F9")
    assert room.actions <= 2
    assert len(marks(room)) == 30
