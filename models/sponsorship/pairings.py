# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs: agreed by both on a date, paused, ended with a hand-over, never forgotten."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import Message, NotAllowed, NotFound, Refused, message, person
from models.people import members
from models.people.aliases import keepers
from models.people.briefs import briefs, ids
from models.people.identity import refuse_aadhaar
from models.people.tables import Member
from models.sponsorship import matching
from models.sponsorship.circle import Circle, circle, is_live, rules_of
from models.sponsorship.kept import KeptPair, pairs
from models.sponsorship.matching import Suggestion, Walker, Warned
from models.sponsorship.tables import Pair, PairApart, PairNote, SponsorOffer
from models.text import clean_line, clean_note
from models.vault.columns import id_of
from models.words import PairKind, PairState, Role

if TYPE_CHECKING:
    from models.desk.work import Work

TEMPORARY_DAYS = 30
REASON, HAND_OVER = "reason", "hand_over"
"""Kinds of sealed notes about a pair."""
_LONGEST_TEXT = 2000
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair as lists show it. Names are full; the screen shortens them."""

    pair: int
    uid: str
    sponsor: int
    """The sponsor's member number."""
    sponsor_name: str
    sponsee: int
    sponsee_name: str
    kind: PairKind
    state: PairState
    agreed_on: date | None
    ends_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion with who it is."""

    sponsor: int
    """The member number."""
    name: str
    score: int
    reasons: tuple[Message, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in the way of one pair: blocks, and warnings that take a reason."""

    blocks: tuple[Message, ...]
    warnings: tuple[Warned, ...]


def listed(desk: Desk, *, ended: bool = False) -> tuple[PairRow, ...]:
    """Return the pairs that go on, or those that ended, oldest first. Everybody may see live ones."""
    if ended:
        desk.require(Act.PAIR)
    today = desk.today.isoformat()
    both = desk.remembered(f"pairs on {today}", ("pair", "member"), lambda: _live_and_ended(desk))
    return both[ended]


def _live_and_ended(desk: Desk) -> tuple[tuple[PairRow, ...], tuple[PairRow, ...]]:
    rows = tuple(_rows(pairs(desk).values(), desk))
    live, ended = ([row for row in rows if (row.state is PairState.ENDED) is over] for over in (False, True))
    return tuple(live), tuple(ended)


def of_member(desk: Desk, number: int) -> tuple[PairRow, ...]:
    """Return a member's pairs, as sponsor and as sponsee; the desk sees live ones."""
    with desk.reading() as session:
        member = members.row_by_number(session, number)
        chosen = select(Pair).where((Pair.sponsor_id == member.id) | (Pair.sponsee_id == member.id))
        pairs = [
            pair
            for pair in session.exec(chosen.order_by(col(Pair.id)))
            if desk.may(Act.PAIR) or is_live(pair, desk)
        ]
        return tuple(_rows(pairs, desk))


def look(desk: Desk, sponsor: int, sponsee: int, kind: PairKind = PairKind.PRIMARY) -> Look:
    """Return what stands in the way of pairing two members, by their numbers."""
    known = circle(desk)
    one, other = _walker(desk, known, sponsor), _walker(desk, known, sponsee)
    primary = kind is PairKind.PRIMARY
    blocks = matching.blocks(one, other, known.live, apart_pairs(desk), primary=primary)
    warnings = matching.warnings(one, other, known.live, rules_of(desk))
    if any(warned.manager for warned in warnings) and desk.person.role is not Role.MANAGER:
        blocks = (*blocks, _managers())
    return Look(blocks, warnings)


def suggest(desk: Desk, sponsee: int, most: int = 3) -> tuple[Suggested, ...]:
    """Return the best sponsors for a member, best first, with reasons in words."""
    known = circle(desk)
    person = _walker(desk, known, sponsee)
    found = matching.suggest(
        person,
        known.walkers.values(),
        known.live,
        rules_of(desk),
        apart=apart_pairs(desk),
        before=known.before,
        most=most,
    )
    return tuple(_suggested(known, one) for one in found)


