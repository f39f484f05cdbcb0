# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log for people: found by person, act, member and day; old and new in words; sealed things neutral."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk import outside
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import register, sessions
from models.insight import logbook
from models.insight.logbook import SEALED, ChangeRow, Wanted
from models.messages import NotAllowed
from models.people import members, notes
from models.sobriety import periods
from models.words import Mark, Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import by_hand, circle, somebody


def acts(rows: tuple[logbook.BookRow, ...]) -> list[str]:
    return [row.act for row in rows]


def uid_of(desk: Desk, number: int) -> str:
    return members.by_number(desk, number).uid


def test_entries_are_found_by_person_act_member_and_day(house: House) -> None:
    one, other = (somebody(house.desk, name) for name in ("Meena Verma", "Ravi Kumar"))
    desk = house.sit(CLERK)
    clerk = desk.person.uid
    members.edit(desk, one, village="Rampur")
    house.clock.advance(days=1)
    members.viewed(house.sit(COUNSELLOR), other)
    desk = house.sit(MANAGER)
    assert acts(logbook.read(desk, Wanted(staff=clerk))) == ["edit_member", "sign_in"]
    assert [(row.act, row.staff) for row in logbook.read(desk, Wanted(member=uid_of(desk, other)))] == [
        ("read_log", MANAGER),
        ("view_member", COUNSELLOR),
        ("add_member", MANAGER),
    ]
    (found,) = logbook.read(desk, Wanted(act=Act.EDIT_MEMBER))
    assert (found.staff, found.about, found.member) == (CLERK, "Meena Verma", one)
    yesterday = desk.today - timedelta(days=1)
    assert {row.at.date() for row in logbook.read(desk, Wanted(until=yesterday))} == {yesterday}
    assert {row.at.date() for row in logbook.read(desk, Wanted(since=desk.today))} == {desk.today}
    assert logbook.read(desk, Wanted(act=Act.EDIT_MEMBER, since=desk.today)) == ()


def test_reading_is_an_entry_that_says_what_was_looked_for(desk: Desk) -> None:
    number = somebody(desk)
    assert logbook.read(desk, Wanted(member=uid_of(desk, number), act=Act.MARK)) == ()
    (read,) = logbook.read(desk, Wanted(act=Act.READ_LOG), note=False)
    assert read.about == "Meena Verma"
    assert logbook.changes(desk, read.entry) == (ChangeRow("Meena Verma", "", "act", None, Act.MARK),)


def test_a_page_follows_the_other(desk: Desk) -> None:
    for _ in range(5):
        desk.note(Act.CHECK)
    whole = logbook.read(desk, note=False)
    first = logbook.read(desk, Wanted(limit=3), note=False)
    rest = logbook.read(desk, Wanted(before=first[-1].entry), note=False)
    assert first + rest == whole


def test_old_and_new_of_profile_fields_and_marks(house: House) -> None:
    desk = house.desk
    number = somebody(desk)
    circle(desk, people=(number,))
    members.edit(desk, number, village="Rampur")
    members.edit(desk, number, village="Sohna", birth_date=date(1980, 2, 1))
    assert set(logbook.changes(desk, desk.count)) == {
        ChangeRow("Meena Verma", "member", "village", "Rampur", "Sohna"),
        ChangeRow("Meena Verma", "member", "birth_date", None, date(1980, 2, 1)),
    }
    planned = sessions.plan(desk, "Morning Circle", desk.today).id
    sessions.open_session(desk, planned)
    register.mark(desk, planned, number, Mark.LATE)
    register.mark(desk, planned, number, Mark.PRESENT)
    (row,) = [one for one in logbook.changes(desk, desk.count) if one.column == "mark"]
    assert (row.about, row.old, row.new) == ("Meena Verma", Mark.LATE, Mark.PRESENT)


def test_sealed_things_stay_neutral(house: House) -> None:
    number = somebody(house.desk)
    desk = house.sit(COUNSELLOR)
    periods.begin(desk, number, date(2026, 1, 1))
    notes.write(desk, number, "spoke of the old days")
    desk = house.sit(MANAGER)
    for row in logbook.read(desk, Wanted(act=Act.COUNSEL)):
        (change,) = logbook.changes(desk, row.entry)
        assert (change.about, change.column, change.old, change.new) == ("Meena Verma", SEALED, None, None)


@pytest.mark.parametrize("role", [Role.DESK, Role.COUNSELLOR])
def test_only_a_managers_keys_read_it(as_role: Callable[[Role], Desk], role: Role) -> None:
    desk = as_role(role)
    by_hand(desk, "UPDATE staff SET role = 'manager'")
    before = desk.count
    with pytest.raises(NotAllowed):
        logbook.read(desk)
    with pytest.raises(NotAllowed):
        logbook.changes(desk, 1)
    with pytest.raises(NotAllowed):
        outside.agrees(desk, 1, "")
    assert desk.count == before


def test_an_anchor_on_paper_tells_a_rewritten_end(house: House) -> None:
    desk = house.desk
    somebody(desk)
    kept = outside.outside_anchor(desk)
    somebody(desk, "Ravi Kumar")
    assert outside.agrees(desk, kept.count, kept.head.lower().replace(" ", "-"))
    assert not outside.agrees(desk, kept.count + 1, kept.head)
    assert not outside.agrees(desk, desk.count + 9, kept.head)
    assert outside.outside_anchor(house.sit(CLERK)).count > kept.count
