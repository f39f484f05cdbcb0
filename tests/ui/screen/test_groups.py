# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Groups place over a real desk: what each role may do, what is kept, refused and forgotten."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.groups import DeskGroups
from models.gatherings import belonging, groups, planning, progress, sessions
from models.gatherings.schedule import MeetingRule
from models.words import Gender, GroupModel, Language, NameLevel, Role, SessionState
from tests.models.house import NAMES, House, found_house
from tests.models.making import circle, somebody
from tests.ui.screen.conftest import Answers
from tests.ui.screen.hands import press
from ui import language
from ui.screen.groups.forms import JoinForm, LeaveForm, PostForm, TimeForm
from ui.screen.groups.place import GroupsPlace
from ui.screen.groups.progress import URGES, ProgressSheet
from ui.screen.groups.weekpage import HolidayForm, WhenForm
from ui.screen.place import Destination, Where

DAY = timedelta(days=1)
DAILY = tuple(MeetingRule(day, None, time(18)) for day in range(7))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = found_house(tmp_path)
    circle(place.desk, "Morning Circle", people=(somebody(place.desk, "Meena Verma"),), meets=DAILY)
    circle(place.desk, "Sakhi", GroupModel.WOMEN)
    yield place
    place.desk.close()


@pytest.fixture
def open_as(house: House, qtbot: QtBot, inline: None) -> Callable[[Role], GroupsPlace]:  # noqa: ARG001 - work runs inline
    def made(role: Role) -> GroupsPlace:
        house.sit(NAMES[role])
        place = GroupsPlace(DeskGroups(lambda: house.desk))
        qtbot.addWidget(place)
        place.opens_to(role)
        place.resize(1100, 700)
        with qtbot.waitExposed(place):
            place.show()
        place.activateWindow()
        place.refresh()
        return place

    return made


def test_the_first_group_stands_beside_the_list(open_as: Callable[[Role], GroupsPlace]) -> None:
    place = open_as(Role.DESK)
    assert [row.title for row in place.groups.list.rows()] == ["Morning Circle", "Sakhi"]
    assert place.page.name.text() == "Morning Circle"
    assert [row.title for row in place.page.people.list.rows()] == ["Meena V."]
    place.groups.list.setFocus()
    press(place.groups.list, Qt.Key.Key_Down)
    assert place.page.name.text() == "Sakhi"
    assert "Woman" in place.page.whom.text()


def test_names_of_other_scripts_are_guessed_with_a_mark(
    house: House, open_as: Callable[[Role], GroupsPlace]
) -> None:
    group = groups.by_name(house.desk, "Morning Circle").id
    groups_change(house, group)
    language.use(Language.PUNJABI)
    place = open_as(Role.DESK)
    assert place.page.people.list.rows()[0].title.startswith("~ਮੀਨਾ")


def groups_change(house: House, group: int) -> None:
    """Let a group show whole names."""
    DeskGroups(lambda: house.desk).change(group, name_level=NameLevel.FULL)


def test_a_new_group_needs_a_name_alone(
    open_as: Callable[[Role], GroupsPlace], answers: Answers, house: House
) -> None:
    place = open_as(Role.DESK)
    answers.fill = lambda _: None
    place.new.click()
    assert answers.accepted == [False]

    def fill(form: QWidget) -> None:
        form.name.edit.setText("Nayi Subah")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - the form asked for

    answers.fill = fill
    place.new.click()
    assert answers.accepted == [False, True]
    assert place.page.name.text() == "Nayi Subah"
    assert groups.by_name(house.desk, "nayi subah").model is GroupModel.COMMUNITY
    answers.fill = fill
    place.new.click()
    assert answers.accepted[-1] is False, "The same name twice is refused in the form."


def test_a_field_is_kept_when_it_is_left(open_as: Callable[[Role], GroupsPlace], house: House) -> None:
    place = open_as(Role.DESK)
    place.page.turn("details")
    details = place.page.details
    _type(details.place.edit, "Neem courtyard")
    details.place.leave()
    _type(details.record_by.edit, "2130")
    details.record_by.leave()
    row = groups.by_name(house.desk, "Morning Circle")
    assert (row.place, row.record_by) == ("Neem courtyard", time(21, 30))
    _type(details.platform.edit, "https://chat.whatsapp.com/x")
    details.platform.leave()
    assert "invite link" in details.platform.below.text()
    assert details.platform.edit.text() == "https://chat.whatsapp.com/x", "What was typed stays to be mended."
    assert groups.by_name(house.desk, "Morning Circle").platform == ""


