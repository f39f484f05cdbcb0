# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sobriety of a sample's members: many early, fewer long, about one in four with a new start."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from random import Random

from models.sample import texts
from models.sample.people import Person, Setting
from models.sobriety.counting import Period, Record, start_to_celebrate
from models.sobriety.ladder import RungRule, add_months, reached_on
from models.words import Stage, Unit

_NONE, _DECLINES, _HELD = 0.05, 0.05, 0.03


def record(rng: Random, setting: Setting, person: Person) -> Record | None:
    """Invent somebody's periods; None where no date was ever kept."""
    drawn = rng.random()
    if drawn < _NONE:
        return None
    held = rng.random() < _HELD
    note = rng.choice(texts.sentences("holds"))[setting.language.value] if held else ""
    return Record(
        _periods(rng, setting, person),
        counts=drawn >= _NONE + _DECLINES,
        held=held,
        hold_note=note,
    )


def _periods(rng: Random, setting: Setting, person: Person) -> tuple[Period, ...]:
    start, until = _first_start(rng, setting, person), person.gone or setting.today
    ends = _returns(rng, person, start, until)
    found: list[Period] = []
    for end in ends:
        if end <= start:
            continue
        found.append(Period(start, end, time(20, 30) if rng.random() < 0.3 else None))
        start = end + timedelta(days=rng.randint(1, 6))
    if start <= until and not (found and _was_last_heard(rng, person)):
        found.append(Period(start))
    return tuple(found) or (Period(min(start, until)),)


def _first_start(rng: Random, setting: Setting, person: Person) -> date:
    """Return a day shortly before coming, or long before for peers and for those the register began with."""
    if person.is_adult and rng.random() < 0.13:
        return person.registered - timedelta(days=rng.randint(300, 2600))
    was_here = person.registered == setting.opened
    return person.registered - timedelta(days=rng.randint(0, 700 if was_here else 6))


def _returns(rng: Random, person: Person, start: date, until: date) -> list[date]:
    """Return the days of return to use: none for most, and at the beginning for most others."""
    span = (until - start).days - 4
    likely = 0.34 if person.stage is Stage.LEFT else 0.26
    if span < 12 or rng.random() >= likely:
        return []
    drawn = rng.random()
    count = 1 if drawn < 0.68 else 2 if drawn < 0.92 else 3
    return sorted(start + timedelta(days=5 + int((span - 5) * rng.random() ** 1.4)) for _ in range(count))


def _was_last_heard(rng: Random, person: Person) -> bool:
    """Tell whether a new start date is not known: they left in a hard time."""
    return person.stage is Stage.LEFT and rng.random() < 0.7


def prepare_milestones(
    rng: Random, setting: Setting, people: Sequence[Person], rules: Sequence[RungRule]
) -> None:
    """Move some starts a little, so that Today has milestones: some reached today, some within the week."""
    today_too, coming = (3, 5) if setting.members < 30 else (4, 7)
    targets = [setting.today] * today_too
    targets += [setting.today + timedelta(days=1 + n % 7) for n in range(coming)]
    chosen = _celebrants(rng, setting, people, len(targets))
    for person, target in zip(chosen, targets, strict=False):
        person.record = Record((Period(_moved(person, target, rules, setting.today)),))


def _celebrants(rng: Random, setting: Setting, people: Sequence[Person], count: int) -> list[Person]:
    """Choose people who are here and keep one count; where there are too few, anybody alive."""
    there = [person for person in people if person.stage is not Stage.DIED]
    rng.shuffle(there)
    return sorted(there, key=lambda person: not _simple(person, setting.today))[:count]


def _simple(person: Person, on: date) -> bool:
    kept = person.record
    return (
        person.gone is None
        and person.certificate
        and kept is not None
        and len(kept.periods) == 1
        and start_to_celebrate(kept, on) is not None
    )


def _moved(person: Person, target: date, rules: Iterable[RungRule], today: date) -> date:
    """Return the start nearest to the person's own with a rung on the target day."""
    own = person.record.periods[-1].start if person.record else person.registered
    starts = [start for rule in rules if (start := _start_for(rule, target, own)) is not None]
    return min((start for start in starts if start <= today), key=lambda start: abs((start - own).days))


def _start_for(rule: RungRule, target: date, own: date) -> date | None:
    count = rule.count
    if rule.repeats and rule.unit is Unit.YEARS:
        count = max(count, target.year - own.year)
    if rule.unit is Unit.DAYS:
        return target - timedelta(days=count)
    start = add_months(target, -count * (12 if rule.unit is Unit.YEARS else 1))
    return start if start is not None and reached_on(start, rule.unit, count) == target else None


def recurrences(people: Iterable[Person]) -> int:
    """Return how many returns to use the records hold together."""
    return sum(sum(period.end is not None for period in one.record.periods) for one in people if one.record)


def sober_since(person: Person, on: date) -> date | None:
    """Return the start somebody may be asked to sponsor from: counting, not held, today."""
    return start_to_celebrate(person.record, on) if person.record is not None else None
