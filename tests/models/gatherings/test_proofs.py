# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attendance slips and member cards: counted right, numbered, and noted in the log."""

from datetime import timedelta

import pytest

from models.centre.forms import Form
from models.centre.letterhead import blank_form, letterhead
from models.desk.desk import Desk
from models.gatherings import groups, register, sessions
from models.gatherings.proofs import proof
from models.messages import NotFound, Refused
from models.people.cards import MOST_CARDS, cards
from models.words import Mark, NameLevel
from tests.models.making import circle, somebody

DAY = timedelta(days=1)


def test_a_slip_counts_what_was_marked_and_nothing_else(desk: Desk) -> None:
    name, other = circle(desk), circle(desk, "Evening")
    number = somebody(desk, "Ravi Kumar")
    marks = (Mark.PRESENT, Mark.ABSENT, Mark.LATE, Mark.EXCUSED)
    for days, given in enumerate(marks):
        register.mark(desk, sessions.plan(desk, name, desk.today - days * DAY).id, number, given)
    register.mark(desk, sessions.plan(desk, other, desk.today).id, number, Mark.LEFT_EARLY)
    register.mark(desk, sessions.plan(desk, name, desk.today - 40 * DAY).id, number, Mark.PRESENT)
    paper = proof(desk, number, desk.today - 30 * DAY, desk.today)
    assert [(line.sessions, line.came) for line in paper.lines] == [(4, 2), (1, 1)]
    assert paper.days == (desk.today - 2 * DAY, desk.today)
    only = proof(desk, number, desk.today - 30 * DAY, desk.today, groups=(other,))
    assert [line.came for line in only.lines] == [1]
    assert (paper.serial[-5:], only.serial[-5:]) == ("/0001", "/0002")
    assert paper.made_by == desk.person.name


def test_a_slip_of_nothing_and_of_days_to_come(desk: Desk) -> None:
    number = somebody(desk)
    assert proof(desk, number, desk.today, desk.today).lines == ()
    for first, last in ((desk.today, desk.today - DAY), (desk.today, desk.today + DAY)):
        with pytest.raises(Refused, match="not after today"):
            proof(desk, number, first, last)
    with pytest.raises(NotFound):
        proof(desk, 999, desk.today, desk.today)


def test_cards_are_made_once_each_and_noted(desk: Desk) -> None:
    first, second = somebody(desk, "Ravi Kumar"), somebody(desk, "Mohan Lal")
    entries = desk.count
    paper = cards(desk, (second, first, second))
    assert [card.name for card in paper.cards] == ["Mohan L.", "Ravi K."]
    assert desk.count == entries + 1
    assert [card.name for card in cards(desk, (first,), level=NameLevel.FULL).cards] == ["Ravi Kumar"]
    for numbers in ((), range(MOST_CARDS + 1)):
        with pytest.raises(Refused, match="members for cards"):
            cards(desk, numbers)


def test_a_groups_people_in_the_order_of_their_numbers(desk: Desk) -> None:
    first, second = somebody(desk, "Ravi Kumar"), somebody(desk, "Mohan Lal")
    name = circle(desk, people=(second, first))
    assert groups.everybody(desk, name) == (first, second)
    groups.leave(desk, name, first)
    assert groups.everybody(desk, name) == (second,)


def test_a_blank_form_is_noted_and_carries_the_centre(desk: Desk) -> None:
    entries = desk.count
    assert blank_form(desk, Form.CONSENT) == letterhead(desk)
    assert desk.count == entries + 1
    assert [line.number for line in letterhead(desk).helplines][:2] == ["14446", "14416"]
