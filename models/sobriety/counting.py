# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Periods of sobriety and how their days are counted. Local calendar dates, no time zones.

A period starts on the first calendar day without use and ends on the day of return to use, which is not
counted. Between periods there is no streak. Nothing is ever deleted: a return to use closes one period and a
new start date opens the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from models.messages import Message, Refused, counted, message


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row without use; ``end`` is the day of return to use, with its time where it is known."""

    start: date
    end: date | None = None
    ended_at: time | None = None

    def holds(self, on: date) -> bool:
        """Tell whether ``on`` is a day of this period."""
        return self.start <= on and (self.end is None or on < self.end)

    def days(self, on: date) -> int:
        """Return the completed days of this period up to ``on``."""
        return max(0, ((on if self.end is None else min(self.end, on)) - self.start).days)


@dataclass(frozen=True, slots=True)
class Record:
    """All of a member's periods in order, whether the member wants counting, and a counsellor's hold."""

    periods: tuple[Period, ...] = ()
    counts: bool = True
    held: bool = False
    hold_note: str = ""

    @property
    def first_start(self) -> date | None:
        """The very first start date."""
        return self.periods[0].start if self.periods else None

    @property
    def running(self) -> Period | None:
        """The period that has not ended, if there is one."""
        return self.periods[-1] if self.periods and self.periods[-1].end is None else None


@dataclass(frozen=True, slots=True)
class Counted:
    """The three figures of a member on one date, in days."""

    streak: int
    sober: int
    elapsed: int


def period_on(record: Record, on: date) -> Period | None:
    """Return the period that ``on`` is a day of."""
    for period in record.periods:  # no generator: everybody is asked about, after each sign-in
        if period.holds(on):
            return period
    return None


def streak_days(record: Record, on: date, count_start_day: bool = False) -> int:
    """Return the completed days of the period ``on`` falls in; 0 between periods and before the first.

    With the centre's setting to count the start day as day 1, the shown streak is one more.
    """
    period = period_on(record, on)
    return period.days(on) + count_start_day if period else 0


def sober_days(record: Record, on: date) -> int:
    """Return the completed days of all periods together up to ``on``."""
    return sum(period.days(on) for period in record.periods)


def elapsed_days(record: Record, on: date) -> int:
    """Return the days from the first start to ``on``, sober or not."""
    first = record.first_start
    return max(0, (on - first).days) if first else 0


def figures(record: Record, on: date, count_start_day: bool = False) -> Counted | None:
    """Return a member's three figures, or None for one who declines counting or has no start date."""
    if not record.counts or not record.periods:
        return None
    return Counted(streak_days(record, on, count_start_day), sober_days(record, on), elapsed_days(record, on))


def of_the_last(record: Record, on: date) -> Message:
    """Say "88 of the last 89 days"."""
    return counted(
        "{sober} of the last {n} day",
        "{sober} of the last {n} days",
        elapsed_days(record, on),
        sober=sober_days(record, on),
    )


def start_to_celebrate(record: Record, on: date) -> date | None:
    """Return the start milestones are counted from; None while held, declined or between periods."""
    period = period_on(record, on) if record.counts and not record.held else None
    return period.start if period else None


def start_after(last_use: date) -> date:
    """Return the start date where only the day of last use is known: the day after it."""
    if last_use == date.max:
        raise Refused(message("The date {date} is too late to count from.", date=last_use))
    return last_use + timedelta(days=1)


def begin(record: Record, start: date, *, today: date) -> Record:
    """Open the first period, or the next one after a return to use whose new start was not known yet."""
    running = record.running
    if running is not None:
        raise Refused(
            message(
                "This member already has the sobriety date {start}. It was kept. "
                "Correct it, or record a new start date after a return to use.",
                start=running.start,
            )
        )
    return _sound(replace(record, periods=(*record.periods, Period(start))), today)


def new_start(
    record: Record,
    ended: date,
    restart: date | None,
    *,
    today: date,
    ended_at: time | None = None,
) -> Record:
    """Close the current period on the day of return to use and open the next one.

    Several returns on one day are one: the same day again only moves the new start date (and keeps the
    earliest time). ``restart`` may be None where the new start is not known yet; ``begin`` adds it.
    """
    if _same_return(record, ended):
        return _again(record, restart, ended_at, today)
    running = record.running
    if running is None:
        raise Refused(
            message(
                "This member has no current sobriety date. Add the start date first. Nothing was changed."
            )
        )
    closed = replace(running, end=ended, ended_at=ended_at)
    opened = () if restart is None else (Period(restart),)
    return _sound(replace(record, periods=(*record.periods[:-1], closed, *opened)), today)


