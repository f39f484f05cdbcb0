# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attendance sheet's paper says: plain values for the printer, and the work that gathers them."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from models.words import Language, Mark, NameLevel, Sharing, Texts

if TYPE_CHECKING:
    from models.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One numbered row of a sheet."""

    row: int
    name: str
    number_text: str
    visiting: bool
    mark: Mark | None
    sharing: Sharing | None


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
