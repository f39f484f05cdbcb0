# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance slip: one half of the page for the member, the other for the office's file."""

from typing import TYPE_CHECKING

from models.people.phones import show_phone
from models.sobriety.faces import discreet
from models.words import Language, in_language
from ui.language import of
from ui.paper import document
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.sheet_parts import put
from ui.paper.typeset import Align, Paragraph, fit, missing_in

if TYPE_CHECKING:
    from models.gatherings.proofs import ProofLine, ProofPaper

_LEFT, _RIGHT = 18 * MM, A4[0] - 18 * MM
_ROOM = _RIGHT - _LEFT
_HALF = A4[1] / 2
_ROW = 6.5 * MM
_MOST_LINES = 5
_COLUMNS = (_ROOM - 60 * MM, 30 * MM, 30 * MM)
_MUTED, _TINT, _HAIR = grey(0.65), grey(0.07), grey(0.75)


def render_proof(paper: "ProofPaper", language: Language, *, without_a_word: bool = False) -> bytes:
    """Return the slip as PDF; ``without_a_word`` leaves out whatever tells what the centre does."""
    slip = _Slip(paper, language, without_a_word=without_a_word)
    slip.draw(A4[1] - 14 * MM, "")
    slip.draw(_HALF - 12 * MM, slip.catalogue.tr("Office copy"))
    with slip.pen.decoration():
        slip.pen.colour(_HAIR)
        slip.pen.thickness(0.4)
        slip.pen.line(8 * MM, _HALF, A4[0] - 8 * MM, _HALF)
    slip.pen.next_page()
    return document.finish(slip.pen, slip.catalogue.tr("Attendance slip"), language.value)


def missing(paper: "ProofPaper") -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    groups = [text for line in paper.lines for text in line.group.values()]
    head = [*paper.head.names.values(), *paper.head.discreet_names.values(), *paper.head.address.values()]
    return missing_in([paper.name, paper.made_by, *groups, *head], REGULAR)


