# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The container of older office files (MS-CFB): streams in chains of sectors. Damage ends in an error.

Not left to xlrd: its own reader of this container never ends on some chains and directories.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128
_PLACES = struct.Struct("<HBxIII36xII")  # the second half of an entry
_STREAM, _ROOT = 2, 5


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def stream(data: bytes, *names: str) -> bytes:
    """Return the first of these streams that a file has. Raises ValueError or its like for a damaged one."""
    return _Compound(data).stream(names)


class _Compound:
    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise ValueError("no compound file")
        self._data = data
        self._shift, self._mini_shift = struct.unpack_from("<HH", data, 30)
        if self._shift not in (9, 12) or self._mini_shift != 6:
            raise ValueError("unknown sector size")
        self._directory, _, self._cutoff, self._first_mini = struct.unpack_from("<IIII", data, 48)
        self._fat = self._numbers(self._fat_sectors())

    def stream(self, names: Sequence[str]) -> bytes:
        entries = self._entries()
        found = {one.name.casefold(): one for one in _outermost(entries) if one.kind == _STREAM}
        wanted = next(found[name.casefold()] for name in names if name.casefold() in found)
        content = self._content(wanted, entries[0])
        if len(content) < wanted.size:
            raise ValueError("a stream that was cut off")
        return content[: wanted.size]

    def _content(self, entry: _Entry, root: _Entry) -> bytes:
        if entry.size >= self._cutoff:
            return self._chained(entry.start)
        mini, size = self._chained(root.start), 1 << self._mini_shift
        table = self._numbers(_chain(self._first_mini, self._fat))
        return b"".join(mini[one * size : (one + 1) * size] for one in _chain(entry.start, table))

    def _entries(self) -> list[_Entry]:
        directory = self._chained(self._directory)
        found: list[_Entry] = []
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind, left, right, child, start, size = _PLACES.unpack_from(directory, place + 64)
            name = directory[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            found.append(_Entry(name, kind, left, right, child, start, size))
        return found

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._data):
            raise ValueError("a sector beyond the end")
        return self._data[start : start + (1 << self._shift)]

    def _fat_sectors(self) -> list[int]:
        """Return where the table of chains lies: 109 places in the header, more in sectors of their own."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while following < _LAST and following not in seen:
            seen.add(following)
            *more, following = self._numbers([following])
            sectors += more
        return list(dict.fromkeys(sector for sector in sectors if sector < _LAST))

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        content = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._fat)))


def _outermost(entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """Give what lies in the root itself: a workbook inside a picture or note is not the one to import."""
    if entries[0].kind != _ROOT:
        raise ValueError("no root")
    waiting, seen = [entries[0].child], {0}
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting += [entries[number].left, entries[number].right]


def _chain(start: int, table: Sequence[int]) -> list[int]:
    chain: list[int] = []
    seen: set[int] = set()
    while start < _LAST:
        if start in seen or start >= len(table):
            raise ValueError("a chain that does not end")
        seen.add(start)
        chain.append(start)
        start = table[start]
    return chain
