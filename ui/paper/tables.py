# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables for reports, lists and registers: a title, rows that wrap, a head on every page, room to sign.

Lengths are points. Nothing is told by colour alone, and no fill is darker than a weak toner prints.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.words import Language
from ui.language import Catalogue, of
from ui.paper.fonts import BOLD, REGULAR, FontSet
from ui.paper.pen import A4, BLACK, MM, Pen, grey
from ui.paper.typeset import Align, Fitted, fit, missing_in

MARGIN = 15 * MM
_LEADING, _PAD = 1.32, 1.6 * MM
_HEADING, _SUB = 16.0, 10.0
_TABLE_HEAD = 8.5 * MM
_FOOT, _SIGNED = 9 * MM, 22 * MM
_MUTED, _TINT, _HAIR = grey(0.65), grey(0.07), grey(0.5)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and where its text stands."""

    heading: str
    share: float
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """What one table says. Cells are texts as they print; an empty column is room to write in."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    under: tuple[str, ...] = ()
    """Lines under the title: centre, dates, group."""
    notes: tuple[str, ...] = ()
    """What the figures mean, after the last row."""
    row_height: float = 6.5 * MM
    text: float = 9.5
    """The size of what stands in the rows."""
    most_lines: int = 4
    """How many lines a cell may take before its text shrinks."""
    signed: bool = False
    """Ends with "prepared by" and "verified by"."""
    bold_last: bool = False
    """The last row is a sum."""
    size: tuple[float, float] = field(default=A4)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Fitted | None, ...]
    height: float
    bold: bool


def missing(table: Table) -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    return missing_in([cell for row in table.rows for cell in row], REGULAR)


def draw(pen: Pen, table: Table, language: Language) -> None:
    """Draw a table on as many pages as it needs, on paper of its own size."""
    _Drawing(pen, table, of(language)).draw()


