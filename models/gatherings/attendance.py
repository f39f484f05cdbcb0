# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of attendance: tallies, rates, regularity, missed sessions, drop-out.

*Not recorded* is never counted as absent. A share without a denominator has no value: it prints as a dash.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from models.words import Mark

ATTENDED = frozenset({Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY})
DROP_OUT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, kept as the two numbers a reader may ask for."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """From 0 to 1, or None where there is no denominator."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Share") -> "Share":
        """Put two shares together by their numbers, never by their percentages."""
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each mark; guests are a count beside them."""

    present: int = 0
    late: int = 0
    excused: int = 0
    absent: int = 0
    left_early: int = 0
    not_recorded: int = 0
    guests: int = 0

    @property
    def attended(self) -> int:
        """Members who were there: present, late and left early."""
        return self.present + self.late + self.left_early

    @property
    def share(self) -> Share:
        """Attended of attended and absent; excused and not recorded are in neither."""
        return Share(self.attended, self.attended + self.absent)

    @property
    def recorded(self) -> int:
        """Members with a mark."""
        return self.attended + self.excused + self.absent

    @property
    def roster(self) -> int:
        """Members on the list, marked or not."""
        return self.recorded + self.not_recorded

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies, mark by mark."""
        return Tally(
            present=self.present + other.present,
            late=self.late + other.late,
            excused=self.excused + other.excused,
            absent=self.absent + other.absent,
            left_early=self.left_early + other.left_early,
            not_recorded=self.not_recorded + other.not_recorded,
            guests=self.guests + other.guests,
        )


def tally(marks: Iterable[Mark], guests: int = 0) -> Tally:
    """Count marks."""
    counts = dict.fromkeys(Mark, 0)
    for mark in marks:
        counts[mark] += 1
    return Tally(guests=guests, **{mark.value: n for mark, n in counts.items()})


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A spell of belonging to a group: from the day joined up to, not including, the day left."""

    joined: date
    left: date | None = None


def week(on: date) -> date:
    """Return the Monday of a date's week."""
    return date.fromordinal(max(1, on.toordinal() - on.weekday()))


def weeks_enrolled(enrolments: Iterable[Enrolment], until: date) -> frozenset[date]:
    """Return the Mondays of every week with at least one day enrolled, up to and including ``until``."""
    weeks: set[date] = set()
    for spell in enrolments:
        last = until if spell.left is None else min(until, spell.left - timedelta(days=1))
        if spell.joined <= last:
            mondays = range(week(spell.joined).toordinal(), last.toordinal() + 1, 7)
            weeks.update(date.fromordinal(monday) for monday in mondays)
    return frozenset(weeks)


def regularity(attended_on: Iterable[date], enrolments: Iterable[Enrolment], until: date) -> Share:
    """Return weeks with at least one attendance of weeks enrolled; a week goes from Monday to Sunday."""
    enrolled = weeks_enrolled(enrolments, until)
    with_attendance = {week(on) for on in attended_on if on <= until}
    return Share(len(with_attendance & enrolled), len(enrolled))


@dataclass(frozen=True, slots=True)
class Spell:
    """Attendance without a long silence; ``dropped_out`` tells that ``last`` is the date of a drop-out."""

    first: date
    last: date
    dropped_out: bool


def spells(attended_on: Iterable[date], until: date, days: int = DROP_OUT_DAYS) -> tuple[Spell, ...]:
    """Return the spells of attendance up to ``until``.

    A spell ends after ``days`` days in a row without attendance and is dated to the last attendance; coming
    back opens a new one.
    """
    dates = sorted({on for on in attended_on if on <= until})
    if not dates:
        return ()
    breaks = [(a, b) for a, b in pairwise(dates) if (b - a).days - 1 >= days]
    firsts = [dates[0], *(back for _, back in breaks)]
    lasts = [*(gone for gone, _ in breaks), dates[-1]]
    silent_now = (until - dates[-1]).days >= days
    return tuple(
        Spell(first, last, last != dates[-1] or silent_now) for first, last in zip(firsts, lasts, strict=True)
    )


def missed_in_a_row(marks: Sequence[Mark]) -> int:
    """Return how many of the latest sessions were missed in a row; ``marks`` are in order of date.

    Excused and not recorded neither add to the count nor end it.
    """
    missed = 0
    for mark in reversed(marks):
        if mark in ATTENDED:
            break
        missed += mark is Mark.ABSENT
    return missed
