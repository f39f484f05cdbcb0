# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today, the whole roll, and registering in one act: what each person's keys open of it."""

from datetime import date, time, timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import register, sessions
from models.insight import roll
from models.insight.registration import register as register_member
from models.insight.today import today
from models.messages import NotFound, Refused
from models.people import consents, members
from models.people.members import NewMember
from models.sobriety import changing, milestones, periods
from models.words import GroupModel, Language, Mark, Purpose, SessionState, Stage
from tests.models.house import CLERK, COUNSELLOR, House
from tests.models.making import by_hand, circle, everything, somebody, whole

SUNDAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def test_today_in_order_of_time(desk: Desk) -> None:
    people = tuple(somebody(desk, name) for name in ("Meena", "Ravi", "Asif"))
    name = circle(desk, people=people, place="Hall", facilitator="Kavita Joshi")
    for hour in (17, 7, 12):
        sessions.plan(desk, name, SUNDAY, starts=time(hour))
    off = sessions.plan(desk, name, SUNDAY, starts=time(9)).id
    sessions.cancel_session(desk, off, "Rain")
    sessions.plan(desk, name, SUNDAY + DAY, starts=time(6))
    first = sessions.plan(desk, name, SUNDAY, starts=time(7)).id
    register.mark_line(desk, first, "absent 1 late 2")
    register.mark(desk, first, 3, Mark.NOT_RECORDED)
    shown = today(desk)
    assert (shown.on, shown.centre, shown.is_sample) == (SUNDAY, "Nav Jeevan Kendra", False)
    assert [one.starts for one in shown.sessions] == [time(7), time(12), time(17)]
    one = shown.sessions[0]
    assert (one.expected, one.recorded, one.present, one.state) == (3, 2, 1, SessionState.OPEN)
    assert (one.place, one.facilitator, one.model, one.group) == (
        "Hall",
        "Kavita Joshi",
        GroupModel.COMMUNITY,
        name,
    )
    assert (shown.sessions[1].expected, shown.sessions[1].recorded) == (3, 0)
    assert shown.unrecorded == ()


def test_sessions_of_a_closed_group_are_still_shown(desk: Desk) -> None:
    name = circle(desk, place="Hall")
    sessions.plan(desk, name, SUNDAY)
    by_hand(desk, "UPDATE \"group\" SET closed_on = '2026-11-22'")
    desk.committed(desk.count, desk.head, {}, {"group": None})
    (one,) = today(desk).sessions
    assert (one.group, one.model, one.place, one.expected) == (name, GroupModel.OWN, "", 0)


def test_what_nobody_recorded_is_asked_for(house: House) -> None:
    desk = house.desk
    name = circle(desk, people=(somebody(desk),))
    by_hand(desk, "UPDATE membership SET joined = '2026-01-01'")
    days = {day: sessions.plan(desk, name, SUNDAY - DAY * day).id for day in (1, 2, 3, 4, 14, 15)}
    register.mark(desk, days[2], 1, Mark.PRESENT)
    sessions.close_session(desk, days[3])
    sessions.cancel_session(desk, days[4], "Rain")
    sessions.open_session(desk, days[1])
    assert [one.session for one in today(desk).unrecorded] == [days[14], days[1]]
    register.mark(desk, days[1], 1, Mark.ABSENT)
    assert [one.session for one in today(desk).unrecorded] == [days[14]]


