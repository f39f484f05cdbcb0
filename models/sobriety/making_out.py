# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a certificate out: its face from the centre's words and the member's, its serial and its code."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from models.centre.centre import centre, signatories
from models.centre.settings import WITHOUT_PAPER
from models.centre.tables import CertificateKey
from models.desk.desk import Desk
from models.people.members import MemberRow
from models.sobriety.codes import code, financial_year, serial
from models.sobriety.faces import CertificateFace
from models.sobriety.ladder import refuse_early
from models.sobriety.ladders import walked
from models.sobriety.rows import DueRow
from models.sobriety.snapshot import from_snapshot, to_snapshot
from models.sobriety.tables import Award, Release
from models.vault.columns import id_of
from models.words import Language, NameLevel, Unit

if TYPE_CHECKING:
    from models.desk.work import Work


@dataclass(frozen=True, slots=True)
class Style:
    """How certificates are to be made out."""

    language: Language | None = None
    second_language: Language | None = None
    design: str = "classic"
    discreet: bool = False
    names: NameLevel = NameLevel.FULL


_UNITS = {unit.value: unit for unit in Unit}
"""Asking the enum for each of many thousand awards took a third longer."""


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award, opened: whose it is, what for, and the face that prints, made when it is asked for."""

    award_id: int
    member: str
    snapshot: dict[str, Any]

    @property
    def face(self) -> CertificateFace:
        """What the certificate says."""
        return from_snapshot(self.snapshot)

    @property
    def on_paper(self) -> bool:
        """Whether it is a certificate; else it is a note that the milestone was celebrated."""
        return bool(self.snapshot["code"])

    @property
    def rung(self) -> tuple[Unit, int, date]:
        """What it was awarded for, and when that was reached."""
        said = self.snapshot
        return _UNITS[said["unit"]], said["count"], date.fromisoformat(said["reached_on"])


def new_award(work: "Work", person: MemberRow, row: DueRow, style: Style, prints: int = 1) -> CertificateFace:
    """Award a milestone: the next serial, sealed, and released as it will be printed."""
    settings = centre(work.desk)
    presented = max(work.desk.today, row.on)
    refuse_early(row.on, presented)
    number = work.next_number(f"serial/{financial_year(presented)}")
    key = certificate_key(work.session)
    bare = blank(work.desk, person, row, style, presented)
    face = _coded(replace(bare, serial=serial(settings.serial_prefix, presented, number)), key, person)
    sealed = Award(serial=face.serial, key_uid=key.uid)
    work.add_sealed(sealed, "", {"member": person.uid, "face": to_snapshot(face, person.name)})
    release = Release(
        award_id=id_of(sealed),
        member_id=person.id,
        snapshot=to_snapshot(face, person.name),
        released_at=work.now,
        prints=prints,
    )
    work.add(release, about=person.uid)
    return face


def note_given(work: "Work", person: MemberRow, row: DueRow) -> str:
    """Note a milestone that is celebrated without a certificate; return its number.

    It is drawn from a series of its own, so that the register of certificates has no gaps.
    """
    presented = max(work.desk.today, row.on)
    refuse_early(row.on, presented)
    own = centre(work.desk).serial_prefix  # a centre may have chosen one of the two before both were taken
    prefix = next(one for one in WITHOUT_PAPER if one != own)
    number = serial(prefix, presented, work.next_number(f"chip/{financial_year(presented)}"))
    face = replace(blank(work.desk, person, row, Style(), presented), serial=number)
    sealed = Award(serial=number, key_uid=certificate_key(work.session).uid)
    work.add_sealed(sealed, "", {"member": person.uid, "face": to_snapshot(face, person.name)})
    return number


def made_out_again(
    work: "Work",
    person: MemberRow,
    style: Style,
    known: Awarded,
    released: Release | None,
    prints: int = 1,
) -> CertificateFace:
    """Make an award out anew that was not handed over yet: the serial stays, a mended name gets its code."""
    stored = work.session.get(Award, known.award_id)
    key = work.session.exec(
        select(CertificateKey).where(CertificateKey.uid == (stored.key_uid if stored else ""))
    ).one()
    old = known.face
    row = DueRow(person.number, "", "", old.unit, old.count, old.reached_on, 0, awarded=True)
    bare = blank(work.desk, person, row, style, old.presented_on)
    face = _coded(replace(bare, serial=old.serial), key, person)
    snapshot = to_snapshot(face, person.name)
    if stored is not None and face != old:
        work.reseal(stored, "", {"member": known.member, "face": snapshot})
    if released is not None:
        work.change(released, about=known.member, snapshot=snapshot, prints=released.prints + prints)
    return face


def blank(desk: Desk, person: MemberRow, row: DueRow, style: Style, presented: date) -> CertificateFace:
    """Return what would be printed for a milestone, without a serial and a code."""
    settings = centre(desk)
    language = style.language or person.print_language or settings.language
    return CertificateFace(
        serial="",
        code="",
        name=person.shown(style.names, language),
        second_name=person.shown(style.names, style.second_language) if style.second_language else "",
        rung=walked(desk).of(person.number).own_words(row.unit, row.count),
        language=language,
        second_language=style.second_language,
        unit=row.unit,
        count=row.count,
        reached_on=row.on,
        presented_on=presented,
        centre=settings.names,
        discreet_centre=settings.discreet_names,
        place=settings.place,
        signatories=tuple((one.names, one.roles) for one in signatories(desk)),
        discreet=style.discreet,
        count_start_day=settings.count_start_day,
        design=style.design,
        reprint=False,
    )


def _coded(face: CertificateFace, key: CertificateKey, person: MemberRow) -> CertificateFace:
    made = code(key.key, face.serial, person.name, face.unit, face.count, face.reached_on)
    return replace(face, code=made)


def certificate_key(session: Session) -> CertificateKey:
    """Return the newest key of verification codes."""
    return session.exec(select(CertificateKey).order_by(col(CertificateKey.id).desc()).limit(1)).one()
