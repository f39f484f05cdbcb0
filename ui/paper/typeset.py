# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Set text: a line, a paragraph, and what fits a given width. Text is data, never markup.

Lengths are points. A text that no bundled font can print, or that hides control characters, is refused by
name: an empty box or a reversed name on paper would be found only after it was handed over.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import NamedTuple

from models.memory import until_locked
from models.messages import Refused, message
from models.text import character_name, nfc
from ui.paper.direction import Base, base_of, has_right_to_left, visual_runs
from ui.paper.fonts import FontSet, font
from ui.paper.itemise import breakable, script_runs
from ui.paper.pen import Pen
from ui.paper.shaping import ShapedRun, shape, shaper
from ui.paper.signs import draw_sign

_STEERS_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_SLACK = 1e-6
_HALVINGS = 9
_SHORT = 3


class Unprintable(Refused):
    """A text cannot stand on paper as it is."""


class Align(Enum):
    """Where the lines of a paragraph stand."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    JUSTIFY = "justify"


def prepared(text: str) -> str:
    """Return a text as it will be set: composed, unseen leftovers dropped. Refuse control characters."""
    composed = nfc(text)
    if composed.isprintable():
        return composed
    kept = "".join(character for character in composed if _is_seen(character, text))
    return kept.replace("\u00a0", " ")


def _is_seen(character: str, text: str) -> bool:
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cs", "Zl", "Zp") or character in _STEERS_DIRECTION:
        raise Unprintable(
            message(
                "“{text}” hides a control character ({character}). Nothing was printed. Type it again.",
                text="".join(c if unicodedata.category(c)[0] != "C" else "·" for c in text),
                character=character_name(character),
            )
        )
    return kind != "Cf" or character in _JOINERS


def missing_characters(text: str, fonts: FontSet) -> list[str]:
    """Return what no font of the set can print, each once: to be said before printing."""
    clean = prepared(text)
    found = [
        cluster
        for run in script_runs(clean)
        for cluster in fonts.missing(run.script, clean[run.start : run.end])
    ]
    return list(dict.fromkeys(found))


def missing_in(texts: Iterable[str], fonts: FontSet) -> dict[str, list[str]]:
    """Return, for each text that cannot be printed in full, what no font has. Empty means: go ahead."""
    found = {text: missing_characters(text, fonts) for text in texts}
    return {text: missing for text, missing in found.items() if missing}


def unprintable(texts: Iterable[str], fonts: FontSet) -> set[str]:
    """Return the texts that cannot stand on paper as they are: no font has them, or they hide a character."""
    return {text for text in texts if not _prints(text, fonts)}


def _prints(text: str, fonts: FontSet) -> bool:
    try:
        return not missing_characters(text, fonts)
    except Unprintable:
        return False


def refuse_unprintable(missing: Mapping[str, Sequence[str]]) -> None:
    """Raise Unprintable for the first text that cannot be printed in full, as ``missing_in`` found it."""
    for text, characters in missing.items():
        raise _no_font(text, "".join(characters))


class Line:
    """One line of shaped text, ready to measure and draw."""

    __slots__ = ("_set", "base", "spaces", "text")

    def __init__(self, text: str, fonts: FontSet, language: str = "en", base: Base | None = None) -> None:
        self.text = prepared(text)
        self.base = base_of(self.text) if base is None else base
        self._set = _shaped(self.text, fonts, language, self.base)
        self.spaces = self.text.count(" ")

    @property
    def runs(self) -> Sequence[ShapedRun]:
        """Return the shaped runs in the order they stand on paper."""
        return self._set.runs

    def width(self, size: float) -> float:
        """Return the line's width at a size."""
        return self._set.thousandths * size / 1000

    def draw(self, pen: Pen, x: float, y: float, size: float, *, wider_by: float = 0) -> None:
        """Draw from ``x`` on the baseline ``y``; ``wider_by`` points are shared out over the spaces."""
        if not self._set.runs:
            return
        space = wider_by * 1000 / size / self.spaces if wider_by and self.spaces else 0
        actual = None if self._set.right_to_left or self._speaks_for_itself() else self.text
        shaped = ((font(run.font), run.glyphs) for run in self._set.runs)
        pen.show((x, y), size, shaped, actual=actual, space=space)
        if self._set.right_to_left:
            self._draw_signs(pen, (x, y), size, space)

    def _draw_signs(self, pen: Pen, start: tuple[float, float], size: float, space: float) -> None:
        x, part = start[0], size / 1000
        for run in self._set.runs:
            for number, right, up, spaces in run.signs:
                at = x + (right + spaces * space) * part, start[1] + up * part
                draw_sign(pen, shaper(run.font), number, at, size)
            x += (run.width + space * sum(glyph.text == " " for glyph in run.glyphs)) * part

    def _speaks_for_itself(self) -> bool:
        """Tell whether this is a mark or a figure, whose glyphs read as its characters, one by one.

        Grids hold tens of thousands of them; longer texts say what they are, spaces and joins included, and
        so do those with signs set over a letter, before which extractors read a space.
        """
        if len(self.text) > _SHORT or len(self._set.runs) != 1:
            return False
        glyphs = self._set.runs[0].glyphs
        return [glyph.text for glyph in glyphs] == [*self.text] and all(glyph.advance for glyph in glyphs)

    def centre(self, pen: Pen, x: float, y: float, size: float) -> None:
        """Draw with the middle at ``x``."""
        self.draw(pen, x - self.width(size) / 2, y, size)

    def right(self, pen: Pen, x: float, y: float, size: float) -> None:
        """Draw so that the line ends at ``x``."""
        self.draw(pen, x - self.width(size), y, size)


