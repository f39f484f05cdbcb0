# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is readable of a damaged register, row by row, into a new file; and how much was not.

The damaged file is only read, from a copy. A lost first page is made anew there from the others. Each table
is read by ranges of row numbers that are halved at every damaged page, with a new connection each time: one
bad page poisons its connection. The index of uids, where it is whole, tells how many rows there were. Rows
whose parent is lost go too, or lose their link.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.clock import Clock
from models.vault import aside, cipherfile, engine, firstpage, folders, keyfile, points, shape
from models.vault.failures import DamagedStart, NewerVersion, NotOurs
from models.vault.migrations import steps
from models.vault.migrations.steps import Connection
from models.vault.opened import Vault
from models.vault.opening import Entry, Site, begin, lock_folder
from models.vault.proving import Proof, enter
from models.vault.ring import KeyRing

_MOST_FAILURES = 20_000
_MOST_ROWS = 1 << 22
_BATCH = 4096


@dataclass(slots=True)
class Table:
    """What became of one table."""

    name: str
    saved: int = 0
    lost: int = 0
    """Rows that could not be read, or whose parent is lost."""
    is_certain: bool = True
    """Whether an index told how many rows there were."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The outcome, table by table."""

    tables: tuple[Table, ...]
    aside: Path | None = field(default=None)


def salvage(
    folder: Path, proof: Proof, clock: Clock, app_folder: Path | None = None
) -> tuple[Vault, Salvaged]:
    """Save what is readable into the register's place and open it; the damaged files are kept aside."""
    site = Site(folder, app_folder or folders.app_folder(), clock, accept_older=True, accept_clock=True)
    lock = lock_folder(folder)
    new = folder / folders.RESTORING
    try:
        aside.settle(folder)
        entry = enter(site, keyfile.read(folder, site.app_folder), proof)
        try:
            tables = _rescued(site, entry, new)
            points.reach("salvage.ready")
            kept = aside.keep_aside(folder, clock.now())
            aside.swap_in(folder, new, lambda: None)
        finally:
            new.unlink(missing_ok=True)
        return begin(site, entry, lock), Salvaged(tables, kept)
    except BaseException:
        lock.release(untouched=True)
        raise


def _rescued(site: Site, entry: Entry, new: Path) -> tuple[Table, ...]:
    vault = entry.keys.vault
    ring = KeyRing(entry.unlocked.keys, entry.keys)
    with tempfile.TemporaryDirectory(prefix="saathi-", ignore_cleanup_errors=True) as place:
        copy = Path(place) / folders.DATABASE
        for name in ("", "-wal"):
            source = site.database.with_name(site.database.name + name)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + name))
        version = _version(copy, ring.data, vault)
        with contextlib.closing(_Damaged(copy, ring.data, vault)) as damaged:
            new.unlink(missing_ok=True)
            with engine.told(), contextlib.closing(engine.connect_new(new, ring.data, vault)) as target:
                tables = _carry_over(damaged, target, version)
                _finish(target, entry, version, site.clock)
    return tables


def _version(path: Path, data: bytes, vault: str) -> int:
    """Return the version of a copy; where its first page is lost, it gets another."""
    try:
        header = cipherfile.header(path, data, vault)
    except DamagedStart:
        return firstpage.rebuild(path, data, vault)
    if header.application != cipherfile.APPLICATION:
        raise NotOurs
    if header.version > steps.LATEST:
        raise NewerVersion
    return header.version


class _Damaged:
    """A file that is read in spite of its damage: every error begins a new connection."""

    def __init__(self, path: Path, data: bytes, vault: str) -> None:
        self._where = (path, data, vault)
        self._open = self._connected()
        self.failures = 0

    def _connected(self) -> engine.Closable:
        try:
            return engine.connect(*self._where)
        except Exception as problem:
            if engine.is_damage(problem):
                raise DamagedStart from None
            raise

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]] | None:
        """Return rows, or None where a page on the way is damaged."""
        if self.failures > _MOST_FAILURES:
            return None
        try:
            return self._open.execute(sql, values).fetchall()
        except Exception as problem:
            if not engine.is_damage(problem) and not engine.error_name(problem).startswith("SQLITE_IOERR"):
                raise
            self.failures += 1
            self.close()
            self._open = self._connected()
            return None

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(Exception):
            self._open.close()


def _carry_over(damaged: _Damaged, target: Connection, version: int) -> tuple[Table, ...]:
    statements = steps.schema(version)
    first = [one for one in statements if one.upper().startswith("CREATE TABLE")]
    target.execute("PRAGMA foreign_keys=OFF")
    target.execute("BEGIN")
    for statement in first:
        target.execute(statement)
    names = [
        str(row[0])
        for row in target.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    ]
    tables = {name: _carried(damaged, target, name) for name in names}
    _drop_orphans(target, tables)
    _keep_numbers(damaged, target)
    for statement in statements:
        if statement not in first:
            target.execute(statement)
    target.execute("COMMIT")
    return tuple(tables.values())


