# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list the register begins with: today's sessions with their counts, and those nobody finished."""

from datetime import time

from models.gatherings import choosing, register, sessions
from models.words import Mark, SessionState
from tests.models.house import House
from tests.models.making import circle, somebody


def test_today_and_what_nobody_finished_with_their_counts(house: House) -> None:
    desk = house.desk
    people = tuple(somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Asif Khan"))
    name = circle(desk, people=people, place="Hall 2")
    forgotten = sessions.plan(desk, name, desk.today, starts=time(7)).id
    begun = sessions.plan(desk, name, desk.today, starts=time(9)).id
    register.mark(desk, begun, 1, Mark.PRESENT)
    register.mark(desk, begun, 2, Mark.PRESENT)
    register.mark(desk, begun, 2, Mark.NOT_RECORDED)
    lines = choosing.today(desk)
    assert [(line.session, line.expected, line.recorded, line.place) for line in lines] == [
        (forgotten, 3, 0, "Hall 2"),
        (begun, 3, 1, "Hall 2"),
    ]
    assert choosing.unfinished(desk) == ()
    house.clock.advance(days=2)
    assert [line.session for line in choosing.unfinished(desk)] == [forgotten]
    sessions.cancel_session(desk, forgotten, "A holiday")
    assert choosing.unfinished(desk) == ()
    assert lines[0].state is SessionState.PLANNED
    house.clock.advance(days=20)
    assert choosing.today(desk) == ()
