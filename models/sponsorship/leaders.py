# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Peer leaders: everybody's way read together, and who may be asked to lead or to be a sponsor."""

from dataclasses import dataclass

from models.desk.desk import Desk
from models.people import training
from models.people.members import MemberRow
from models.people.training import TrainingRow
from models.sponsorship import circle
from models.sponsorship.growing import WEEKS, Path, Standing, Walked, path
from models.sponsorship.matching import load_of, loads_of


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """One member who may lead, may be a sponsor, or may be asked to train for it."""

    member: int
    number_text: str
    name: str
    path: Path


def way_of(desk: Desk, member: MemberRow) -> Path:
    """Return one member's way. For counsellors: it tells the length of sobriety."""
    known = circle.circle(desk)
    with desk.reading() as session:
        done = training.of_member(session, member.id)
    load = load_of(member.id, known.live)
    return path(_walked(known, member.id, load, done), desk.today, circle.rules_of(desk).sponsor_days)


def leaders(desk: Desk) -> tuple[LeaderRow, ...]:
    """Return who may lead or be a sponsor now or after a training; trainings that end soon stand first."""
    known, days = circle.circle(desk), circle.rules_of(desk).sponsor_days
    with desk.reading() as session:
        done = training.of_all(session)
    loads = loads_of(known.live)
    found = [
        LeaderRow(row.number, row.number_text, row.named(), way)
        for row in known.rows.values()
        if known.walkers[row.id].here
        for way in (path(_walked(known, row.id, loads[row.id], done.get(row.id, ())), desk.today, days),)
        if {way.facilitator, way.sponsor} != {Standing.ON_THE_WAY}
    ]
    return tuple(sorted(found, key=_order))


def _order(row: LeaderRow) -> tuple[bool, int, int]:
    able = (row.path.facilitator is Standing.MAY) + (row.path.sponsor is Standing.MAY)
    return row.path.ends is None, -able, row.member


def _walked(known: circle.Circle, member_id: int, load: int, done: tuple[TrainingRow, ...]) -> Walked:
    walker = known.walkers.get(member_id)
    if walker is None:
        return Walked(trainings=done)
    return Walked(
        weeks=round((walker.regularity or 0) * WEEKS),
        sober_days=walker.sober_days,
        held=walker.held,
        trainings=done,
        sponsees=load,
    )
