# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance sheet of one session, A4 portrait: blank to sign or filled as a record, in one layout."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from models.gatherings.sheets import SheetLine, SheetPaper
from models.words import Language, Mark
from ui.language import Catalogue, of
from ui.paper import anchored, document
from ui.paper.fonts import REGULAR
from ui.paper.pen import A4, MM, Pen
from ui.paper.sheet_end import draw_end, end_height
from ui.paper.sheet_parts import (
    BLOCK,
    BOTTOM,
    FOOT,
    HEAD,
    LEFT,
    RIGHT,
    ROW,
    TABLE_HEAD,
    TOP,
    draw_foot,
    draw_grid,
    draw_head,
    draw_row,
    draw_table_head,
)
from ui.paper.typeset import missing_in, unprintable


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[SheetLine | None, ...]
    first: int
    ends: bool


def render(paper: SheetPaper, language: Language, size: tuple[float, float] = A4) -> bytes:
    """Return the sheet as PDF in the paper's own language; ``size`` is A4 or Legal, upright."""
    return render_many([paper], language, size)


def render_many(papers: Iterable[SheetPaper], language: Language, size: tuple[float, float] = A4) -> bytes:
    """Return several sheets in one PDF, each with its own count of pages."""
    catalogue = of(language)
    pen = Pen(size, language.value)
    for paper in papers:
        _draw_sheet(pen, paper, catalogue)
    return document.finish(pen, catalogue.tr("Attendance sheet"), language.value)


def _draw_sheet(pen: Pen, paper: SheetPaper, catalogue: Catalogue) -> None:
    """Draw one sheet. It is laid out for A4; a longer paper holds more rows of the same width."""
    longer = pen.size[1] - A4[1]
    pages = _pages(paper, catalogue, rows_a_page(longer))
    table: int | None = None
    for number, page in enumerate(pages, 1):
        with pen.moved((pen.size[0] - A4[0]) / 2, longer):
            table = _draw_page(pen, paper, page, catalogue, first=number == 1, table=table)
            draw_foot(pen, catalogue, number, len(pages), longer)
            anchored.draw(pen, paper.anchor, (LEFT, BOTTOM + MM - longer), RIGHT - LEFT, catalogue)
        pen.next_page()


def rows_a_page(longer: float = 0) -> int:
    """Return how many rows a full page holds, on a paper so much longer than A4."""
    return int((TOP - HEAD - TABLE_HEAD - BOTTOM - FOOT + longer) / ROW)


def missing(paper: SheetPaper) -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    texts = [paper.place, paper.topic, paper.facilitator, *paper.visitors, *paper.action_points.splitlines()]
    texts += [text for made in paper.corrections for text in (made.by, made.reason)]
    texts += [*paper.centre.values(), *paper.group.values()]
    return missing_in([*texts, *(line.name for line in paper.lines)], REGULAR)


def printable(paper: SheetPaper) -> tuple[SheetPaper, tuple[str, ...]]:
    """Let a number stand where a name cannot be printed in full; returns those numbers too."""
    refused = unprintable((line.name for line in paper.lines), REGULAR)
    lines = tuple(
        replace(line, name=line.number_text) if line.name in refused else line for line in paper.lines
    )
    replaced = tuple(line.number_text for line in paper.lines if line.name in refused)
    return replace(paper, lines=lines), replaced


def _draw_page(
    pen: Pen, paper: SheetPaper, page: _Page, catalogue: Catalogue, *, first: bool, table: int | None
) -> int | None:
    """Draw one page; ``table`` is what the rows belong to, returned to go on with."""
    draw_head(pen, paper, catalogue, first=first)
    top = TOP - HEAD
    if page.rows:
        with pen.holding("Table", table) as held:
            draw_table_head(pen, catalogue)
            top -= TABLE_HEAD
            draw_grid(pen, top, len(page.rows))
            for i, line in enumerate(page.rows):
                number = page.first + i if paper.numbered else None
                draw_row(pen, catalogue, top - i * ROW, number, line)
        table = held
    if page.ends:
        draw_end(pen, paper, catalogue, top - len(page.rows) * ROW - BLOCK)
    return table


def _pages(paper: SheetPaper, catalogue: Catalogue, most: int) -> list[_Page]:
    """Share the rows out; the closing block takes a page of its own where the last has no room for it."""
    rows = list(_rows(paper))
    if not paper.numbered:
        rows += [None] * _filling(len(rows), most, ceil((end_height(paper, catalogue) + BLOCK) / ROW))
    numbers = [line.row for line in rows if line is not None]
    first = min(numbers, default=1)
    pages: list[_Page] = []
    for start in range(0, len(rows), most):
        chunk = tuple(rows[start : start + most])
        pages.append(_Page(chunk, first, ends=False))
        first += len(chunk)
    room = (most - (len(pages[-1].rows) if pages else 0)) * ROW
    if pages and room >= end_height(paper, catalogue) + BLOCK:
        pages[-1] = _Page(pages[-1].rows, pages[-1].first, ends=True)
    else:
        pages.append(_Page((), first, ends=True))
    return pages


def _filling(rows: int, most: int, closing: int) -> int:
    """Return how many rows more fill the pages, with room for the closing block on the last."""
    return -(rows + closing) % most


def _rows(paper: SheetPaper) -> Iterator[SheetLine | None]:
    """Yield the roster, then those who walked in, then blank rows for those who may; a record has none."""
    yield from paper.lines
    last = max((line.row for line in paper.lines), default=0)
    for row, visitor in enumerate(paper.visitors, last + 1):
        mark = Mark.PRESENT if paper.filled else None
        yield SheetLine(row, visitor, "", visiting=True, mark=mark, sharing=None)
    if not paper.filled:
        yield from [None] * max(0, paper.blank_rows - len(paper.visitors))