def _closed_last(record: Record) -> int | None:
    """Return the place of the latest closed period."""
    last = len(record.periods) - (2 if record.running else 1)
    return last if last >= 0 else None


def _same_return(record: Record, ended: date) -> bool:
    last = _closed_last(record)
    return last is not None and record.periods[last].end == ended


def _again(record: Record, restart: date | None, ended_at: time | None, today: date) -> Record:
    last = _closed_last(record) or 0
    closed = record.periods[last]
    times = [at for at in (closed.ended_at, ended_at) if at is not None]
    closed = replace(closed, ended_at=min(times, default=None))
    rest = record.periods[last + 1 :] if restart is None else (Period(restart),)
    return _sound(replace(record, periods=(*record.periods[:last], closed, *rest)), today)


def correct_first_start(record: Record, start: date, *, today: date) -> Record:
    """Move the first start date: a correction, which closes no period and opens none."""
    return correct_start(record, 0, start, today=today)


def correct_start(record: Record, place: int, start: date, *, today: date) -> Record:
    """Move the start date of the period at ``place`` (0 is the first). No recurrence is made of it."""
    return _with(record, place, replace(_at(record, place), start=start), today)


def correct_return(
    record: Record, place: int, ended: date, *, today: date, ended_at: time | None = None
) -> Record:
    """Move the day of return to use that closed the period at ``place``; its time stays if none is said."""
    period = _at(record, place)
    if period.end is None:
        raise Refused(message("This period has not ended, so there is no return to use to correct."))
    return _with(record, place, replace(period, end=ended, ended_at=ended_at or period.ended_at), today)


def withdraw_return(record: Record, place: int, *, today: date) -> Record:
    """Take back a return to use that was entered by mistake: the two periods become one again."""
    period = _at(record, place)
    if period.end is None:
        raise Refused(message("This period has not ended, so there is no return to use to take back."))
    after = record.periods[place + 1 : place + 2]
    joined = replace(after[0], start=period.start) if after else Period(period.start)
    return _sound(
        replace(record, periods=(*record.periods[:place], joined, *record.periods[place + 2 :])), today
    )


def hold(record: Record, note: str) -> Record:
    """Pause celebrations and new pairings. No event is recorded."""
    return replace(record, held=True, hold_note=note)


def end_hold(record: Record) -> Record:
    """Let celebrations and pairings go on."""
    return replace(record, held=False, hold_note="")


def doubts(record: Record, today: date | None = None) -> tuple[Message, ...]:
    """Return every reason why these periods cannot be right; empty when they are."""
    return tuple(_wrong(record.periods, today))


def _wrong(periods: tuple[Period, ...], today: date | None) -> Iterator[Message]:
    for period in periods:
        yield from _wrong_alone(period, today)
    for earlier, later in pairwise(periods):
        if earlier.end is None or later.start < earlier.end:
            yield message(
                "A period that starts on {start} would overlap the one before it. Two periods never overlap.",
                start=later.start,
            )
        elif later.start == earlier.end:
            yield message(
                "The new start date must be after {ended}, the day of return to use. "
                "Use the first day without use, usually the day after.",
                ended=earlier.end,
            )


def _wrong_alone(period: Period, today: date | None) -> Iterator[Message]:
    if today is not None and period.start > today:
        yield message(
            "The start date {start} is in the future. Enter it when that day has come.", start=period.start
        )
    if period.end is None:
        if period.ended_at is not None:
            yield message("There is a time of return to use without its date.")
        return
    if period.end < period.start:
        yield message(
            "The return to use on {ended} is before the start date {start}. Check both dates.",
            ended=period.end,
            start=period.start,
        )
    if today is not None and period.end > today:
        yield message("The return to use on {ended} is in the future. Check the date.", ended=period.end)


def _sound(record: Record, today: date) -> Record:
    for problem in doubts(record, today):
        raise Refused(problem)
    return record


def _at(record: Record, place: int) -> Period:
    if not 0 <= place < len(record.periods):
        raise Refused(message("There is no such start date to correct. Nothing was changed."))
    return record.periods[place]


def _with(record: Record, place: int, period: Period, today: date) -> Record:
    periods = (*record.periods[:place], period, *record.periods[place + 1 :])
    return _sound(replace(record, periods=periods), today)
