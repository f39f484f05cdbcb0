# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The certificates a sample centre gave: many of the milestones reached here, each on a day after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from models.centre.centre import CentreRow, SignatoryRow
from models.centre.tables import CertificateKey
from models.people.names import display
from models.sample.people import Person, Setting
from models.sobriety.codes import code, financial_year, serial
from models.sobriety.counting import Period
from models.sobriety.faces import CertificateFace
from models.sobriety.ladder import Reached, RungRule, rungs_between
from models.words import NameLevel, Stage, Unit

MOST_AWARDS = 20_000


@dataclass(frozen=True, slots=True)
class Given:
    """One certificate that was given to somebody."""

    person: Person
    rung: Reached
    presented: date
    handed_over: bool


def given(rng: Random, setting: Setting, people: Sequence[Person], rules: Sequence[RungRule]) -> list[Given]:
    """Return the certificates given so far, in the order they were presented."""
    share = min(1.0, MOST_AWARDS / (2.5 * len(people)))
    found: list[Given] = []
    for person in people:
        for rung in _reached(person, setting, rules):
            likely = 0.3 if rung.unit is Unit.DAYS and rung.count < 30 else 0.85
            if rng.random() < likely * share:
                presented = min(setting.today, rung.on + timedelta(days=rng.choice((0, 0, 1, 2, 4, 6))))
                waits = (setting.today - presented).days < 5 and rng.random() < 0.5
                found.append(Given(person, rung, presented, not waits))
    found.sort(key=lambda one: (one.presented, one.person.number, one.rung.on))
    return found[-MOST_AWARDS:]


def _reached(person: Person, setting: Setting, rules: Iterable[RungRule]) -> Iterator[Reached]:
    """Return the rungs somebody reached while here and before today, in every period."""
    kept = person.record
    if kept is None or not kept.counts or not person.certificate or person.stage is Stage.DIED:
        return
    gone = min(setting.today, person.gone or setting.today) - timedelta(days=1)
    for period in kept.periods:
        yield from rungs_between(
            period.start, person.registered - timedelta(days=1), _last(period, gone), rules
        )


def _last(period: Period, gone: date) -> date:
    return gone if period.end is None else min(gone, period.end - timedelta(days=1))


def by_year(awards: Iterable[Given]) -> dict[str, list[Given]]:
    """Return awards by the financial year their serials belong to."""
    found: defaultdict[str, list[Given]] = defaultdict(list)
    for one in awards:
        found[financial_year(one.presented)].append(one)
    return dict(found)


def face_maker(
    settings: CentreRow, signatories: Sequence[SignatoryRow], key: CertificateKey
) -> Callable[[Given, int], CertificateFace]:
    """Return what makes the face of an award with a number of its year."""
    signing = tuple((one.names, one.roles) for one in signatories)

    def face(one: Given, number: int) -> CertificateFace:
        person, rung = one.person, one.rung
        its_serial = serial(settings.serial_prefix, one.presented, number)
        bare = CertificateFace(
            serial=its_serial,
            code="",
            name=display(person.name, person.local_name, NameLevel.FULL, "", script=person.language),
            language=person.language,
            unit=rung.unit,
            count=rung.count,
            reached_on=rung.on,
            presented_on=one.presented,
            centre=settings.names,
            discreet_centre=settings.discreet_names,
            place=settings.place,
            signatories=signing,
            count_start_day=settings.count_start_day,
        )
        return replace(bare, code=code(key.key, its_serial, person.name, rung.unit, rung.count, rung.on))

    return face
