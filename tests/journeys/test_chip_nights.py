# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chip night from its planning to its pack by keys, and a group's own ladder from Settings to the list."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from models.centre import rungs
from models.centre.centre import ladder
from models.gatherings import groups, planning, sessions
from models.sobriety import milestones
from models.words import Language, Role, SessionKind, Unit
from tests.journeys.room import EVENING, GROUP, MORNING, Room
from ui.language import tr, trc
from ui.screen.groups.forms import TimeForm
from ui.screen.groups.place import GroupsPlace
from ui.screen.groups.weekpage import WhenForm
from ui.screen.milestones.place import MilestonesPlace
from ui.screen.place import Destination, Where
from ui.screen.settings.ladder import LadderSection, RungForm
from ui.screen.today import TodayPlace

pytestmark = pytest.mark.journey

DAY = MORNING.date()


@pytest.mark.parametrize("which", list(Language))
def test_a_chip_night_is_planned_in_the_week_and_its_pack_printed(room: Room, which: Language) -> None:
    room.enter(Role.COUNSELLOR, which)
    place = room.go(Where.GROUPS, GroupsPlace)
    room.press("Ctrl+E")
    place.week.celebrate_button.setFocus()
    room.press("Space")
    (night,) = sessions.chip_nights(room.front.at_desk(), 0)
    place.week.night.setFocus()
    room.press("Space")
    celebrating = room.at(MilestonesPlace)
    assert (celebrating.queue, celebrating.whose.value()) == ("night", night.id)
    assert celebrating.reach.text()
    rows = celebrating.picks.rows()
    assert rows
    room.press("Ctrl+A")
    celebrating.making.pack.click()
    (paper,) = room.papers.shown
    assert paper.file_name.startswith("chip-night-")
    assert celebrating.picks.rows() == ()


