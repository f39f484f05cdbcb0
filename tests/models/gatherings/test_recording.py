# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A group that meets elsewhere has a time by which its attendance is written down; late is said kindly."""

from datetime import date, datetime, time

import pytest

from models.gatherings import changing, choosing, groups, recording, register, sessions
from models.insight import today
from models.words import Mark, Mode
from tests.models.house import House
from tests.models.making import circle, somebody

SUNDAY = date(2026, 11, 22)


def online(house: House, starts: time | None, by: time | None) -> int:
    """Plan today's session of a group that meets by video."""
    desk = house.desk
    name = circle(desk, "Online Circle", people=(somebody(desk),))
    changing.change(desk, groups.by_name(desk, name).id, record_by=by, default_mode=Mode.VIDEO)
    return sessions.plan(desk, name, SUNDAY, starts=starts).id


def shown(house: House) -> list[recording.RecordBy | None]:
    """Return what the list of sessions and Today say; both say the same."""
    listed = [line.record_by for line in choosing.today(house.desk)]
    assert listed == [line.record_by for line in today.today(house.desk).sessions]
    return listed


@pytest.mark.parametrize(("by", "past"), [(time(11, 30), True), (time(12), False), (time(21, 30), False)])
def test_the_time_is_told_and_whether_it_is_past(house: House, by: time, past: bool) -> None:
    online(house, time(9), by)
    assert shown(house) == [recording.RecordBy(datetime.combine(SUNDAY, by), past)]


def test_a_time_before_the_start_is_one_of_the_next_day() -> None:
    assert recording.due(SUNDAY, time(20), time(10)) == datetime.fromisoformat("2026-11-23T10:00")
    assert recording.due(SUNDAY, None, time(10)) == datetime.fromisoformat("2026-11-22T10:00")


def test_without_a_time_nothing_is_told(house: House) -> None:
    online(house, time(9), None)
    assert shown(house) == [None]


def test_once_somebody_is_recorded_or_it_is_closed_nothing_is_told(house: House) -> None:
    session = online(house, time(9), time(10))
    register.mark(house.desk, session, 1, Mark.PRESENT)
    assert shown(house) == [None]
    register.mark(house.desk, session, 1, Mark.NOT_RECORDED)
    assert shown(house) != [None]
    sessions.close_session(house.desk, session)
    assert shown(house) == [None]
