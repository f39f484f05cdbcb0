# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the bytes of a file to one sheet of plain values. Its content counts, not its name."""

from datetime import date
from typing import Protocol

from models.exchange.archive import entry_names, locked
from models.exchange.delimited import read_delimited
from models.exchange.grid import Grid, Line, Merge, NotRead, SheetName
from models.exchange.headings import looks_like_register
from models.exchange.workbooks import ModernBook
from models.messages import Message, counted, message

MOST_BYTES = 200 * 1024 * 1024
_FIRST_LOOK = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<style", b"<div", b"mime-version:")
_OTHER = (
    b"%pdf",
    b"{\\rtf",
    b"<?xml",
    b"<svg",
    b"\x89png",
    b"\xff\xd8\xff",
    b"gif8",
    b"rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"[{",
    b'{"',
    b"{\n",
    b"{\r",
    b"[\n",
)


class Book(Protocol):
    """A file with sheets."""

    def sheets(self) -> list[SheetName]:
        """Return its sheets, hidden ones too."""
        ...

    def lines(self, name: str, *, most: int | None = None) -> tuple[Line, ...]:
        """Return the rows of one."""
        ...

    def merges(self, name: str) -> tuple[Merge, ...]:
        """Return the joined cells of one."""
        ...

    def day_zero(self) -> date:
        """Return the day from which the file counts days."""
        ...

    def hidden_rows(self, name: str) -> int:
        """Return how many rows of one are hidden, as by a filter."""
        ...


def read(data: bytes, file_name: str = "", sheet: str | None = None) -> Grid:
    """Return the sheet to import: the one named, else the first visible one with headings.

    Raises ``NotRead`` (or ``TooBig``) with a sentence for what cannot be taken. Nothing is half read.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise NotRead(message("This file is empty. Nothing was imported."))
    if len(data) > MOST_BYTES:
        raise NotRead(message("This file is too big for a register. Nothing was imported."))
    if data.startswith(b"PK"):
        return _chosen(_office_book(data), sheet)
    if data.startswith(_OLE):
        return _chosen(_older_book(data), sheet)
    _refuse_others(data)
    grid = read_delimited(data, file_name)
    if not grid.lines:
        raise NotRead(message("This file is empty. Nothing was imported."))
    return grid


def _refuse_others(data: bytes) -> None:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(_WEB) or (head.startswith(b"<?xml") and b"<html" in head):
        raise NotRead(
            message(
                "This file is a web page with the name of a spreadsheet. Nothing was imported. "
                "Open it in a spreadsheet program, save it as .xlsx and import that."
            )
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head or head.startswith(_OTHER):
        raise _not_a_spreadsheet()


def _not_a_spreadsheet() -> NotRead:
    return NotRead(
        message(
            "This file is not a spreadsheet. Nothing was imported. Choose an .xlsx, .xls, .ods or .csv file."
        )
    )


def _office_book(data: bytes) -> Book:
    names = entry_names(data)
    if "content.xml" in names and "xl/workbook.xml" not in names:
        from models.exchange.opendocument import OpenBook

        return OpenBook(data)
    if "xl/workbook.xml" in names:
        return ModernBook(data)
    if "xl/workbook.bin" in names:
        raise NotRead(
            message(
                "This is a binary workbook (.xlsb). Nothing was imported. Save it as .xlsx and import that."
            )
        )
    raise _not_a_spreadsheet()


def _older_book(data: bytes) -> Book:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked()
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise _not_a_spreadsheet()
    from models.exchange.older import OlderBook

    return OlderBook(data)


def _chosen(book: Book, wanted: str | None) -> Grid:
    sheets = book.sheets()
    if wanted is not None:
        return _grid(book, _named(sheets, wanted), sheets)
    visible = [sheet.name for sheet in sheets if not sheet.hidden]
    if not visible:
        raise NotRead(
            message(
                "This file has no visible sheet with cells. Nothing was imported. Name the sheet to take."
            )
        )
    registers = [name for name in visible if _is_register(book, name)]
    first = registers[0] if registers else _first_filled(book, visible)
    return _grid(book, first, sheets, also=tuple(registers[1:]))


def _is_register(book: Book, name: str) -> bool:
    return looks_like_register(Grid(book.lines(name, most=_FIRST_LOOK), merges=book.merges(name)))


def _first_filled(book: Book, names: list[str]) -> str:
    return next((name for name in names if book.lines(name, most=_FIRST_LOOK)), names[0])


def _named(sheets: list[SheetName], wanted: str) -> str:
    for sheet in sheets:
        if sheet.name.strip().casefold() == wanted.strip().casefold():
            return sheet.name
    raise NotRead(
        message(
            "The file has no sheet of this name. Its sheets are: {sheets}.",
            sheets=", ".join(sheet.name for sheet in sheets if not sheet.hidden),
        )
    )


def _grid(book: Book, name: str, sheets: list[SheetName], also: tuple[str, ...] = ()) -> Grid:
    lines = book.lines(name)
    if not lines:
        raise NotRead(message("This sheet is empty. Nothing was imported."))
    visible = tuple(sheet.name for sheet in sheets if not sheet.hidden)
    hidden = book.hidden_rows(name)
    notes = (_of_hidden_rows(hidden),) if hidden else ()
    return Grid(lines, name, visible, also, book.merges(name), notes, book.day_zero())


def _of_hidden_rows(n: int) -> Message:
    return counted(
        "{n} row of this sheet is hidden, as by a filter. It was read like the others.",
        "{n} rows of this sheet are hidden, as by a filter. They were read like the others.",
        n,
    )
