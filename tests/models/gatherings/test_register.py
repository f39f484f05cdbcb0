# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register: marks, all or none; what was not recorded is never absence; closed means a reason."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.desk import history, undo
from models.desk.desk import Desk
from models.gatherings import groups, register, sessions, sheets
from models.insight import registration
from models.messages import NotAllowed, NotFound, Refused
from models.people import members
from models.people.identity import AadhaarRefused
from models.people.members import NewMember
from models.words import GroupModel, Language, Mark, NameLevel, Role, SessionState, VisitorAge
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import AADHAAR, by_hand, circle, somebody, whole

SUNDAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NAMES = ("Meena Verma", "Ravi Kumar", "Asif Khan", "Gita Rani", "Noor Bibi")


def sitting(desk: Desk, people: int = 5) -> int:
    """Plan today's session of a circle of five people; return its number."""
    numbers = tuple(somebody(desk, name) for name in NAMES[:people])
    return sessions.plan(desk, circle(desk, people=numbers), SUNDAY).id


def marks(desk: Desk, session: int) -> dict[int, Mark]:
    """Return the marks by member number."""
    return {line.member: line.mark for line in register.register(desk, session).lines}


def test_a_mark_opens_the_session_and_is_written_once(desk: Desk) -> None:
    session = sitting(desk)
    row = register.mark(desk, session, 2, Mark.PRESENT)
    assert (row.row, row.member, row.name, row.mark, row.visiting) == (2, 2, "Ravi K.", Mark.PRESENT, False)
    assert sessions.by_number(desk, session).state is SessionState.OPEN
    before, entries = whole(desk), desk.count
    assert register.mark(desk, session, 2, Mark.PRESENT) == row
    assert (whole(desk), desk.count) == (before, entries)
    assert register.mark(desk, session, 2, Mark.LATE).mark is Mark.LATE
    assert len(whole(desk)["attendance"]) == 1


def test_not_recorded_is_never_absence(desk: Desk) -> None:
    session = sitting(desk)
    register.mark_line(desk, session, "absent 1 late 2 excused 3")
    shown = register.register(desk, session)
    assert (shown.tally.absent, shown.tally.not_recorded, shown.tally.late) == (1, 2, 1)
    sessions.close_session(desk, session)
    assert marks(desk, session)[5] is Mark.NOT_RECORDED
    assert register.register(desk, session).tally == shown.tally


def test_the_rest_present_marks_only_who_is_not_recorded(desk: Desk) -> None:
    session = sitting(desk)
    register.mark(desk, session, 1, Mark.ABSENT)
    register.mark(desk, session, 2, Mark.LATE)
    register.mark(desk, session, 2, Mark.NOT_RECORDED)
    register.mark_all_present(desk, session)
    assert marks(desk, session) == {
        1: Mark.ABSENT,
        2: Mark.PRESENT,
        3: Mark.PRESENT,
        4: Mark.PRESENT,
        5: Mark.PRESENT,
    }
    entries = desk.count
    register.mark_all_present(desk, session)
    assert desk.count == entries


def test_a_line_marks_by_row_by_member_and_the_rest(desk: Desk) -> None:
    session = sitting(desk)
    visitor = somebody(desk, "Karan Singh")
    shown = register.mark_line(desk, session, f"absent 1 3 late member:{visitor}", rest=Mark.PRESENT)
    assert marks(desk, session) == {
        1: Mark.ABSENT,
        2: Mark.PRESENT,
        3: Mark.ABSENT,
        4: Mark.PRESENT,
        5: Mark.PRESENT,
        visitor: Mark.LATE,
    }
    assert [line.visiting for line in shown.lines] == [False] * 5 + [True]


@pytest.mark.parametrize("line", ["absent 1 9", "absent 1 late member:99", "absent 0", "absent 1 hello"])
def test_a_line_marks_all_or_none(desk: Desk, line: str) -> None:
    session = sitting(desk)
    before, entries = whole(desk), desk.count
    with pytest.raises(Refused):
        register.mark_line(desk, session, line, rest=Mark.PRESENT)
    assert (whole(desk), desk.count) == (before, entries)
    assert sessions.by_number(desk, session).state is SessionState.PLANNED


