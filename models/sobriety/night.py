# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chip night: who gets which chip, who is called up, and who signs for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.centre.centre import RungRow, ladder
from models.desk.desk import Desk
from models.people import members
from models.sobriety.faces import CertificateFace
from models.sobriety.rows import in_order
from models.words import Language, NameLevel, Unit


@dataclass(frozen=True, slots=True)
class NightRow:
    """One person's milestone on the evening."""

    member: int
    number_text: str
    name: str
    """As it is called out: first name and initial, or as the member chose."""
    unit: Unit
    count: int
    serial: str
    colour: str
    chip: bool
    announce: bool


def night(
    desk: Desk,
    faces: Iterable[tuple[int, CertificateFace]],
    language: Language,
    level: NameLevel = NameLevel.INITIAL,
) -> tuple[NightRow, ...]:
    """Return the evening's rows, the shortest time first: it is as hard as the longest."""
    chosen, rungs = list(faces), ladder(desk)
    with desk.reading() as session:
        people = [members.row_by_number(session, number) for number, _face in chosen]
        shown = members.rows(desk, session, people)
    rows = [
        _row(face, person.number, person.number_text, person.shown(level, language), rungs)
        for (_number, face), person in zip(chosen, shown, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (in_order(row.unit, row.count), row.member)))


def _row(
    face: CertificateFace, number: int, number_text: str, name: str, rungs: Iterable[RungRow]
) -> NightRow:
    rung = _rung_of(face, rungs)
    return NightRow(
        member=number,
        number_text=number_text,
        name=name,
        unit=face.unit,
        count=face.count,
        serial=face.serial,
        colour=rung.colour if rung else "",
        chip=rung.chip if rung else True,
        announce=rung.announce if rung else True,
    )


def _rung_of(face: CertificateFace, rungs: Iterable[RungRow]) -> RungRow | None:
    """Return the rung a certificate stands on; one that repeats stands for all that follow it."""
    found: RungRow | None = None
    for rung in rungs:
        if rung.unit is face.unit and (
            rung.count == face.count or (rung.repeats and rung.count <= face.count)
        ):
            found = rung
    return found
