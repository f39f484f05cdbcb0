# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register as an import needs to see it: who is there, in which groups, with which office numbers."""

from sqlmodel import Session, col, select

from models.desk.desk import Desk
from models.desk.tables import Post
from models.exchange.existing import Existing, Known, KnownGroup
from models.exchange.findings import Person
from models.gatherings import groups
from models.insight.roll import RollRow, roll
from models.people.notes import NOTE
from models.people.tables import Member, SealedNote, Stay
from models.sobriety.periods import START
from models.sobriety.tables import SobrietyRecord


def existing(desk: Desk) -> Existing:
    """Return what the register holds. Of what is sealed only whether there is some."""
    rows = roll(desk)
    with desk.reading() as session:
        stays = _stays(session)
        stored = {member.number: member for member in session.exec(select(Member))}
        started = set(session.exec(select(SobrietyRecord.member))) | _posted(session, START)
        noted = set(session.exec(select(SealedNote.member))) | _posted(session, NOTE)
    members = tuple(
        Known(
            number=row.member.number,
            person=_person(row, stored[row.member.number], stays.get(row.member.id, [])),
            office_numbers=tuple(
                stay.office_number for stay in stays.get(row.member.id, []) if stay.office_number
            ),
            groups=row.groups,
            sponsor=row.sponsor,
            has_sobriety=row.member.uid in started,
            has_remarks=row.member.uid in noted,
        )
        for row in rows
    )
    return Existing(members, tuple(_group(group) for group in groups.listed(desk)))


def _posted(session: Session, kind: str) -> set[str]:
    waiting = select(Post.subject).where(Post.kind == kind, col(Post.accepted_at).is_(None))
    return set(session.exec(waiting))


def _stays(session: Session) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = {}
    for stay in session.exec(select(Stay).order_by(col(Stay.id))):
        found.setdefault(stay.member_id, []).append(stay)
    return found


def _person(row: RollRow, stored: Member, stays: list[Stay]) -> Person:
    member, last = row.member, stays[-1] if stays else None
    return Person(
        name=member.name,
        local_name=member.local_name,
        relation=member.relation,
        relation_name=member.relation_name,
        village=member.village,
        gender=member.gender,
        birth_date=member.birth_date,
        age_years=stored.age_years,
        age_on=stored.age_on,
        languages=member.languages,
        print_language=member.print_language,
        phones=member.phones,
        shared_phone=member.shared_phone,
        office_number=last.office_number if last else None,
        admitted=last.admitted if last else None,
        left=last.left if last else None,
    )


def _group(group: groups.GroupRow) -> KnownGroup:
    others = tuple(name for name in group.names.values() if name != group.name)
    return KnownGroup(
        group.name,
        group.model,
        others,
        tuple(gender.value for gender in group.genders),
        group.min_age,
        group.max_age,
    )
