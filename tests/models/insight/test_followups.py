# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call: missed sessions, aftercare, and what a call's outcome does to the list."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk.desk import Desk
from models.desk.undo import undo
from models.gatherings import register, sessions
from models.insight import followups
from models.insight.today import today
from models.messages import Refused
from models.people.tables import Stay
from models.sobriety import periods
from models.sponsorship import contacts, pairings
from models.vault.columns import id_of
from models.words import FollowUpReason, Mark, Outcome, Role
from tests.models.house import House
from tests.models.making import circle, somebody

MISSED, AFTERCARE = FollowUpReason.MISSED, FollowUpReason.AFTERCARE


def meets(desk: Desk, group: str, days_ago: int, marks: dict[int, Mark]) -> None:
    """Let a group meet some days ago, with these marks."""
    held = sessions.plan(desk, group, desk.today - timedelta(days=days_ago), starts=time(18))
    for number, given_mark in marks.items():
        register.mark(desk, held.id, number, given_mark)


def called(desk: Desk) -> list[tuple[int, FollowUpReason, int]]:
    """Return who is to be called, why, and how many sessions were missed."""
    return [(row.member, row.reason, row.missed) for row in followups.due(desk)]


@pytest.fixture
def missing(desk: Desk) -> int:
    """Return somebody who missed three sessions in a row, among one who came and one who was excused."""
    missing, came, excused = (somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Mohan Lal"))
    group = circle(desk, people=(missing, came, excused))
    for days in (4, 3, 2):
        meets(desk, group, days, {missing: Mark.ABSENT, came: Mark.PRESENT, excused: Mark.EXCUSED})
    return missing


def test_three_sessions_missed_in_a_row_ask_for_a_call(desk: Desk, missing: int) -> None:
    assert called(desk) == [(missing, MISSED, 3)]
    (row,) = today(desk).follow_ups
    assert (row.since, row.name) == (desk.today - timedelta(days=2), "Meena V.")


def test_coming_back_ends_it(desk: Desk, missing: int) -> None:
    meets(desk, "Morning Circle", 1, {missing: Mark.LATE})
    assert called(desk) == []


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.NOT_NEEDED])
def test_a_call_that_is_done_is_quiet_until_three_more_are_missed(
    house: House, desk: Desk, missing: int, outcome: Outcome
) -> None:
    followups.note(desk, missing, MISSED, outcome)
    assert called(desk) == []
    for _ in range(3):
        house.clock.advance(days=1)
        meets(desk, "Morning Circle", 0, {missing: Mark.ABSENT})
    assert called(desk) == [(missing, MISSED, 3)]


@pytest.mark.parametrize(("outcome", "days"), [(Outcome.NO_ANSWER, 2), (Outcome.LATER, 7)])
def test_a_call_to_be_tried_again_comes_back_to_its_caller_first(
    house: House, missing: int, outcome: Outcome, days: int, as_role: Callable[[Role], Desk]
) -> None:
    followups.note(house.desk, missing, MISSED, outcome)
    house.clock.advance(days=days - 1)
    assert called(house.desk) == []
    house.clock.advance(days=1)
    assert called(house.desk) == [(missing, MISSED, 3)]
    assert followups.due(house.desk)[0].tried is (outcome is Outcome.NO_ANSWER)
    assert called(as_role(Role.DESK)) == []
    house.clock.advance(days=3)
    assert called(house.desk) == [(missing, MISSED, 3)]


def test_an_outcome_is_taken_back_by_undo(desk: Desk, missing: int) -> None:
    followups.note(desk, missing, MISSED, Outcome.REACHED)
    undo(desk)
    assert called(desk) == [(missing, MISSED, 3)]


def test_the_front_desk_sees_and_notes_calls(missing: int, as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    assert called(desk) == [(missing, MISSED, 3)]
    followups.note(desk, missing, MISSED, Outcome.REACHED)
    assert called(desk) == []


def left(desk: Desk, number: int, on: date, back: date | None = None) -> None:
    """Let somebody leave on a day, and come back where a day is named."""
    from models.desk.acts import Act
    from models.people.members import row_by_number

    with desk.work(Act.EDIT_MEMBER) as work:
        member = row_by_number(work.session, number)
        work.add(Stay(member_id=id_of(member), admitted=on - timedelta(days=60), left=on), about=member.uid)
        if back is not None:
            work.add(Stay(member_id=id_of(member), admitted=back), about=member.uid)
        work.commit()


def test_aftercare_asks_at_each_step_and_once(house: House, desk: Desk) -> None:
    number = somebody(desk)
    left(desk, number, desk.today - timedelta(days=15))
    (row,) = followups.due(desk)
    assert (row.reason, row.since, row.left_on) == (AFTERCARE, desk.today, desk.today - timedelta(days=15))
    followups.note(desk, number, AFTERCARE, Outcome.REACHED)
    assert called(desk) == []
    house.clock.advance(days=16)
    assert called(desk) == [(number, AFTERCARE, 0)]


def test_who_came_back_or_left_long_ago_is_not_called(desk: Desk) -> None:
    came, old, fresh = (somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Mohan Lal"))
    left(desk, came, desk.today - timedelta(days=20), back=desk.today - timedelta(days=3))
    left(desk, old, desk.today - timedelta(days=1000))
    left(desk, fresh, desk.today - timedelta(days=3))
    assert called(desk) == []


def test_who_died_is_never_called(desk: Desk, missing: int) -> None:
    from tests.models.making import by_hand

    by_hand(desk, "UPDATE member SET stage = 'died' WHERE number = ?", missing)
    assert called(desk) == []


def test_seven_most_urgent_come_and_who_was_missed_most_is_first(desk: Desk) -> None:
    people = [somebody(desk, f"Meena {letter}") for letter in "ABCDEFGHI"]
    group = circle(desk, people=tuple(people))
    for days in (6, 5, 4, 3):
        absent = people[1:] if days == 6 else people
        meets(desk, group, days, dict.fromkeys(absent, Mark.ABSENT))
    assert len(called(desk)) == followups.MOST_URGENT
    assert {missed for _, _, missed in called(desk)} == {4}


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_steps_of_aftercare_go_forward(left_on: date) -> None:
    found = followups.steps(left_on)
    assert len(found) == 9
    assert list(found) == sorted(set(found))
    assert found[0] > left_on


def test_a_review_comes_first_leads_to_its_pair_and_leaves_no_line_the_desk_reads(
    desk: Desk, as_role: Callable[[Role], Desk]
) -> None:
    sponsor, sponsee = somebody(desk, "Asha Devi"), somebody(desk, "Bina Sharma")
    for number in (sponsor, sponsee):
        periods.begin(desk, number, desk.today - timedelta(days=500))
    row = pairings.pair(desk, sponsor, sponsee, agreed_on=desk.today - timedelta(days=2), reason="asked")
    assert called(desk) == []
    periods.new_start(desk, sponsor, desk.today - timedelta(days=1), desk.today)
    (task,) = followups.due(desk)
    assert (task.member, task.reason, task.pair) == (sponsee, FollowUpReason.REVIEW, row.pair)
    with pytest.raises(Refused, match="at the pair"):
        followups.note(desk, sponsee, FollowUpReason.REVIEW, Outcome.REACHED)
    contacts.review(desk, row.pair, "Both wish to go on.")
    assert called(desk) == []
    assert called(as_role(Role.DESK)) == []
