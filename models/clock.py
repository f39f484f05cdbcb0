# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one source of now, and of the centre's today. Nothing else asks the computer for the time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Who is asked for the time."""

    def now(self) -> datetime:
        """Return local wall-clock time, without a zone: the register keeps calendar dates of one place."""
        ...

    def today(self) -> date:
        """Return the centre's calendar date."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own clock, moved by ``shift`` where a person has confirmed another date for today."""

    shift: timedelta = timedelta()

    def now(self) -> datetime:
        """Return the computer's local time, shifted."""
        return datetime.now().replace(microsecond=0) + self.shift  # noqa: DTZ005 - one place, local dates

    def today(self) -> date:
        """Return the date of ``now``."""
        return self.now().date()


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """Another clock, moved to the date that a person confirmed for today."""

    clock: Clock
    shift: timedelta

    def now(self) -> datetime:
        """Return the other clock's time, shifted."""
        return self.clock.now() + self.shift

    def today(self) -> date:
        """Return the date of ``now``."""
        return self.now().date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands until moved: for tests, the sample centre and ``--on DATE``."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment the clock was set to."""
        return self.at

    def today(self) -> date:
        """Return the date the clock was set to."""
        return self.at.date()

    def advance(self, **by: float) -> None:
        """Move the clock: ``clock.advance(days=1, minutes=5)``."""
        self.at += timedelta(**by)
