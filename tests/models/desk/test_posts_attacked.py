# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk may do to the posts with raw tools, and what the counsellors' next sign-in makes of it."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text
from sqlmodel import select

from models.desk import history
from models.desk.desk import Desk
from models.desk.tables import Post
from models.insight.arrival import accept_posts
from models.people import members, notes
from models.sobriety import periods
from models.vault import sealed
from models.vault.columns import new_uid
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import by_hand, everything, somebody


def planted(desk: Desk, number: int, body: bytes, *, author: str = "", kind: str = "note") -> None:
    """Put a post into the table past the desk and its log, in anybody's name, under the counsellors' key."""
    uid, member = new_uid(), members.by_number(desk, number).uid
    public = desk.vault._open.ring.public  # pyright: ignore[reportPrivateUsage] - as a thief would
    where = (desk.vault.id, uid, member, author or desk.person.uid, kind)
    box = sealed.post(public, desk.vault.generation, where, body)
    by_hand(
        desk,
        "INSERT INTO post (uid, author, subject, kind, body, posted_at) VALUES (?, ?, ?, ?, ?, ?)",
        *(uid, where[3], member, kind, box, "2026-11-22 12:00:00.000000"),
    )


def posted(desk: Desk, number: int, content: object, kind: str = "note") -> None:
    """Post whatever through the desk's own door."""
    member = members.by_number(desk, number).uid
    with desk.work(history.Act.POST, subject=member) as work:
        uid = new_uid()
        body = desk.vault.post(uid, member, kind, json.dumps(content).encode())
        row = Post(uid=uid, author=desk.person.uid, subject=member, kind=kind, body=body, posted_at=work.now)
        work.add(row, about=member)
        work.commit()


def _alters(desk: Desk, number: int) -> None:
    posted(desk, number, {"kind": "note", "text": "x"})
    by_hand(desk, "UPDATE post SET body = zeroblob(400)")


def _replaces(desk: Desk, number: int) -> None:
    """Put other words, rightly sealed, in place of what was posted and logged."""
    posted(desk, number, {"kind": "note", "text": "x"})
    with desk.reading() as session:
        post = session.exec(select(Post)).one()
    other = desk.vault.post(post.uid, post.subject, post.kind, b'{"kind": "note", "text": "y"}')
    by_hand(desk, "UPDATE post SET body = ?", other)


def _in_a_managers_name(desk: Desk, number: int) -> None:
    manager = next(slot.uid for slot in desk.vault.slots() if slot.name == MANAGER)
    planted(desk, number, b'{"kind": "note", "text": "x"}', author=manager)


def _of_another_generation(desk: Desk, number: int) -> None:
    posted(desk, number, {"kind": "note", "text": "x"})
    with desk.reading() as session:
        body = session.exec(select(Post.body)).one()
    by_hand(desk, "UPDATE post SET body = ?", body[:1] + b"\xff\xff\xff\xff" + body[5:])


ATTACKS: dict[str, Callable[[Desk, int], None]] = {
    "altered": _alters,
    "replaced": _replaces,
    "in a manager's name": _in_a_managers_name,
    "of no generation": _of_another_generation,
    "past the log": lambda desk, number: planted(desk, number, b'{"kind": "note", "text": "x"}'),
    "no JSON": lambda desk, number: planted(desk, number, b"{"),
    "no words": lambda desk, number: posted(desk, number, {"kind": "note"}),
    "no object": lambda desk, number: posted(desk, number, [1]),
    "words that are none": lambda desk, number: posted(desk, number, {"kind": "note", "text": 7}),
    "no date": lambda desk, number: posted(desk, number, {"start": "soon"}, "start"),
    "date that is none": lambda desk, number: posted(desk, number, {"start": None}, "start"),
    "huge": lambda desk, number: posted(desk, number, {"kind": "note", "text": "x" * 300_000}),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_post_that_is_not_what_it_says_waits_and_keeps_nobody_out(
    house: House, attack: Callable[[Desk, int], None]
) -> None:
    desk = house.sit(CLERK)
    number = somebody(desk)
    attack(desk, number)
    notes.write(desk, number, "He asked for a counsellor.")
    desk = house.sit(COUNSELLOR)
    assert [note.text for note in notes.notes(desk, number)] == ["He asked for a counsellor."]
    assert [row[-1] is None for row in everything(desk)["post"]] == [True, False]
    before = desk.count
    assert len(accept_posts(desk)) == 1
    assert desk.count == before
    assert history.verified(desk).ok


def test_a_post_put_back_is_not_taken_over_twice(house: House) -> None:
    desk = house.sit(CLERK)
    number = somebody(desk)
    notes.write(desk, number, "He asked for a counsellor.")
    house.sit(COUNSELLOR)
    desk = house.sit(CLERK)
    by_hand(desk, "UPDATE post SET accepted_at = NULL")
    desk = house.sit(COUNSELLOR)
    assert len(notes.notes(desk, number)) == 1
    assert len(accept_posts(desk)) == 1


def test_a_note_stands_under_the_name_of_who_posted_it(house: House) -> None:
    desk = house.sit(CLERK)
    clerk = desk.person.uid
    number = somebody(desk)
    posted(desk, number, {"kind": "note", "text": "x", "posted_by": "somebody else"})
    desk = house.sit(COUNSELLOR)
    assert [note.author for note in notes.notes(desk, number)] == [clerk]


def test_guesses_at_a_sealed_date_all_leave_the_same_rows(house: House) -> None:
    """Whoever posts every date of a month sees one more note for each, whichever was right."""
    number = somebody(house.desk)
    periods.begin(house.desk, number, date(2026, 5, 4))
    desk = house.sit(CLERK)
    for day in (3, 4, 5):
        periods.begin(desk, number, date(2026, 5, day))
    house.sit(COUNSELLOR)
    tables = everything(house.sit(CLERK))
    assert len({len(row[5]) for row in tables["sealednote"]}) == 1
    assert len(tables["sealednote"]) == 3
    assert [row[3] for row in tables["sobrietyrecord"]] == [1]


def test_an_altered_record_keeps_no_counsellor_out(house: House) -> None:
    number = somebody(house.desk)
    periods.begin(house.desk, number, date(2026, 5, 4))
    desk = house.sit(CLERK)
    periods.begin(desk, number, date(2026, 5, 3))
    with desk.vault.writer.begin() as connection:
        connection.execute(text("UPDATE sobrietyrecord SET body = zeroblob(1053)"))
    desk = house.sit(COUNSELLOR)
    assert len(accept_posts(desk)) == 1
