# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may walk with whom: blocks, warnings that need a reason, and suggestions with theirs. Pure functions.

The rules are domain.md 4: blocks cannot be passed, warnings take a typed reason, and every suggestion says
in words why it stands where it stands.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from heapq import nsmallest
from typing import NamedTuple

from models.messages import Message, counted, message
from models.words import Gender, GroupModel

SPONSOR_DAYS = 365
FULL_LOAD, OVERLOAD = 3, 5
ADULT = 18


@dataclass(frozen=True, slots=True)
class Walker:
    """What matching knows of a member. ``id`` is the row's; nothing here is guessed from a name."""

    id: int
    gender: Gender = Gender.NOT_STATED
    age: int | None = None
    languages: frozenset[str] = frozenset()
    groups: frozenset[int] = frozenset()
    models: frozenset[GroupModel] = frozenset()
    village: str = ""
    family: str = ""
    """The folded name after S/o, D/o, W/o; empty where unknown."""
    phones: frozenset[str] = frozenset()
    staff: bool = False
    """Somebody of this name works here."""
    sober_days: int | None = None
    """The streak; None where it is not counted or not known."""
    regularity: float | None = None
    held: bool = False
    here: bool = True
    """With the centre now: not left, removed or dead."""
    places: int | None = None
    """How many sponsees this person takes; None for the centre's usual."""
    pending: bool = False
    """Under 18, and the guardian has not answered yet."""


@dataclass(frozen=True, slots=True)
class Live:
    """One live pair, by row ids."""

    sponsor: int
    sponsee: int
    primary: bool = True


