# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet: the one paper that opens the register when every password is lost. No code to scan."""

from collections.abc import Sequence
from datetime import date

from models.words import Language
from ui.language import Catalogue, of
from ui.paper import document
from ui.paper.direction import Base
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.typeset import Paragraph, fit

_LEFT, _RIGHT = 22 * MM, A4[0] - 22 * MM
_ROOM = _RIGHT - _LEFT
_GROUP = 15 * MM


def render_recovery(
    groups: Sequence[str], centre: str, fingerprint: str, language: Language, on: date
) -> bytes:
    """Return the sheet as PDF: what it is, its groups large enough to type back, and where to keep it."""
    catalogue = of(language)
    pen = Pen(A4, language.value)
    y = _draw_head(pen, catalogue, centre, on)
    y = _draw_text(pen, catalogue, _purpose(catalogue), y - 6 * MM)
    y = _draw_groups(pen, catalogue, groups, y - 6 * MM)
    y = _draw_text(pen, catalogue, _keeping(catalogue), y - 6 * MM)
    _draw_fingerprint(pen, catalogue, fingerprint, y - 10 * MM)
    pen.next_page()
    return document.finish(pen, catalogue.tr("Recovery sheet"), language.value)


def _purpose(catalogue: Catalogue) -> str:
    return catalogue.tr(
        "This sheet opens the centre's register when every password is lost. Whoever holds it can read "
        "everything, so treat it like the keys of the building. Saathi keeps no copy of it."
    )


def _keeping(catalogue: Catalogue) -> str:
    return catalogue.tr(
        "Keep it in a sealed envelope in a locked place, away from the computer: a bank locker, or the safe "
        "of the trust. Do not photograph it, send it or leave it in the printer. If it is lost or seen by "
        "somebody else, choose “Recovery sheet lost” in Settings: a new sheet is made and this one opens "
        "nothing any more."
    )


def _put(pen: Pen, catalogue: Catalogue, text: str, y: float, size: float, fonts: FontSet, role: str) -> None:
    fitted = fit(text, fonts, size, _ROOM, language=catalogue.language.value, base=Base.LEFT_TO_RIGHT)
    with pen.tag(role):
        fitted.draw(pen, _LEFT, y)


def _draw_head(pen: Pen, catalogue: Catalogue, centre: str, on: date) -> float:
    top = A4[1] - 26 * MM
    pen.colour(BLACK)
    _put(pen, catalogue, catalogue.tr("Recovery sheet"), top, 28, BOLD, "H1")
    _put(pen, catalogue, centre, top - 10 * MM, 14, REGULAR, "P")
    pen.colour(grey(0.65))
    _put(pen, catalogue, catalogue.tr("Made on {date}", date=on), top - 17 * MM, 11, REGULAR, "P")
    with pen.decoration():
        pen.thickness(0.6)
        pen.line(_LEFT, top - 22 * MM, _RIGHT, top - 22 * MM)
    return top - 22 * MM


def _draw_text(pen: Pen, catalogue: Catalogue, text: str, top: float) -> float:
    pen.colour(BLACK)
    paragraph = Paragraph(text, REGULAR, 11, language=catalogue.language.value, leading=17)
    with pen.tag("P"):
        return paragraph.draw(pen, _LEFT, top, _ROOM)


def _draw_groups(pen: Pen, catalogue: Catalogue, groups: Sequence[str], top: float) -> float:
    for number, group in enumerate(groups, 1):
        y = top - number * _GROUP + 4 * MM
        with pen.decoration():
            pen.colour(grey(0.07))
            pen.rectangle(_LEFT, y - 3.6 * MM, _ROOM, _GROUP - 2 * MM, filled=True)
        with pen.tag("P"):
            pen.colour(grey(0.65))
            language = catalogue.language.value
            fit(str(number), REGULAR, 13, 10 * MM, language=language).draw(pen, _LEFT + 5 * MM, y + 0.6 * MM)
            pen.colour(BLACK)
            fit(group, BOLD, 28, _ROOM - 30 * MM, language=language).draw(pen, _LEFT + 22 * MM, y)
    return top - len(groups) * _GROUP


def _draw_fingerprint(pen: Pen, catalogue: Catalogue, fingerprint: str, y: float) -> None:
    pen.colour(grey(0.65))
    _put(pen, catalogue, catalogue.tr("Fingerprint of the first manager's signature"), y, 9.5, REGULAR, "P")
    pen.colour(BLACK)
    _put(pen, catalogue, fingerprint, y - 6 * MM, 12, BOLD, "P")