class _Drawing:
    """One table being drawn."""

    def __init__(self, pen: Pen, table: Table, catalogue: Catalogue) -> None:
        self.pen, self.table, self.catalogue = pen, table, catalogue
        self._language = catalogue.language.value
        self._room = table.size[0] - 2 * MARGIN
        whole = sum(column.share for column in table.columns)
        self._widths = [self._room * column.share / whole for column in table.columns]
        self._top = table.size[1] - MARGIN
        self._fitted: dict[tuple[str, bool, float], Fitted] = {}  # a grid's marks repeat by thousands

    def draw(self) -> None:
        """Cut the rows into pages, then draw them, so that each page can say how many there are."""
        rows = [self._row(cells, i) for i, cells in enumerate(self.table.rows)]
        pages = self._pages(rows)
        held: int | None = None
        for number, page in enumerate(pages, 1):
            self.pen.resize(self.table.size)
            y = self._draw_head(first=number == 1)
            with self.pen.holding("Table", held) as held:
                y = self._draw_rows(page, y, last=number == len(pages))
            if number == len(pages):
                self._draw_end(y)
            self._draw_foot(number, len(pages))
            self.pen.next_page()

    def _row(self, cells: Sequence[str], i: int) -> _Row:
        bold = self.table.bold_last and i == len(self.table.rows) - 1
        fitted = tuple(
            self._fit(text, width, bold=bold) if text else None
            for text, width in zip(cells, self._widths, strict=True)
        )
        tallest = max((one.height + one.size * 1.6 for one in fitted if one), default=0.0)
        return _Row(fitted, max(self.table.row_height, tallest), bold)

    def _fit(self, text: str, width: float, *, bold: bool) -> Fitted:
        known = self._fitted.get((text, bold, width))
        if known is None:
            known = self._fitted[text, bold, width] = self._fit_new(text, BOLD if bold else REGULAR, width)
        return known

    def _fit_new(self, text: str, fonts: FontSet, width: float) -> Fitted:
        return fit(
            text,
            fonts,
            self.table.text,
            width - 2 * _PAD,
            language=self._language,
            lines=self.table.most_lines,
            least=0.92,
            leading=_LEADING,
        )

    def _pages(self, rows: Sequence[_Row]) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        room = self._body(first=True)
        end = self._end_height()
        for i, row in enumerate(rows):
            needed = row.height + (end if i == len(rows) - 1 else 0)
            if needed > room and pages[-1]:
                pages.append([])
                room = self._body(first=False)
            pages[-1].append(row)
            room -= row.height
        return pages

    def _body(self, *, first: bool) -> float:
        return self._top - self._head_height(first=first) - _TABLE_HEAD - MARGIN - _FOOT

    def _head_height(self, *, first: bool) -> float:
        return 10 * MM + (5 * MM * len(self.table.under) if first else 0) + 2 * MM

    def _end_height(self) -> float:
        notes = sum(len(self._note(text).lines) for text in self.table.notes) * 4.2 * MM
        return (notes + 3 * MM if notes else 0) + (_SIGNED if self.table.signed else 0)

    def _note(self, text: str) -> Fitted:
        return fit(text, REGULAR, 8, self._room, language=self._language, lines=3, least=1)

    def _put(
        self, text: str, x: float, y: float, size: float, width: float, fonts: FontSet = REGULAR
    ) -> None:
        if text:
            fit(text, fonts, size, width, language=self._language).draw(self.pen, x, y)

    def _draw_head(self, *, first: bool) -> float:
        """Draw the title; on later pages it repeats the first and is no text to read again."""
        y = self._top - 6 * MM
        self.pen.colour(BLACK)
        with self.pen.tag("H1") if first else self.pen.decoration():
            self._put(self.table.title, MARGIN, y, _HEADING if first else 12, self._room, BOLD)
        if first:
            self.pen.colour(_MUTED)
            for text in self.table.under:
                y -= 5 * MM
                with self.pen.tag("P"):
                    self._put(text, MARGIN, y, _SUB, self._room)
        return self._top - self._head_height(first=first)

    def _draw_rows(self, rows: Sequence[_Row], y: float, *, last: bool) -> float:
        pen, top = self.pen, y
        with pen.decoration():
            pen.colour(_TINT)
            pen.rectangle(MARGIN, y - _TABLE_HEAD, self._room, _TABLE_HEAD, filled=True)
            pen.colour(BLACK)
        with pen.holding("TR"):
            x = MARGIN
            for column, width in zip(self.table.columns, self._widths, strict=True):
                with pen.tag("TH"):
                    self._draw_cell(self._heading(column, width), column.align, x, y, width, _TABLE_HEAD)
                x += width
        y -= _TABLE_HEAD
        edges = [top, y]
        for row in rows:
            self._draw_row(row, y)
            y -= row.height
            edges.append(y)
        self._draw_lines(edges, thick=last and self.table.bold_last)
        return y

    def _heading(self, column: Column, width: float) -> Fitted | None:
        if not column.heading:
            return None
        room = width - 2 * _PAD
        return fit(column.heading, BOLD, 8.5, room, language=self._language, lines=2, least=0.9, leading=1.2)

    def _draw_row(self, row: _Row, y: float) -> None:
        x = MARGIN
        self.pen.colour(BLACK)
        with self.pen.holding("TR"):
            for cell, column, width in zip(row.cells, self.table.columns, self._widths, strict=True):
                if cell is None:
                    self.pen.empty("TD")
                else:
                    with self.pen.tag("TD"):
                        self._draw_cell(cell, column.align, x, y, width, row.height)
                x += width

    def _draw_cell(
        self, cell: Fitted | None, align: Align, x: float, top: float, width: float, height: float
    ) -> None:
        if cell is None:
            return
        at = {Align.CENTRE: x + width / 2, Align.END: x + width - _PAD}.get(align, x + _PAD)
        y = top - (height - cell.height) / 2 - cell.size * 0.33
        cell.draw(self.pen, at, y, align)

    def _draw_lines(self, edges: Sequence[float], *, thick: bool) -> None:
        pen = self.pen
        with pen.decoration():
            pen.colour(_HAIR)
            pen.thickness(0.3)
            for y in edges:
                pen.line(MARGIN, y, MARGIN + self._room, y)
            x = MARGIN
            for width in (0.0, *self._widths):
                x += width
                pen.line(x, edges[0], x, edges[-1])
            if thick:
                pen.thickness(0.9)
                pen.line(MARGIN, edges[-2], MARGIN + self._room, edges[-2])

    def _draw_end(self, y: float) -> None:
        if self.table.notes:
            y -= 3 * MM
        self.pen.colour(_MUTED)
        for text in self.table.notes:
            note = self._note(text)
            with self.pen.tag("P"):
                for line in note.lines:
                    y -= 4.2 * MM
                    line.draw(self.pen, MARGIN, y, note.size)
        if self.table.signed:
            self._draw_signatures(MARGIN + _FOOT)

    def _draw_signatures(self, low: float) -> None:
        gap = 20 * MM
        half = (self._room - gap) / 2
        for i, name in enumerate((self.catalogue.tr("Prepared by"), self.catalogue.tr("Verified by"))):
            x = MARGIN + i * (half + gap)
            self.pen.colour(BLACK)
            self.pen.thickness(0.5)
            with self.pen.tag("P"):
                self.pen.line(x, low + 5 * MM, x + half, low + 5 * MM)
                self._put(name, x, low + 1 * MM, 8.5, half)

    def _draw_foot(self, number: int, pages: int) -> None:
        self.pen.colour(_MUTED)
        text = self.catalogue.tr("Page {x} of {y}", x=number, y=pages)
        fitted = fit(text, REGULAR, 8, self._room, language=self._language)
        with self.pen.decoration():
            fitted.draw(self.pen, MARGIN + self._room, MARGIN, Align.END)
