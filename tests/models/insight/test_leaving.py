# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody leaves: their last days are listed, and what nobody built on is taken back in one act."""

from collections.abc import Callable
from datetime import date

import pytest

from models.desk import history, undo
from models.desk.desk import Desk
from models.insight import leaving, standing
from models.messages import NotAllowed
from models.people import members, notes
from models.sobriety import periods
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import somebody


def test_the_last_days_are_listed_and_no_older_ones(house: House) -> None:
    number = somebody(house.sit(CLERK))
    house.clock.advance(days=20)
    desk = house.sit(CLERK)
    members.viewed(desk, number)
    members.edit(desk, number, village="Rampur")
    uid = desk.person.uid
    found = leaving.last_days(house.sit(MANAGER), uid)
    assert [row.act for row in found.rows] == ["edit_member", "view_member", "sign_in"]
    assert (dict(found.counts)["view_member"], found.can_be_taken_back) == (1, 1)
    assert history.entries(house.desk, 1)[0].act == "read_log"


def test_what_nobody_touched_is_taken_back_in_one_act(house: House) -> None:
    one, other = (somebody(house.desk, name) for name in ("Meena Verma", "Ravi Kumar"))
    members.edit(house.desk, one, village="Rampur")
    desk = house.sit(CLERK)
    uid = desk.person.uid
    for village in ("Sohna", "Nuh"):
        members.edit(desk, one, village=village)
    members.edit(desk, other, village="Nuh")
    third = somebody(desk, "Pooja Rani")
    members.edit(desk, other, practical_note="calls late")
    undo.undo(desk)
    desk = house.sit(COUNSELLOR)
    members.edit(desk, other, village="Palwal")
    desk = house.sit(MANAGER)
    before = desk.count
    taken = leaving.take_back(desk, uid)
    assert desk.count == before + 1
    assert (taken.done, [(row.act, row.about) for row in taken.left]) == (3, [("edit_member", "Ravi Kumar")])
    assert members.by_number(desk, one).village == "Rampur"
    assert members.by_number(desk, other).village == "Palwal"
    assert third not in [row.number for row in members.listed(desk)]
    assert leaving.take_back(desk, uid).done == 0
    assert (standing.check(desk), history.verified(desk).ok) == ((), True)


def test_sealed_work_of_a_counsellor_is_taken_back_too(house: House) -> None:
    number = somebody(house.desk)
    periods.begin(house.desk, number, date(2026, 1, 1))
    desk = house.sit(COUNSELLOR)
    uid = desk.person.uid
    periods.new_start(desk, number, date(2026, 5, 1), date(2026, 5, 2))
    notes.write(desk, number, "a last word")
    desk = house.sit(MANAGER)
    assert leaving.take_back(desk, uid).done == 2
    assert periods.of_member(desk, number).periods == ((date(2026, 1, 1), None),)
    assert notes.notes(desk, number) == ()


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_only_a_manager_looks_and_takes_back(as_role: Callable[[Role], Desk], role: Role) -> None:
    desk = as_role(role)
    for act in (leaving.last_days, leaving.take_back):
        with pytest.raises(NotAllowed):
            act(desk, desk.person.uid)
