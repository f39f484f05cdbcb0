# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is meant: by letters in any script, by number; by a pasted list; and what a line would mark."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk.desk import Desk
from models.gatherings import finding, paperline, pasting, register, sessions
from models.insight import finding as across
from models.messages import Refused
from models.words import GroupModel, Language, Mark
from tests.models.making import circle, somebody

SUNDAY = date(2026, 11, 22)
NAMES = ("Meena Verma", "Ravi Kumar", "Harpreet Singh", "Harpreet Kaur", "Noor Bibi")


def sitting(desk: Desk, model: GroupModel = GroupModel.COMMUNITY) -> int:
    """Plan today's session of five people."""
    numbers = tuple(somebody(desk, name, village="Doraha") for name in NAMES)
    return sessions.plan(desk, circle(desk, model=model, people=numbers), SUNDAY).id


@pytest.mark.parametrize("letters", ["harp", "हरप", "ਹਰਪ", "Harprit"])
def test_letters_of_any_script_find_the_roster(desk: Desk, letters: str) -> None:
    roster = finding.finder(desk, register.register(desk, sitting(desk)))
    assert set(roster.find(letters)) == {3, 4}


def test_whoever_is_not_recorded_comes_first_and_first_names_before_others(desk: Desk) -> None:
    roster = finding.finder(desk, register.register(desk, sitting(desk)))
    assert roster.find("harp", frozenset({3})) == (4, 3)
    assert roster.find("k")[0] in {2, 4}
    assert roster.find("") == ()


def test_everybody_else_may_come_as_visiting(desk: Desk) -> None:
    session = sitting(desk)
    other = somebody(desk, "Harpreet Gill", village="Sahnewal")
    roster = finding.finder(desk, register.register(desk, session))
    (found,) = finding.others(desk, session, "harpreet", roster)
    assert (found.member, found.on_roster, found.village) == (other, False, "Sahnewal")
    (by_card,) = finding.others(desk, session, f"M-{other:04}", roster)
    assert by_card.member == other
    assert finding.others(desk, session, "9999", roster) == ()


def test_where_a_group_shows_circle_names_no_father_and_no_village_stand(desk: Desk) -> None:
    session = sitting(desk, GroupModel.WOMEN)
    other = somebody(desk, "Harpreet Gill", village="Sahnewal")
    roster = finding.finder(desk, register.register(desk, session))
    (found,) = finding.others(desk, session, f"{other}", roster)
    assert (found.name, found.village, found.relation_name) == (found.number_text, "", "")
    assert {line.village for line in register.register(desk, session, reader=Language.HINDI).lines} == {""}


ROSTER = {1: ("Meena Verma",), 2: ("Ravi Kumar",), 3: ("Harpreet Singh", "Happy"), 4: ("Harpreet Kaur",)}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Meena Verma\nRavi", (1, 2)),
        ("1. मीना वर्मा\n2) ਰਵੀ ਕੁਮਾਰ", (1, 2)),
        ("[22/11/26, 18:02] Happy: here\n[22/11/26, 18:03] Ravi Kumar: present", (3, 2)),
        ("Meena Verma (Host) 18:02\n~ Ravi Kumar joined", (1, 2)),
        ("Kumar Ravi, Meena", (2, 1)),
        ("Meena\nMeena Verma", (1,)),
    ],
)
def test_a_pasted_list_names_people_by_any_spelling(text: str, members: tuple[int, ...]) -> None:
    assert pasting.read(text, ROSTER).members == members


def test_a_name_of_two_and_a_name_of_nobody_mark_nobody() -> None:
    read = pasting.read("Harpreet\nSomebody Else", ROSTER)
    assert read == pasting.Pasted((), ("Harpreet",), ("Somebody Else",))


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read(text: str) -> None:
    read = pasting.read(text, ROSTER)
    assert set(read.members) <= set(ROSTER)


def test_a_line_says_whom_it_would_mark_before_it_does(desk: Desk) -> None:
    session = sitting(desk)
    register.set_guests(desk, session, 1)
    shown = register.register(desk, session)
    said = paperline.preview(shown, "absent 1 late 3 4", rest=Mark.PRESENT)
    assert [(meant.mark, [line.name for line in meant.lines]) for meant in said.marks] == [
        (Mark.ABSENT, ["Meena V."]),
        (Mark.LATE, ["Harpreet S.", "Harpreet K."]),
    ]
    assert (said.rest, said.in_the_room) == (2, 5)
    marked = register.mark_line(desk, session, "absent 1 late 3 4", rest=Mark.PRESENT)
    assert marked.in_the_room == said.in_the_room


def test_blank_rows_are_named_later_and_rows_beyond_them_are_a_slip(desk: Desk) -> None:
    session = sitting(desk)
    shown = register.register(desk, session)
    said = paperline.preview(shown, "present 6 late 7", rest=Mark.PRESENT, blank_rows=2)
    assert (said.blank, said.rest, said.in_the_room) == (((6, Mark.PRESENT), (7, Mark.LATE)), 5, 7)
    with pytest.raises(Refused):
        paperline.preview(shown, "present 8", blank_rows=2)
    with pytest.raises(Refused):
        paperline.preview(shown, "present member:99")
    register.mark_line(desk, session, "present 6", rest=Mark.PRESENT, blank_rows=2)
    assert len(register.register(desk, session).lines) == 5


def test_while_names_are_hidden_letters_betray_nobody_and_numbers_find(desk: Desk) -> None:
    session = sitting(desk)
    other = somebody(desk, "Harpreet Gill")
    desk.show_numbers(only=True)
    roster = finding.finder(desk, register.register(desk, session))
    for letters in ("harp", "हरप", "meena verma", "Doraha"):
        assert roster.find(letters) == ()
        assert finding.others(desk, session, letters, roster) == ()
        assert not [one for one in across.find(desk, letters) if one.kind is across.FoundKind.MEMBER]
    (by_card,) = finding.others(desk, session, f"M-{other:04}", roster)
    assert (by_card.member, by_card.name) == (other, by_card.number_text)
    found = across.find(desk, str(other))
    assert [one.subject for one in found if one.kind is across.FoundKind.MEMBER] == [other]
