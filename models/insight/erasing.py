# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing people for good: what must never come back, not even with a backup from before.

Which columns are personal is read from the tables themselves. A row that cannot stand without its personal
columns goes; any other keeps its numbers, emptied: attendance stays countable, of nobody. The member's log
key is destroyed, so that no entry tells what was erased, and the chain still verifies.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, inspect
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Post
from models.desk.undo import classes
from models.desk.work import Work
from models.insight.standing import ROOMS
from models.people.tables import Member
from models.vault import erased
from models.vault.columns import Row, SealedRow

_NOBODY = "—"
"""Stands where a name stood."""


def erase(desk: Desk, uids: tuple[str, ...]) -> None:
    """Erase members by the uids of their rows; erasing twice changes nothing more.

    Who they are is remembered beside the register first: killed in between, a restore does the rest.
    """
    desk.require(Act.ERASE)
    erased.remember(desk.vault.folder, desk.vault.id, uids)
    with desk.work(Act.ERASE) as work:
        for uid in uids:
            _erase(work, uid)
        work.commit()


def _erase(work: Work, uid: str) -> None:
    for kind in _kinds():
        for row in _sealed(work.session, kind, uid):
            work.erase(row)
    member = work.session.exec(select(Member).where(Member.uid == uid)).first()
    if member is not None:
        for kind in _kinds():
            for row in _linked(work.session, kind, member):
                _empty(work, row)
        removed = member.removed_at or work.now
        work.wipe(member, **_blank(Member), name=_NOBODY, removed_at=removed)
    work.forget_details(uid)


def _empty(work: Work, row: Row) -> None:
    """Take what is personal out of a row, or the row away where nothing else is in it."""
    if _cannot_be_empty(type(row)):
        work.erase(row)
    else:
        work.wipe(row, **_blank(type(row)))


def _kinds() -> list[type[Row]]:
    """Return every kind of row; naming the rooms made sure that their tables are known."""
    return [kind for _name, kind in sorted(classes().items())] if ROOMS else []


def _sealed(session: Session, kind: type[Row], uid: str) -> Iterator[Row]:
    """Return rows sealed or posted about a member."""
    named = "member" if issubclass(kind, SealedRow) else "subject" if kind is Post else ""
    column = inspect(kind).columns.get(named)
    if column is not None:
        yield from session.exec(select(kind).where(column == uid)).all()


def _linked(session: Session, kind: type[Row], member: Member) -> Iterator[Row]:
    """Return rows that point at a member."""
    for column in inspect(kind).columns:
        if any(key.target_fullname == "member.id" for key in column.foreign_keys):
            yield from session.exec(select(kind).where(column == member.id).order_by(col(kind.id))).all()


def _personal(kind: type[Row]) -> Iterator[tuple[str, Column[Any]]]:
    for name, column in inspect(kind).columns.items():
        if column.info.get("personal"):
            yield name, column


def _blank(kind: type[Row]) -> dict[str, Any]:
    """Return the empty value of every personal column that has one."""
    fields = kind.model_fields
    return {
        name: None if column.nullable else fields[name].get_default(call_default_factory=True)
        for name, column in _personal(kind)
        if column.nullable or not fields[name].is_required()
    }


def _cannot_be_empty(kind: type[Row]) -> bool:
    return any(
        not column.nullable and kind.model_fields[name].is_required() for name, column in _personal(kind)
    )
