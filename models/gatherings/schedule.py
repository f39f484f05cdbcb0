# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a group meets: weekly, or in one week of the month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from models.messages import Message, message
from models.words import SessionKind


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """A weekday (0 Monday to 6 Sunday), every week or in one week of the month (1 to 5, −1 the last)."""

    weekday: int
    week_of_month: int | None
    starts: time
    minutes: int = 60
    since: date | None = None
    until: date | None = None
    kind: SessionKind = SessionKind.MEETING

    def meets(self, on: date) -> bool:
        """Tell whether the group meets by this rule on a date."""
        if (
            on.weekday() != self.weekday
            or (self.since and on < self.since)
            or (self.until and on > self.until)
        ):
            return False
        if self.week_of_month is None:
            return True
        if self.week_of_month == -1:
            return _last_of_its_kind(on)
        return (on.day - 1) // 7 + 1 == self.week_of_month


Occurrence = tuple[date, time, int]
"""A date, the time it starts, and its minutes."""


def _last_of_its_kind(on: date) -> bool:
    week_later = on.toordinal() + 7
    return week_later > date.max.toordinal() or date.fromordinal(week_later).month != on.month


def _days(first: date, last: date, weekday: int) -> Iterator[date]:
    ordinal = first.toordinal() + (weekday - first.weekday()) % 7
    return (date.fromordinal(day) for day in range(ordinal, last.toordinal() + 1, 7))


def occurrences(rules: Iterable[MeetingRule], first: date, last: date) -> tuple[Occurrence, ...]:
    """Return every meeting from ``first`` to ``last``, both included, in order and without doubles."""
    return tuple(
        sorted(
            {
                (on, rule.starts, rule.minutes)
                for rule in rules
                for on in _days(first, last, rule.weekday)
                if rule.meets(on)
            }
        )
    )


def kind_on(rules: Iterable[MeetingRule], on: date, starts: time | None) -> SessionKind:
    """Return what meets on a day at a time: a chip night takes the place of the meeting."""
    nights = (
        rule.kind is SessionKind.CHIP_NIGHT and rule.meets(on) for rule in rules if rule.starts == starts
    )
    return SessionKind.CHIP_NIGHT if any(nights) else SessionKind.MEETING


WEEKDAYS: tuple[Message, ...] = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)


def in_words(rule: MeetingRule) -> Message:
    """Say a rule: "Every Monday, 18:00", "The second Friday of the month, 17:30"."""
    day, at = WEEKDAYS[rule.weekday], rule.starts
    by_week = {
        1: message("The first {weekday} of the month, {time}", weekday=day, time=at),
        2: message("The second {weekday} of the month, {time}", weekday=day, time=at),
        3: message("The third {weekday} of the month, {time}", weekday=day, time=at),
        4: message("The fourth {weekday} of the month, {time}", weekday=day, time=at),
        5: message("The fifth {weekday} of the month, if there is one, {time}", weekday=day, time=at),
        -1: message("The last {weekday} of the month, {time}", weekday=day, time=at),
    }
    if rule.week_of_month is None:
        return message("Every {weekday}, {time}", weekday=day, time=at)
    return by_week[rule.week_of_month]


def rule_doubts(rule: MeetingRule) -> tuple[Message, ...]:
    """Return every reason why a rule cannot stand; empty when it can."""
    found: list[Message] = []
    if not 0 <= rule.weekday <= 6:
        found.append(message("Choose a day of the week."))
    if rule.week_of_month not in {None, 1, 2, 3, 4, 5, -1}:
        found.append(message("Choose every week, the first to fifth week of the month, or the last."))
    if not 1 <= rule.minutes <= 24 * 60:
        found.append(message("A meeting lasts from 1 minute to 24 hours."))
    if rule.since and rule.until and rule.until < rule.since:
        found.append(message("The last day of a schedule cannot be before its first day."))
    return tuple(found)
