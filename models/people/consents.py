# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consents and guardians: one answer per purpose, the newest counts, none is ever changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.bulk import read_all
from models.desk.desk import Desk
from models.messages import Refused, message
from models.people.identity import refuse_aadhaar
from models.people.members import refuse_long_id, row_by_number
from models.people.notes import keep
from models.people.phones import read_phone
from models.people.tables import Consent, Guardian, Member
from models.text import clean_line
from models.vault.columns import id_of
from models.words import Language, Purpose

if TYPE_CHECKING:
    from models.desk.work import Work

NOTICE_VERSION = "2026-1"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """The answer that counts now for one purpose."""

    purpose: Purpose
    given: bool
    at: datetime
    language: Language
    read_by: str
    on_paper: bool
    notice_version: str = NOTICE_VERSION


@dataclass(frozen=True, slots=True)
class NewGuardian:
    """Who answers for a member under 18."""

    name: str
    relation: str
    phone: str | None = None
    id_type: str | None = None
    id_last4: str | None = None


def answer(desk: Desk, number: int, purpose: Purpose, *, given: bool, read_by: str = "") -> ConsentRow:
    """Record that a member gave or withdrew consent for a purpose, just now."""
    refuse_aadhaar(read_by, message("Read aloud by"))
    with desk.work(Act.CONSENT) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        row = write(work, member, purpose, given=given, read_by=clean_line(read_by))
        work.commit()
    return _row(row)


def write(
    work: "Work", member: Member, purpose: Purpose, *, given: bool, read_by: str = "", on_paper: bool = False
) -> Consent:
    """Write an answer inside somebody's unit of work. A yes to records, given here, ends the notice due."""
    if purpose is Purpose.RECORDS and given and not on_paper:
        work.change(member, about=member.uid, notice_due=False)
    return work.add(
        Consent(
            member_id=id_of(member),
            purpose=purpose,
            given=given,
            at=work.now,
            notice_version=NOTICE_VERSION,
            language=work.desk.person.language,
            read_by=read_by,
            on_paper=on_paper,
        ),
        about=member.uid,
    )


def answers(desk: Desk, number: int) -> tuple[ConsentRow, ...]:
    """Return the answer that counts for each purpose that was ever asked."""
    with desk.reading() as session:
        member = row_by_number(session, number)
        chosen = select(Consent).where(Consent.member_id == member.id).order_by(col(Consent.id))
        newest = {row.purpose: row for row in session.exec(chosen)}
    return tuple(_row(row) for row in newest.values())


def holders(session: Session, purpose: Purpose) -> set[int]:
    """Return the ids of the members whose newest answer to a purpose is yes."""
    chosen = (
        select(Consent.member_id, Consent.given).where(Consent.purpose == purpose).order_by(col(Consent.id))
    )
    newest = dict(session.exec(chosen).all())
    return {member_id for member_id, given in newest.items() if given}


def numbers_of_holders(session: Session, purpose: Purpose) -> set[int]:
    """Return the same members by their numbers."""
    held = holders(session, purpose)
    return {number for id_, number in read_all(session, Member, "id", "number") if id_ in held}


def name_guardian(desk: Desk, number: int, new: NewGuardian) -> None:
    """Record a guardian and end the pending time. Only the last four of an ID are ever kept."""
    checked = _checked(new)
    with desk.work(Act.GUARDIAN) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        work.add(
            Guardian(
                member_id=id_of(member),
                name=checked.name,
                relation=checked.relation,
                phone=checked.phone,
                id_type=checked.id_type,
                id_last4=checked.id_last4,
                seen_by=desk.person.name,
                on=desk.today,
            )
        )
        work.change(member, pending_until=None)
        work.commit()


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """A guardian as shown."""

    name: str
    relation: str
    phone: str | None
    on: date
    id_type: str | None = None
    id_last4: str | None = None
    seen_by: str | None = None


def guardians(desk: Desk, number: int) -> tuple[GuardianRow, ...]:
    """Return a member's guardians, newest last."""
    with desk.reading() as session:
        member = row_by_number(session, number)
        chosen = select(Guardian).where(Guardian.member_id == member.id).order_by(col(Guardian.id))
        return tuple(_guardian(row) for row in session.exec(chosen))


def _guardian(row: Guardian) -> GuardianRow:
    return GuardianRow(row.name, row.relation, row.phone, row.on, row.id_type, row.id_last4, row.seen_by)


def exempt(desk: Desk, number: int, reason: str) -> None:
    """Let a manager's health-service exemption stand in place of a guardian; its reason is sealed."""
    words = clean_line(reason)
    if not words:
        raise Refused(message("An exemption needs a reason, in a few words."))
    refuse_aadhaar(words, message("Reason"))
    with desk.work(Act.EXEMPT) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        work.change(member, pending_until=None, exempt_on=desk.today)
        keep(work, member.uid, {"kind": "exemption", "text": words})
        work.commit()


def _checked(new: NewGuardian) -> NewGuardian:
    name, relation = clean_line(new.name), clean_line(new.relation)
    if not name or not relation:
        raise Refused(message("A guardian needs a name and how they are related."))
    for text in (name, relation, new.id_type or "", new.id_last4 or ""):
        refuse_aadhaar(text, message("Guardian"))
    last4 = clean_line(new.id_last4 or "") or None
    refuse_long_id(last4)
    phone = read_phone(new.phone) if new.phone else None
    return NewGuardian(name, relation, phone, clean_line(new.id_type or "") or None, last4)


def _row(row: Consent) -> ConsentRow:
    return ConsentRow(
        row.purpose, row.given, row.at, row.language, row.read_by, row.on_paper, row.notice_version
    )
