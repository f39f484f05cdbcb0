# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The circles of a sample centre, and who belongs to which of them when.

The weekdays follow the day the sample is made, so that there are sessions today. A large centre has many
circles of each model, of about thirty people, as no circle grows for ever.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Any

from models.gatherings.schedule import MeetingRule
from models.people.ages import is_adult
from models.people.names import first_and_initial
from models.sample import texts
from models.sample.people import ELDER, Person, Setting, age_today
from models.words import Gender, GroupModel, Mode, SessionKind, Stage, Texts

ROOMY = 28
"""How many people a circle has before another one opens."""
_MORNING, _MEETING, _CHIPS = 0, 1, 8
_SMALL, _FEW = 600, 30
"""Up to so many members all who stay meet every morning; so few all meet in one circle as well."""
_OPEN = ((1, 0.45), (2, 0.18), (3, 0.22), (7, 0.15))
"""Circles for every adult, by their place in the list of groups, with their shares."""
_WOMEN, _YOUNG, _ELDERS = 4, 5, 6


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of belonging to a circle."""

    person: Person
    joined: date
    left: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the person belongs on a day."""
        return self.joined <= on and (self.left is None or on < self.left)


@dataclass(slots=True)
class Circle:
    """A circle with its meetings and everybody who ever belonged."""

    id: int
    model: GroupModel
    names: Texts
    rules: tuple[MeetingRule, ...]
    facilitator: str
    place: str
    platform: str
    mode: Mode
    kind: SessionKind
    spells: list[Spell] = field(default_factory=list[Spell])


def circles(rng: Random, setting: Setting, people: Sequence[Person], first_id: int) -> list[Circle]:
    """Open circles enough for everybody, and let people join them."""
    wishes: defaultdict[int, list[Spell]] = defaultdict(list)
    for person in people:
        for base, spell in _wishes(rng, setting, person):
            wishes[base].append(spell)
    found: list[Circle] = []
    for base, plan in enumerate(texts.groups()):
        here = sum(spell.holds(setting.today) for spell in wishes[base])
        count = max(1, round(here / ROOMY))
        opened = [_circle(rng, setting, plan, nth, first_id + len(found) + nth) for nth in range(count)]
        for spell in wishes[base]:
            rng.choice(opened).spells.append(spell)
        found += opened
    _let_peers_lead(rng, setting, found)
    return found


def _wishes(rng: Random, setting: Setting, person: Person) -> Iterator[tuple[int, Spell]]:
    """Return the circles somebody joins, by their place in the list of groups."""
    if not person.is_adult:
        yield _YOUNG, Spell(person, person.registered, None)
        return
    if person.stays and rng.random() < min(1.0, _SMALL / setting.members):
        yield _MORNING, Spell(person, person.registered, _after(person.registered, person.stay_until))
    for base in _chosen(rng, setting, person):
        yield from ((base, spell) for spell in _spells(rng, setting, person))


def _chosen(rng: Random, setting: Setting, person: Person) -> list[int]:
    first = rng.choices([base for base, _ in _OPEN], [share for _, share in _OPEN])[0]
    if person.gender is Gender.WOMAN and rng.random() < 0.6:
        first = _WOMEN
    if person.age >= ELDER and rng.random() < 0.7:
        first = _ELDERS
    found = [first]
    if setting.members < _FEW and first != _MEETING:
        found.append(_MEETING)
    elif rng.random() < (0.3 if setting.members <= _SMALL else 0.08):
        found.append(_MEETING if first != _MEETING else 3)
    if rng.random() < 0.4 * min(1.0, _SMALL / setting.members / 5):
        found.append(_CHIPS)
    return found


def _spells(rng: Random, setting: Setting, person: Person) -> Iterator[Spell]:
    """Return one spell, or two with some weeks between."""
    joined = person.registered + timedelta(days=rng.randint(0, 10))
    last = person.gone or setting.today
    if joined >= last:
        joined = person.registered
    if rng.random() < 0.07 and (last - joined).days > 120:
        left = joined + timedelta(days=rng.randint(30, 60))
        yield Spell(person, joined, left)
        joined = left + timedelta(days=rng.randint(20, 50))
    yield Spell(person, joined, _after(joined, person.gone))


def _after(joined: date, left: date | None) -> date | None:
    return left if left is None or left > joined else joined + timedelta(days=1)


def _circle(rng: Random, setting: Setting, plan: dict[str, Any], nth: int, circle_id: int) -> Circle:
    """Open a circle; the first of its plan meets as planned, the others once a week."""
    language = setting.language.value
    room: int | None = plan["room"]
    rooms = texts.places("rooms")
    staff = texts.centre()["staff"]
    model = GroupModel(plan["model"])
    return Circle(
        id=circle_id,
        model=model,
        names={code: text if nth == 0 else f"{text} {nth + 1}" for code, text in plan["names"].items()},
        rules=_rules(rng, setting, plan, nth),
        facilitator=staff[plan["facilitator"]]["names"][language],
        place="" if room is None else rooms[(room + nth) % len(rooms)][language],
        platform=plan.get("platform", ""),
        mode=Mode.VIDEO if model is GroupModel.ONLINE else Mode.IN_PERSON,
        kind=SessionKind.CHIP_NIGHT if "week_of_month" in plan else SessionKind.MEETING,
    )


def _rules(rng: Random, setting: Setting, plan: dict[str, Any], nth: int) -> tuple[MeetingRule, ...]:
    starts = time.fromisoformat(plan["starts"])
    days: list[int] = plan["days"]
    if nth > 0:
        days, starts = [rng.randrange(7)], time(rng.randint(9, 19), rng.choice((0, 30)))
    first = setting.today.weekday()
    return tuple(
        MeetingRule((first + day) % 7, plan.get("week_of_month"), starts, plan["minutes"]) for day in days
    )


def _let_peers_lead(rng: Random, setting: Setting, found: Iterable[Circle]) -> None:
    """Let a member of long standing lead about half of the further circles, as peer leaders do."""
    seen: Counter[str] = Counter()
    for circle in found:
        base = circle.names["en"].rstrip("0123456789 ")
        seen[base] += 1
        if seen[base] == 1 or rng.random() < 0.5:
            continue
        leader = min((one for one in circle.spells if _may_lead(one, setting)), key=_joined, default=None)
        if leader is not None:
            circle.facilitator = first_and_initial(leader.person.name)


def _may_lead(spell: Spell, setting: Setting) -> bool:
    person = spell.person
    grown = is_adult(age_today(person, setting.today))
    return grown and person.gone is None and person.stage is not Stage.DIED and spell.holds(setting.today)


def _joined(spell: Spell) -> tuple[date, int]:
    return spell.joined, spell.person.number
