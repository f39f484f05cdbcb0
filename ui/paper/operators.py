# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shaped glyphs as the operators of a PDF page. No font is touched here: where its codes are is asked for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

_STRAY = 0.005  # thousandths of the size: no printer shows less
_LEVEL = 0.01


class Glyph(NamedTuple):
    """One placed glyph: its number in the font, the text it stands for, and thousandths of the size."""

    number: int
    text: str
    dx: float
    dy: float
    advance: float


Places: TypeAlias = Mapping[tuple[int, str], tuple[str, str]]
"""Where a glyph with its text is in a file: the name of the font there, and its code in hexadecimal."""


def utf16(text: str) -> str:
    """Return a text as the hexadecimal UTF-16 a PDF string wants, without its mark of byte order."""
    return text.encode("utf-16-be").hex().upper()


def number(value: float) -> str:
    """Write a number as a PDF does, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def run(glyphs: Sequence[Glyph], places: Places, advances: Sequence[float], size: float, space: float) -> str:
    """Return the operators that show a run, each space widened by ``space`` thousandths.

    ``advances`` are the glyphs' own, as the file's table of widths says them.
    """
    line = _Line()
    rise = move = 0.0
    font = ""
    for glyph, text, dx, dy, advance in glyphs:
        name, code = places[glyph, text]
        if name != font:
            line.end(move)
            line.out.append(f"{name} {number(size)} Tf")
            font, move = name, 0.0
        if abs(dy - rise) > _LEVEL:
            line.end(move)
            line.out.append(f"{number(dy * size / 1000)} Ts")
            rise, move = dy, 0.0
        move -= dx
        if not -_STRAY < move < _STRAY:
            line.go(move)
            move = 0.0
        line.codes.append(code)
        move += advances[glyph] - advance + dx - (space if text == " " else 0)
    line.end(move)
    if rise:
        line.out.append("0 Ts")
    return " ".join(line.out)


class _Line:
    """Operators, and the array of the TJ that is being written: codes and the moves between them."""

    __slots__ = ("_array", "codes", "out")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.codes: list[str] = []
        self._array: list[str] = []

    def go(self, move: float) -> None:
        """Move towards the left, by thousandths, before what comes next."""
        if self.codes:
            self._array.append(f"<{''.join(self.codes)}>")
            self.codes.clear()
        self._array.append(number(move))

    def end(self, move: float) -> None:
        """Write what was gathered, and the move after it."""
        if not -_STRAY < move < _STRAY:
            self.go(move)
        elif self.codes:
            self._array.append(f"<{''.join(self.codes)}>")
            self.codes.clear()
        if self._array:
            self.out.append(f"[{''.join(self._array)}] TJ")
            self._array.clear()
