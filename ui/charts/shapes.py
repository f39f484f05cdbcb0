# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The few shapes every chart is made of. Units are points; x grows to the right, y downwards from the top."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Measure: TypeAlias = Callable[[str, float, bool], float]
"""Returns the width of a text at a size, bold or not: whoever draws knows its fonts."""


class Ink(Enum):
    """Colours by their part in a chart; whoever draws chooses them for paper, light or dark."""

    TEXT = "text"
    MUTED = "muted"
    GRID = "grid"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"


SERIES = (Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH)
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
"""How the lines of series differ beside their colour."""


class Anchor(Enum):
    """Which part of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Pattern(Enum):
    """How a filled shape differs beside its colour."""

    PLAIN = "plain"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OPEN = "open"


PATTERNS = tuple(Pattern)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    ink: Ink
    thickness: float = 1
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``strength`` is its share of the ink, 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    strength: float = 1
    pattern: Pattern = Pattern.PLAIN


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline, such as a band of uncertainty."""

    points: tuple[Point, ...]
    ink: Ink
    strength: float = 0.15


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``at`` lies on its baseline. Texts too wide for ``room`` are made smaller."""

    text: str
    at: Point
    size: float
    anchor: Anchor = Anchor.START
    ink: Ink = Ink.TEXT
    bold: bool = False
    room: float | None = None
    strength_under: float = 0
    """How dark the ground under it is: light words stand on more than a half."""


Shape: TypeAlias = Stroke | Box | Area | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart: its size, its shapes in the order they are painted, and what it says in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    said: str
    """For who cannot see it: the alternative text."""