def pair(
    desk: Desk,
    sponsor: int,
    sponsee: int,
    *,
    agreed_on: date | None = None,
    temporary_days: int | None = None,
    reason: str = "",
) -> PairRow:
    """Pair two members who both agreed. Raises Refused for a block, or for a warning without a reason."""
    kind = PairKind.PRIMARY if temporary_days is None else PairKind.TEMPORARY
    on = agreed_on or desk.today
    _refuse_day(desk, on)
    reason = _text(reason)
    seen = look(desk, sponsor, sponsee, kind)
    _refuse_look(seen, reason)
    with desk.work(Act.PAIR) as work:
        one = members.row_by_number(work.session, sponsor)
        other = members.row_by_number(work.session, sponsee)
        work.subject = other.uid
        row = work.add(
            Pair(
                sponsor_id=id_of(one),
                sponsee_id=id_of(other),
                kind=kind,
                agreed_on=on,
                ends_on=None if temporary_days is None else on + timedelta(days=_days(temporary_days)),
            )
        )
        if seen.warnings:
            keep(
                work,
                row,
                other,
                {"kind": REASON, "doubts": [w.doubt.value for w in seen.warnings], "text": reason},
            )
        work.commit()
    return by_id(desk, id_of(row))


def change_state(desk: Desk, pair_id: int, state: PairState) -> PairRow:
    """Pause a pair, or let it go on."""
    if state is PairState.ENDED:
        raise ValueError("a pair is ended by end(), with a reason")
    with desk.work(Act.PAIR) as work:
        row, _, sponsee = _stored(work.session, pair_id, desk)
        work.subject = sponsee.uid
        work.change(row, state=state)
        if work.changed:
            work.commit()
    return by_id(desk, pair_id)


def end(desk: Desk, pair_id: int, reason: str, *, hand_over: str = "", on: date | None = None) -> PairRow:
    """End a pair with a sealed reason and, if there is one, a hand-over note."""
    reason, note = _text(reason), _text(hand_over)
    if not reason:
        raise Refused(message("Please write why this pair ends. It is kept sealed."))
    day = on or desk.today
    _refuse_day(desk, day)
    with desk.work(Act.PAIR) as work:
        row, _, sponsee = _stored(work.session, pair_id, desk)
        if row.agreed_on is not None and day < row.agreed_on:
            raise Refused(message("A pair cannot end before it was agreed. Nothing was changed."))
        work.subject = sponsee.uid
        work.change(row, state=PairState.ENDED, ended_on=day)
        keep(work, row, sponsee, {"kind": HAND_OVER, "reason": reason, "text": note})
        work.commit()
    return by_id(desk, pair_id)


def by_id(desk: Desk, pair_id: int) -> PairRow:
    """Return one pair. Raises NotFound."""
    with desk.reading() as session:
        stored = session.get(Pair, pair_id)
        if stored is None or not (desk.may(Act.PAIR) or is_live(stored, desk)):
            raise NotFound(message("There is no pair with number {number}.", number=pair_id))
        return next(iter(_rows([stored], desk)))


def offer(desk: Desk, number: int, places: int) -> None:
    """Say how many sponsees a member takes."""
    if not 0 <= places <= MOST_PLACES:
        raise Refused(message("Write a whole number from {least} to {most}.", least=0, most=MOST_PLACES))
    with desk.work(Act.PAIR) as work:
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        held = work.session.exec(select(SponsorOffer).where(SponsorOffer.member_id == member.id)).first()
        if held is None:
            work.add(SponsorOffer(member_id=id_of(member), places=places))
        else:
            work.change(held, places=places)
        if work.changed:
            work.commit()


