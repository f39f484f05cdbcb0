# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: planned once, frozen once, found by the code on their sheet."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import groups, register, sessions, sheets
from models.gatherings.schedule import MeetingRule
from models.gatherings.sheetcode import make
from models.messages import NotAllowed, NotFound, Refused
from models.people.identity import AadhaarRefused
from models.words import Mark, Role, SessionKind, SessionState
from tests.models.house import COUNSELLOR, MANAGER, House
from tests.models.making import AADHAAR, circle, somebody, whole

SUNDAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def rows_of(desk: Desk, session: int) -> list[tuple[int, int]]:
    """Return (row, member number) of a session's register."""
    return [(line.row, line.member) for line in register.register(desk, session).lines]


def test_planning_twice_is_planning_once(desk: Desk) -> None:
    name = circle(desk)
    first = sessions.plan(desk, name, SUNDAY, starts=time(17), topic=" Letting  go ")
    entries = desk.count
    assert sessions.plan(desk, name.upper(), SUNDAY, starts=time(17), topic="Another") == first
    assert desk.count == entries
    assert (first.topic, first.state, first.kind, first.at) == (
        "Letting go",
        SessionState.PLANNED,
        SessionKind.MEETING,
        "2026-11-22T17:00",
    )
    evening = sessions.plan(desk, name, SUNDAY, starts=time(19), kind=SessionKind.CHIP_NIGHT)
    untimed = sessions.plan(desk, name, SUNDAY)
    assert len({first.id, evening.id, untimed.id}) == sessions.count(desk) == 3
    assert sessions.plan(desk, name, SUNDAY) == untimed
    assert (evening.kind, untimed.at) == (SessionKind.CHIP_NIGHT, "2026-11-22")


def test_a_session_takes_the_groups_usual_time_length_and_facilitator(desk: Desk) -> None:
    name = circle(desk, meets=(MeetingRule(6, None, time(17), 90),), facilitator="Kavita Joshi")
    usual, early = sessions.plan(desk, name, SUNDAY), sessions.plan(desk, name, SUNDAY, starts=time(9))
    assert ((usual.starts, usual.minutes), (early.starts, early.minutes)) == ((time(17), 90), (time(9), 60))
    assert sessions.plan(desk, name, SUNDAY + DAY).starts is None
    assert sessions.plan(desk, name, SUNDAY).facilitator == "Kavita Joshi"
    assert sessions.plan(desk, name, SUNDAY + DAY * 2, facilitator="Gopal").facilitator == "Gopal"


def test_days_are_planned_by_the_schedules(desk: Desk) -> None:
    circle(desk, "Weekly", meets=(MeetingRule(0, None, time(7), 45), MeetingRule(3, None, time(7), 45)))
    circle(desk, "Last Sunday", meets=(MeetingRule(6, -1, time(17), 90),))
    circle(desk, "Never")
    made = sessions.plan_days(desk, SUNDAY, SUNDAY + DAY * 13)
    assert [(row.group, row.on.isoformat(), row.minutes) for row in made] == [
        ("Last Sunday", "2026-11-29", 90),
        ("Weekly", "2026-11-23", 45),
        ("Weekly", "2026-11-26", 45),
        ("Weekly", "2026-11-30", 45),
        ("Weekly", "2026-12-03", 45),
    ]
    before, entries = whole(desk), desk.count
    assert sessions.plan_days(desk, SUNDAY, SUNDAY + DAY * 13) == ()
    assert (whole(desk), desk.count) == (before, entries)
    assert len(sessions.plan_days(desk, SUNDAY, SUNDAY + DAY * 15)) == 1
    assert len({row.sheet_code for row in sessions.between(desk, SUNDAY, SUNDAY + DAY * 20)}) == 6


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (SUNDAY, SUNDAY - DAY),
        (SUNDAY, SUNDAY + DAY * 367),
        (date(1999, 12, 31), SUNDAY),
        (SUNDAY, date(2089, 1, 1)),
    ],
)
def test_days_no_calendar_plans_are_refused(desk: Desk, first: date, last: date) -> None:
    circle(desk, meets=(MeetingRule(0, None, time(7)),))
    with pytest.raises(Refused):
        sessions.plan_days(desk, first, last)
    assert sessions.count(desk) == 0


