# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who walks with whom in a sample centre: sponsors with a sober year, three sponsees at most, no circles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from models.sample.groups import Circle
from models.sample.people import Person, Setting
from models.sample.sobriety import sober_since
from models.words import Gender, GroupModel, PairKind, PairState, Stage

SOBER_DAYS, MOST_SPONSEES = 365, 3
_TEMPORARY_DAYS = 30
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Walk:
    """One pair."""

    sponsor: Person
    sponsee: Person
    kind: PairKind
    state: PairState
    agreed: date
    ends: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class _Sponsor:
    person: Person
    since: date


def pairs(
    rng: Random, setting: Setting, people: Sequence[Person], circles: Iterable[Circle]
) -> Iterator[Walk]:
    """Pair about half of those who want a sponsor, and remember some who walked together before."""
    by_gender = _sponsors(setting, people)
    own_way = _without_sponsors(circles)
    load: Counter[int] = Counter()
    for person in people:
        if not person.is_adult or person.id in own_way or person.stage is Stage.DIED:
            continue
        choices = by_gender[person.gender]
        walk = _agreed(rng, setting, person, choices, load) if person.gone is None else None
        if walk is not None and rng.random() < 0.62:
            load[walk.sponsor.id] += 1
            yield walk
        elif rng.random() < 0.25:
            yield from _before(rng, setting, person, choices)


def _sponsors(setting: Setting, people: Iterable[Person]) -> dict[Gender, list[_Sponsor]]:
    found: defaultdict[Gender, list[_Sponsor]] = defaultdict(list)
    for person in people:
        since = sober_since(person, setting.today)
        long_enough = since is not None and (setting.today - since).days >= SOBER_DAYS
        if since is not None and long_enough and person.is_adult and person.gone is None:
            found[person.gender].append(_Sponsor(person, since))
    return found


def _without_sponsors(circles: Iterable[Circle]) -> frozenset[int]:
    """Return the people of SMART circles, where nobody has a sponsor."""
    return frozenset(
        spell.person.id for circle in circles if circle.model is GroupModel.SMART for spell in circle.spells
    )


def _agreed(
    rng: Random, setting: Setting, person: Person, choices: Sequence[_Sponsor], load: Counter[int]
) -> Walk | None:
    """Return a pair that goes on today, with somebody sober for longer; None where nobody has a place."""
    own = sober_since(person, setting.today)
    for sponsor in _some(rng, choices):
        if sponsor.person.id == person.id or (own is not None and sponsor.since >= own):
            continue
        agreed = _first_day(sponsor, person) + timedelta(days=rng.randint(0, 45))
        if load[sponsor.person.id] >= MOST_SPONSEES or agreed > setting.today:
            continue
        new = (setting.today - agreed).days < _TEMPORARY_DAYS
        if new and rng.random() < 0.5:
            ends = agreed + timedelta(days=_TEMPORARY_DAYS)
            return Walk(sponsor.person, person, PairKind.TEMPORARY, PairState.ACTIVE, agreed, ends)
        return Walk(sponsor.person, person, PairKind.PRIMARY, PairState.ACTIVE, agreed)
    return None


def _before(rng: Random, setting: Setting, person: Person, choices: Sequence[_Sponsor]) -> Iterator[Walk]:
    """Return a pair that ended, if somebody could have walked with this person."""
    for sponsor in _some(rng, choices):
        agreed = _first_day(sponsor, person)
        ended = agreed + timedelta(days=rng.randint(20, 160))
        if sponsor.person.id != person.id and ended <= (person.gone or setting.today):
            yield Walk(sponsor.person, person, PairKind.PRIMARY, PairState.ENDED, agreed, ended=ended)
            return


def _some(rng: Random, choices: Sequence[_Sponsor]) -> list[_Sponsor]:
    return rng.sample(choices, min(_TRIES, len(choices)))


def _first_day(sponsor: _Sponsor, person: Person) -> date:
    """Return the first day on which the two may agree."""
    year_sober = sponsor.since + timedelta(days=SOBER_DAYS)
    return max(year_sober, sponsor.person.registered, person.registered + timedelta(days=3))
