# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bars, lines, heat map and survival curve. Every series has a pattern or dash beside its colour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from ui.charts.scale import Scale, scale, shown
from ui.charts.shapes import (
    DASHES,
    PATTERNS,
    SERIES,
    Anchor,
    Area,
    Box,
    Chart,
    Ink,
    Pattern,
    Point,
    Shape,
    Stroke,
    Words,
)

_TEXT, _SMALL, _TITLE = 9.0, 8.0, 11.0
_LEFT, _RIGHT, _LOW = 40.0, 12.0, 34.0
_LEGEND = 16.0
_BAR_SHARE = 0.72
_LEAST_AT_RISK = 5
_BEYOND = 1e100
"""No figure is so great; an infinite one is not, nor is what is no number at all."""
_LEAST_FIGURE, _LEAST_LABEL = 6.0, 24.0
"""Points a bar is wide to have its figure, and a label has for itself."""


@dataclass(frozen=True, slots=True)
class Series:
    """One set of figures with its name; None where there is no figure."""

    name: str
    values: tuple[float | None, ...]

    @property
    def figures(self) -> tuple[float | None, ...]:
        """Return the values, without those that are no figure: the result of a division by nothing."""
        return tuple(_figure_or_none(value) for value in self.values)


def _figure_or_none(value: float | None) -> float | None:
    return value if value is not None and abs(value) < _BEYOND else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What every chart with axes is asked for."""

    title: str
    width: float = 480
    height: float = 260
    across: str = ""
    """What stands along the bottom."""
    up: str = ""
    """What the figures are."""
    whole: bool = True
    """Figures are counts."""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a survival curve: from this time on, this share; with its interval and who is at risk.

    There is one for every time at which the number at risk changes, also where the share stays.
    """

    time: float
    share: float
    low: float
    high: float
    at_risk: int
    """Just before this time."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A survival curve of one group, beginning at (0, 1)."""

    name: str
    steps: tuple[Step, ...]
    censored: tuple[float, ...] = ()


