# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance sheet of one session, A4 portrait: blank to sign or filled as a record, in one layout."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.gatherings.sheets import SheetLine, SheetPaper
from models.words import Language, Mark
from ui.language import Catalogue, of
from ui.paper import document
from ui.paper.fonts import REGULAR
from ui.paper.pen import A4, Pen
from ui.paper.sheet_end import draw_end, end_height
from ui.paper.sheet_parts import (
    BLOCK,
    BOTTOM,
    FOOT,
    HEAD,
    ROW,
    TABLE_HEAD,
    TOP,
    draw_foot,
    draw_grid,
    draw_head,
    draw_row,
    draw_table_head,
)
from ui.paper.typeset import missing_in

ROWS_A_PAGE = int((TOP - HEAD - TABLE_HEAD - BOTTOM - FOOT) / ROW)


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[SheetLine | None, ...]
    first: int
    ends: bool


def render(paper: SheetPaper, language: Language) -> bytes:
    """Return the sheet as PDF in the paper's own language, whatever the screen speaks."""
    catalogue = of(language)
    pages = _pages(paper, catalogue)
    pen = Pen(A4, language.value)
    for number, page in enumerate(pages, 1):
        _draw_page(pen, paper, page, catalogue)
        draw_foot(pen, catalogue, number, len(pages))
        pen.next_page()
    return document.finish(pen, catalogue.tr("Attendance sheet"), language.value)


def missing(paper: SheetPaper) -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    texts = [paper.place, paper.topic, paper.facilitator, *paper.visitors, *paper.action_points.splitlines()]
    texts += [*paper.centre.values(), *paper.group.values()]
    return missing_in([*texts, *(line.name for line in paper.lines)], REGULAR)


def printable(paper: SheetPaper) -> tuple[SheetPaper, tuple[str, ...]]:
    """Let a number stand where no bundled font can print a name in full; returns those numbers too."""
    unprintable = missing_in([line.name for line in paper.lines], REGULAR)
    lines = tuple(
        replace(line, name=line.number_text) if line.name in unprintable else line for line in paper.lines
    )
    replaced = tuple(line.number_text for line in paper.lines if line.name in unprintable)
    return replace(paper, lines=lines), replaced


def _draw_page(pen: Pen, paper: SheetPaper, page: _Page, catalogue: Catalogue) -> None:
    draw_head(pen, paper, catalogue)
    top = TOP - HEAD
    if page.rows:
        draw_table_head(pen, catalogue)
        top -= TABLE_HEAD
        draw_grid(pen, top, len(page.rows))
        for i, line in enumerate(page.rows):
            draw_row(pen, catalogue, top - i * ROW, page.first + i, line)
    if page.ends:
        draw_end(pen, paper, catalogue, top - len(page.rows) * ROW - BLOCK)


def _pages(paper: SheetPaper, catalogue: Catalogue) -> list[_Page]:
    """Share the rows out; the closing block takes a page of its own where the last has no room for it."""
    rows = list(_rows(paper))
    numbers = [line.row for line in rows if line is not None]
    first = min(numbers, default=1)
    pages: list[_Page] = []
    for start in range(0, len(rows), ROWS_A_PAGE):
        chunk = tuple(rows[start : start + ROWS_A_PAGE])
        pages.append(_Page(chunk, first, ends=False))
        first += len(chunk)
    room = (ROWS_A_PAGE - (len(pages[-1].rows) if pages else 0)) * ROW
    if pages and room >= end_height(paper, catalogue) + BLOCK:
        pages[-1] = _Page(pages[-1].rows, pages[-1].first, ends=True)
    else:
        pages.append(_Page((), first, ends=True))
    return pages


def _rows(paper: SheetPaper) -> Iterator[SheetLine | None]:
    """Yield the roster, then those who walked in, then blank rows for those who may; a record has none."""
    yield from paper.lines
    last = max((line.row for line in paper.lines), default=0)
    for row, visitor in enumerate(paper.visitors, last + 1):
        mark = Mark.PRESENT if paper.filled else None
        yield SheetLine(row, visitor, "", visiting=True, mark=mark, sharing=None)
    if not paper.filled:
        yield from [None] * max(0, paper.blank_rows - len(paper.visitors))