def test_an_empty_line_is_no_order(desk: Desk) -> None:
    session = sitting(desk)
    with pytest.raises(Refused):
        register.mark_line(desk, session, "  ")


def test_a_member_of_another_group_is_marked_as_visiting(desk: Desk) -> None:
    session = sitting(desk)
    first, second = somebody(desk, "Karan Singh"), somebody(desk, "Lila Bai")
    assert register.mark(desk, session, first, Mark.PRESENT).visiting
    register.mark_line(desk, session, f"late member:{second} member:{first}")
    lines = register.register(desk, session).lines
    assert [(line.row, line.member, line.visiting) for line in lines[5:]] == [
        (6, first, True),
        (7, second, True),
    ]
    assert groups.by_name(desk, "Morning Circle").members == 5


def test_leaving_later_changes_no_register(house: House) -> None:
    desk = house.desk
    session = sitting(desk)
    register.mark_all_present(desk, session)
    sessions.close_session(desk, session)
    before = register.register(desk, session)
    for number in range(1, 6):
        groups.leave(desk, "Morning Circle", number, SUNDAY)
    house.clock.advance(days=30)
    assert register.register(desk, session) == before
    assert [line.mark for line in sheets.paper(desk, session, filled=True).lines] == [Mark.PRESENT] * 5


def test_what_has_not_come_cannot_be_marked(desk: Desk) -> None:
    name = circle(desk, people=(somebody(desk),))
    session = sessions.plan(desk, name, SUNDAY + DAY).id
    before = whole(desk)
    for attempt in (
        lambda: register.mark(desk, session, 1, Mark.PRESENT),
        lambda: register.mark_all_present(desk, session),
        lambda: register.add_visitor(desk, session, "Karan"),
        lambda: register.set_guests(desk, session, 2),
    ):
        with pytest.raises(Refused, match="from that day on"):
            attempt()
    assert whole(desk) == before


def test_a_cancelled_session_cannot_be_marked(desk: Desk) -> None:
    session = sitting(desk)
    sessions.cancel_session(desk, session, "Rain")
    before = whole(desk)
    with pytest.raises(Refused, match="cannot be marked"):
        register.mark(desk, session, 1, Mark.PRESENT)
    with pytest.raises(Refused, match="cannot be marked"):
        register.add_visitor(desk, session, "Karan")
    assert whole(desk) == before


def test_after_closing_a_change_takes_a_counsellor_and_a_reason(house: House) -> None:
    desk = house.sit(CLERK)
    session = sitting(desk)
    sessions.close_session(desk, session)
    with pytest.raises(NotAllowed):
        register.mark(desk, session, 1, Mark.PRESENT, reason="Came late")
    desk = house.sit(COUNSELLOR)
    before = whole(desk)
    for empty in ("", "   "):
        with pytest.raises(Refused, match="needs a reason"):
            register.mark(desk, session, 1, Mark.PRESENT, reason=empty)
        with pytest.raises(Refused, match="needs a reason"):
            register.mark_line(desk, session, "", rest=Mark.PRESENT, reason=empty)
    with pytest.raises(Refused, match="needs a reason"):
        register.add_visitor(desk, session, "Karan")
    with pytest.raises(AadhaarRefused):
        register.mark(desk, session, 1, Mark.PRESENT, reason=f"see {AADHAAR}")
    assert whole(desk) == before
    assert register.mark(desk, session, 1, Mark.PRESENT, reason="Came late").mark is Mark.PRESENT
    register.mark_line(desk, session, "absent 2", reason="Was counted by mistake")
    assert sessions.by_number(desk, session).state is SessionState.CLOSED
    desk = house.sit(MANAGER)
    assert [entry.act for entry in history.entries(desk, 3)] == ["sign_in", "mark_closed", "mark_closed"]
    with desk.reading() as session_:
        lines = undo.lines_of(session_, desk.count - 1)
    assert any(line.get("note") == {"reason": "Was counted by mistake"} for _about, line in lines)


def test_guests_are_a_count(desk: Desk) -> None:
    session = sitting(desk)
    assert register.set_guests(desk, session, 3).tally.guests == 3
    assert register.set_guests(desk, session, 0).tally.guests == 0
    for wrong in (-1, 10_001):
        with pytest.raises(Refused, match="count of guests"):
            register.set_guests(desk, session, wrong)


