# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates of one column together: the cells that can be read only one way say how the others were meant.

Day and month are never swapped in silence. Where a column contradicts itself, what could be read both ways is
left empty, with a doubt, until somebody says which comes first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from models.dates import NotADate, ReadDate, date_of, read_date, show
from models.exchange.cells import is_blank, is_formula, text_of
from models.exchange.findings import Asker
from models.exchange.grid import DAY_ZERO, Cell
from models.messages import Message, Refused, message
from models.text import local_digits

_BREAK = r"\s*[/\\\-.\u2010-\u2015\u0964 ]\s*"
_FIGURES = re.compile(rf"\s*(\d{{1,2}}){_BREAK}(\d{{1,2}}){_BREAK}(\d{{2,4}})\b.*")
_YEAR_OF_TWO = re.compile(r"(?<!\d)\d{2}\s*$")
_EXCEL_DAYS = range(20_000, 73_000)
_SERIAL = re.compile(r"\s*(\d{5})(?:\.\d+)?\s*")
_CLEAR_MAJORITY = 5


@dataclass(frozen=True, slots=True)
class Order:
    """How figures are read in one column."""

    day_first: bool = True
    trusted: bool = True
    """Whether a date that reads both ways may be taken in this order."""
    said: bool = False
    """Somebody said the order; the file did not have to."""
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one import reads its dates."""

    today: date
    century: int | None = None
    order: Order = Order()
    day_zero: date = DAY_ZERO
    is_birth: bool = False
    """People born in 85 and admitted in 25 stand in one row: only a birth may be of the century before."""


@dataclass(slots=True)
class _Evidence:
    day: int = 0
    month: int = 0
    either: int = 0
    true_dates: int = 0
    late_true_dates: int = 0


def order_of(columns: Iterable[Iterable[Cell]], own: Iterable[Cell], said: bool | None) -> Order:
    """Decide the order of one column from its own cells, then from the file's, then by India's custom."""
    mine = _evidence(own)
    notes = tuple(_mixed(mine))
    if said is not None:
        return Order(said, trusted=True, said=True, notes=notes)
    if mine.month and mine.day:
        clear = mine.day >= _CLEAR_MAJORITY * mine.month
        return Order(day_first=True, trusted=clear, notes=(*notes, _contradiction()))
    if mine.month:
        return Order(day_first=False, trusted=False, notes=(*notes, _month_first()))
    elsewhere = [_evidence(cells) for cells in columns]
    if not mine.day and any(one.month for one in elsewhere) and not any(one.day for one in elsewhere):
        return Order(trusted=False, notes=(*notes, _month_first()) if mine.either else notes)
    if mine.either and not mine.day and not any(one.day for one in elsewhere):
        return Order(notes=(*notes, _by_custom()))
    return Order(notes=notes)


def _evidence(cells: Iterable[Cell]) -> _Evidence:
    seen = _Evidence()
    for cell in cells:
        if isinstance(cell, date):
            seen.true_dates += 1
            seen.late_true_dates += cell.day > 12
        elif isinstance(cell, str) and (found := _FIGURES.match(local_digits(cell[:60]))):
            first, second = int(found[1]), int(found[2])
            seen.day += second <= 12 < first <= 31
            seen.month += first <= 12 < second <= 31
            seen.either += first <= 12 and second <= 12
    return seen


def _mixed(seen: _Evidence) -> Iterable[Message]:
    """Notice what a program set to American dates leaves behind: it swaps what it can and keeps the rest."""
    if not seen.true_dates or not (seen.day or seen.either or seen.month):
        return
    if not seen.late_true_dates and not seen.either and seen.true_dates > 1:
        yield message(
            "In this column every true date has a day up to 12 and every typed date a day after 12: a "
            "spreadsheet program may have swapped day and month before this import. "
            "The true dates were taken as they are. Compare some with the paper register."
        )
    else:
        yield message(
            "This column mixes true dates with typed ones. The true dates were taken as they are. "
            "Compare some with the paper register."
        )


def _contradiction() -> Message:
    return message(
        "Some dates of this column can only be read day first and some only month first. "
        "Say which comes first (--day-first), or correct the file."
    )


def _month_first() -> Message:
    return message(
        "Dates of this column read month first. Dates that could be read both ways were left empty. "
        "Say which comes first (--day-first)."
    )


def _by_custom() -> Message:
    return message(
        "Nothing in this column shows whether the day or the month comes first. It was read day first."
    )


def is_year_of_two(cell: Cell) -> bool:
    """Say whether a typed date ends in a year of two digits."""
    if not isinstance(cell, str) or len(cell) > 60:
        return False
    text = local_digits(cell)
    figures = _FIGURES.match(text)
    return (
        len(figures[3]) == 2 if figures else bool(_YEAR_OF_TWO.search(text)) and any(map(str.isalpha, text))
    )


def read_date_cell(cell: Cell, how: Reading, ask: Asker) -> date | None:
    """Read one date. Nothing after today is taken."""
    if is_blank(cell):
        return None
    if is_formula(cell):
        ask(message("This cell holds a formula. It was left empty."))
        return None
    try:
        read = _read(cell, how, ask)
    except Refused as refusal:
        ask(refusal.message)
        return None
    if read is not None and read.value > how.today:
        ask(message("This date is still to come. It was left empty."))
        return None
    return read.value if read else None


def _read(cell: Cell, how: Reading, ask: Asker) -> ReadDate | None:
    if isinstance(cell, date):
        return date_of(cell)
    counted = _SERIAL.fullmatch(local_digits(text_of(cell)[:60])) if not isinstance(cell, time) else None
    if counted and int(counted[1]) in _EXCEL_DAYS:
        day = how.day_zero + timedelta(days=int(counted[1]))
        ask(message("This number was read as the spreadsheet's own count of days."), show(day))
        return ReadDate(day)
    if isinstance(cell, int | float | time):
        raise NotADate(message("This is not a date. It was left empty."))
    return _read_text(text_of(cell), how, ask)


def _read_text(text: str, how: Reading, ask: Asker) -> ReadDate | None:
    found = _FIGURES.match(local_digits(text[:60]))
    if not found:
        return _of_century(text, how, ask, day_first=True)
    first, second = int(found[1]), int(found[2])
    either = first <= 12 and second <= 12 and first != second
    if either and not how.order.trusted:
        ask(
            message(
                "This date can be read day first or month first. It was left empty. "
                "Say which comes first (--day-first)."
            )
        )
        return None
    read = _of_century(text, how, ask, day_first=how.order.day_first)
    if second > 12 and not how.order.said:
        ask(message("This date can only be read month first."), show(read.value))
    return read


def _of_century(text: str, how: Reading, ask: Asker, *, day_first: bool) -> ReadDate:
    """Read a date; a birth on a day still to come, by the century named, was in the one before it."""
    read = read_date(text, century=how.century, day_first=day_first)
    if not how.is_birth or how.century != 20 or read.value <= how.today or not is_year_of_two(text):
        return read
    earlier = read_date(text, century=how.century - 1, day_first=day_first)
    ask(
        message("With the century named, this day would still be to come. The one before was taken."),
        show(earlier.value),
    )
    return earlier
