# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A typed pen over ReportLab's canvas: lines, shapes, forms and tagged text. Points; y grows upwards."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from ui.paper import reportlab_hooks as hooks
from ui.paper.fonts import font
from ui.paper.reportlab_hooks import Glyph, GlyphFont, number

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

    def operators(self, name: str) -> str:
        """Return the PDF operator that sets it: ``rg`` fills, ``RG`` strokes."""
        return " ".join((*(number(part) for part in self), name))


BLACK = Colour(0, 0, 0)


def grey(ink: float) -> Colour:
    """Return a grey by its share of ink, 0 white to 1 black."""
    return Colour(1 - ink, 1 - ink, 1 - ink)


class Tagged(NamedTuple):
    """An element in reading order: its role (H1, Table, TR, TD …) and where it belongs.

    ``mark`` is its place in the page's stream, None for what only holds others or stands empty; ``inside``
    is the index of the element that holds it, None for the document itself.
    """

    page: int
    role: str
    mark: int | None = None
    inside: int | None = None
    more: tuple[int, ...] = ()
    """Further marks of the same piece: one for each line of text after its first."""
    across: int = 1
    """How many columns of a table a cell takes."""
    said: str = ""
    """What a figure shows, in words."""


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


class Pen:
    """What a paper is drawn with, page by page."""

    def __init__(self, size: tuple[float, float], language: str) -> None:
        self.size = size
        self.pages = 0
        self.tagged: list[Tagged] = []
        self._buffer = BytesIO()
        self._canvas = hooks.new_canvas(self._buffer, size, language, font("NotoSans-Regular"))
        self._marks = 0
        self._inside: int | None = None
        self._open: Tagged | None = None
        self._said = False
        self._written: hooks.Written = {}

    def colour(self, ink: Colour) -> None:
        """Fill and stroke in a colour from here on."""
        hooks.write(self._canvas, f"{ink.operators('rg')} {ink.operators('RG')}")

    def thickness(self, points: float) -> None:
        """Stroke at a thickness from here on."""
        hooks.write(self._canvas, f"{number(points)} w")

    def dashes(self, lengths: Sequence[float]) -> None:
        """Stroke in dashes and gaps of these lengths from here on; none is a whole line."""
        hooks.write(self._canvas, f"[{' '.join(number(one) for one in lengths)}] 0 d")

    def stroke(self, path: Path) -> None:
        """Draw a path's outline."""
        hooks.write(self._canvas, f"{path.operators} S")

    def fill(self, path: Path, *, even_odd: bool = False) -> None:
        """Fill a path; by the even-odd rule, what it crosses twice stays open."""
        hooks.write(self._canvas, f"{path.operators} {'f*' if even_odd else 'f'}")

    def image(self, content: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a PNG or JPEG into a box from its lower left corner; embedded once a file."""
        hooks.image(self._canvas, content, x, y, width, height)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw one straight line."""
        hooks.write(self._canvas, f"{number(x)} {number(y)} m {number(to_x)} {number(to_y)} l S")

    def rectangle(self, x: float, y: float, width: float, height: float, *, filled: bool = False) -> None:
        """Draw a rectangle from its lower left corner."""
        values = " ".join(number(value) for value in (x, y, width, height))
        hooks.write(self._canvas, f"{values} re {'f' if filled else 'S'}")

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
        hooks.show(self._canvas, at, size, runs, self._written, actual=actual, space=space)

    @contextmanager
    def apart(self) -> Generator[None]:
        """Keep colours, thickness and turns to what is drawn inside."""
        hooks.write(self._canvas, "q")
        yield
        hooks.write(self._canvas, "Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Generator[None]:
        """Draw upwards from a point: inside, x runs up the page and the point is the origin."""
        hooks.write(self._canvas, f"q 0 1 -1 0 {number(x)} {number(y)} cm")
        yield
        hooks.write(self._canvas, "Q")

    @contextmanager
    def moved(self, x: float, y: float) -> Generator[None]:
        """Draw with the origin moved by so much, as on a paper larger than the one it was laid out for."""
        hooks.write(self._canvas, f"q 1 0 0 1 {number(x)} {number(y)} cm")
        yield
        hooks.write(self._canvas, "Q")

    @contextmanager
    def scaled(self, x: float, y: float, across: float, up: float) -> Generator[None]:
        """Draw from a point in other units: ``across`` and ``up`` points each; a negative one mirrors."""
        hooks.write(self._canvas, f"q {across:.6f} 0 0 {up:.6f} {number(x)} {number(y)} cm")
        yield
        hooks.write(self._canvas, "Q")

    @contextmanager
    def clipped(self, path: Path) -> Generator[None]:
        """Keep what is drawn inside to the inside of a path."""
        hooks.write(self._canvas, f"q {path.operators} W n")
        yield
        hooks.write(self._canvas, "Q")

    @contextmanager
    def tag(self, role: str, said: str = "") -> Generator[None]:
        """Say what is drawn inside: a heading, a paragraph, a cell. Screen readers follow this order."""
        self.tagged.append(Tagged(self.pages, role, self._marks, self._inside, said=said))
        self._open, self._said = self.tagged[-1], False
        hooks.write(self._canvas, f"/{role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        hooks.write(self._canvas, "EMC")
        self._open = None

    def _mark_again(self, piece: Tagged) -> None:
        self._open = self.tagged[-1] = piece._replace(more=(*piece.more, self._marks))
        hooks.write(self._canvas, f"EMC /{piece.role} <</MCID {self._marks}>> BDC")
        self._marks += 1

    @contextmanager
    def holding(self, role: str, again: int | None = None) -> Generator[int]:
        """Say what the pieces drawn inside make up together: a table, a row.

        Yields its place, with which it is taken up ``again``: a table goes on on the next page.
        """
        before = self._inside
        if again is None:
            self.tagged.append(Tagged(self.pages, role, None, before))
        self._inside = len(self.tagged) - 1 if again is None else again
        yield self._inside
        self._inside = before

    def empty(self, role: str, across: int = 1) -> None:
        """Say that a piece stands empty, so that every row of a table has its cells."""
        self.tagged.append(Tagged(self.pages, role, None, self._inside, across=across))

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Say that what is drawn inside carries no text to read: rules, borders, repeated headers."""
        hooks.write(self._canvas, "/Artifact BMC")
        yield
        hooks.write(self._canvas, "EMC")

    @contextmanager
    def form(self, name: str) -> Generator[None]:
        """Draw something once, to be used on many pages."""
        self._canvas.beginForm(name)
        yield
        self._canvas.endForm()

    def use(self, name: str) -> None:
        """Put a form on the page, as decoration."""
        with self.decoration():
            self._canvas.doForm(name)

    def repeat(self, name: str) -> None:
        """Put a form on the page, inside what is decoration already."""
        self._canvas.doForm(name)

    def resize(self, size: tuple[float, float]) -> None:
        """Go on with the page that begins, and those after it, on paper of another size."""
        self.size = size
        self._canvas.setPageSize(size)

    def next_page(self) -> None:
        """End the page."""
        hooks.end_page(self._canvas)
        self.pages += 1
        self._marks = 0

    def finish(self) -> bytes:
        """Return the PDF as ReportLab writes it. The pen is used up."""
        self._canvas.save()
        del self._canvas  # a thousand pages of operators: given back before the file is gone over again
        self._written.clear()
        return self._buffer.getvalue()
