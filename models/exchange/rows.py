# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows of a sheet are people, and which are headings said again, totals or titles."""

import re
from dataclasses import dataclass, field

from models.dates import is_month
from models.exchange.cells import is_blank, is_ditto
from models.exchange.findings import Notebook
from models.exchange.grid import Cell, Grid, Line, Merge
from models.exchange.heading_words import FOOTERS
from models.exchange.headings import Headings, is_repeated, is_total, plain
from models.messages import message
from models.words import Field

_SAME_FOR_SEVERAL = frozenset(
    (Field.GROUPS, Field.VILLAGE, Field.SPONSOR, Field.LANGUAGE, Field.ADMITTED, Field.LEFT, Field.GENDER)
)
_DITTO = frozenset((Field.GROUPS, Field.VILLAGE, Field.LANGUAGE, Field.ADMITTED, Field.LEFT, Field.GENDER))
_JOINED = frozenset((Field.PHONE, Field.GROUPS, Field.REMARKS, Field.LANGUAGE))
_SECTION_WIDTH = 3
_TITLE = re.compile(
    r"\b(?:ward|batch|section|block|hall|patients|members|admissions?|discharged|fe?male|wo?men|ladies|gents)\b|"
    r"महिला|पुरुष|वार्ड|ਮਹਿਲਾ|ਔਰਤਾਂ|ਮਰਦ|ਵਾਰਡ",
    re.IGNORECASE,
)
_MOST_MERGES = 20_000


@dataclass(slots=True)
class People:
    """The rows that speak of people."""

    lines: list[Line] = field(default_factory=list[Line])
    nameless: list[Line] = field(default_factory=list[Line])
    """Rows that say something of somebody, but not who."""
    titles: list[Line] = field(default_factory=list[Line])
    """Rows that hold nothing but a title where a name would stand."""
    notebooks: list[Notebook] = field(default_factory=list[Notebook])


def people_of(grid: Grid, headings: Headings) -> People:
    """Return the rows below the headings that speak of people."""
    found = People()
    lines = _unjoined(grid, headings, found)
    sections = _sections(grid)
    above: Line | None = None
    for line in lines:
        if line.number in sections or _is_no_person(line, headings):
            continue
        if _is_title(line, headings):
            found.titles.append(line)
            continue
        if not _has_name(line, headings):
            if _says_something(line, headings):
                found.nameless.append(line)
            continue
        above = _as_above(line, above, headings, found)
        found.lines.append(above)
    return found


def _is_no_person(line: Line, headings: Headings) -> bool:
    if is_repeated(line, headings):
        return True
    name = _name(line, headings)
    if any(is_total(cell) for cell in line.cells) and (name is None or is_total(name) or _is_sum(name)):
        return True
    filled = [cell for cell in line.cells if cell is not None]
    if len(filled) == 1 and isinstance(filled[0], str) and is_month(filled[0]):
        return True
    return all(isinstance(cell, str) and plain(cell).startswith(_footers()) for cell in filled)


def _is_title(line: Line, headings: Headings) -> bool:
    """Say whether a row holds one cell alone, and that speaks of a ward or a batch: "MEN'S WARD"."""
    filled = [cell for cell in line.cells if cell is not None]
    several = sum(1 for column in headings.columns if column.fields) > 1
    return several and len(filled) == 1 and isinstance(filled[0], str) and bool(_TITLE.search(filled[0]))


def _is_sum(name: Cell) -> bool:
    """Say whether a number stands where a name would: the count of people beside the word Total."""
    return not isinstance(name, str) or name.strip().isdecimal()


def _footers() -> tuple[str, ...]:
    return tuple(plain(words) for words in FOOTERS)


def _name(line: Line, headings: Headings) -> Cell:
    for field_ in (Field.NAME, Field.LOCAL_NAME):
        for column in headings.of(field_):
            cell = line.at(column.index)
            if not is_blank(cell):
                return cell
    return None


def _has_name(line: Line, headings: Headings) -> bool:
    return _name(line, headings) is not None


