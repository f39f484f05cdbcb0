# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates: one page for each person, one PDF for the evening. A design is chosen by its name."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from models.messages import Refused, message
from models.sobriety.faces import CertificateFace, tells_too_much
from models.words import Language, Unit, in_language
from ui.language import Catalogue, current
from ui.paper import document
from ui.paper.classic import Classic
from ui.paper.fonts import NAME, SERIF
from ui.paper.pen import A4_LANDSCAPE, Pen
from ui.paper.typeset import missing_in
from ui.paper.wording import wording


class Design(Protocol):
    """How a certificate looks."""

    def background(self, pen: Pen) -> None:
        """Draw what every page shares; called once for each file, inside a form."""
        ...

    def page(self, pen: Pen, face: CertificateFace) -> None:
        """Draw one person's page over the background."""
        ...


DESIGNS: Mapping[str, Callable[[], Design]] = {"classic": Classic}
"""The designs a centre may choose from, by name."""


def render(faces: Sequence[CertificateFace]) -> bytes:
    """Return one PDF with a page for each certificate, in order.

    Raises ``Unprintable`` where a text cannot stand on paper, and ``Refused`` for a design nobody drew.
    """
    if not faces:
        raise Refused(message("There is no certificate to print. Choose somebody first."))
    first = faces[0].language.value
    pen = Pen(A4_LANDSCAPE, first)
    drawn: dict[str, Design] = {}
    for face in faces:
        if face.design not in drawn:
            drawn[face.design] = _design(face.design)
            with pen.form(face.design):
                drawn[face.design].background(pen)
        pen.use(face.design)
        drawn[face.design].page(pen, face)
        pen.next_page()
    return document.finish(pen, document.NEUTRAL_TITLE, first)


def missing(faces: Sequence[CertificateFace]) -> dict[str, list[str]]:
    """Return the lines that no bundled font can print in full, each with what is missing."""
    found: dict[str, list[str]] = {}
    for face in faces:
        said = wording(face)
        names = [text for signature in said.signatures for text in (signature.name, signature.role)]
        found |= missing_in([face.name], NAME)
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
    say = (reader or current()).tr
    said = wording(face)
    first, second = said.signatures
    lines = [
        (say("Centre"), said.centre),
        (say("Title"), said.title),
        (say("Name"), face.name),
        (say("Sentence"), said.whole_sentence),
        (say("Count in words"), said.words),
        (say("Dates and place"), said.dates),
        (say("First signature"), f"{first.name} – {first.role}" if first.role else first.name),
        (say("Second signature"), f"{second.name} – {second.role}" if second.role else second.name),
        (say("Serial"), said.serial),
        (say("Code"), said.code),
        (say("Limits"), said.limits),
    ]
    if face.discreet and _left_out(face):
        lines.append((say("Left out, as it would tell what the centre does"), " · ".join(_left_out(face))))
    return lines


def _left_out(face: CertificateFace) -> list[str]:
    """Return the centre's texts that a discreet certificate does not print."""
    printed = [in_language(face.discreet_centre, face.language), in_language(face.place, face.language)]
    printed += [in_language(texts, face.language) for both in face.signatories[:2] for texts in both]
    return [text for text in printed if tells_too_much(text)]