@pytest.mark.parametrize("on", [date(1990, 1, 1), date(1999, 12, 31), date(2089, 1, 1), date.max])
def test_a_day_no_code_can_carry_is_refused(desk: Desk, on: date) -> None:
    name = circle(desk)
    with pytest.raises(Refused, match="cannot be the day"):
        sessions.plan(desk, name, on)
    for day in (date(2000, 1, 1), date(2088, 12, 31)):
        row = sessions.plan(desk, name, day)
        assert sessions.by_code(desk, row.sheet_code) == row


def test_the_roster_is_fixed_at_the_first_print(house: House) -> None:
    desk = house.desk
    first, second = somebody(desk), somebody(desk, "Ravi Kumar")
    name = circle(desk, people=(second, first))
    session = sessions.plan(desk, name, SUNDAY + DAY).id
    assert not sessions.by_number(desk, session).frozen
    assert rows_of(desk, session) == [(1, first), (2, second)]
    third = somebody(desk, "Asif Khan")
    groups.join(desk, name, third)
    groups.leave(desk, name, first)
    assert rows_of(desk, session) == [(1, second), (2, third)]
    assert [line.number_text for line in sheets.paper(desk, session).lines] == ["M-0002", "M-0003"]
    assert sessions.by_number(desk, session).frozen
    groups.leave(desk, name, second)
    groups.join(desk, name, first)
    assert rows_of(desk, session) == [(1, second), (2, third)]
    assert [line.number_text for line in sheets.paper(desk, session).lines] == ["M-0002", "M-0003", "M-0001"]
    house.clock.advance(days=1)
    sessions.open_session(desk, session)
    assert rows_of(desk, session) == [(1, second), (2, third), (3, first)]


def test_who_left_before_and_joined_after_is_not_on_the_roster(desk: Desk) -> None:
    early, late = somebody(desk), somebody(desk, "Ravi Kumar")
    name = circle(desk)
    groups.join(desk, name, early, SUNDAY - DAY * 9)
    groups.leave(desk, name, early, SUNDAY - DAY * 5)
    groups.join(desk, name, late, SUNDAY - DAY * 4)
    session = sessions.log_forgotten(desk, name, SUNDAY - DAY * 6)
    assert rows_of(desk, session.id) == [(1, early)]
    assert rows_of(desk, sessions.log_forgotten(desk, name, SUNDAY).id) == [(1, late)]
    assert rows_of(desk, sessions.log_forgotten(desk, name, SUNDAY - DAY * 5).id) == []


def test_a_later_joiner_takes_the_number_after_the_highest(house: House) -> None:
    """A visiting member whose mark is taken back leaves a gap: no number stands twice."""
    desk = house.desk
    people = [somebody(desk, name) for name in ("Meena", "Ravi", "Asif", "Gita")]
    name = circle(desk, people=(people[0],))
    session = sessions.plan(desk, name, SUNDAY).id
    sessions.open_session(desk, session)
    desk = house.sit(COUNSELLOR)
    register.mark(desk, session, people[1], Mark.PRESENT)
    desk = house.sit(MANAGER)
    register.mark(desk, session, people[2], Mark.PRESENT)
    desk = house.sit(COUNSELLOR)
    undo.undo(desk)
    register.mark(desk, session, people[3], Mark.PRESENT)
    groups.join(desk, name, people[1])
    sessions.close_session(desk, session)
    assert rows_of(desk, session) == [(1, people[0]), (3, people[2]), (4, people[3]), (5, people[1])]


def test_taking_an_opening_back_keeps_the_numbers(house: House) -> None:
    """The sheet may be on paper by then, and others may have marked."""
    desk = house.desk
    people = [somebody(desk, name) for name in ("Meena", "Ravi", "Asif")]
    name = circle(desk, people=(people[1], people[2]))
    session = sessions.plan(desk, name, SUNDAY).id
    register.mark(desk, session, people[1], Mark.PRESENT)
    printed = sheets.paper(desk, session)
    desk = house.sit(COUNSELLOR)
    register.mark(desk, session, people[2], Mark.LATE)
    groups.join(desk, name, people[0])
    desk = house.sit(MANAGER)
    undo.undo(desk)
    shown = register.register(desk, session)
    assert [(line.row, line.number_text) for line in printed.lines] == [
        (line.row, line.number_text) for line in shown.lines
    ]
    assert [line.mark for line in shown.lines] == [Mark.NOT_RECORDED, Mark.LATE]
    undo.redo(desk)
    assert register.register(desk, session).lines[0].mark is Mark.PRESENT