# Not to be paired


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Two people who are not to be paired, and why."""

    id: int
    one: int
    other: int
    """Member numbers; 0 for somebody who is not kept any more."""
    reason: str
    one_name: str = ""
    other_name: str = ""


def keep_apart(desk: Desk, one: int, other: int, reason: str) -> None:
    """Put two members on the list of people not to pair. Managers only; who and why are sealed."""
    reason = _text(reason)
    if not reason:
        raise Refused(message("Please write a reason, in a few words."))
    if one == other:
        raise Refused(message("Choose two different members."))
    if any({row.one, row.other} == {one, other} for row in apart(desk)):
        raise Refused(message("These two are on the list of people not to pair already."))
    with desk.work(Act.KEEP_APART) as work:
        uids = [members.row_by_number(work.session, number).uid for number in (one, other)]
        work.add_sealed(PairApart(), "", {"members": uids, "reason": reason})
        work.commit()


def lift_apart(desk: Desk, apart_id: int) -> None:
    """Take two members off the list."""
    with desk.work(Act.KEEP_APART) as work:
        row = work.session.get(PairApart, apart_id)
        if row is None:
            raise NotFound(message("This is not on the list any more."))
        work.remove(row, about="")
        work.commit()


def apart(desk: Desk) -> tuple[ApartRow, ...]:
    """Return the list of people not to pair."""
    desk.require(Act.PAIR)
    with desk.reading() as session:
        stored = session.exec(select(PairApart).order_by(col(PairApart.id))).all()
    everybody, by_uid, kept = briefs(desk), ids(desk), keepers(desk)
    texts = desk.unsealed(stored, lambda _row: "")
    found: list[ApartRow] = []
    for row, text in zip(stored, texts, strict=True):
        content = cast("dict[str, Any]", json.loads(text))
        uids = cast("list[str]", content["members"])
        (one, name), (other, other_name) = (
            (who.number, person(who.name, who.local_name)) if who else (0, person("", None))
            for who in (everybody.get(by_uid.get(kept.get(uid, uid), 0)) for uid in uids)
        )
        found.append(ApartRow(id_of(row), one, other, content["reason"], name, other_name))
    return tuple(found)


def apart_pairs(desk: Desk) -> frozenset[frozenset[int]]:
    """Return the list as pairs of row ids, opened once and kept until it changes."""
    return desk.remembered("apart", ("pairapart", "member", "alias"), lambda: _apart_ids(desk))


def _apart_ids(desk: Desk) -> frozenset[frozenset[int]]:
    rows, by_number = apart(desk), {one.number: one.id for one in briefs(desk).values()}
    return frozenset(frozenset(by_number.get(one, 0) for one in (row.one, row.other)) for row in rows)


# Inside


def keep(work: "Work", row: Pair, sponsee: Member, content: dict[str, Any]) -> None:
    """Seal something said about a pair."""
    work.add_sealed(PairNote(member=sponsee.uid, pair=row.uid), sponsee.uid, content)


def _managers() -> Message:
    return message("More than five sponsees need a manager. Nothing was changed.")


def _refuse_look(seen: Look, reason: str) -> None:
    if seen.blocks:
        raise NotAllowed(seen.blocks[0]) if seen.blocks[0] == _managers() else Refused(seen.blocks[0])
    if seen.warnings and not reason:
        raise Refused(
            message("{warning} Please write a reason; it is kept sealed.", warning=seen.warnings[0].said)
        )


def _refuse_day(desk: Desk, on: date) -> None:
    if on > desk.today or on.year < 2000:
        raise Refused(message("Choose a day up to today."))


def _days(days: int) -> int:
    if not 1 <= days <= 365:
        raise Refused(message("A temporary pair lasts from 1 to 365 days."))
    return days


def _text(text: str) -> str:
    cleaned = clean_note(text, limit=_LONGEST_TEXT) if "\n" in text else clean_line(text, limit=_LONGEST_TEXT)
    refuse_aadhaar(cleaned, message("Reason"))
    return cleaned


def _stored(session: Session, pair_id: int, desk: Desk) -> tuple[Pair, Member, Member]:
    row = session.get(Pair, pair_id)
    if row is None or not is_live(row, desk):
        raise NotFound(message("This pair is not there any more, or has ended."))
    sponsor, sponsee = session.get(Member, row.sponsor_id), session.get(Member, row.sponsee_id)
    if sponsor is None or sponsee is None:
        raise NotFound(message("This pair is not there any more, or has ended."))
    return row, sponsor, sponsee


def _walker(desk: Desk, known: Circle, number: int) -> Walker:
    row = members.by_number(desk, number)
    return known.walkers[row.id]


def _suggested(known: Circle, one: Suggestion) -> Suggested:
    row = known.rows[one.sponsor]
    return Suggested(row.number, row.named(), one.score, one.reasons, one.warnings)


def _rows(pairs: Iterable[Pair | KeptPair], desk: Desk) -> Iterable[PairRow]:
    chosen, everybody = list(pairs), briefs(desk)
    ids = {each for pair in chosen for each in (pair.sponsor_id, pair.sponsee_id)}
    named = {
        one: (everybody[one].number, person(everybody[one].name, everybody[one].local_name)) for one in ids
    }
    for row in chosen:
        sponsor, sponsee = named[row.sponsor_id], named[row.sponsee_id]
        over = not is_live(row, desk)
        yield PairRow(
            pair=row.id or 0,
            uid=row.uid,
            sponsor=sponsor[0],
            sponsor_name=sponsor[1],
            sponsee=sponsee[0],
            sponsee_name=sponsee[1],
            kind=row.kind,
            state=PairState.ENDED if over else row.state,
            agreed_on=row.agreed_on,
            ends_on=row.ends_on,
            ended_on=row.ended_on or (row.ends_on if over else None),
        )
