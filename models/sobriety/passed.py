# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The milestones somebody has behind them, in every period, and how each was kept: on paper, noted, or not.

Whoever declines counting has none. What was reached before somebody came here stands only where the centre
celebrated it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.centre.centre import centre
from models.desk.desk import Desk
from models.people.aliases import aliases
from models.people.briefs import briefs
from models.people.members import MemberRow
from models.sobriety.counting import Period
from models.sobriety.ladder import RungRule, rungs_between
from models.sobriety.ladders import walked
from models.sobriety.making_out import Awarded
from models.sobriety.periods import record_of
from models.sobriety.walking import awarded_to
from models.words import Unit


class Kept(StrEnum):
    """What there is of a milestone that was reached."""

    PAPER = "paper"
    NOTED = "noted"
    """Celebrated, and noted as given, without a certificate."""
    NOTHING = "nothing"
    """Declined, missed, or still to be celebrated."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A milestone somebody has behind them."""

    unit: Unit
    count: int
    on: date
    kept: Kept


def passed(desk: Desk, member: MemberRow) -> tuple[Passed, ...]:
    """Return the milestones a member reached up to today, by date. For counsellors and managers."""
    record = record_of(desk, member.uid)
    if not record.counts:
        return ()
    rules, day_one = walked(desk).of(member.number).rules, centre(desk).count_start_day
    awards, since = awarded_to(desk).get(member.uid, ()), _came(desk, member)
    found = [
        one
        for period in record.periods
        for one in _of_period(period, desk.today, since, rules, awards, day_one=day_one)
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def _of_period(
    period: Period,
    today: date,
    since: date,
    rules: Sequence[RungRule],
    awards: Sequence[Awarded],
    *,
    day_one: bool,
) -> Iterator[Passed]:
    """Give a period's milestones; an award stands on the day it was made out for."""
    earned = {one.rung[:2]: one for one in awards if period.holds(one.rung[2])}
    for one in earned.values():
        unit, count, on = one.rung
        if on <= today:
            yield Passed(unit, count, on, Kept.PAPER if one.on_paper else Kept.NOTED)
    last = today if period.end is None else min(today, period.end - timedelta(days=1))
    for rung in rungs_between(period.start, since - timedelta(days=1), last, rules, count_start_day=day_one):
        if rung.key not in earned:
            yield Passed(rung.unit, rung.count, rung.on, Kept.NOTHING)


def _came(desk: Desk, member: MemberRow) -> date:
    """Return since when somebody is known here: the first of the entries that were joined to theirs."""
    joined = aliases(desk).get(member.uid, ())
    others = (one.registered_on for one in briefs(desk).values() if one.uid in joined) if joined else ()
    return min((member.registered_on, *others))
