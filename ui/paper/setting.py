# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the lines of a certificate are set: each to its room, the space between them shared out. Points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from models.words import Language
from ui.paper.direction import Base
from ui.paper.fonts import NAME, SERIF, FontSet
from ui.paper.itemise import LATIN, script_runs
from ui.paper.pen import Colour, Pen
from ui.paper.typeset import Align, Fitted, Line, fit
from ui.paper.wording import Person, Signature, Wording

INK = Colour.of("#1B2B2E")
MUTED = Colour.of("#4A5759")
_WAY = Base.LEFT_TO_RIGHT  # of all three languages; only a name may run the other way
_TIGHTEST, _LOOSEST = 0.2, 1.5
_AIRY = 0.6  # with less of the space it wants, a column looks crowded
_SCALES = (0.95, 0.9, 0.85, 0.8)
_FESTIVE = 0.55
_PLACES = {Align.CENTRE: 0.5, Align.END: 1.0}


Words = TypeVar("Words")
"""What one page says, in whatever shape a design has it."""
Ends: TypeAlias = tuple[float, float]
"""The top and the bottom of a column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that takes height in a column: how far it reaches from its baseline, and how it is drawn."""

    above: float
    below: float
    gap: float
    """Space wanted before it; shared out anew with the room there is."""
    draw: Callable[[float], None]
    """Draws it on a baseline."""


@dataclass(frozen=True, slots=True)
class Own(Generic[Words]):
    """A place in a column for pieces that each page has of its own."""

    make: Callable[[Words], list[Piece]]


class Column(Generic[Words]):
    """A column of pieces, most of them alike on all pages of a batch: those are set and drawn once."""

    def __init__(
        self, setter: "Setter", pieces: Callable[["Setter"], Sequence[Piece | Own[Words]]], ends: Ends
    ) -> None:
        self._setter, self._pieces, self._ends = setter, pieces, ends
        self._made: dict[float, Sequence[Piece | Own[Words]]] = {}

    def draw(self, words: Words) -> None:
        """Draw it downwards, its gaps as wide as the room lets them; smaller where it would be crowded."""
        top, bottom = self._ends
        column = self._filled(1.0, words)
        spare, wanted = _spare(column, top - bottom)
        for scale in _SCALES:
            if spare >= _AIRY * wanted:
                break
            column = self._filled(scale, words)
            spare, wanted = _spare(column, top - bottom)
        share = min(_LOOSEST, max(_TIGHTEST, spare / wanted)) if wanted else 0.0
        self._flow(column, top - max(0.0, spare - wanted * share) / 2, share)

    def _filled(self, scale: float, words: Words) -> list[tuple[Piece, bool]]:
        """Return the pieces at a scale, each with whether it is the page's own."""
        if scale not in self._made:
            self._made[scale] = self._pieces(replace(self._setter, scale=scale))
        column: list[tuple[Piece, bool]] = []
        for one in self._made[scale]:
            if isinstance(one, Own):
                column += [(piece, True) for piece in one.make(words)]
            else:
                column.append((one, False))
        return column

    def _flow(self, column: list[tuple[Piece, bool]], y: float, share: float) -> None:
        """Draw pieces downwards; what stands alike between two of the page's own is drawn together."""
        alike: list[tuple[Piece, float]] = []
        for i, (piece, own) in enumerate(column):
            y -= (piece.gap * share if i else 0) + piece.above
            if own:
                self._draw_alike(alike)
                piece.draw(y)
                alike = []
            else:
                alike.append((piece, y))
            y -= piece.below
        self._draw_alike(alike)

    def _draw_alike(self, pieces: list[tuple[Piece, float]]) -> None:
        def draw() -> None:
            for piece, y in pieces:
                piece.draw(y)

        if pieces:
            self._setter.pen.alike(tuple([(id(piece), y) for piece, y in pieces]), draw)


