# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A typed pen over ReportLab's canvas: lines, shapes, forms and tagged text. Points; y grows upwards."""

from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import contextmanager
from functools import cache
from math import cos, sin
from typing import NamedTuple

from ui.paper.fonts import font
from ui.paper.operators import Glyph, number, run, utf16
from ui.paper.order import ReadingOrder
from ui.paper.reportlab_hooks import Book, GlyphFont, Part

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)
LEGAL = (215.9 * MM, 355.6 * MM)
LEGAL_LANDSCAPE = (355.6 * MM, 215.9 * MM)


class Colour(NamedTuple):
    """Red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> "Colour":
        """Read ``#0F5257``."""
        return cls(*(int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)))

    def operators(self) -> str:
        """Return the PDF operators that set it: ``rg`` fills, ``RG`` strokes."""
        return _both_inks(self)


@cache
def _both_inks(ink: Colour) -> str:
    parts = " ".join([number(part) for part in ink])
    return f"{parts} rg {parts} RG"


BLACK = Colour(0, 0, 0)


def grey(ink: float) -> Colour:
    """Return a grey by its share of ink, 0 white to 1 black."""
    return Colour(1 - ink, 1 - ink, 1 - ink)


def _place(x: float, y: float) -> str:
    """Write a point to a hundredth: far finer than any printer's dot."""
    return f"{x:.2f} {y:.2f}"


class Path:
    """A path in PDF operators, drawn once with ``Pen.stroke`` or ``Pen.fill``."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def move(self, x: float, y: float) -> None:
        """Begin at a point."""
        self._parts.append(f"{_place(x, y)} m")

    def line(self, x: float, y: float) -> None:
        """Go straight to a point."""
        self._parts.append(f"{_place(x, y)} l")

    def curve(self, first: tuple[float, float], second: tuple[float, float], to: tuple[float, float]) -> None:
        """Go to a point along a Bézier curve."""
        self._parts.append(f"{_place(*first)} {_place(*second)} {_place(*to)} c")

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle from its lower left corner."""
        self._parts.append(f"{_place(x, y)} {_place(width, height)} re")

    def close(self) -> None:
        """Return to where it began."""
        self._parts.append("h")

    @property
    def operators(self) -> str:
        """Return the path's operators."""
        return " ".join(self._parts)


class _Open(NamedTuple):
    """The piece being drawn: its place in the reading order, and its role."""

    place: int
    role: str


class _Alike(NamedTuple):
    """What stands alike on many pages: what is drawn, and what it says."""

    part: Part
    tagged: range
    marks: int


_MOST_WRITTEN = 1_000  # names come once each: to keep them all took more than the pages they stand on


