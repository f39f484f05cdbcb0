# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consents: the newest answer counts, every answer stays."""

from datetime import timedelta

import pytest

from models.desk import undo
from models.desk.desk import Desk
from models.messages import NotFound, Refused
from models.people import consents, members
from models.people.identity import AadhaarRefused
from models.words import Language, Purpose
from tests.models.house import House
from tests.models.making import AADHAAR, somebody, whole


def held(desk: Desk, purpose: Purpose) -> set[int]:
    """Return the ids of who consents now."""
    with desk.reading() as session:
        return consents.holders(session, purpose)


def test_nothing_is_consented_to_at_first(desk: Desk) -> None:
    number = somebody(desk)
    assert consents.answers(desk, number) == ()
    assert all(held(desk, purpose) == set() for purpose in Purpose)


def test_the_newest_answer_counts_and_the_older_ones_stay(house: House) -> None:
    desk = house.desk
    first, second = somebody(desk), somebody(desk, "Ravi Kumar")
    ids = {number: members.by_number(desk, number).id for number in (first, second)}
    consents.answer(desk, first, Purpose.PHOTO, given=True)
    consents.answer(desk, second, Purpose.PHOTO, given=True)
    house.clock.advance(hours=1)
    row = consents.answer(desk, first, Purpose.PHOTO, given=False, read_by="  Kavita  Joshi ")
    assert (row.given, row.read_by, row.language, row.on_paper) == (
        False,
        "Kavita Joshi",
        Language.ENGLISH,
        False,
    )
    assert row.at == house.clock.now()
    assert held(desk, Purpose.PHOTO) == {ids[second]}
    assert held(desk, Purpose.CERTIFICATE) == set()
    assert consents.answers(desk, first) == (row,)
    assert len(whole(desk)["consent"]) == 3
    again = consents.answer(desk, first, Purpose.PHOTO, given=True)
    assert held(desk, Purpose.PHOTO) == set(ids.values())
    assert again.at - row.at == timedelta(0)


def test_consent_to_records_ends_the_notice(desk: Desk) -> None:
    number = somebody(desk)
    consents.answer(desk, number, Purpose.PHOTO, given=True)
    consents.answer(desk, number, Purpose.RECORDS, given=False)
    assert members.by_number(desk, number).notice_due
    consents.answer(desk, number, Purpose.RECORDS, given=True)
    assert not members.by_number(desk, number).notice_due


def test_taking_an_answer_back_brings_the_one_before(desk: Desk) -> None:
    number = somebody(desk)
    consents.answer(desk, number, Purpose.CALLS, given=True)
    consents.answer(desk, number, Purpose.CALLS, given=False)
    undo.undo(desk)
    assert [row.given for row in consents.answers(desk, number)] == [True]
    undo.undo(desk)
    assert consents.answers(desk, number) == ()


def test_what_is_refused_writes_nothing(desk: Desk) -> None:
    number = somebody(desk)
    before = whole(desk)
    with pytest.raises(NotFound):
        consents.answer(desk, 99, Purpose.PHOTO, given=True)
    with pytest.raises(AadhaarRefused):
        consents.answer(desk, number, Purpose.PHOTO, given=True, read_by=AADHAAR)
    with pytest.raises(Refused):
        consents.answer(desk, number, Purpose.PHOTO, given=True, read_by="a\u202eb")
    assert whole(desk) == before
