# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guilloché: fine interlaced curves for a certificate's border, seal and rosette. Vectors only, points."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from random import Random

from ui.paper.pen import Colour, Path, Pen, grey

Point = tuple[float, float]
Curve = Callable[[float], Point]
"""A closed curve: a point for each place from 0 to 1."""

TEAL = Colour.of("#0F5257")
GOLD = Colour.of("#94742B")
_STEP = 1e-5


def add_closed(path: Path, curve: Curve, pieces: int, start: float = 0) -> None:
    """Add a closed curve as Bézier pieces that share its points and its tangents, from a place on it."""
    third = 1 / pieces / 3
    points = [curve(start + i / pieces) for i in range(pieces)]
    slopes = [_slope(curve, start + i / pieces) for i in range(pieces)]
    path.move(*points[0])
    for i in range(pieces):
        j = (i + 1) % pieces
        (x, y), (to_x, to_y) = points[i], points[j]
        first = (x + slopes[i][0] * third, y + slopes[i][1] * third)
        second = (to_x - slopes[j][0] * third, to_y - slopes[j][1] * third)
        path.curve(first, second, (to_x, to_y))
    path.close()


def _slope(curve: Curve, at: float) -> Point:
    (x, y), (to_x, to_y) = curve(at - _STEP), curve(at + _STEP)
    return (to_x - x) / (2 * _STEP), (to_y - y) / (2 * _STEP)


def circle(centre: Point, radius: float) -> Curve:
    """Return a circle."""
    return flower(centre, radius, 0, 0, 0)


def flower(centre: Point, radius: float, swing: float, petals: int, turn: float) -> Curve:
    """Return a curve round ``centre`` whose radius swings ``petals`` times."""

    def at(place: float) -> Point:
        angle = 2 * pi * place
        reach = radius + swing * cos(petals * angle + turn)
        return centre[0] + reach * cos(angle), centre[1] + reach * sin(angle)

    return at


def add_rosette(
    path: Path, centre: Point, inner: float, outer: float, petals: int, strands: int, turn: float = 0
) -> None:
    """Interlace ``strands`` flowers between two radii."""
    middle, swing = (inner + outer) / 2, (outer - inner) / 2
    for strand in range(strands):
        shift = turn + 2 * pi * strand / strands
        # From peak to trough in one piece: cut there, a Bézier strays from the wave by 2 % of its swing.
        peak = -shift / (2 * pi * petals)
        add_closed(path, flower(centre, middle, swing, petals, shift), petals * 2, peak)


