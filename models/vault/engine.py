# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections to one encrypted file: how they are opened, and the two engines the rooms above use.

Only this file touches the driver, which ships no types.
"""

import contextlib
import errno
import logging
from binascii import hexlify
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from models.memory import wipe
from models.vault.failures import DamagedPage, DiskFailed, DiskFull, InUse, ReadOnly, Unopened
from models.vault.migrations.steps import Connection

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

OLDEST = (3, 51, 3)
"""Earlier SQLite can damage a file when its log is reset."""

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNUSABLE = (*_DAMAGE, "SQLITE_IOERR")
_QUIET = "PRAGMA cipher_log_level=NONE"
_TELLS_NOBODY = logging.NullHandler()
"""At a damaged page SQLAlchemy would tell the console of cursors; what met the damage tells people."""
_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-8192",
)
_WRITING = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


class Closable(Connection, Protocol):
    """A connection that can be closed."""

    def close(self) -> None:
        """Let go of the file."""
        ...


def driver() -> Any:
    """Return the SQLCipher driver, refused where its SQLite is too old."""
    from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs] - ships none

    module = cast("Any", dbapi2)
    if module.sqlite_version_info < OLDEST:
        raise RuntimeError("SQLite 3.51.3 or newer is needed")
    return module


def _connect(path: Path, mode: str, key: bytes, vault: str, pragmas: tuple[str, ...]) -> Any:
    connection = driver().connect(
        path.absolute().as_uri() + "?" + mode,
        uri=True,
        timeout=5,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        spelled = raw_key(key, vault)
        connection.set_key(spelled)
        wipe(spelled)
        connection.execute(_QUIET)  # before the first page is read: SQLCipher would tell a console of it
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for pragma in pragmas:
            connection.execute("PRAGMA " + pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key(key: bytes, vault: str) -> bytes:
    """Return the key and salt as SQLCipher reads them: no derivation, the salt is the vault's id."""
    letters = hexlify(key)
    spelled = b"x'%b%b'" % (letters, vault.encode())
    wipe(letters)
    return spelled


def connect(path: Path, key: bytes, vault: str) -> Closable:
    """Open for work."""
    return cast("Closable", _connect(path, "mode=rw", key, vault, _PRAGMAS + _WRITING))


def connect_new(path: Path, key: bytes, vault: str) -> Closable:
    """Make a new file; without WAL, so that it is one whole file when closed."""
    return cast("Closable", _connect(path, "mode=rwc", key, vault, (*_PRAGMAS, "synchronous=FULL")))


def rekey(path: Path, old: bytes, new: bytes, vault: str) -> None:
    """Encrypt the whole file under another key. Killed in the middle, it is wholly old or wholly new."""
    connection = _connect(path, "mode=rw", old, vault, (*_PRAGMAS, "synchronous=FULL"))
    try:
        # The rollback journal makes the change one step; WAL comes back with the next opening. It is cut to
        # nothing, not deleted: where a virus scanner holds it, Windows deletes it late, and the next with it.
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        spelled = raw_key(new, vault)
        connection.reset_key(spelled)
        wipe(spelled)
    except Exception as problem:
        if error_name(problem) == "SQLITE_BUSY":
            raise InUse from None
        raise
    finally:
        connection.close()


def settle(path: Path, keys: tuple[bytes, ...], vault: str) -> None:
    """Let SQLite take back a re-keying killed in the middle: its journal holds the pages of before."""
    journal = path.with_name(path.name + "-journal")
    for key in keys if journal.exists() and journal.stat().st_size > 0 else ():
        with contextlib.suppress(Exception):  # the key that does not fit; the other one does
            _connect(path, "mode=rw", key, vault, ()).close()


class Looking:
    """A connection that leaves no trace: the file is not written, and -shm is put back as it was."""

    def __init__(self, path: Path, key: bytes, vault: str) -> None:
        self._shared = path.with_name(path.name + "-shm")
        self._before = self._shared.read_bytes() if self._shared.exists() else None
        log = path.with_name(path.name + "-wal")
        has_log = log.exists() and log.stat().st_size > 0
        try:
            self._connection = _connect(
                path, "mode=ro" if has_log else "mode=ro&immutable=1", key, vault, _PRAGMAS
            )
        except BaseException:
            self._put_back()
            raise

    def __enter__(self) -> Connection:
        return cast("Connection", self._connection)

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._put_back()

    def _put_back(self) -> None:
        try:
            self._lay_back()
        except OSError as problem:
            # Windows lets nobody change what another connection has mapped: the index is that one's then.
            if problem.errno not in {errno.EINVAL, errno.EACCES}:
                raise

    def _lay_back(self) -> None:
        if self._before is None:
            self._shared.unlink(missing_ok=True)
        elif self._shared.read_bytes() != self._before:
            self._shared.write_bytes(self._before)


def is_damage(problem: BaseException) -> bool:
    """Tell whether a driver's error means a damaged page."""
    return error_name(problem).startswith(_DAMAGE)


def error_name(problem: BaseException) -> str:
    """Return SQLite's own name of an error, empty where it has none."""
    original = getattr(problem, "orig", None) or problem
    return str(getattr(original, "sqlite_errorname", "") or "")


def is_unusable(problem: BaseException) -> bool:
    """Tell whether an error leaves a connection that nobody may use again."""
    return error_name(problem).startswith(_UNUSABLE)


@contextlib.contextmanager
def told() -> Generator[None]:
    """Turn the driver's word for damage, a full or failing disk or a folder without rights into our own."""
    try:
        yield
    except Exception as problem:
        refusal = _refusal(error_name(problem))
        if refusal is None:
            raise
        raise refusal from None


def _refusal(name: str) -> Unopened | None:
    if name.startswith(_DAMAGE):
        return DamagedPage()
    if name == "SQLITE_FULL":
        return DiskFull()
    if name.startswith("SQLITE_IOERR"):
        return DiskFailed()
    return ReadOnly() if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) else None


def engines(path: Path, key: bytes, vault: str) -> "tuple[Engine, Engine]":
    """Return the reading engine and the writing one: one pool, the latter begins with BEGIN IMMEDIATE."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import QueuePool

    logging.getLogger("sqlalchemy").addHandler(_TELLS_NOBODY)
    engine = create_engine(
        "sqlite://",
        module=driver(),
        creator=lambda: _connect(path, "mode=rw", key, vault, _PRAGMAS + _WRITING),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )
    _listen(engine)
    return engine, engine.execution_options(begin_sql="BEGIN IMMEDIATE")


def _listen(engine: "Engine") -> None:
    from sqlalchemy import event
    from sqlalchemy.engine import Connection as Connected
    from sqlalchemy.engine import ExceptionContext

    def begin(connection: Connected) -> None:
        connection.exec_driver_sql(str(connection.get_execution_options().get("begin_sql", "BEGIN")))

    def on_error(context: ExceptionContext) -> None:
        if is_unusable(context.original_exception):
            context.is_disconnect = True  # a damaged page poisons its connection: throw it out of the pool

    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", on_error)
