# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trainings in a sample centre: most peer leaders and sponsors have one; some end soon, some are over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from models.people.names import first_and_initial
from models.people.training import usual_end
from models.sample.groups import Circle
from models.sample.pairs import Walk
from models.sample.people import Person, Setting
from models.words import PairState, TrainingKind

_TRAINED = 0.8
_OLDEST_DAYS = 800
"""A training is good for two years: of those done so long ago a few are over."""


def trainings(
    rng: Random, setting: Setting, people: Iterable[Person], opened: Iterable[Circle], walks: Sequence[Walk]
) -> Iterator[dict[str, Any]]:
    """Give the rows of who was trained: leaders of circles, and sponsors who walk with somebody."""
    leading = {circle.facilitator for circle in opened}
    sponsoring = {walk.sponsor.id for walk in walks if walk.state is not PairState.ENDED}
    for person in people:
        if first_and_initial(person.name) in leading:
            yield from _trained(rng, setting, person, TrainingKind.FACILITATOR)
        if person.id in sponsoring:
            yield from _trained(rng, setting, person, TrainingKind.SPONSOR)


def _trained(rng: Random, setting: Setting, person: Person, kind: TrainingKind) -> Iterator[dict[str, Any]]:
    if rng.random() < _TRAINED:
        done = setting.today - timedelta(days=rng.randint(5, _OLDEST_DAYS))
        yield {
            "member_id": person.id,
            "kind": kind,
            "done_on": done,
            "expires_on": usual_end(done),
        }
