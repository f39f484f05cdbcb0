# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: belonging over time, whom they are for, and names that tell them apart."""

from datetime import date, time, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import groups
from models.gatherings.groups import NewGroup
from models.gatherings.schedule import MeetingRule
from models.insight.registration import register
from models.messages import NotFound, Refused
from models.people import members
from models.people.members import NewMember
from models.words import Gender, GroupModel, Mode, NameLevel
from tests.models.house import House
from tests.models.making import circle, somebody, whole

WEEK = timedelta(days=7)


def numbers_in(desk: Desk, name: str, on: date) -> list[int]:
    """Return the numbers of who belongs to a group on a day."""
    group = groups.by_name(desk, name)
    with desk.reading() as session:
        ids = groups.belonging(session, group.id, on)
    return [row.number for row in members.listed(desk) if row.id in ids]


def test_belonging_is_a_matter_of_days(house: House) -> None:
    desk, number = house.desk, somebody(house.desk)
    name, start = circle(desk), house.desk.today
    groups.join(desk, name, number, start)
    house.clock.advance(days=10)
    groups.leave(desk, name, number, start + WEEK)
    belongs = [bool(numbers_in(desk, name, start + timedelta(days=day))) for day in (-1, 0, 6, 7, 9)]
    assert belongs == [False, True, True, False, False]
    groups.join(desk, name, number)
    house.clock.advance(days=5)
    assert numbers_in(desk, name, desk.today) == [number]
    assert numbers_in(desk, name, start + WEEK) == []
    assert numbers_in(desk, name, start) == [number]


def test_joining_twice_is_joining_once(desk: Desk) -> None:
    number = somebody(desk)
    name = circle(desk, people=(number, number))
    assert len(whole(desk)["membership"]) == 1
    assert groups.by_name(desk, name).members == 1


def test_leaving_ends_every_spell_of_that_day(desk: Desk) -> None:
    """An earlier day of joining entered afterwards overlaps with the one there is."""
    number = somebody(desk)
    name = circle(desk, people=(number,))
    groups.join(desk, name, number, desk.today - WEEK)
    assert numbers_in(desk, name, desk.today - WEEK) == [number]
    groups.leave(desk, name, number)
    assert numbers_in(desk, name, desk.today) == []
    assert groups.by_name(desk, name).members == 0


def test_who_does_not_belong_cannot_leave(desk: Desk) -> None:
    number = somebody(desk)
    name = circle(desk, people=(number,))
    with pytest.raises(Refused, match="not in this group"):
        groups.leave(desk, name, number, desk.today - WEEK)
    groups.leave(desk, name, number)
    with pytest.raises(Refused, match="not in this group"):
        groups.leave(desk, name, number)
    undo.undo(desk)
    assert numbers_in(desk, name, desk.today) == [number]


def test_every_group_of_a_member_is_known(desk: Desk) -> None:
    number, other = somebody(desk), somebody(desk, "Ravi Kumar")
    circle(desk, "Morning Circle", people=(number, other))
    circle(desk, "SMART", GroupModel.SMART, people=(number,))
    with desk.reading() as session:
        found = groups.groups_of(session, desk.today)
        assert groups.groups_of(session, desk.today - WEEK) == {}
    ids = {row.number: row.id for row in members.listed(desk)}
    assert found == {ids[number]: ["Morning Circle", "SMART"], ids[other]: ["Morning Circle"]}


def test_an_adult_cannot_join_adolescents(desk: Desk) -> None:
    adult, young, unknown = (
        somebody(desk, "Gita Rani", age_years=18),
        somebody(desk, "Ravi Kumar", age_years=17),
        somebody(desk, "Asif Khan"),
    )
    name = circle(desk, "Young", GroupModel.ADOLESCENTS)
    before = whole(desk)
    with pytest.raises(Refused, match="adolescents"):
        groups.join(desk, name, adult)
    with pytest.raises(Refused, match="adolescents"):
        register(desk, NewMember("Noor Bibi", age_years=40), group_names=(name,))
    assert whole(desk) == before
    assert groups.join(desk, name, young) == ()
    assert len(groups.join(desk, name, unknown)) == 1
    assert numbers_in(desk, name, desk.today) == [young, unknown]


def test_doubts_do_not_block(desk: Desk) -> None:
    man = somebody(desk, "Ravi Kumar", gender=Gender.MAN, age_years=16)
    women = circle(desk, "Women", GroupModel.WOMEN)
    elders = circle(desk, "Elders", GroupModel.ELDERS)
    doubts = groups.join(desk, women, man)
    assert [doubt.id for doubt in doubts] == [
        "This group is meant for others than the recorded gender ({gender}).",
        "This person is under 18, and this is a group for adults.",
    ]
    assert any("aged {limit} or more" in doubt.id for doubt in groups.join(desk, elders, man))
    made = register(desk, NewMember("Asif Khan", gender=Gender.MAN, age_years=30), group_names=(women, women))
    assert len(made.doubts) == 1
    assert numbers_in(desk, women, desk.today) == [man, made.member.number]


