# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody in memory: found, narrowed, and told apart from somebody new."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import groups, register, sessions
from models.insight import directory, stays
from models.insight.directory import Directory, Narrowing
from models.people import members
from models.words import Mark, Role, Stage
from tests.models.making import circle, somebody


def names(found: Directory, query: str = "") -> list[str]:
    return [found.entry(id_).name for id_ in found.find(query)]


@pytest.fixture
def people(desk: Desk) -> Desk:
    somebody(desk, "सुनीता देवी", village="Rampur", stage=Stage.RESIDENT)
    somebody(desk, "Anil Kumar", phones=("98765 43210",), age_years=40)
    somebody(desk, "ਜਸਵਿੰਦਰ ਕੌਰ", stage=Stage.ALUMNI)
    somebody(desk, "Young Ravi", age_years=15)
    return desk


def test_names_stand_as_they_sound_whatever_their_script(people: Desk) -> None:
    assert names(directory.read(people)) == ["Anil Kumar", "ਜਸਵਿੰਦਰ ਕੌਰ", "सुनीता देवी", "Young Ravi"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("suneeta", "सुनीता देवी"), ("43210", "Anil Kumar"), ("jasvinder", "ਜਸਵਿੰਦਰ ਕੌਰ"), ("zzz", None)],
)
def test_any_script_spelling_or_number_finds(people: Desk, query: str, found: str | None) -> None:
    assert names(directory.read(people), query) == ([found] if found else [])


def test_filters_stand_together_with_the_search(people: Desk) -> None:
    circle(people, people=(1, 2))
    found = directory.read(people)
    found.narrow(Narrowing(stages=frozenset({Stage.RESIDENT, Stage.ALUMNI})))
    assert names(found) == ["ਜਸਵਿੰਦਰ ਕੌਰ", "सुनीता देवी"]
    assert names(found, "anil") == []
    found.narrow(Narrowing(group=next(iter(found.group_names))))
    assert names(found) == ["Anil Kumar", "सुनीता देवी"]
    found.narrow(Narrowing(waiting=True))
    assert "Young Ravi" in names(found)
    found.narrow(Narrowing(sponsored=True))
    assert names(found) == []


def test_three_missed_in_a_row_bring_somebody_up(people: Desk) -> None:
    name = circle(people, people=(1, 2))
    for back in (9, 6, 3):
        planned = sessions.log_forgotten(people, name, people.today - timedelta(days=back))
        register.mark(people, planned.id, 1, Mark.ABSENT)
        register.mark(people, planned.id, 2, Mark.PRESENT)
    found = directory.read(people)
    found.narrow(Narrowing(missed=True))
    assert names(found) == ["सुनीता देवी"]


def test_a_milestone_is_near_only_for_whose_keys_open_it(
    people: Desk, as_role: Callable[[Role], Desk]
) -> None:
    from models.sobriety import periods

    periods.begin(people, 2, people.today - timedelta(days=85))
    found = directory.read(people)
    found.narrow(Narrowing(near=True))
    assert names(found) == ["Anil Kumar"]
    desk = directory.read(as_role(Role.DESK))
    desk.narrow(Narrowing(near=True))
    assert names(desk) == []


def test_removed_entries_stand_alone_and_come_back(people: Desk) -> None:
    stays.remove(people, 2, "written twice")
    found = directory.read(people)
    assert "Anil Kumar" not in names(found)
    assert found.count() == 3
    found.narrow(Narrowing(removed=True))
    assert names(found) == ["Anil Kumar"]
    stays.restore(people, 2)
    assert "Anil Kumar" in names(directory.read(people))


def test_one_line_is_read_again_by_itself(people: Desk) -> None:
    found = directory.read(people)
    members.edit(people, 2, name="Anil Sharma")
    listed = directory.one(people, 2)
    assert listed is not None
    found.put(listed)
    assert names(found, "sharma") == ["Anil Sharma"]
    assert names(found, "kumar") == []
    assert directory.one(people, 99) is None
    assert found.count() == 4
    somebody(people, "Fifth")
    fifth = directory.one(people, 5)
    assert fifth is not None
    found.put(fifth)
    assert (found.count(), names(found, "fifth")) == (5, ["Fifth"])


def test_somebody_alike_is_told_the_likely_first(people: Desk) -> None:
    somebody(people, "Aneel Kumar", birth_date=date(1980, 5, 6))
    found = directory.read(people)
    alike = found.alike("अनिल कुमार", (), date(1980, 5, 6))
    assert [(each.number, likely) for each, likely in alike] == [(5, True), (2, False)]
    assert found.alike("") == ()
    assert found.alike("Nobody Such") == ()
    by_phone = found.alike("anil kumar", ("+919876543210",))
    assert by_phone[0][0].number == 2


def test_the_group_left_today_is_no_filter_any_more(people: Desk) -> None:
    name = circle(people, people=(1,))
    groups.leave(people, name, 1)
    assert directory.read(people).entry(1).groups == ()