class _Set(NamedTuple):
    """A line as it was set: its runs in visual order, its width, and whether any of it reads backwards."""

    runs: tuple[ShapedRun, ...]
    thousandths: float
    right_to_left: bool


@until_locked(2_000)
def _shaped(text: str, fonts: FontSet, language: str, base: Base) -> _Set:
    shaped: list[ShapedRun] = []
    for way in visual_runs(text, base):
        part = text[way.start : way.end]
        pieces = [
            (font_run.font, run.script, part[run.start : run.end][font_run.start : font_run.end])
            for run in script_runs(part)
            for font_run in fonts.runs(run.script, part[run.start : run.end])
        ]
        for name, script, piece in reversed(pieces) if way.right_to_left else pieces:
            run = shape(name, script, language, way.right_to_left, piece) if name else None
            if run is None or run.has_box:
                raise _no_font(text, piece)
            shaped.append(run)
    return _Set(tuple(shaped), sum([run.width for run in shaped]), has_right_to_left(text))


def _no_font(text: str, piece: str) -> Unprintable:
    return Unprintable(
        message(
            "No font here can print {characters} in “{text}”. Nothing was printed. Write it another way.",
            characters=piece,
            text=text,
        )
    )


def wrap(
    text: str,
    fonts: FontSet,
    size: float,
    width: float,
    language: str = "en",
    base: Base | None = None,
    *,
    break_words: bool = True,
) -> list[Line]:
    """Break a text into lines no wider than ``width``; a word too long for a line breaks between clusters."""
    clean = prepared(text)
    way = base if base is not None else base_of(clean)
    room = width if break_words else inf
    words = [piece for word in clean.split() for piece in _pieces(word, fonts, size, room, language)]
    lines: list[str] = []
    for word, glued in words:
        longer = lines[-1] + ("" if glued else " ") + word if lines else word
        if lines and Line(longer, fonts, language, way).width(size) <= width + _SLACK:
            lines[-1] = longer
        else:
            lines.append(word)
    return [Line(line, fonts, language, way) for line in lines]


def _pieces(
    word: str, fonts: FontSet, size: float, width: float, language: str
) -> Iterable[tuple[str, bool]]:
    """Yield (piece, whether it continues the word); a word that fits is its only piece."""
    if Line(word, fonts, language).width(size) <= width + _SLACK:
        yield word, False
        return
    for i, piece in enumerate(breakable(word)):
        yield piece, i > 0


