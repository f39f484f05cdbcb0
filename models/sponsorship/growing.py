# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From newcomer to facilitator and sponsor: the steps of the way, and who may be asked. Pure functions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.messages import Message, counted, message
from models.people.training import TrainingRow, newest
from models.sponsorship.matching import SPONSOR_DAYS
from models.words import TrainingKind

WEEKS = 12
REGULAR_WEEKS = 8
"""In so many of the last weeks somebody came who comes regularly."""
LEADER_DAYS = 180
"""Sober for so long before leading a circle."""
SOON_DAYS = 30
"""So long before its last day a training is told to end."""


@dataclass(frozen=True, slots=True)
class Walked:
    """How far somebody came. ``sober_days`` is None where days are not counted."""

    weeks: int = 0
    sober_days: int | None = None
    held: bool = False
    trainings: tuple[TrainingRow, ...] = ()
    sponsees: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way, and whether it is behind them."""

    said: Message
    reached: bool


class Standing(StrEnum):
    """Whether somebody may lead or be a sponsor."""

    MAY = "may"
    READY = "ready"
    """All but the training: they may be asked to do it."""
    ON_THE_WAY = "on_the_way"


@dataclass(frozen=True, slots=True)
class Path:
    """Somebody's way, and where they stand on it."""

    steps: tuple[Step, ...]
    facilitator: Standing
    sponsor: Standing
    ends: date | None = None
    """The last day of a training that ends soon and that nothing newer follows."""


def path(walked: Walked, on: date, sponsor_days: int = SPONSOR_DAYS) -> Path:
    """Return somebody's way as it stands on a day."""
    days = walked.sober_days or 0
    regular = walked.weeks >= REGULAR_WEEKS
    leads, sponsors = days >= LEADER_DAYS, days >= sponsor_days
    return Path(
        steps=(
            Step(message("Came in {part} of the last {all} weeks", part=walked.weeks, all=WEEKS), regular),
            Step(_sober(walked, LEADER_DAYS, TrainingKind.FACILITATOR), leads),
            _trained(walked, TrainingKind.FACILITATOR, on),
            Step(_sober(walked, sponsor_days, TrainingKind.SPONSOR), sponsors),
            _trained(walked, TrainingKind.SPONSOR, on),
            Step(
                counted("Walks with {n} sponsee", "Walks with {n} sponsees", walked.sponsees),
                walked.sponsees > 0,
            ),
        ),
        facilitator=_standing(walked, TrainingKind.FACILITATOR, on, able=regular and leads),
        sponsor=_standing(walked, TrainingKind.SPONSOR, on, able=regular and sponsors),
        ends=_ending(walked, on),
    )


def _sober(walked: Walked, needed: int, for_what: TrainingKind) -> Message:
    if walked.sober_days is None:
        return message("Their days are not counted: a counsellor decides")
    days = min(walked.sober_days, needed)
    if for_what is TrainingKind.FACILITATOR:
        return message("{days} of the {needed} sober days of a facilitator", days=days, needed=needed)
    return message("{days} of the {needed} sober days of a sponsor", days=days, needed=needed)


def _trained(walked: Walked, kind: TrainingKind, on: date) -> Step:
    found = newest(walked.trainings, kind, on)
    if found is None:
        return Step(message("{training}: none that is good today", training=kind), reached=False)
    if found.expires_on is None:
        return Step(message("{training}: done", training=kind), reached=True)
    return Step(
        message("{training}: good until {until}", training=kind, until=found.expires_on), reached=True
    )


def _standing(walked: Walked, kind: TrainingKind, on: date, *, able: bool) -> Standing:
    if not able or walked.held:
        return Standing.ON_THE_WAY
    return Standing.MAY if newest(walked.trainings, kind, on) is not None else Standing.READY


def _ending(walked: Walked, on: date) -> date | None:
    good = [newest(walked.trainings, kind, on) for kind in TrainingKind]
    last = [each.expires_on for each in good if each is not None and each.expires_on is not None]
    return min((day for day in last if (day - on).days <= SOON_DAYS), default=None)