def test_the_states_of_a_session(desk: Desk) -> None:
    name = circle(desk, people=(somebody(desk),))
    session = sessions.plan(desk, name, SUNDAY).id
    assert sessions.open_session(desk, session).state is SessionState.OPEN
    entries = desk.count
    assert sessions.open_session(desk, session).state is SessionState.OPEN
    assert desk.count == entries
    closed = sessions.close_session(desk, session)
    assert closed.state is SessionState.CLOSED
    entries = desk.count
    assert sessions.close_session(desk, session) == closed
    assert desk.count == entries
    assert register.register(desk, session).lines[0].mark is Mark.NOT_RECORDED
    with pytest.raises(Refused, match="cannot be opened"):
        sessions.open_session(desk, session)
    with pytest.raises(Refused, match="cannot be cancelled"):
        sessions.cancel_session(desk, session, "Rain")


def test_a_cancelled_session_stays_so(desk: Desk) -> None:
    name = circle(desk)
    session = sessions.plan(desk, name, SUNDAY).id
    for empty in ("", "  "):
        with pytest.raises(Refused, match="needs a reason"):
            sessions.cancel_session(desk, session, empty)
    with pytest.raises(AadhaarRefused):
        sessions.cancel_session(desk, session, AADHAAR)
    assert sessions.cancel_session(desk, session, "Rain").state is SessionState.CANCELLED
    for refused in (sessions.open_session, sessions.close_session, sheets.paper):
        with pytest.raises(Refused):
            refused(desk, session)
    again = sessions.plan(desk, name, SUNDAY)
    assert again.id != session
    assert again.sheet_code != sessions.by_number(desk, session).sheet_code
    undo.undo(desk)
    undo.undo(desk)
    assert sessions.by_number(desk, session).state is SessionState.PLANNED


def test_only_managers_cancel(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.COUNSELLOR)
    session = sessions.plan(desk, circle(desk), SUNDAY).id
    with pytest.raises(NotAllowed):
        sessions.cancel_session(desk, session, "Rain")
    assert sessions.by_number(desk, session).state is SessionState.PLANNED


def test_what_has_not_come_cannot_be_closed(desk: Desk) -> None:
    name = circle(desk)
    session = sessions.plan(desk, name, SUNDAY + DAY).id
    with pytest.raises(Refused, match="closed on that day"):
        sessions.close_session(desk, session)
    with pytest.raises(Refused, match="has not come"):
        sessions.log_forgotten(desk, name, SUNDAY + DAY)


def test_a_forgotten_session_is_labelled(desk: Desk) -> None:
    name = circle(desk, people=(somebody(desk),))
    row = sessions.log_forgotten(desk, name, SUNDAY - DAY, topic="Hope", starts=time(17))
    assert (row.logged_late, row.state, row.topic, row.starts) == (True, SessionState.OPEN, "Hope", time(17))
    again = sessions.log_forgotten(desk, name, SUNDAY - DAY, starts=time(17))
    assert again == row
    assert not sessions.log_forgotten(desk, name, SUNDAY).logged_late
    planned = sessions.plan(desk, name, SUNDAY - DAY * 3)
    assert sessions.log_forgotten(desk, name, SUNDAY - DAY * 3).logged_late
    assert sessions.by_number(desk, planned.id).logged_late


def test_a_session_that_was_held_is_never_called_forgotten(house: House) -> None:
    desk = house.desk
    name = circle(desk, people=(somebody(desk),))
    session = sessions.plan(desk, name, SUNDAY).id
    register.mark(desk, session, 1, Mark.PRESENT)
    sessions.close_session(desk, session)
    house.clock.advance(days=2)
    row = sessions.log_forgotten(desk, name, SUNDAY)
    assert (row.id, row.logged_late, row.state) == (session, False, SessionState.CLOSED)


