# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading .xls (BIFF8 of Excel 97 to 2003, MS-XLS): cells, joined cells and which sheets are hidden.

Written here because the parser we tried ends the whole program on some damaged files. Formulas arrive as the
values they last showed: their text is not stored as text.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.exchange.archive import damaged, locked
from models.exchange.compound import streams
from models.exchange.grid import Line, Merge, NotRead, SheetName, lines_of
from models.messages import Refused, message

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_DATEMODE, _BOUNDSHEET, _FORMAT, _XF, _SST = 0x0022, 0x0085, 0x041E, 0x00E0, 0x00FC
_LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK = 0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x00BD
_BOOLERR, _FORMULA, _STRING, _MERGES = 0x0205, 0x0006, 0x0207, 0x00E5
_BIFF8 = 0x0600
_DAMAGE = (struct.error, ValueError, IndexError, KeyError, StopIteration, OverflowError, TypeError)
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))

Record = tuple[int, bytes]
Value = str | float | bool | datetime | None


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    offset: int


@dataclass(slots=True)
class _Book:
    sheets: list[_Sheet] = field(default_factory=list[_Sheet])
    strings: list[str] = field(default_factory=list[str])
    formats: dict[int, str] = field(default_factory=dict[int, str])
    styles: list[int] = field(default_factory=list[int])
    from_1904: bool = False


class OlderBook:
    """An .xls file."""

    def __init__(self, data: bytes) -> None:
        try:
            found = streams(data)
            self._stream = found.get("Workbook") or found["Book"]
            self._book = _globals(self._stream)
        except Refused:
            raise
        except _DAMAGE as error:
            raise damaged() from error

    def sheets(self) -> list[SheetName]:
        """Return the sheets that hold cells, in their order."""
        return [SheetName(sheet.name, sheet.hidden) for sheet in self._book.sheets]

    def lines(self, name: str, *, most: int | None = None) -> tuple[Line, ...]:
        """Return the rows of a sheet; ``most`` ends the reading early."""
        rows: dict[int, dict[int, Value]] = {}
        try:
            for row, column, value in _cells(self._records(name), self._book):
                rows.setdefault(row, {})[column] = value
        except Refused:
            raise
        except _DAMAGE as error:
            raise damaged() from error
        last = max(rows, default=-1) + 1
        return lines_of((_row(rows.get(number)) for number in range(last)), most=most)

    def merges(self, name: str) -> tuple[Merge, ...]:
        """Return the joined cells of a sheet."""
        try:
            return tuple(_merges(self._records(name)))
        except _DAMAGE as error:
            raise damaged() from error

    def _records(self, name: str) -> Iterator[Record]:
        """Give the records of one sheet; charts inside it have records of their own and are passed over."""
        offset = next(sheet.offset for sheet in self._book.sheets if sheet.name == name)
        depth = 0
        for kind, content in _records(self._stream, offset):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth == 0:
                return
            if depth == 1:
                yield kind, content


def _row(cells: dict[int, Value] | None) -> Sequence[Value]:
    if not cells:
        return ()
    return [cells.get(column) for column in range(max(cells) + 1)]


def _records(stream: bytes, offset: int) -> Iterator[Record]:
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        content = stream[offset + 4 : offset + 4 + length]
        if len(content) < length:
            raise ValueError("a record beyond the end")
        yield kind, content
        offset += 4 + length
    raise ValueError("no end of the records")


def _globals(stream: bytes) -> _Book:
    book = _Book()
    shared: list[bytes] = []
    goes_on = False
    for kind, content in _records(stream, 0):
        if kind == _EOF:
            break
        goes_on = kind == _SST or (goes_on and kind == _CONTINUE)
        if goes_on:
            shared.append(content)
        else:
            _take_global(book, kind, content)
    book.strings = list(_shared_strings(shared))
    return book


def _take_global(book: _Book, kind: int, content: bytes) -> None:
    if kind == _BOF and struct.unpack_from("<H", content)[0] != _BIFF8:
        raise NotRead(
            message(
                "This is a file of Excel 95 or older. Nothing was imported. Save it as .xlsx and import that."
            )
        )
    if kind == _FILEPASS:
        raise locked()
    if kind == _DATEMODE:
        book.from_1904 = content[:1] == b"\x01"
    elif kind == _FORMAT:
        book.formats[struct.unpack_from("<H", content)[0]] = _text(content[2:])
    elif kind == _XF:
        book.styles.append(struct.unpack_from("<H", content, 2)[0])
    elif kind == _BOUNDSHEET and content[5] == 0:
        offset = struct.unpack_from("<I", content)[0]
        book.sheets.append(_Sheet(_short_text(content[6:]), bool(content[4] & 3), offset))


def _short_text(content: bytes) -> str:
    return _decoded(content[2:], content[0], wide=bool(content[1] & 1))


def _text(content: bytes) -> str:
    length, flags = struct.unpack_from("<HB", content)
    start = 3 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    return _decoded(content[start:], length, wide=bool(flags & 1))


