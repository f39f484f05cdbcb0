# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's record on paper: plain pages of headings and lines, for the person to read and keep."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, cast

from models.words import Language
from ui.labels import label
from ui.language import N_, Catalogue, dates_as_shown, of
from ui.paper import anchored, document
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.record_words import FIELDS, KINDS, WORDS
from ui.paper.typeset import Paragraph, prepared

if TYPE_CHECKING:
    from models.exchange.record import PersonRecord

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEFT, _TOP, _BOTTOM = 20 * MM, A4[1] - 20 * MM, 20 * MM
_ROOM = A4[0] - 2 * _LEFT

_SECTIONS = {
    "member": N_("The member"),
    "phone": N_("Phone numbers"),
    "consent": N_("Consents"),
    "guardian": N_("Guardian"),
    "stay": N_("Stays"),
    "membership": N_("Groups"),
    "rosterline": N_("On the list of these sessions"),
    "attendance": N_("Attendance"),
    "followup": N_("Calls to you"),
    "pair": N_("Sponsorship"),
    "release": N_("Certificates released for printing"),
    "award": N_("Certificates awarded"),
    "sobrietyrecord": N_("Sobriety periods"),
    "sealednote": N_("Sealed notes"),
    "log": N_("Who opened or changed this record"),
}


def render_record(record: "PersonRecord", language: Language) -> bytes:
    """Return the record as PDF in the language of whoever will read it."""
    catalogue = of(language)
    page = _Page(language)
    page.write(catalogue.tr("A person's record"), BOLD, 22, "H1")
    page.write(f"{record.name} · {record.number_text}", BOLD, 14, "P")
    page.write(
        catalogue.tr("Made on {on} by {name}.", on=record.made_at, name=record.made_by), REGULAR, 10, "P"
    )
    if record.anchor is not None:
        page.write(anchored.said(record.anchor, catalogue), REGULAR, 8, "P")
    for section in record.sections:
        page.skip(4 * MM)
        page.write(_section(section.name, catalogue), BOLD, 13, "H2")
        for line in section.lines:
            page.write(_sentence(line, catalogue), REGULAR, 10, "P")
    return page.finish(catalogue.tr("A person's record"))


def _section(name: str, catalogue: Catalogue) -> str:
    text = _SECTIONS.get(name)
    return catalogue.tr(text) if text else _field(name, catalogue)


def _sentence(line: Mapping[str, object], catalogue: Catalogue) -> str:
    parts = (
        f"{_field(name, catalogue)}: {_said(_word(name, value, catalogue), catalogue)}"
        for name, value in line.items()
        if _says(value)
    )
    return "  ·  ".join(parts)


def _field(name: str, catalogue: Catalogue) -> str:
    """Return what a column is called; a language's own short name stays."""
    text = FIELDS.get(name)
    return catalogue.tr(text) if text else name


def _word(name: str, value: object, catalogue: Catalogue) -> object:
    """Return a word that a column keeps as plain text in its vocabulary, where it has one."""
    if isinstance(value, list):
        return [_word(name, one, catalogue) for one in cast("list[object]", value)]
    if not isinstance(value, str):
        return value
    known = WORDS.get(name, {}).get(value)
    return catalogue.tr(known) if known else _of(KINDS.get(name), value)


def _of(kind: type[Enum] | None, value: str) -> object:
    try:
        return kind(value) if kind and not isinstance(value, Enum) else value
    except ValueError:
        return value  # another language than the three, or an act of a later version


def _says(value: object) -> bool:
    return value is not None and value not in ("", [], {}, ())


def _said(value: object, catalogue: Catalogue) -> str:
    if isinstance(value, bool):
        return catalogue.tr("yes") if value else catalogue.tr("no")
    if isinstance(value, Enum):
        return label(value, catalogue)
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value)
        said = (
            f"{_field(name, catalogue)} {_said(part, catalogue)}"
            for name, part in pairs.items()
            if _says(part)
        )
        return "; ".join(said)
    if isinstance(value, list | tuple):
        return ", ".join(_said(part, catalogue) for part in cast("Sequence[object]", value))
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        value = date.fromisoformat(value)  # sealed bodies keep their dates as text
    return " ".join(str(dates_as_shown(value)).split())


class _Page:
    """Pages filled from top to bottom, line by line."""

    def __init__(self, language: Language) -> None:
        self._language = language.value
        self._pen = Pen(A4, language.value)
        self._y = _TOP

    def skip(self, points: float) -> None:
        self._y -= points

    def write(self, text: str, fonts: FontSet, size: float, role: str) -> None:
        for piece in self._lines(text, fonts, size):
            if self._y - piece.leading < _BOTTOM:
                self._turn()
            self._pen.colour(BLACK)
            with self._pen.tag(role):
                self._y = piece.draw(self._pen, _LEFT, self._y, _ROOM)

    def _lines(self, text: str, fonts: FontSet, size: float) -> Iterable[Paragraph]:
        """Yield a text line by line, so that it may go on over the page's end."""
        whole = Paragraph(prepared(text), fonts, size, language=self._language)
        for line, _last in whole.lines(_ROOM):
            yield Paragraph(line.text, fonts, size, language=self._language)

    def _turn(self) -> None:
        self._number()
        self._pen.next_page()
        self._y = _TOP

    def _number(self) -> None:
        self._pen.colour(grey(0.6))
        number = Paragraph(str(self._pen.pages + 1), REGULAR, 9, language=self._language)
        with self._pen.decoration():
            number.draw(self._pen, _LEFT, 14 * MM, _ROOM)

    def finish(self, title: str) -> bytes:
        self._number()
        self._pen.next_page()
        return document.finish(self._pen, title, self._language)
