# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts of a pair: one line each, sealed, and from them who has been silent and when the next is due."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import open_all
from models.desk.desk import Desk
from models.desk.sealing import contents_of
from models.messages import NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.people.tables import Member
from models.sponsorship import pairings
from models.sponsorship.circle import is_live
from models.sponsorship.pairings import HAND_OVER, REASON, keep
from models.sponsorship.tables import Pair, PairNote
from models.text import clean_line
from models.words import Channel

if TYPE_CHECKING:
    from models.desk.work import Work

CONTACT, REVIEW = "contact", "review"


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Something said about a pair, opened: ``kind`` tells a contact from a reason, a review and an end."""

    uid: str
    kind: str
    on: date | None
    text: str
    channel: Channel | None = None
    hand_over: str = ""
    """What the next sponsor should know, where the pair ended."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A pair that ended, and what its sponsor handed over to whoever walks with the sponsee next."""

    pair: int
    sponsor: str
    since: date | None
    on: date | None
    reason: str = ""
    """Empty where it ended by itself."""
    hand_over: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the sealed notes of a pair say about its care: the last contact and the last review."""

    contact: date | None = None
    review: date | None = None

    def and_then(self, said: "Heard") -> "Heard":
        """Return what both say: of each the later day."""
        return Heard(_later(self.contact, said.contact), _later(self.review, said.review))


def _later(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return one or other
    return max(one, other)


_NOTHING = Heard()


def contact(
    desk: Desk, pair_id: int, text: str = "", *, on: date | None = None, channel: Channel = Channel.CALL
) -> None:
    """Keep one contact of a live pair: today unless another day is said."""
    day = on or desk.today
    line = clean_line(text)
    refuse_aadhaar(line, message("Note"))
    with desk.work(Act.PAIR) as work:
        row = work.session.get(Pair, pair_id)
        if row is None or not is_live(row, desk):
            raise NotFound(message("This pair is not there any more, or has ended."))
        if day > desk.today or (row.agreed_on is not None and day < row.agreed_on):
            raise Refused(message("A contact lies between the day the pair was agreed and today."))
        sponsee = work.session.get_one(Member, row.sponsee_id)
        work.subject = sponsee.uid
        keep(
            work,
            row,
            sponsee,
            {"kind": CONTACT, "on": day.isoformat(), "channel": channel.value, "text": line},
        )
        work.commit()


def keep_met(work: "Work", heard: dict[str, Heard], sponsee_id: int, on: date) -> int:
    """Keep inside somebody's work that a sponsee met their sponsor; return how many pairs it reached."""
    reached = 0
    for row in work.session.exec(select(Pair).where(Pair.sponsee_id == sponsee_id)).all():
        known = heard.get(row.uid, Heard())
        if not is_live(row, work.desk) or known.contact == on or (row.agreed_on or on) > on:
            continue
        sponsee = work.session.get_one(Member, sponsee_id)
        said = {"kind": CONTACT, "on": on.isoformat(), "channel": Channel.SESSION.value, "text": ""}
        keep(work, row, sponsee, said)
        reached += 1
    return reached


def history(desk: Desk, pair_id: int) -> tuple[SaidRow, ...]:
    """Return all that was said about a pair, opened, newest first. The opening is logged.

    Contacts, the reasons that were written where there were warnings, reviews, and how it ended.
    """
    desk.require(Act.PAIR)
    with desk.reading() as session:
        row = session.get(Pair, pair_id)
        if row is None:
            raise NotFound(message("This pair is not there any more, or has ended."))
        stored = session.exec(
            select(PairNote).where(PairNote.pair == row.uid).order_by(col(PairNote.id))
        ).all()
    opened = _opened(desk, stored)
    if stored:
        desk.note(Act.VIEW_MEMBER, subject=stored[0].member)
    found = [_said(row, note.uid, said) for note, said in zip(stored, opened, strict=True)]
    return tuple(sorted(found, key=lambda one: one.on or date.min, reverse=True))


def _said(pair: Pair, uid: str, said: dict[str, Any]) -> SaidRow:
    kind: str = said["kind"]
    if kind == HAND_OVER:
        return SaidRow(uid, kind, pair.ended_on, said["reason"], hand_over=said["text"])
    if kind == REASON:
        return SaidRow(uid, kind, pair.agreed_on, said["text"])
    channel = Channel(said["channel"]) if kind == CONTACT else None
    return SaidRow(uid, kind, date.fromisoformat(said["on"]), said["text"], channel)


