# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, by keys: from the welcome to the first Today."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.words import Language
from tests.ui.screen.conftest import Answers, Held, Papers
from tests.ui.screen.fakefront import GROUPS, PASSWORD, UNREAD, FakeFront, refusal
from tests.ui.screen.hands import click, focused, press, write
from ui.screen.first_start import FirstStart
from ui.screen.front import Copies
from ui.screen.place import Destination, Where
from ui.screen.widgets.controls import Label
from ui.screen.window import Window


@pytest.fixture
def guide(window: Window, front: FakeFront) -> FirstStart:
    front.there = False
    window.begin()
    return window.first_start


def go_to_manager(guide: FirstStart) -> None:
    click(guide.welcome.begin)
    write(focused(), "ਨਵੀਂ ਸਵੇਰ ਕੇਂਦਰ")
    press(focused(), Qt.Key.Key_Return)


def go_to_sheet(guide: FirstStart) -> None:
    go_to_manager(guide)
    write(focused(), "Asha Gill")
    press(focused(), Qt.Key.Key_Return)


def go_to_copies(guide: FirstStart) -> None:
    go_to_sheet(guide)
    guide.sheet.typed.edit.setText(GROUPS[-1])
    click(guide.next)


def test_a_centre_is_set_up_with_keys_alone(
    window: Window, guide: FirstStart, front: FakeFront, answers: Answers, tmp_path: Path
) -> None:
    press(guide.welcome.begin, Qt.Key.Key_Space)
    write(focused(), "Nayi Subah")
    press(focused(), Qt.Key.Key_Return)
    write(focused(), "Asha Gill")
    press(focused(), Qt.Key.Key_Return)
    assert front.centre is not None
    assert (front.centre.centre, front.centre.manager) == ("Nayi Subah", "Asha Gill")
    assert front.centre.password == f"{PASSWORD} 1"
    assert focused() is guide.sheet.save
    press(guide.sheet.save, Qt.Key.Key_Space)
    assert (tmp_path / "recovery-sheet.pdf").read_bytes() == b"%PDF sheet"
    assert answers.offered == ["recovery-sheet.pdf"]
    assert guide.sheet.saved.isVisible()
    write(focused(), GROUPS[-1].lower())
    press(focused(), Qt.Key.Key_Return)
    assert focused() is guide.copies.asked.choose
    press(focused(), Qt.Key.Key_Space)
    write(focused(), "Gopal Das")
    press(focused(), Qt.Key.Key_Return)
    assert ("begin", Copies(tmp_path, "Gopal Das")) in front.asked
    assert window.stack.currentWidget() is window.shell


def test_the_last_group_must_be_typed_back(guide: FirstStart, front: FakeFront) -> None:
    go_to_sheet(guide)
    write(guide.sheet.typed.edit, GROUPS[0])
    press(guide.sheet.typed.edit, Qt.Key.Key_Return)
    assert "differ" in guide.notice.words.text()
    assert "begin" not in front.names()
    guide.sheet.typed.edit.setText(f"{GROUPS[-1][:4]} - {GROUPS[-1][4:]}")
    click(guide.next)
    assert guide.stack.current() is guide.copies


def test_the_second_place_may_wait(window: Window, guide: FirstStart, front: FakeFront) -> None:
    go_to_copies(guide)
    assert guide.stack.current() is guide.copies
    assert next(label.text() for label in guide.copies.findChildren(Label)) == "Step 4 of 4"
    click(guide.back)
    assert guide.stack.current() is guide.sheet
    click(guide.next)
    click(guide.next)
    assert ("begin", Copies()) in front.asked
    assert window.stack.currentWidget() is window.shell


def test_a_second_place_that_cannot_be_keeps_the_guide_open(
    window: Window, guide: FirstStart, front: FakeFront, answers: Answers
) -> None:
    assert answers.place is not None
    front.trouble["begin"] = refusal()
    go_to_copies(guide)
    click(guide.copies.asked.choose)
    guide.bring.click()
    assert "could not be read" in guide.notice.words.text()
    assert guide.stack.current() is guide.copies
    assert not guide.imports
    front.trouble.clear()
    click(guide.next)
    assert window.stack.currentWidget() is window.shell


def test_the_letters_leave_the_screen_when_work_begins(window: Window, guide: FirstStart) -> None:
    go_to_copies(guide)
    assert guide.sheet.grid.count() == 7
    click(guide.next)
    assert guide.sheet.grid.count() == 0
    assert guide.manager.password.text() == ""
    assert window.first_start.sheet.typed.text() == ""


def test_a_name_is_asked_for_before_going_on(guide: FirstStart) -> None:
    click(guide.welcome.begin)
    press(focused(), Qt.Key.Key_Return)
    assert guide.notice.words.text() == "Please write the centre's name."
    assert guide.stack.current() is guide.centre


