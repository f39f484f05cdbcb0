# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining with a sealed reason where there is a doubt, leaving, and service posts with a term."""

from datetime import timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import belonging, groups
from models.messages import Refused
from models.people import notes
from models.words import Gender, GroupModel, Role
from tests.models.house import COUNSELLOR, House
from tests.models.making import circle, somebody

DAY = timedelta(days=1)


def women(desk: Desk) -> int:
    """Open a women's group and return its number."""
    return groups.by_name(desk, circle(desk, "Sakhi", GroupModel.WOMEN)).id


def test_a_doubt_needs_a_reason_that_only_counsellors_read(house: House) -> None:
    desk = house.sit("Balram Das")
    group, member = women(desk), somebody(desk, "Ravi Kumar", gender=Gender.MAN, age_years=30)
    fit = belonging.fit(desk, group, member)
    assert fit.block is None
    assert len(fit.doubts) == 1
    with pytest.raises(Refused, match="why this group"):
        belonging.join(desk, group, member, desk.today)
    belonging.join(desk, group, member, desk.today, "Interprets for his sister")
    with pytest.raises(Refused):
        notes.notes(desk, member)
    desk = house.sit(COUNSELLOR)
    kept = notes.notes(desk, member)
    assert [(note.kind, note.text) for note in kept] == [
        (belonging.REASON, "Sakhi: Interprets for his sister")
    ]


def test_without_a_doubt_no_reason_is_asked(desk: Desk) -> None:
    group, member = women(desk), somebody(desk, gender=Gender.WOMAN, age_years=30)
    belonging.join(desk, group, member, desk.today)
    assert [one.member.number for one in belonging.spells(desk, group)] == [member]
    with pytest.raises(Refused, match="already"):
        belonging.join(desk, group, member, desk.today)
    undo.undo(desk)
    assert belonging.spells(desk, group) == ()


def test_adults_are_never_let_in_among_adolescents(desk: Desk) -> None:
    group = groups.by_name(desk, circle(desk, "Udaan", GroupModel.ADOLESCENTS)).id
    member = somebody(desk, age_years=40)
    assert belonging.fit(desk, group, member).block is not None
    with pytest.raises(Refused, match="adult cannot join"):
        belonging.join(desk, group, member, desk.today, "A good reason")


def test_history_stays_and_those_who_belong_stand_first(desk: Desk) -> None:
    group = groups.by_name(desk, circle(desk)).id
    first, second = somebody(desk), somebody(desk, "Ravi Kumar")
    belonging.join(desk, group, first, desk.today - 30 * DAY)
    belonging.join(desk, group, second, desk.today)
    spell = belonging.spells(desk, group)[0]
    with pytest.raises(Refused, match="before joining"):
        belonging.leave(desk, spell.uid, desk.today - 31 * DAY)
    with pytest.raises(Refused, match="not come yet"):
        belonging.leave(desk, spell.uid, desk.today + DAY)
    belonging.leave(desk, spell.uid, desk.today - DAY)
    found = belonging.spells(desk, group)
    assert [(one.member.number, one.holds(desk.today)) for one in found] == [(second, True), (first, False)]


def test_service_posts_have_a_term(desk: Desk) -> None:
    group = groups.by_name(desk, circle(desk)).id
    member, stranger = somebody(desk), somebody(desk, "Ravi Kumar")
    belonging.join(desk, group, member, desk.today)
    with pytest.raises(Refused, match="not in this group"):
        belonging.give_post(desk, group, stranger, "Tea", desk.today)
    with pytest.raises(Refused, match="needs a name"):
        belonging.give_post(desk, group, member, " ", desk.today)
    with pytest.raises(Refused, match="cannot end before"):
        belonging.give_post(desk, group, member, "Tea", desk.today, desk.today - DAY)
    belonging.give_post(desk, group, member, "Secretary", desk.today, desk.today + 180 * DAY)
    post = belonging.posts(desk, group)[0]
    assert (post.post, post.until) == ("Secretary", desk.today + 180 * DAY)
    belonging.end_post(desk, post.uid, desk.today)
    assert belonging.posts(desk, group)[0].until == desk.today


def test_the_desk_may_do_all_of_this(house: House) -> None:
    desk = house.sit("Balram Das")
    assert desk.person.role is Role.DESK
    group, member = groups.by_name(desk, circle(desk)).id, somebody(desk)
    belonging.join(desk, group, member, desk.today)
    belonging.give_post(desk, group, member, "Tea", desk.today)
    belonging.leave(desk, belonging.spells(desk, group)[0].uid, desk.today)
