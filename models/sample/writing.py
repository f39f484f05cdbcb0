# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing many rows at once, past the unit of work's own ``add``: no single row of a sample is undone."""

import secrets
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import Table, insert, inspect
from sqlmodel import SQLModel, func, select

from models.vault.columns import Row

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.desk.work import Work

CHUNK = 2_000
_SPACE = 1 << 128
_DRAWN = 256

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """Return the items by lists of at most ``size``."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def uids(expected: int) -> Iterator[str]:
    """Return random uids in rising order, as long as about ``expected`` are drawn.

    Rows that come in the order of an index fill it from left to right. A million in random order would read
    and write a page of the encrypted file for nearly every row.
    """
    step = _SPACE // max(1, expected)
    for first in count(step=_DRAWN):
        drawn = secrets.token_bytes(16 * _DRAWN)
        for place in range(_DRAWN):
            within = int.from_bytes(drawn[16 * place : 16 * place + 16]) % step
            yield f"{((first + place) * step + within) % _SPACE:032x}"


class Writer:
    """Inserts rows of any table by chunks, and counts what it wrote."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._uids: dict[type[Row], Iterator[str]] = {}
        self._next: dict[type[Row], int] = {}
        self.written: dict[str, int] = {}

    def expect(self, kind: type[Row], rows: int) -> None:
        """Say about how many rows of a kind will come."""
        self._uids[kind] = uids(rows)

    def uid(self, kind: type[Row]) -> str:
        """Return a fresh uid for a row of a kind."""
        return next(self._uids.setdefault(kind, uids(CHUNK)))

    def next_id(self, kind: type[Row]) -> int:
        """Return the id the next row of a kind is to have."""
        if kind not in self._next:
            with self._desk.reading() as session:
                self._next[kind] = session.exec(select(func.max(kind.id))).one() or 0
        self._next[kind] += 1
        return self._next[kind]

    def write(self, work: "Work", kind: type[Row], rows: Iterable[dict[str, Any]]) -> None:
        """Insert rows that name every column but the uid, which they get here unless they have one."""
        for part in chunks(rows):
            for row in part:
                row.setdefault("uid", self.uid(kind))
            self.insert(work, kind, part)

    def insert(self, work: "Work", kind: type[SQLModel], rows: list[dict[str, Any]]) -> None:
        """Insert rows as they are."""
        if not rows:
            return
        table = cast("Table", inspect(kind).local_table)
        work.session.connection().execute(insert(table), rows)
        work.touch(table.name)
        self.written[table.name] = self.written.get(table.name, 0) + len(rows)