def test_sheet_codes_are_unique_and_read_back(desk: Desk) -> None:
    names = (circle(desk), circle(desk, "SMART"))
    made = [
        sessions.plan(desk, name, SUNDAY + DAY * day, starts=time(hour))
        for name in names
        for day in range(3)
        for hour in (7, 17)
    ]
    assert len({row.sheet_code for row in made}) == len(made) == 12
    for row in made:
        assert sessions.by_code(desk, row.sheet_code) == row
        assert sessions.by_code(desk, row.sheet_code.replace("-", " ").lower()) == row


def test_a_mistyped_or_foreign_code_opens_nothing(desk: Desk) -> None:
    row = sessions.plan(desk, circle(desk), SUNDAY)
    wrong = ("0" if row.sheet_code[0] != "0" else "1") + row.sheet_code[1:]
    with pytest.raises(Refused, match="not right"):
        sessions.by_code(desk, wrong)
    with pytest.raises(Refused, match="not a sheet code"):
        sessions.by_code(desk, "hello")
    with pytest.raises(NotFound, match="carries the code"):
        sessions.by_code(desk, make(7, SUNDAY))
    with pytest.raises(NotFound):
        sessions.by_number(desk, 99)


def test_sessions_are_listed_in_order_of_time(desk: Desk) -> None:
    name = circle(desk)
    for on, hour in ((SUNDAY, 17), (SUNDAY - DAY * 40, 7), (SUNDAY, 7), (SUNDAY - DAY, 9), (SUNDAY + DAY, 6)):
        sessions.plan(desk, name, on, starts=time(hour))
    assert [row.at for row in sessions.between(desk, SUNDAY - DAY * 30, SUNDAY + DAY * 30)] == [
        "2026-11-21T09:00",
        "2026-11-22T07:00",
        "2026-11-22T17:00",
        "2026-11-23T06:00",
    ]
    assert [row.at for row in sessions.between(desk, SUNDAY, SUNDAY)] == [
        "2026-11-22T07:00",
        "2026-11-22T17:00",
    ]


def test_the_session_beside_another_is_the_next_in_order_of_time(desk: Desk) -> None:
    name = circle(desk)
    for on, hour in ((SUNDAY, 17), (SUNDAY - DAY * 40, 7), (SUNDAY, 7), (SUNDAY - DAY, 9), (SUNDAY + DAY, 6)):
        sessions.plan(desk, name, on, starts=time(hour))
    sessions.plan(desk, name, SUNDAY)
    assert "2026-11-22" in [row.at for row in sessions.between(desk, SUNDAY, SUNDAY)], "one has no time"
    ordered = [row.id for row in sessions.between(desk, SUNDAY - DAY * 50, SUNDAY + DAY * 30)]
    month = DAY * 30
    after = [sessions.beside(desk, each, 1, month) for each in ordered]
    before = [sessions.beside(desk, each, -1, month) for each in ordered]
    assert after == [None, *ordered[2:], None], "the first is further off than a month"
    assert before == [None, None, *ordered[1:-1]]
    assert sessions.beside(desk, ordered[0], 1, DAY * 40) == ordered[1]


def test_no_topic_holds_an_aadhaar(desk: Desk) -> None:
    name = circle(desk)
    for topic, facilitator in ((AADHAAR, ""), ("", AADHAAR)):
        with pytest.raises(AadhaarRefused):
            sessions.plan(desk, name, SUNDAY, topic=topic, facilitator=facilitator)
    assert sessions.count(desk) == 0


def test_a_record_tells_what_was_corrected_after_closing(desk: Desk) -> None:
    number = somebody(desk, "Ravi Kumar")
    session = sessions.plan(desk, circle(desk, people=(number,)), desk.today).id
    register.mark(desk, session, number, Mark.ABSENT)
    assert register.put(desk, session, number, met_sponsor=True)
    sessions.close_session(desk, session)
    register.mark(desk, session, number, Mark.LATE, reason="Came at the end")
    (line,) = sheets.paper(desk, session, filled=True).lines
    assert (line.mark, line.struck, line.met_sponsor) == (Mark.LATE, (Mark.ABSENT,), True)
    (made,) = sheets.paper(desk, session, filled=True).corrections
    assert (made.row, made.was, made.now, made.reason) == (1, Mark.ABSENT, Mark.LATE, "Came at the end")
    assert (made.by, made.on) == (desk.person.name, desk.today)
    blank = sheets.paper(desk, session)
    assert (blank.corrections, blank.lines[0].struck, blank.lines[0].met_sponsor) == ((), (), False)