def _decoded(content: bytes, length: int, *, wide: bool) -> str:
    return (
        content[: length * 2].decode("utf-16-le", "replace") if wide else content[:length].decode("latin-1")
    )


def _shared_strings(segments: list[bytes]) -> Iterator[str]:
    """Give the texts that cells share. One may go on in the next segment, in letters of another width."""
    if not segments:
        return
    count = struct.unpack_from("<I", segments[0], 4)[0]
    reader = _Segments(segments)
    for _ in range(count):
        length, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
        yield reader.letters(length, wide=bool(flags & 1))
        reader.take(4 * runs + extra)


class _Segments:
    """Reads on from one segment into the next."""

    def __init__(self, segments: list[bytes]) -> None:
        self._segments = segments
        self._segment = 0
        self._place = 8

    def _left(self) -> int:
        while self._place >= len(self._segments[self._segment]):
            self._segment += 1
            self._place = 0
        return len(self._segments[self._segment]) - self._place

    def take(self, length: int) -> bytes:
        parts: list[bytes] = []
        while length:
            size = min(length, self._left())
            parts.append(self._segments[self._segment][self._place : self._place + size])
            self._place += size
            length -= size
        return b"".join(parts)

    def letters(self, length: int, *, wide: bool) -> str:
        parts: list[str] = []
        while length:
            here = self._segment
            left = self._left()
            if self._segment != here:
                wide = bool(self.take(1)[0] & 1)
                left -= 1
            size = min(length, left // (1 + wide))
            if not size:
                raise ValueError("half a letter")
            parts.append(_decoded(self.take(size * (1 + wide)), size, wide=wide))
            length -= size
        return "".join(parts)


def _cells(records: Iterator[Record], book: _Book) -> Iterator[tuple[int, int, Value]]:
    waiting: tuple[int, int] | None = None
    for kind, content in records:
        if kind == _STRING and waiting:
            yield (*waiting, _text(content))
            waiting = None
        elif kind == _MULRK:
            yield from _several(content, book)
        elif kind in _READERS:
            row, column, style = struct.unpack_from("<HHH", content)
            value = _READERS[kind](content[6:], book)
            if kind == _FORMULA and value is None and content[12:14] == b"\xff\xff" and content[6] == 0:
                waiting = (row, column)
            yield row, column, _styled(value, style, book)


def _several(content: bytes, book: _Book) -> Iterator[tuple[int, int, Value]]:
    row, column = struct.unpack_from("<HH", content)
    for place in range(4, len(content) - 2, 6):
        style, number = struct.unpack_from("<HI", content, place)
        yield row, column, _styled(_rk(number), style, book)
        column += 1


def _rk(number: int) -> float:
    """Unpack Excel's short numbers: whole or the upper half of a float, perhaps a hundredth."""
    if number & 2:
        value = float(struct.unpack("<i", struct.pack("<I", number))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0]
    return value / 100 if number & 1 else value


def _shared(content: bytes, book: _Book) -> Value:
    return book.strings[struct.unpack_from("<I", content)[0]]


def _inline(content: bytes, _: _Book) -> Value:
    return _text(content)


def _number(content: bytes, _: _Book) -> Value:
    return struct.unpack_from("<d", content)[0]


def _short_number(content: bytes, _: _Book) -> Value:
    return _rk(struct.unpack_from("<I", content)[0])


def _truth(content: bytes, _: _Book) -> Value:
    return None if content[1] else bool(content[0])


def _result(content: bytes, _: _Book) -> Value:
    if content[6:8] != b"\xff\xff":
        return struct.unpack_from("<d", content)[0]
    return bool(content[2]) if content[0] == 1 else None


_READERS = {
    _LABELSST: _shared,
    _LABEL: _inline,
    _RSTRING: _inline,
    _NUMBER: _number,
    _RK: _short_number,
    _BOOLERR: _truth,
    _FORMULA: _result,
}


def _styled(value: Value, style: int, book: _Book) -> Value:
    """Return a number as the day it is where its style says so."""
    if not isinstance(value, float) or style >= len(book.styles) or not _is_date(book.styles[style], book):
        return value
    start = datetime(1904, 1, 1) if book.from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar day
    try:
        day = start + timedelta(seconds=round(value * 86_400))
    except (ValueError, OverflowError):
        return value
    return day if value >= 1 else day.strftime("%H:%M:%S")


def _is_date(number: int, book: _Book) -> bool:
    if number not in book.formats:
        return number in _DATE_FORMATS
    from openpyxl.styles.numbers import is_date_format

    return is_date_format(book.formats[number])


def _merges(records: Iterator[Record]) -> Iterator[Merge]:
    for kind, content in records:
        if kind == _MERGES:
            for place in range(2, len(content) - 7, 8):
                top, bottom, left, right = struct.unpack_from("<HHHH", content, place)
                yield Merge(top + 1, left, bottom + 1, right)