class Doubt(StrEnum):
    """Kinds of warnings; each needs a typed reason, which is kept with the pair."""

    SOBER_TIME = "sober_time"
    LOAD = "load"
    OVERLOAD = "overload"
    GENDER = "gender"
    FAMILY = "family"
    COUNSELLOR = "counsellor"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning. ``manager`` says that only a manager may pass it."""

    doubt: Doubt
    said: Message
    manager: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One possible sponsor, with the reasons for the place in the list."""

    sponsor: int
    score: int
    reasons: tuple[Message, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The centre's own figures."""

    sponsor_days: int = SPONSOR_DAYS
    usual_places: int = FULL_LOAD


def load_of(person: int, live: Iterable[Live]) -> int:
    """Return how many people somebody walks with as a sponsor now."""
    return sum(pair.sponsor == person for pair in live)


def loads_of(live: Iterable[Live]) -> Counter[int]:
    """Return for everybody who is a sponsor how many people they walk with now."""
    return Counter(pair.sponsor for pair in live)


def free_beside(load: int, person: Walker, rules: Rules) -> int:
    """Return how many more sponsees somebody takes who walks with so many already."""
    most = rules.usual_places if person.places is None else person.places
    return max(0, most - load)


def leads_to(start: int, goal: int, live: Iterable[Live]) -> bool:
    """Tell whether a chain of sponsors leads from one person to another, of any length."""
    above: dict[int, list[int]] = {}
    for pair in live:
        above.setdefault(pair.sponsee, []).append(pair.sponsor)
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        person = waiting.pop()
        if person == goal:
            return True
        if person not in seen:
            seen.add(person)
            waiting.extend(above.get(person, ()))
    return False


def blocks(
    sponsor: Walker,
    sponsee: Walker,
    live: Collection[Live],
    apart: Collection[frozenset[int]] = (),
    *,
    primary: bool = True,
) -> tuple[Message, ...]:
    """Return why two people cannot be paired at all; empty where they can."""
    if sponsor.id == sponsee.id:
        return (message("Nobody is their own sponsor."),)
    found: list[Message] = []
    if not sponsor.here or not sponsee.here:
        found.append(message("One of the two is not with the centre now."))
    if sponsor.pending or sponsee.pending:
        found.append(message("One of the two is under 18 and waits for the guardian's word."))
    if sponsor.held or sponsee.held:
        found.append(message("One of the two takes a pause from new pairs."))
    if any(pair.sponsor == sponsor.id and pair.sponsee == sponsee.id for pair in live):
        found.append(message("These two walk together already."))
    elif leads_to(sponsor.id, sponsee.id, live):
        found.append(message("This would close a circle: the sponsee stands above this sponsor already."))
    if primary and any(pair.primary and pair.sponsee == sponsee.id for pair in live):
        found.append(message("This member has a sponsor already. End that pair first, or choose temporary."))
    if frozenset((sponsor.id, sponsee.id)) in apart:
        found.append(message("These two are on the list of people not to pair."))
    return tuple(found)


def warnings(sponsor: Walker, sponsee: Walker, live: Collection[Live], rules: Rules) -> tuple[Warned, ...]:
    """Return what a pair needs a typed reason for."""
    return _warnings(sponsor, sponsee, load_of(sponsor.id, live), rules)


def _warnings(sponsor: Walker, sponsee: Walker, load: int, rules: Rules) -> tuple[Warned, ...]:
    said = (
        _of_sober_time(sponsor, rules),
        _of_load(sponsor, load),
        _of_gender(sponsor, sponsee),
        _of_family(sponsor, sponsee),
        _of_staff(sponsor),
        _of_age(sponsee),
    )
    return tuple(one for one in said if one is not None)


def _of_sober_time(sponsor: Walker, rules: Rules) -> Warned | None:
    if sponsor.sober_days is not None and sponsor.sober_days >= rules.sponsor_days:
        return None
    if sponsor.sober_days is None:
        said = message("No sobriety date is known for this sponsor.")
    else:
        said = counted(
            "This sponsor has counted {n} day so far; the centre asks for {wanted}.",
            "This sponsor has counted {n} days so far; the centre asks for {wanted}.",
            sponsor.sober_days,
            wanted=rules.sponsor_days,
        )
    return Warned(Doubt.SOBER_TIME, said)


def _of_load(sponsor: Walker, load: int) -> Warned | None:
    after = load + 1
    if after <= FULL_LOAD:
        return _of_places(sponsor, after)
    said = counted(
        "With this pair the sponsor walks with {n} person.",
        "With this pair the sponsor walks with {n} people.",
        after,
    )
    over = after > OVERLOAD
    return Warned(Doubt.OVERLOAD if over else Doubt.LOAD, said, manager=over)


def _of_places(sponsor: Walker, after: int) -> Warned | None:
    """Return a warning where the sponsor takes fewer people than the pair would make."""
    if sponsor.places is None or after <= sponsor.places:
        return None
    said = counted(
        "This sponsor takes {n} person, and would walk with {after}.",
        "This sponsor takes {n} people, and would walk with {after}.",
        sponsor.places,
        after=after,
    )
    return Warned(Doubt.LOAD, said)


def _of_gender(sponsor: Walker, sponsee: Walker) -> Warned | None:
    unsure = {Gender.OTHER, Gender.NOT_STATED}
    if sponsor.gender in unsure or sponsee.gender in unsure:
        return Warned(Doubt.GENDER, message("Please ask both whether this pair is comfortable for them."))
    if sponsor.gender is not sponsee.gender:
        return Warned(Doubt.GENDER, message("The two are recorded with different genders."))
    return None


def _of_family(sponsor: Walker, sponsee: Walker) -> Warned | None:
    if sponsor.phones & sponsee.phones:
        return Warned(Doubt.FAMILY, message("The two share a phone: perhaps one household."))
    same_name = bool(sponsor.family) and sponsor.family == sponsee.family
    if same_name and sponsor.village == sponsee.village:
        return Warned(Doubt.FAMILY, message("The two may be of one family: the same relation and village."))
    return None


def _of_staff(sponsor: Walker) -> Warned | None:
    if not sponsor.staff:
        return None
    return Warned(
        Doubt.COUNSELLOR,
        message("Somebody of this name is on the staff: perhaps the member's own counsellor."),
    )


def _of_age(sponsee: Walker) -> Warned | None:
    if sponsee.age is None or sponsee.age >= ADULT:
        return None
    return Warned(Doubt.MINOR, message("The sponsee is under 18. The guardian's word is needed."))


def suggest(
    sponsee: Walker,
    people: Iterable[Walker],
    live: Collection[Live],
    rules: Rules,
    *,
    apart: Collection[frozenset[int]] = (),
    before: Collection[frozenset[int]] = (),
    most: int = 3,
) -> tuple[Suggestion, ...]:
    """Return the best sponsors, best first; equal ones in the order of their rows.

    Only people with a free place and the centre's sober time are suggested; others can still be chosen.
    """
    loads = loads_of(live)
    below = _below(sponsee.id, live)
    found: list[_Candidate] = []
    for person in people:
        free = free_beside(loads[person.id], person, rules)
        if free <= 0 or (person.sober_days or 0) < rules.sponsor_days or person.id in below:
            continue
        if blocks(person, sponsee, (), apart, primary=False):
            continue
        weighed = _weighed(person, sponsee, free, frozenset((person.id, sponsee.id)) in before)
        warned = _warnings(person, sponsee, loads[person.id], rules)
        score = sum(points for points, _ in weighed)
        found.append(_Candidate((len(warned) > 0, -score, person.id), person, free, weighed, warned))
    return tuple(_suggestion(one) for one in nsmallest(most, found, key=lambda one: one.place))


def _below(person: int, live: Iterable[Live]) -> set[int]:
    """Return everybody who walks below somebody, and those who walk with them already."""
    under: dict[int, list[int]] = {}
    taken: set[int] = set()
    for pair in live:
        under.setdefault(pair.sponsor, []).append(pair.sponsee)
        if pair.sponsee == person:
            taken.add(pair.sponsor)
    waiting, seen = [person], {person}
    while waiting:
        for below in under.get(waiting.pop(), ()):
            if below not in seen:
                seen.add(below)
                waiting.append(below)
    return seen | taken


class _Reason(Enum):
    """Why somebody is suggested. Words are found for the few who are shown alone."""

    LANGUAGE = auto()
    GROUP = auto()
    MODEL = auto()
    PLACES = auto()
    YEARS = auto()
    REGULAR = auto()
    AREA = auto()
    BEFORE = auto()
    AGE = auto()


class _Candidate(NamedTuple):
    """Somebody who could be a sponsor, weighed; ``place`` orders them."""

    place: tuple[bool, int, int]
    person: Walker
    free: int
    weighed: list[tuple[int, _Reason]]
    warned: tuple[Warned, ...]


def _weighed(person: Walker, sponsee: Walker, free: int, walked_before: bool) -> list[tuple[int, _Reason]]:
    """Return points and what they are for."""
    reasons: list[tuple[int, _Reason]] = []
    if person.languages & sponsee.languages:
        reasons.append((30, _Reason.LANGUAGE))
    if person.groups & sponsee.groups:
        reasons.append((25, _Reason.GROUP))
    elif person.models & sponsee.models:
        reasons.append((12, _Reason.MODEL))
    reasons.append((6 * min(free, FULL_LOAD), _Reason.PLACES))
    if years := (person.sober_days or 0) // 365:
        reasons.append((4 * min(years, 5), _Reason.YEARS))
    if person.regularity is not None and person.regularity >= _REGULAR:
        reasons.append((10, _Reason.REGULAR))
    if person.village and person.village == sponsee.village:
        reasons.append((10, _Reason.AREA))
    if walked_before:
        reasons.append((8, _Reason.BEFORE))
    if person.age is not None and sponsee.age is not None and abs(person.age - sponsee.age) <= _NEAR_YEARS:
        reasons.append((6, _Reason.AGE))
    return reasons


def _suggestion(one: _Candidate) -> Suggestion:
    """Return a suggestion with its reasons in words, heaviest first."""
    heaviest = sorted(one.weighed, key=lambda weighed: -weighed[0])
    reasons = tuple(_said(reason, one.person, one.free) for _, reason in heaviest)
    return Suggestion(one.person.id, -one.place[1], reasons, one.warned)


def _said(reason: _Reason, person: Walker, free: int) -> Message:
    years, share = (person.sober_days or 0) // 365, round((person.regularity or 0) * 100)
    said: dict[_Reason, Callable[[], Message]] = {
        _Reason.LANGUAGE: lambda: message("speaks the same language"),
        _Reason.GROUP: lambda: message("comes to the same group"),
        _Reason.MODEL: lambda: message("comes to a group of the same kind"),
        _Reason.PLACES: lambda: counted("has {n} free place", "has {n} free places", free),
        _Reason.YEARS: lambda: counted("sober for {n} year", "sober for {n} years", years),
        _Reason.REGULAR: lambda: message("comes regularly: {share} of 100 weeks", share=share),
        _Reason.AREA: lambda: message("lives in the same area"),
        _Reason.BEFORE: lambda: message("walked together before"),
        _Reason.AGE: lambda: message("is of a similar age"),
    }
    return said[reason]()


def rows_of_tree(live: Iterable[Live], order: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the pairing tree as (depth, person): sponsors first, theirs below; each person once below one.

    ``order`` sorts people of one level. Of somebody with several sponsors the branch stands below the first.
    """
    below: dict[int, list[int]] = {}
    has_sponsor: set[int] = set()
    people: set[int] = set()
    for pair in live:
        below.setdefault(pair.sponsor, []).append(pair.sponsee)
        has_sponsor.add(pair.sponsee)
        people |= {pair.sponsor, pair.sponsee}
    lines: list[tuple[int, int]] = []
    drawn: set[int] = set()
    roots = sorted(people - has_sponsor, key=lambda one: order.get(one, one), reverse=True)
    waiting = [(0, root) for root in roots]
    while waiting:
        depth, person = waiting.pop()
        lines.append((depth, person))
        if person in drawn:
            continue
        drawn.add(person)
        children = sorted(set(below.get(person, ())), key=lambda one: order.get(one, one), reverse=True)
        waiting.extend((depth + 1, child) for child in children)
    return tuple(lines)


_REGULAR = 0.6
_NEAR_YEARS = 8
