# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which ladder somebody walks by: the centre's, or those of the groups they belong to that have their own.

Who belongs to several circles walks by all of their ladders together: a milestone of one is celebrated once,
in every way any of them asks for. Whoever belongs to no group walks by the centre's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.centre.centre import RungRow, ladders
from models.desk.desk import Desk
from models.gatherings.groups import belongings
from models.sobriety.ladder import RungRule
from models.words import Unit


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs somebody walks by; ``groups`` are the uids of the ladders it is made of."""

    groups: tuple[str, ...]
    rungs: tuple[RungRow, ...]
    rules: tuple[RungRule, ...]

    def rung(self, unit: Unit, count: int) -> RungRow | None:
        """Return the rung of a milestone; one that repeats stands for all that follow it."""
        found: RungRow | None = None
        for rung in self.rungs:
            if rung.unit is not unit:
                continue
            if rung.count == count:
                return rung
            if rung.repeats and rung.count < count and (found is None or rung.count > found.count):
                found = rung
        return found

    def own_words(self, unit: Unit, count: int) -> dict[str, str]:
        """Return the centre's own words for a milestone; a rung that repeats has them for its first time."""
        names = [one.names for one in self.rungs if (one.unit, one.count) == (unit, count)]
        return names[0] if names else {}


@dataclass(frozen=True, slots=True)
class Ladders:
    """Everybody's ladder, by member number; whoever is not named walks by the centre's."""

    centre: Ladder
    of_members: dict[int, Ladder]

    def of(self, number: int) -> Ladder:
        """Return the ladder a member walks by."""
        return self.of_members.get(number, self.centre)


def walked(desk: Desk) -> Ladders:
    """Return who walks by which ladder today."""
    name = f"walked ladders of {desk.today.isoformat()}"
    return desk.remembered(name, ("rung", "membership", "group", "member"), lambda: _read(desk))


def _read(desk: Desk) -> Ladders:
    every = ladders(desk)
    centre = join(every, ("",))
    if len(every) == 1:
        return Ladders(centre, {})
    made: dict[tuple[str, ...], Ladder] = {}
    found: dict[int, Ladder] = {}
    for number, uids in belongings(desk, desk.today).items():
        groups = tuple(sorted({uid if uid in every else "" for uid in uids}))
        if groups != ("",):
            found[number] = made.setdefault(groups, join(every, groups))
    return Ladders(centre, found)


def join(every: dict[str, tuple[RungRow, ...]], groups: Sequence[str]) -> Ladder:
    """Return several ladders as one; of a rung in both, the first that has words and a colour gives them."""
    rungs: dict[tuple[Unit, int], RungRow] = {}
    for group in groups:
        for rung in every.get(group, ()):
            held = rungs.get((rung.unit, rung.count))
            rungs[rung.unit, rung.count] = rung if held is None else _both(held, rung)
    return Ladder(tuple(groups), tuple(rungs.values()), rules(rungs.values()))


def _both(one: RungRow, other: RungRow) -> RungRow:
    return replace(
        one,
        repeats=one.repeats or other.repeats,
        names=one.names or other.names,
        colour=one.colour or other.colour,
        certificate=one.certificate or other.certificate,
        chip=one.chip or other.chip,
        announce=one.announce or other.announce,
    )


def rules(rungs: Iterable[RungRow]) -> tuple[RungRule, ...]:
    """Return rungs as rules of counting."""
    return tuple(RungRule(rung.unit, rung.count, rung.repeats) for rung in rungs)
