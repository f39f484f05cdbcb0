# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings plan themselves once, around holidays and what was moved or cancelled."""

from collections import Counter
from dataclasses import replace
from datetime import time, timedelta

import pytest

from models.desk import undo
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import changing, groups, planning, sessions, sheetcode
from models.gatherings.schedule import MeetingRule
from models.gatherings.sessions import SessionRow
from models.insight.today import today
from models.messages import NotAllowed, Refused
from models.people import members
from models.words import SessionKind, SessionState
from tests.models.house import House
from tests.models.making import circle, somebody

DAY = timedelta(days=1)
DAILY = tuple(MeetingRule(day, None, time(18)) for day in range(7))


def states(desk: Desk) -> list[SessionState]:
    """Return the states of the meetings of the next days."""
    return [one.state for one in sessions.between(desk, desk.today, desk.today + 40 * DAY)]


def planned(desk: Desk) -> list[SessionRow]:
    """Return what stands planned, whatever number each row has."""
    rows = sessions.between(desk, desk.today, desk.today + 14 * DAY)
    return sorted((replace(one, id=0, uid="") for one in rows), key=lambda one: one.sheet_code)


def test_planning_again_changes_nothing(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    count = desk.count
    assert planning.plan_ahead(desk) == 15
    assert desk.count == count + 1
    assert planning.plan_ahead(desk) == 0
    assert desk.count == count + 1


def test_meetings_planned_together_are_those_planned_one_by_one(desk: Desk) -> None:
    twice = (*DAILY, MeetingRule(desk.today.weekday(), None, time(7), minutes=45))
    for name in ("Morning Circle", "Evening Circle"):
        circle(desk, name, meets=twice, facilitator="Bina Sharma")
    wanted = sessions.missing(desk, desk.today, desk.today + 14 * DAY)
    assert planning.plan_ahead(desk) == len(wanted) == 36
    together = planned(desk)
    assert {one.sheet_code for one in together} == {
        sheetcode.make(group, on, number)
        for (group, on), many in Counter((group.id, on) for group, on, _, _ in wanted).items()
        for number in range(1, many + 1)
    }
    with desk.reading() as session:
        added = [line for _, line in undo.lines_of(session, desk.count)]
    assert len(added) == 36
    assert {line["after"]["sheet_code"] for line in added} == {one.sheet_code for one in together}
    assert {one.facilitator for one in together} == {"Bina Sharma"}
    with desk.vault.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM groupsession")
        connection.exec_driver_sql("DELETE FROM counter")
    desk.vault.anchor_counters.clear()
    with desk.work(Act.PLAN_AHEAD) as work:
        for group, on, starts, minutes in wanted:
            sessions.write(work, group, on, starts=starts, minutes=minutes)
        work.commit()
    assert planned(desk) == together


def test_opening_today_plans_and_is_not_what_undo_takes_back(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    somebody(desk)
    assert len(today(desk).sessions) == 1
    undo.undo(desk)
    assert members.listed(desk) == ()
    assert len(states(desk)) == 15


def test_a_cancelled_meeting_is_not_planned_again(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    first = sessions.between(desk, desk.today, desk.today)[0]
    sessions.cancel_session(desk, first.id, "The hall is flooded")
    assert planning.plan_ahead(desk) == 0
    again = sessions.by_number(desk, first.id)
    assert (again.state, again.reason) == (SessionState.CANCELLED, "The hall is flooded")


def test_a_holiday_holds_for_all_groups_and_can_be_taken_back(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    circle(desk, "Evening", meets=DAILY)
    planning.plan_ahead(desk)
    sessions.cancel_session(
        desk, sessions.between(desk, desk.today + DAY, desk.today + DAY)[0].id, "No light"
    )
    assert planning.add_holiday(desk, desk.today + DAY, "Gurpurab") == 1
    assert planning.add_holiday(desk, desk.today + 20 * DAY, "Christmas") == 0
    assert planning.plan_ahead(desk, days=20) == 10
    day = sessions.between(desk, desk.today + DAY, desk.today + DAY)
    assert [one.reason for one in day] == ["No light", "Gurpurab"]
    with pytest.raises(Refused, match="already"):
        planning.add_holiday(desk, desk.today + DAY, "Once more")
    planning.remove_holiday(desk, desk.today + DAY)
    day = sessions.between(desk, desk.today + DAY, desk.today + DAY)
    assert [one.state for one in day] == [SessionState.CANCELLED, SessionState.PLANNED]
    assert [row.name for row in planning.holidays(desk, desk.today, desk.today + 30 * DAY)] == ["Christmas"]


def test_a_moved_meeting_keeps_its_place_in_the_schedule(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    first = sessions.between(desk, desk.today, desk.today)[0]
    moved = planning.move(desk, first.id, desk.today + 3 * DAY, time(10))
    assert (moved.on, moved.starts, moved.moved_from) == (desk.today + 3 * DAY, time(10), desk.today)
    assert moved.sheet_code != first.sheet_code
    assert planning.plan_ahead(desk) == 0
    again = planning.move(desk, first.id, desk.today + 4 * DAY, None)
    assert again.moved_from == desk.today
    undo.undo(desk)
    undo.undo(desk)
    assert sessions.by_number(desk, first.id).on == desk.today


def test_what_was_begun_or_printed_is_not_moved(desk: Desk) -> None:
    circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    first = sessions.between(desk, desk.today, desk.today)[0]
    with pytest.raises(Refused, match="over"):
        planning.move(desk, first.id, desk.today - DAY, None)
    with desk.work(planning.Act.PRINT) as work:
        sessions.freeze(work, sessions.stored_session(work.session, first.id))
        work.commit()
    with pytest.raises(Refused, match="printed"):
        planning.move(desk, first.id, desk.today + DAY, None)
    sessions.open_session(desk, first.id)
    with pytest.raises(Refused, match="cannot be moved"):
        planning.move(desk, first.id, desk.today + DAY, None)


def test_the_desk_moves_but_only_a_manager_declares_a_holiday(house: House) -> None:
    desk = house.sit("Balram Das")
    circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    planning.move(desk, sessions.between(desk, desk.today, desk.today)[0].id, desk.today + DAY, time(9))
    with pytest.raises(NotAllowed):
        planning.add_holiday(desk, desk.today + DAY, "Gurpurab")
    with pytest.raises(NotAllowed):
        planning.remove_holiday(desk, desk.today + DAY)


def test_a_chip_night_added_where_a_meeting_stands_is_that_meeting(desk: Desk) -> None:
    name = circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    (stands,) = sessions.between(desk, desk.today, desk.today)
    made = sessions.plan(desk, name, desk.today, kind=SessionKind.CHIP_NIGHT)
    assert (made.id, made.kind) == (stands.id, SessionKind.CHIP_NIGHT)
    assert sessions.plan(desk, name, desk.today, kind=SessionKind.MEETING).kind is SessionKind.CHIP_NIGHT
    sessions.open_session(desk, made.id)
    sessions.close_session(desk, made.id)
    assert sessions.plan(desk, name, desk.today, kind=SessionKind.CHIP_NIGHT).id == made.id


def test_a_chip_night_takes_the_place_of_that_days_meeting(desk: Desk) -> None:
    name = circle(desk, meets=DAILY)
    planning.plan_ahead(desk)
    day = desk.today + 3 * DAY
    rule = MeetingRule(day.weekday(), (day.day - 1) // 7 + 1, time(18), 90, kind=SessionKind.CHIP_NIGHT)
    changing.add_meeting(desk, groups.by_name(desk, name).id, rule)
    assert [one.on for one in sessions.chip_nights(desk, 14)] == [day], "What stood planned follows."
    assert planning.plan_ahead(desk, 40) == 26
    nights = [one for one in sessions.chip_nights(desk, 40) if one.on > day]
    assert [one.on.weekday() for one in nights] == [day.weekday()]
    assert len(sessions.between(desk, desk.today, desk.today + 40 * DAY)) == 41, "One session a day."


def test_a_planned_session_becomes_a_chip_night_and_a_meeting_again(desk: Desk) -> None:
    name = circle(desk)
    row = sessions.plan(desk, name, desk.today)
    assert planning.celebrate(desk, row.id, SessionKind.CHIP_NIGHT).kind is SessionKind.CHIP_NIGHT
    undo.undo(desk)
    assert sessions.by_number(desk, row.id).kind is SessionKind.MEETING