def hand_overs(desk: Desk, number: int) -> tuple[HandedOver, ...]:
    """Return every ended pair in which a member was the sponsee, the newest first, with what it handed over.

    The opening is logged. A pair that ended by itself stands there too, without words.
    """
    desk.require(Act.PAIR)
    ended = [row for row in pairings.of_member(desk, number) if row.ended_on and row.sponsee == number]
    if not ended:
        return ()
    said = _last_words(desk, [row.uid for row in ended])
    ended.sort(key=lambda row: (row.ended_on or date.min, row.pair), reverse=True)
    return tuple(
        HandedOver(row.pair, row.sponsor_name, row.agreed_on, row.ended_on, *said.get(row.uid, ("", "")))
        for row in ended
    )


def _last_words(desk: Desk, pairs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return by a pair's uid why it ended and what was handed over, where that was written."""
    with desk.reading() as session:
        stored = session.exec(select(PairNote).where(col(PairNote.pair).in_(list(pairs)))).all()
    opened = _opened(desk, stored)
    for member in dict.fromkeys(note.member for note in stored):
        desk.note(Act.VIEW_MEMBER, subject=member)
    return {
        note.pair: (said["reason"], said["text"])
        for note, said in zip(stored, opened, strict=True)
        if said["kind"] == HAND_OVER
    }


def review(desk: Desk, pair_id: int, text: str) -> None:
    """Note that a pair was looked at and goes on: it leaves the reviews until something new happens."""
    line = clean_line(text)
    refuse_aadhaar(line, message("Note"))
    with desk.work(Act.PAIR) as work:
        row = work.session.get(Pair, pair_id)
        if row is None or not is_live(row, desk):
            raise NotFound(message("This pair is not there any more, or has ended."))
        sponsee = work.session.get_one(Member, row.sponsee_id)
        work.subject = sponsee.uid
        keep(work, row, sponsee, {"kind": REVIEW, "on": desk.today.isoformat(), "text": line})
        work.commit()


def heard_of_all(desk: Desk) -> dict[str, Heard]:
    """Return for each pair's uid its last contact and review; every note is opened once, a new one alone."""
    desk.require(Act.PAIR)
    return desk.remembered("pair notes", ("pairnote",), lambda: _heard(desk))


def due_on(desk: Desk, agreed: date | None, heard: Heard) -> date | None:
    """Return the day by which a pair should be in touch again; None where no date is known at all."""
    last = _later(agreed, heard.contact)
    return None if last is None else last + timedelta(days=centre(desk).quiet_days)


def _heard(desk: Desk) -> dict[str, Heard]:
    found: dict[str, Heard] = {}
    for pair, said in _notes(desk).values():
        known = found.get(pair)
        found[pair] = said if known is None else known.and_then(said)
    return found


def _notes(desk: Desk) -> dict[int, tuple[str, Heard]]:
    """Return by a sealed note's number whose pair it is about, and what it says of its care."""
    return desk.kept("opened pair notes", ("pairnote",), lambda only: _open(desk, only))


def _open(desk: Desk, only: frozenset[int] | None) -> dict[int, tuple[str, Heard]]:
    opened = list(open_all(desk, PairNote, "member", "pair", only=only))
    notes = contents_of([text for text, _, _, _ in opened])
    care = lru_cache(None)(_care)  # thousands share a day; it is forgotten with this reading
    return {
        row: (pair, care(said["kind"], said["on"]) if "on" in said else _NOTHING)
        for (_, _, row, pair), said in zip(opened, notes, strict=True)
    }


def _care(kind: str, on: str) -> Heard:
    if kind == CONTACT:
        return Heard(date.fromisoformat(on))
    return Heard(None, date.fromisoformat(on)) if kind == REVIEW else _NOTHING


def _opened(desk: Desk, stored: Iterable[PairNote]) -> list[dict[str, Any]]:
    rows = list(stored)
    texts = desk.unsealed(rows, lambda row: row.member if isinstance(row, PairNote) else "")
    return [cast("dict[str, Any]", json.loads(text)) for text in texts]
