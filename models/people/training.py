# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trainings of members who lead circles or walk with others: done on a day, and good until another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, cast

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.bulk import stand_ins
from models.desk.desk import Desk
from models.messages import Refused, message
from models.people.members import remove_own, row_by_number
from models.people.names import first_and_initial
from models.people.tables import Member, Training
from models.search import key
from models.vault.columns import id_of
from models.words import Gender, TrainingKind

YEARS = 2
"""How long a training is good for where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training, as shown."""

    id: int
    kind: TrainingKind
    done_on: date
    expires_on: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the training is good on a day; the last day counts."""
        return _holds(self.done_on, self.expires_on, on)


def usual_end(done_on: date) -> date:
    """Return until when a training is good where nobody says otherwise."""
    year, last_of_february = done_on.year + YEARS, (2, 29)
    day = 28 if (done_on.month, done_on.day) == last_of_february else done_on.day
    return done_on.replace(year=year, day=day)


def add(
    desk: Desk, number: int, kind: TrainingKind, done_on: date, expires_on: date | None = None
) -> TrainingRow:
    """Note a training. Without a last day it is good for the usual time."""
    until = expires_on or usual_end(done_on)
    if done_on > desk.today:
        raise Refused(message("A training is noted once it is done. This day is still to come."))
    if until < done_on:
        raise Refused(message("A training cannot end before it was done."))
    with desk.work(Act.TRAIN) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        new = Training(member_id=id_of(member), kind=kind, done_on=done_on, expires_on=until)
        row = work.add(new)
        work.commit()
    return _row(row)


def remove(desk: Desk, number: int, training: int) -> None:
    """Take back a training that was noted by mistake."""
    remove_own(desk, Act.TRAIN, number, Training, training, message("This training is not noted any more."))


def of_member(session: Session, member_id: int) -> tuple[TrainingRow, ...]:
    """Return a member's trainings, the newest first."""
    chosen = select(Training).where(Training.member_id == member_id)
    found = session.exec(chosen.order_by(col(Training.done_on).desc(), col(Training.id).desc()))
    return tuple(_row(row) for row in found)


def of_all(session: Session) -> dict[int, tuple[TrainingRow, ...]]:
    """Return everybody's trainings by the member's row id."""
    found: dict[int, tuple[TrainingRow, ...]] = {}
    newest_first = (col(Training.done_on).desc(), col(Training.id).desc())
    for row in stand_ins(session, Training, lambda chosen: chosen.order_by(*newest_first)):
        found[row.member_id] = (*found.get(row.member_id, ()), _row(row))
    return found


def newest(trainings: tuple[TrainingRow, ...], kind: TrainingKind, on: date) -> TrainingRow | None:
    """Return the training of a kind that is good longest on a day; None where none is."""
    good = [each for each in trainings if each.kind is kind and each.holds(on)]
    return max(good, key=lambda each: each.expires_on or date.max, default=None)


class Trained(NamedTuple):
    """Somebody's training by one of the folded names they are written down under."""

    gender: Gender
    done_on: date
    expires_on: date | None


def trained(desk: Desk, kind: TrainingKind) -> Mapping[str, Sequence[Trained]]:
    """Return the trainings of a kind by folded name, read once until members or trainings change."""
    tables = ("member", "training")
    return desk.remembered(f"trained {kind.value}", tables, lambda: _trained(desk, kind))


def good(known: Mapping[str, Sequence[Trained]], name: str, on: date) -> frozenset[Gender]:
    """Return the genders recorded for those of a folded name whose training is good on a day."""
    held = known.get(name, ())
    return frozenset(each.gender for each in held if _holds(each.done_on, each.expires_on, on))


_Found = tuple[str, str | None, str | None, Gender, date, date | None]


def _trained(desk: Desk, kind: TrainingKind) -> dict[str, list[Trained]]:
    some: Any = select  # six columns are more than its types foresee
    chosen: Any = some(
        col(Member.name),
        col(Member.local_name),
        col(Member.circle_name),
        col(Member.gender),
        col(Training.done_on),
        col(Training.expires_on),
    ).where(Member.id == Training.member_id, Training.kind == kind, col(Member.removed_at).is_(None))
    found: dict[str, list[Trained]] = {}
    with desk.reading() as session:
        rows = cast("Sequence[_Found]", cast("Any", session).exec(chosen).all())
    for name, local, circle, gender, done_on, expires_on in rows:
        for said in {key(each) for each in (name, local, circle, first_and_initial(name)) if each}:
            found.setdefault(said, []).append(Trained(gender, done_on, expires_on))
    return found


def _holds(done_on: date, expires_on: date | None, on: date) -> bool:
    return done_on <= on and (expires_on is None or on <= expires_on)


def _row(row: Training) -> TrainingRow:
    return TrainingRow(id_of(row), row.kind, row.done_on, row.expires_on)
