# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of a sobriety record, first shown, then made: both walk the same rule.

A new start, a correction and a change of mind about counting are one kind of work: from the log nobody can
tell them apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from models.desk.desk import Desk
from models.people import members
from models.sobriety import counting, periods
from models.sobriety.counting import Record
from models.sobriety.rows import SobrietyRow


class Kind(StrEnum):
    """What is to be changed."""

    BEGIN = "begin"
    NEW_START = "new_start"
    CORRECT_START = "correct_start"
    CORRECT_RETURN = "correct_return"
    WITHDRAW_RETURN = "withdraw_return"
    HOLD = "hold"
    END_HOLD = "end_hold"
    COUNT = "count"
    NO_COUNT = "no_count"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``place`` is the period meant by a correction, 0 the first."""

    kind: Kind
    start: date | None = None
    ended: date | None = None
    at: time | None = None
    place: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The figures as they are and as they would be."""

    before: SobrietyRow
    after: SobrietyRow
    reviews: int = 0
    """How many pairs of theirs as a sponsor come up for a review by it."""


def preview(desk: Desk, number: int, change: Change) -> Preview:
    """Return what a change would do to streak, days and coming milestone. Writes nothing. Raises Refused."""
    member = members.by_number(desk, number)
    record = periods.record_of(desk, member.uid)
    _check(desk, change, member.birth_date)
    changed = _rule(desk, change)(record)
    today = desk.today
    return Preview(periods.row(desk, number, record, today), periods.row(desk, number, changed, today))


def make(desk: Desk, number: int, change: Change) -> SobrietyRow:
    """Make a change; words about it are sealed as a note. Raises Refused, and then nothing was changed."""
    _check(desk, change, members.by_number(desk, number).birth_date)
    return periods.changed(desk, number, _rule(desk, change), (change.kind.value, change.note))


def _check(desk: Desk, change: Change, birth: date | None) -> None:
    if change.start is not None:
        periods.check_start(desk, change.start, birth)


def _rule(desk: Desk, change: Change) -> Callable[[Record], Record]:
    today, start = desk.today, change.start or desk.today
    rules: dict[Kind, Callable[[Record], Record]] = {
        Kind.BEGIN: lambda record: counting.begin(record, start, today=today),
        Kind.NEW_START: lambda record: counting.new_start(
            record, change.ended or today, change.start, today=today, ended_at=change.at
        ),
        Kind.CORRECT_START: lambda record: counting.correct_start(record, change.place, start, today=today),
        Kind.CORRECT_RETURN: lambda record: counting.correct_return(
            record, change.place, change.ended or today, today=today, ended_at=change.at
        ),
        Kind.WITHDRAW_RETURN: lambda record: counting.withdraw_return(record, change.place, today=today),
        Kind.HOLD: lambda record: counting.hold(record, ""),
        Kind.END_HOLD: counting.end_hold,
        Kind.COUNT: lambda record: replace(record, counts=True),
        Kind.NO_COUNT: lambda record: replace(record, counts=False),
    }
    return rules[change.kind]
