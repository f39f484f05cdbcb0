# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Axes: round steps for any range, and where a value stands."""

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

_STEPS = (1, 2, 2.5, 5, 10)
_SMALLEST, _GREATEST = 0.005, 1e12
_LEAST_SPAN = 1e-100  # a fifth of less may be 0, and has no power of ten


def nice_step(span: float, most: int) -> float:
    """Return the smallest round step that cuts a span into at most ``most`` parts; 1 where it is nothing."""
    if span < _LEAST_SPAN or not isfinite(span):
        return 1.0
    rough = span / max(1, most)
    base = 10.0 ** floor(log10(rough))
    return next(step * base for step in (*_STEPS, 20) if step * base >= rough * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values from ``low`` to ``high`` onto points from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the values to label, the ends included."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + i * self.step for i in range(count + 1))


def scale(
    most: float, start: float, end: float, *, least: float = 0.0, parts: int = 5, whole: bool = False
) -> Scale:
    """Return a scale from 0, or from a round value below what is negative, to one not below ``most``.

    ``whole`` keeps its steps whole numbers.
    """
    top = most if most > 0 and isfinite(most) else 0.0
    bottom = least if least < 0 and isfinite(least) else 0.0
    if top - bottom < _LEAST_SPAN:
        top = 1.0
    step = nice_step(top - bottom, parts)
    if whole:
        step = max(1.0, float(ceil(step)))
    low = floor(bottom / step + 1e-9) * step
    high = ceil(top / step - 1e-9) * step
    return Scale(low, high, start, end, step)


def shown(value: float) -> str:
    """Write a figure without needless zeros; what is very large or very small by its size alone."""
    if value and not _SMALLEST <= abs(value) < _GREATEST:
        return f"{value:.2g}"
    return f"{value:.2f}".rstrip("0").rstrip(".")