def _says_something(line: Line, headings: Headings) -> bool:
    """Say whether more is filled in than a number printed beforehand."""
    fields = {
        field_
        for column in headings.columns
        if not is_blank(line.at(column.index))
        for field_ in column.fields
    }
    return bool(fields - {Field.REG_NO}) and not _is_remark_alone(line, fields)


def _is_remark_alone(line: Line, fields: set[Field]) -> bool:
    """Say whether a single filled cell is a title between the rows; a phone by itself is none."""
    filled = [cell for cell in line.cells if cell is not None]
    words = isinstance(filled[0], str) and any(char.isalpha() for char in filled[0])
    return len(fields) == 1 and len(filled) == 1 and words


def _sections(grid: Grid) -> frozenset[int]:
    """Return the rows that are one joined cell: "WOMEN'S WARD", "April 2025"."""
    return frozenset(
        merge.first_row
        for merge in grid.merges
        if merge.last_column - merge.first_column + 1 >= _SECTION_WIDTH and merge.first_row == merge.last_row
    )


def _unjoined(grid: Grid, headings: Headings, found: People) -> list[Line]:
    """Give every row its share of cells joined over several, and join the rows of one person."""
    lines = {line.number: line for line in grid.lines if line.number > headings.last_row}
    if not lines:
        return []
    parts: dict[int, int] = {}
    for merge in grid.merges[:_MOST_MERGES]:
        if merge.last_row > merge.first_row > headings.last_row:
            _take_merge(merge, lines, headings, parts)
    for part, first in sorted(parts.items()):
        if part in lines and first in lines:
            lines[first] = _joined(lines[first], lines.pop(part), headings, found)
    return [lines[number] for number in sorted(lines)]


def _take_merge(merge: Merge, lines: dict[int, Line], headings: Headings, parts: dict[int, int]) -> None:
    column = next((one for one in headings.columns if one.index == merge.first_column), None)
    if column is None:
        return
    rows = range(merge.first_row + 1, min(merge.last_row, max(lines)) + 1)
    if {Field.NAME, Field.LOCAL_NAME} & set(column.fields):
        parts.update((row, merge.first_row) for row in rows)
    elif _SAME_FOR_SEVERAL & set(column.fields) and merge.first_row in lines:
        value = lines[merge.first_row].at(column.index)
        for row in rows:
            if row in lines and lines[row].at(column.index) is None:
                lines[row] = _with(lines[row], column.index, value)


def _with(line: Line, index: int, value: Cell) -> Line:
    cells = [*line.cells, *[None] * (index + 1 - len(line.cells))]
    cells[index] = value
    return Line(line.number, tuple(cells))


def _joined(line: Line, part: Line, headings: Headings, found: People) -> Line:
    """Join a second row of the same person to the first: phones and groups add up, the rest fills gaps."""
    for column in headings.columns:
        there, more = line.at(column.index), part.at(column.index)
        if more is None or there == more:
            continue
        if there is None:
            line = _with(line, column.index, more)
        elif _JOINED & set(column.fields):
            line = _with(line, column.index, f"{there}\n{more}")
        elif column.fields:
            notebook = Notebook(part.number)
            notebook.note(
                column.header,
                more,
                message("The name is joined over two rows, and both fill this column. The upper was taken."),
                sealed=bool({Field.SOBRIETY_START, Field.LAST_USE} & set(column.fields)),
            )
            found.notebooks.append(notebook)
    return line


def _as_above(line: Line, above: Line | None, headings: Headings, found: People) -> Line:
    """Fill in what is written as "do" or with ditto marks."""
    for column in headings.columns:
        if not _DITTO & set(column.fields) or not is_ditto(line.at(column.index)):
            continue
        value = above.at(column.index) if above else None
        notebook = Notebook(line.number)
        notebook.note(
            column.header,
            line.at(column.index),
            message("This was read as in the row above."),
            str(value or ""),
        )
        found.notebooks.append(notebook)
        line = _with(line, column.index, value)
    return line
