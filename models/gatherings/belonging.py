# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who belongs to a group and who did: joining, with a reason where there is a doubt; leaving; service."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import groups
from models.gatherings.eligibility import eligibility_block, eligibility_doubts
from models.gatherings.tables import Membership, ServicePost
from models.messages import Message, NotFound, Refused, message
from models.people import members, notes
from models.people.identity import refuse_aadhaar
from models.people.members import MemberRow
from models.text import clean_line, clean_note

if TYPE_CHECKING:
    from models.desk.work import Work

REASON = "group_reason"
"""Kind of the sealed note that says why somebody joined in spite of a doubt."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One spell of one member in a group."""

    uid: str
    member: MemberRow
    joined: date
    left: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the member belongs on a day."""
        return self.joined <= on and (self.left is None or self.left > on)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a group is meant for somebody: what forbids it, and what needs a reason."""

    block: Message | None
    doubts: tuple[Message, ...]


def spells(desk: Desk, group_id: int) -> tuple[Belonging, ...]:
    """Return every spell of a group, those that last first, each part in the order of joining."""
    chosen = select(Membership).where(Membership.group_id == group_id)
    with desk.reading() as session:
        stored = session.exec(chosen.order_by(col(Membership.joined), col(Membership.id))).all()
    known = members.by_ids(desk, {spell.member_id for spell in stored})
    found = [
        Belonging(spell.uid, known[spell.member_id], spell.joined, spell.left)
        for spell in stored
        if spell.member_id in known
    ]
    return tuple(sorted(found, key=lambda one: not one.holds(desk.today)))


def fit(desk: Desk, group_id: int, number: int) -> Fit:
    """Say whether a group is meant for a member."""
    group, member = groups.by_id(desk, group_id), members.by_number(desk, number)
    return Fit(
        eligibility_block(group.meant_for, member.age),
        eligibility_doubts(group.meant_for, member.gender, member.age),
    )


def join(desk: Desk, group_id: int, number: int, on: date, reason: str = "") -> None:
    """Let a member join from a day on. A doubt needs a reason, which is sealed for the counsellors."""
    group, member = groups.by_id(desk, group_id), members.by_number(desk, number)
    reason = clean_note(reason)
    _refuse_day(desk, on)
    if group.closed_on is not None:
        raise Refused(message("{group} is closed. Nobody can join it.", group=group.name))
    groups.refuse_blocked(group, member)
    if eligibility_doubts(group.meant_for, member.gender, member.age) and not reason:
        raise Refused(message("Write in a few words why this group is right for this person."))
    refuse_aadhaar(reason, message("Reason"))
    with desk.work(Act.GROUPS, subject=member.uid) as work:
        if groups.current_spell(work.session, group_id, member.id, on) is not None:
            raise Refused(message("{name} is in this group already.", name=member.named()))
        groups.write_membership(work, group_id, member.id, member.uid, on)
        if reason:
            notes.keep(work, member.uid, {"kind": REASON, "text": f"{group.name}: {reason}"})
        work.commit()


def leave(desk: Desk, uid: str, on: date) -> None:
    """End one spell; the day of leaving is the first without the group."""
    _refuse_day(desk, on)
    with desk.work(Act.GROUPS) as work:
        spell = work.session.exec(select(Membership).where(Membership.uid == uid)).first()
        if spell is None:
            raise NotFound(message("This spell is gone already."))
        if on < spell.joined:
            raise Refused(message("Nobody can leave before joining, on {on}.", on=spell.joined))
        work.change(spell, about=_uid(desk, spell.member_id), left=on)
        if work.changed:
            work.commit()


def _refuse_day(desk: Desk, on: date) -> None:
    if on > desk.today:
        raise Refused(message("{on} has not come yet.", on=on))


def _uid(desk: Desk, member_id: int) -> str:
    known = members.by_ids(desk, {member_id})
    return known[member_id].uid if member_id in known else ""


# ---- Service positions ----


@dataclass(frozen=True, slots=True)
class PostRow:
    """Somebody's service position in a group, with its term."""

    uid: str
    member: MemberRow
    post: str
    since: date
    until: date | None


def posts(desk: Desk, group_id: int) -> tuple[PostRow, ...]:
    """Return the service positions of a group, the newest first."""
    chosen = select(ServicePost).where(ServicePost.group_id == group_id)
    with desk.reading() as session:
        stored = session.exec(chosen.order_by(col(ServicePost.since).desc(), col(ServicePost.id))).all()
    known = members.by_ids(desk, {row.member_id for row in stored})
    return tuple(
        PostRow(row.uid, known[row.member_id], row.post, row.since, row.until)
        for row in stored
        if row.member_id in known
    )


def give_post(
    desk: Desk, group_id: int, number: int, post: str, since: date, until: date | None = None
) -> None:
    """Give a member a service position for a term; without an end it lasts until it is ended."""
    name = clean_line(post)
    if not name:
        raise Refused(message("A service position needs a name, such as secretary or tea."))
    if until is not None and until < since:
        raise Refused(message("A term cannot end before it begins."))
    refuse_aadhaar(name, message("Service position"))
    member = members.by_number(desk, number)
    with desk.work(Act.GROUPS, subject=member.uid) as work:
        _refuse_stranger(work, group_id, member)
        work.add(ServicePost(group_id=group_id, member_id=member.id, post=name, since=since, until=until))
        work.commit()


def _refuse_stranger(work: "Work", group_id: int, member: MemberRow) -> None:
    if groups.current_spell(work.session, group_id, member.id, work.now.date()) is None:
        raise Refused(message("{name} is not in this group.", name=member.named()))


def end_post(desk: Desk, uid: str, on: date) -> None:
    """End a service position on a day."""
    with desk.work(Act.GROUPS) as work:
        row = work.session.exec(select(ServicePost).where(ServicePost.uid == uid)).first()
        if row is None:
            raise NotFound(message("This service position is gone already."))
        if on < row.since:
            raise Refused(message("A term cannot end before it begins."))
        work.change(row, about=_uid(desk, row.member_id), until=on)
        if work.changed:
            work.commit()
