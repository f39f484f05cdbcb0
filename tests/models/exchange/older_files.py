# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes .xls files record by record (MS-XLS) and their container (MS-CFB), also such as no program writes."""

import struct
from collections.abc import Sequence

EXCEL_95, EXCEL_97 = 0x0500, 0x0600
NONE, LAST = 0xFFFFFFFF, 0xFFFFFFFE
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096

Place = tuple[int, int]


def record(kind: int, layout: str = "", *values: float | bytes, rest: bytes = b"") -> bytes:
    """Make one record."""
    content = struct.pack("<" + layout, *values) + rest
    return struct.pack("<HH", kind, len(content)) + content


def text(value: str, *, wide: bool = True) -> bytes:
    """Make the letters of a text of Excel 97."""
    letters = value.encode("utf-16-le" if wide else "latin-1")
    return struct.pack("<HB", len(value), wide) + letters


def label(at: Place, value: str) -> bytes:
    """Make a cell of text of Excel 97."""
    return record(0x0204, "HHH", *at, 0, rest=text(value))


def old_label(at: Place, value: str) -> bytes:
    """Make a cell of text of Excel 95."""
    return record(0x0204, "HHHH", *at, 0, len(value), rest=value.encode("cp1252"))


def number(at: Place, value: float, style: int = 0) -> bytes:
    """Make a cell of a number; ``style`` 1 shows it as a day, 2 as a time of day."""
    return record(0x0203, "HHHd", *at, style, value)


def truth(at: Place, value: int, *, error: bool = False) -> bytes:
    """Make a cell of yes, no or an error."""
    return record(0x0205, "HHHBB", *at, 0, value, error)


def formula(at: Place, shown: bytes, parts: bytes = b"") -> bytes:
    """Make a cell of a formula with the eight bytes of what it showed, and the parts it is stored in."""
    return record(0x0006, "HHH8sHIH", *at, 0, shown, 0, 0, len(parts), rest=parts)


def substream(*records: bytes, version: int = EXCEL_97, kind: int = 0x0010) -> bytes:
    """Make a sheet, or whatever else stands between a beginning and an end."""
    return record(0x0809, "HHHHII", version, kind, 0, 1997, 0, 0) + b"".join(records) + record(0x000A)


def book(
    sheets: dict[str, bytes],
    *more: bytes,
    version: int = EXCEL_97,
    hidden: Sequence[str] = (),
    kinds: dict[str, int] | None = None,
    same_place: bool = False,
) -> bytes:
    """Make the stream of a workbook: styles, sheets and what else it is to hold."""
    size = 20 if version == EXCEL_97 else 16
    styles = [record(0x00E0, "HH", 0, shown, rest=bytes(size - 4)) for shown in (0, 14, 20)]
    names = [name.encode("utf-16-le" if version == EXCEL_97 else "cp1252") for name in sheets]
    wide = b"\x01" if version == EXCEL_97 else b""

    def head(offsets: Sequence[int]) -> bytes:
        bounds = [
            record(
                0x0085, "IBBB", offset, name in hidden, (kinds or {}).get(name, 0), len(name), rest=wide + raw
            )
            for name, raw, offset in zip(sheets, names, offsets, strict=True)
        ]
        return substream(*styles, *more, *bounds, version=version, kind=0x0005)

    offsets = [len(head([0] * len(sheets)))]
    for content in list(sheets.values())[:-1]:
        offsets.append(offsets[-1] + (0 if same_place else len(content)))
    return head(offsets) + b"".join(sheets.values())


def entry(name: str, kind: int, start: int, size: int, *, child: int = NONE, beside: int = NONE) -> bytes:
    """Make an entry of a directory; ``beside`` is both the one left and the one right of it."""
    raw = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIII", raw, len(raw), kind, 1, beside, beside, child, start, size, 0,
    )  # fmt: skip


def container(
    stream: bytes,
    *,
    name: str = "Workbook",
    entries: Sequence[bytes] = (),
    after: bytes = b"",
    circle: bool = False,
) -> bytes:
    """Put a stream in a container, after ``entries`` that lead to it and before the one ``after``.

    ``circle`` joins the end of a small one to its start.
    """
    small = len(stream) < _CUTOFF
    content = _padded(stream, _SECTOR)
    minis = len(_padded(stream, _MINI)) // _MINI
    at = 1 + len(entries)
    root = entry("Root Entry", 5, 3 if small else LAST, len(content) if small else 0, child=1)
    named = entry(name, 2, 0 if small else 3, len(stream))
    directory = _padded(b"".join((root, *entries, named, after)), _SECTOR)
    assert at * 128 < len(directory) <= _SECTOR * 16
    mini_chain = [*range(1, minis), 0 if circle else LAST] if small else []
    mini_table = _padded(struct.pack(f"<{len(mini_chain)}I", *mini_chain), _SECTOR, b"\xff")
    extra = directory[_SECTOR:]
    begin = 3 + len(content) // _SECTOR
    more = list(range(begin, begin + len(extra) // _SECTOR))
    chains = [
        0xFFFFFFFD, more[0] if more else LAST, LAST, *range(4, begin), LAST,
        *(one + 1 for one in more[:-1]), *([LAST] if more else []),
    ]  # fmt: skip
    table = struct.pack(f"<{len(chains)}I", *chains) + b"\xff" * (_SECTOR - 4 * len(chains))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0,
        _CUTOFF, 2 if small else LAST, int(small), LAST, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[NONE] * 108)
    return header + table + directory[:_SECTOR] + _padded(mini_table, _SECTOR) + content + extra


def _padded(content: bytes, size: int, filler: bytes = b"\0") -> bytes:
    return content + filler * (-len(content) % size or (size if not content else 0))
