# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering somebody: dates no life can hold are refused whole, and somebody alike is a doubt."""

from datetime import date

import pytest

from models.desk.desk import Desk
from models.insight.registration import register
from models.messages import Refused
from models.people import members
from models.people.members import NewMember
from models.sobriety import periods

PHONE = ("98140 12345",)


@pytest.mark.parametrize("birth", [date(2099, 1, 1), date(2026, 11, 23), date(1900, 1, 1)])
def test_a_birth_date_no_life_can_hold_is_refused(desk: Desk, birth: date) -> None:
    with pytest.raises(Refused):
        register(desk, NewMember("Meena Verma", birth_date=birth))
    assert members.listed(desk) == ()
    number = register(desk, NewMember("Meena Verma")).member.number
    with pytest.raises(Refused):
        members.edit(desk, number, birth_date=birth)
    assert members.by_number(desk, number).birth_date is None


def test_a_sobriety_date_before_birth_is_refused(desk: Desk) -> None:
    born = date(1990, 5, 1)
    with pytest.raises(Refused):
        register(desk, NewMember("Meena Verma", birth_date=born), sobriety_start=date(1990, 4, 30))
    number = register(desk, NewMember("Meena Verma", birth_date=born)).member.number
    with pytest.raises(Refused):
        periods.begin(desk, number, date(1990, 4, 30))
    periods.begin(desk, number, date(2026, 1, 1))
    with pytest.raises(Refused):
        periods.correct_start(desk, number, date(1990, 4, 30))


def test_somebody_alike_is_a_doubt_and_not_a_wall(desk: Desk) -> None:
    born = date(1990, 5, 1)
    first = register(desk, NewMember("Seeta Devi", phones=PHONE, birth_date=born))
    assert first.doubts == ()
    assert len(register(desk, NewMember("Sita Devi", phones=PHONE)).doubts) == 1
    assert len(register(desk, NewMember("सीता देवी", birth_date=born)).doubts) == 1
    assert register(desk, NewMember("Sita Devi")).doubts == ()
    assert register(desk, NewMember("Ravi Kumar", phones=PHONE)).doubts == ()