class Pen:
    """What a paper is drawn with, page by page."""

    def __init__(self, size: tuple[float, float], language: str) -> None:
        self.size = size
        self.language = language
        self.pages = 0
        self.tagged = ReadingOrder()
        self._book = Book(size, font("NotoSans-Regular"))
        self._marks = 0
        self._inside: int | None = None
        self._open: _Open | None = None
        self._said = False
        self._written: dict[tuple[int, float, float], tuple[Sequence[Glyph], str]] = {}
        self._alike: dict[tuple[Hashable, int], _Alike] = {}

    def colour(self, ink: Colour) -> None:
        """Fill and stroke in a colour from here on."""
        self._book.write(ink.operators())

    def thickness(self, points: float) -> None:
        """Stroke at a thickness from here on."""
        self._book.write(f"{number(points)} w")

    def dashes(self, lengths: Sequence[float]) -> None:
        """Stroke in dashes and gaps of these lengths from here on; none is a whole line."""
        self._book.write(f"[{' '.join(number(one) for one in lengths)}] 0 d")

    def stroke(self, path: Path) -> None:
        """Draw a path's outline."""
        self._book.write(f"{path.operators} S")

    def fill(self, path: Path, *, even_odd: bool = False) -> None:
        """Fill a path; by the even-odd rule, what it crosses twice stays open."""
        self._book.write(f"{path.operators} {'f*' if even_odd else 'f'}")

    def image(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a PNG or JPEG into a box from its lower left corner; embedded once a file."""
        self._book.image(content, x, y, width, height)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw one straight line."""
        self._book.write(f"{number(x)} {number(y)} m {number(to_x)} {number(to_y)} l S")

    def rectangle(self, x: float, y: float, width: float, height: float, *, filled: bool = False) -> None:
        """Draw a rectangle from its lower left corner."""
        values = " ".join(number(value) for value in (x, y, width, height))
        self._book.write(f"{values} re {'f' if filled else 'S'}")

    def show(
        self,
        at: tuple[float, float],
        size: float,
        runs: Iterable[tuple[GlyphFont, Sequence[Glyph]]],
        *,
        actual: str | None,
        space: float = 0,
    ) -> None:
        """Write shaped runs; ``typeset`` is what calls this.

        Poppler takes a mark for ended where a true text inside it ends: what follows has a mark of its own.
        """
        if self._open is not None:
            if self._said:
                self._mark_again(self._open)
            self._said = actual is not None
        operators = [self._run(one, glyphs, size, space) for one, glyphs in runs]
        start = f"BT 1 0 0 1 {number(at[0])} {number(at[1])} Tm"
        if actual is None:
            self._book.write(" ".join((start, *operators, "ET")))
        else:
            says = f"/Span <</ActualText <FEFF{utf16(actual)}>>> BDC"
            self._book.write(" ".join((start, says, *operators, "EMC ET")))

    def _run(self, one: GlyphFont, glyphs: Sequence[Glyph], size: float, space: float) -> str:
        """Return a run's operators, remembered by its identity: most of a batch repeats."""
        key = (id(glyphs), size, space)
        if (known := self._written.get(key)) is not None:
            return known[1]
        if len(self._written) >= _MOST_WRITTEN:
            self._written.clear()
        made = run(glyphs, self._book.places(one), one.advances, size, space)
        self._written[key] = (glyphs, made)  # the run is kept, so that its identity stays its own
        return made

    @contextmanager
    def apart(self) -> Generator[None]:
        """Keep colours, thickness and turns to what is drawn inside."""
        self._book.write("q")
        yield
        self._book.write("Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Generator[None]:
        """Draw upwards from a point: inside, x runs up the page and the point is the origin."""
        self._book.write(f"q 0 1 -1 0 {number(x)} {number(y)} cm")
        yield
        self._book.write("Q")

    @contextmanager
    def moved(self, x: float, y: float) -> Generator[None]:
        """Draw with the origin moved by so much, as on a paper larger than the one it was laid out for."""
        self._book.write(f"q 1 0 0 1 {number(x)} {number(y)} cm")
        yield
        self._book.write("Q")

    @contextmanager
    def scaled(self, x: float, y: float, across: float, up: float) -> Generator[None]:
        """Draw from a point in other units: ``across`` and ``up`` points each; a negative one mirrors."""
        self._book.write(f"q {across:.6f} 0 0 {up:.6f} {number(x)} {number(y)} cm")
        yield
        self._book.write("Q")

    @contextmanager
    def clipped(self, path: Path) -> Generator[None]:
        """Keep what is drawn inside to the inside of a path."""
        self._book.write(f"q {path.operators} W n")
        yield
        self._book.write("Q")

    @contextmanager
    def tag(self, role: str, said: str = "") -> Generator[None]:
        """Say what is drawn inside: a heading, a paragraph, a cell. Screen readers follow this order."""
        index = self.tagged.add(self.pages, role, self._marks, self._inside)
        if said:
            self.tagged.say(index, said)
        self._open, self._said = _Open(index, role), False
        self._book.write(f"/{role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._book.write("EMC")
        self._open = None

    def _mark_again(self, piece: _Open) -> None:
        self.tagged.mark_again(piece.place, self._marks)
        self._book.write(f"EMC /{piece.role} <</MCID {self._marks}>> BDC")
        self._marks += 1

    @contextmanager
    def holding(self, role: str, again: int | None = None) -> Generator[int]:
        """Say what the pieces drawn inside make up together: a table, a row.

        Yields its place, with which it is taken up ``again``: a table goes on on the next page.
        """
        before = self._inside
        if again is None:
            again = self.tagged.add(self.pages, role, None, before)
        self._inside = again
        yield again
        self._inside = before

    def empty(self, role: str, across: int = 1) -> None:
        """Say that a piece stands empty, so that every row of a table has its cells."""
        index = self.tagged.add(self.pages, role, None, self._inside)
        if across > 1:
            self.tagged.stretch(index, across)

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Say that what is drawn inside carries no text to read: rules, borders, repeated headers."""
        self._book.write("/Artifact BMC")
        yield
        self._book.write("EMC")

    @contextmanager
    def form(self, name: str, box: tuple[float, float, float, float] | None = None) -> Generator[None]:
        """Draw something once, to be used on many pages; ``box`` is what of it shows, else the page."""
        self._book.begin_form()
        yield
        self._book.end_form(name, box or (0.0, 0.0, *self.size))

    def has_form(self, name: str) -> bool:
        """Tell whether something was drawn under this name."""
        return self._book.has_form(name)

    def use(self, name: str) -> None:
        """Put a form on the page, as decoration."""
        with self.decoration():
            self._book.use(name)

    def repeat(self, name: str, at: tuple[float, float] | None = None, turn: float = 0) -> None:
        """Put a form on the page, inside what is decoration already; with its origin at a point, turned."""
        if at is None:
            self._book.use(name)
            return
        across, up = cos(turn), sin(turn)
        self._book.write(f"q {across:.5f} {up:.5f} {-up:.5f} {across:.5f} {number(at[0])} {number(at[1])} cm")
        self._book.use(name)
        self._book.write("Q")

    def alike(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw what stands alike on all pages that name the same ``key``: it is drawn and written once.

        What comes after must not count on colours or lines set inside. Not for what stands in a table.
        """
        place = key, self._marks
        if (known := self._alike.get(place)) is None:
            self._alike[place] = self._drawn_alike(draw)
            return
        self._book.put(known.part)
        self.tagged.repeat(known.tagged, self.pages)
        self._marks += known.marks

    def _drawn_alike(self, draw: Callable[[], None]) -> _Alike:
        first, marks = len(self.tagged), self._marks
        self._book.begin_part()
        draw()
        part = self._book.end_part()
        return _Alike(part, range(first, len(self.tagged)), self._marks - marks)

    def resize(self, size: tuple[float, float]) -> None:
        """Go on with the page that begins, and those after it, on paper of another size."""
        self.size = size

    def next_page(self) -> None:
        """End the page."""
        self._book.end_page(self.size, self.pages if self._marks else None)
        self.pages += 1
        self._marks = 0

    def finish(self) -> Book:
        """Return what was drawn, to be written. The pen is used up."""
        self._written.clear()
        self._alike.clear()
        return self._book