def bars(frame: Frame, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    """Draw bars side by side from the line of 0, each with its figure at its end where there is room."""
    field = _field(frame, series, len(series) > 1)
    shapes = field.ground()
    slot = (field.right - field.left) / max(1, len(labels))
    wide = slot * _BAR_SHARE / max(1, len(series))
    every = _every(labels, slot)
    for i, label in enumerate(labels):
        left = field.left + i * slot + slot * (1 - _BAR_SHARE) / 2
        if i % every == 0:
            shapes.append(_below(label, left + slot * _BAR_SHARE / 2, field.low, slot * every))
        for j, one in enumerate(series):
            shapes += _bar(field, one.figures[i], left + j * wide, wide, j)
    return _finished(frame, shapes, _said(frame, labels, series))


def _bar(field: "_Field", value: float | None, x: float, wide: float, j: int) -> list[Shape]:
    if value is None:
        dash = Words("–", (x + wide / 2, field.zero - 3), _SMALL, Anchor.MIDDLE, Ink.MUTED, room=wide * 1.3)
        return [dash] if wide >= _LEAST_FIGURE else []
    y, (ink, pattern) = field.scale.at(value), _look(j)
    box = Box(x, min(y, field.zero), wide * 0.94, abs(field.zero - y), ink, pattern=pattern)
    if wide < _LEAST_FIGURE:
        return [box]
    at = (x + wide * 0.47, y - 3 if value >= 0 else y + 9)
    said = shown(value) + ("%" if field.frame.percent else "")
    return [box, Words(said, at, _SMALL, Anchor.MIDDLE, room=wide * 1.3)]


def _every(labels: Sequence[str], room: float) -> int:
    """Return that every so many labels stand below: each has room to be read."""
    return max(1, -(-int(_LEAST_LABEL * 10) // max(1, int(room * 10)))) if labels else 1


def lines(frame: Frame, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    """Draw a line for each series, broken where there is no figure, with its own dashes and end label."""
    field = replace(_field(frame, series, len(series) > 1), lined=True)
    shapes = field.ground()
    step = (field.right - field.left) / max(1, len(labels) - 1)
    every = max(1, -(-len(labels) // 12))
    for i, label in enumerate(labels):
        if i % every == 0:
            shapes.append(_under_point(frame, label, field.left + i * step, field.low, step * every))
    for j, one in enumerate(series):
        ink, dashes = SERIES[j % len(SERIES)], DASHES[j % len(DASHES)]
        for part in _unbroken(one.figures):
            points = tuple((field.left + i * step, field.scale.at(value)) for i, value in part)
            if len(points) > 1:
                shapes.append(Stroke(points, ink, 1.6, dashes))
            shapes += [Box(x - 1.6, y - 1.6, 3.2, 3.2, ink) for x, y in points]
    return _finished(frame, shapes, _said(frame, labels, series))


def _unbroken(values: Iterable[float | None]) -> list[list[tuple[int, float]]]:
    parts: list[list[tuple[int, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            parts.append([])
        else:
            parts[-1].append((i, value))
    return [part for part in parts if part]


def heat_map(
    frame: Frame, columns: Sequence[str], rows: Sequence[str], values: Sequence[Sequence[float | None]]
) -> Chart:
    """Draw figures as darker and lighter cells, each with its figure in it: shade alone says nothing."""
    name_room = min(150.0, frame.width * 0.3)
    top = 40.0 if frame.title else 20.0
    wide = (frame.width - name_room - _RIGHT) / max(1, len(columns))
    high = (frame.height - top - 6) / max(1, len(rows))
    table = [[_figure_or_none(value) for value in row] for row in values]
    most = max((value for row in table for value in row if value is not None), default=0)
    shapes: list[Shape] = []
    for i, column in enumerate(columns):
        x = name_room + (i + 0.5) * wide
        shapes.append(Words(column, (x, top - 5), _SMALL, Anchor.MIDDLE, Ink.MUTED, room=wide - 2))
    for j, (row, cells) in enumerate(zip(rows, table, strict=True)):
        y = top + j * high
        base = y + high / 2 + 3
        shapes.append(Words(row, (name_room - 6, base), _TEXT, Anchor.END, room=name_room - 8))
        for i, value in enumerate(cells):
            x = name_room + i * wide
            shapes += _cell(x, y, wide, high, value, most)
    said = "; ".join(
        f"{row}: "
        + ", ".join(f"{column} {_figure(value)}" for column, value in zip(columns, cells, strict=True))
        for row, cells in zip(rows, table, strict=True)
    )
    return _finished(frame, shapes, f"{frame.title}. {said}" if frame.title else said)


def _cell(x: float, y: float, wide: float, high: float, value: float | None, most: float) -> list[Shape]:
    middle = (x + wide / 2, y + high / 2 + 3)
    if value is None:
        return [
            Box(x + 0.5, y + 0.5, wide - 1, high - 1, Ink.GRID, pattern=Pattern.OPEN),
            Words("–", middle, _SMALL, Anchor.MIDDLE, Ink.MUTED),
        ]
    strength = 0.06 + 0.84 * (max(0.0, value) / most if most > 0 else 0.0)
    words = Words(_figure(value), middle, _SMALL, Anchor.MIDDLE, room=wide - 2, strength_under=strength)
    return [Box(x + 0.5, y + 0.5, wide - 1, high - 1, Ink.FIRST, strength), words]


def _figure(value: float | None) -> str:
    return "–" if value is None else shown(value)


def survival(frame: Frame, curves: Sequence[Curve], until: float, at_risk_title: str) -> Chart:
    """Draw survival curves as steps with bands, ticks for who left the count, and numbers at risk below.

    A line stops where fewer than 5 are at risk, as what few people did is no rate, and where there is none.
    """
    shown_curves = [(curve, _trusted(curve)) for curve in curves]
    rows = len(curves)
    below = _LOW + 16 + rows * 12.0
    top = _top(frame, legend=len(curves) > 1)
    left, right, low = _LEFT + 34, frame.width - _RIGHT, frame.height - below
    time = scale(until, left, right, parts=8)
    share = Scale(0, 1, low, top, 0.25)
    field = _Field(
        frame, left, right, top, low, share, tuple(curve.name for curve in curves), lined=True, shares=True
    )
    shapes = field.ground()
    for tick in time.ticks:
        shapes.append(_below(shown(tick), time.at(tick), low, 40))
    for j, (curve, steps) in enumerate(shown_curves):
        shapes += _curve(curve, steps, j, time, share)
    y = low + _LOW + 8
    shapes.append(Words(at_risk_title, (8, y), _SMALL, ink=Ink.MUTED, room=frame.width * 0.5))
    for curve in curves:
        y += 12
        shapes.append(Words(curve.name, (8, y), _SMALL, room=left - 18))
        for tick in time.ticks:
            at = str(_at_risk(curve, tick))
            shapes.append(Words(at, (time.at(tick), y), _SMALL, Anchor.MIDDLE))
    said = "; ".join(_curve_said(curve, steps) for curve, steps in shown_curves)
    return _finished(frame, shapes, f"{frame.title}. {said}")


def _trusted(curve: Curve) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in curve.steps:
        if step.at_risk < _LEAST_AT_RISK or not all(map(isfinite, (step.share, step.low, step.high))):
            break
        kept.append(step)
    return tuple(kept)


def _curve(curve: Curve, steps: Sequence[Step], j: int, time: Scale, share: Scale) -> list[Shape]:
    if not steps:
        return []
    ink, dashes = SERIES[j % len(SERIES)], DASHES[j % len(DASHES)]
    last = min(max([steps[-1].time, *(at for at in curve.censored if at <= _end(curve, steps))]), time.high)
    line = _stairs([(step.time, step.share) for step in steps], last)
    upper = _stairs([(step.time, min(1.0, step.high)) for step in steps], last)
    lower = _stairs([(step.time, max(0.0, step.low)) for step in steps], last)
    band = tuple((time.at(x), share.at(y)) for x, y in (*upper, *reversed(lower)))
    ticks = [at for at in curve.censored if at <= last]
    return [
        Area(band, ink),
        Stroke(tuple((time.at(x), share.at(y)) for x, y in line), ink, 1.7, dashes),
        *(_tick(time.at(at), share.at(_share(steps, at)), ink) for at in ticks),
    ]


def _end(curve: Curve, steps: Sequence[Step]) -> float:
    """Return where the line must stop: before the first step that too few people stand behind."""
    dropped = curve.steps[len(steps) :]
    return dropped[0].time if dropped else float("inf")


def _stairs(points: Sequence[Point], last: float) -> list[Point]:
    found: list[Point] = []
    for x, y in points:
        if found:
            found.append((x, found[-1][1]))
        found.append((x, y))
    if found and found[-1][0] < last:
        found.append((last, found[-1][1]))
    return found


def _tick(x: float, y: float, ink: Ink) -> Stroke:
    return Stroke(((x, y - 3), (x, y + 3)), ink, 0.9)


def _share(steps: Sequence[Step], at: float) -> float:
    return next((step.share for step in reversed(steps) if step.time <= at), 1.0)


def _at_risk(curve: Curve, at: float) -> int:
    """Return how many are at risk just before a time: those of the first step at or after it."""
    return next((step.at_risk for step in curve.steps if step.time >= at), 0)


def _curve_said(curve: Curve, steps: Sequence[Step]) -> str:
    said = ", ".join(f"{shown(step.time)}: {step.share:.0%}" for step in steps)
    return f"{curve.name}: {said}" if said else f"{curve.name}: –"


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the figures stand inside a chart, and what lies under them."""

    frame: Frame
    left: float
    right: float
    top: float
    low: float
    scale: Scale
    names: tuple[str, ...]
    lined: bool = False
    shares: bool = False

    @property
    def zero(self) -> float:
        """Return where the line of 0 stands."""
        return self.scale.at(0)

    def ground(self) -> list[Shape]:
        """Return grid, axis labels, legend: what is painted first."""
        shapes: list[Shape] = []
        for tick in self.scale.ticks:
            y = self.scale.at(tick)
            shapes.append(Stroke(((self.left, y), (self.right, y)), Ink.GRID, 0.5))
            said = f"{tick:.0%}" if self.shares else shown(tick) + ("%" if self.frame.percent else "")
            at = (self.left - 5, y + 3)
            shapes.append(Words(said, at, _SMALL, Anchor.END, Ink.MUTED, room=self.left - 9))
        shapes.append(Stroke(((self.left, self.zero), (self.right, self.zero)), Ink.MUTED, 0.8))
        middle = (self.left + self.right) / 2
        room = self.right - self.left
        shapes.append(
            Words(self.frame.across, (middle, self.low + 27), _SMALL, Anchor.MIDDLE, Ink.MUTED, room=room)
        )
        top = self.top - 9 - (_LEGEND if len(self.names) > 1 else 0)
        shapes.append(Words(self.frame.up, (8, top), _SMALL, ink=Ink.MUTED, room=room))
        return [*shapes, *self._legend()]

    def _legend(self) -> list[Shape]:
        if len(self.names) < 2:
            return []
        shapes: list[Shape] = []
        each = (self.right - self.left) / len(self.names)
        y = self.top - 10
        for j, name in enumerate(self.names):
            x = self.left + j * each
            ink, pattern = _look(j)
            if self.lined:
                shapes.append(Stroke(((x, y - 3), (x + 20, y - 3)), ink, 1.7, DASHES[j % len(DASHES)]))
            else:
                shapes.append(Box(x + 8, y - 7.5, 9, 9, ink, pattern=pattern))
            shapes.append(Words(name, (x + 24, y), _SMALL, room=each - 28))
        return shapes


def _top(frame: Frame, *, legend: bool) -> float:
    return 14 + (18 if frame.title else 0) + (10 if frame.up else 0) + (_LEGEND if legend else 0)


def _field(frame: Frame, series: Sequence[Series], legend: bool) -> _Field:
    top, low = _top(frame, legend=legend), frame.height - _LOW
    found = [value for one in series for value in one.figures if value is not None]
    high = scale(max(found, default=1), low, top, least=min(found, default=0), whole=frame.whole)
    names = tuple(one.name for one in series)
    return _Field(frame, _LEFT, frame.width - _RIGHT, top, low, high, names)


def _look(j: int) -> tuple[Ink, Pattern]:
    return SERIES[j % len(SERIES)], PATTERNS[j % len(PATTERNS)]


def _below(label: str, x: float, low: float, room: float) -> Words:
    return Words(label, (x, low + 13), _SMALL, Anchor.MIDDLE, room=max(room - 2, 6))


def _under_point(frame: Frame, label: str, x: float, low: float, room: float) -> Words:
    """Set a label under its point; the last one ends with the chart, as half of it would stand outside."""
    if x + room / 2 > frame.width:
        return Words(label, (frame.width, low + 13), _SMALL, Anchor.END, room=max(room - 2, 6))
    return _below(label, x, low, min(room, 2 * x))


def _said(frame: Frame, labels: Sequence[str], series: Sequence[Series]) -> str:
    parts = [
        f"{one.name}: "
        + ", ".join(f"{label} {_figure(value)}" for label, value in zip(labels, one.figures, strict=True))
        for one in series
    ]
    return f"{frame.title}. " + "; ".join(parts)


def _finished(frame: Frame, shapes: Sequence[Shape], said: str) -> Chart:
    title = [Words(frame.title, (8, 16), _TITLE, bold=True, room=frame.width - 16)] if frame.title else []
    painted = [one for one in (*title, *shapes) if not isinstance(one, Words) or one.text]
    return Chart(frame.width, frame.height, tuple(painted), said)
