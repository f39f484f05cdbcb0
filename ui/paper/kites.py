# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kites, hills and a round frame, for paper that children take home. Vectors only, points."""

from collections.abc import Callable
from math import cos, pi, sin
from typing import TypeAlias

from ui.paper.pen import Colour, Path, Pen, grey

MARIGOLD = Colour.of("#E5A32B")
SKY = Colour.of("#5A9FC0")
GREEN = Colour.of("#6BA58A")
_ARC = 0.5523
_Turn: TypeAlias = Callable[[float, float], tuple[float, float]]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """Return a rectangle with round corners, from its lower left."""
    path = Path()
    right, top, bend = x + width, y + height, radius * (1 - _ARC)
    path.move(x + radius, y)
    path.line(right - radius, y)
    path.curve((right - bend, y), (right, y + bend), (right, y + radius))
    path.line(right, top - radius)
    path.curve((right, top - bend), (right - bend, top), (right - radius, top))
    path.line(x + radius, top)
    path.curve((x + bend, top), (x, top - bend), (x, top - radius))
    path.line(x, y + radius)
    path.curve((x, y + bend), (x + bend, y), (x + radius, y))
    path.close()
    return path


def hill(width: float, base: float, swing: float, turn: float) -> Path:
    """Return a rolling line of hills over the whole width, down to the paper's edge."""
    path, pieces = Path(), 8
    step = width / pieces

    def at(i: float) -> tuple[float, float]:
        return i * step, base + swing * sin(turn + i * pi / 2.2)

    def slope(i: float) -> float:
        return swing * cos(turn + i * pi / 2.2) * pi / 2.2

    path.move(0, 0)
    path.line(*at(0))
    for i in range(pieces):
        (x, y), (to_x, to_y) = at(i), at(i + 1)
        first = (x + step / 3, y + slope(i) / 3)
        path.curve(first, (to_x - step / 3, to_y - slope(i + 1) / 3), (to_x, to_y))
    path.line(width, 0)
    path.close()
    return path


def draw_kite(
    pen: Pen, at: tuple[float, float], size: float, lean: float, inks: tuple[Colour, Colour]
) -> None:
    """Draw a kite about its middle: two colours, spars, and a tail of small bows on a curved string."""

    def turned(x: float, y: float) -> tuple[float, float]:
        across, up = cos(lean), sin(lean)
        return at[0] + size * (x * across - y * up), at[1] + size * (x * up + y * across)

    for ink, corners in (
        (inks[0], ((0, 1), (-0.72, 0.12), (0, 0.12))),
        (inks[1], ((0, 1), (0.72, 0.12), (0, 0.12))),
        (inks[1], ((-0.72, 0.12), (0, -1), (0, 0.12))),
        (inks[0], ((0.72, 0.12), (0, -1), (0, 0.12))),
    ):
        _fill(pen, ink, [turned(*corner) for corner in corners])
    pen.colour(grey(0))
    pen.thickness(size * 0.035)
    pen.line(*turned(0, 1), *turned(0, -1))
    pen.line(*turned(-0.72, 0.12), *turned(0.72, 0.12))
    _draw_tail(pen, turned, size, inks)


def _draw_tail(pen: Pen, turned: _Turn, size: float, inks: tuple[Colour, Colour]) -> None:
    string = Path()
    string.move(*turned(0, -1))
    string.curve(turned(0.45, -1.5), turned(-0.5, -1.9), turned(0.1, -2.5))
    pen.colour(inks[1])
    pen.thickness(size * 0.03)
    pen.stroke(string)
    for (x, y), ink in zip(((0.13, -1.35), (-0.03, -1.78), (-0.1, -2.15)), (*inks, inks[0]), strict=True):
        for side in (-1, 1):
            corners = ((x, y), (x + side * 0.17, y + 0.08), (x + side * 0.17, y - 0.08))
            _fill(pen, ink, [turned(*corner) for corner in corners])


def _fill(pen: Pen, ink: Colour, corners: list[tuple[float, float]]) -> None:
    path = Path()
    path.move(*corners[0])
    for corner in corners[1:]:
        path.line(*corner)
    path.close()
    pen.colour(ink)
    pen.fill(path)
