# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading .xlsx, its formulas as text."""

import io
import posixpath
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from models.exchange.archive import DAMAGE, damaged, read_entry
from models.exchange.grid import Line, Merge, SheetName, lines_of
from models.messages import Refused

if TYPE_CHECKING:
    from openpyxl import Workbook

_LAST_ROW = 1_048_576
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?hidden="(?:1|true)"')
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class ModernBook:
    """An .xlsx or .xlsm file, read row by row."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._book = _opened(data)

    def sheets(self) -> list[SheetName]:
        """Return the sheets that hold cells, in their order."""
        return [SheetName(sheet.title, sheet.sheet_state != "visible") for sheet in self._book.worksheets]

    def lines(self, name: str, *, most: int | None = None) -> tuple[Line, ...]:
        """Return the rows of a sheet; ``most`` ends the reading early."""
        try:
            return lines_of(self._rows(name), most=most)
        except Refused:
            raise
        except DAMAGE as error:
            raise damaged() from error

    def _rows(self, name: str) -> Iterator[Sequence[object]]:
        sheet = self._book[name]
        # The size that a file claims for its sheet is often wrong.
        sheet.reset_dimensions()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from sheet.iter_rows(max_row=_LAST_ROW, values_only=True)

    def merges(self, name: str) -> tuple[Merge, ...]:
        """Return the joined cells of a sheet."""
        content = read_entry(self._data, self._paths().get(name, ""))
        return tuple(
            Merge(int(top), _column(left), int(bottom), _column(right))
            for left, top, right, bottom in _MERGE.findall(content)
        )

    def day_zero(self) -> date:
        """Return the day from which the file counts days."""
        return self._book.epoch.date()

    def hidden_rows(self, name: str) -> int:
        """Return how many rows of a sheet are hidden, as by a filter."""
        return len(_HIDDEN.findall(read_entry(self._data, self._paths().get(name, ""))))

    def _paths(self) -> dict[str, str]:
        """Return where in the archive each sheet lies."""
        from defusedxml.ElementTree import fromstring

        try:
            book = fromstring(read_entry(self._data, "xl/workbook.xml"))
            relations = fromstring(read_entry(self._data, "xl/_rels/workbook.xml.rels"))
        except (ParseError, ValueError):
            return {}
        targets = {one.get("Id"): one.get("Target", "") for one in relations}
        return {
            sheet.get("name", ""): posixpath.join(
                "/xl", targets.get(sheet.get(f"{_RELATIONS}id"), "")
            ).lstrip("/")
            for sheet in book.iterfind("{*}sheets/{*}sheet")
        }


def _opened(data: bytes) -> "Workbook":
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # Styles and charts it does not know are nothing to an import.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except DAMAGE as error:
        raise damaged() from error


def _column(letters: bytes) -> int:
    """Return A as 0, Z as 25, AA as 26."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1
