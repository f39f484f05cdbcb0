# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts: kept for who typed them, found again by them alone, and nothing of them stands in clear."""

from collections.abc import Callable

import pytest

from models.desk import drafts
from models.desk.desk import Desk
from models.desk.log import canonical
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import by_hand, everything

SAID = {"name": "Gurdeep Kaur", "note": "ਫੋਨ ਨਹੀਂ ਹੈ", "visits": [1, 2]}


@pytest.mark.parametrize("role", list(Role))
def test_a_draft_is_there_again_after_signing_in(
    as_role: Callable[[Role], Desk], house: House, role: Role
) -> None:
    desk = as_role(role)
    drafts.keep(desk, "members/new", "", SAID)
    again = house.sit(desk.person.name)
    kept = drafts.take(again, "members/new", "")
    assert kept is not None
    assert (kept.content, kept.on) == (SAID, again.today)
    assert drafts.waiting(again) == (("members/new", ""),)
    drafts.drop(again, "members/new", "")
    assert drafts.take(again, "members/new", "") is None


def test_a_later_draft_takes_the_place_of_the_earlier(desk: Desk) -> None:
    drafts.keep(desk, "note", "a", {"text": "one"})
    drafts.keep(desk, "note", "b", {"text": "other"})
    drafts.keep(desk, "note", "a", {"text": "two"})
    kept = drafts.take(desk, "note", "a")
    assert kept is not None
    assert kept.content == {"text": "two"}
    assert len(everything(desk)["draft"]) == 2


def test_nobody_else_finds_or_opens_it(house: House) -> None:
    drafts.keep(house.sit(COUNSELLOR), "note", "uid", SAID)
    for other in (CLERK, MANAGER):
        desk = house.sit(other)
        assert drafts.take(desk, "note", "uid") is None
        assert drafts.waiting(desk) == ()
    # Even a row whose author was changed to somebody else stays closed to them.
    by_hand(desk, "UPDATE draft SET author = ?", desk.person.uid)
    assert drafts.waiting(desk) == ()


def test_the_file_says_neither_what_nor_about_whom(desk: Desk) -> None:
    drafts.keep(desk, "sobriety/new-start", "feedbeef", SAID)
    drafts.keep(desk, "members/new", "", {})
    rows = everything(desk)["draft"]
    text = b"".join(canonical([repr(value) for value in row]) for row in rows)
    assert not any(word in text for word in (b"Gurdeep", b"sobriety", b"feedbeef", b"members"))
    assert len({len(row[-1]) for row in rows}) == 1


def test_a_changed_password_keeps_drafts_and_a_draft_is_no_log_entry(house: House) -> None:
    desk = house.desk
    before = desk.entries()
    drafts.keep(desk, "note", "uid", SAID)
    assert desk.entries() == before
    desk.vault.change_password(PASSWORD, "other words for me")
    kept = drafts.take(desk, "note", "uid")
    assert kept is not None
    assert kept.content == SAID


def test_what_was_altered_or_moved_is_not_shown(desk: Desk) -> None:
    drafts.keep(desk, "note", "a", SAID)
    drafts.keep(desk, "note", "b", {"text": "other"})
    (one, other) = (row[-1] for row in everything(desk)["draft"])
    by_hand(desk, "UPDATE draft SET body = ? WHERE body = ?", other, one)
    assert drafts.take(desk, "note", "a") is None
    assert drafts.take(desk, "note", "b") is not None


def test_old_drafts_go(house: House) -> None:
    drafts.keep(house.desk, "note", "a", SAID)
    house.clock.advance(days=drafts.LASTS_DAYS + 1)
    drafts.keep(house.desk, "note", "b", SAID)
    assert drafts.take(house.desk, "note", "a") is None
    assert drafts.take(house.desk, "note", "b") is not None
