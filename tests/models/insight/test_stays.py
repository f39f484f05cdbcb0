# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stays and their end, a death, groups with a reason, and a page for each role."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import groups
from models.insight import memberpage, stays
from models.insight.stays import Discharge
from models.messages import NotAllowed, Refused
from models.people import consents, notes
from models.sobriety import periods
from models.words import Purpose, Role, Stage
from tests.models.house import NAMES, House
from tests.models.making import AADHAAR, circle, somebody, whole


def by_name(desk: Desk, name: str) -> int:
    return groups.by_name(desk, name).id


def test_discharge_is_one_act_and_one_undo(desk: Desk) -> None:
    number = somebody(desk)
    stays.admit(desk, number, desk.today - timedelta(days=30), "17/26")
    inside = circle(desk, "House", people=(number,))
    after = circle(desk, "After")
    before = whole(desk)
    stays.discharge(
        desk,
        number,
        Discharge(
            desk.today,
            leave_groups=(by_name(desk, inside),),
            join_groups=(by_name(desk, after),),
            reason="Went home well",
        ),
    )
    page = memberpage.read(desk, number, log=False)
    assert (page.member.stage, page.stays[0].left) == (Stage.AFTERCARE, desk.today)
    assert [each.name for each in page.groups] == ["After"]
    assert [note.kind for note in notes.notes(desk, number)] == ["discharge"]
    undo.undo(desk)
    assert {k: v for k, v in whole(desk).items() if k != "sealednote"} == {
        k: v for k, v in before.items() if k != "sealednote"
    }


def test_the_desk_discharges_and_cannot_read_the_reason_back(
    house: House, as_role: Callable[[Role], Desk]
) -> None:
    desk = as_role(Role.DESK)
    number = somebody(desk)
    stays.discharge(desk, number, Discharge(desk.today, reason="An argument at home"))
    with pytest.raises(NotAllowed):
        notes.notes(desk, number)
    counsellor = house.sit(NAMES[Role.COUNSELLOR])
    assert [note.text for note in notes.notes(counsellor, number)] == ["An argument at home"]


@pytest.mark.parametrize(
    "how",
    [
        Discharge(date(2027, 1, 1)),
        Discharge(date(2026, 1, 1)),
        Discharge(date(2026, 11, 22), reason=f"card {AADHAAR}"),
    ],
)
def test_what_cannot_be_is_refused_whole(desk: Desk, how: Discharge) -> None:
    number = somebody(desk)
    stays.admit(desk, number, date(2026, 11, 1))
    before = whole(desk)
    with pytest.raises(Refused):
        stays.discharge(desk, number, how)
    with pytest.raises(Refused):
        stays.admit(desk, number, desk.today)
    assert whole(desk) == before


def test_a_death_ends_every_list_quietly(desk: Desk) -> None:
    number, name = somebody(desk, stage=Stage.RESIDENT), circle(desk)
    groups.join(desk, name, number)
    stays.discharge(desk, number, Discharge(desk.today))
    stays.died(desk, number, desk.today)
    page = memberpage.read(desk, number, log=False)
    assert (page.groups, page.member.stage) == ((), Stage.DIED)
    assert page.member.died_on == desk.today
    undo.undo(desk)
    assert memberpage.read(desk, number, log=False).member.died_on is None


def test_a_discharge_without_a_stay_leaves_the_day_that_aftercare_counts_from(desk: Desk) -> None:
    number = somebody(desk, stage=Stage.RESIDENT)
    stays.discharge(desk, number, Discharge(desk.today))
    assert [each.left for each in memberpage.read(desk, number, log=False).stays] == [desk.today]


def test_a_page_shows_sealed_things_to_whose_keys_open_them(
    desk: Desk, house: House, as_role: Callable[[Role], Desk]
) -> None:
    number = somebody(desk)
    periods.begin(desk, number, desk.today - timedelta(days=88))
    for role, sees in ((Role.MANAGER, True), (Role.COUNSELLOR, True), (Role.DESK, False)):
        page = memberpage.read(house.sit(NAMES[role]), number)
        assert (page.sobriety is not None) is sees
        assert any("obriety" in each.what.id for each in page.timeline) is sees
    del as_role


def test_opening_a_page_is_logged_and_reading_it_again_is_not(desk: Desk) -> None:
    number = somebody(desk)
    count = desk.count
    memberpage.read(desk, number)
    memberpage.read(desk, number, log=False)
    assert desk.count == count + 1


def test_who_turned_18_is_to_be_asked(desk: Desk, house: House) -> None:
    number = somebody(desk, birth_date=date(2008, 11, 25))
    consents.name_guardian(desk, number, consents.NewGuardian("Harpal", "father"))
    assert not memberpage.read(desk, number, log=False).adult_now
    house.clock.advance(days=5)
    assert memberpage.read(desk, number, log=False).adult_now
    consents.answer(desk, number, Purpose.RECORDS, given=True)
    assert not memberpage.read(desk, number, log=False).adult_now


def test_an_exemption_is_the_managers_and_its_reason_sealed(
    desk: Desk, as_role: Callable[[Role], Desk]
) -> None:
    number = somebody(desk, age_years=16)
    with pytest.raises(Refused):
        consents.exempt(desk, number, " ")
    consents.exempt(desk, number, "no family is known")
    page = memberpage.read(desk, number, log=False)
    assert (page.member.pending_until, page.member.exempt_on) == (None, desk.today)
    assert [note.text for note in notes.notes(desk, number)] == ["no family is known"]
    for role in (Role.COUNSELLOR, Role.DESK):
        with pytest.raises(NotAllowed):
            consents.exempt(as_role(role), number, "please")
