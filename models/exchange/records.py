# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an .xls reaches its parser: the records of cells, styles and texts, in a fresh stream.

xlrd also reads drawings, links and named formulas. An import needs none of them, and some made-up ones keep
it busy for ever, fill the memory or are printed. So they are left out, and what stays is counted before.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.exchange.archive import damaged, locked
from models.exchange.grid import Merge

_BOF, _EOF, _CONTINUE, _FILEPASS = 0x0809, 0x000A, 0x003C, 0x002F
_CODEPAGE, _DATEMODE, _FORMAT, _XF, _SST, _BOUNDSHEET = 0x0042, 0x0022, 0x041E, 0x00E0, 0x00FC, 0x0085
_NUMBER, _RK, _MULRK, _LABEL, _LABELSST, _RSTRING = 0x0203, 0x027E, 0x00BD, 0x0204, 0x00FD, 0x00D6
_ROW, _ROW_HIDDEN = 0x0208, 0x20
_BOOLERR, _FORMULA, _STRING, _MERGES = 0x0205, 0x0006, 0x0207, 0x00E5
_OF_A_BOOK = frozenset((_BOF, _EOF, _CODEPAGE, _DATEMODE, _FORMAT, _XF, _SST))
_OF_A_SHEET = frozenset(
    (_BOF, _EOF, _NUMBER, _RK, _MULRK, _LABEL, _LABELSST, _RSTRING, _BOOLERR, _FORMULA, _STRING)
)
_GOES_ON = frozenset((_SST, _STRING))
_VERSIONS = (0x0500, 0x0600)  # Excel 5 and 95, Excel 97 to 2003
_LONGEST_FORMAT = 600  # Excel keeps 255 letters; xlrd takes very long over endless brackets
_WORKSHEET = 0

Record = tuple[int, bytes]
Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass(slots=True)
class Sieved:
    """A stream for the parser, and what was seen on the way: of each sheet, in their order."""

    stream: bytearray = field(default_factory=bytearray)
    hidden: list[bool] = field(default_factory=list[bool])
    merges: list[tuple[Merge, ...]] = field(default_factory=list[tuple[Merge, ...]])
    hidden_rows: list[int] = field(default_factory=list[int])
    formulas: list[dict[Cell, bytes]] = field(default_factory=list[dict[Cell, bytes]])
    """The parts a formula is stored in; only its parser makes a text of them."""


def sieve(stream: bytes) -> Sieved:
    """Copy what an import needs. Raises ``NotRead`` for a locked file, ValueError or its like for damage."""
    source = _Source(stream)
    found = Sieved()
    texts: list[bytes] = []
    sheets: list[tuple[int, int]] = []
    for kind, content in _kept(source.records(0), _OF_A_BOOK | {_FILEPASS, _BOUNDSHEET}):
        if kind == _FILEPASS:
            raise locked()
        if kind == _BOUNDSHEET:
            if content[5] != _WORKSHEET:
                continue
            sheets.append((struct.unpack_from("<I", content)[0], len(found.stream) + 4))
            found.hidden.append(bool(content[4] & 3))
        elif kind in (_SST, _CONTINUE):
            if kind == _SST and texts:
                raise ValueError("shared texts twice")
            texts.append(content)
        if kind != _FORMAT or len(content) <= _LONGEST_FORMAT:
            _write(found.stream, kind, content)
    _check_texts(texts)
    for offset, place in sheets:
        struct.pack_into("<I", found.stream, place, len(found.stream))
        found.formulas.append({})
        found.hidden_rows.append(0)
        found.merges.append(_copy_sheet(source.records(offset), found))
    return found


class _Source:
    """Reads records; each byte once, because sheets that share theirs would multiply the work."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._left = len(stream)

    def records(self, offset: int) -> Iterator[Record]:
        """Give the records of a book or sheet to its end; charts inside are passed over."""
        self._check_start(offset)
        in_chart = False
        for number, (kind, content) in enumerate(self._all(offset)):
            if kind == _BOF and number:
                in_chart = True
            elif in_chart:
                in_chart = kind != _EOF
            else:
                yield kind, content
                if kind == _EOF:
                    return

    def _all(self, offset: int) -> Iterator[Record]:
        while True:
            kind, length = struct.unpack_from("<HH", self._stream, offset)
            content = self._stream[offset + 4 : offset + 4 + length]
            offset += 4 + length
            self._left -= 4 + length
            if len(content) < length or self._left < 0:
                raise ValueError("a record beyond the end")
            yield kind, content

    def _check_start(self, offset: int) -> None:
        kind, _, version = struct.unpack_from("<HHH", self._stream, offset)
        if kind != _BOF or version not in _VERSIONS:
            raise ValueError("no book or sheet of a version we know")


def _kept(records: Iterator[Record], kinds: frozenset[int]) -> Iterator[Record]:
    """Give the records of these kinds; long texts go on in the record after them."""
    before = 0
    for kind, content in records:
        if kind != _CONTINUE:
            before = kind
        if kind in kinds or (kind == _CONTINUE and before in _GOES_ON and before in kinds):
            yield kind, content


def _copy_sheet(records: Iterator[Record], found: Sieved) -> tuple[Merge, ...]:
    merges: list[Merge] = []
    for kind, content in _kept(records, _OF_A_SHEET | {_MERGES, _ROW}):
        if kind == _MERGES:
            merges += _merges(content)
            continue
        if kind == _ROW:
            found.hidden_rows[-1] += bool(content[12] & _ROW_HIDDEN)
            continue
        if kind == _FORMULA:
            row, column = struct.unpack_from("<HH", content)
            size = struct.unpack_from("<H", content, 20)[0]
            found.formulas[-1][row, column] = content[22 : 22 + size]
        _write(found.stream, kind, content)
    return tuple(merges)


def _write(stream: bytearray, kind: int, content: bytes) -> None:
    stream += struct.pack("<HH", kind, len(content)) + content


def _merges(content: bytes) -> Iterator[Merge]:
    for place in range(2, len(content) - 7, 8):
        top, bottom, left, right = struct.unpack_from("<HHHH", content, place)
        yield Merge(top + 1, left, bottom + 1, right)


def _check_texts(parts: list[bytes]) -> None:
    """Walk over the shared texts: xlrd would step back, for ever, where one claims less than nothing."""
    if not parts:
        return
    part, place = 0, 8
    for _ in range(struct.unpack_from("<I", parts[0], 4)[0]):
        while place >= len(parts[part]):
            place -= len(parts[part])
            part += 1
        part, place, extra = _over_letters(parts, part, place)
        if extra < 0:
            raise damaged()
        place += extra


def _over_letters(parts: list[bytes], part: int, place: int) -> tuple[int, int, int]:
    """Step over one text, from part to part; return what else belongs to it."""
    letters, flags = struct.unpack_from("<HB", parts[part], place)
    place += 3
    extra = 0
    if flags & 8:
        extra = 4 * struct.unpack_from("<H", parts[part], place)[0]
        place += 2
    if flags & 4:
        sound = struct.unpack_from("<i", parts[part], place)[0]
        extra = extra + sound if sound >= 0 else sound
        place += 4
    wide = flags & 1
    while letters:
        size = min(letters, (len(parts[part]) - place) >> wide)
        letters -= size
        place += size << wide
        if letters:
            part, place = part + 1, 1
            wide = parts[part][0] & 1
    return part, place, extra