class Paragraph:
    """Several lines in one style, wrapped at draw time."""

    def __init__(
        self,
        text: str,
        fonts: FontSet,
        size: float,
        *,
        language: str = "en",
        leading: float | None = None,
        align: Align = Align.START,
        base: Base | None = None,
    ) -> None:
        self._texts = text.split("\n")
        self._fonts, self._size, self._language = fonts, size, language
        self._align, self._base = align, base
        self.leading = leading or size * 1.5

    def lines(self, width: float) -> list[tuple[Line, bool]]:
        """Return the lines at a width, each with whether it ends its paragraph."""
        found: list[tuple[Line, bool]] = []
        for text in self._texts:
            lines = wrap(text, self._fonts, self._size, width, self._language, self._base)
            found += [(line, line is lines[-1]) for line in lines]
        return found

    def height(self, width: float) -> float:
        """Return the height at a width."""
        return len(self.lines(width)) * self.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> float:
        """Draw downwards from ``top`` and return where the next thing may begin."""
        for line, last in self.lines(width):
            top -= self.leading
            self._draw_line(pen, line, (x, top + self.leading * 0.3), width, last=last)
        return top

    def _draw_line(self, pen: Pen, line: Line, at: tuple[float, float], width: float, *, last: bool) -> None:
        spare = width - line.width(self._size)
        backwards = line.base is Base.RIGHT_TO_LEFT
        if self._align is Align.JUSTIFY and not last and line.spaces:
            line.draw(pen, *at, self._size, wider_by=spare)
            return
        place = {Align.CENTRE: 0.5, Align.END: 1.0}.get(self._align, 0.0)
        line.draw(pen, at[0] + spare * (1 - place if backwards else place), at[1], self._size)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit the width they were asked for, and the size at which they do."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """Return the distance from the first baseline to the last."""
        return (len(self.lines) - 1) * self.leading

    def draw(self, pen: Pen, x: float, y: float, align: Align = Align.START) -> None:
        """Draw with the first baseline at ``y``; ``x`` is the start, middle or end of the lines."""
        place = {Align.CENTRE: 0.5, Align.END: 1.0}.get(align, 0.0)
        for i, line in enumerate(self.lines):
            line.draw(pen, x - line.width(self.size) * place, y - i * self.leading, self.size)


def fit(
    text: str,
    fonts: FontSet,
    size: float,
    width: float,
    *,
    language: str = "en",
    least: float = 0.7,
    lines: int = 1,
    leading: float = 1.35,
    base: Base | None = None,
) -> Fitted:
    """Make a text fit: shrink to ``least`` of the size, then wrap to ``lines``, then shrink on."""
    whole = Line(" ".join(prepared(text).split()), fonts, language, base)
    natural = whole.width(size)
    single = size if natural <= width else size * width / natural * (1 - _SLACK)
    if single >= size * least or lines == 1:
        return Fitted((whole,), single, single * leading)
    chosen = _largest(text, fonts, size, width, lines, language, base)
    if chosen is None or chosen[1] <= single:
        return Fitted((whole,), single, single * leading)
    return Fitted(tuple(chosen[0]), chosen[1], chosen[1] * leading)


def _largest(
    text: str, fonts: FontSet, size: float, width: float, most: int, language: str, base: Base | None
) -> tuple[list[Line], float] | None:
    """Find by halving the largest size at which the text wraps to at most ``most`` lines, none too wide."""
    best: tuple[list[Line], float] | None = None
    low, high, tried = 0.0, size, size
    for _ in range(_HALVINGS):
        found = wrap(text, fonts, tried, width, language, base, break_words=False)
        if len(found) <= most and all(line.width(tried) <= width + _SLACK for line in found):
            best, low = (found, tried), tried
        else:
            high = tried
        if low == size:
            break
        tried = (low + high) / 2
    return best
