# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering somebody in one act: details, sobriety date and groups together, or nothing of it."""

from dataclasses import dataclass
from datetime import date

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings import groups
from models.gatherings.eligibility import eligibility_block, eligibility_doubts
from models.messages import Message, Refused, message
from models.people import consents, members
from models.people.members import MemberRow, NewMember
from models.search import key
from models.sobriety import periods
from models.vault.columns import id_of
from models.words import Purpose


def _alike(desk: Desk, new: NewMember) -> list[Message]:
    """Return a doubt for everybody of the same-sounding name with the same phone or birth date."""
    wanted = key(new.name)
    return [
        message(
            "{number} has the same name and phone or birth date. Is it the same person?",
            number=row.number_text,
        )
        for row in members.find(desk, new.name)
        if key(row.name) == wanted
        and (set(row.phones) & set(new.phones) or (new.birth_date and row.birth_date == new.birth_date))
    ]


@dataclass(frozen=True, slots=True)
class Registered:
    """Who was registered, and what the group facilitators should look at."""

    member: MemberRow
    doubts: tuple[Message, ...]


def register(
    desk: Desk,
    new: NewMember,
    *,
    sobriety_start: date | None = None,
    group_names: tuple[str, ...] = (),
    consents_given: tuple[Purpose, ...] = (),
) -> Registered:
    """Register a member. Raises Refused with one sentence, and then nothing was kept."""
    checked = members.check(new)
    if sobriety_start is not None:
        periods.check_start(desk, sobriety_start, checked.birth_date)
    named = [groups.by_name(desk, name) for name in group_names]
    chosen = {group.id: group for group in named}.values()
    doubts = _alike(desk, checked)
    with desk.work(Act.ADD_MEMBER) as work:
        member = members.write(work, checked)
        work.subject = member.uid
        age = members.age_of(member, desk.today)
        for group in chosen:
            reason = eligibility_block(group.meant_for, age)
            if reason is not None:
                raise Refused(reason)
            doubts += eligibility_doubts(group.meant_for, member.gender, age)
            groups.write_membership(work, group.id, id_of(member), member.uid, desk.today)
        for purpose in dict.fromkeys(consents_given):
            consents.write(work, member, purpose, given=True)
        if sobriety_start is not None:
            periods.keep_start(work, member.uid, sobriety_start)
        work.commit()
    return Registered(members.by_number(desk, member.number), tuple(doubts))
