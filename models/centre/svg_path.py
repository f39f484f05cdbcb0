# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A path's letters and numbers as steps of a pen: begin, straight, Bézier, close. Arcs become Béziers."""

import re
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = tuple[Point, ...]
Step: TypeAlias = tuple[str, Points]
"""m and l with one point, c with three, z with none."""

KAPPA = 0.5522847498
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_MOST_TOKENS = 400_000


def flat(points: list[Point], *, closed: bool) -> list[Step]:
    """Return straight lines through points."""
    steps: list[Step] = [("l" if i else "m", (point,)) for i, point in enumerate(points)]
    return [*steps, ("z", ())] if closed and steps else steps


def steps_of(text: str) -> list[Step]:
    """Read a path; raise ValueError or IndexError where it makes no sense."""
    walker = _Walker()
    for letter, numbers in _commands(text):
        walker.go(letter, numbers)
    return walker.steps


def _commands(text: str) -> list[tuple[str, list[float]]]:
    """Cut a path into its letters, each with the numbers of one step; a letter may stand for many."""
    found: list[tuple[str, list[float]]] = []
    at, letter, length = 0, "", len(text)
    while True:
        at = _skip(text, at)
        if at >= length:
            return found
        if text[at].isalpha():
            letter = text[at]
            if letter.upper() not in _TAKES:
                raise ValueError("an unknown letter")
            at += 1
            if letter in "Zz":
                found.append((letter, []))
                continue
        elif not letter or letter in "Zz":
            raise ValueError("numbers without a letter")
        numbers, at = _numbers(text, at, letter)
        found.append((letter, numbers))
        letter = {"M": "L", "m": "l"}.get(letter, letter)
        if len(found) > _MOST_TOKENS:
            raise ValueError("too long")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _numbers(text: str, at: int, letter: str) -> tuple[list[float], int]:
    numbers: list[float] = []
    for i in range(_TAKES[letter.upper()]):
        at = _skip(text, at)
        if letter in "Aa" and i in (3, 4):  # flags may stand without anything between them
            numbers.append(float("01".index(text[at])))
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if found is None or found[2] is None:
            raise ValueError("a number is missing")
        numbers.append(float(found[2]))
        at = found.end()
    return numbers, at


class _Walker:
    """Where the pen stands, and the steps it made."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._at: Point = (0.0, 0.0)
        self._begin: Point = (0.0, 0.0)
        self._handle: Point | None = None
        self._smooth = ""

    def go(self, letter: str, numbers: list[float]) -> None:
        """Make one step."""
        kind, (x, y) = letter.upper(), self._at
        base = (x, y) if letter.islower() else (0.0, 0.0)
        handle = self._handle if self._handle and self._smooth in _SMOOTH.get(kind, "") else (x, y)
        mirrored = (2 * x - handle[0], 2 * y - handle[1])
        self._handle, self._smooth = None, kind
        if kind == "Z":
            self.steps.append(("z", ()))
            self._at = self._begin
        elif kind == "H":
            self._straight((numbers[0] + base[0], y))
        elif kind == "V":
            self._straight((x, numbers[0] + base[1]))
        elif kind == "A":
            to = (numbers[5] + base[0], numbers[6] + base[1])
            self._arc(numbers, to)
        else:
            points = [(numbers[i] + base[0], numbers[i + 1] + base[1]) for i in range(0, len(numbers), 2)]
            self._to(kind, points, mirrored)

    def _to(self, kind: str, points: list[Point], mirrored: Point) -> None:
        if kind == "M":
            self.steps.append(("m", (points[0],)))
            self._at = self._begin = points[0]
        elif kind == "L":
            self._straight(points[0])
        elif kind in "CS":
            first, second, to = (mirrored, *points) if kind == "S" else points
            self._curve(first, second, to)
            self._handle = second
        else:
            middle, to = (mirrored, points[0]) if kind == "T" else (points[0], points[1])
            self._curve(_between(self._at, middle), _between(to, middle), to)
            self._handle = middle

    def _straight(self, to: Point) -> None:
        self.steps.append(("l", (to,)))
        self._at = to

    def _curve(self, first: Point, second: Point, to: Point) -> None:
        self.steps.append(("c", (first, second, to)))
        self._at = to

    def _arc(self, numbers: list[float], to: Point) -> None:
        across, up = abs(numbers[0]), abs(numbers[1])
        if to == self._at:
            return
        if not across or not up:
            self._straight(to)
            return
        for first, second, end in _arc(self._at, across, up, numbers[2:5], to):
            self._curve(first, second, end)
        self._at = to


_SMOOTH = {"S": "CS", "T": "QT"}


def _between(end: Point, middle: Point) -> Point:
    return end[0] + 2 / 3 * (middle[0] - end[0]), end[1] + 2 / 3 * (middle[1] - end[1])


def _arc(
    start: Point, across: float, up: float, how: list[float], to: Point
) -> list[tuple[Point, Point, Point]]:
    """Return an elliptical arc as Béziers of at most a quarter turn, after appendix B.2.4 of SVG 2."""
    turn = radians(how[0])
    c, s = cos(turn), sin(turn)
    half = ((start[0] - to[0]) / 2, (start[1] - to[1]) / 2)
    x, y = c * half[0] + s * half[1], -s * half[0] + c * half[1]
    if (wide := sqrt((x / across) ** 2 + (y / up) ** 2)) > 1:
        across, up = across * wide, up * wide
    inside = (across * up) ** 2 / ((across * y) ** 2 + (up * x) ** 2) - 1
    root = sqrt(max(0.0, inside)) * (-1 if how[1] == how[2] else 1)
    mid = (root * across * y / up, -root * up * x / across)
    centre = (
        c * mid[0] - s * mid[1] + (start[0] + to[0]) / 2,
        s * mid[0] + c * mid[1] + (start[1] + to[1]) / 2,
    )
    first = ((x - mid[0]) / across, (y - mid[1]) / up)
    begin = _angle((1, 0), first)
    sweep = _angle(first, ((-x - mid[0]) / across, (-y - mid[1]) / up))
    if how[2] and sweep < 0:
        sweep += 2 * pi
    elif not how[2] and sweep > 0:
        sweep -= 2 * pi
    pieces = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / pieces
    reach = 4 / 3 * tan(step / 4)

    def at(px: float, py: float) -> Point:
        return centre[0] + c * across * px - s * up * py, centre[1] + s * across * px + c * up * py

    found: list[tuple[Point, Point, Point]] = []
    for i in range(pieces):
        a, b = begin + i * step, begin + (i + 1) * step
        found.append(
            (
                at(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
                at(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
                at(cos(b), sin(b)),
            )
        )
    return found


def _angle(one: Point, other: Point) -> float:
    length = hypot(*one) * hypot(*other)
    turn = acos(max(-1.0, min(1.0, (one[0] * other[0] + one[1] * other[1]) / length)))
    return -turn if one[0] * other[1] - one[1] * other[0] < 0 else turn
