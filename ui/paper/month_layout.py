# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a month's grid shares out its paper: columns, rows, and blocks where a month is too wide. Points."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from models.gatherings.monthpaper import MonthLine, MonthPaper
from ui.paper.pen import MM

MARGIN = 11 * MM
ROW = 5.5 * MM
HEAD, TABLE_HEAD, FOOT, END = 19 * MM, 12 * MM, 7 * MM, 16 * MM
SUMS = 4
"""Rows under the last member: who came, absent, visitors and guests, and the facilitator's initials."""

_NUMBER, _NAME, _MEMBER, _TOTAL = 8 * MM, 52 * MM, 17 * MM, 8.5 * MM
_LEAST, _MOST = 5.2 * MM, 13 * MM
_REMARKS = 24 * MM
_WIDEST_NAME = 72 * MM
_FEWEST_BLANK = 4
TOTALS = 4
"""Columns behind the sessions: came, absent, excused, rate."""


@dataclass(frozen=True, slots=True)
class Block:
    """The columns that stand side by side on one page: sessions ``first`` up to, not including, ``last``."""

    first: int
    last: int
    number: tuple[float, float]
    name: tuple[float, float]
    member: tuple[float, float]
    days: tuple[tuple[float, float], ...]
    totals: tuple[tuple[float, float], ...]
    """Empty where another block follows: a month is summed up once."""
    remarks: tuple[float, float] | None

    @property
    def edges(self) -> list[float]:
        """Return where the upright lines stand."""
        cells = [self.number, self.name, self.member, *self.days, *self.totals]
        cells += [self.remarks] if self.remarks else []
        return [self.number[0], *(right for _left, right in cells)]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a block and the rows it shows; None is an empty row. The last of a block sums up."""

    block: Block
    lines: tuple[MonthLine | None, ...]
    first: int
    sums: bool


def blocks(columns: int, width: float) -> list[Block]:
    """Share the sessions out over as few blocks as hold them at a width one can tick in."""
    room = width - 2 * MARGIN - _NUMBER - _NAME - _MEMBER - TOTALS * _TOTAL
    count = max(1, ceil(columns / int(room / _LEAST)))
    each = ceil(columns / count)
    day = min(room / each, _MOST) if each else _MOST
    return [
        _block(start * each, min(columns, (start + 1) * each), day, width, ends=start == count - 1)
        for start in range(count)
    ]


def _block(first: int, last: int, day: float, width: float, *, ends: bool) -> Block:
    """Lay one block out. What is left over goes to the names, and then to a column for remarks."""
    fixed = _NUMBER + _NAME + _MEMBER + (last - first) * day + ends * TOTALS * _TOTAL
    spare = max(0.0, width - 2 * MARGIN - fixed)
    more = min(spare, _WIDEST_NAME - _NAME)
    remarks = spare - more if spare - more >= _REMARKS else 0.0
    widths = (_NUMBER, _NAME + more, _MEMBER, *[day] * (last - first), *[_TOTAL] * TOTALS * ends)
    edges = [MARGIN, *(MARGIN + sum(widths[: i + 1]) for i in range(len(widths)))]
    cells = list(pairwise(edges))
    days = 3 + last - first
    return Block(
        first,
        last,
        number=cells[0],
        name=cells[1],
        member=cells[2],
        days=tuple(cells[3:days]),
        totals=tuple(cells[days:]),
        remarks=(edges[-1], edges[-1] + remarks) if remarks else None,
    )


def pages(paper: MonthPaper, size: tuple[float, float]) -> list[Page]:
    """Share rows and sessions out over pages, block after block; sums and signatures close each block."""
    most = rows_a_page(size)
    lines: list[MonthLine | None] = [*paper.lines, *[None] * _blank_rows(paper, most)]
    chunks = [tuple(lines[start : start + most]) for start in range(0, len(lines), most)] or [()]
    if (most - len(chunks[-1])) * ROW < SUMS * ROW + END:
        chunks.append(())
    return [
        Page(block, chunk, 1 + most * i, sums=i == len(chunks) - 1)
        for block in blocks(len(paper.columns), size[0])
        for i, chunk in enumerate(chunks)
    ]


def _blank_rows(paper: MonthPaper, most: int) -> int:
    """Return how many rows stay empty: a few fewer than asked for where that saves a page."""
    closing = ceil((SUMS * ROW + END) / ROW)
    rest = (most - (len(paper.lines) + closing)) % most
    return rest if _FEWEST_BLANK <= rest < paper.blank_rows else paper.blank_rows


def rows_a_page(size: tuple[float, float]) -> int:
    """Return how many members stand on a full page."""
    return int((size[1] - 2 * MARGIN - HEAD - TABLE_HEAD - FOOT) / ROW)
