# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making backups of an open vault: one snapshot, then one verified file for each place. Nothing half stays.

The snapshot is made by VACUUM INTO, which fails loudly at a damaged page, and is checked once. Each copy is
written as .part, flushed, read back from the disk, compared, proven by its MAC, and only then renamed.
"""

import contextlib
import errno
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from models.memory import wipe
from models.messages import Refused
from models.vault import engine, erased, folders, keyfile, ledger, package, points, rotation, slots
from models.vault.failures import (
    BackupDamaged,
    BackupMissing,
    BackupOfAnother,
    BackupPlaceFull,
    BackupPlaceMissing,
    BackupPlaceReadOnly,
    DamagedPage,
    DiskFull,
    Unopened,
)
from models.vault.keyfile import KeyFile
from models.vault.migrations.steps import Connection
from models.vault.opened import Vault
from models.words import Role

_SNAPSHOT = "snapshot.part"
PART = ".part"


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """What a backup is made from: read once from the open vault, so that locking it cuts nothing short."""

    folder: Path
    app_folder: Path
    keys: KeyFile
    data: bytes
    moment: datetime
    erased: tuple[str, ...] = ()

    @property
    def own_place(self) -> Path:
        """Where copies beside the register stand."""
        return self.folder / folders.BACKUPS


@dataclass(frozen=True, slots=True)
class Made:
    """One place's outcome: the copy that was verified there, or why there is none."""

    place: Path
    path: Path | None = None
    size: int = 0
    trouble: Refused | None = None
    count: int = 0
    """Id of the last log entry in it."""
    head: bytes = field(default=b"", repr=False)
    """Its signature: with the count, an outside anchor of the log."""


@dataclass(frozen=True, slots=True)
class _Shot:
    """A checked snapshot and what it holds."""

    path: Path
    schema: int
    told: package.Told = field(repr=False)


Step = Callable[[int, int], None]


def nobody(done: int, total: int) -> None:
    """Tell nobody how far it is."""


def source_of(vault: Vault) -> Source:
    """Take from an open vault what a backup needs."""
    keys, data = vault.lend_for_backup()
    return Source(
        vault.folder, vault.app_folder, keys, data, vault.clock.now(), erased.listed(vault.folder, vault.id)
    )


def everywhere(source: Source, step: Step = nobody) -> tuple[Made, ...]:
    """Back up beside the register and to the second place; where one fails, the other is still made.

    The source's key is gone afterwards.
    """
    second = ledger.read(source.app_folder, source.keys.vault).second
    try:
        return make(source, [source.own_place, *([second] if second else [])], step)
    except Refused as trouble:
        ledger.note_trouble(source.app_folder, source.keys.vault, source.own_place, trouble, source.moment)
        raise
    finally:
        wipe(source.data)


def make(source: Source, places: Iterable[Path], step: Step = nobody) -> tuple[Made, ...]:
    """Make one snapshot and put a verified copy of it in each place. Raises where there is no snapshot."""
    listed = list(dict.fromkeys(places))
    step(0, len(listed) + 1)
    with _snapshot(source) as shot:
        keys = keyfile.dump(_for_backup(source.keys))
        secret = (source.keys.generation, source.data)
        manifest = package.sealed(source.keys.vault, shot.schema, secret, shot.told, keys, shot.path)
        made: list[Made] = []
        for number, place in enumerate(listed, 1):
            step(number, len(listed) + 1)
            made.append(_made(source, place, manifest, keys, shot))
    return tuple(made)


def _made(source: Source, place: Path, manifest: package.Manifest, keys: bytes, shot: _Shot) -> Made:
    """Put one copy in one place and note in the ledger how it went."""
    try:
        path = _put(source, place, manifest, keys, shot.path)
    except Refused as trouble:
        ledger.note_trouble(source.app_folder, source.keys.vault, place, trouble, source.moment)
        return Made(place, trouble=trouble)
    size = path.stat().st_size
    copy = ledger.Copy(place, path.name, source.moment, size, shot.told.count)
    off = ledger.is_off_machine(place, source.folder)
    ledger.note_copy(source.app_folder, source.keys.vault, replace(copy, off=off))
    with contextlib.suppress(OSError):
        _rotate(place, source.keys.vault)
    return Made(place, path, size, count=shot.told.count, head=shot.told.head)


def _put(source: Source, place: Path, manifest: package.Manifest, keys: bytes, data: Path) -> Path:
    final = _free_name(place, rotation.name_at(source.moment), manifest.vault)
    part = final.with_name(final.name + PART)
    try:
        with in_words():
            _refuse_missing(source, place)
            points.reach("backup.begin")
            package.write(part, manifest, keys, data)
            points.reach("backup.written")
            package.refuse_altered(_proven(part, source.data))
            points.reach("backup.verified")
            folders.put(part, final)
            folders.sync_folder(place)
            points.reach("backup.renamed")
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return final


