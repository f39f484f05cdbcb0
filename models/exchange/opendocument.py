# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading .ods: the sheets of an OpenDocument file, its formulas as text."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.etree.ElementTree import Element, ParseError

from models.exchange.archive import damaged, locked, read_entry
from models.exchange.grid import (
    DAY_ZERO,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Line,
    Merge,
    SheetName,
    folded,
    too_many_rows,
)
from models.messages import Refused

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(\d+)")
_FORMULA = re.compile(r"^[a-z]+:(?==)")
_MOST_BLANK = 1_048_576


@dataclass(slots=True)
class Table:
    """One sheet while it is read."""

    name: str
    hidden: bool = False
    lines: list[Line] = field(default_factory=list[Line])
    merges: list[Merge] = field(default_factory=list[Merge])
    row: int = 0
    hidden_rows: int = 0


class OpenBook:
    """An .ods file, read whole."""

    def __init__(self, data: bytes) -> None:
        self._tables = read_tables(data)

    def sheets(self) -> list[SheetName]:
        """Return the sheets in their order."""
        return [SheetName(table.name, table.hidden) for table in self._tables]

    def lines(self, name: str, *, most: int | None = None) -> tuple[Line, ...]:
        """Return the rows of a sheet, or its first ``most`` rows."""
        lines = next(table.lines for table in self._tables if table.name == name)
        return tuple(lines if most is None else lines[:most])

    def merges(self, name: str) -> tuple[Merge, ...]:
        """Return the joined cells of a sheet."""
        return tuple(next(table.merges for table in self._tables if table.name == name))

    def day_zero(self) -> date:
        """Return the day from which the file counts days."""
        return DAY_ZERO

    def hidden_rows(self, name: str) -> int:
        """Return how many rows of a sheet are hidden, as by a filter."""
        return next(table.hidden_rows for table in self._tables if table.name == name)


def read_tables(data: bytes) -> list[Table]:
    """Return every sheet. Raises ``NotRead`` for a locked or damaged file."""
    if b"encryption-data" in read_entry(data, "META-INF/manifest.xml"):
        raise locked()
    try:
        return list(_tables(read_entry(data, "content.xml")))
    except Refused:
        raise
    except (ParseError, ValueError, OverflowError) as error:
        raise damaged() from error


def _tables(content: bytes) -> Iterator[Table]:
    from defusedxml.ElementTree import iterparse

    hidden: set[str] = set()
    table: Table | None = None
    for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag == f"{_TABLE}table" and table is None:
                style = element.get(f"{_TABLE}style-name", "")
                table = Table(element.get(f"{_TABLE}name", ""), style in hidden)
        elif element.tag == f"{_STYLE}style":
            hidden.update(_hidden_style(element))
        elif element.tag == f"{_TABLE}table-row" and table is not None:
            _take_row(table, element)
            element.clear()
        elif element.tag == f"{_TABLE}table" and table is not None:
            yield table
            table = None


def _hidden_style(style: Element) -> Iterator[str]:
    properties = style.find(f"{_STYLE}table-properties")
    if properties is not None and properties.get(f"{_TABLE}display") == "false":
        yield style.get(f"{_STYLE}name", "")


def _take_row(table: Table, row: Element) -> None:
    repeated = _count(row, "number-rows-repeated")
    cells: list[Cell] = []
    for cell in row:
        if cell.tag in _CELLS:
            _take_cell(table, cell, cells)
    while cells and cells[-1] is None:
        cells.pop()
    if cells:
        if repeated + len(table.lines) > MOST_ROWS:
            raise too_many_rows()
        line = tuple(cells)
        if row.get(f"{_TABLE}visibility", "visible") != "visible":
            table.hidden_rows += repeated
        table.lines += (Line(table.row + number, line) for number in range(1, repeated + 1))
    table.row += repeated


def _take_cell(table: Table, cell: Element, cells: list[Cell]) -> None:
    room = MOST_COLUMNS - len(cells)
    down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    if (down > 1 or across > 1) and room > 0:
        first = table.row + 1
        table.merges.append(Merge(first, len(cells), first + down - 1, len(cells) + across - 1))
    value = None if cell.tag == _CELLS[1] else folded(_value(cell))
    cells += [value] * min(_count(cell, "number-columns-repeated"), max(room, 0))


def _count(element: Element, name: str) -> int:
    return min(max(int(element.get(f"{_TABLE}{name}", "1")), 1), _MOST_BLANK)


def _value(cell: Element) -> object:
    formula = cell.get(f"{_TABLE}formula")
    if formula is not None:
        return _FORMULA.sub("", formula)
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return float(cell.get(f"{_OFFICE}value", "nan"))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""))
    if kind == "time":
        return _CLOCK.sub(r"\1:\2:\3", cell.get(f"{_OFFICE}time-value", ""))
    return cell.get(f"{_OFFICE}string-value") or _paragraphs(cell)


def _date(text: str) -> date | datetime | str:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text


def _paragraphs(cell: Element) -> str:
    return "\n".join("".join(_words(part)) for part in cell if part.tag == f"{_TEXT}p")


def _words(part: Element) -> Iterator[str]:
    """Give the words of a paragraph; several spaces, tabs and line ends are elements of their own."""
    if part.tag == f"{_TEXT}s":
        yield " " * min(int(part.get(f"{_TEXT}c", "1")), 1000)
    elif part.tag == f"{_TEXT}tab":
        yield "\t"
    elif part.tag == f"{_TEXT}line-break":
        yield "\n"
    elif part.tag != f"{_OFFICE}annotation":
        yield part.text or ""
        for inner in part:
            yield from _words(inner)
            yield inner.tail or ""
