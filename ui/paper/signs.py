# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs over and under letters that read from right to left: drawn as shapes, said by the letters.

Set as text of their own they stand above the line, and what extractors read there is a line of its own.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import uharfbuzz

from ui.paper.operators import Glyph
from ui.paper.pen import Path, Pen

_harfbuzz: Any = uharfbuzz  # carries no types


class Sign(NamedTuple):
    """A sign in its run: its glyph, its place in thousandths of the size, and the spaces before it."""

    number: int
    x: float
    y: float
    spaces: int


def letters_alone(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[Sign, ...]]:
    """Take the glyphs that say nothing, and take no room, out of a run."""
    letters: list[Glyph] = []
    signs: list[Sign] = []
    x, spaces = 0.0, 0
    for one in glyphs:
        if one.text:
            letters.append(one)
        else:
            signs.append(Sign(one.number, x + one.dx, one.dy, spaces))
        x += one.advance
        spaces += one.text == " "
    return tuple(letters), tuple(signs)


def draw_sign(pen: Pen, shaper: Any, number: int, at: tuple[float, float], size: float) -> None:
    """Draw a sign in the colour of its text."""
    with pen.scaled(*at, size / 1000, size / 1000):
        pen.fill(_outline(shaper, number))


class _Outline:
    """Takes a glyph's outline from HarfBuzz, which turns its curves into those a PDF knows."""

    def __init__(self, scale: float) -> None:
        self.path = Path()
        self._scale = scale

    def move(self, x: float, y: float, _data: object) -> None:
        self.path.move(*self._at(x, y))

    def line(self, x: float, y: float, _data: object) -> None:
        self.path.line(*self._at(x, y))

    def curve(self, *places: Any) -> None:
        self.path.curve(self._at(*places[:2]), self._at(*places[2:4]), self._at(*places[4:6]))

    def close(self, _data: object) -> None:
        self.path.close()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * self._scale, y * self._scale


@cache
def _outline(shaper: Any, number: int) -> Path:
    """Return a glyph's outline in thousandths of the size."""
    outline, functions = _Outline(1000 / shaper.face.upem), _harfbuzz.DrawFuncs()
    functions.set_move_to_func(outline.move)
    functions.set_line_to_func(outline.line)
    functions.set_cubic_to_func(outline.curve)
    functions.set_close_path_func(outline.close)
    shaper.draw_glyph(number, functions, None)
    return outline.path