def test_a_session_is_added_as_a_chip_night(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    place = room.go(Where.GROUPS, GroupsPlace)
    room.press("Ctrl+E")
    evening = groups.by_name(room.front.at_desk(), EVENING).id

    def fill(form: QWidget) -> None:
        assert isinstance(form, WhenForm)
        form.group.show_value(evening)
        form.on.show_value(DAY + timedelta(days=1))
        form.kind.show_value(SessionKind.CHIP_NIGHT)

    room.answers.fill = fill
    place.week.extra.click()
    (made,) = sessions.chip_nights(room.front.at_desk(), 7)
    assert (made.group, made.on) == (EVENING, DAY + timedelta(days=1))
    room.press("Ctrl+Z")
    assert sessions.chip_nights(room.front.at_desk(), 7) == ()


def test_a_group_holds_a_chip_night_every_month(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    place = room.go(Where.GROUPS, GroupsPlace)
    place.groups.list.choose(groups.by_name(room.front.at_desk(), GROUP).id)

    def fill(form: QWidget) -> None:
        assert isinstance(form, TimeForm)
        form.week.show_value(-1)
        form.kind.show_value(SessionKind.CHIP_NIGHT)
        form.starts.show_value(MORNING.time())

    room.answers.fill = fill
    place.page.add_time.click()
    assert [row.pill for row in place.page.times.list.rows()] == ["Chip night"]
    assert [one.on for one in sessions.chip_nights(room.front.at_desk(), 14)] == [DAY]


def test_today_says_that_it_is_a_chip_night_and_the_desk_gets_no_list(room: Room) -> None:
    room.enter(Role.DESK)
    desk = room.front.at_desk()
    planning.celebrate(desk, room.centre.session, SessionKind.CHIP_NIGHT)
    today = room.go(Where.TODAY, TodayPlace)
    assert [row.detail.startswith("Chip night") for row in today.sessions.list.rows()] == [True, False]
    place = room.go(Where.GROUPS, GroupsPlace)
    room.press("Ctrl+E")
    assert place.week.celebrate_button.isVisible()
    assert not place.week.night.isVisible()


@pytest.mark.parametrize("which", list(Language))
def test_a_session_that_is_closed_is_noted_as_a_chip_night_by_keys_and_its_list_opened(
    room: Room, which: Language
) -> None:
    room.enter(Role.COUNSELLOR, which)
    desk = room.front.at_desk()
    sessions.close_session(desk, room.centre.session)
    place = room.go(Where.GROUPS, GroupsPlace)
    room.press("Ctrl+E")
    assert place.week.celebrate_button.text() == tr("It was a chip night …")
    place.week.celebrate_button.setFocus()
    room.press("Space")
    assert sessions.by_number(desk, room.centre.session).kind is SessionKind.MEETING, "No reason, no change."
    room.answers.reason = "चिप दी गईं"
    room.press("Space")
    assert sessions.by_number(desk, room.centre.session).kind is SessionKind.CHIP_NIGHT
    place.week.night.setFocus()
    room.press("Space")
    celebrating = room.at(MilestonesPlace)
    assert (celebrating.queue, celebrating.whose.value()) == ("night", room.centre.session)
    assert celebrating.picks.rows()
    held = celebrating.whose.combo.currentText()
    assert trc("chip night", "held") in held


def test_the_desk_is_told_who_can_still_note_that_it_was_a_chip_night(room: Room) -> None:
    room.enter(Role.DESK)
    sessions.close_session(room.front.at_desk(), room.centre.session)
    place = room.go(Where.GROUPS, GroupsPlace)
    room.press("Ctrl+E")
    place.week.celebrate_button.setFocus()
    room.press("Space")
    assert ["counsellor or a manager can still note" in words for _, words in room.answers.told] == [True]


@pytest.mark.parametrize("which", list(Language))
def test_a_group_gets_a_ladder_of_its_own_in_settings(room: Room, which: Language) -> None:
    room.enter(Role.MANAGER, which)
    desk = room.front.at_desk()
    group = groups.by_name(desk, GROUP).uid
    room.window.shell.visit(Destination(Where.SETTINGS, part="ladder"))
    (section,) = room.window.findChildren(LadderSection)
    section.whose.combo.setFocus()
    room.press("Down", "Down")
    assert section.whose.value() == group
    assert section.ladder.list.rows() == ()
    assert section.ladder.empty.head.text() == tr("This group follows the centre's ladder")
    section.part.setFocus()
    room.press("Space")
    assert len(section.ladder.list.rows()) == len(ladder(desk))

    def fill(form: QWidget) -> None:
        assert isinstance(form, RungForm)
        form.count.show_value(96)
        form.unit.show_value(Unit.DAYS)
        form.certificate.show_value(value=False)

    room.answers.fill = fill
    section.add.click()
    due = [row for row in milestones.due(desk, DAY - timedelta(days=1)) if row.count == 96]
    assert [(row.member, row.certificate) for row in due] == [(3, False)]
    assert 96 not in [one.count for one in ladder(desk)]
    room.press("Ctrl+Z")
    assert 96 not in [one.count for one in ladder(desk, group)]


def test_a_milestone_without_a_certificate_is_noted_by_one_key(room: Room) -> None:
    room.enter(Role.MANAGER)
    desk = room.front.at_desk()
    ninety = next(one for one in ladder(desk) if (one.unit, one.count) == (Unit.DAYS, 90))
    rungs.keep(desk, replace(ninety, certificate=False))
    place = room.go(Where.MILESTONES, MilestonesPlace)
    assert place.making.make.text() == "Note as given"
    assert not place.making.release.isVisible()
    assert not place.making.language.isVisible()
    room.press("Return")
    assert room.papers.shown == []
    assert room.window.shell.told.text() == "1 milestone is noted as given."
    assert [row.awarded for row in milestones.due(desk, DAY)].count(True) == 1


def test_todays_certificates_leave_a_milestone_without_one_to_be_noted(room: Room) -> None:
    room.enter(Role.MANAGER)
    desk = room.front.at_desk()
    ninety = next(one for one in ladder(desk) if (one.unit, one.count) == (Unit.DAYS, 90))
    rungs.keep(desk, replace(ninety, certificate=False))
    today = room.go(Where.TODAY, TodayPlace)
    today.prepare_certificates()
    assert room.papers.shown == []
    assert not any(row.awarded for row in milestones.due(desk, DAY))
