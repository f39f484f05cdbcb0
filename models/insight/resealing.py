# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealing everything anew after somebody's keys were taken away. It may stop anywhere and goes on from there.

Each sealed row carries the generation it was sealed under, so that what is left to do is read from the rows
themselves. A portion is one unit of work: killed in the middle, it never was.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.undo import classes
from models.insight.standing import ROOMS
from models.messages import Refused
from models.vault.columns import SealedRow

PORTION = 100
"""Rows of one unit of work: a mark never waits longer than for these."""

Progress = Callable[[int, int], None]
"""Told how many rows are done, of how many; it may raise to stop."""


def left(desk: Desk) -> int:
    """Return how many sealed rows wait for today's keys."""
    with desk.reading() as session:
        return sum(_count(session, kind, desk.vault.generation) for kind in _kinds())


def reseal(desk: Desk, on_step: Progress | None = None, most: int | None = None) -> int:
    """Seal what waits under today's keys, at ``most`` so many rows. Returns how many could not be opened."""
    desk.require(Act.RESEAL)
    waiting = left(desk)
    done, broken = 0, set[str]()
    while portion := _portion(desk, broken):
        _reseal(desk, portion, broken)
        done += len(portion)
        if on_step is not None:
            on_step(min(done, waiting), waiting)
        if most is not None and done >= most:
            break
    return len(broken)


def _reseal(desk: Desk, portion: list[SealedRow], broken: set[str]) -> None:
    """Seal one portion. A row that is not as the log knows it is left alone, for the check to find."""
    with desk.work(Act.RESEAL) as work:
        for row in portion:
            try:
                with work.attempt():
                    work.seal_anew(work.session.merge(row), row.about())
            except Refused:
                broken.add(row.uid)
        if work.changed:
            work.commit()


def _portion(desk: Desk, without: set[str]) -> list[SealedRow]:
    with desk.reading() as session:
        waiting = (row for kind in _kinds() for row in _older(session, kind, desk.vault.generation))
        return list(islice((row for row in waiting if row.uid not in without), PORTION))


def _older(session: Session, kind: type[SealedRow], generation: int) -> Iterator[SealedRow]:
    yield from session.exec(select(kind).where(kind.generation < generation).order_by(col(kind.id)))


def _count(session: Session, kind: type[SealedRow], generation: int) -> int:
    chosen = select(func.count()).select_from(kind).where(col(kind.generation) < generation)
    return session.exec(chosen).one()


def _kinds() -> list[type[SealedRow]]:
    """Return every kind of sealed row; naming the rooms made sure that their tables are known."""
    known = classes() if ROOMS else {}
    return [kind for _name, kind in sorted(known.items()) if issubclass(kind, SealedRow)]
