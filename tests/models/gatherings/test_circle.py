# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a session went: phases and their times, topics, head count; a sealed note the desk cannot read back."""

from collections.abc import Callable
from datetime import date, time

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import circle, register, sessionnotes, sessions
from models.gatherings.circle import PhaseRow
from models.messages import NotAllowed, Refused
from models.people.identity import AadhaarRefused
from models.words import Mark, Phase, Role, SessionState, Sharing
from tests.models.house import House
from tests.models.making import AADHAAR, somebody
from tests.models.making import circle as group_of

SUNDAY = date(2026, 11, 22)


def sitting(desk: Desk, people: int = 3) -> int:
    """Plan today's session of a circle; return its number."""
    numbers = tuple(somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar", "Asif Khan")[:people])
    return sessions.plan(desk, group_of(desk, people=numbers), SUNDAY).id


def test_five_phases_follow_each_other_by_one_key_each(house: House) -> None:
    desk, session = house.desk, sitting(house.desk)
    for phase in Phase:
        circle.begin_phase(desk, session, phase)
        house.clock.advance(minutes=10)
    held = circle.end_phases(desk, session)
    assert [row.phase for row in held.phases] == list(Phase)
    assert [(row.began, row.ended) for row in held.phases][:2] == [
        (time(12), time(12, 10)),
        (time(12, 10), time(12, 20)),
    ]
    assert (held.began, held.ended) == (time(12), time(12, 50))
    assert sessions.by_number(desk, session).state is SessionState.OPEN


def test_times_can_be_written_and_taken_back(desk: Desk) -> None:
    session = sitting(desk)
    circle.write_phase(desk, session, Phase.SHARING, time(18, 5), time(18, 40))
    assert circle.circle(desk, session).phases[2] == PhaseRow(Phase.SHARING, time(18, 5), time(18, 40))
    with pytest.raises(Refused, match="cannot end before"):
        circle.write_phase(desk, session, Phase.SHARING, time(18, 5), time(18))
    undo.undo(desk)
    assert circle.circle(desk, session).phases[2] == PhaseRow(Phase.SHARING)


def test_texts_are_kept_clean_and_twice_the_same_is_no_act(desk: Desk) -> None:
    session = sitting(desk)
    circle.write_text(desk, session, "topic", "  Asking for   help ")
    circle.write_text(desk, session, "action_points", "Chairs: Ravi\nTea: Asif")
    before = desk.count
    held = circle.write_text(desk, session, "topic", "Asking for help")
    assert (held.topic, held.action_points, desk.count) == (
        "Asking for help",
        "Chairs: Ravi\nTea: Asif",
        before,
    )
    with pytest.raises(AadhaarRefused):
        circle.write_text(desk, session, "topic", AADHAAR)
    with pytest.raises(Refused):
        circle.write_head_count(desk, session, -1)
    assert circle.write_head_count(desk, session, 7).head_count == 7


def test_topics_of_the_centre_are_kept_once_and_can_go(desk: Desk) -> None:
    assert circle.keep_topic(desk, "Festival week") == ("Festival week",)
    assert circle.keep_topic(desk, "festival WEEK") == ("Festival week",)
    assert circle.retire_topic(desk, " festival WEEK") == ()
    assert circle.keep_topic(desk, "Festival week") == ("Festival week",)
    with pytest.raises(Refused):
        circle.keep_topic(desk, "  ")


def test_after_closing_a_counsellor_needs_a_reason_and_the_desk_may_not(
    desk: Desk, as_role: Callable[[Role], Desk]
) -> None:
    session = sitting(desk)
    sessions.close_session(desk, session)
    clerk = as_role(Role.DESK)
    with pytest.raises(NotAllowed):
        circle.write_text(clerk, session, "topic", "Late thought", reason="because")
    counsellor = as_role(Role.COUNSELLOR)
    with pytest.raises(Refused, match="needs a reason"):
        circle.write_text(counsellor, session, "topic", "Late thought")
    assert (
        circle.write_text(counsellor, session, "topic", "Late thought", reason="Forgotten").topic
        == "Late thought"
    )


def test_the_desk_posts_a_note_it_cannot_read_and_the_counsellor_can(
    desk: Desk, as_role: Callable[[Role], Desk]
) -> None:
    session = sitting(desk)
    clerk = as_role(Role.DESK)
    author = clerk.person.uid
    sessionnotes.write(clerk, session, "The room was tired; end earlier.")
    with pytest.raises(NotAllowed):
        sessionnotes.notes(clerk, session)
    counsellor = as_role(Role.COUNSELLOR)
    sessionnotes.write(counsellor, session, "Two asked for a sponsor.")
    assert [(note.author == author, note.text) for note in sessionnotes.notes(counsellor, session)] == [
        (True, "The room was tired; end earlier."),
        (False, "Two asked for a sponsor."),
    ]
    assert counsellor.notices == ()


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_a_note_that_cannot_be_kept_is_refused(desk: Desk, text: str) -> None:
    session = sitting(desk)
    with pytest.raises(Refused):
        sessionnotes.write(desk, session, text)


def test_who_is_quiet_for_three_circles_is_known_and_sharing_ends_it(house: House) -> None:
    desk = house.desk
    numbers = tuple(somebody(desk, name) for name in ("Meena Verma", "Ravi Kumar"))
    group = group_of(desk, people=numbers)
    for round_ in range(4):
        session = sessions.plan(desk, group, house.clock.today()).id
        register.mark_all_present(desk, session)
        register.put(desk, session, 1, sharing=Sharing.SHARED)
        register.put(desk, session, 2, sharing=Sharing.PASSED if round_ else Sharing.SHARED)
        sessions.close_session(desk, session)
        house.clock.advance(days=7)
    session = sessions.plan(desk, group, house.clock.today()).id
    lines = register.register(desk, session).lines
    assert [line.quiet for line in lines] == [0, 3]


def test_a_mark_and_who_shared_take_one_row_each_and_no_act_twice(desk: Desk) -> None:
    session = sitting(desk)
    sessions.open_session(desk, session)
    assert register.put(desk, session, 2, mark=Mark.PRESENT)
    before = desk.count
    assert register.put(desk, session, 2, mark=Mark.PRESENT)
    assert desk.count == before
    assert register.put(desk, session, 2, sharing=Sharing.SHARED, met_sponsor=True)
    line = register.line(desk, session, 2)
    assert (line.mark, line.sharing, line.met_sponsor) == (Mark.PRESENT, Sharing.SHARED, True)
    undo.undo(desk)
    line = register.line(desk, session, 2)
    assert (line.mark, line.sharing, line.met_sponsor) == (Mark.PRESENT, None, False)


def test_the_short_road_is_for_an_open_session_and_its_roster_alone(desk: Desk) -> None:
    session = sitting(desk)
    outside = somebody(desk, "Karan Singh")
    assert not register.put(desk, session, 1, mark=Mark.PRESENT)
    sessions.open_session(desk, session)
    assert not register.put(desk, session, outside, mark=Mark.PRESENT)
    sessions.close_session(desk, session)
    assert not register.put(desk, session, 1, mark=Mark.PRESENT)
    assert register.line(desk, session, 1).mark is Mark.NOT_RECORDED