def _carried(damaged: _Damaged, target: Connection, name: str) -> Table:
    """Copy one table's readable rows."""
    columns = [str(row[1]) for row in target.execute(f'PRAGMA table_info("{name}")').fetchall()]
    listed = ", ".join(f'"{column}"' for column in columns)
    insert = f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - our own names
    found, there = Table(name), _rowids(damaged, name, columns)
    for rows in _ranges(damaged, name, listed, there):
        for row in rows:
            points.reach("salvage.row")
            try:
                target.execute(insert, tuple(row[1:]))
            except Exception as problem:
                if not engine.error_name(problem).startswith("SQLITE_CONSTRAINT"):
                    raise
                continue
            found.saved += 1
    found.is_certain = there is not None
    found.lost = max(0, len(there) - found.saved) if there is not None else 0
    return found


def _rowids(damaged: _Damaged, name: str, columns: Sequence[str]) -> list[int] | None:
    """Return the row numbers by the index of uids; None where it is damaged, or there is none."""
    if "uid" not in columns:
        return None
    rows = damaged.rows(f'SELECT rowid FROM "{name}" ORDER BY uid')  # noqa: S608 - our own names
    return None if rows is None else sorted(int(str(row[0])) for row in rows)


def _ranges(
    damaged: _Damaged, name: str, listed: str, there: list[int] | None
) -> Iterator[list[tuple[object, ...]]]:
    """Yield the readable rows by ranges, halving where a page is damaged."""
    sql = f'SELECT rowid, {listed} FROM "{name}" NOT INDEXED WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - our own names
    last = (there[-1] if there else 0) if there is not None else _last(damaged, name)
    waiting = [(start, min(start + _BATCH - 1, last)) for start in range(1, last + 1, _BATCH)]
    while waiting:
        low, high = waiting.pop(0)
        rows = damaged.rows(sql, (low, high))
        if rows is not None:
            yield rows
        elif low < high:
            middle = (low + high) // 2
            waiting[:0] = [(low, middle), (middle + 1, high)]


def _last(damaged: _Damaged, name: str) -> int:
    for sql in (
        f"SELECT seq FROM sqlite_sequence WHERE name = '{name}'",  # noqa: S608 - our own names
        f'SELECT max(rowid) FROM "{name}"',  # noqa: S608 - our own names
    ):
        rows = damaged.rows(sql)
        if rows and isinstance(rows[0][0], int):
            return min(rows[0][0], _MOST_ROWS)
        if rows is not None and "max" in sql:
            return 0
    return _BATCH * 8


def _drop_orphans(target: Connection, tables: dict[str, Table]) -> None:
    """Let go of rows whose parent is lost, and of links that may be empty, until all holds together."""
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, _, key in broken:
            column = _column(target, str(table), int(str(key)))
            if column is None:
                gone = target.execute(f'DELETE FROM "{table}" WHERE rowid = ? RETURNING 1', (row,)).fetchall()  # noqa: S608 - our own names
                tables[str(table)].lost += len(gone)
                tables[str(table)].saved -= len(gone)
            else:
                target.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))  # noqa: S608 - our own names


def _column(target: Connection, table: str, key: int) -> str | None:
    """Return the column of a link that may be empty; None where the row cannot be without it."""
    links = {
        int(str(row[0])): str(row[3])
        for row in target.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    }
    needed = {str(row[1]): bool(row[3]) for row in target.execute(f'PRAGMA table_info("{table}")').fetchall()}
    return None if needed[links[key]] else links[key]


def _keep_numbers(damaged: _Damaged, target: Connection) -> None:
    """Let no row number be used twice, also where the last rows are lost."""
    for name, last in damaged.rows("SELECT name, seq FROM sqlite_sequence") or ():
        changed = target.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ? RETURNING 1", (last, name)
        ).fetchall()
        if not changed:
            target.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))


def _finish(target: Connection, entry: Entry, version: int, clock: Clock) -> None:
    target.execute(f"PRAGMA application_id={cipherfile.APPLICATION}")
    target.execute(f"PRAGMA user_version={version}")
    if not target.execute("SELECT 1 FROM vaultstate").fetchall():
        target.execute(
            "INSERT INTO vaultstate (id, vault, key_revision, generation, last_instant)"
            " VALUES (1, ?, ?, ?, ?)",
            (
                entry.keys.vault,
                entry.keys.revision,
                entry.keys.generation,
                clock.now().isoformat(" ", "microseconds"),
            ),
        )
    shape.refuse_changed(target, version)
    if version < steps.LATEST:
        steps.run(target, version)
