# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is made once from many rows and then follows the changes: one member changed, one member read."""

from collections.abc import Iterable, Mapping
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from models.vault.columns import Row

Owners = Mapping[str, "frozenset[int] | None"]
"""By table whose rows were written, as ids of the members they belong to; None where it may be all."""
_MANY = 2000
"""After so many changes it is quicker to read everything again."""
_FEW = 100
"""So many commits are made up for within a frame or two."""


def owner_of(row: Row) -> int | None:
    """Return the member a row names; a row that names none belongs to itself."""
    return getattr(row, "member_id", row.id)


class Touched:
    """Which tables a piece of work wrote, and whose rows."""

    def __init__(self, held: "Mapping[str, set[int] | None] | None" = None) -> None:
        self._owners = {table: owners and set(owners) for table, owners in (held or {}).items()}

    def __bool__(self) -> bool:
        return bool(self._owners)

    def copy(self) -> "Touched":
        """Return this as it stands, to go back to."""
        return Touched(self._owners)

    def rows(self, table: str, *owners: int | None) -> None:
        """Note rows that were written; where an owner is not known, the whole table."""
        held = self._owners.setdefault(table, set())
        if held is not None:
            known = [owner for owner in owners if owner is not None]
            self._owners[table] = held | set(known) if len(known) == len(owners) else None

    def whole(self, *tables: str) -> None:
        """Note tables of which any row may have been written."""
        self._owners.update(dict.fromkeys(tables))

    def owners(self) -> Owners:
        """Return whose rows were written, by table."""
        return {
            table: frozenset(owners) if owners is not None else None for table, owners in self._owners.items()
        }


_One = TypeVar("_One")


class Kept(Generic[_One]):
    """Rows by number. Whoever took them goes on with what they took: a change puts others in their place."""

    def __init__(self, rows: dict[int, _One]) -> None:
        self.rows: dict[int, _One] = rows

    def take(self, changed: Iterable[int], found: Mapping[int, _One]) -> None:
        """Take what was found of the numbers that changed; of the others that changed nothing is left."""
        rows: dict[int, _One] = {**self.rows, **found}
        for number in changed:
            if number not in found:
                rows.pop(number, None)
        newest = next(reversed(self.rows), 0)
        if any(number < newest and number not in self.rows for number in found):
            rows = dict(sorted(rows.items()))  # a row that was taken away came back to its place
        self.rows = rows


class Followed:
    """One thing made from some tables, and the changes it has not taken in. Commits come from any thread."""

    def __init__(self, tables: Iterable[str], anew: Iterable[str] = (), on: object = None) -> None:
        self._anew = frozenset(anew)
        """Tables of which every row may bear on everything."""
        self._tables = frozenset(tables) | self._anew
        self.on = on
        """What else it was made by, such as the day."""
        self._news: SimpleQueue[frozenset[int] | None] = SimpleQueue()
        self._whole = False
        self.value: Any = None
        self.made = False

    def hear(self, written: Owners) -> None:
        """Take note of a commit."""
        for table in self._tables & written.keys():
            owners = None if table in self._anew else written[table]
            self._news.put(owners)
            self._whole = self._whole or owners is None

    def is_ready(self) -> bool:
        """Tell whether it stands, and at most single members have to be read again."""
        return self.made and not self._whole and self._news.qsize() < _FEW

    def changed(self) -> frozenset[int] | None:
        """Return whose rows were written since the last time; None where everything is to be read again."""
        found: set[int] = set()
        whole = False
        while True:
            try:
                news = self._news.get_nowait()
            except Empty:
                return None if whole or len(found) > _MANY else frozenset(found)
            whole = whole or news is None
            found |= news or frozenset()
