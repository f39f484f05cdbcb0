# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two entries of one person: one page, nothing lost, and apart again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import groups
from models.insight import directory, memberpage, merging
from models.messages import NotAllowed, NotFound, Refused
from models.people import consents, members, notes
from models.sobriety import milestones, periods
from models.sobriety.making_out import Style
from models.words import Purpose, Role
from tests.models.house import NAMES, NOON, House
from tests.models.making import circle, somebody, whole

_MERGED = ("alias", "sealednote", "sobrietyrecord")


@pytest.fixture
def twins(desk: Desk) -> Desk:
    somebody(desk, "Anil Kumar", phones=("9876543210",))
    somebody(desk, "अनिल कुमार", village="Rampur", phones=("9876543210", "9812345678"))
    circle(desk, people=(2,))
    notes.write(desk, 2, "Likes to sing")
    periods.begin(desk, 2, desk.today - timedelta(days=40))
    return desk


def test_side_by_side_names_where_both_differ(twins: Desk) -> None:
    found = merging.compare(twins, 1, 2)
    assert found.differing == ("name", "village")
    with pytest.raises(Refused):
        merging.compare(twins, 1, 1)


def test_open_rows_move_and_sealed_ones_are_read_where_they_lie(twins: Desk) -> None:
    sealed = {name: whole(twins)[name] for name in ("sealednote", "sobrietyrecord")}
    row = merging.merge(twins, 1, 2, ("village",))
    assert (row.name, row.village) == ("Anil Kumar", "Rampur")
    assert row.phones == ("+919876543210", "+919812345678")
    page = memberpage.read(twins, 1, log=False)
    assert [each.name for each in page.groups] == ["Morning Circle"]
    assert page.sobriety is not None
    assert page.sobriety.streak_days == 40
    assert [note.text for note in notes.notes(twins, 1)] == ["Likes to sing"]
    assert {name: whole(twins)[name] for name in sealed} == sealed
    assert directory.read(twins).count() == 1
    with pytest.raises(NotFound):
        members.by_number(twins, 2)


def test_what_is_changed_later_stays_with_the_one_entry(twins: Desk) -> None:
    merging.merge(twins, 1, 2)
    periods.new_start(twins, 1, twins.today - timedelta(days=2), twins.today - timedelta(days=1))
    page = memberpage.read(twins, 1, log=False)
    assert page.sobriety is not None
    assert [each[1] for each in page.sobriety.periods] == [twins.today - timedelta(days=2), None]


def test_taken_apart_everything_is_as_it_was(twins: Desk) -> None:
    before = whole(twins)
    merging.merge(twins, 1, 2, ("name", "village"))
    alias = memberpage.read(twins, 1, log=False).joined[0].alias
    assert merging.unmerge(twins, alias) == ()
    after = whole(twins)
    assert {name: rows for name, rows in after.items() if name != "alias"} == {
        name: rows for name, rows in before.items() if name != "alias"
    }
    assert memberpage.read(twins, 1, log=False).joined == ()
    with pytest.raises(NotFound):
        merging.unmerge(twins, alias)


def test_what_was_worked_on_since_stays_and_is_told(twins: Desk) -> None:
    merging.merge(twins, 1, 2, ("village",))
    members.edit(twins, 1, village="Anandpur")
    assert merging.unmerge(twins, memberpage.read(twins, 1, log=False).joined[0].alias)
    assert members.by_number(twins, 1).village == "Anandpur"
    assert members.by_number(twins, 2).village == "Rampur"


def test_two_marks_of_one_evening_do_not_collide(twins: Desk) -> None:
    from models.gatherings import register, sessions
    from models.words import Mark

    groups.join(twins, "Morning Circle", 1)
    session = sessions.log_forgotten(twins, "Morning Circle", twins.today - timedelta(days=1))
    for number in (1, 2):
        register.mark(twins, session.id, number, Mark.PRESENT)
    merging.merge(twins, 1, 2)
    assert memberpage.read(twins, 1, log=False).marks == {date(2026, 11, 21): (Mark.PRESENT,)}


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_only_a_manager_merges(
    twins: Desk, house: House, role: Role, as_role: Callable[[Role], Desk]
) -> None:
    merging.merge(twins, 1, 2)
    desk = house.sit(NAMES[role])
    somebody(desk, "Third")
    with pytest.raises(NotAllowed):
        merging.merge(desk, 1, 3)
    with pytest.raises(NotAllowed):
        merging.unmerge(desk, 1)
    del as_role


# ---- Awards of an entry that was joined ----


@pytest.fixture
def awarded(house: House) -> House:
    """Return a centre where 1 and 2 are one person: 2 came first and has a certificate of 30 days."""
    house.move_to(NOON - timedelta(days=31))
    somebody(house.desk, "अनिल कुमार")
    house.move_to(NOON)
    somebody(house.desk, "Anil Kumar")
    for number in (1, 2):
        consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
        periods.begin(house.desk, number, house.desk.today - timedelta(days=30))
    milestones.award(house.desk, milestones.due(house.desk, house.desk.today)[:1], Style())
    return house


def _due(desk: Desk, back: int = 0) -> list[tuple[int, int, bool]]:
    rows = milestones.due(desk, desk.today) if not back else milestones.since(desk, _ago(desk, back))
    return [(row.member, row.count, row.awarded) for row in rows]


def _ago(desk: Desk, days: int) -> date:
    return desk.today - timedelta(days=days)


def test_nothing_is_due_twice_after_joining(awarded: House) -> None:
    desk = awarded.desk
    assert _due(desk) == [(1, 30, True), (2, 30, False)]
    merging.merge(desk, 2, 1)
    assert _due(desk) == [(2, 30, True)]
    merging.unmerge(desk, memberpage.read(desk, 2, log=False).joined[0].alias)
    assert _due(desk) == [(1, 30, True), (2, 30, False)]


def test_asked_again_after_joining_the_same_serial_prints_and_is_genuine(awarded: House) -> None:
    desk = awarded.desk
    merging.merge(desk, 2, 1)
    ((member, face),) = milestones.award(desk, milestones.due(desk, desk.today), Style()).faces
    assert (member, face.serial, face.name) == (2, "CERT/2026-27/0001", "Anil Kumar")
    assert milestones.verify(desk, face.serial, face.code).state == "genuine"
    merging.unmerge(desk, memberpage.read(desk, 2, log=False).joined[0].alias)
    assert _due(desk) == [(1, 30, True), (2, 30, False)]


def test_who_was_joined_counts_as_registered_when_the_first_entry_was(awarded: House) -> None:
    desk = awarded.desk
    assert {count for member, count, _ in _due(desk, 40) if member == 2} == {30}
    merging.merge(desk, 2, 1)
    assert [count for _, count, _ in _due(desk, 40)] == [1, 7, 15, 30]


def test_awards_are_found_through_several_joinings(awarded: House) -> None:
    desk = awarded.desk
    third = somebody(desk, "Anil K")
    periods.begin(desk, third, _ago(desk, 30))
    merging.merge(desk, 2, 1)
    merging.merge(desk, third, 2)
    assert _due(desk) == [(third, 30, True)]