class _Slip:
    """One slip, drawn twice on the page."""

    def __init__(self, paper: "ProofPaper", language: Language, *, without_a_word: bool) -> None:
        self.paper, self.catalogue = paper, of(language)
        self.pen = Pen(A4, language.value)
        self._discreet = without_a_word

    def draw(self, top: float, copy: str) -> None:
        """Draw the slip downwards from ``top``."""
        pen, paper, tr = self.pen, self.paper, self.catalogue.tr
        language, head = self.catalogue.language, self.paper.head
        full, other = in_language(head.names, language), in_language(head.discreet_names, language)
        name = discreet(other) if self._discreet else full
        address = in_language(head.address, language)
        where = " · ".join(part for part in (address, show_phone(head.phone)) if part)
        pen.colour(_MUTED)
        self._put(name, top - 4 * MM, 11)
        self._put(discreet(where) if self._discreet else where, top - 9 * MM, 8.5)
        self._put(paper.serial, top - 4 * MM, 10, align=Align.END)
        self._put(tr("{date}", date=paper.made_on), top - 9 * MM, 9, align=Align.END)
        self._put(copy, top - 17 * MM, 9, align=Align.END)
        pen.colour(BLACK)
        with pen.tag("H1"):
            put(
                pen,
                tr("Attendance slip"),
                (_LEFT, top - 18 * MM),
                17,
                _ROOM * 0.7,
                self.catalogue,
                fonts=BOLD,
            )
        y = self._paragraph(self._sentence(), top - 22 * MM, 11.5)
        y = self._draw_groups(y - 3 * MM)
        y = self._draw_days(y)
        self._paragraph(self._limits(), y - 2 * MM, 9)
        self._draw_signatures(top - _HALF + 26 * MM)

    def _put(self, text: str, y: float, size: float, *, align: Align = Align.START) -> None:
        if not text:
            return
        room = _ROOM * (0.3 if align is Align.END else 0.68)
        with self.pen.tag("P"):
            x = _RIGHT if align is Align.END else _LEFT
            put(self.pen, text, (x, y), size, room, self.catalogue, align=align)

    def _paragraph(self, text: str, top: float, size: float) -> float:
        language = self.catalogue.language.value
        paragraph = Paragraph(text, REGULAR, size, language=language, leading=size * 1.5)
        with self.pen.tag("P"):
            return paragraph.draw(self.pen, _LEFT, top, _ROOM)

    def _sentence(self) -> str:
        paper = self.paper
        return self.catalogue.trn(
            "{name} (member {number}) came to {came} of {n} session from {first} to {last}.",
            "{name} (member {number}) came to {came} of {n} sessions from {first} to {last}.",
            sum(line.sessions for line in paper.lines),
            name=paper.name,
            number=paper.number_text,
            came=sum(line.came for line in paper.lines),
            first=paper.first,
            last=paper.last,
        )

    def _limits(self) -> str:
        if self._discreet:
            return self.catalogue.tr(
                "Given at the member's own request. It shows attendance only and is no medical or court "
                "certificate."
            )
        return self.catalogue.tr(
            "Given at the member's own request. It shows attendance only: attendance does not prove "
            "sobriety, and this is no medical or court certificate."
        )

    def _draw_groups(self, top: float) -> float:
        tr, lines = self.catalogue.tr, self.paper.lines
        if not lines or len(lines) > _MOST_LINES:
            return top
        with self.pen.holding("Table"):
            self._draw_row((tr("Group"), tr("Sessions"), tr("Came")), top, "TH")
            for i, line in enumerate(lines, 1):
                self._draw_row((self._group(line), str(line.sessions), str(line.came)), top - i * _ROW, "TD")
        return top - (len(lines) + 1) * _ROW

    def _group(self, line: "ProofLine") -> str:
        text = in_language(line.group, self.catalogue.language)
        return (discreet(text) or self.catalogue.tr("Group")) if self._discreet else text

    def _draw_row(self, texts: tuple[str, str, str], top: float, role: str) -> None:
        pen, x = self.pen, _LEFT
        with pen.decoration():
            if role == "TH":
                pen.colour(_TINT)
                pen.rectangle(_LEFT, top - _ROW, _ROOM, _ROW, filled=True)
            pen.colour(_HAIR)
            pen.thickness(0.4)
            pen.line(_LEFT, top - _ROW, _RIGHT, top - _ROW)
            pen.colour(BLACK)
        with pen.holding("TR"):
            for text, width in zip(texts, _COLUMNS, strict=True):
                with pen.tag(role):
                    fonts = BOLD if role == "TH" else REGULAR
                    at = (x + 1.5 * MM, top - _ROW + 2 * MM)
                    put(pen, text, at, 9.5, width - 3 * MM, self.catalogue, fonts=fonts)
                x += width

    def _draw_days(self, top: float) -> float:
        """Draw the days, in one small paragraph, where they are few enough to be read."""
        if not self.paper.days:
            return top
        days = ", ".join(self.catalogue.tr("{date}", date=day) for day in self.paper.days)
        text = self.catalogue.tr("Days: {days}", days=days)
        fitted = fit(text, REGULAR, 8.5, _ROOM, language=self.catalogue.language.value, lines=4, least=1)
        if fitted.size < 7:
            return top
        with self.pen.tag("P"):
            fitted.draw(self.pen, _LEFT, top - 5 * MM)
        return top - 5 * MM - fitted.height - 2 * MM

    def _draw_signatures(self, y: float) -> None:
        tr, width = self.catalogue.tr, 60 * MM
        for x, label in (
            (_LEFT, tr("Prepared by {name}", name=self.paper.made_by)),
            (_RIGHT - width, tr("Signature and stamp")),
        ):
            with self.pen.tag("P"):
                self.pen.thickness(0.5)
                self.pen.line(x, y + 4.5 * MM, x + width, y + 4.5 * MM)
                put(self.pen, label, (x, y), 8.5, width, self.catalogue)