def test_a_name_in_punjabi_is_typed_by_sound(open_as: Callable[[Role], GroupsPlace], house: House) -> None:
    from tests.ui.screen.hands import write

    place = open_as(Role.DESK)
    place.page.turn("details")
    write(place.page.details.punjabi.edit, "savera")
    place.page.details.punjabi.leave()
    assert groups.by_name(house.desk, "Morning Circle").names["pa"] == "ਸਵੇਰ"
    language.use(Language.PUNJABI)
    place.retranslate()
    assert place.groups.list.rows()[0].title == "ਸਵੇਰ"


def test_joining_shows_the_doubt_and_takes_the_reason(
    open_as: Callable[[Role], GroupsPlace], answers: Answers, house: House
) -> None:
    place = open_as(Role.DESK)
    number = somebody(house.desk, "Ravi Kumar", gender=Gender.MAN, age_years=30)
    place.visit(Destination(Where.GROUPS, groups.by_name(house.desk, "Sakhi").id, "people"))
    seen: list[str] = []

    def fill(form: QWidget) -> None:
        assert isinstance(form, JoinForm)
        _type(form.query.edit, "ravi")
        seen.append(form.notice.words.text())
        assert not form.accept()
        form.reason.edit.setPlainText("Interprets for his sister")

    answers.fill = fill
    place.page.join.click()
    assert "meant for others" in seen[0]
    assert answers.accepted == [True]
    spells = belonging.spells(house.desk, groups.by_name(house.desk, "Sakhi").id)
    assert [each.member.number for each in spells] == [number]
    assert place.page.people.count.text() == "1"


def test_leaving_times_and_service(
    open_as: Callable[[Role], GroupsPlace], answers: Answers, house: House
) -> None:
    place = open_as(Role.DESK)
    group = groups.by_name(house.desk, "Morning Circle").id

    def fill(form: QWidget) -> None:
        if isinstance(form, TimeForm):
            form.weekday.show_value(4)
            form.week.show_value(-1)
            _type(form.starts.edit, "7")
        elif isinstance(form, PostForm):
            _type(form.post.edit, "Tea")
            form.who.show_value(1)
        else:
            assert isinstance(form, LeaveForm)

    answers.fill = fill
    place.page.add_time.click()
    place.page.add_post.click()
    assert [row.title for row in place.page.posts.list.rows()] == ["Tea"]
    assert "The last Friday of the month, 07:00" in [row.title for row in place.page.times.list.rows()]
    place.page.end_time(place.page.times.list.rows()[0].key)
    assert len(groups.by_id(house.desk, group).meets) == 8
    assert len(place.page.times.list.rows()) == 7
    place.page.end_post(place.page.posts.list.rows()[0].key)
    place.page.leaves.click()
    assert answers.accepted == [True, True, True]
    assert groups.by_id(house.desk, group).members == 0


def test_closing_is_one_click_and_the_same_opens_again(
    open_as: Callable[[Role], GroupsPlace], house: House
) -> None:
    place = open_as(Role.DESK)
    place.page.details.close_group.click()
    assert groups.listed_all(house.desk)[0].closed_on == house.desk.today
    row = next(each for each in place.groups.list.rows() if each.title == "Morning Circle")
    assert row.pill == "Closed"
    place.page.details.close_group.click()
    assert groups.listed_all(house.desk)[0].closed_on is None


@pytest.mark.parametrize(
    ("role", "cancels"), [(Role.DESK, False), (Role.COUNSELLOR, False), (Role.MANAGER, True)]
)
def test_only_managers_cancel_and_declare_holidays(
    open_as: Callable[[Role], GroupsPlace], role: Role, cancels: bool, house: House
) -> None:
    place = open_as(role)
    place.turn("week")
    week = place.week
    assert week.session() is not None
    shown = (not week.cancel_button.isHidden(), not week.holiday.isHidden())
    assert shown == (cancels, cancels)
    assert not week.move_button.isHidden()
    assert not week.extra.isHidden()
    assert house.desk.person.role is role


@pytest.mark.parametrize(
    ("role", "action"), [(Role.DESK, "Page"), (Role.COUNSELLOR, "Progress"), (Role.MANAGER, "Progress")]
)
def test_progress_is_for_counsellors(
    open_as: Callable[[Role], GroupsPlace], role: Role, action: str, answers: Answers, qtbot: QtBot
) -> None:
    place = open_as(role)
    row = place.page.people.list.rows()[0]
    assert row.action == action
    if role is Role.DESK:
        with qtbot.waitSignal(place.visit_requested) as asked:
            place.page.open_person(row.key)
        assert asked.args == [Destination(Where.MEMBERS, 1)]  # pyright: ignore[reportUnknownMemberType] - pytest-qt says list
        assert answers.forms == []
    else:
        place.page.open_person(row.key)
        assert len(answers.forms) == 1


