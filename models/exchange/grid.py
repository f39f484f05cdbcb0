# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet as it was read: numbered rows of plain values, before anybody knows what they mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from models.messages import Message, Refused, message

Cell = str | int | float | bool | date | datetime | time | None

MOST_ROWS = 100_000
MOST_CELLS = 20_000_000
MOST_COLUMNS = 512
MOST_TEXT = 40_000
DAY_ZERO = date(1899, 12, 30)
"""From where spreadsheets count days, unless one says that it counts from 1904."""


class NotRead(Refused):
    """A file that cannot be taken as a spreadsheet. Nothing was imported."""


class TooBig(NotRead):
    """A file beyond what the register takes at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row that holds something; ``number`` is the one people see beside it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """Return the cell of a column counted from 0; nothing beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined to one: rows as people number them, columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a workbook and whether people see it."""

    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file, its blank rows left out."""

    lines: tuple[Line, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """Every visible sheet of the file."""
    also: tuple[str, ...] = ()
    """Other visible sheets that look like a register too."""
    merges: tuple[Merge, ...] = ()
    notes: tuple[Message, ...] = ()
    """What a reader of the file should know before it is taken over."""
    day_zero: date = DAY_ZERO
    """From where this file counts the days of a date that stands as a mere number."""


def too_many_rows() -> TooBig:
    """Say that a sheet is longer than an import may be."""
    return TooBig(
        message(
            "This sheet has more than {limit} rows. Nothing was imported. Divide it into smaller files.",
            limit=MOST_ROWS,
        )
    )


def too_wide_or_dense() -> TooBig:
    """Say that a sheet holds more cells than a register can."""
    return TooBig(
        message(
            "This sheet holds more cells than a register can. Nothing was imported. "
            "Copy the rows to a new file."
        )
    )


def lines_of(rows: Iterable[Sequence[object]], *, most: int | None = None) -> tuple[Line, ...]:
    """Return the rows with their numbers and plain values, blank ones left out. Raises ``TooBig``.

    ``most`` ends the reading early, without a complaint: for a first look.
    """
    found: list[Line] = []
    seen = 0
    for number, row in enumerate(islice(rows, most), start=1):
        seen += len(row)
        if seen > MOST_CELLS:
            raise too_wide_or_dense()
        cells = _trimmed(folded(value) for value in row[:MOST_COLUMNS])
        if cells:
            found.append(Line(number, cells))
        if len(found) > MOST_ROWS:
            raise too_many_rows()
    return tuple(found)


def _trimmed(values: Iterator[Cell]) -> tuple[Cell, ...]:
    cells = list(values)
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def folded(value: object) -> Cell:
    """Return a value in its plainest form: midnight is a day, 34.0 is 34, white space is nothing."""
    if isinstance(value, str):
        return value[:MOST_TEXT] if value and not value.isspace() else None
    if isinstance(value, datetime):
        return _without_clock(value.replace(tzinfo=None))
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, bool | int | date | time):
        return value
    if isinstance(value, timedelta):
        return str(value)
    # Array formulas and their like are objects that carry their text.
    text = getattr(value, "text", None)
    return text if isinstance(text, str) else str(value)


def _without_clock(value: datetime) -> date | datetime:
    return value.date() if value.time() == time() else value


def _number(value: float) -> Cell:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number is unlike itself
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
