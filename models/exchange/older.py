# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading .xls of Excel 5 to 2003 with xlrd, one sheet at a time, its formulas as text."""

import io
import struct
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from models.exchange.archive import DAMAGE, damaged
from models.exchange.cells import is_formula
from models.exchange.compound import stream
from models.exchange.grid import DAY_ZERO, Line, Merge, SheetName, lines_of
from models.exchange.records import sieve
from models.messages import Refused

if TYPE_CHECKING:
    from xlrd import Book

_FIRST_BEYOND = 2_958_466  # the serial of 1 January 10000
_UNSAID = "=(?)"
_HALF_A_SECOND = timedelta(milliseconds=500)

Value = str | float | bool | datetime | None


class OlderBook:
    """An .xls file."""

    def __init__(self, data: bytes) -> None:
        with _calmly():
            sieved = sieve(stream(data, "Workbook", "Book"))
            self._book = _opened(bytes(sieved.stream))
            names = self._book.sheet_names()
            self._sheets = [SheetName(*one) for one in zip(names, sieved.hidden, strict=True)]
        self._merges = sieved.merges
        self._formulas = sieved.formulas
        self._hidden_rows = sieved.hidden_rows
        self._loaded = -1

    def sheets(self) -> list[SheetName]:
        """Return the sheets that hold cells, in their order."""
        return list(self._sheets)

    def lines(self, name: str, *, most: int | None = None) -> tuple[Line, ...]:
        """Return the rows of a sheet; ``most`` ends the reading early."""
        with _calmly():
            return lines_of(self._rows(self._number(name)), most=most)

    def merges(self, name: str) -> tuple[Merge, ...]:
        """Return the joined cells of a sheet."""
        return self._merges[self._number(name)]

    def day_zero(self) -> date:
        """Return the day from which the file counts days."""
        return date(1904, 1, 1) if self._book.datemode else DAY_ZERO

    def hidden_rows(self, name: str) -> int:
        """Return how many rows of a sheet are hidden, as by a filter."""
        return self._hidden_rows[self._number(name)]

    def _number(self, name: str) -> int:
        return next(number for number, sheet in enumerate(self._sheets) if sheet.name == name)

    def _rows(self, number: int) -> Iterator[Sequence[Value]]:
        if self._loaded not in (-1, number):
            # One sheet in memory is enough.
            self._book.unload_sheet(self._loaded)
        self._loaded = number
        sheet = self._book.sheet_by_index(number)
        turned = _turned(self._book)
        for row in range(sheet.nrows):
            cells = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
            values = [turned[kind](value) if kind in turned else value for kind, value in cells]
            yield [self._formula(number, (row, column)) or value for column, value in enumerate(values)]

    def _formula(self, number: int, cell: tuple[int, int]) -> str | None:
        """Return a formula as a text that begins with =, also where its parts cannot be put into words."""
        from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula

        parts = self._formulas[number].get(cell)
        if parts is None:
            return None
        row, column = cell
        try:
            said = decompile_formula(self._book, parts, len(parts), FMLA_TYPE_CELL, row, column)
        except (FormulaError, struct.error, AssertionError, NameError, *DAMAGE):
            return _UNSAID  # it names what the sieve left out, or is not whole
        return f"={said}" if is_formula(f"={said}") else _UNSAID


@contextmanager
def _calmly() -> Generator[None]:
    """Turn whatever a parser stumbles over into the one sentence for damaged files."""
    from xlrd.biffh import XLRDError

    try:
        yield
    except Refused:
        raise
    except (XLRDError, StopIteration, NameError, *DAMAGE) as error:
        raise damaged() from error


def _opened(content: bytes) -> "Book":
    from xlrd import open_workbook

    # Its remarks on odd files would go to the terminal.
    return open_workbook(file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True)


def _turned(book: "Book") -> dict[int, Callable[[str | float], Value]]:
    """Return what to make of cells that are neither texts nor numbers."""
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR

    return {
        XL_CELL_ERROR: lambda _: None,
        XL_CELL_BOOLEAN: bool,
        XL_CELL_DATE: lambda value: _day(float(value), book.datemode),
    }


def _day(value: float, dates_from: Literal[0, 1]) -> Value:
    """Return a number that is shown as a day as that day, or as a time of day; else as it is."""
    from xlrd import xldate_as_datetime

    if not 0 <= value < _FIRST_BEYOND:
        return value
    try:
        day = (xldate_as_datetime(value, dates_from) + _HALF_A_SECOND).replace(microsecond=0)
    except OverflowError:  # dates counted from 1904 end earlier
        return value
    return day if value >= 1 else day.strftime("%H:%M:%S")
