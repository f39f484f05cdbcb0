# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The classic certificate: an engraved border, the milestone in a seal, the name in a festive hand."""

from models.sobriety.codes import payload
from models.sobriety.faces import CertificateFace
from models.words import Language
from ui.paper.direction import Base
from ui.paper.fonts import ITALIC, NAME, SERIF, FontSet
from ui.paper.itemise import LATIN, script_runs
from ui.paper.ornament import GOLD, TEAL, draw_border, draw_divider, draw_rosette_of, draw_seal
from ui.paper.pen import A4_LANDSCAPE, MM, Colour, Pen
from ui.paper.qr import draw_qr
from ui.paper.typeset import Align, Fitted, Line, fit
from ui.paper.wording import Signature, Wording, wording

_WIDTH, _HEIGHT = A4_LANDSCAPE
_MIDDLE = _WIDTH / 2
_INK = Colour.of("#1B2B2E")
_MUTED = Colour.of("#4A5759")
_INSET = 11.6 * MM  # the corners reach out to 1 cm from the edge, no further
_ROOM = 560.0
_WAY = Base.LEFT_TO_RIGHT  # of all three languages; only a name may run the other way
_SEAL = (_MIDDLE, 135.0)
_SEAL_RADIUS = 50.0
_SIGN_X = (196.0, _WIDTH - 196.0)
_SIGN_ROOM = 190.0


class Classic:
    """See the module. Positions are points on A4 landscape, from its lower left corner."""

    def background(self, pen: Pen) -> None:
        """Draw the border, the divider under the title, and the seal's shared part."""
        draw_border(pen, _INSET)
        draw_divider(pen, (_MIDDLE, 423), 74)
        draw_seal(pen, _SEAL, _SEAL_RADIUS)
        pen.colour(_MUTED)
        pen.thickness(0.5)
        for x in _SIGN_X:
            pen.line(x - _SIGN_ROOM / 2, 131, x + _SIGN_ROOM / 2, 131)

    def page(self, pen: Pen, face: CertificateFace) -> None:
        """Draw one person's page."""
        said = wording(face)
        second = _in_second_language(face)
        _draw_heading(pen, said, second)
        _draw_name(pen, said)
        _draw_milestone(pen, said, second)
        _draw_seal_text(pen, said, face.serial)
        for x, signature in zip(_SIGN_X, said.signatures, strict=True):
            _draw_signature(pen, said, signature, x)
        _draw_foot(pen, said)
        if face.qr:
            with pen.tag("Figure"):
                draw_qr(pen, payload(face.serial, face.code), _WIDTH - 62 - 22 * MM, 418, 20 * MM)


def _in_second_language(face: CertificateFace) -> Wording | None:
    if face.second_language is None or face.second_language is face.language:
        return None
    return wording(face, face.second_language)


def _put(
    pen: Pen,
    said: Wording,
    text: str,
    at: tuple[float, float],
    size: float,
    *,
    fonts: FontSet = SERIF,
    ink: Colour = _INK,
    room: float = _ROOM,
    role: str = "P",
    align: Align = Align.CENTRE,
    lines: int = 1,
) -> float:
    """Set one text that fits its room, and return its last baseline."""
    if not text:
        return at[1]
    fitted = fit(text, fonts, size, room, language=said.language.value, lines=lines, base=_WAY)
    pen.colour(ink)
    with pen.tag(role):
        fitted.draw(pen, *at, align)
    return at[1] - fitted.height


def _draw_heading(pen: Pen, said: Wording, second: Wording | None) -> None:
    size = 44 if said.language is Language.ENGLISH else 36
    if second is None:
        _put(pen, said, said.centre, (_MIDDLE, 490), 20, ink=_MUTED)
        _put(pen, said, said.title, (_MIDDLE, 441), size, ink=TEAL, role="H1")
    else:
        _put(pen, said, said.centre, (_MIDDLE, 497), 17, ink=_MUTED)
        _put(pen, said, said.title, (_MIDDLE, 457), size - 8, ink=TEAL, role="H1")
        _put(pen, second, second.title, (_MIDDLE, 434), 16, ink=TEAL)
    _put(pen, said, said.opening, (_MIDDLE, 389), 16, ink=_MUTED)


