# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which row of a sheet holds the headings, and what each heading means. What is unknown stays so."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from models.exchange.grid import Cell, Grid, Line
from models.exchange.heading_words import NOT_TAKEN, TOTALS, WORDS
from models.memory import until_locked
from models.messages import Refused, message
from models.text import Script, script_of
from models.words import Field

_LOOKED_AT = 60
_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_PARTS = re.compile(r"[/&,+|\n]|\band\b|\bवं\b|\bएवं\b|\bऔर\b|\bਅਤੇ\b", re.IGNORECASE)
_SEVERAL = frozenset((Field.PHONE, Field.REMARKS, Field.GROUPS, Field.LANGUAGE))
_NOT_WORDS = frozenset(("\u093c", "\u0a3c", "\u0901"))


class NoHeadings(Refused):
    """No row of the sheet looks like headings."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it became; no fields: not taken."""

    index: int
    header: str
    fields: tuple[Field, ...] = ()

    @property
    def field(self) -> str | None:
        """The field's name for people and scripts; two of a combined column with a comma between them."""
        return ",".join(self.fields) or None


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings, which may be two rows deep, and its columns."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns that hold a field."""
        return tuple(column for column in self.columns if field in column.fields)


def plain(text: str) -> str:
    """Return a heading without case, points, spaces and nukta: "D.O.A." is "doa", "S/o D/o" is "sodo"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).replace("\u0901", "\u0902")
    return "".join(char for char in text.casefold() if _counts(char))


def _counts(char: str) -> bool:
    return (
        char.isalnum() or unicodedata.category(char) in ("Mc", "Mn") or char == "#"
    ) and char not in _NOT_WORDS


@cache
def _known() -> dict[str, Field | None]:
    known: dict[str, Field | None] = {plain(words): None for words in NOT_TAKEN}
    known.update((plain(words), field) for field, several in WORDS.items() for words in several)
    return known


@cache
def _totals() -> frozenset[str]:
    return frozenset(plain(words) for words in TOTALS)


def is_total(cell: Cell) -> bool:
    """Say whether a cell is the word before a sum."""
    return isinstance(cell, str) and len(cell) < 40 and plain(cell) in _totals()


@until_locked(1_000)
def meaning(header: str) -> tuple[Field, ...]:
    """Return what a heading means: one field, two of a combined column, or nothing."""
    if len(header) > 120:
        return ()
    short = _ASIDE.sub(" ", header)
    for text in (header, short):
        found, field = _lookup(text)
        if found:
            return (field,) if field else ()
    several = _combined(short) or _two_languages(header)
    near = None if several else _near(plain(short))
    return (near,) if near else several


def _lookup(text: str) -> tuple[bool, Field | None]:
    word = plain(text)
    known = _known()
    if word in known:
        return True, known[word]
    numbered = word.rstrip("0123456789")
    if numbered != word and known.get(numbered) in _SEVERAL:
        return True, known[numbered]
    return False, None


def _near(word: str) -> Field | None:
    """Allow one slip of the pen in a longer heading, two in a long one; if two fields are near, neither."""
    slips = 0 if len(word) < 6 else 1 if len(word) < 12 else 2
    if not slips or not word.isascii() or len(word) > 40 or any(char.isdigit() for char in word):
        return None
    letters = _letters(word)
    near = {
        field
        for known, (field, others) in _spelled().items()
        if (letters ^ others).bit_count() <= 2 * slips and _within(word, known, slips)
    }
    return near.pop() if len(near) == 1 else None


@cache
def _spelled() -> dict[str, tuple[Field | None, int]]:
    return {word: (field, _letters(word)) for word, field in _known().items() if word.isascii()}


def _letters(word: str) -> int:
    """Return which letters stand in a word, as bits: a quick first look before letters are counted."""
    return sum(1 << (ord(letter) & 31) for letter in set(word))


def _within(one: str, other: str, slips: int) -> bool:
    """Say whether two words differ by at most so many letters left out, added, changed or swapped."""
    if abs(len(one) - len(other)) > slips or len(other) < 6:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, match in enumerate(other, start=1):
            best = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > slips:
            return False
    return row[-1] <= slips


def _combined(header: str) -> tuple[Field, ...]:
    """Read "Age/Sex" and "Name & S/o": every part known, at least two different fields."""
    if plain(header) in _known():
        return ()
    parts = [part for part in _PARTS.split(header) if plain(part)]
    for pieces in (_around_slashes(header), parts, re.split(r"[-–]", header)):
        fields = [_lookup(part)[1] for part in pieces]
        known = tuple(dict.fromkeys(field for field in fields if field))
        if len(known) == 2 and None not in fields:
            return known
        if len(known) == 1 and len(pieces) > 1 and None not in fields:
            return known
    return ()


def _around_slashes(header: str) -> list[str]:
    """Split at "&" and "and" only, so that "S/o" stays whole."""
    return [part for part in re.split(r"[&,+|\n]|\b(?:and|with)\b|\s[-–/]\s", header) if plain(part)]


def _two_languages(header: str) -> tuple[Field, ...]:
    """Read "Name नाम": the same field said in two scripts."""
    latin = "".join(char if char.isascii() else " " for char in header)
    other = "".join(" " if char.isascii() and char.isalpha() else char for char in header)
    if not plain(latin) or not plain(other):
        return ()
    one, two = _lookup(latin)[1], _lookup(other)[1]
    return (one,) if one and one == two else ()


def find(grid: Grid, overrides: Mapping[str, str] | None = None) -> Headings:
    """Return the row of headings under titles and joined cells. Raises ``NoHeadings``."""
    chosen = _overrides(overrides or {})
    best: tuple[int, Headings] | None = None
    for place, line in enumerate(grid.lines[:_LOOKED_AT]):
        for headings in _readings(grid, place, line, chosen):
            score = _score(headings)
            if score and (best is None or score > best[0]):
                best = (score, headings)
    if best is None:
        raise NoHeadings(
            message(
                "No row of headings was found: one column must be called Name, नाम or ਨਾਮ. "
                "Nothing was imported. Add the headings above the rows, or say which column is the name."
            )
        )
    _refuse_unknown(best[1], chosen)
    return Headings(best[1].first_row, best[1].last_row, tuple(_settled(grid, best[1], chosen)))


def looks_like_register(grid: Grid) -> bool:
    """Say whether a sheet has headings of its own: a name and something more, or nothing but names."""
    try:
        columns = find(grid).columns
    except NoHeadings:
        return False
    return sum(1 for column in columns if column.fields) > 1 or len(columns) == 1


def _overrides(named: Mapping[str, str]) -> dict[str, tuple[Field, ...]]:
    chosen: dict[str, tuple[Field, ...]] = {}
    for header, fields in named.items():
        names = [name.strip().lower() for name in fields.split(",") if name.strip()]
        unknown = [name for name in names if name not in list(Field) and name not in ("-", "none")]
        if unknown:
            raise Refused(
                message(
                    "“{field}” is no field of the register. Known fields: {fields}.",
                    field=unknown[0],
                    fields=", ".join(Field),
                )
            )
        chosen[plain(header)] = tuple(Field(name) for name in names if name in list(Field))
    return chosen


def _refuse_unknown(headings: Headings, chosen: Mapping[str, tuple[Field, ...]]) -> None:
    there = {plain(column.header) for column in headings.columns}
    if set(chosen) - there:
        raise Refused(
            message(
                "A column named for mapping is not in the file. Its columns are: {columns}.",
                columns=", ".join(column.header for column in headings.columns),
            )
        )


def _readings(
    grid: Grid, place: int, line: Line, chosen: Mapping[str, tuple[Field, ...]]
) -> Iterator[Headings]:
    """Give the row read alone, and together with the row under it where cells are joined."""
    yield Headings(line.number, line.number, _columns(_texts(line), chosen))
    if place + 1 < len(grid.lines) and _has_joined(grid, line.number):
        under = grid.lines[place + 1]
        if under.number == line.number + 1:
            yield Headings(line.number, under.number, _columns(_two_deep(grid, line, under), chosen))


def _texts(line: Line) -> list[str]:
    return [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in line.cells]


def _has_joined(grid: Grid, row: int) -> bool:
    return any(merge.first_row == row for merge in grid.merges)


def _two_deep(grid: Grid, line: Line, under: Line) -> list[str]:
    """Join "Date of" over two columns with "admission" and "discharge" under it."""
    width = max(len(line.cells), len(under.cells))
    above = _texts(line) + [""] * (width - len(line.cells))
    below = _texts(under) + [""] * (width - len(under.cells))
    for merge in grid.merges:
        if merge.first_row == merge.last_row == line.number and merge.first_column < width:
            for column in range(merge.first_column + 1, min(merge.last_column + 1, width)):
                above[column] = above[merge.first_column]
    return [_both(one, two) for one, two in zip(above, below, strict=True)]


def _both(above: str, below: str) -> str:
    """Prefer what is understood: the whole, then the lower heading."""
    whole = f"{above} {below}".strip()
    return below if below and not meaning(whole) and meaning(below) else whole


def _columns(texts: Sequence[str], chosen: Mapping[str, tuple[Field, ...]]) -> tuple[Column, ...]:
    return tuple(
        Column(index, text, chosen[plain(text)] if plain(text) in chosen else meaning(text))
        for index, text in enumerate(texts)
        if text
    )


def _score(headings: Headings) -> int:
    """Weigh a row: how many different fields it names. Without a name column it is none."""
    fields = {field for column in headings.columns for field in column.fields}
    if not fields & {Field.NAME, Field.LOCAL_NAME}:
        return 0
    return len(fields)


def _settled(grid: Grid, headings: Headings, chosen: Mapping[str, tuple[Field, ...]]) -> Iterator[Column]:
    """Give each field to one column; several phones, groups and remarks may stand."""
    names = _name_columns(grid, headings, chosen)
    taken: set[Field] = set()
    for column in headings.columns:
        fields = names.get(column.index, column.fields)
        kept = tuple(field for field in fields if field not in taken)
        taken.update(field for field in kept if field not in _SEVERAL)
        yield Column(column.index, column.header, kept)


def _name_columns(
    grid: Grid, headings: Headings, chosen: Mapping[str, tuple[Field, ...]]
) -> dict[int, tuple[Field, ...]]:
    """Of two name columns the Latin one is the name and the other the name in its own script."""
    columns = [column for column in headings.columns if column.fields in ((Field.NAME,), (Field.LOCAL_NAME,))]
    columns = [column for column in columns if plain(column.header) not in chosen]
    if len(columns) < 2:
        return {column.index: (Field.NAME,) for column in columns if not headings.of(Field.NAME)}
    latin = [column for column in columns if _script(grid, headings, column.index) is Script.LATIN]
    other = [column for column in columns if column not in latin]
    if not latin or not other:
        return {}
    settled: dict[int, tuple[Field, ...]] = {column.index: () for column in columns}
    settled[latin[0].index] = (Field.NAME,)
    settled[other[0].index] = (Field.LOCAL_NAME,)
    return settled


def _script(grid: Grid, headings: Headings, index: int) -> Script:
    below = (line.at(index) for line in grid.lines if line.number > headings.last_row)
    texts = [
        cell for cell, _ in zip((cell for cell in below if isinstance(cell, str)), range(50), strict=False)
    ]
    headers = {column.header for column in headings.columns}
    return script_of(" ".join(text for text in texts if text not in headers))


def is_repeated(line: Line, headings: Headings) -> bool:
    """Say whether a row is the headings once more, as on every printed page."""
    filled = [(index, cell) for index, cell in enumerate(line.cells) if cell is not None]
    if len(filled) < 2:
        return False
    headers = {column.index: plain(column.header) for column in headings.columns}
    same = sum(
        1 for index, cell in filled if isinstance(cell, str) and plain(cell) == headers.get(index, "\n")
    )
    return same * 2 > len(filled)
