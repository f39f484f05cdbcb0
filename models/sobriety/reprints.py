# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing certificates again: after a jam, after they were handed over, or with a name put right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import NotFound, Refused, message
from models.people import members
from models.people.members import MemberRow
from models.people.tables import Member
from models.sobriety.codes import read_serial
from models.sobriety.faces import CertificateFace
from models.sobriety.making_out import Style, new_award
from models.sobriety.releases import Faces
from models.sobriety.rows import DueRow
from models.sobriety.snapshot import CANONICAL, from_snapshot
from models.sobriety.tables import Award, Release
from models.text import clean_line, whole_number
from models.words import NameLevel, Unit

T = TypeVar("T")
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """A certificate in the register: what it says, and what became of it."""

    serial: str
    member: int
    number_text: str
    name: str
    unit: Unit
    count: int
    reached_on: date
    presented_on: date
    handed_over_on: date | None
    prints: int
    reprints: tuple[tuple[str, str], ...]
    """(day as ISO text, why) of each print after it was handed over."""
    replaced_by: str | None


def read_pages(text: str, pages: int) -> tuple[int, ...]:
    """Read "9-14" or "3, 9-14" as page numbers from 1; raise ``Refused`` for pages that are not there."""
    found: list[int] = []
    for part in text.replace("–", "-").split(","):
        first, dash, last = part.partition("-")
        low, high = whole_number(first), whole_number(last if dash else first)
        if low is None or high is None or not 1 <= low <= high <= pages:
            raise _no_pages(text, pages)
        found += range(low, high + 1)
    return tuple(dict.fromkeys(found))


def _no_pages(text: str, pages: int) -> Refused:
    return Refused(
        message(
            "“{text}” does not name pages from 1 to {pages}. Nothing was printed. Write them as 9-14.",
            text=text[:40],
            pages=pages,
        )
    )


def only(everything: Sequence[T], pages: str) -> tuple[T, ...]:
    """Return the things on these pages, as after a jam; all of them where no page is named."""
    if not pages:
        return tuple(everything)
    return tuple(everything[page - 1] for page in read_pages(pages, len(everything)))


def reprint(desk: Desk, serials: Iterable[str], reason: str) -> Faces:
    """Return certificates to print again: marked, with the reason kept, once they were handed over."""
    why = clean_line(reason)[:_LONGEST_REASON]
    faces: list[tuple[int, CertificateFace]] = []
    with desk.work(Act.PRINT) as work:
        for typed in serials:
            released, member = _find(work.session, typed)
            face = from_snapshot(released.snapshot)
            if released.superseded_by:
                raise _superseded(face.serial, released.superseded_by)
            if released.handed_over_on is None:
                work.change(released, about=member.uid, prints=released.prints + 1)
            else:
                _refuse_without(why, face.serial)
                kept = [*released.reprints, {"on": desk.today.isoformat(), "reason": why}]
                work.change(released, about=member.uid, prints=released.prints + 1, reprints=kept)
                face = replace(face, reprint=True)
            faces.append((member.number, face))
        if faces:
            work.commit()
    return tuple(faces)


def _refuse_without(why: str, serial: str) -> None:
    if not why:
        raise Refused(
            message(
                "{serial} was handed over already. Nothing was printed. Say why it is printed again.",
                serial=serial,
            )
        )


def _superseded(serial: str, by: str) -> Refused:
    return Refused(
        message("{serial} was replaced by {by}. Nothing was printed. Print that one.", serial=serial, by=by)
    )


def _find(session: Session, typed: str) -> tuple[Release, Member]:
    found = session.exec(
        select(Release, Member).where(
            Release.member_id == Member.id,
            Release.award_id == Award.id,
            Award.serial == (read_serial(typed) or ""),
        )
    ).first()
    if found is None:
        raise NotFound(message("No certificate with serial {serial} was released.", serial=typed[:40]))
    return found


def correct(desk: Desk, typed_serial: str, reason: str) -> CertificateFace:
    """Make out anew a certificate that was handed over with a mistake in it: a new serial supersedes the old.

    It looks as it did, and shows as much of the name as it did. What was not handed over yet needs no
    correction: mend the name and print it again.
    """
    why = clean_line(reason)[:_LONGEST_REASON]
    with desk.work(Act.AWARD) as work:
        released, member = _find(work.session, typed_serial)
        old = from_snapshot(released.snapshot)
        if released.superseded_by:
            raise _superseded(old.serial, released.superseded_by)
        if released.handed_over_on is None:
            raise Refused(
                message(
                    "{serial} was not handed over yet. Mend the name and print it again: its number stays.",
                    serial=old.serial,
                )
            )
        if not why:
            raise Refused(
                message(
                    "{serial} was not replaced. Say what is put right, so that the register can tell.",
                    serial=old.serial,
                )
            )
        person = members.rows(desk, work.session, [member])[0]
        row = DueRow(member.number, "", "", old.unit, old.count, old.reached_on, 0, awarded=True)
        face = new_award(work, person, row, _style_of(released, old, person))
        kept = [*released.reprints, {"on": desk.today.isoformat(), "reason": why}]
        work.change(released, about=member.uid, superseded_by=face.serial, reprints=kept)
        work.commit()
    return face


def _style_of(released: Release, old: CertificateFace, person: MemberRow) -> Style:
    canonical = released.snapshot.get(CANONICAL, person.name)
    level = _level_of(old, replace(person, name=canonical))
    return Style(old.language, old.second_language, old.design, old.discreet, level)


def _level_of(old: CertificateFace, person: MemberRow) -> NameLevel:
    """Return how much of the name was printed; of a spelling that is gone, as much as it looks like."""
    for level in NameLevel:
        if person.shown(level, old.language) == old.name:
            return level
    if old.name.endswith("."):
        return NameLevel.INITIAL
    return NameLevel.CIRCLE if person.circle_name and " " not in old.name else NameLevel.FULL


def hand_over_all(desk: Desk, serials: Iterable[str]) -> int:
    """Tick many certificates as handed over today; return how many were not yet."""
    ticked = 0
    with desk.work(Act.HAND_OVER) as work:
        for typed in serials:
            released, member = _find(work.session, typed)
            if released.handed_over_on is None:
                work.change(released, about=member.uid, handed_over_on=desk.today)
                ticked += 1
        if ticked:
            work.commit()
    return ticked


def issued(desk: Desk, first: date, last: date) -> tuple[IssuedRow, ...]:
    """Return the register of certificates presented from one day to another, by serial."""
    desk.require(Act.PRINT)
    with desk.reading() as session:
        found = session.exec(
            select(Release, Member).where(Release.member_id == Member.id).order_by(col(Release.id))
        ).all()
        shown = members.rows(desk, session, [member for _released, member in found])
    rows = [
        _issued(released, person.number, person.number_text)
        for (released, _member), person in zip(found, shown, strict=True)
    ]
    return tuple(sorted((row for row in rows if first <= row.presented_on <= last), key=_by_serial))


def _by_serial(row: IssuedRow) -> tuple[str, int]:
    head, _, number = row.serial.rpartition("/")
    return head, int(number)


def _issued(released: Release, number: int, number_text: str) -> IssuedRow:
    face = from_snapshot(released.snapshot)
    return IssuedRow(
        serial=face.serial,
        member=number,
        number_text=number_text,
        name=face.name,
        unit=face.unit,
        count=face.count,
        reached_on=face.reached_on,
        presented_on=face.presented_on,
        handed_over_on=released.handed_over_on,
        prints=released.prints,
        reprints=tuple((one["on"], one["reason"]) for one in released.reprints),
        replaced_by=released.superseded_by,
    )