def _spare(column: list[tuple[Piece, bool]], room: float) -> tuple[float, float]:
    """Return the space between pieces that is left in a room, and what they want."""
    taken = sum([piece.above + piece.below for piece, _ in column])
    return room - taken, sum([piece.gap for piece, _ in column[1:]])


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the lines of one column: at ``x``, in ``room``, from its start or about its middle."""

    pen: Pen
    x: float
    room: float
    align: Align = Align.CENTRE
    scale: float = 1.0
    """How large the lines of the column stand beside their full size: smaller where there are many."""

    def put(
        self,
        said: Wording,
        text: str,
        at: tuple[float, float],
        size: float,
        *,
        fonts: FontSet = SERIF,
        ink: Colour = INK,
        room: float | None = None,
        role: str = "P",
        align: Align | None = None,
    ) -> None:
        """Set one line at a place, smaller where it must be."""
        if text:
            fitted = fit(text, fonts, size, room or self.room, language=said.language.value, base=_WAY)
            self._draw(fitted, at, ink, role, align or self.align)

    def line(
        self,
        said: Wording,
        text: str,
        size: float,
        *,
        gap: float,
        fonts: FontSet = SERIF,
        ink: Colour = INK,
        role: str = "P",
        lines: int = 1,
    ) -> list[Piece]:
        """Return the piece for a text, which is none where there is no text."""
        if not text:
            return []
        full = size * self.scale
        fitted = fit(text, fonts, full, self.room, language=said.language.value, lines=lines, base=_WAY)
        above, below = reach(said.language, fitted.size)

        def draw(y: float) -> None:
            self._draw(fitted, (self.x, y), ink, role, self.align)

        return [Piece(above, below + fitted.height, gap, draw)]

    def _draw(self, fitted: Fitted, at: tuple[float, float], ink: Colour, role: str, align: Align) -> None:
        self.pen.colour(ink)
        with self.pen.tag(role):
            fitted.draw(self.pen, *at, align)

    def drawn(self, above: float, below: float, gap: float, draw: Callable[[float], None]) -> list[Piece]:
        """Return the piece for a drawing, as decoration with colours of its own."""

        def whole(y: float) -> None:
            with self.pen.decoration(), self.pen.apart():
                draw(y)

        return [Piece(above, below, gap, whole)]

    def beside(self, said: Wording) -> "Beside":
        """Set what the sentence puts beside the name ("ने")."""
        tongue = said.language.value
        before, after = (Line(text, SERIF, tongue) if text else None for text in (said.before, said.after))
        return Beside(before, after, tongue)

    def name(
        self, sides: "Beside", name: str, *, gap: float, festive: bool = True, size: float = 54
    ) -> list[Piece]:
        """Return the piece for the name, with what stands beside it, smaller."""
        fonts, largest = name_fonts(name, size * self.scale, festive=festive)
        beside = min(22.0, largest * 0.46)
        taken = sum([side.width(beside) + _GAP for side in sides[:2] if side])
        even = 2 if self.align is Align.CENTRE else 1
        fitted = _fitted_name(name, fonts, largest, self.room - even * taken, sides.language)
        above, below = 0.8 * fitted.size, 0.3 * fitted.size + fitted.height

        def draw(y: float) -> None:
            self.pen.colour(INK)
            with self.pen.tag("H2"):
                self._draw_name(fitted, sides, beside, y)

        return [Piece(above, below, gap, draw)]

    def _draw_name(self, fitted: Fitted, sides: "Beside", beside: float, y: float) -> None:
        """Keep the whole group, name and what stands beside it, where the column's lines stand."""
        before, after, _ = sides
        first, last = (fitted.lines[i].width(fitted.size) for i in (0, -1))
        lead = before.width(beside) + _GAP if before else 0.0
        trail = after.width(beside) + _GAP if after else 0.0
        place = _PLACES.get(self.align, 0.0)
        if len(fitted.lines) == 1:
            x = self.x + lead - (lead + trail) * place
        else:
            x = self.x + (0.0 if place else lead)
        if before:
            before.right(self.pen, x - first * place - _GAP, y, beside)
        fitted.draw(self.pen, x, y, self.align)
        if after:
            after.draw(self.pen, x + last * (1 - place) + _GAP, y - fitted.height, beside)

    def signature(self, said: Wording, signature: Signature, at: tuple[float, float], room: float) -> None:
        """Set name and role under a signature line."""
        x, y = at
        if signature.name:
            self.put(said, signature.name, (x, y - 15), 13, room=room)
            y -= 15
        self.put(said, signature.role, (x, y - 15), 11, ink=MUTED, room=room)


class Beside(NamedTuple):
    """What stands before and after a name in its sentence, and in which language."""

    before: Line | None
    after: Line | None
    language: str


_GAP = 12.0


def reach(language: Language, size: float) -> tuple[float, float]:
    """Return how far a line of text reaches above and below its baseline."""
    return (0.72 * size, 0.22 * size) if language is Language.ENGLISH else (0.84 * size, 0.28 * size)


def name_fonts(name: str, size: float, *, festive: bool) -> tuple[FontSet, float]:
    """Latin names in a copperplate hand; not those in capitals, nor a word amid letters of another script."""
    indic = size * 0.78
    if any(run.script != LATIN for run in script_runs(name)):
        return SERIF, indic
    return (NAME, size) if festive and not name.isupper() else (SERIF, size * 0.85)


def _fitted_name(name: str, fonts: FontSet, size: float, room: float, language: str) -> Fitted:
    """On one line while that stays festive; else on two, no larger than the room between the lines around."""
    one = fit(name, fonts, size, room, language=language)
    if one.size >= _FESTIVE * size:
        return one
    return fit(name, fonts, size * _FESTIVE, room, language=language, least=1, lines=2, leading=1.15)


def draw_limits(
    setter: Setter, said: Wording, second: Wording | None, left: float, right: float, y: float
) -> None:
    """Set the limits in the middle of the foot; what a second language says of them stands above."""
    middle, room = (left + right) / 2, right - left - 390
    for i, one in enumerate([one for one in (second, said) if one is not None]):
        limits = " ".join(text for text in (one.limits, one.convention) if text)
        rise = 11 if second is not None and i == 0 else 0
        setter.put(one, limits, (middle, y + rise), 8.5, ink=MUTED, room=room, align=Align.CENTRE)


def draw_numbers(setter: Setter, said: Wording, own: Person, left: float, right: float, y: float) -> None:
    """Set serial and code at the two ends of the foot."""
    setter.put(said, own.serial, (left, y), 9, ink=MUTED, room=185, align=Align.START)
    setter.put(said, own.code, (right, y), 9, ink=MUTED, room=185, align=Align.END)