def _name_fonts(name: str) -> tuple[FontSet, float]:
    """Latin names in a copperplate hand; but a name typed in capitals would be unreadable in it."""
    if {run.script for run in script_runs(name)} != {LATIN}:
        return NAME, 42.0
    return (SERIF, 42.0) if name.isupper() else (NAME, 54.0)


def _draw_name(pen: Pen, said: Wording) -> None:
    """Set the name large, and beside it what the sentence puts there ("ने"), small enough to serve it."""
    fonts, size = _name_fonts(said.name)
    language = said.language.value
    sides = [Line(text, SERIF, language) if text else None for text in (said.before, said.after)]
    gap, beside = 9.0, 22.0
    taken = sum(side.width(beside) + gap for side in sides if side)
    fitted = _fitted_name(said.name, fonts, size, _ROOM - 2 * taken, language)
    first, last = (fitted.lines[i].width(fitted.size) / 2 for i in (0, -1))
    middle = _MIDDLE + (sum(s.width(beside) + gap for s in sides[:1] if s) - taken / 2)
    y = 326 if len(fitted.lines) == 1 else 318 + fitted.height
    pen.colour(_INK)
    with pen.tag("H2"):
        if before := sides[0]:
            before.right(pen, middle - first - gap, y, beside)
        fitted.draw(pen, middle, y, Align.CENTRE)
        if after := sides[1]:
            after.draw(pen, middle + last + gap, y - fitted.height, beside)
    with pen.decoration(), pen.apart():
        pen.colour(GOLD)
        pen.thickness(0.6)
        pen.line(_MIDDLE - 210, 306, _MIDDLE + 210, 306)


def _fitted_name(name: str, fonts: FontSet, size: float, room: float, language: str) -> Fitted:
    """On one line while that stays festive; else on two, no larger than the room between the lines around."""
    one = fit(name, fonts, size, room, language=language)
    if one.size >= 0.55 * size:
        return one
    return fit(name, fonts, 30, room, language=language, least=1, lines=2, leading=1.15)


def _draw_milestone(pen: Pen, said: Wording, second: Wording | None) -> None:
    """Say the milestone in figures and words; a second language says the sentence again, with its name."""
    _put(pen, said, said.sentence, (_MIDDLE, 275), 23, ink=TEAL)
    _put(pen, said, said.words, (_MIDDLE, 252), 15, fonts=ITALIC, ink=_MUTED)
    _put(pen, said, said.dates, (_MIDDLE, 228), 13)
    if second is None:
        _put(pen, said, said.warmth, (_MIDDLE, 203), 15, fonts=ITALIC, ink=GOLD)
    else:
        _put(pen, second, second.whole_sentence, (_MIDDLE, 203), 15, ink=GOLD)


def _draw_seal_text(pen: Pen, said: Wording, serial: str) -> None:
    """Set the figure in the middle of a rosette that only this serial has."""
    x, y = _SEAL
    with pen.decoration(), pen.apart():
        draw_rosette_of(pen, serial, _SEAL, _SEAL_RADIUS * 0.53, _SEAL_RADIUS * 0.73)
    _put(pen, said, said.figure, (x, y - 2), 25, ink=GOLD, room=42)
    _put(pen, said, said.unit, (x, y - 15), 11, ink=GOLD, room=38)


def _draw_signature(pen: Pen, said: Wording, signature: Signature, x: float) -> None:
    _put(pen, said, signature.name, (x, 116), 13, room=_SIGN_ROOM)
    y = 101 if signature.name else 116
    _put(pen, said, signature.role, (x, y), 11, ink=_MUTED, room=_SIGN_ROOM)


def _draw_foot(pen: Pen, said: Wording) -> None:
    left, right, y = 78.0, _WIDTH - 78.0, 73.0
    _put(pen, said, said.serial, (left, y), 9, ink=_MUTED, room=185, align=Align.START)
    _put(pen, said, said.code, (right, y), 9, ink=_MUTED, room=185, align=Align.END)
    limits = " ".join(text for text in (said.limits, said.convention) if text)
    _put(pen, said, limits, (_MIDDLE, y), 8.5, ink=_MUTED, room=300)
    _put(pen, said, said.reprint, (right - 4, 510), 10, ink=_MUTED, room=120, align=Align.END)
