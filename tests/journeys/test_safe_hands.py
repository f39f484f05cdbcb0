# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff, the log and one's own sign-in in the real window, and the register locked and opened by PIN."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from models.vault.failures import UnknownPerson, WrongPassword
from models.words import Role
from tests.journeys.room import PASSWORD, STAFF, Room
from ui.screen import dialogs
from ui.screen.place import Destination, Where
from ui.screen.settings.asking import KeyForm
from ui.screen.settings.log import LogSection
from ui.screen.settings.losses import GuideList, LossesSection
from ui.screen.settings.own import OwnSection
from ui.screen.settings.place import SettingsPlace
from ui.screen.settings.removed import RemovedSection
from ui.screen.settings.section import Section
from ui.screen.settings.sheetasking import DrawnSheet, LastGroup
from ui.screen.settings.staff import StaffSection
from ui.screen.widgets.controls import Label
from ui.screen.widgets.fields import TextField
from ui.screen.widgets.newpassword import NewPassword
from ui.screen.widgets.secret import PasswordBox

pytestmark = pytest.mark.journey

Kind = TypeVar("Kind", bound=Section)
NEW = "another walk at dawn"
PIN = "4071"


def sit(room: Room, role: Role) -> None:
    """Let somebody else sit down."""
    room.window.lock()
    room.enter(role)


def section(room: Room, key: str, kind: type[Kind]) -> Kind:
    """Bring a page of Settings to the front."""
    room.window.shell.visit(Destination(Where.SETTINGS, part=key))
    page = room.at(SettingsPlace).section()
    assert isinstance(page, kind)
    return page


def confirmed(*fill: Callable[[KeyForm], None], password: str = PASSWORD) -> Callable[[QWidget], None]:
    """Fill a form in and type one's own password."""

    def work(inside: QWidget) -> None:
        assert isinstance(inside, KeyForm)
        for each in fill:
            each(inside)
        if inside.own is not None:
            inside.own.fill(password)

    return work


def chosen(page: StaffSection, role: Role) -> StaffSection:
    page.people.choose(next(row.key for row in page.people.rows() if row.title == STAFF[role]))
    return page


def titles(page: StaffSection) -> list[str]:
    return [row.title for row in page.people.rows()]


# Staff


