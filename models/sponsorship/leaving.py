# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody leaves: everything they hold, with cover proposed, who sees to it by when, each to tick.

A member, a sponsor or a facilitator: pairs on both sides, posts, groups and sessions they lead, and phones
others share with them. Nothing is handed over by itself; the list says what there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.tables import Group, GroupSession, ServicePost
from models.messages import Message, Refused, message, person
from models.people import members
from models.people.identity import refuse_aadhaar
from models.people.tables import Member, Phone
from models.search import key
from models.sponsorship import pairings
from models.sponsorship.tables import HandOverStep
from models.text import clean_line
from models.vault.columns import id_of
from models.words import SessionState

AHEAD_DAYS = 60
"""How far ahead planned sessions are listed."""


class Held(StrEnum):
    """Kinds of things somebody holds."""

    SPONSEE = "sponsee"
    SPONSOR = "sponsor"
    POST = "post"
    GROUP = "group"
    SESSIONS = "sessions"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to hand over."""

    what: str
    held: Held
    said: Message
    cover: str = ""
    """Who could take it over, where somebody can be proposed."""
    teller: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    what: str
    held: Held
    said: Message
    cover: str = ""


def handing_over(desk: Desk, number: int) -> tuple[StepRow, ...]:
    """Return everything a member holds, open steps first, in the order of their kinds."""
    desk.require(Act.PAIR)
    found = [*_pairs(desk, number)]
    with desk.reading() as session:
        member = members.row_by_number(session, number)
        found += [*_posts(session, desk, member), *_led(session, desk, member), *_phones(session, member)]
        kept = {
            step.what: step
            for step in session.exec(select(HandOverStep).where(HandOverStep.member_id == member.id))
        }
    rows = [_row(one, kept.get(one.what)) for one in found]
    return tuple(sorted(rows, key=lambda row: row.done_on is not None))


def note_step(desk: Desk, number: int, what: str, *, teller: str = "", due_on: date | None = None) -> None:
    """Keep who sees to one thing, and by when."""
    teller = clean_line(teller)
    refuse_aadhaar(teller, message("Note"))
    if due_on is not None and not desk.today <= due_on <= desk.today + timedelta(days=365):
        raise Refused(message("Choose a day from today on, within a year."))
    _keep(desk, number, what, {"teller": teller, "due_on": due_on})


def tick(desk: Desk, number: int, what: str, *, done: bool) -> None:
    """Tick one thing off, or open it again."""
    _keep(desk, number, what, {"done_on": desk.today if done else None})


def _keep(desk: Desk, number: int, what: str, new: dict[str, object]) -> None:
    if what not in {row.what for row in handing_over(desk, number)}:
        raise Refused(message("This is not among what they hold any more. Nothing was changed."))
    with desk.work(Act.PAIR) as work:
        member = members.row_by_number(work.session, number)
        work.subject = member.uid
        chosen = select(HandOverStep).where(HandOverStep.member_id == member.id, HandOverStep.what == what)
        step = work.session.exec(chosen).first() or work.add(HandOverStep(member_id=id_of(member), what=what))
        work.change(step, about=None, **new)
        work.commit()


def _row(found: _Found, kept: HandOverStep | None) -> StepRow:
    row = StepRow(found.what, found.held, found.said, found.cover)
    if kept is None:
        return row
    return StepRow(found.what, found.held, found.said, found.cover, kept.teller, kept.due_on, kept.done_on)


def _pairs(desk: Desk, number: int) -> Iterator[_Found]:
    """Give the live pairs; for a sponsee the best other sponsor is proposed as cover."""
    for pair in pairings.of_member(desk, number):
        if pair.ended_on is not None:
            continue
        if pair.sponsor == number:
            others = [one for one in pairings.suggest(desk, pair.sponsee) if one.sponsor != number]
            said = message("Walks with {name} as sponsor", name=pair.sponsee_name)
            yield _Found(f"pair/{pair.pair}", Held.SPONSEE, said, others[0].name if others else "")
        else:
            said = message("{name} is their sponsor", name=pair.sponsor_name)
            yield _Found(f"pair/{pair.pair}", Held.SPONSOR, said)


def _posts(session: Session, desk: Desk, member: Member) -> Iterator[_Found]:
    held = select(ServicePost, Group).where(
        ServicePost.member_id == member.id, ServicePost.group_id == Group.id
    )
    for post, group in session.exec(held.order_by(col(ServicePost.id))):
        if post.until is None or post.until >= desk.today:
            yield _Found(
                f"post/{post.id}",
                Held.POST,
                message("Post: {post} in {group}", post=post.post, group=group.called),
            )


def _led(session: Session, desk: Desk, member: Member) -> Iterator[_Found]:
    """Give the groups and the coming sessions that name the member as facilitator."""
    names = {key(name) for name in (member.name, member.local_name or "") if name}
    for group in session.exec(select(Group).where(col(Group.closed_on).is_(None)).order_by(col(Group.id))):
        if key(group.facilitator) in names:
            yield _Found(
                f"group/{group.id}", Held.GROUP, message("Leads the group {group}", group=group.called)
            )
    until = desk.today + timedelta(days=AHEAD_DAYS)
    chosen = select(GroupSession, Group).where(
        GroupSession.group_id == Group.id,
        GroupSession.state == SessionState.PLANNED,
        col(GroupSession.on) >= desk.today,
        col(GroupSession.on) <= until,
    )
    for meeting, group in session.exec(chosen.order_by(col(GroupSession.on), col(GroupSession.id))):
        if meeting.facilitator and key(meeting.facilitator) in names:
            said = message("Leads the session of {group} on {on}", group=group.called, on=meeting.on)
            yield _Found(f"session/{meeting.id}", Held.SESSIONS, said)


def _phones(session: Session, member: Member) -> Iterator[_Found]:
    """Give others who are reached by this member's phone."""
    own = [phone.number for phone in members.phones_of(session, member)]
    chosen = select(Phone, Member.name, Member.local_name).where(
        Phone.member_id == Member.id, col(Phone.number).in_(own), Phone.member_id != member.id
    )
    for phone, name, local in session.exec(chosen.order_by(col(Phone.id))):
        yield _Found(
            f"phone/{phone.id}",
            Held.PHONE,
            message("{name} is reached by the same phone", name=person(name, local)),
        )