def test_steps_points_and_urges_are_written_at_once(
    house: House, open_as: Callable[[Role], GroupsPlace], qtbot: QtBot
) -> None:
    place = open_as(Role.COUNSELLOR)
    assert place.page.view() is not None
    member = belonging.spells(house.desk, groups.by_name(house.desk, "Morning Circle").id)[0].member
    sheet = ProgressSheet(DeskGroups(lambda: house.desk), member, GroupModel.TWELVE_STEP)
    qtbot.addWidget(sheet)
    sheet.part.show_value(3)
    sheet.add.click()
    sheet.add.click()
    assert "begun already" in sheet.on.below.text()
    assert [row.title for row in sheet.list.list.rows()] == ["Step 3"]
    sheet.finish(sheet.list.list.rows()[0].key)
    assert sheet.list.list.rows()[0].pill == "Finished"
    sheet.turn("smart")
    sheet.tool.show_value("DEADS")
    sheet.add.click()
    assert [row.title for row in sheet.list.list.rows()] == ["Motivation"]
    sheet.turn(URGES)
    sheet.add.click()
    assert "0 to 10" in sheet.strength.below.text()
    _type(sheet.strength.edit, "6")
    _type(sheet.trigger.edit, "payday")
    sheet.add.click()
    assert [(row.title, row.pill) for row in sheet.list.list.rows()] == [("payday", "6 of 10")]
    assert len(progress.of_member(house.desk, member.number).urges) == 1


def test_the_week_turns_by_keys_and_marks_today(
    house: House, open_as: Callable[[Role], GroupsPlace], qtbot: QtBot
) -> None:
    place = open_as(Role.DESK)
    place.turn("week")
    table = place.week.table
    today = house.desk.today
    cell = table.cell()
    assert cell is not None
    assert cell.on == today
    heads = [table.week.headerData(day, Qt.Orientation.Horizontal) for day in range(7)]
    assert heads[today.weekday()] == "Today"
    for key, on in (
        (Qt.Key.Key_PageDown, today + 7 * DAY),
        (Qt.Key.Key_PageUp, today),
        (Qt.Key.Key_Left, today - DAY),
    ):
        press(table, key)
        chosen = table.cell()
        assert chosen is not None
        assert chosen.on == on
    place.week.now.click()
    while (table.cell() or cell).on != today:
        press(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(place.visit_requested) as asked:
        press(table, Qt.Key.Key_Return)
    session = sessions.between(house.desk, today, today)[0]
    assert asked.args == [Destination(Where.REGISTER, session.id)]  # pyright: ignore[reportUnknownMemberType] - pytest-qt says list


def test_moving_cancelling_adding_and_holidays(
    house: House, open_as: Callable[[Role], GroupsPlace], answers: Answers
) -> None:
    place = open_as(Role.MANAGER)
    place.turn("week")
    week, today = place.week, house.desk.today
    target: list[date] = [today + DAY]

    def fill(form: QWidget) -> None:
        if isinstance(form, HolidayForm):
            _type(form.name.edit, "Gurpurab")
        else:
            assert isinstance(form, WhenForm)
            _type(form.starts.edit, "10:15")
        _type(form.on.edit, target[0].strftime("%d-%m-%Y"))

    answers.fill = fill
    session = week.session()
    assert session is not None
    week.move_button.click()
    assert sessions.by_number(house.desk, session.id).on == today + DAY
    week.ask_extra()
    assert len(sessions.between(house.desk, today + DAY, today + DAY)) == 3 - 1
    target[0] = today + 2 * DAY
    week.ask_holiday()
    assert answers.accepted == [True, True, True]
    assert planning.holidays(house.desk, target[0], target[0])[0].name == "Gurpurab"
    answers.reason = "No light"
    planned = sessions.between(house.desk, today + DAY, today + DAY)
    while (chosen := week.session()) is None or chosen.id not in {each.id for each in planned}:
        press(week.table, Qt.Key.Key_Right)
    week.cancel_button.click()
    assert sessions.by_number(house.desk, chosen.id).state is SessionState.CANCELLED
    assert "No light" in week.chosen.text()


def test_locking_leaves_nobody_on_the_page(open_as: Callable[[Role], GroupsPlace]) -> None:
    place = open_as(Role.COUNSELLOR)
    place.turn("week")
    place.forget()
    assert place.groups.list.rows() == ()
    assert place.page.people.list.rows() == ()
    assert place.page.view() is None
    assert place.week.session() is None
    texts = [each.text() for each in place.findChildren(QLineEdit)]
    assert not any("Morning" in text for text in texts)
    place.refresh()
    assert place.page.name.text() == "Morning Circle"


def _type(edit: QLineEdit, text: str) -> None:
    edit.setText(text)
    edit.textEdited.emit(text)
