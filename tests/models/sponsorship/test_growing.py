# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from newcomer to facilitator and sponsor: rules, trainings, and who may see it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk import undo
from models.gatherings import changing, groups, leading, months, register, sessions
from models.gatherings import circle as circles
from models.insight import memberpage, registration
from models.messages import Refused
from models.people import training
from models.people.members import NewMember
from models.people.training import TrainingRow, usual_end
from models.sponsorship import leaders
from models.sponsorship.growing import LEADER_DAYS, REGULAR_WEEKS, Standing, Walked, path
from models.words import Gender, Language, Mark, Role, TrainingKind
from tests.models.house import COUNSELLOR, NAMES, House
from tests.models.making import circle, somebody
from ui.language import of
from ui.standing import standing_words

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(DAYS)
def test_a_training_is_good_for_two_years_by_the_calendar(done: date) -> None:
    end = usual_end(done)
    assert (end.year, end.month) == (done.year + 2, done.month)
    row = TrainingRow(1, TrainingKind.SPONSOR, done, end)
    assert row.holds(done)
    assert row.holds(end)
    assert not row.holds(end + timedelta(days=1))
    assert not row.holds(done - timedelta(days=1))


@given(st.integers(0, 12), st.none() | st.integers(0, 2000), st.booleans(), st.booleans(), st.integers(0, 4))
def test_who_may_lead_came_regularly_was_sober_and_trained(
    weeks: int, days: int | None, held: bool, done: bool, sponsees: int
) -> None:
    rows = (TrainingRow(1, TrainingKind.FACILITATOR, TODAY, None),) if done else ()
    way = path(Walked(weeks, days, held, rows, sponsees), TODAY)
    able = weeks >= REGULAR_WEEKS and (days or 0) >= LEADER_DAYS and not held
    expected = (Standing.MAY if done else Standing.READY) if able else Standing.ON_THE_WAY
    assert way.facilitator is expected
    assert way.sponsor is not Standing.MAY, "Nobody is a sponsor without a training of its own."
    assert [step.reached for step in way.steps][:3] == [
        weeks >= REGULAR_WEEKS,
        (days or 0) >= LEADER_DAYS,
        done,
    ]


@pytest.mark.parametrize(("left", "told"), [(30, True), (31, False), (0, True)])
def test_a_training_that_ends_soon_is_told_unless_a_newer_one_follows(left: int, told: bool) -> None:
    ends = TODAY + timedelta(days=left)
    old = TrainingRow(1, TrainingKind.SPONSOR, TODAY - timedelta(days=700), ends)
    new = TrainingRow(2, TrainingKind.SPONSOR, TODAY, TODAY + timedelta(days=700))
    assert path(Walked(trainings=(old,)), TODAY).ends == (ends if told else None)
    assert path(Walked(trainings=(new, old)), TODAY).ends is None


def test_trainings_are_noted_refused_and_taken_back(house: House) -> None:
    number = somebody(house.desk)
    desk = house.sit(COUNSELLOR)
    row = training.add(desk, number, TrainingKind.FACILITATOR, TODAY)
    assert row.expires_on == date(2028, 11, 22)
    for done, until in ((TODAY + timedelta(days=1), None), (TODAY, TODAY - timedelta(days=1))):
        with pytest.raises(Refused):
            training.add(desk, number, TrainingKind.SPONSOR, done, until)
    assert memberpage.read(desk, number).trainings == (row,)
    training.remove(desk, number, row.id)
    with pytest.raises(Refused):
        training.remove(desk, number, row.id)
    undo.undo(desk)
    assert memberpage.read(desk, number).trainings == (row,)


def test_the_front_desk_sees_no_path_and_notes_no_training(house: House) -> None:
    number = somebody(house.desk)
    assert memberpage.read(house.desk, number).path is not None
    desk = house.sit(NAMES[Role.DESK])
    assert memberpage.read(desk, number).path is None
    with pytest.raises(Refused):
        leaders.leaders(desk)
    with pytest.raises(Refused):
        training.add(desk, number, TrainingKind.SPONSOR, TODAY)


def test_what_is_noted_about_who_leads(house: House) -> None:
    desk = house.desk
    number = somebody(desk, "Ravi Kumar", gender=Gender.MAN)
    name = circle(desk, "Sakhi", people=(number,))
    held = sessions.plan(desk, name, TODAY).id

    def noted() -> str:
        said = circles.circle(desk, held).lead_note
        return said.id if said is not None else ""

    assert noted() == leading.NOBODY.id
    circles.write_text(desk, held, "facilitator", "Ravi K.")
    assert noted() == "No facilitator training of {name} is good on this day."
    assert months.review(desk, TODAY).untrained == 1
    training.add(desk, number, TrainingKind.FACILITATOR, TODAY - timedelta(days=9), TODAY)
    assert noted() == "", "The last day counts, and the short form of the name is known."
    assert months.review(desk, TODAY).untrained == 0
    changing.change(desk, groups.by_name(desk, name).id, women_facilitator=True)
    assert noted() == "This group wants a woman as facilitator."
    circles.write_text(desk, held, "facilitator", COUNSELLOR)
    assert noted() == "", "Counsellors lead by their office."


def test_the_list_holds_those_who_came_far_enough(house: House) -> None:
    desk = house.desk
    far = somebody_sober(house, "Ravi Kumar", 400)
    near = somebody_sober(house, "Anil Verma", 20)
    name = circle(desk, people=(far, near))
    for week in range(9):
        meeting = sessions.log_forgotten(desk, name, TODAY - timedelta(weeks=week))
        for number in (far, near):
            register.mark(desk, meeting.id, number, Mark.PRESENT)
    assert [(row.member, row.path.facilitator, row.path.sponsor) for row in leaders.leaders(desk)] == [
        (far, Standing.READY, Standing.READY)
    ]
    training.add(desk, far, TrainingKind.SPONSOR, TODAY, TODAY + timedelta(days=5))
    (row,) = leaders.leaders(desk)
    assert (row.path.sponsor, row.path.ends) == (Standing.MAY, TODAY + timedelta(days=5))


def somebody_sober(house: House, name: str, days: int) -> int:
    return registration.register(
        house.desk, NewMember(name), sobriety_start=TODAY - timedelta(days=days)
    ).member.number


def test_whoever_is_ready_for_both_trainings_is_told_in_one_sentence() -> None:
    words = standing_words(path(Walked(12, 900), TODAY), of(Language.ENGLISH))
    assert words == ["May be asked to do both trainings"]
    assert standing_words(path(Walked(12, 200), TODAY), of(Language.ENGLISH)) == [
        "May be asked to train as facilitator"
    ]
    assert standing_words(path(Walked(3, 900), TODAY), of(Language.ENGLISH)) == []