@pytest.mark.parametrize("again", ["morning circle", "MORNING  CIRCLE", " Morning Circle "])
def test_two_groups_never_share_a_name(desk: Desk, again: str) -> None:
    circle(desk, "Morning Circle")
    before = whole(desk)
    with pytest.raises(Refused, match="already"):
        groups.add(desk, NewGroup(again, GroupModel.OWN))
    assert whole(desk) == before


def test_names_differ_in_every_script(desk: Desk) -> None:
    for name in ("Élan", "सुबह", "ਸਵੇਰ"):
        circle(desk, name)
        with pytest.raises(Refused, match="already"):
            groups.add(desk, NewGroup(name.upper(), GroupModel.OWN))
    with pytest.raises(Refused, match="needs a name"):
        groups.add(desk, NewGroup("  ", GroupModel.OWN))


@pytest.mark.parametrize(
    ("model", "level", "mode", "genders", "ages"),
    [
        (GroupModel.WOMEN, NameLevel.CIRCLE, Mode.IN_PERSON, (Gender.WOMAN,), (None, None)),
        (GroupModel.ADOLESCENTS, NameLevel.CIRCLE, Mode.IN_PERSON, (), (None, 17)),
        (GroupModel.ELDERS, NameLevel.INITIAL, Mode.IN_PERSON, (), (60, None)),
        (GroupModel.ONLINE, NameLevel.INITIAL, Mode.VIDEO, (), (None, None)),
        (GroupModel.TWELVE_STEP, NameLevel.INITIAL, Mode.IN_PERSON, (), (None, None)),
    ],
)
def test_a_model_brings_its_customs(
    desk: Desk,
    model: GroupModel,
    level: NameLevel,
    mode: Mode,
    genders: tuple[Gender, ...],
    ages: tuple[int | None, int | None],
) -> None:
    row = groups.add(desk, NewGroup("New", model))
    assert (row.name_level, row.default_mode, row.genders) == (level, mode, genders)
    assert (row.min_age, row.max_age) == ages == (row.meant_for.min_age, row.meant_for.max_age)


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1])
def test_a_schedule_nobody_can_keep_opens_no_group(desk: Desk, minutes: int) -> None:
    with pytest.raises(Refused, match="from 1 minute"):
        groups.add(desk, NewGroup("Seva", GroupModel.WOMEN, meets=(MeetingRule(0, None, time(7), minutes),)))
    assert groups.listed(desk) == ()


def test_what_is_said_stands_against_the_customs(desk: Desk) -> None:
    rules = (
        MeetingRule(0, None, time(7), 45),
        MeetingRule(6, -1, time(17), 90, date(2026, 1, 1), date(2027, 1, 1)),
    )
    row = groups.add(
        desk,
        NewGroup(
            "Seva",
            GroupModel.WOMEN,
            genders=(Gender.WOMAN, Gender.OTHER),
            min_age=21,
            name_level=NameLevel.FULL,
            facilitator=" Kavita  Joshi ",
            place="Hall",
            platform="",
            meets=rules,
        ),
    )
    assert (row.genders, row.min_age, row.name_level) == ((Gender.WOMAN, Gender.OTHER), 21, NameLevel.FULL)
    assert (row.facilitator, row.place, row.names) == ("Kavita Joshi", "Hall", {"en": "Seva"})
    assert row.meets == rules


def test_a_group_is_called_by_name_or_number(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no group was opened"):
        groups.by_name(desk, "Morning Circle")
    circle(desk, "Morning Circle")
    circle(desk, "12")
    row = groups.by_name(desk, " MORNING circle ")
    assert row == groups.by_name(desk, str(row.id)) == groups.by_id(desk, row.id)
    assert groups.by_name(desk, "12").name == "12"
    with pytest.raises(NotFound) as caught:
        groups.by_name(desk, "Evening")
    assert caught.value.message.parameters["groups"] == "12, Morning Circle"
    with pytest.raises(NotFound):
        groups.by_name(desk, "99")


def test_the_list_knows_who_came_and_went_since(house: House) -> None:
    desk = house.desk
    name = circle(desk, people=(somebody(desk), somebody(desk, "Ravi Kumar")))
    assert groups.by_name(desk, name).members == 2
    groups.leave(desk, name, 1, desk.today + WEEK)
    assert groups.by_name(desk, name).members == 2
    house.clock.advance(days=7)
    assert groups.by_name(desk, name).members == 1
