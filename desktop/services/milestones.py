# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Milestones place answered at the Desk: the command line walks the same road."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ui.screen.front import Paper
from ui.screen.milestones.service import Checked, Line, Made, MilestonesView

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.sobriety.faces import CertificateFace
    from models.sobriety.making_out import Style
    from models.sobriety.milestones import Batch, Verified
    from models.sobriety.releases import Faces
    from models.sobriety.rows import DueRow


class DeskMilestones:
    """Milestones and certificates of whoever is signed in."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def today(self) -> date:
        """Return the centre's calendar date."""
        return self._at_desk().today

    def read(self) -> MilestonesView:
        """Return everything the place shows; that the lists were opened is logged."""
        from models.desk.acts import Act
        from models.sobriety import reprints
        from models.sobriety.night import evenings

        desk = self._at_desk()
        issued = tuple(reversed(reprints.issued(desk, date.min, date.max)))
        if not desk.may(Act.AWARD):
            return MilestonesView(issued)
        desk.note(Act.VIEW_MEMBER, milestones=True)
        return MilestonesView(issued, _lists(desk), evenings(desk))

    def check(self, rows: "Sequence[DueRow]", style: "Style") -> Sequence[Checked]:
        """Return every line as it will print; nothing is awarded."""
        from models.people import consents
        from models.sobriety import milestones
        from models.words import Purpose

        desk = self._at_desk()
        faces = milestones.preview(desk, rows, style)
        with desk.reading() as session:
            held = consents.numbers_of_holders(session, Purpose.CERTIFICATE)
        pages = [_checked(number, face, consents=number in held) for number, face in faces]
        return [*pages, *(_without_page(row) for row in rows if not row.certificate)]

    def make(self, rows: "Sequence[DueRow]", style: "Style", *, consent_held: bool) -> Made:
        """Award, release, and make one PDF."""
        from models.sobriety import milestones

        desk = self._at_desk()
        batch = milestones.award(desk, rows, style, consent_held=consent_held)
        return _made(batch, _certificates(desk, batch.faces))

    def release(self, rows: "Sequence[DueRow]", style: "Style", *, consent_held: bool) -> Made:
        """Award and release to the desk's print list; nothing is printed."""
        from models.sobriety import milestones

        desk = self._at_desk()
        on_paper = [row for row in rows if row.certificate]
        batch = milestones.award(desk, on_paper, style, consent_held=consent_held, printed=False)
        return _made(batch, None)

    def pack(self, rows: "Sequence[DueRow]", style: "Style", part: str, *, consent_held: bool) -> Made:
        """Award, and make a chip night's pack, or one part of it."""
        from models.centre.centre import centre
        from models.centre.logos import logo
        from models.sobriety import milestones
        from models.sobriety.night import night
        from ui.paper.chipnight import Night, Part, render

        desk = self._at_desk()
        parts = tuple(one for one in Part if part in ("", one.value))
        printed = Part.CERTIFICATES in parts
        batch = milestones.award(desk, rows, style, consent_held=consent_held, printed=printed)
        faces = tuple(face for _member, face in batch.faces)
        if not faces and (parts == (Part.CERTIFICATES,) or not batch.given):
            return _made(batch, None)
        language = style.language or desk.person.language
        evening = night(desk, batch.faces, language, given=batch.given)
        whole = Night(desk.today, centre(desk).names, language, evening, faces, logo(desk))
        return _made(batch, _paper(desk, "chip-night", render(whole, parts)))

    def again(self, serials: Sequence[str], reason: str) -> Made:
        """Print released certificates; those handed over need a reason and are marked."""
        from models.sobriety.reprints import reprint

        desk = self._at_desk()
        faces = reprint(desk, serials, reason)
        return Made(_certificates(desk, faces), tuple(face.serial for _member, face in faces))

    def correct(self, serial: str, reason: str) -> Made:
        """Make out anew, in the same style, what was handed over with a mistake in it."""
        from models.sobriety import reprints

        desk = self._at_desk()
        face = reprints.correct(desk, serial, reason)
        return Made(_certificates(desk, ((0, face),)), (face.serial,))

    def hand_over(self, serials: Sequence[str]) -> int:
        """Tick certificates as handed over today; return how many were not yet."""
        from models.sobriety.reprints import hand_over_all

        return hand_over_all(self._at_desk(), serials)

    def register(self, first: date, last: date) -> Paper:
        """Return the register of certificates, to print; the printing is logged."""
        from models.centre.centre import centre
        from models.desk.acts import Act
        from models.desk.outside import outside_anchor
        from models.sobriety.reprints import issued
        from ui.paper.issued import render_register

        desk = self._at_desk()
        rows, language = issued(desk, first, last), desk.person.language
        pdf = render_register(rows, centre(desk).names, first, last, language, outside_anchor(desk))
        desk.note(Act.PRINT)
        return _paper(desk, "register", pdf)

    def verify(self, typed: str) -> "Verified":
        """Tell whether a certificate is ours; serial and code stand in one text."""
        from models.sobriety.codes import read_typed
        from models.sobriety.milestones import Verified, verify

        both = read_typed(typed)
        return verify(self._at_desk(), *both) if both else Verified("unknown")


def _lists(desk: "Desk") -> "dict[str, tuple[DueRow, ...]]":
    from models.sobriety import milestones

    month = milestones.due(desk, desk.today, 30)
    return {
        "today": tuple(row for row in month if row.days_away == 0),
        "week": tuple(row for row in month if 0 < row.days_away <= milestones.AHEAD_DAYS),
        "month": tuple(row for row in month if row.days_away > 0),
        "missed": milestones.missed(desk),
    }


def _checked(number: int, face: "CertificateFace", *, consents: bool) -> Checked:
    from ui import language
    from ui.labels import label
    from ui.paper.certificate import lines_as_printed, missing
    from ui.paper.lacking import lacking

    return Checked(
        number,
        face.name,
        tuple(Line(what, text) for what, text in lines_as_printed(face) if text),
        tuple(sorted({one for found in missing([face]).values() for one in found})),
        tuple(
            (label(which, language.current()), one) for which, said in lacking(face).items() for one in said
        ),
        consents,
    )


def _without_page(row: "DueRow") -> Checked:
    """Return how a milestone is celebrated that gives no certificate: no consent to a paper is asked for."""
    from ui import language
    from ui.labels import milestone
    from ui.language import tr

    done = (tr("called up") if row.announce else "", tr("a chip") if row.chip else "")
    lines = (
        Line(tr("Milestone"), milestone(row.unit, row.count, language.current())),
        Line(tr("Without a certificate"), " · ".join(each for each in done if each)),
    )
    return Checked(row.member, row.name, lines, (), ())


def _certificates(desk: "Desk", faces: "Faces") -> Paper | None:
    from models.centre.logos import logo
    from ui.paper.certificate import render

    if not faces:
        return None
    return _paper(desk, "certificates", render([face for _member, face in faces], logo(desk)))


def _paper(desk: "Desk", name: str, pdf: bytes) -> Paper:
    return Paper(f"{name}-{desk.today.isoformat()}.pdf", pdf)


def _made(batch: "Batch", paper: Paper | None) -> Made:
    return Made(
        paper,
        tuple(face.serial for _member, face in batch.faces),
        tuple(row.name for row in batch.without_consent),
        len(batch.given),
    )
