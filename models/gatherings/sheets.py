# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attendance sheet's paper says: plain values for the printer, and the work that gathers them."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from models.desk.outside import OutsideAnchor
from models.messages import Refused, message
from models.words import Language, Mark, NameLevel, Sharing, Texts

if TYPE_CHECKING:
    from models.desk.desk import Desk

MOST_BLANK = 20
BLANK_ROWS = 12
"""The fewest rows of a blank sheet; the paper fills its page."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One numbered row of a sheet."""

    row: int
    name: str
    number_text: str
    visiting: bool
    mark: Mark | None
    sharing: Sharing | None
    met_sponsor: bool = False
    struck: tuple[Mark, ...] = ()
    """Marks that were corrected after closing, oldest first: they stay, struck."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One mark that was changed after closing, as the record tells it."""

    row: int
    was: Mark
    now: Mark
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """Everything one session's sheet prints. Texts are per language: {"en": …, "hi": …}."""

    centre: Texts
    group: Texts
    on: date
    starts: time | None
    ends: time | None
    place: str
    topic: str
    facilitator: str
    sheet_code: str
    filled: bool
    lines: tuple[SheetLine, ...]
    visitors: tuple[str, ...]
    guests: int
    head_count: int | None
    blank_rows: int
    began: time | None
    ended: time | None
    action_points: str
    undated: bool = False
    """The day is not known yet: it is written by hand."""
    numbered: bool = True
    """Rows carry numbers; on a blank sheet made ahead they do not: the roster of its day is not known."""
    corrections: tuple[Correction, ...] = ()
    anchor: OutsideAnchor | None = None
    """How far the log had come: a record prints it."""


def paper(
    desk: "Desk",
    session_id: int,
    *,
    filled: bool = False,
    level: NameLevel | None = None,
    language: Language | None = None,
) -> SheetPaper:
    """Gather a session's sheet and freeze its numbered roster: what is printed is what is later marked.

    ``language`` is the paper's: names stand in its script where a member has such a name.
    """
    from models.gatherings.printing import gather

    return gather(desk, session_id, filled=filled, level=level, language=language)


def blank_coded(desk: "Desk", group_name: str, on: date | None = None, n: int = 2) -> tuple[SheetPaper, ...]:
    """Return blank sheets for a day without power, each with a code that the register takes later.

    ``on`` is the day they are made for; without it the day is written by hand and asked for with the code.
    """
    from models.gatherings.printing import reserve

    if not 1 <= n <= MOST_BLANK:
        raise Refused(message("Print from 1 to {most} blank sheets at a time.", most=MOST_BLANK))
    return reserve(desk, group_name, on, n)
