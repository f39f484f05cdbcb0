# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole tables at once: tens of thousands of rows as plain tuples, of which no objects are made."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import inspect, literal
from sqlalchemy import select as columns_of
from sqlmodel import Session

from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.desk.tables import LogSeal
from models.vault.columns import Row, SealedRow

if TYPE_CHECKING:
    from sqlalchemy import Select

    from models.vault.sealed import Opener

_SEALED = ("uid", "author", "version", "generation", "body")
_AT_A_TIME = 200
"""Rows read at a time: few enough to stay near the processor."""


def read_all(session: Session, kind: type[Row], *names: str) -> Sequence[Any]:
    """Return some columns of every row of a table, in the order the rows were written."""
    columns = inspect(kind).columns
    chosen = columns_of(*(columns[name] for name in names)).order_by(columns["id"])
    return session.connection().execute(chosen).all()


def open_all(
    desk: Desk, kind: type[SealedRow], about: str = "", *also: str, only: Collection[int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Give (text, *also) of every row of a sealed table, each checked against the newest the log knows.

    ``about`` names the column with the member's uid the seal is bound to, ``also`` further columns, ``only``
    the numbers of the rows that are wanted. Rows are opened as they come, so that few are held at a time.
    """
    table = cast("str", kind.__tablename__)
    openers: dict[int, Opener] = {}
    some: Sequence[Any]
    with desk.reading() as session:
        rows = session.connection().execute(_beside_the_log(kind, about, also, only))
        while some := rows.fetchmany(_AT_A_TIME):
            for uid, author, version, generation, body, logged, digest, whose, *rest in some:
                if logged != version or digest != sha256(body).digest():
                    raise BrokenSeal
                opener = openers.get(generation)
                if opener is None:
                    opener = openers[generation] = desk.vault.opener(table, generation)
                yield (opener(uid, whose, author, version, body), *rest)


def _beside_the_log(
    kind: type[SealedRow], about: str, also: Sequence[str], only: Collection[int] | None
) -> "Select[Any]":
    """Return what reads sealed rows beside each version the log knows from theirs on.

    A row that the log does not know stands beside none; one that is not the newest stands beside two.
    """
    own, seals = inspect(kind).columns, inspect(LogSeal).columns
    subject = own[about] if about else literal("")
    of_log = (seals["version"], seals["digest"])
    chosen = columns_of(*(own[name] for name in _SEALED), *of_log, subject, *(own[name] for name in also))
    theirs = (seals["row_uid"] == own["uid"]) & (seals["version"] >= own["version"])
    chosen = chosen.select_from(kind).outerjoin(LogSeal, theirs).order_by(own["id"])
    return chosen if only is None else chosen.where(own["id"].in_(only))
