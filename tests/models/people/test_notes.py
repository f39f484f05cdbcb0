# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed notes: counsellors read them; the desk posts, and cannot read back what it posted."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import select

from models.desk import history
from models.desk.desk import Desk
from models.desk.tables import Post
from models.insight.arrival import accept_posts
from models.messages import NotAllowed, Refused
from models.people import notes
from models.people.identity import AadhaarRefused
from models.sobriety import periods
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import AADHAAR, by_hand, everything, somebody, whole


def texts(desk: Desk, number: int) -> list[str]:
    """Return what a member's notes say, in order."""
    return [note.text for note in notes.notes(desk, number)]


def test_a_counsellor_seals_and_reads(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.COUNSELLOR)
    number, other = somebody(desk), somebody(desk, "Ravi Kumar")
    notes.write(desk, number, "Spoke about the brother.")
    notes.write(desk, other, "Another matter.")
    notes.write(desk, number, "ਘਰ ਗਏ।", kind="visit")
    found = notes.notes(desk, number)
    assert [(note.text, note.kind, note.version) for note in found] == [
        ("Spoke about the brother.", "note", 1),
        ("ਘਰ ਗਏ।", "visit", 1),
    ]
    assert {note.author for note in found} == {desk.person.uid}
    body = repr(everything(desk)["sealednote"])
    assert "brother" not in body
    assert "ਘਰ" not in body


def test_the_desk_posts_and_reads_nothing_back(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    number = somebody(desk)
    notes.write(desk, number, "He asked for a counsellor.")
    with pytest.raises(NotAllowed):
        notes.notes(desk, number)
    tables = everything(desk)
    assert (len(tables["post"]), len(tables["sealednote"])) == (1, 0)
    assert "counsellor" not in repr(tables["post"])
    with desk.reading() as session:
        post = session.exec(select(Post)).one()
    with pytest.raises(NotAllowed):
        desk.vault.open_post(post.uid, post.subject, post.author, post.kind, post.body)


def test_posts_are_accepted_once_at_the_next_sign_in_in_order(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    number = somebody(desk)
    said = [f"Message {place}" for place in range(5)]
    for text in said:
        notes.write(desk, number, text)
    desk = as_role(Role.DESK)
    assert len(everything(desk)["sealednote"]) == 0
    desk = as_role(Role.COUNSELLOR)
    assert texts(desk, number) == said
    assert accept_posts(desk) == ()
    desk = as_role(Role.MANAGER)
    assert texts(desk, number) == said
    assert [entry.act for entry in history.entries(desk)].count("accept_posts") == 1
    assert history.verified(desk).ok


def test_a_posted_start_becomes_the_first_period(as_role: Callable[[Role], Desk]) -> None:
    desk = as_role(Role.DESK)
    number = somebody(desk)
    periods.begin(desk, number, date(2026, 5, 1))
    desk = as_role(Role.COUNSELLOR)
    assert periods.of_member(desk, number).periods == ((date(2026, 5, 1), None),)
    assert texts(desk, number) == []


def test_a_posted_start_that_differs_stands_in_the_notes(house: House) -> None:
    number = somebody(house.desk)
    periods.begin(house.desk, number, date(2026, 1, 1))
    desk = house.sit(CLERK)
    periods.begin(desk, number, date(2026, 1, 1))
    periods.begin(desk, number, date(2026, 5, 1))
    desk = house.sit(COUNSELLOR)
    assert periods.of_member(desk, number).periods == ((date(2026, 1, 1), None),)
    assert [(note.kind, note.text) for note in notes.notes(desk, number)] == [
        ("posted start", "2026-01-01"),
        ("posted start", "2026-05-01"),
    ]
    assert history.verified(desk).ok


def test_two_posted_starts_for_one_person_keep_nobody_out(as_role: Callable[[Role], Desk]) -> None:
    """Both are taken over in one work: the second sees what the first just sealed."""
    desk = as_role(Role.DESK)
    number = somebody(desk)
    for day in (1, 1, 2):
        periods.begin(desk, number, date(2026, 5, day))
    desk = as_role(Role.COUNSELLOR)
    assert periods.of_member(desk, number).periods == ((date(2026, 5, 1), None),)
    assert texts(desk, number) == ["2026-05-01", "2026-05-02"]


def test_a_start_posted_while_the_clock_was_wrong_keeps_nobody_out(house: House) -> None:
    desk = house.sit(CLERK)
    number = somebody(desk)
    periods.begin(desk, number, desk.today)
    house.move_to(house.clock.at + timedelta(days=-3))
    desk = house.sit(COUNSELLOR)
    assert periods.of_member(desk, number).periods == ()
    assert texts(desk, number) == ["2026-11-22"]


def test_a_post_about_somebody_who_is_gone_is_no_hindrance(house: House) -> None:
    desk = house.sit(CLERK)
    number = somebody(desk)
    notes.write(desk, number, "He asked for a counsellor.")
    by_hand(desk, "DELETE FROM member")
    desk = house.sit(MANAGER)
    assert len(everything(desk)["sealednote"]) == 0
    assert everything(desk)["post"][0][-1] is not None


@pytest.mark.parametrize("role", list(Role))
def test_what_cannot_be_kept_is_refused(as_role: Callable[[Role], Desk], role: Role) -> None:
    desk = as_role(role)
    number = somebody(desk)
    before = whole(desk)
    for text, error in (
        ("", Refused),
        (" \n ", Refused),
        ("a" * (notes.LONGEST + 1), Refused),
        (f"card {AADHAAR}", AadhaarRefused),
    ):
        with pytest.raises(error):
            notes.write(desk, number, text)
    notes.write(desk, number, "a" * notes.LONGEST)
    assert len(whole(desk)["post"]) + len(whole(desk)["sealednote"]) == 1
    assert before["member"] == whole(desk)["member"]