def test_visitors_stand_as_they_said_without_a_number(desk: Desk) -> None:
    session = sitting(desk)
    register.add_visitor(desk, session, "  Karan ")
    shown = register.add_visitor(desk, session, "ਰਾਜੂ", VisitorAge.UNDER_18)
    assert shown.visitors == ("Karan", "ਰਾਜੂ")
    assert [row[2:] for row in whole(desk)["visitor"]] == [
        (session, 1, "Karan", "not_asked", "2026-11-22"),
        (session, 2, "ਰਾਜੂ", "under_18", "2026-11-22"),
    ]
    assert len(members.listed(desk)) == 5
    for wrong in ("", "  ", AADHAAR):
        with pytest.raises(Refused):
            register.add_visitor(desk, session, wrong)
    assert register.register(desk, session).visitors == ("Karan", "ਰਾਜੂ")


def test_who_is_not_there_is_not_marked(desk: Desk) -> None:
    session = sitting(desk)
    for ask in (
        lambda: register.mark(desk, session, 99, Mark.PRESENT),
        lambda: register.mark(desk, 99, 1, Mark.PRESENT),
        lambda: register.register(desk, 99),
    ):
        with pytest.raises(NotFound):
            ask()


def test_names_alike_are_told_apart_and_the_level_is_the_groups(desk: Desk) -> None:
    people = (
        somebody(desk, "Sita Devi", village="Rampur", circle_name="Kamal"),
        somebody(desk, "Sita Devi", village="Sohna"),
        somebody(desk, "Ravi Kumar", village="Sohna"),
    )
    open_circle = circle(desk, people=people)
    women = circle(desk, "Women", GroupModel.WOMEN, people=people)
    plain = sessions.plan(desk, open_circle, SUNDAY).id
    quiet = sessions.plan(desk, women, SUNDAY).id

    def names(session: int, level: NameLevel | None = None) -> list[str]:
        return [line.name for line in register.register(desk, session, level).lines]

    shown = names(plain)
    assert shown[0] != shown[1]
    assert ("Rampur" in shown[0], "Sohna" in shown[1], shown[2]) == (True, True, "Ravi K.")
    assert names(quiet)[0] == "Kamal"
    assert not any("Rampur" in name or "Sohna" in name or "Devi" in name for name in names(quiet))
    assert names(quiet, NameLevel.NUMBER) == ["M-0001", "M-0002", "M-0003"]
    assert "Ravi Kumar" in names(plain, NameLevel.FULL)
    assert [line.name for line in sheets.paper(desk, quiet).lines] == names(quiet)
    assert [line.name for line in sheets.paper(desk, quiet, level=NameLevel.NUMBER).lines] == [
        "M-0001",
        "M-0002",
        "M-0003",
    ]


def test_a_blank_sheet_and_a_filled_one(desk: Desk) -> None:
    from datetime import time

    people = tuple(somebody(desk, name) for name in NAMES[:3])
    name = circle(desk, people=people, place="Hall")
    session = sessions.plan(desk, name, SUNDAY, starts=time(23, 30), topic="Hope", facilitator="Kavita").id
    blank = sheets.paper(desk, session)
    assert (blank.place, blank.topic, blank.facilitator, blank.starts, blank.ends) == (
        "Hall",
        "Hope",
        "Kavita",
        time(23, 30),
        time(0, 30),
    )
    assert (blank.centre, blank.group, blank.on) == ({"en": "Nav Jeevan Kendra"}, {"en": name}, SUNDAY)
    register.mark_line(desk, session, "absent 2 present 1")
    register.add_visitor(desk, session, "Karan")
    register.set_guests(desk, session, 4)
    by_hand(desk, "UPDATE attendance SET sharing = 'passed' WHERE member_id = 1")
    again = sheets.paper(desk, session)
    assert again == blank
    assert (again.visitors, again.guests, again.blank_rows, again.filled) == ((), 0, 8, False)
    assert all(line.mark is None and line.sharing is None for line in again.lines)
    filled = sheets.paper(desk, session, filled=True)
    assert [line.mark for line in filled.lines] == [Mark.PRESENT, Mark.ABSENT, None]
    assert [line.sharing for line in filled.lines] == ["passed", None, None]
    assert (filled.visitors, filled.guests, filled.filled) == (("Karan",), 4, True)
    assert filled.sheet_code == blank.sheet_code == sessions.by_number(desk, session).sheet_code
    assert sheets.paper(desk, sessions.plan(desk, name, SUNDAY + DAY).id).ends is None