def _proven(path: Path, data: bytes) -> package.Package:
    """Read a backup back and prove it. What was just written and does not fit was spoiled by the disk."""
    try:
        found = package.read(path)
        package.prove(found, data)
    except Unopened:
        raise BackupDamaged from None
    return found


def _free_name(place: Path, name: str, vault: str) -> Path:
    """Return a name that is free, or this register's own from the same minute."""
    path = place / name
    try:
        theirs = path.exists() and package.read(path).manifest.vault != vault
    except (Unopened, OSError):
        theirs = True
    return path.with_name(f"{path.stem}-{vault[:4]}{rotation.SUFFIX}") if theirs else path


def _refuse_missing(source: Source, place: Path) -> None:
    """Make our own folder; any other must be there: a mount point without its stick is no place."""
    if place == source.own_place:
        folders.make_private(place)
    elif not place.is_dir() or not ledger.is_itself(place, source.app_folder, source.keys.vault):
        raise BackupPlaceMissing


@contextlib.contextmanager
def in_words() -> Generator[None]:
    """Turn what a disk or stick says into one sentence."""
    try:
        yield
    except OSError as problem:
        raise _refusal(problem) from None


@contextlib.contextmanager
def reading() -> Generator[None]:
    """Turn what a disk or stick says while a backup is read into one sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull from None
        raise BackupMissing from None


def _refusal(problem: OSError) -> Unopened:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return BackupPlaceFull()
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return BackupPlaceReadOnly()
    return BackupPlaceMissing()


# The snapshot


@contextlib.contextmanager
def _snapshot(source: Source) -> Generator[_Shot]:
    """Lend a checked snapshot of the register; it is gone afterwards, however this ends."""
    folders.make_private(source.own_place)
    path = source.own_place / _SNAPSHOT
    path.unlink(missing_ok=True)
    try:
        with in_words(), engine.told():
            _vacuum(source, path)
            points.reach("backup.snapshot")
            yield _checked(source, path)
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _vacuum(source: Source, path: Path) -> None:
    database = source.folder / folders.DATABASE
    connection = engine.connect(database, source.data, source.keys.vault)
    try:
        connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        connection.close()
    path.chmod(0o600)


def _checked(source: Source, path: Path) -> _Shot:
    with engine.Looking(path, source.data, source.keys.vault) as connection:
        refuse_damage(connection)
        schema = _number(connection, "PRAGMA user_version")
        return _Shot(path, schema, _told(source, connection))


def refuse_damage(connection: Connection) -> None:
    """Raise DamagedPage unless every page and table is whole."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedPage
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise DamagedPage


def _told(source: Source, connection: Connection) -> package.Told:
    last = connection.execute("SELECT id, signature FROM logentry ORDER BY id DESC LIMIT 1").fetchone()
    counters = connection.execute("SELECT name, value FROM counter").fetchall()
    return package.Told(
        source.moment,
        int(str(last[0])) if last else 0,
        last[1] if last and isinstance(last[1], bytes) else b"",
        _number(connection, "SELECT count(*) FROM member"),
        {str(name): int(str(value)) for name, value in counters},
        tuple(one.slot.uid for one in source.keys.slots if not one.slot.disabled),
        source.erased,
    )


def _number(connection: Connection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(str(row[0])) if row else 0


def _for_backup(keys: KeyFile) -> KeyFile:
    """Leave managers their boxes; everybody else's come back from escrow, by a manager who restores."""
    return replace(
        keys,
        slots=tuple(
            one if one.slot.role is Role.MANAGER else slots.without_rights(one) for one in keys.slots
        ),
    )


def told_by(vault: Vault, file: Path) -> package.Told:
    """Return what a backup of this register says of itself, proven by the keys held. Raises Unopened."""
    with reading():
        found = package.read(file)
        if found.manifest.vault != vault.id:
            raise BackupOfAnother
        return package.prove(found, vault.data_of(found.manifest.generation))


# Which stay


def _rotate(place: Path, vault: str) -> None:
    """Take away what the rule does not keep, and parts that were never finished. Ours alone."""
    ours = {path: moment for path, moment in dated(place) if _is_of(path, vault)}
    stays = rotation.kept(ours.values())
    for path, moment in ours.items():
        if moment not in stays:
            path.unlink(missing_ok=True)
    for path in place.glob(f"centre-*{rotation.SUFFIX}{PART}"):
        path.unlink(missing_ok=True)


def dated(place: Path) -> list[tuple[Path, datetime]]:
    """Return the backups in a place with the moments their names say, newest first."""
    try:
        found = [(path, rotation.moment_of(path.name)) for path in place.iterdir()]
    except OSError:
        return []
    known = [(path, moment) for path, moment in found if moment is not None]
    return sorted(known, key=lambda one: (one[1], one[0].name), reverse=True)


def _is_of(path: Path, vault: str) -> bool:
    try:
        return package.read(path).manifest.vault == vault
    except (Unopened, OSError):
        return False
