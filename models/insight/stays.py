# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stays and their end: discharge in one act, a death that ends lists quietly, an entry made by mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, or_, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.groups import write_membership
from models.gatherings.tables import Membership
from models.messages import NotFound, Refused, message
from models.people import notes
from models.people.identity import refuse_aadhaar
from models.people.members import row_by_number
from models.people.tables import Member, Stay
from models.sponsorship.tables import Pair
from models.text import clean_line
from models.vault.columns import id_of
from models.words import PairState, Stage

if TYPE_CHECKING:
    from models.desk.work import Work

DISCHARGE = "discharge"


@dataclass(frozen=True, slots=True)
class Discharge:
    """How somebody leaves the house: what the one act does."""

    left: date
    stage: Stage = Stage.AFTERCARE
    leave_groups: tuple[int, ...] = ()
    join_groups: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StayRow:
    """One stay as shown."""

    id: int
    office_number: str | None
    admitted: date | None
    left: date | None


def stays(session: Session, member_id: int) -> tuple[StayRow, ...]:
    """Return a member's stays, the newest last."""
    chosen = select(Stay).where(Stay.member_id == member_id).order_by(col(Stay.id))
    return tuple(
        StayRow(id_of(row), row.office_number, row.admitted, row.left) for row in session.exec(chosen)
    )


def admit(
    desk: Desk, number: int, admitted: date, office_number: str = "", stage: Stage = Stage.RESIDENT
) -> None:
    """Begin a stay; the member's stage follows."""
    office = clean_line(office_number)
    refuse_aadhaar(office, message("Office number"))
    _refuse_future(desk, admitted)
    with desk.work(Act.STAY) as work:
        member = _member(work, number)
        if _open_stay(work.session, member) is not None:
            raise Refused(message("There is a stay that has not ended. End it first. Nothing was changed."))
        work.add(Stay(member_id=id_of(member), office_number=office or None, admitted=admitted))
        work.change(member, stage=stage)
        work.commit()


def discharge(desk: Desk, number: int, how: Discharge) -> None:
    """End a stay in one act: date, stage, groups, and the reason sealed.

    The day of leaving alone starts the calls of aftercare, and who has no sponsor waits in the queue for one.
    """
    reason = how.reason.strip()
    refuse_aadhaar(reason, message("Reason"))
    _refuse_future(desk, how.left)
    with desk.work(Act.STAY) as work:
        member = _member(work, number)
        _end_stay(work, member, how.left)
        work.change(member, stage=how.stage)
        for spell in _spells(work.session, member, how.left):
            if spell.group_id in how.leave_groups:
                work.change(spell, left=how.left)
        _join(work, member, how)
        if reason:
            notes.keep(work, member.uid, {"kind": DISCHARGE, "text": reason})
        work.commit()


def died(desk: Desk, number: int, on: date) -> None:
    """End every list quietly: stays, groups and pairs. Nothing of the past is changed."""
    _refuse_future(desk, on)
    with desk.work(Act.STAY) as work:
        member = _member(work, number)
        work.change(member, died_on=on, stage=Stage.DIED, pending_until=None)
        stay = _open_stay(work.session, member)
        if stay is not None:
            work.change(stay, left=on)
        for spell in _spells(work.session, member, on):
            work.change(spell, left=max(on, spell.joined))
        _end_pairs(work, member, on)
        work.commit()


def remove(desk: Desk, number: int, reason: str) -> None:
    """Take an entry made by mistake out of every list; it can be brought back. The reason is sealed."""
    words = clean_line(reason)
    if not words:
        raise Refused(message("Please write a reason, in a few words."))
    refuse_aadhaar(words, message("Reason"))
    with desk.work(Act.REMOVE_MEMBER) as work:
        member = _member(work, number)
        work.change(member, removed_at=work.now)
        notes.keep(work, member.uid, {"kind": "removed", "text": words})
        work.commit()


def restore(desk: Desk, number: int, reason: str = "") -> None:
    """Bring a removed entry back; where a reason is said, it is sealed."""
    words = clean_line(reason)
    refuse_aadhaar(words, message("Reason"))
    with desk.work(Act.REMOVE_MEMBER) as work:
        member = work.session.exec(select(Member).where(Member.number == number)).first()
        if member is None:
            raise NotFound(message("There is no member with number {number}.", number=number))
        work.subject = member.uid
        work.change(member, removed_at=None)
        if words:
            notes.keep(work, member.uid, {"kind": "brought back", "text": words})
        work.commit()


def _member(work: "Work", number: int) -> Member:
    member = row_by_number(work.session, number)
    work.subject = member.uid
    return member


def _refuse_future(desk: Desk, day: date) -> None:
    if day > desk.today:
        raise Refused(message("{day} is in the future. Nothing was changed.", day=day))


def _open_stay(session: Session, member: Member) -> Stay | None:
    chosen = select(Stay).where(Stay.member_id == member.id, col(Stay.left).is_(None))
    return session.exec(chosen.order_by(col(Stay.id).desc())).first()


def _end_stay(work: "Work", member: Member, left: date) -> None:
    stay = _open_stay(work.session, member)
    if stay is None:
        work.add(Stay(member_id=id_of(member), left=left))
        return
    if stay.admitted is not None and left < stay.admitted:
        raise Refused(
            message(
                "The stay began on {admitted}. It cannot end before. Nothing was changed.",
                admitted=stay.admitted,
            )
        )
    work.change(stay, left=left)


def _spells(session: Session, member: Member, on: date) -> Sequence[Membership]:
    running = or_(col(Membership.left).is_(None), col(Membership.left) > on)
    return session.exec(select(Membership).where(Membership.member_id == member.id, running)).all()


def _join(work: "Work", member: Member, how: Discharge) -> None:
    held = {spell.group_id for spell in _spells(work.session, member, how.left)} - set(how.leave_groups)
    for group in dict.fromkeys(how.join_groups):
        if group not in held:
            write_membership(work, group, id_of(member), member.uid, how.left)


def _end_pairs(work: "Work", member: Member, on: date) -> None:
    either = or_(Pair.sponsor_id == member.id, Pair.sponsee_id == member.id)
    for pair in work.session.exec(select(Pair).where(either, Pair.state != PairState.ENDED)).all():
        work.change(pair, state=PairState.ENDED, ended_on=on)
