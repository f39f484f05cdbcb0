# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones by keys alone, over a real register: certificates, the print list, verifying, and each role."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from models.desk.desk import Desk
from models.people import consents
from models.sobriety import milestones, periods, reprints
from models.words import Language, Purpose, Role, Unit
from tests.journeys.room import MORNING, Room
from tests.ui.screen.hands import write
from ui.screen.milestones.place import MilestonesPlace
from ui.screen.milestones.verifying import VerifyForm
from ui.screen.place import Destination, Where
from ui.screen.widgets.fields import TextField

pytestmark = pytest.mark.journey

DAY = MORNING.date()


def walk(
    room: Room, which: Language = Language.ENGLISH, role: Role = Role.COUNSELLOR, people: int = 0
) -> MilestonesPlace:
    """Sign in and go to the place; ``people`` more reach 60 days today."""
    room.enter(role, which)
    for number in range(3, 3 + people):
        periods.correct_start(room.front.at_desk(), number, DAY - timedelta(days=60))
    return room.go(Where.MILESTONES, MilestonesPlace)


def released(desk: Desk, count: int = 1) -> tuple[str, ...]:
    """Let a counsellor award and release what is due today; return the serials."""
    batch = milestones.award(desk, milestones.due(desk, DAY)[:count], milestones.Style(), printed=False)
    return tuple(face.serial for _member, face in batch.faces)


@pytest.mark.parametrize("which", list(Language))
def test_one_certificate_from_anywhere_in_eight_key_actions(room: Room, which: Language) -> None:
    room.enter(Role.COUNSELLOR, which)
    room.count()
    place = room.go(Where.MILESTONES, MilestonesPlace)
    room.press("Down", "Return")
    assert room.actions <= 8
    (paper,) = room.papers.shown
    assert paper.content.startswith(b"%PDF")
    (row,) = reprints.issued(room.front.at_desk(), DAY, DAY)
    assert (row.member, row.unit, row.count) == (2, Unit.DAYS, 90)
    assert place.making.trouble.words.text() == ""


@pytest.mark.parametrize("which", list(Language))
def test_tonights_twenty_certificates_in_three_actions(room: Room, which: Language) -> None:
    walk(room, which, people=18)
    room.window.shell.visit(Destination(Where.TODAY))
    room.count()
    room.go(Where.MILESTONES, MilestonesPlace)
    room.press("Ctrl+A", "Return")
    assert room.actions <= 3
    assert len(room.papers.shown) == 1
    assert len(reprints.issued(room.front.at_desk(), DAY, DAY)) == 20


def test_space_and_shift_choose_and_the_check_shows_every_line(room: Room) -> None:
    place = walk(room, people=4)
    room.press("Space", "Down", "Shift+Down")
    assert len(place.picks.picks()) == 3
    shown = [row.title for row in place.making.check.list.rows()]
    assert shown.count("Nayi Subah Kendra") == 3
    assert any("90 days" in line or "60 days" in line for line in shown)
    assert reprints.issued(room.front.at_desk(), DAY, DAY) == ()


def test_the_check_names_the_texts_that_a_language_lacks(room: Room) -> None:
    place = walk(room)
    place.making.language.show_value(Language.PUNJABI)
    place.making.language.edited.emit()
    lacking = [row.title for row in place.making.check.list.rows() if row.pill == "missing"]
    assert lacking == ["the centre's name has no text in ਪੰਜਾਬੀ yet."]


def test_a_release_waits_in_the_print_list_and_is_handed_over_by_keys(room: Room) -> None:
    place = walk(room)
    place.making.release.click()
    assert room.papers.shown == []
    place.turn("print")
    place.settle()
    assert [row.pill for row in place.list.list.rows()] == ["to print"]
    room.press("Return")
    assert [row.pill for row in place.list.list.rows()] == ["printed"]
    room.press("Ctrl+H")
    assert place.list.list.rows() == ()
    (row,) = reprints.issued(room.front.at_desk(), DAY, DAY)
    assert row.handed_over_on == DAY
    room.press("Ctrl+Z")
    assert reprints.issued(room.front.at_desk(), DAY, DAY)[0].handed_over_on is None


