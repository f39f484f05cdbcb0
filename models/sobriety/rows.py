# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of sobriety that screens and the command line show. No tables here."""

from dataclasses import dataclass
from datetime import date

from models.sobriety.ladder import Reached
from models.words import Unit


@dataclass(frozen=True, slots=True)
class DueRow:
    """One person's milestone, reached or near."""

    member: int
    """The member's number."""
    number_text: str
    name: str
    unit: Unit
    count: int
    on: date
    days_away: int
    awarded: bool
    announce: bool = True
    chip: bool = True
    certificate: bool = True
    """How this milestone is celebrated where the member walks: called up, with a chip, on paper."""


@dataclass(frozen=True, slots=True)
class SobrietyRow:
    """A member's counting, opened for a counsellor."""

    member: int
    counts: bool
    held: bool
    periods: tuple[tuple[date, date | None], ...]
    streak_days: int | None
    sober_days: int | None
    elapsed_days: int | None
    reached: tuple[Reached, ...]
    next: Reached | None


def in_order(unit: Unit, count: int) -> int:
    """Return about how many days a milestone stands for, to put milestones in order."""
    return count * {Unit.DAYS: 1, Unit.MONTHS: 30, Unit.YEARS: 365}[unit]