def test_a_passphrase_is_offered_readable_and_others_on_request(guide: FirstStart) -> None:
    go_to_manager(guide)
    assert guide.manager.password.text() == f"{PASSWORD} 1"
    assert guide.manager.password.eye.isChecked()
    click(guide.manager.offer)
    assert guide.manager.password.text() == f"{PASSWORD} 2"
    assert guide.manager.meter.value() == 4


def test_a_weak_password_of_ones_own_is_not_taken(guide: FirstStart, front: FakeFront) -> None:
    go_to_manager(guide)
    write(focused(), "Asha")
    guide.manager.password.fill("short")
    assert guide.manager.words.text() == "A password needs at least 12 letters."
    click(guide.next)
    assert "create" not in front.names()
    guide.manager.password.fill("asha likes the river")
    assert guide.manager.words.text().startswith("A name alone is guessed easily.")
    click(guide.next)
    assert "create" not in front.names()


def test_going_back_keeps_what_was_typed(guide: FirstStart) -> None:
    go_to_manager(guide)
    click(guide.back)
    assert guide.stack.current() is guide.centre
    assert guide.centre.name.text() == "ਨਵੀਂ ਸਵੇਰ ਕੇਂਦਰ"
    click(guide.back)
    assert guide.stack.current() is guide.welcome


def test_a_refusal_is_said_and_everything_can_be_pressed_again(guide: FirstStart, front: FakeFront) -> None:
    front.trouble["create"] = refusal()
    go_to_sheet(guide)
    assert guide.notice.words.text() == UNREAD
    assert guide.next.isEnabled()
    front.trouble.clear()
    click(guide.next)
    assert guide.stack.current() is guide.sheet


def test_the_language_is_switched_in_the_middle(guide: FirstStart, front: FakeFront) -> None:
    go_to_manager(guide)
    click(guide.languages.chips[Language.PUNJABI])
    write(guide.manager.name.edit, "ਆਸ਼ਾ")
    click(guide.next)
    assert front.centre is not None
    assert front.centre.language is Language.PUNJABI


def test_looking_around_shows_progress_and_opens_the_sample(
    window: Window, guide: FirstStart, held: Held
) -> None:
    click(guide.welcome.sample)
    assert guide.working.isVisible()
    assert not guide.stack.isEnabled()
    held.let_go()
    held.let_go()
    assert window.stack.currentWidget() is window.shell
    assert window.shell.places[0].banner.isVisible()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - Today's


def test_looking_around_can_be_stopped(window: Window, guide: FirstStart, held: Held) -> None:
    click(guide.welcome.sample)
    click(guide.working.cancel)
    assert not guide.working.isVisible()
    assert guide.stack.isEnabled()
    held.let_go()
    assert window.stack.currentWidget() is guide


def test_the_sample_centre_is_thrown_away_in_one_click(
    window: Window, guide: FirstStart, front: FakeFront
) -> None:
    click(guide.welcome.sample)
    click(window.shell.places[0].banner.leave)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - Today's
    assert front.names()[-2:] == ["close", "leave_sample"]
    assert window.stack.currentWidget() is guide


def test_where_no_sample_can_be_made_none_is_offered(window: Window, front: FakeFront) -> None:
    front.there = front.has_sample = False
    window.begin()
    assert not window.first_start.welcome.sample.isVisible()
    assert window.first_start.welcome.begin.isVisible()


def test_the_sheet_is_printed_from_memory(guide: FirstStart, front: FakeFront, papers: Papers) -> None:
    go_to_sheet(guide)
    guide.sheet.print.click()
    assert [paper.file_name for paper in papers.shown] == ["recovery-sheet.pdf"]
    assert papers.save == front.save


def test_the_first_work_may_be_an_import(window: Window, guide: FirstStart) -> None:
    went: list[Destination] = []
    window.shell.visit = went.append  # pyright: ignore[reportAttributeAccessIssue] - stands in for the places
    go_to_sheet(guide)
    assert not guide.bring.isVisible()
    guide.sheet.typed.edit.setText(GROUPS[-1])
    click(guide.next)
    guide.bring.click()
    assert window.stack.currentWidget() is window.shell
    assert went == [Destination(Where.MEMBERS, part="import")]


def test_starting_empty_goes_to_no_import(window: Window, guide: FirstStart) -> None:
    went: list[Destination] = []
    window.shell.visit = went.append  # pyright: ignore[reportAttributeAccessIssue] - stands in for the places
    go_to_copies(guide)
    guide.next.click()
    assert window.stack.currentWidget() is window.shell
    assert went == []