class Frame:
    """A rectangle with rounded corners, walked at even speed from 0 to 1."""

    def __init__(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        self.corner = (x, y)
        self.radius = radius
        straight_x, straight_y, bend = width - 2 * radius, height - 2 * radius, pi * radius / 2
        self.length = 2 * (straight_x + straight_y) + 4 * bend
        left, right, low, high = x + radius, x + width - radius, y + radius, y + height - radius
        self._sides: list[tuple[float, Point, float]] = []
        for start, straight, angle in (
            ((left, y), straight_x, 0.0),
            ((x + width, low), straight_y, pi / 2),
            ((right, y + height), straight_x, pi),
            ((x, high), straight_y, 3 * pi / 2),
        ):
            self._sides += [(straight, start, angle), (bend, start, angle)]

    def point(self, place: float, away: float = 0) -> Point:
        """Return the point at a place, moved outwards by ``away``."""
        walked = (place % 1) * self.length
        for i, (length, start, angle) in enumerate(self._sides):
            if walked <= length or i == len(self._sides) - 1:
                return self._on_bend(i, walked, away) if i % 2 else _on_side(start, angle, walked, away)
            walked -= length
        raise AssertionError

    def _on_bend(self, i: int, walked: float, away: float) -> Point:
        straight, start, angle = self._sides[i - 1]
        centre_x = start[0] + straight * cos(angle) - self.radius * sin(angle)
        centre_y = start[1] + straight * sin(angle) + self.radius * cos(angle)
        turned = angle - pi / 2 + walked / self.radius
        reach = self.radius + away
        return centre_x + reach * cos(turned), centre_y + reach * sin(turned)


def _on_side(start: Point, angle: float, walked: float, away: float) -> Point:
    return (
        start[0] + walked * cos(angle) + away * sin(angle),
        start[1] + walked * sin(angle) - away * cos(angle),
    )


def add_band(path: Path, frame: Frame, swing: float, wave: float, strands: int) -> None:
    """Interlace ``strands`` waves along a frame, each about ``wave`` long."""
    waves = round(frame.length / wave / 4) * 4  # the same at all four corners
    for strand in range(strands):
        shift = 2 * pi * strand / strands

        def at(place: float, shift: float = shift) -> Point:
            return frame.point(place, swing * sin(2 * pi * waves * place + shift))

        add_closed(path, at, waves * 4)


def draw_rule(pen: Pen, inset: float, thickness: float, ink: Colour) -> None:
    """Draw a plain frame at a distance from the page's edge."""
    width, height = pen.size
    pen.colour(ink)
    pen.thickness(thickness)
    pen.rectangle(inset, inset, width - 2 * inset, height - 2 * inset)


def draw_border(pen: Pen, inset: float) -> None:
    """Draw the classic border: two interlaced bands between rules, a rosette on each corner."""
    width, height = pen.size
    draw_rule(pen, inset, 1.4, TEAL)
    draw_rule(pen, inset + 3, 0.4, TEAL)
    middle = inset + 16
    for ink, path in zip((TEAL, GOLD), _bands(pen.size, middle), strict=True):
        pen.colour(ink)
        pen.thickness(0.35)
        pen.stroke(path)
    draw_rule(pen, inset + 29, 0.4, TEAL)
    draw_rule(pen, inset + 32, 0.9, GOLD)
    far_x, far_y = width - middle, height - middle
    for corner in ((middle, middle), (far_x, middle), (middle, far_y), (far_x, far_y)):
        _draw_corner(pen, corner)


@cache
def _bands(size: tuple[float, float], middle: float) -> tuple[Path, ...]:
    """Compute the bands once: every evening's certificates have the same."""
    frame = Frame(middle, middle, size[0] - 2 * middle, size[1] - 2 * middle, 13)
    paths = (Path(), Path())
    for path, (swing, wave, strands) in zip(paths, ((10.0, 48.0, 6), (4.6, 24.0, 2)), strict=True):
        add_band(path, frame, swing, wave, strands)
    return paths


def _draw_corner(pen: Pen, centre: Point) -> None:
    _disc(pen, centre, 20.5, grey(0))
    for inner, outer, petals, strands, ink in ((7, 20, 12, 4, TEAL), (2.5, 9, 8, 3, GOLD)):
        path = Path()
        add_rosette(path, centre, inner, outer, petals, strands)
        pen.colour(ink)
        pen.thickness(0.35)
        pen.stroke(path)


def _disc(pen: Pen, centre: Point, radius: float, ink: Colour) -> None:
    path = Path()
    add_closed(path, circle(centre, radius), 4)
    pen.colour(ink)
    pen.fill(path)


def draw_seal(pen: Pen, centre: Point, radius: float) -> None:
    """Draw the seal's shared part: a scalloped edge and an interlaced ring. Its middle stays free."""
    edge, ring, rims = Path(), Path(), Path()
    add_closed(edge, flower(centre, radius, radius * 0.022, 48, 0), 96)
    add_rosette(ring, centre, radius * 0.79, radius * 0.95, 36, 3)
    for share in (0.97, 0.77, 0.745):
        add_closed(rims, circle(centre, radius * share), 4)
    pen.colour(GOLD)
    for path, thickness in ((edge, 0.9), (ring, 0.3), (rims, 0.45)):
        pen.thickness(thickness)
        pen.stroke(path)


@dataclass(frozen=True, slots=True)
class Rosettes:
    """A family of small rosettes, one for each serial: between two radii, with so many petals and strands."""

    inner: float
    outer: float
    petals: tuple[int, int]
    strands: tuple[int, int]
    ink: Colour
    thickness: float

    def draw(self, pen: Pen, serial: str, centre: Point) -> None:
        """Draw the one that no other serial has: one of few forms, turned as none is turned again."""
        chance = Random(serial)
        petals, strands = chance.randint(*self.petals), chance.randint(*self.strands)
        turn = chance.uniform(0, 2 * pi)
        name = f"rosette-{petals}-{strands}"
        if not pen.has_form(name):
            self._keep(pen, name, petals, strands)
        with pen.decoration():
            pen.repeat(name, centre, -turn / petals)

    def _keep(self, pen: Pen, name: str, petals: int, strands: int) -> None:
        path = Path()
        add_rosette(path, (0, 0), self.inner, self.outer, petals, strands)
        reach = self.outer + self.thickness
        with pen.form(name, (-reach, -reach, reach, reach)):
            pen.colour(self.ink)
            pen.thickness(self.thickness)
            pen.stroke(path)


def draw_divider(pen: Pen, centre: Point, reach: float) -> None:
    """Draw a thin rule with a lozenge in its middle."""
    x, y = centre
    pen.colour(GOLD)
    pen.thickness(0.6)
    pen.line(x - reach, y, x - 9, y)
    pen.line(x + 9, y, x + reach, y)
    path = Path()
    for side in (-1, 1):
        path.move(x + side * reach, y + 1.3)
        path.line(x + side * (reach + 5), y)
        path.line(x + side * reach, y - 1.3)
        path.close()
    path.move(x - 5, y)
    for to in ((x, y + 3.4), (x + 5, y), (x, y - 3.4)):
        path.line(*to)
    path.close()
    pen.fill(path)
