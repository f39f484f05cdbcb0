# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished objects as a PDF file: all but streams packed together, and one table of where each is.

A batch's reading order alone has tens of thousands of small objects. Written by a PDF library they took more
memory than all else together and a third of the time; as text, packed by hundreds, they take hardly any.
"""

import zlib
from array import array
from hashlib import md5

_TOGETHER = 250  # a place inside fits into one byte
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ROW = 6


class Packing:
    """A file being written. Every number from 1 on is given to one object, in any order."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = [_HEAD]
        self._length = len(_HEAD)
        self._mark = md5(usedforsecurity=False)
        self._table = bytearray(_ROW)
        self._given = 0
        self._waiting: list[tuple[int, bytes]] = []
        self._packed: list[tuple[bytes, array[int]]] = []

    def add(self, number: int, content: bytes) -> None:
        """Add one object."""
        if content.endswith(b"endstream"):
            self._write(number, content)
            return
        self._waiting.append((number, content))
        if len(self._waiting) == _TOGETHER:
            self._pack()

    def _write(self, number: int, content: bytes) -> None:
        self._place(number, b"\1" + self._length.to_bytes(4, "big") + b"\0")
        chunk = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        self._chunks.append(chunk)
        self._length += len(chunk)
        self._mark.update(chunk)

    def _place(self, number: int, row: bytes) -> None:
        """Write down where an object is."""
        start, missing = number * _ROW, (number + 1) * _ROW - len(self._table)
        if missing > 0:
            self._table.extend(bytes(missing))
        self._table[start : start + _ROW] = row
        self._given += 1

    def _pack(self) -> None:
        """Pack what waits. The numbers of packed streams come after all others, and are not known yet."""
        heads: list[str] = []
        at = 0
        for number, content in self._waiting:
            heads.append(f"{number} {at}")
            at += len(content) + 1
        head = f"{' '.join(heads)}\n".encode("ascii")
        packed = zlib.compress(head + b"\n".join([content for _, content in self._waiting]))
        start = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n"
        text = start % (len(heads), len(head), len(packed)) + packed + b"\nendstream"
        self._packed.append((text, array("i", [number for number, _ in self._waiting])))
        self._waiting = []

    def ended(self, root: int, about: int) -> bytes:
        """Return the file. ``root`` is its catalogue's number, ``about`` that of its information."""
        if self._waiting:
            self._pack()
        number = self._given + sum(len(numbers) for _, numbers in self._packed)
        self._packed.reverse()
        while self._packed:  # each is let go once it is written: a large file is not held twice
            text, numbers = self._packed.pop()
            number += 1
            self._write(number, text)
            place = number.to_bytes(4, "big")
            for i, inside in enumerate(numbers):
                self._place(inside, b"\2" + place + bytes((i,)))
        start = self._length
        mark = self._mark.hexdigest().encode("ascii")
        self._place(number + 1, b"\1" + start.to_bytes(4, "big") + b"\0")
        table = _packed(self._table)
        self._chunks.append(
            b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 1] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]"
            b" /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns %d >> /Length %d >>\nstream\n"
            % (number + 1, number + 2, root, about, mark, mark, _ROW, len(table))
            + table
            + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
        )
        return b"".join(self._chunks)


def _packed(table: bytearray) -> bytes:
    """Return the table packed, every row as its difference to the one above."""
    rows = len(table) // _ROW
    out = bytearray(rows * (_ROW + 1))
    out[:: _ROW + 1] = b"\2" * rows
    for i in range(_ROW):
        column = bytes(table[i::_ROW])
        less = bytes((here - above) & 255 for here, above in zip(column, b"\0" + column, strict=False))
        out[i + 1 :: _ROW + 1] = less
    return zlib.compress(out)
