# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole tables at once: tens of thousands of rows as plain tuples, of which no objects are made.

The driver's rows are taken past SQLAlchemy, which makes an object of each and asks a function for each day
and word. Here every different day is read once, however many rows hold it.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from sqlalchemy import LargeBinary, case, inspect, literal, null
from sqlalchemy import select as columns_of
from sqlmodel import Session

from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.desk.tables import LogSeal
from models.vault import engine
from models.vault.columns import Row, SealedRow
from models.vault.failures import SealBroken

if TYPE_CHECKING:
    from sqlalchemy import Executable, Select, SelectBase

Kind = TypeVar("Kind", bound=Row)

_AT_A_TIME = 1000


class _Known(dict[Any, Any]):
    """What the stored values of one column stand for, each found out once."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, stored: Any) -> Any:
        value = self[stored] = self._read(stored)
        return value


def rows_of(session: Session, chosen: "SelectBase") -> list[tuple[Any, ...]]:
    """Return every row of a statement. What it reads from JSON is shared between rows: never change it."""
    known = _readers(session, chosen)
    found: list[tuple[Any, ...]] = []
    with _cursor(session, chosen) as cursor:
        while some := cursor.fetchmany(_AT_A_TIME):
            found += _read(some, known)
    return found


def read_all(session: Session, kind: type[Row], *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of every row of a table, in the order the rows were written."""
    columns = inspect(kind).columns
    return rows_of(session, columns_of(*(columns[name] for name in names)).order_by(columns["id"]))


def stand_ins(
    session: Session, kind: type[Kind], narrow: "Callable[[Select[Any]], Select[Any]]"
) -> Sequence[Kind]:
    """Return rows to be read alone: their columns by name, of which no objects are made."""
    columns = inspect(kind).columns
    made = _by_name(tuple(columns.keys()))._make
    chosen = cast("Select[Any]", columns_of(*columns))
    return cast("Sequence[Kind]", [*map(made, rows_of(session, narrow(chosen)))])


@lru_cache
def _by_name(columns: tuple[str, ...]) -> type[Any]:
    """Return a tuple with the names of a table's columns."""
    made = cast("Callable[..., type[Any]]", namedtuple)  # only the table knows the names
    return made("StandIn", columns)


def _read(some: list[tuple[Any, ...]], known: dict[int, _Known]) -> list[tuple[Any, ...]]:
    """Return rows with what their stored values stand for, a column after the other."""
    if not known:
        return some
    columns = list[Any](zip(*some, strict=True))
    for place, values in known.items():
        columns[place] = map(values.__getitem__, columns[place])
    return list(zip(*columns, strict=True))


def _readers(session: Session, chosen: "SelectBase") -> dict[int, _Known]:
    """Return by the place of a column what reads its stored values; most stand for themselves."""
    dialect = session.get_bind().dialect
    found: dict[int, _Known] = {}
    for place, column in enumerate(chosen.selected_columns):
        read = None
        if not isinstance(column.type, LargeBinary):
            read = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if read is not None:
            found[place] = _Known(cast("Callable[[Any], Any]", read))
    return found


class _Cursor(Protocol):
    """What is asked of the driver's cursor."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]: ...


@contextmanager
def _cursor(session: Session, chosen: "SelectBase") -> Generator[_Cursor]:
    """Give the driver's own cursor over a statement's rows."""
    connection = session.connection()
    with connection.execute(cast("Executable", chosen)) as result:
        try:
            yield cast("_Cursor", result.cursor)
        except Exception as problem:
            if engine.is_unusable(problem):
                connection.invalidate(problem)
            raise


def open_all(
    desk: Desk,
    kind: type[SealedRow],
    about: str = "",
    beside: str = "",
    *,
    only: Collection[int] | None = None,
) -> Iterator[tuple[bytes, str, int, Any]]:
    """Give (text, whose, number, beside) of every row of a sealed table, each checked against the log.

    ``about`` names the column with the member's uid the seal is bound to, ``beside`` a further column, whose
    values stand for themselves, ``only`` the numbers of the rows that are wanted. Rows are opened as they
    come, so that few are held at a time.
    """
    table = cast("str", kind.__tablename__)
    with desk.reading() as session, _cursor(session, _beside_the_log(kind, about, beside, only)) as rows:
        try:
            yield from desk.vault.open_each(table, rows)
        except SealBroken:
            raise BrokenSeal from None


def _beside_the_log(
    kind: type[SealedRow], about: str, beside: str, only: Collection[int] | None
) -> "Select[Any]":
    """Return what reads sealed rows, each with the digest which the log knows of this version as the newest.

    A row that the log does not know stands there without; one that is not the newest stands there twice, once
    without.
    """
    own, seals = inspect(kind).columns, inspect(LogSeal).columns
    subject = own[about] if about else literal("")
    digest = case((seals["version"] == own["version"], seals["digest"]))
    chosen = columns_of(
        *(own["generation"], own["uid"], subject, own["author"], own["version"], own["body"]),
        *(digest, own["id"], own[beside] if beside else null()),
    )
    theirs = (seals["row_uid"] == own["uid"]) & (seals["version"] >= own["version"])
    chosen = chosen.select_from(kind).outerjoin(LogSeal, theirs).order_by(own["id"])
    return cast("Select[Any]", chosen if only is None else chosen.where(own["id"].in_(only)))
