# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole tables at once: tens of thousands of rows as plain tuples, of which no objects are made."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import inspect, literal
from sqlalchemy import select as columns_of
from sqlmodel import Session

from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.desk.tables import LogSeal
from models.vault.columns import Row, SealedRow

_SEALED = ("uid", "author", "version", "generation", "body")


def read_all(session: Session, kind: type[Row], *names: str) -> Sequence[Any]:
    """Return some columns of every row of a table, in the order the rows were written."""
    columns = inspect(kind).columns
    chosen = columns_of(*(columns[name] for name in names)).order_by(columns["id"])
    return session.connection().execute(chosen).all()


def open_all(desk: Desk, kind: type[SealedRow], about: str = "", *also: str) -> Iterator[tuple[Any, ...]]:
    """Give (text, *also) of every row of a sealed table, each checked against the newest the log knows.

    ``about`` names the column with the member's uid the seal is bound to, ``also`` further columns.
    """
    columns = inspect(kind).columns
    subject = columns[about] if about else literal("")
    wanted = (*(columns[name] for name in _SEALED), subject, *(columns[name] for name in also))
    with desk.reading() as session:
        connection = session.connection()
        known = _newest(session, kind)
        rows: Sequence[Any] = connection.execute(columns_of(*wanted).order_by(columns["id"])).all()
    table, unseal = cast("str", kind.__tablename__), desk.vault.unseal
    for uid, author, version, generation, body, whose, *rest in rows:
        if known.get(uid) != (version, sha256(body).digest()):
            raise BrokenSeal
        yield (unseal(table, uid, whose, author, version, generation, body), *rest)


def _newest(session: Session, kind: type[SealedRow]) -> dict[str, tuple[int, bytes]]:
    """Return by row the newest version the log knows, with its digest."""
    seals, uid = inspect(LogSeal).columns, inspect(kind).columns["uid"]
    chosen = columns_of(seals["row_uid"], seals["version"], seals["digest"])
    chosen = chosen.where(seals["row_uid"].in_(columns_of(uid))).order_by(seals["version"])
    return {row: (version, digest) for row, version, digest in session.connection().execute(chosen)}
