# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder of milestones: when a rung is reached, which stand between two days, which comes next.

Months and years are counted from the original date and clamped to the month's end: 31 August + 6 months is
28 or 29 February. The centre's setting to count the start day as day 1 moves day rungs one day earlier and
never a month or a year.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import count as count_from

from models.messages import Refused, message
from models.words import Unit

_ORDER = {Unit.DAYS: 0, Unit.MONTHS: 1, Unit.YEARS: 2}


@dataclass(frozen=True, slots=True)
class RungRule:
    """One rung; ``repeats`` adds every further one of its unit: 2 years, then each year."""

    unit: Unit
    count: int
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """A rung with the date it is reached on."""

    unit: Unit
    count: int
    on: date

    @property
    def key(self) -> tuple[Unit, int]:
        """What an award of this rung is known by."""
        return self.unit, self.count


def add_months(start: date, months: int) -> date | None:
    """Return the same day ``months`` later, clamped to the month's end; None past year 9999."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if years > MAXYEAR:
        return None
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))


def add_days(start: date, days: int) -> date | None:
    """Return the day ``days`` later; None past the calendar's last day."""
    return start + timedelta(days=days) if days <= (date.max - start).days else None


def reached_on(start: date, unit: Unit, count: int, count_start_day: bool = False) -> date | None:
    """Return the day a rung is reached, or None where the calendar ends before it."""
    if unit is Unit.DAYS:
        return add_days(start, count - count_start_day)
    return add_months(start, count * 12 if unit is Unit.YEARS else count)


def _rungs(
    rules: Iterable[RungRule], start: date, after: date | None, until: date, count_start_day: bool
) -> Iterator[Reached]:
    """Yield every rung reached in (after, until], in no order."""
    for rule in rules:
        for count in _counts(rule, start, after):
            on = reached_on(start, rule.unit, count, count_start_day)
            if on is None or on > until:
                break
            if after is None or on > after:
                yield Reached(rule.unit, count, on)


def _counts(rule: RungRule, start: date, after: date | None) -> Iterable[int]:
    if not rule.repeats:
        return (rule.count,)
    days = 1 if rule.unit is Unit.DAYS else 31 if rule.unit is Unit.MONTHS else 366
    passed = max(0, (after - start).days) // days if after else 0
    return range(max(rule.count, passed), (date.max - date.min).days)


def _sorted(rungs: Iterable[Reached]) -> tuple[Reached, ...]:
    return tuple(sorted(set(rungs), key=lambda rung: (rung.on, _ORDER[rung.unit], rung.count)))


def rungs_between(
    start: date,
    after: date | None,
    until: date,
    ladder: Iterable[RungRule],
    *,
    count_start_day: bool = False,
) -> tuple[Reached, ...]:
    """Return the rungs reached after ``after`` and not later than ``until``, by the date reached."""
    return _sorted(_rungs(ladder, start, after, until, count_start_day))


def may_reach(starts: Sequence[date], after: date, until: date, ladder: Iterable[RungRule]) -> Sequence[date]:
    """Return from which of some days, in order, a rung may be reached after ``after`` and up to ``until``.

    Rather a few too many than one too few: months differ in length, and the first day may count.
    """
    found: set[date] = set()
    for rule in ladder if starts else ():
        for count in count_from(rule.count) if rule.repeats else (rule.count,):
            first, last = (_before(day, rule.unit, count) for day in (after, until))
            low, high = bisect_left(starts, first - _SLACK), bisect_right(starts, last + _SLACK)
            found.update(starts[low:high])
            if not high or last == _EARLY:
                break
    return sorted(found)


_SLACK = timedelta(days=4)
_EARLY = date.min + _SLACK
_LATE = date.max - _SLACK


def _before(day: date, unit: Unit, count: int) -> date:
    """Return the day from which a rung is reached about ``day``, within the calendar and a little apart."""
    if unit is Unit.DAYS:
        back = day - timedelta(days=min(count, (day - date.min).days))
        return min(max(back, _EARLY), _LATE)
    months = count * 12 if unit is Unit.YEARS else count
    known = add_months(day, -months) if day.year * 12 + day.month - months > 12 else None
    return min(max(known or _EARLY, _EARLY), _LATE)


def rungs_reached(
    start: date, on: date, ladder: Iterable[RungRule], *, count_start_day: bool = False
) -> tuple[Reached, ...]:
    """Return every rung reached by ``on``, by the date reached."""
    return rungs_between(start, None, on, ladder, count_start_day=count_start_day)


def next_rung(
    start: date, on: date, ladder: Iterable[RungRule], *, count_start_day: bool = False
) -> Reached | None:
    """Return the first rung that is reached after ``on``."""
    return min(
        _first_after(ladder, start, on, count_start_day),
        key=lambda rung: (rung.on, _ORDER[rung.unit], rung.count),
        default=None,
    )


def _first_after(
    rules: Iterable[RungRule], start: date, on: date, count_start_day: bool
) -> Iterator[Reached]:
    for rule in rules:
        found = next(_rungs([rule], start, on, date.max, count_start_day), None)
        if found is not None:
            yield found


def earned_in(
    start: date, on: date | None, awards: Iterable[tuple[Unit, int, date]]
) -> frozenset[tuple[Unit, int]]:
    """Return the rungs whose award was reached in the period from ``start`` to its end ``on``."""
    return frozenset(
        [
            (unit, count)
            for unit, count, reached in awards
            if reached >= start and (on is None or reached < on)
        ]
    )


def refuse_early(milestone_on: date, dated: date) -> None:
    """Refuse a certificate dated before its milestone."""
    if dated < milestone_on:
        raise Refused(
            message(
                "This milestone is reached on {reached}. A certificate cannot be dated before it.",
                reached=milestone_on,
            )
        )
