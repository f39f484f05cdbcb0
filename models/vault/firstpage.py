# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first page made anew for a copy whose own is lost: without it SQLite finds no table that is there.

The first page holds the header and the root of the list of tables. The list's leaves stand on pages of their
own: each page is opened by itself (see cipherfile.py for how they are sealed), those that hold the list are
found by their looks, and a root that leads to them is sealed in the first page's place.
"""

import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.vault import engine
from models.vault.cipherfile import APPLICATION, PAGE, PLAIN_START, RESERVED, opened_pages, sealed_page
from models.vault.failures import DamagedStart
from models.vault.migrations import steps
from models.vault.shape import same_shape

_USABLE = PAGE - RESERVED
_LEAF, _INTERIOR = 0x0D, 0x05
_HEADER, _ROOT = 100, 12
_KINDS = (b"table", b"index", b"trigger", b"view")
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page of the list of tables, and the last row on it."""

    page: int
    last: int


def rebuild(path: Path, key: bytes, vault: str) -> int:
    """Seal a new first page into a copy. Returns the schema's version; DamagedStart where none fits."""
    leaves = sorted(_leaves(path, key, vault), key=lambda leaf: leaf.last)
    if not leaves:
        raise DamagedStart
    first = _page(leaves, path.stat().st_size // PAGE)
    with path.open("r+b") as file:
        file.write(sealed_page(first, key, vault, secrets.token_bytes(16)))
    version = _version(path, key, vault)
    with engine.told():
        connection = engine.connect(path, key, vault)
        try:
            connection.execute(f"PRAGMA user_version={version}")
        finally:
            connection.close()
    return version


def _version(path: Path, key: bytes, vault: str) -> int:
    """Return the version whose tables and triggers these are."""
    try:
        with engine.Looking(path, key, vault) as connection:
            return next(version for version in range(steps.LATEST, 0, -1) if same_shape(connection, version))
    except StopIteration:
        raise DamagedStart from None
    except Exception as problem:
        if engine.is_damage(problem):
            raise DamagedStart from None
        raise


def _leaves(path: Path, key: bytes, vault: str) -> Iterator[_Leaf]:
    for number, text in opened_pages(path, key, vault):
        if number > 1 and text[0] == _LEAF and (last := _last_of_list(text)):
            yield _Leaf(number, last)


def _last_of_list(text: bytes) -> int:
    """Return the last row of a page of the list of tables; 0 where it holds anything else."""
    (cells,) = struct.unpack_from(">H", text, 3)
    try:
        rows = [_row(text, struct.unpack_from(">H", text, 8 + 2 * place)[0]) for place in range(cells)]
    except (IndexError, struct.error):
        return 0
    return rows[-1] if rows and all(rows) else 0


def _row(text: bytes, at: int) -> int:
    """Return the number of a row that looks like one of the list: five columns, the first a known word."""
    _size, at = _varint(text, at)
    row, at = _varint(text, at)
    length, inner = _varint(text, at)
    kinds: list[int] = []
    while inner < at + length:
        kind, inner = _varint(text, inner)
        kinds.append(kind)
    word = text[at + length : at + length + (kinds[0] - 13) // 2] if kinds and kinds[0] > 12 else b""
    return row if len(kinds) == _COLUMNS and word in _KINDS else 0


def _varint(text: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = text[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | text[at + 8], at + 9


def _written(number: int) -> bytes:
    """Return a row number as SQLite writes it; the list has far fewer rows than this holds."""
    return bytes([number]) if number < 0x80 else bytes([0x80 | number >> 7, number & 0x7F])


def _page(leaves: list[_Leaf], pages: int) -> bytes:
    """Return the header of a file of so many pages, and a root that leads to the leaves."""
    page = bytearray(_USABLE)
    page[:_HEADER] = struct.pack(
        ">16sHBBBBBBIIIIIIIIIIII20xII",
        PLAIN_START,
        *(PAGE, 2, 2, RESERVED, 64, 32, 32),
        *(1, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, APPLICATION),
        *(1, 3_053_004),
    )
    at, cells = _USABLE, leaves[:-1]
    for place, leaf in enumerate(cells):
        cell = struct.pack(">I", leaf.page) + _written(leaf.last)
        at -= len(cell)
        page[at : at + len(cell)] = cell
        struct.pack_into(">H", page, _HEADER + _ROOT + 2 * place, at)
    struct.pack_into(">BHHHBI", page, _HEADER, _INTERIOR, 0, len(cells), at, 0, leaves[-1].page)
    return bytes(page)
