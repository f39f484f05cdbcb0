# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Member cards, ten to an A4 sheet. No word on them tells what the centre does."""

from typing import TYPE_CHECKING

from models.people.phones import show_phone
from models.sobriety.faces import discreet
from models.words import Language, in_language
from ui.language import Catalogue, of
from ui.paper import document
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.qr import code_128, draw_code_128, draw_qr
from ui.paper.sheet_parts import put
from ui.paper.typeset import missing_in

if TYPE_CHECKING:
    from models.centre.letterhead import Letterhead
    from models.people.cards import Card, CardsPaper

WIDTH, HEIGHT = 85.6 * MM, 54 * MM
"""The size of a bank card (ISO/IEC 7810 ID-1)."""
ACROSS, DOWN = 2, 5
_LEFT, _LOW = (A4[0] - ACROSS * WIDTH) / 2, (A4[1] - DOWN * HEIGHT) / 2
_PAD = 5 * MM
_QR = 24 * MM
_MUTED = grey(0.65)
_MODULE = 0.8
_MOST_HELPLINES = 4


def render_cards(paper: "CardsPaper", language: Language) -> bytes:
    """Return the cards as PDF, in the order they were asked for, with hairlines to cut along."""
    catalogue = of(language)
    pen = Pen(A4, language.value)
    each = ACROSS * DOWN
    for start in range(0, len(paper.cards), each):
        for i, card in enumerate(paper.cards[start : start + each]):
            row, column = divmod(i, ACROSS)
            x, low = _LEFT + column * WIDTH, _LOW + (DOWN - 1 - row) * HEIGHT
            _draw_card(pen, catalogue, paper.head, card, (x, low))
        pen.next_page()
    return document.finish(pen, catalogue.tr("Cards"), language.value)


def missing(paper: "CardsPaper") -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    return missing_in([*paper.head.discreet_names.values(), *(card.name for card in paper.cards)], REGULAR)


def _draw_card(
    pen: Pen, catalogue: Catalogue, head: "Letterhead", card: "Card", at: tuple[float, float]
) -> None:
    x, low = at
    with pen.decoration():
        pen.colour(grey(0.35))
        pen.thickness(0.3)
        pen.rectangle(x, low, WIDTH, HEIGHT)
        pen.colour(BLACK)
    with pen.holding("Sect"):
        _draw_head(pen, catalogue, head, x + _PAD, low + HEIGHT)
        _put(pen, catalogue, card.name, (x + _PAD, low + 27.5 * MM), 13, WIDTH - _QR - 2 * _PAD, BOLD)
        _put(pen, catalogue, card.number_text, (x + _PAD, low + 20.8 * MM), 15, WIDTH - _QR - 2 * _PAD, BOLD)
        with pen.decoration():
            draw_qr(pen, card.number_text, x + WIDTH - _QR - 2 * MM, low + 14.5 * MM, _QR)
            _draw_bars(pen, card.number_text, x + _PAD, low + 12 * MM)
        _draw_helplines(pen, catalogue, head, x + _PAD, low)


def _draw_head(pen: Pen, catalogue: Catalogue, head: "Letterhead", x: float, top: float) -> None:
    name = discreet(in_language(head.discreet_names, catalogue.language))
    room = WIDTH - 2 * _PAD
    _put(pen, catalogue, name, (x, top - 7.5 * MM), 10.5, room, BOLD)
    phone = catalogue.tr("Phone {number}", number=show_phone(head.phone)) if head.phone else ""
    pen.colour(_MUTED)
    _put(pen, catalogue, phone, (x, top - 12.2 * MM), 8.5, room, REGULAR)
    pen.colour(BLACK)


def _draw_bars(pen: Pen, text: str, x: float, y: float) -> None:
    """Draw the number as bars for plain readers, where it is one they know."""
    if not (text.isascii() and text.isprintable()):
        return
    wide = sum(int(width) for width in code_128(text))
    module = min(_MODULE, (WIDTH - _QR - 2 * _PAD) / wide)
    draw_code_128(pen, text, x + wide * module, y, 6.5 * MM, module)


def _draw_helplines(pen: Pen, catalogue: Catalogue, head: "Letterhead", x: float, low: float) -> None:
    """Draw the first helplines, two by two, under names that tell nothing."""
    room = (WIDTH - 2 * _PAD) / 2
    pen.colour(_MUTED)
    for i, line in enumerate(head.helplines[:_MOST_HELPLINES]):
        row, column = divmod(i, 2)
        name = discreet(in_language(line.names, catalogue.language)) or catalogue.tr("Helpline")
        with pen.tag("P"):
            at = (x + column * room, low + 7.4 * MM - row * 3.6 * MM)
            put(pen, f"{name} {line.number}", at, 8, room - 2 * MM, catalogue)
    pen.colour(BLACK)


def _put(
    pen: Pen,
    catalogue: Catalogue,
    text: str,
    at: tuple[float, float],
    size: float,
    room: float,
    fonts: FontSet,
) -> None:
    with pen.tag("P"):
        put(pen, text, at, size, room, catalogue, fonts=fonts, lines=2)
