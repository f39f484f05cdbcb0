# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody in brief: what was kept up to date says what reading anew says."""

from models.desk.desk import Desk
from models.people import members
from models.people.briefs import briefs
from models.words import NameLevel, Stage
from tests.models.making import somebody


def test_what_follows_says_what_is_read_anew(desk: Desk) -> None:
    one, other = somebody(desk), somebody(desk)
    taken = briefs(desk)
    as_it_was = dict(taken)
    members.edit(desk, one, name="Gulab Das", stage=Stage.DIED)
    third = somebody(desk)
    assert briefs(desk) is not taken
    assert taken == as_it_was  # whoever goes through it just now is not disturbed
    shown = {brief.number: brief for brief in briefs(desk).values()}
    assert (shown[one].name, shown[one].on_the_roll, shown[other].on_the_roll) == ("Gulab Das", False, True)
    for number in (one, other, third):
        row, brief = members.by_number(desk, number), shown[number]
        assert (brief.id, brief.uid, brief.registered_on) == (row.id, row.uid, row.registered_on)
        assert (brief.name, brief.local_name) == (row.name, row.local_name)
        assert row.shown(NameLevel.FULL) == brief.name