def test_a_mark_taken_back_is_gone_and_done_again_is_there(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    session = sitting(desk)
    register.mark(desk, session, 1, Mark.PRESENT)
    register.mark(desk, session, 1, Mark.LATE)
    register.mark(desk, session, 1, Mark.LATE)
    undo.undo(desk)
    assert marks(desk, session)[1] is Mark.PRESENT
    undo.undo(desk)
    assert marks(desk, session)[1] is Mark.NOT_RECORDED
    undo.redo(desk)
    undo.redo(desk)
    assert marks(desk, session)[1] is Mark.LATE


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), st.integers(1, 5), st.sampled_from(list(Mark))),
        st.tuples(st.just("line"), st.integers(1, 5), st.sampled_from([Mark.ABSENT, Mark.LATE])),
        st.tuples(st.just("rest"), st.just(0), st.just(Mark.PRESENT)),
        st.tuples(st.just("undo"), st.just(0), st.just(Mark.PRESENT)),
        st.tuples(st.just("redo"), st.just(0), st.just(Mark.PRESENT)),
    ),
    max_size=14,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_any_sequence_of_marks_is_what_a_list_would_say(
    desk: Desk, steps: list[tuple[str, int, Mark]]
) -> None:
    if not members.listed(desk):
        sitting(desk)
    first = sessions.count(desk)
    session = sessions.plan(desk, "Morning Circle", SUNDAY - DAY * first).id
    by_hand(desk, "UPDATE membership SET joined = '2020-01-01'")
    sessions.open_session(desk, session)
    oracle = dict.fromkeys(range(1, 6), Mark.NOT_RECORDED)
    done: list[dict[int, Mark]] = []
    undone: list[dict[int, Mark]] = []
    for kind, number, word in steps:
        if kind == "undo":
            if done:
                undo.undo(desk)
                undone.append(oracle)
                oracle = done.pop()
        elif kind == "redo":
            if undone:
                undo.redo(desk)
                done.append(oracle)
                oracle = undone.pop()
        else:
            done, undone, oracle = _step(desk, session, (kind, number, word), oracle, done, undone)
        assert marks(desk, session) == oracle
    assert len({row[2:4] for row in whole(desk)["attendance"]}) == len(whole(desk)["attendance"])


def _step(
    desk: Desk,
    session: int,
    step: tuple[str, int, Mark],
    oracle: dict[int, Mark],
    done: list[dict[int, Mark]],
    undone: list[dict[int, Mark]],
) -> tuple[list[dict[int, Mark]], list[dict[int, Mark]], dict[int, Mark]]:
    kind, number, word = step
    entries = desk.count
    if kind == "mark":
        register.mark(desk, session, number, word)
        after = oracle | {number: word}
    elif kind == "line":
        register.mark_line(desk, session, f"{word.value} {number}")
        after = oracle | {number: word}
    else:
        register.mark_all_present(desk, session)
        after = {key: word if held is Mark.NOT_RECORDED else held for key, held in oracle.items()}
    if desk.count == entries:
        assert after == oracle
        return done, undone, oracle
    return [*done, oracle], [], after


def test_a_sheet_shows_names_in_the_papers_script_where_there_is_one(desk: Desk) -> None:
    group = groups.add(desk, groups.NewGroup("Script Circle", GroupModel.OWN))
    for new in (NewMember("Sunita Devi", local_name="सुनीता देवी"), NewMember("Ravi Kumar")):
        registration.register(desk, new, group_names=(group.name,))
    session = sessions.plan(desk, group.name, desk.today).id
    hindi = sheets.paper(desk, session, language=Language.HINDI)
    assert [line.name for line in hindi.lines] == ["सुनीता दे.", "Ravi K."]
    assert [line.name for line in sheets.paper(desk, session).lines] == ["Sunita D.", "Ravi K."]
