# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One unit of work: a transaction that knows what it changed, for the log and for undo."""

import secrets
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from sqlalchemy import bindparam, inspect, update
from sqlmodel import Session, SQLModel, col, select

from models.desk import sealing
from models.desk.acts import Act
from models.desk.following import Touched, owner_of
from models.desk.log import Line, SealedDetail, SealLine, commitment, seal_detail
from models.desk.plain import to_plain
from models.desk.tables import Counter, LogSeal
from models.vault import engine
from models.vault.columns import Row, SealedRow

if TYPE_CHECKING:
    from sqlalchemy import Table, Update

    from models.desk.desk import Desk

AnyRow = TypeVar("AnyRow", bound=Row)
_KEY = 32
_ENTRY = (
    "INSERT INTO logentry (id, at, staff, act, subject, commitment, signature) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_DETAIL = "INSERT INTO logdetail (entry_id, subject, commitment, body) VALUES (?, ?, ?, ?)"
_GAP = 1000
"""More numbers than were drawn since any backup that is still worth restoring."""


class _Cursor(Protocol):
    def fetchone(self) -> tuple[Any, ...] | None: ...


class _Driver(Protocol):
    """What is asked of the driver's connection."""

    def execute(self, statement: str, values: tuple[object, ...], /) -> _Cursor: ...


class Work:
    """What a piece of work may do: add, change, remove and seal rows, draw numbers, and commit by name."""

    def __init__(self, desk: "Desk", session: Session, act: Act, subject: str) -> None:
        self.desk = desk
        self.session = session
        self.act = act
        self.subject = subject
        self.now: datetime = desk.clock.now()
        self._details: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._seals: list[SealLine] = []
        self._newest: dict[str, SealLine] = {}
        self._counters: dict[str, int] = {}
        self._touched = Touched()
        self._lasting = False
        self._committed = False

    def add(self, row: AnyRow, about: str | None = None) -> AnyRow:
        """Add a row; its number (id) is there at once. ``about`` is the member the log files it under."""
        self.session.add(row)
        self.session.flush()
        self._touched.rows(table_name(row), owner_of(row))
        self._tell(about, {"add": table_name(row), "uid": row.uid, "after": values(row)})
        return row

    def add_many(self, rows: Sequence[AnyRow], about: str | None = None) -> Sequence[AnyRow]:
        """Add rows as ``add`` does, with one way to the file for all of them."""
        self.session.add_all(rows)
        self.session.flush()
        for row in rows:
            self._touched.rows(table_name(row), owner_of(row))
            self._tell(about, {"add": table_name(row), "uid": row.uid, "after": values(row)})
        return rows

    def change(self, row: AnyRow, about: str | None = None, **new: object) -> AnyRow:
        """Set columns to new values; what is the same already is left alone."""
        before = {name: getattr(row, name) for name in new}
        changed = {name: value for name, value in new.items() if before[name] != value}
        if not changed:
            return row
        owner = owner_of(row)
        for name, value in changed.items():
            setattr(row, name, value)
        self.session.add(row)
        self.session.flush()
        self._touched.rows(table_name(row), owner, owner_of(row))
        self._tell(
            about,
            {
                "change": table_name(row),
                "uid": row.uid,
                "before": {name: to_plain(before[name]) for name in changed},
                "after": {name: to_plain(value) for name, value in changed.items()},
            },
        )
        return row

    def change_at(
        self,
        kind: type[Row],
        place: tuple[int, str],
        before: dict[str, Any],
        after: dict[str, Any],
        about: str,
    ) -> None:
        """Set columns of the row with this (id, uid), known to say ``before``, without loading it."""
        table = cast("Table", inspect(kind).local_table)
        self.session.connection().execute(_update_at(table), {"at_id": place[0], **after})
        self._touched.rows(table.name, None if "member_id" in table.columns else place[0])
        self._tell(
            about,
            {
                "change": table.name,
                "uid": place[1],
                "before": {name: to_plain(value) for name, value in before.items()},
                "after": {name: to_plain(value) for name, value in after.items()},
            },
        )

    def remove(self, row: Row, about: str | None = None) -> None:
        """Remove a row; the log keeps it for undo."""
        self._touched.rows(table_name(row), owner_of(row))
        self._tell(about, {"remove": table_name(row), "uid": row.uid, "before": values(row)})
        self.session.delete(row)
        self.session.flush()

    def wipe(self, row: Row, **blank: object) -> None:
        """Empty columns for good: the log keeps what the row says now, and nothing of what it said."""
        for name, value in blank.items():
            setattr(row, name, value)
        self.session.add(row)
        self.session.flush()
        self._tell("", {"change": table_name(row), "uid": row.uid, "before": {}, "after": values(row)})

    def erase(self, row: Row) -> None:
        """Remove a row for good: the log keeps nothing of it."""
        self.touch(table_name(row))
        self.session.delete(row)
        self.session.flush()

    def forget_details(self, about: str) -> None:
        """Destroy the log key of a member: what the log says of them opens to nobody, and still verifies."""
        self._say("DELETE FROM logkey WHERE subject = ?", about)

    def add_sealed(self, row: SealedRow, subject: str, content: dict[str, Any]) -> None:
        """Seal ``content`` into a new row about ``subject`` (a member's uid, or empty)."""
        self.add_sealed_text(row, subject, sealing.text_of(content))

    def add_sealed_text(self, row: SealedRow, subject: str, text: bytes) -> None:
        """Seal JSON text into a new row; a row that stood before goes on from its last version."""
        row.version = self._next_version(row)
        sealing.seal_body(self.desk.vault, row, subject, text)
        self.add(row, about=subject)
        self._note_seal(row)

    def add_sealed_many(self, rows: Iterable[tuple[SealedRow, str, dict[str, Any]]]) -> None:
        """Seal many (row, subject, content) that never stood before; the log keeps their digests alone."""
        made: list[SealedRow] = []
        for row, subject, content in rows:
            sealing.seal_body(self.desk.vault, row, subject, sealing.text_of(content))
            self._note_seal(row)
            self._touched.whole(table_name(row))
            made.append(row)
        self.session.add_all(made)
        self.session.flush()

    def reseal(self, row: SealedRow, subject: str, content: dict[str, Any]) -> None:
        """Seal ``content`` as the next version of a row."""
        self.reseal_text(row, subject, sealing.text_of(content))

    def reseal_text(self, row: SealedRow, subject: str, text: bytes) -> None:
        """Seal JSON text as the next version of a row."""
        old = {name: to_plain(getattr(row, name)) for name in SEAL_COLUMNS}
        row.version = self._next_version(row)
        sealing.seal_body(self.desk.vault, row, subject, text)
        self.session.add(row)
        self.session.flush()
        new = {name: to_plain(getattr(row, name)) for name in SEAL_COLUMNS}
        self._touched.rows(table_name(row), owner_of(row))
        self._tell(subject, {"change": table_name(row), "uid": row.uid, "before": old, "after": new})
        self._note_seal(row)

    def seal_anew(self, row: SealedRow, subject: str) -> None:
        """Seal the same words under today's keys. They stay their author's; the log says who did it."""
        text, author = self.unsealed(row, subject), row.author
        row.version = self._next_version(row)
        sealing.seal_body(self.desk.vault, row, subject, text, author=author)
        self.session.add(row)
        self.session.flush()
        new = {name: to_plain(getattr(row, name)) for name in SEAL_COLUMNS}
        self._touched.rows(table_name(row), owner_of(row))
        self._tell(subject, {"change": table_name(row), "uid": row.uid, "before": {}, "after": new})
        self._note_seal(row)

    def unsealed(self, row: SealedRow, subject: str) -> bytes:
        """Open a sealed row as this work sees it: what it sealed itself comes before what the log knows."""
        own = self._newest.get(row.uid)
        return self.desk.unsealed_one(row, subject, (own.version, own.digest) if own else None)

    def _note_seal(self, row: SealedRow) -> None:
        line = SealLine(row.uid, row.version, sealing.digest_of(row.body))
        self._seals.append(line)
        self._newest[row.uid] = line

    @contextmanager
    def attempt(self) -> Generator[None]:
        """Try a part of the work: where it raises, the part alone is rolled back, in rows and in the log."""
        details = {about: list(lines) for about, lines in self._details.items()}
        seals, newest, touched = list(self._seals), dict(self._newest), self._touched.copy()
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            self._details = defaultdict(list, details)
            self._seals, self._newest, self._touched = seals, newest, touched
            raise

    @contextmanager
    def lasting(self) -> Generator[None]:
        """Let what is done inside stand when the act is taken back: row numbers may be on paper already."""
        self._lasting = True
        try:
            yield
        finally:
            self._lasting = False

    @property
    def changed(self) -> bool:
        """Whether any row was written so far."""
        return bool(self._touched)

    def tell(self, about: str, details: dict[str, object]) -> None:
        """Add words to the log entry, sealed under the log key of ``about``."""
        self._tell(about, {"note": {name: to_plain(value) for name, value in details.items()}})

    def next_number(self, counter: str) -> int:
        """Draw the next number of a kind. None is ever drawn twice, not even after a restore."""
        return self.next_numbers(counter, 1)[0]

    def next_numbers(self, counter: str, how_many: int) -> range:
        """Draw a run of numbers of a kind."""
        row = self.session.get(Counter, counter) or Counter(name=counter)
        first = max(row.value, self.desk.vault.anchor_counters.get(counter, 0)) + 1
        row.value = first + how_many - 1
        self.session.add(row)
        self._counters[counter] = row.value
        return range(first, first + how_many)

    def next_of_each(self, counters: Sequence[str]) -> list[int]:
        """Draw the next number of each of many kinds, as ``next_number`` does; one may be asked for twice."""
        held: dict[str, Counter] = {}
        for start in range(0, len(counters), _AT_A_TIME):
            chosen = col(Counter.name).in_(counters[start : start + _AT_A_TIME])
            held |= {row.name: row for row in self.session.exec(select(Counter).where(chosen))}
        drawn: list[int] = []
        for name in counters:
            row = held.get(name) or held.setdefault(name, Counter(name=name))
            row.value = max(row.value, self.desk.vault.anchor_counters.get(name, 0)) + 1
            self._counters[name] = row.value
            drawn.append(row.value)
        self.session.add_all(held.values())
        return drawn

    def jump_ahead(self) -> None:
        """Leave a gap in every kind of number: an older copy may stand here, and nothing tells how old.

        Sheet codes name their group and date: one drawn again is of the same sheet.
        """
        for name in self.session.exec(
            select(Counter.name).where(col(Counter.name).not_like("sheet/%"))
        ).all():
            self.next_numbers(name, _GAP)

    def commit(self) -> int:
        """Write the log entry, sign it, and put everything on disk. Returns the entry's number."""
        if self._committed:
            raise RuntimeError("this work was committed already")
        self._committed = True
        entry_id, signature = self._write_entry()
        self._write_state()
        self.desk.committing()
        self.session.commit()
        self.desk.committed(entry_id, signature, self._counters, self._touched.owners())
        return entry_id

    def _tell(self, about: str | None, line: dict[str, Any]) -> None:
        lasting: dict[str, Any] = {"lasting": True} if self._lasting else {}
        self._details[self.subject if about is None else about].append(line | lasting)

    def touch(self, *tables: str) -> None:
        """Say that tables were written past ``add`` and ``change``, as bulk work does."""
        self._touched.whole(*tables)

    def _write_entry(self) -> tuple[int, bytes]:
        details = [
            seal_detail(about, self._log_key(about), lines) for about, lines in sorted(self._details.items())
        ]
        commits = commitment([detail.commitment for detail in details], self._seals)
        person = self.desk.person.uid
        line = Line(self.desk.count + 1, self.now, person, self.act.value, self.subject, commits)
        signature = self.desk.vault.sign(line.to_sign(self.desk.head))
        at = self.now.isoformat(" ", "microseconds")
        self._say(_ENTRY, line.id, at, line.staff, line.act, line.subject, commits, signature)
        self._write_details(line.id, details)
        return line.id, signature

    def _write_details(self, entry_id: int, details: list[SealedDetail]) -> None:
        for part in details:
            self._say(_DETAIL, entry_id, part.subject, part.commitment, part.body)
        self.session.add_all(
            LogSeal(entry_id=entry_id, row_uid=seal.row_uid, version=seal.version, digest=seal.digest)
            for seal in self._seals
        )
        self.session.flush()

    def _write_state(self) -> None:
        now = self.now.isoformat(" ", "microseconds")
        self._say(
            "UPDATE vaultstate SET last_instant = max(?, coalesce(last_instant, ?)) WHERE id = 1", now, now
        )

    def _log_key(self, about: str) -> bytes:
        held = self._say("SELECT key FROM logkey WHERE subject = ?", about)
        if held is not None:
            return cast("bytes", held[0])
        made = secrets.token_bytes(_KEY)
        self._say("INSERT INTO logkey (subject, key) VALUES (?, ?)", about, made)
        return made

    def _say(self, statement: str, *values: object) -> "tuple[Any, ...] | None":
        """Hand the driver a statement it has prepared, and return its first row.

        It goes past SQLAlchemy, which takes longer over a statement than the file does. Nothing that fails is
        tried again: the file may have ended the transaction by itself.
        """
        connection = self.session.connection()
        driver = cast("_Driver", connection.connection.dbapi_connection)
        try:
            return driver.execute(statement, values).fetchone()
        except Exception as problem:
            if engine.is_unusable(problem):
                connection.invalidate(problem)
            raise

    def _next_version(self, row: SealedRow) -> int:
        own = self._newest.get(row.uid)
        if own is not None:
            return own.version + 1
        newest = self.session.exec(
            select(LogSeal.version)
            .where(LogSeal.row_uid == row.uid)
            .order_by(col(LogSeal.version).desc())
            .limit(1)
        ).first()
        return (newest or 0) + 1


SEAL_COLUMNS = ("author", "version", "generation", "body")
"""The columns of a sealed row that change with every version."""


_AT_A_TIME = 5000
"""Names in one question: SQLite takes some thirty thousand."""


@lru_cache
def _update_at(table: "Table") -> "Update":
    """Return the statement that changes one row by its id; made once, it is compiled once."""
    return update(table).where(table.c.id == bindparam("at_id"))


def table_name(row: SQLModel) -> str:
    """Return the name of a row's table."""
    return cast("str", type(row).__tablename__)


def values(row: SQLModel) -> dict[str, Any]:
    """Return every column of a row in JSON form."""
    columns = inspect(type(row)).columns.keys()
    return {name: to_plain(getattr(row, name)) for name in columns}