def test_somebody_is_added_with_the_words_offered(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = section(room, "staff", StaffSection)

    def fill(form: KeyForm) -> None:
        name, _role, password = form.fields
        assert isinstance(name, TextField)
        assert isinstance(password, NewPassword)
        assert len(password.text().split()) == 3
        name.show_value("Gopal Das")

    room.answers.fill = confirmed(fill)
    page.add_button.click()
    assert titles(page)[-1] == "Gopal Das"
    assert [slot.name for slot in room.front.slots()][-1] == "Gopal Das"


def test_a_wrong_password_keeps_what_was_typed_and_changes_nothing(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = chosen(section(room, "staff", StaffSection), Role.DESK)
    said: list[str] = []

    def fill(inside: QWidget) -> None:
        confirmed(password="not this one at all")(inside)
        assert isinstance(inside, KeyForm)
        said.append("")
        forms.append(inside)

    forms: list[KeyForm] = []
    room.answers.fill = fill
    page.remove_button.click()
    assert room.answers.accepted == [False]
    assert "does not open" in forms[0].notice.words.text()
    assert forms[0].own is not None
    assert forms[0].own.text() == ""
    assert STAFF[Role.DESK] in titles(page)


def test_who_is_removed_is_gone_and_what_still_opens_is_told(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = chosen(section(room, "staff", StaffSection), Role.DESK)
    room.answers.fill = confirmed()
    page.remove_button.click()
    assert titles(page) == [STAFF[Role.MANAGER], STAFF[Role.COUNSELLOR]]
    assert room.answers.told[-1][0] == "What still opens"
    sit(room, Role.COUNSELLOR)
    room.window.lock()
    with pytest.raises(UnknownPerson):
        room.front.open(room.centre.people[Role.DESK], PASSWORD)


def test_a_sign_in_is_closed_and_opened(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = chosen(section(room, "staff", StaffSection), Role.DESK)
    page.door_button.click()
    assert page.people.rows()[2].pill == "Sign-in closed"
    assert page.door_button.text() == "Open the sign-in"
    room.answers.fill = confirmed()
    page.door_button.click()
    assert page.people.rows()[2].pill == ""


def test_a_manager_goes_with_a_new_sheet_typed_back(room: Room) -> None:
    room.enter(Role.MANAGER)
    desk = room.front.at_desk()
    from models.centre import staff

    staff.add(desk, "Nirmal Singh", Role.MANAGER, PASSWORD, manager_password=PASSWORD)
    page = section(room, "staff", StaffSection)
    page.people.choose(next(row.key for row in page.people.rows() if row.title == "Nirmal Singh"))

    def fill(inside: QWidget) -> None:
        confirmed()(inside)
        group = inside.findChild(LastGroup)
        if group is not None:
            sheet = inside.findChild(DrawnSheet)
            assert sheet is not None
            sheet.save.click()
            group.edit.setText(_drawn(sheet)[-1])

    room.answers.fill = fill
    page.remove_button.click()
    assert room.answers.offered == ["recovery-sheet.pdf"]
    assert "Nirmal Singh" not in titles(page)


def _drawn(sheet: DrawnSheet) -> tuple[str, ...]:
    return sheet._drawn.groups  # pyright: ignore[reportPrivateUsage] - read from the paper


def test_the_last_days_are_read_and_taken_back(room: Room) -> None:
    from models.people import members

    room.enter(Role.DESK)
    members.edit(room.front.at_desk(), 1, village="Rampur")
    sit(room, Role.MANAGER)
    page = chosen(section(room, "staff", StaffSection), Role.DESK)
    seen: list[QWidget] = []
    room.answers.fill = seen.append
    page.days_button.click()
    assert room.answers.forms == [f"The last days of {STAFF[Role.DESK]}"]
    assert members.by_number(room.front.at_desk(), 1).village is None
    assert "1 change was taken back." in page.notice.words.text()


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_others_see_their_own_sign_in_alone(room: Room, role: Role) -> None:
    room.enter(role)
    page = section(room, "own", OwnSection)
    place = room.at(SettingsPlace)
    shown = {one.key for one, button in zip(place.chapters, place.nav, strict=True) if not button.isHidden()}
    assert "own" in shown
    assert not shown & {"staff", "log"}
    assert page.password_button.isEnabled()


# The log


def test_the_log_is_searched_and_an_entry_opened(room: Room) -> None:
    from models.people import members

    room.enter(Role.DESK)
    members.edit(room.front.at_desk(), 1, village="Rampur")
    sit(room, Role.MANAGER)
    page = section(room, "log", LogSection)
    page.person.show_value(room.centre.people[Role.DESK])
    page.member.show_value("1")
    page.find_button.click()
    (row,) = page.entries.rows()
    assert (row.title, row.detail) == ("Changed a member's details", f"{STAFF[Role.DESK]} · Gurpreet Singh")
    page.entries.setFocus()
    room.press("Return")
    assert room.answers.told[-1][1] == "Gurpreet Singh: Village: Rampur"
    page.member.show_value("999")
    page.find_button.click()
    assert page.notice.isVisible()


def test_the_log_is_verified_and_compared_with_paper(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = section(room, "log", LogSection)
    page.verify_button.click()
    words = page.notice.words.text()
    assert "hold together" in words
    count, head = words.rpartition(": ")[2].split(" · ")

    def fill(inside: QWidget) -> None:
        number, letters = inside.findChildren(TextField)
        number.edit.setText(count)
        letters.edit.setText(head)

    room.answers.fill = fill
    page.paper_button.click()
    assert "agree" in page.notice.words.text()
    count = str(int(count) - 1)
    page.paper_button.click()
    assert "do not belong" in page.notice.words.text()


# One's own sign-in, locking and coming back


def choose_pin(room: Room) -> OwnSection:
    page = section(room, "own", OwnSection)

    def fill(form: KeyForm) -> None:
        for box in form.fields:
            assert isinstance(box, PasswordBox)
            box.fill(PIN)

    room.answers.fill = confirmed(fill)
    page.pin_button.click()
    return page


def test_one_comes_back_by_pin_where_one_was(room: Room) -> None:
    room.enter(Role.DESK)
    choose_pin(room)
    uid = room.centre.people[Role.DESK]
    room.press("Ctrl+L")
    assert "PIN" in room.window.sign_in.lead.text()
    room.type(PIN)
    room.press("Return")
    assert isinstance(room.at(SettingsPlace).section(), OwnSection)
    room.press("Ctrl+L")
    for _ in range(3):
        room.type("4072")
        room.press("Return")
    room.type(PIN)
    room.press("Return")
    assert room.window.stack.currentWidget() is room.window.sign_in
    assert not room.front.may_return(uid)


def test_sleep_and_another_person_ask_the_password(room: Room) -> None:
    room.enter(Role.DESK)
    choose_pin(room)
    uid = room.centre.people[Role.DESK]
    assert room.front.may_return(uid)
    room.front.drop_return()
    assert not room.front.may_return(uid)
    sit(room, Role.DESK)
    assert room.front.may_return(uid)
    sit(room, Role.COUNSELLOR)
    assert not room.front.may_return(uid)


def test_a_pin_is_dropped(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    page = choose_pin(room)
    page.drop_button.click()
    assert not room.front.may_return(room.centre.people[Role.COUNSELLOR])
    assert page.drop_button.isHidden()


def test_ones_own_password_is_changed_by_keys_alone(room: Room) -> None:
    room.enter(Role.DESK)
    page = section(room, "own", OwnSection)
    with dialogs.answered_by(dialogs.Windows()):
        assert page.password_button.hasFocus()
        room.press("Space")
        room.type(PASSWORD)
        room.press("Tab", "Tab")
        room.type(NEW)
        room.press("Return")
    assert page.notice.isVisible()
    room.window.lock()
    with pytest.raises(WrongPassword):
        room.front.open(room.centre.people[Role.DESK], PASSWORD)
    assert room.front.open(room.centre.people[Role.DESK], NEW).role is Role.DESK


# The recovery sheet


def drawn_sheet(room: Room) -> tuple[str, Path]:
    """Return the letters of a new sheet that counts, and where the register lies."""
    from models.centre import recovery

    room.enter(Role.MANAGER)
    desk = room.front.at_desk()
    sheet = recovery.draw(desk, manager_password=PASSWORD)
    recovery.take_up(desk, sheet, manager_password=PASSWORD)
    folder = desk.vault.folder
    room.window.lock()
    return sheet.text(), folder


def test_the_sheet_lets_a_new_manager_in_when_every_password_is_lost(room: Room) -> None:
    sheet, folder = drawn_sheet(room)
    for name in ("centre.keys", "centre.keys.bak"):
        (folder / name).unlink()
    said: list[str] = []

    def fill(inside: QWidget) -> None:
        assert isinstance(inside, KeyForm)
        letters, name, password = inside.fields
        assert isinstance(letters, TextField)
        assert isinstance(name, TextField)
        assert isinstance(password, NewPassword)
        letters.edit.setText(sheet.lower().replace(" ", "-") if said else sheet[:-1] + "=")
        name.show_value("Nirmal Singh")
        password.password.fill(NEW)
        said.append("")

    room.answers.fill = fill
    room.window.sign_in.sheet_button.click()
    assert room.window.stack.currentWidget() is room.window.sign_in
    room.window.sign_in.sheet_button.click()
    desk = room.front.at_desk()
    assert (desk.person.name, desk.person.role) == ("Nirmal Singh", Role.MANAGER)
    assert room.window.stack.currentWidget() is room.window.shell
    sit(room, Role.COUNSELLOR)


def test_a_lost_sheet_is_replaced_and_checked(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = section(room, "losses", LossesSection)
    kept: list[str] = []

    def fill(inside: QWidget) -> None:
        confirmed()(inside)
        group, sheet = inside.findChild(LastGroup), inside.findChild(DrawnSheet)
        if group is not None and sheet is not None:
            kept.append(" ".join(_drawn(sheet)))
            group.edit.setText(_drawn(sheet)[-1])

    room.answers.fill = fill
    page.new_button.click()
    assert "counts now" in page.notice.words.text()

    def type_sheet(inside: QWidget) -> None:
        confirmed()(inside)
        (letters,) = inside.findChildren(TextField)
        letters.edit.setText(kept[0])

    room.answers.fill = type_sheet
    page.check_button.click()
    assert page.notice.words.text() == "This is the sheet that counts."


def test_a_lost_computer_has_its_guide(room: Room) -> None:
    room.enter(Role.MANAGER)
    page = section(room, "losses", LossesSection)
    said: list[str] = []

    def fill(inside: QWidget) -> None:
        if isinstance(inside, GuideList):
            said.extend(label.text() for label in inside.findChildren(Label))

    room.answers.fill = fill
    page.lost_button.click()
    assert "encrypted" in said[0]
    assert "27-11-2026  Morning circle" in said[2]
    assert room.answers.forms[-1] == "A new recovery sheet"


# Removed


def test_what_was_removed_comes_back_by_one_key(room: Room) -> None:
    from models.gatherings import sessions
    from models.insight import stays

    room.enter(Role.MANAGER)
    desk = room.front.at_desk()
    stays.remove(desk, 1, "entered twice")
    sessions.cancel_session(desk, room.centre.session, "Rain")
    page = section(room, "removed", RemovedSection)
    assert page.members.hasFocus()
    room.press("Return")
    assert page.members.rows() == ()
    page.sessions.setFocus()
    room.press("Return")
    assert page.sessions.rows() == ()
    assert page.empty.isVisible()
