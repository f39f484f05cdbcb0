# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that jumps while the register is open: nothing is saved by it until somebody confirmed the date."""

from datetime import timedelta

import pytest

from models.clock import ShiftedClock
from models.desk import history
from models.desk.desk import Desk
from models.vault.failures import ClockAhead, ClockBehind
from tests.models.house import House
from tests.models.making import everything, somebody

YEARS = timedelta(days=365 * 6)


@pytest.mark.parametrize(("jump", "met"), [(-YEARS, ClockBehind), (YEARS, ClockAhead)])
def test_nothing_is_saved_by_a_clock_that_jumped(house: House, jump: timedelta, met: type[Exception]) -> None:
    desk, before = house.desk, everything(house.desk)
    house.clock.at += jump
    for _ in range(2):
        with pytest.raises(met):
            somebody(desk)
        with pytest.raises(met):
            desk.look_at_clock()
    assert everything(desk) == before
    house.clock.at -= jump
    somebody(desk)


@pytest.mark.parametrize("jump", [-YEARS, YEARS])
def test_a_confirmed_date_is_worked_by_and_the_order_holds(house: House, jump: timedelta) -> None:
    desk = house.desk
    house.clock.at += jump
    desk.go_by(ShiftedClock(house.clock, -jump))
    somebody(desk)
    assert desk.today == house.clock.today() - jump
    assert history.verified(desk).ok
    instants = [row.at for row in history.entries(desk, 50)]
    assert instants == sorted(instants, reverse=True)


def test_the_clock_put_right_after_a_confirmed_date_is_asked_about_again(house: House) -> None:
    """The network sets the clock: what was confirmed would now be years off."""
    desk = house.desk
    house.clock.at -= YEARS
    desk.go_by(ShiftedClock(house.clock, YEARS))
    somebody(desk)
    house.clock.at += YEARS
    with pytest.raises(ClockAhead):
        somebody(desk, "Ravi Anand")


@pytest.mark.parametrize("step", [timedelta(minutes=-5), timedelta(days=90)])
def test_a_small_step_or_a_long_rest_is_no_question(desk: Desk, house: House, step: timedelta) -> None:
    house.clock.at += step
    somebody(desk)