def test_the_desk_prints_and_hands_over_what_was_released_and_sees_nothing_else(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    released(room.front.at_desk(), 2)
    room.window.lock()
    place = walk(room, role=Role.DESK)
    shown = [key for key, button in place.chips.buttons.items() if button.isVisible()]
    assert shown == ["print", "register"]
    assert not place.making.isVisible()
    room.press("Ctrl+A", "Return")
    assert len(room.papers.shown) == 1
    room.press("Ctrl+H")
    assert place.list.list.rows() == ()
    assert not place.issued.correct.isVisible()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.MANAGER])
def test_counsellors_and_managers_award(room: Room, role: Role) -> None:
    place = walk(room, role=role)
    place.make()
    assert len(reprints.issued(room.front.at_desk(), DAY, DAY)) == 1


def test_without_consent_somebody_is_left_out_or_it_is_given_now(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    desk = room.front.at_desk()
    consents.answer(desk, 1, Purpose.CERTIFICATE, given=False)
    place = room.go(Where.MILESTONES, MilestonesPlace)
    assert place.making.consent.isVisible()
    room.press("Return")
    assert room.papers.shown == []
    assert "Gurpreet S." in room.answers.told[0][1]
    place.making.consent.show_value(value=True)
    place.make()
    assert len(room.papers.shown) == 1


def test_a_reprint_after_handing_over_asks_why_and_keeps_it(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    (serial,) = released(desk)
    reprints.hand_over_all(desk, [serial])
    room.window.shell.visit(Destination(Where.MILESTONES, part="register"))
    place.refresh()
    place.print_again()
    assert room.papers.shown == []
    room.answers.reason = "Wet in the rain"
    place.print_again()
    assert len(room.papers.shown) == 1
    assert [row.title for row in place.issued.history.list.rows()] == ["Wet in the rain"]


def test_a_mistake_after_handing_over_is_put_right_under_a_new_serial(room: Room) -> None:
    place = walk(room)
    desk = room.front.at_desk()
    (serial,) = released(desk)
    reprints.hand_over_all(desk, [serial])
    place.refresh()
    place.turn("register")
    room.answers.reason = "Spelt as on the card"
    place.issued.correct.click()
    old = next(row for row in reprints.issued(desk, DAY, DAY) if row.serial == serial)
    assert old.replaced_by
    assert len(room.papers.shown) == 1


def test_pages_are_printed_again_after_a_jam(room: Room) -> None:
    place = walk(room, people=4)
    room.press("Ctrl+A", "Return")
    assert place.jam.isVisible()

    def fill(form: QWidget) -> None:
        assert isinstance(form, TextField)
        form.edit.setText("2-3")

    room.answers.fill = fill
    place.jam.click()
    assert room.answers.accepted == [True]
    prints = [row.prints for row in reprints.issued(room.front.at_desk(), DAY, DAY)]
    assert sorted(prints) == [1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize("role", list(Role))
def test_a_certificate_is_verified_in_one_box(room: Room, role: Role) -> None:
    room.enter(Role.COUNSELLOR)
    (_member, face), *_ = milestones.award(
        room.front.at_desk(), milestones.due(room.front.at_desk(), DAY)[:1], milestones.Style()
    ).faces
    room.window.lock()
    walk(room, role=role)
    typed = [f"{face.serial} {face.code[:5]} {face.code[5:]}".lower(), f"{face.serial} AAAAA-AAAAA"]
    said: list[tuple[str, str]] = []

    def fill(form: QWidget) -> None:
        assert isinstance(form, VerifyForm)
        write(form.typed.edit, typed.pop(0))
        form.ask()
        said.append((form.verdict.words.text(), form.facts.text()))

    room.answers.fill = fill
    room.press("Ctrl+E")
    room.press("Ctrl+E")
    assert said[0][0] == "This certificate is genuine."
    assert face.name in said[0][1]
    assert said[1] == (
        "This certificate is not ours: serial and code are not in the register together.",
        "",
    )


def test_a_chip_nights_pack_is_one_paper(room: Room) -> None:
    place = walk(room, people=3)
    place.turn("night")
    place.settle()
    room.press("Ctrl+A")
    place.making.pack.click()
    (paper,) = room.papers.shown
    assert paper.file_name.startswith("chip-night-")


def test_the_register_is_printed(room: Room) -> None:
    place = walk(room)
    released(room.front.at_desk())
    place.book.click()
    assert room.papers.shown[0].file_name.startswith("register-")


def test_locking_forgets_everybody(room: Room) -> None:
    place = walk(room)
    assert place.list.list.rows()
    room.window.lock()
    assert place.list.list.rows() == ()
    assert place.making.name.text() == ""
    assert place.making.check.list.rows() == ()
