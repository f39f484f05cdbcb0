# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing a month: a manager signs it off once, its figures freeze, later changes are corrections."""

from collections.abc import Callable
from datetime import date

import pytest

from models.desk.desk import Desk
from models.gatherings import months, register, sessions, sheets
from models.messages import NotAllowed, Refused
from models.words import Mark, Role, SessionState
from tests.models.house import House
from tests.models.making import circle, somebody

NOVEMBER = date(2026, 11, 1)


def november(house: House) -> int:
    """Hold one session with three people in November, one of them unrecorded; come back in December."""
    desk = house.desk
    numbers = tuple(somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Asif Khan"))
    session = sessions.plan(desk, circle(desk, people=numbers), house.clock.today()).id
    register.mark_line(desk, session, "present 1 absent 2")
    register.set_guests(desk, session, 2)
    house.clock.advance(days=10)
    return session


def test_a_month_names_what_is_open_and_unrecorded(house: House) -> None:
    session = november(house)
    review = months.review(house.desk, date(2026, 11, 20))
    assert (review.month, review.closed_at) == (NOVEMBER, None)
    assert [one.id for one in review.open] == [session]
    assert [(one.id, count) for one, count in review.unrecorded] == [(session, 1)]
    assert review.figures == {
        "sessions": 1,
        "cancelled": 0,
        "present": 1,
        "late": 0,
        "excused": 0,
        "absent": 1,
        "left_early": 0,
        "not_recorded": 1,
        "others": 2,
    }


def test_figures_freeze_and_later_changes_are_corrections(house: House) -> None:
    session = november(house)
    closed = months.close_month(house.desk, NOVEMBER)
    assert closed.closed_at == house.clock.now()
    assert sessions.by_number(house.desk, session).state is SessionState.CLOSED
    register.mark(house.desk, session, 3, Mark.PRESENT, reason="Found the sheet")
    after = months.review(house.desk, NOVEMBER)
    assert after.figures == closed.figures
    assert after.corrections == {"present": 1, "not_recorded": -1}
    count = house.desk.count
    months.close_month(house.desk, NOVEMBER)
    assert house.desk.count == count


def test_a_month_that_is_not_over_cannot_be_closed(house: House) -> None:
    with pytest.raises(Refused, match="not over"):
        months.close_month(house.desk, NOVEMBER)


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_only_a_manager_closes_a_month(house: House, as_role: Callable[[Role], Desk], role: Role) -> None:
    november(house)
    with pytest.raises(NotAllowed):
        months.close_month(as_role(role), NOVEMBER)
    with pytest.raises(NotAllowed):
        sessions.cancel_session(house.desk, 1, "A holiday")


def test_every_past_month_with_sessions_can_be_closed_whenever_it_was(house: House) -> None:
    november(house)
    name = sessions.by_number(house.desk, 1).group
    sessions.log_forgotten(house.desk, name, date(2026, 9, 3))
    sessions.plan(house.desk, name, house.clock.today())
    assert months.past(house.desk) == ((NOVEMBER, False), (date(2026, 9, 1), False))
    months.close_month(house.desk, date(2026, 9, 1))
    assert months.past(house.desk) == ((NOVEMBER, False), (date(2026, 9, 1), True))


def test_a_correction_after_the_month_was_closed_prints_as_one(house: House) -> None:
    session = november(house)
    months.close_month(house.desk, NOVEMBER)
    register.mark(house.desk, session, 2, Mark.PRESENT, reason="Found the sheet")
    (made,) = sheets.paper(house.desk, session, filled=True).corrections
    assert (made.row, made.was, made.now, made.on) == (2, Mark.ABSENT, Mark.PRESENT, house.clock.today())
