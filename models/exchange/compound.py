# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The container of older office files (MS-CFB): streams in chains of sectors. Damage ends in an error."""

import struct
from collections.abc import Sequence

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128


def streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by name. Raises ValueError for a damaged one."""
    return _Compound(data).streams()


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

    def streams(self) -> dict[str, bytes]:
        entries = self._entries()
        root = next((start, size) for _, kind, start, size in entries if kind == 5)
        mini = self._chained(root[0])
        mini_fat = self._numbers(self._chain(self._first_mini, self._fat))
        found: dict[str, bytes] = {}
        for name, kind, start, size in entries:
            if kind == 2:
                content = self._mini(mini, mini_fat, start) if size < self._cutoff else self._chained(start)
                if len(content) < size:
                    raise ValueError("a stream that was cut off")
                found.setdefault(name, content[:size])
        return found

    def _entries(self) -> list[tuple[str, int, int, int]]:
        directory = self._chained(self._directory)
        found: list[tuple[str, int, int, int]] = []
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, place + 64)
            start, size = struct.unpack_from("<II", directory, place + 116)
            name = directory[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            found.append((name, kind, start, size))
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
        return [sector for sector in sectors if sector < _LAST]

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        content = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        while start < _LAST:
            if start in seen or start >= len(table):
                raise ValueError("a chain that does not end")
            seen.add(start)
            chain.append(start)
            start = table[start]
        return chain

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._fat)))

    def _mini(self, mini: bytes, table: Sequence[int], start: int) -> bytes:
        size = 1 << self._mini_shift
        return b"".join(mini[one * size : (one + 1) * size] for one in self._chain(start, table))