def test_due_and_coming_for_whom_the_keys_open_them(house: House) -> None:
    desk = house.desk
    house.move_to(house.clock.at + timedelta(days=-40))
    numbers = [somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Asif Khan")]
    house.move_to(house.clock.at + timedelta(days=40))
    for number, days in zip(numbers, (30, 25, 20), strict=True):
        periods.begin(desk, number, SUNDAY - DAY * days)
        consents.answer(desk, number, Purpose.CERTIFICATE, given=True)
    shown = today(house.sit(COUNSELLOR))
    assert shown.due is not None
    assert shown.coming is not None
    assert [(row.member, row.days_away) for row in shown.due] == [(numbers[0], 0)]
    assert [(row.member, row.days_away) for row in shown.coming] == [(numbers[1], 5)]
    desk = house.sit(COUNSELLOR)
    milestones.award(desk, shown.due, milestones.Style())
    assert today(desk).due == ()
    shown = today(house.sit(CLERK))
    assert (shown.due, shown.coming) == (None, None)


def test_the_centre_is_named_in_the_readers_language(house: House) -> None:
    from models.centre import centre, staff
    from tests.models.house import PASSWORD

    centre.change(house.desk, names={"en": "New Life", "hi": "नव जीवन"})
    staff.add(
        house.desk,
        "Gopal Das",
        house.desk.person.role,
        PASSWORD,
        manager_password=PASSWORD,
        language=Language.HINDI,
    )
    assert today(house.sit("Gopal Das")).centre == "नव जीवन"


def test_the_roll_shows_what_stands_around_each(house: House) -> None:
    desk = house.desk
    first, second = somebody(desk), somebody(desk, "Ravi Kumar")
    circle(desk, people=(first, second))
    circle(desk, "SMART", GroupModel.SMART, people=(second,))
    ids = [members.by_number(desk, number).id for number in (first, second)]
    by_hand(
        desk,
        "INSERT INTO pair (uid, sponsor_id, sponsee_id, kind, state) VALUES ('a', ?, ?, 'primary', 'active')",
        ids[0],
        ids[1],
    )
    by_hand(
        desk,
        "INSERT INTO pair (uid, sponsor_id, sponsee_id, kind, state) VALUES ('b', ?, ?, 'primary', 'ended')",
        ids[1],
        ids[0],
    )
    periods.begin(desk, first, date(2026, 1, 1))
    periods.begin(desk, second, date(2026, 2, 1))
    changing.make(desk, second, changing.Change(changing.Kind.NO_COUNT))
    rows = roll.roll(desk)
    assert [(row.member.number, row.groups, row.sponsor, row.sobriety_start) for row in rows] == [
        (first, ("Morning Circle",), None, date(2026, 1, 1)),
        (second, ("Morning Circle", "SMART"), first, None),
    ]
    assert roll.found(desk, "meena") == rows[:1]
    entries = desk.count
    assert roll.one(desk, second) == rows[1]
    assert desk.count == entries + 1
    periods.new_start(desk, first, date(2026, 3, 1), None)
    assert roll.roll(desk)[0].sobriety_start is None
    assert [row.sobriety_start for row in roll.roll(house.sit(CLERK))] == [None, None]


def test_registering_is_one_act_or_nothing(desk: Desk) -> None:
    name = circle(desk)
    before, entries = whole(desk), desk.count
    for attempt in (
        lambda: register_member(desk, NewMember("Meena"), sobriety_start=SUNDAY + DAY),
        lambda: register_member(desk, NewMember("Meena"), group_names=(name, "No such group")),
        lambda: register_member(desk, NewMember("  "), group_names=(name,)),
        lambda: register_member(desk, NewMember("Meena", phones=("12",)), sobriety_start=SUNDAY),
    ):
        with pytest.raises(Refused):
            attempt()
    with pytest.raises(NotFound):
        register_member(desk, NewMember("Meena"), group_names=("No such group",))
    assert (whole(desk), desk.count) == (before, entries)
    made = register_member(
        desk,
        NewMember("Meena", stage=Stage.RESIDENT),
        sobriety_start=SUNDAY,
        group_names=(name, name.upper()),
        consents_given=(Purpose.RECORDS, Purpose.PHOTO, Purpose.RECORDS),
    )
    assert desk.count == entries + 1
    assert {row.purpose for row in consents.answers(desk, made.member.number)} == {
        Purpose.RECORDS,
        Purpose.PHOTO,
    }
    assert not members.by_number(desk, made.member.number).notice_due
    assert len(whole(desk)["membership"]) == 1
    assert periods.of_member(desk, made.member.number).periods == ((SUNDAY, None),)


def test_the_desk_registers_with_a_date_it_cannot_read_again(house: House) -> None:
    desk = house.sit(CLERK)
    made = register_member(desk, NewMember("Meena Verma"), sobriety_start=SUNDAY)
    assert (len(whole(desk)["post"]), len(whole(desk)["sobrietyrecord"])) == (1, 0)
    assert "2026-11-22" not in repr([row[-3] for row in everything(desk)["post"]])
    assert roll.one(desk, made.member.number).sobriety_start is None
    assert roll.one(house.sit(COUNSELLOR), made.member.number).sobriety_start == SUNDAY
