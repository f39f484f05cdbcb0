# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a group is meant for a person: doubts that need a typed reason, and the one hard block."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from models.messages import Message, message
from models.people.ages import ADULT_AT
from models.words import Gender, GroupModel

ELDER = 60


@dataclass(frozen=True, slots=True)
class MeantFor:
    """Whom a group is for. What the centre left empty follows from the group's model."""

    model: GroupModel
    genders: tuple[Gender, ...] = ()
    min_age: int | None = None
    max_age: int | None = None


def meant_for(
    model: GroupModel,
    genders: Collection[str] = (),
    min_age: int | None = None,
    max_age: int | None = None,
) -> MeantFor:
    """Return whom a group is for, its model's own customs filled in where the centre set nothing."""
    kinds = tuple(Gender(one) for one in genders)
    if not kinds and model is GroupModel.WOMEN:
        kinds = (Gender.WOMAN,)
    if min_age is None and model is GroupModel.ELDERS:
        min_age = ELDER
    if max_age is None and model is GroupModel.ADOLESCENTS:
        max_age = ADULT_AT - 1
    return MeantFor(model, kinds, min_age, max_age)


def eligibility_block(group: MeantFor, age: int | None) -> Message | None:
    """Return why it is never possible: an adult in an adolescents' group. ``age`` in full years."""
    if group.model is GroupModel.ADOLESCENTS and age is not None and age >= ADULT_AT:
        return message("This is an adolescents' group. An adult cannot join it. Choose another group.")
    return None


def eligibility_doubts(group: MeantFor, gender: Gender, age: int | None) -> tuple[Message, ...]:
    """Return every doubt, to be met with a reason that is kept. ``age`` in full years, None if unknown."""
    return (*_of_gender(group, gender), *_of_age(group, age))


def _of_gender(group: MeantFor, gender: Gender) -> Iterator[Message]:
    if not group.genders or gender in group.genders:
        return
    if gender is Gender.NOT_STATED:
        yield message("This person's gender is not stated, and this group is not for everybody.")
    else:
        yield message("This group is meant for others than the recorded gender ({gender}).", gender=gender)


def _of_age(group: MeantFor, age: int | None) -> Iterator[Message]:
    if age is None:
        if group.min_age is not None or group.max_age is not None:
            yield message("This person's age is not known, and this group has an age limit.")
        return
    if group.min_age is not None and age < group.min_age:
        yield message("This group is for people aged {limit} or more.", limit=group.min_age)
    if group.max_age is not None and age > group.max_age:
        yield message("This group is for people aged {limit} or less.", limit=group.max_age)
    if age < ADULT_AT and not _welcomes_young_people(group):
        yield message("This person is under 18, and this is a group for adults.")
    if age < ADULT_AT and group.model is GroupModel.ONLINE:
        yield message("An online group needs the guardian's consent for a person under 18.")


def _welcomes_young_people(group: MeantFor) -> bool:
    lowest = group.min_age is not None and group.min_age < ADULT_AT
    highest = group.max_age is not None and group.max_age < ADULT_AT
    return group.model is GroupModel.ADOLESCENTS or lowest or highest
