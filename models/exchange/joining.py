# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups named in a file: known ones found again, new ones with what their name speaks of, and doubts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.exchange.cell_words import GROUP_MODELS
from models.exchange.entries import Entry
from models.exchange.existing import KnownGroup
from models.exchange.findings import Doubt
from models.exchange.headings import plain
from models.exchange.matching import age_today
from models.gatherings.eligibility import eligibility_block, eligibility_doubts, meant_for
from models.messages import message
from models.words import Gender, GroupModel


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group the file names and the register does not know yet."""

    name: str
    model: GroupModel
    genders: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    first_row: int
    members: int = 0


def guessed_model(name: str) -> GroupModel:
    """Return the tradition a group's name speaks of; the centre's own if it says nothing."""
    return next((model for model, words in GROUP_MODELS if words.search(name)), GroupModel.OWN)


def new_group(name: str, row: int) -> PlannedGroup:
    """Plan a group with what follows from its name."""
    model = guessed_model(name)
    meant = meant_for(model)
    return PlannedGroup(name, model, tuple(map(str, meant.genders)), meant.min_age, meant.max_age, row)


class Groups:
    """Groups of the register and of the file, by any of their names."""

    def __init__(self, known: Iterable[KnownGroup], column: str, today: date) -> None:
        self._column = column
        self._today = today
        self._by_name: dict[str, KnownGroup | PlannedGroup] = {}
        self._members: dict[str, int] = {}
        for group in known:
            for name in (group.name, *group.other_names):
                self._by_name.setdefault(plain(name), group)

    def knows(self, name: str) -> bool:
        """Say whether the register has a group of this name, in any of its languages."""
        return plain(name) in self._by_name

    def proper(self, name: str) -> str:
        """Return the name a group goes by in the register."""
        group = self._by_name.get(plain(name))
        return group.name if group else name

    def join(self, entry: Entry) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
        """Return the groups a person joins under their proper names, and every doubt about it."""
        joined: list[str] = []
        doubts: list[Doubt] = []
        for said in entry.groups:
            group = self._found(said, entry.row, doubts)
            meant = meant_for(group.model, group.genders, group.min_age, group.max_age)
            age = age_today(entry.person, self._today)
            block = eligibility_block(meant, age)
            if block:
                doubts.append(Doubt(entry.row, self._column, group.name, None, block))
                continue
            gender = entry.person.gender or Gender.NOT_STATED
            doubts += (
                Doubt(entry.row, self._column, group.name, group.name, reason)
                for reason in eligibility_doubts(meant, gender, age)
            )
            if group.name not in joined:
                joined.append(group.name)
                self._members[group.name] = self._members.get(group.name, 0) + 1
        return tuple(joined), tuple(doubts)

    def _found(self, said: str, row: int, doubts: list[Doubt]) -> KnownGroup | PlannedGroup:
        group = self._by_name.get(plain(said))
        if group is None:
            group = new_group(said, row)
            self._by_name[plain(said)] = group
            reason = message(
                "This group is new. What kind it is was guessed from its name. "
                "Look at it before its first session."
            )
            doubts.append(Doubt(row, self._column, said, group.model.value, reason))
        return group

    def new(self) -> tuple[PlannedGroup, ...]:
        """Return the groups that somebody joins and the register does not have."""
        planned = {group.name: group for group in self._by_name.values() if isinstance(group, PlannedGroup)}
        return tuple(
            replace(group, members=self._members[name])
            for name, group in planned.items()
            if name in self._members
        )
