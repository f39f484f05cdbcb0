# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates: one page for each person, one PDF for the evening. A design is chosen by its name."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

from models.centre.picture import Picture
from models.messages import Refused, message
from models.sobriety.faces import CertificateFace, tells_too_much
from models.words import Language, Unit, in_language
from ui.language import Catalogue, current
from ui.paper import document
from ui.paper.classic import Classic
from ui.paper.design import Design, Ground, Said, batch_of
from ui.paper.fonts import NAME, SERIF
from ui.paper.logo import LogoArt
from ui.paper.modern import Modern
from ui.paper.pen import A4_LANDSCAPE, Pen
from ui.paper.typeset import missing_in
from ui.paper.wording import MOST_SIGNERS, Signature, person, wording
from ui.paper.young import Young

DESIGNS: Mapping[str, Callable[[], Design]] = {"classic": Classic, "modern": Modern, "young": Young}
"""The designs a centre may choose from, by name."""


def render(faces: Sequence[CertificateFace], logo: Picture | None = None) -> bytes:
    """Return one PDF with a page for each certificate, in order.

    A discreet page carries the logo only where the centre said that it tells nothing. Raises ``Unprintable``
    where a text cannot stand on paper, and ``Refused`` for a design nobody drew.
    """
    if not faces:
        raise Refused(message("There is no certificate to print. Choose somebody first."))
    first = faces[0].language.value
    pen = Pen(A4_LANDSCAPE, first)
    draw(pen, faces, logo)
    return document.finish(pen, document.NEUTRAL_TITLE, first)


def draw(pen: Pen, faces: Sequence[CertificateFace], logo: Picture | None = None) -> None:
    """Draw a page for each certificate, in order, on a pen of A4 landscape."""
    batches = _Batches(pen, LogoArt.of(logo) if logo else None)
    for face in faces:
        batches.of(face).draw(face)
        pen.next_page()


class _Batch:
    """Certificates that differ in name, serial and code alone: all else of them is set once."""

    def __init__(self, pen: Pen, face: CertificateFace, design: Design, ground: Ground) -> None:
        self._pen = pen
        self._page = design.pages(pen, Said.of(face), ground)
        self._background = f"{face.design}-{ground.signers}"
        if not pen.has_form(self._background):
            with pen.form(self._background):
                design.background(pen, ground)

    def draw(self, face: CertificateFace) -> None:
        """Draw one of them."""
        name = self._background
        self._pen.alike(name, lambda: self._pen.use(name))
        self._page(person(face), face)


class _Batches:
    """The batches of one file; their backgrounds are drawn once, as forms, for all pages that are alike."""

    def __init__(self, pen: Pen, logo: LogoArt | None) -> None:
        self._pen, self._logo = pen, logo
        self._known: dict[Hashable, _Batch] = {}

    def of(self, face: CertificateFace) -> _Batch:
        """Return the batch of a certificate."""
        key = batch_of(face)
        if key not in self._known:
            self._known[key] = _Batch(self._pen, face, _design(face.design), self._ground(face))
        return self._known[key]

    def _ground(self, face: CertificateFace) -> Ground:
        logo = self._logo
        if logo is not None and face.discreet and not logo.picture.discreet:
            logo = None
        return Ground(min(len(face.signatories), MOST_SIGNERS) or 2, logo)


def missing(faces: Sequence[CertificateFace]) -> dict[str, list[str]]:
    """Return the lines that no bundled font can print in full, each with what is missing."""
    found: dict[str, list[str]] = {}
    for face in faces:
        said = wording(face)
        names = [text for signature in said.signatures for text in (signature.name, signature.role)]
        found |= missing_in([face.name], NAME)
        found |= missing_in([face.second_name], SERIF)
        found |= missing_in([said.centre, said.dates, said.serial, *names], SERIF)
    return found


def make_ready(language: Language) -> None:
    """Read fonts and compute the border beforehand, off the GUI thread, so that the first is quick."""
    nobody = CertificateFace("0", "0", "A", language, Unit.DAYS, 1, date(2000, 1, 1), date(2000, 1, 1))
    render([nobody])


def _design(name: str) -> Design:
    if name not in DESIGNS:
        raise Refused(
            message(
                "There is no certificate design “{design}”. Nothing was printed. Choose one of: {known}.",
                design=name,
                known=", ".join(DESIGNS),
            )
        )
    return DESIGNS[name]()


def lines_as_printed(face: CertificateFace, reader: Catalogue | None = None) -> list[tuple[str, str]]:
    """Return (what it is, as it will print) for every line a person should look over before printing.

    Labels are in the reader's language, lines in the certificate's. An empty line does not print.
    """
    tr = (reader or current()).tr
    said = wording(face)
    lines = [
        (tr("Centre"), said.centre),
        (tr("Title"), said.title),
        (tr("Name"), said.name),
        (tr("Sentence"), said.whole_sentence),
        (tr("Count in words"), said.words),
        (tr("Dates and place"), said.dates),
        *zip(
            (tr("First signature"), tr("Second signature"), tr("Third signature")),
            map(_signed, said.signatures),
            strict=False,
        ),
        (tr("Serial"), said.serial),
        (tr("Code"), said.code),
        (tr("Limits"), said.limits),
    ]
    if face.second_language is not None and face.second_language is not face.language:
        lines += _second_lines(face, face.second_language, tr)
    if face.discreet and _left_out(face):
        lines.append((tr("Left out, as it would tell what the centre does"), " · ".join(_left_out(face))))
    return lines


def _signed(signature: Signature) -> str:
    return " – ".join(part for part in (signature.name, signature.role) if part)


def _second_lines(
    face: CertificateFace, language: Language, tr: Callable[[str], str]
) -> list[tuple[str, str]]:
    second = wording(face, language)
    return [
        (tr("Centre, second language"), second.centre),
        (tr("Title, second language"), second.title),
        (tr("Name, second language"), second.name),
        (tr("Sentence, second language"), second.whole_sentence),
        (tr("Dates and place, second language"), second.dates),
        *zip(
            (
                tr("First signature, second language"),
                tr("Second signature, second language"),
                tr("Third signature, second language"),
            ),
            map(_signed, second.signatures),
            strict=False,
        ),
        (tr("Limits, second language"), second.limits),
    ]


def _left_out(face: CertificateFace) -> list[str]:
    """Return the centre's texts that a discreet certificate does not print."""
    printed = [in_language(face.discreet_centre, face.language), in_language(face.place, face.language)]
    printed += [in_language(texts, face.language) for both in face.signatories[:2] for texts in both]
    return [text for text in printed if tells_too_much(text)]
