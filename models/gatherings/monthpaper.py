# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a group's month says on paper, as plain values: members down the page, sessions across it."""

from dataclasses import dataclass
from datetime import date, time

from models.desk.outside import OutsideAnchor
from models.gatherings.attendance import Tally, tally
from models.words import Mark, Texts


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One session of the month, or a day it may fall on. Visitors and guests are counts."""

    on: date
    starts: time | None = None
    sheet_code: str = ""
    visitors: int = 0
    guests: int = 0


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One member's month. A mark is None in sessions whose list this member was not on."""

    row: int
    name: str
    number_text: str
    marks: tuple[Mark | None, ...]

    @property
    def tally(self) -> Tally:
        """Return the member's marks, counted."""
        return tally(mark for mark in self.marks if mark is not None)


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """Everything a month's grid prints. Texts are per language."""

    centre: Texts
    group: Texts
    month: date
    """Its first day."""
    place: str
    facilitator: str
    filled: bool
    columns: tuple[MonthColumn, ...]
    lines: tuple[MonthLine, ...]
    blank_rows: int
    anchor: OutsideAnchor | None = None
    """How far the log had come: a record prints it."""

    def tally_of(self, column: int) -> Tally:
        """Return one session's marks, counted."""
        marks = (line.marks[column] for line in self.lines)
        return tally((mark for mark in marks if mark is not None), guests=self.columns[column].guests)
