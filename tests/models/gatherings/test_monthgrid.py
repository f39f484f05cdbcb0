# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A group's month: who belonged, which sessions there were, and who came to which."""

from datetime import date, time, timedelta

from models.desk.desk import Desk
from models.gatherings import groups, register, sessions
from models.gatherings.monthgrid import month
from models.gatherings.schedule import MeetingRule
from models.words import Mark, NameLevel
from tests.models.making import circle, somebody

FIRST = date(2026, 11, 1)


def test_a_month_holds_its_sessions_and_marks(desk: Desk) -> None:
    name = circle(desk)
    early, with_us = somebody(desk, "Ravi Kumar"), somebody(desk, "Mohan Lal")
    for number in (early, with_us):
        groups.join(desk, name, number, FIRST)
    first, second = (sessions.plan(desk, name, desk.today - timedelta(days=n)).id for n in (1, 0))
    gone = sessions.plan(desk, name, desk.today, starts=time(9)).id
    sessions.cancel_session(desk, gone, "Power cut")
    register.mark(desk, first, early, Mark.LATE)
    register.mark(desk, first, with_us, Mark.ABSENT)
    register.add_visitor(desk, first, "Balbir")
    register.set_guests(desk, first, 3)
    sessions.open_session(desk, second)
    paper = month(desk, name, desk.today, filled=True)
    assert (paper.month, paper.filled, paper.blank_rows) == (desk.today.replace(day=1), True, 0)
    assert [column.on for column in paper.columns] == [desk.today - timedelta(days=1), desk.today]
    assert [(line.row, line.marks) for line in paper.lines] == [
        (1, (Mark.LATE, Mark.NOT_RECORDED)),
        (2, (Mark.ABSENT, Mark.NOT_RECORDED)),
    ]
    assert (paper.columns[0].visitors, paper.columns[0].guests) == (1, 3)
    assert (paper.tally_of(0).attended, paper.tally_of(0).absent) == (1, 1)
    assert (paper.lines[0].tally.attended, paper.lines[0].tally.not_recorded) == (1, 1)


def test_a_blank_month_shows_what_the_schedule_asks_for(desk: Desk) -> None:
    name = circle(desk, meets=(MeetingRule(6, None, time(17), 60),), people=(somebody(desk),))
    sessions.plan(desk, name, date(2026, 11, 8))
    paper = month(desk, name, date(2026, 11, 20))
    assert [column.on.day for column in paper.columns] == [1, 8, 15, 22, 29]
    assert all(mark is None for line in paper.lines for mark in line.marks)
    assert paper.blank_rows == 8
    assert not sessions.between(desk, date(2026, 11, 1), date(2026, 11, 30))[0].frozen, (
        "a grid fixes no roster"
    )


def test_without_a_schedule_every_day_is_a_column(desk: Desk) -> None:
    name = circle(desk)
    assert len(month(desk, name, date(2028, 2, 9)).columns) == 29
    assert month(desk, name, date(2028, 2, 9), filled=True).columns == ()


def test_who_left_before_the_month_is_not_on_it_and_levels_are_kept(desk: Desk) -> None:
    left, stays = somebody(desk, "Ravi Kumar"), somebody(desk, "Mohan Lal")
    name = circle(desk, people=(left, stays))
    groups.leave(desk, name, left)
    following = (desk.today.replace(day=28) + timedelta(days=7)).replace(day=1)
    assert [line.name for line in month(desk, name, following).lines] == ["Mohan L."]
    numbers = month(desk, name, following, level=NameLevel.NUMBER).lines
    assert [line.name for line in numbers] == [line.number_text for line in numbers]
    assert numbers[0].number_text.endswith(str(stays))
