# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who met a sponsor, as the sheet says, becomes a sealed contact: once, whoever wrote it down."""

from datetime import timedelta

import pytest

from models.desk.desk import Desk
from models.gatherings import correcting, sessions
from models.insight import meetings
from models.messages import NotAllowed
from models.sponsorship import contacts, pairings
from models.words import Channel
from tests.models.house import CLERK, COUNSELLOR, NOON, House
from tests.models.making import circle, somebody

DAY = NOON.date()


def met(desk: Desk, days_ago: int = 0) -> int:
    """Let the second of two, who are a pair, say on a sheet that they met; return the pair."""
    two = somebody(desk, "Asha Devi"), somebody(desk, "Bina Sharma")
    row = pairings.pair(desk, *two, agreed_on=DAY - timedelta(days=90), reason="Both wish it")
    session = sessions.plan(desk, circle(desk, people=two), DAY - timedelta(days=days_ago)).id
    for number in two:
        correcting.keep(desk, session, number, met_sponsor=True)
    return row.pair


def kept(desk: Desk, pair: int) -> list[tuple[object, Channel | None, str]]:
    """Return a pair's contacts."""
    said = contacts.history(desk, pair)
    return [(one.on, one.channel, one.text) for one in said if one.kind == contacts.CONTACT]


def test_the_column_becomes_contacts_of_live_pairs_once(desk: Desk) -> None:
    pair = met(desk)
    assert kept(desk, pair) == []
    assert meetings.take_over(desk) == 1
    before = desk.count
    assert meetings.take_over(desk) == 0
    assert desk.count == before
    assert kept(desk, pair) == [(DAY, Channel.SESSION, "")]


def test_what_the_desk_wrote_down_is_taken_over_when_a_counsellor_signs_in(house: House) -> None:
    pair = met(house.desk, days_ago=2)
    clerk = house.sit(CLERK)
    with pytest.raises(NotAllowed):
        meetings.take_over(clerk)
    counsellor = house.sit(COUNSELLOR)
    assert kept(counsellor, pair) == [(DAY - timedelta(days=2), Channel.SESSION, "")]
    assert len(kept(house.sit(COUNSELLOR), pair)) == 1


def test_a_contact_noted_by_hand_for_that_day_is_not_doubled(desk: Desk) -> None:
    pair = met(desk)
    contacts.contact(desk, pair, "walked by the canal", channel=Channel.MET)
    assert meetings.take_over(desk) == 0
    assert kept(desk, pair) == [(DAY, Channel.MET, "walked by the canal")]


def test_an_ended_pair_and_an_old_sheet_bring_no_contact(desk: Desk) -> None:
    pair = met(desk, days_ago=meetings.DAYS + 1)
    assert meetings.take_over(desk) == 0
    assert kept(desk, pair) == []
