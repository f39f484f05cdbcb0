# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody who leaves holds is listed, with cover, and ticked off one by one."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import sessions
from models.messages import NotAllowed, Refused
from models.sobriety import periods
from models.sponsorship import leaving, pairings
from models.sponsorship.leaving import Held
from models.words import Gender, Role
from tests.models.house import NOON
from tests.models.making import AADHAAR, circle, somebody

DAY = NOON.date()


@pytest.fixture
def leaver(desk: Desk) -> int:
    """Return the number of a sponsor and facilitator with a shared phone."""
    numbers = [
        somebody(desk, name, gender=Gender.MAN, phones=("+919876543210",) if place < 2 else ())
        for place, name in enumerate(("Ravi Saini", "Mohan Lal", "Anil Verma"))
    ]
    for number, days in zip(numbers, (900, 20, 700), strict=True):
        periods.begin(desk, number, DAY - timedelta(days=days))
    circle(desk, "Evening", people=tuple(numbers), facilitator="Ravi Saini")
    sessions.plan(desk, "Evening", DAY + timedelta(days=3), facilitator="रवि सैनी")
    pairings.pair(desk, numbers[0], numbers[1], reason="They asked for it.")
    return numbers[0]


def test_everything_somebody_holds_is_listed_with_cover(desk: Desk, leaver: int) -> None:
    rows = leaving.handing_over(desk, leaver)
    assert [row.held for row in rows] == [Held.SPONSEE, Held.GROUP, Held.SESSIONS, Held.PHONE]
    assert rows[0].cover == "Anil Verma"


def test_steps_are_given_to_somebody_and_ticked_off(desk: Desk, leaver: int) -> None:
    what = leaving.handing_over(desk, leaver)[1].what
    leaving.note_step(desk, leaver, what, teller="Kavita asks Anil", due_on=DAY + timedelta(days=2))
    leaving.tick(desk, leaver, what, done=True)
    last = leaving.handing_over(desk, leaver)[-1]
    assert (last.what, last.teller, last.due_on, last.done_on) == (
        what,
        "Kavita asks Anil",
        DAY + timedelta(days=2),
        DAY,
    )
    leaving.tick(desk, leaver, what, done=False)
    assert all(row.done_on is None for row in leaving.handing_over(desk, leaver))


def test_what_cannot_be_kept_is_refused(desk: Desk, leaver: int) -> None:
    what = leaving.handing_over(desk, leaver)[0].what
    for bad in (
        lambda: leaving.note_step(desk, leaver, what, teller=AADHAAR),
        lambda: leaving.note_step(desk, leaver, what, due_on=DAY - timedelta(days=1)),
        lambda: leaving.tick(desk, leaver, "pair/999", done=True),
    ):
        with pytest.raises(Refused):
            bad()


def test_it_is_not_for_the_desk(desk: Desk, leaver: int, as_role: Callable[[Role], Desk]) -> None:
    assert desk.person.role is Role.MANAGER
    with pytest.raises(NotAllowed):
        leaving.handing_over(as_role(Role.DESK), leaver)
