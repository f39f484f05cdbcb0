# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading order of a paper while it is drawn, kept as numbers: a grid has tens of thousands of cells."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

_COLUMNS = 4
_NONE = -1


class Tagged(NamedTuple):
    """An element in reading order: its role (H1, Table, TR, TD …) and where it belongs.

    ``mark`` is its place in the page's stream, None for what only holds others or stands empty; ``inside``
    is the index of the element that holds it, None for the document itself.
    """

    page: int
    role: str
    mark: int | None = None
    inside: int | None = None
    more: tuple[int, ...] = ()
    """Further marks of the same piece: one for each line of text after its first."""
    across: int = 1
    """How many columns of a table a cell takes."""
    said: str = ""
    """What a figure shows, in words."""


class _Rare(NamedTuple):
    """What few elements have."""

    more: tuple[int, ...] = ()
    across: int = 1
    said: str = ""


_PLAIN = _Rare()


class ReadingOrder(Sequence[Tagged]):
    """Elements in the order they are read."""

    def __init__(self) -> None:
        self._rows = array("i")  # page, role, mark, inside
        self._roles: list[str] = []
        self._rare: dict[int, _Rare] = {}

    def add(self, page: int, role: str, mark: int | None, inside: int | None) -> int:
        """Add an element, and return its index."""
        if role not in self._roles:
            self._roles.append(role)
        self._rows.extend(
            (
                page,
                self._roles.index(role),
                _NONE if mark is None else mark,
                _NONE if inside is None else inside,
            )
        )
        return len(self) - 1

    def say(self, index: int, said: str) -> None:
        """Say in words what a figure shows."""
        self._rare[index] = self._rare.get(index, _PLAIN)._replace(said=said)

    def stretch(self, index: int, across: int) -> None:
        """Let a cell take several columns."""
        self._rare[index] = self._rare.get(index, _PLAIN)._replace(across=across)

    def mark_again(self, index: int, mark: int) -> None:
        """Give an element a further mark."""
        rare = self._rare.get(index, _PLAIN)
        self._rare[index] = rare._replace(more=(*rare.more, mark))

    def repeat(self, elements: range, page: int) -> None:
        """Add elements once more, on another page."""
        first = len(self)
        rows = self._rows[elements.start * _COLUMNS : elements.stop * _COLUMNS]
        rows[::_COLUMNS] = array("i", (page,)) * len(elements)
        self._rows.extend(rows)
        if self._rare:
            for i, index in enumerate(elements, first):
                if index in self._rare:
                    self._rare[i] = self._rare[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows) // _COLUMNS

    def __iter__(self) -> Iterator[Tagged]:
        """Yield them in order."""
        rows, roles, rare = iter(self._rows), self._roles, self._rare
        for i, (page, role, mark, inside) in enumerate(zip(rows, rows, rows, rows, strict=True)):
            yield Tagged(
                page,
                roles[role],
                None if mark == _NONE else mark,
                None if inside == _NONE else inside,
                *rare.get(i, _PLAIN),
            )

    @overload
    def __getitem__(self, index: int) -> Tagged: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Tagged]: ...
    def __getitem__(self, index: int | slice) -> Tagged | Sequence[Tagged]:
        """Return one of them, or some."""
        return tuple(self)[index]
