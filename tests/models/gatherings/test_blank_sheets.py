# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blank sheets printed ahead for a day without power: their codes are taken when they are typed."""

from datetime import date, time, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import sessions, sheets
from models.gatherings.reserved import DayNeeded
from models.gatherings.schedule import MeetingRule
from models.messages import NotFound, Refused
from models.words import SessionState
from tests.models.making import circle, somebody

DAY = timedelta(days=1)


def test_two_blank_sheets_have_codes_of_their_own_and_no_names(desk: Desk) -> None:
    name = circle(desk, people=(somebody(desk),))
    planned = sessions.plan(desk, name, desk.today)
    first, second = sheets.blank_coded(desk, name, desk.today)
    assert len({planned.sheet_code, first.sheet_code, second.sheet_code}) == 3
    assert (first.lines, first.filled, first.numbered, first.undated) == ((), False, False, False)
    assert first.blank_rows == sheets.BLANK_ROWS
    assert sessions.count(desk) == 1, "nothing is planned by printing"


def test_typing_the_code_opens_the_session_of_that_day(desk: Desk) -> None:
    name = circle(desk, meets=(MeetingRule(desk.today.weekday(), None, time(17), 90),))
    first, second = sheets.blank_coded(desk, name, desk.today)
    planned = sessions.plan(desk, name, desk.today)
    assert sessions.by_code(desk, first.sheet_code.lower()) == planned, "the group's own session of the day"
    made = sessions.by_code(desk, second.sheet_code)
    assert (made.sheet_code, made.on, made.starts) == (second.sheet_code, desk.today, time(17))
    assert sessions.by_code(desk, second.sheet_code) == made
    assert sessions.by_code(desk, first.sheet_code) == planned
    assert sessions.count(desk) == 2
    assert not made.logged_late


def test_a_sheet_without_a_day_asks_for_it(desk: Desk) -> None:
    name = circle(desk)
    (paper,) = sheets.blank_coded(desk, name, n=1)
    assert paper.undated
    with pytest.raises(DayNeeded):
        sessions.by_code(desk, paper.sheet_code)
    with pytest.raises(Refused, match="not come yet"):
        sessions.accept_blank(desk, paper.sheet_code, desk.today + DAY)
    made = sessions.accept_blank(desk, paper.sheet_code, desk.today - 3 * DAY)
    assert (made.on, made.state, made.logged_late) == (desk.today - 3 * DAY, SessionState.PLANNED, True)
    assert sessions.by_code(desk, paper.sheet_code) == made
    assert sessions.accept_blank(desk, paper.sheet_code, desk.today) == made, "a sheet is taken once"


def test_taking_it_back_leaves_the_sheet_free(desk: Desk) -> None:
    name = circle(desk)
    (paper,) = sheets.blank_coded(desk, name, desk.today, 1)
    sessions.by_code(desk, paper.sheet_code)
    undo.undo(desk)
    assert sessions.count(desk) == 0
    assert sessions.by_code(desk, paper.sheet_code).sheet_code == paper.sheet_code


def test_what_cannot_be_printed_ahead_is_refused(desk: Desk) -> None:
    name = circle(desk)
    for n in (0, sheets.MOST_BLANK + 1):
        with pytest.raises(Refused, match="blank sheets"):
            sheets.blank_coded(desk, name, n=n)
    with pytest.raises(Refused, match="cannot be the day"):
        sheets.blank_coded(desk, name, date(1999, 1, 1))
    with pytest.raises(NotFound):
        sheets.blank_coded(desk, "Nowhere")
