# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing a ladder, the centre's or a group's own: rungs come, change and go. What was given stays."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import col, select

from models.centre.centre import RungRow, ladder
from models.centre.tables import Rung
from models.desk.acts import Act
from models.desk.desk import Desk
from models.messages import NotFound, Refused, message
from models.text import clean_line
from models.words import Texts, Unit

if TYPE_CHECKING:
    from models.desk.work import Work

MOST: dict[Unit, int] = {Unit.DAYS: 3650, Unit.MONTHS: 240, Unit.YEARS: 80}
"""The farthest rung of each unit."""


def keep(desk: Desk, rung: RungRow) -> None:
    """Change the rung with this uid, or put one in where it has none; managers alone."""
    if not 1 <= rung.count <= MOST[rung.unit]:
        raise Refused(message("Write a whole number from {least} to {most}.", least=1, most=MOST[rung.unit]))
    if not (rung.announce or rung.chip or rung.certificate):
        raise Refused(message("Say how it is celebrated: called up, with a chip, or with a certificate."))
    with desk.work(Act.SETTINGS) as work:
        rows = _ladder(work, rung.group)
        if any((one.unit, one.count) == (rung.unit, rung.count) and one.uid != rung.uid for one in rows):
            raise Refused(message("The ladder has this milestone already. Nothing was changed."))
        _write(work, rung, _values(rung))
        if work.changed:
            work.commit()


def _write(work: "Work", rung: RungRow, values: dict[str, object]) -> None:
    if rung.uid:
        work.change(_stored(work, rung.uid), None, **values)
    else:
        work.add(Rung(**values))  # pyright: ignore[reportArgumentType] - columns by name


def remove(desk: Desk, uid: str) -> None:
    """Take a rung out of the ladder; the last one stays."""
    with desk.work(Act.SETTINGS) as work:
        rung = _stored(work, uid)
        if len(_ladder(work, rung.group_uid)) == 1:
            raise Refused(message("A ladder needs one milestone at least. Nothing was changed."))
        work.remove(rung)
        work.commit()


def part(desk: Desk, group: str) -> None:
    """Give a group a ladder of its own, which begins as the centre's stands now."""
    with desk.work(Act.SETTINGS) as work:
        if _ladder(work, group):
            raise Refused(message("This group has a ladder of its own already."))
        for rung in ladder(desk):
            work.add(Rung(**_values(replace(rung, group=group))))  # pyright: ignore[reportArgumentType] - columns by name
        work.commit()


def join(desk: Desk, group: str) -> None:
    """Let a group follow the centre's ladder again; one undo brings its own back."""
    with desk.work(Act.SETTINGS) as work:
        for rung in _ladder(work, group):
            work.remove(rung)
        if work.changed:
            work.commit()


def _ladder(work: "Work", group: str) -> Sequence[Rung]:
    return work.session.exec(select(Rung).where(Rung.group_uid == group).order_by(col(Rung.id))).all()


def _stored(work: "Work", uid: str) -> Rung:
    found = work.session.exec(select(Rung).where(Rung.uid == uid)).first()
    if found is None:
        raise NotFound(message("This milestone is not in the ladder any more."))
    return found


def _values(rung: RungRow) -> dict[str, object]:
    return {
        "group_uid": rung.group,
        "unit": rung.unit,
        "count": rung.count,
        "repeats": rung.repeats,
        "names": _clean(rung.names),
        "colour": clean_line(rung.colour),
        "certificate": rung.certificate,
        "chip": rung.chip,
        "announce": rung.announce,
    }


def _clean(texts: Texts) -> Texts:
    return {code: clean_line(text) for code, text in texts.items() if clean_line(text)}
