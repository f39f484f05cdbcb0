# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup put back: proven whole before anything is touched, the present files kept aside, then swapped.

Today's key file stays where there is one, so that whoever was removed since stays removed; the restored
database is brought under today's keys and schema before it takes its place. Cut short before the swap, the
old register stands; after it, the new one. In between lies one rename.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from models.clock import Clock
from models.vault import (
    backup,
    cipherfile,
    engine,
    erased,
    examining,
    folders,
    keyfile,
    package,
    points,
    space,
)
from models.vault.aside import keep_aside, swap_in
from models.vault.failures import BackupDamaged, BackupOfAnother, DiskFull, NewerVersion, Unopened, WrongSheet
from models.vault.keyfile import KeyFile
from models.vault.keyring import BoxClosed
from models.vault.migrations import steps
from models.vault.opened import Vault
from models.vault.opening import Entry, Site, begin, lock_folder
from models.vault.proving import ByPassword, BySheet, Proof, enter
from models.vault.ring import KeyRing

__all__ = ["ByPassword", "BySheet", "Restored", "rehearse", "restore"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup holds, and what becomes of those who could sign in."""

    told: package.Told
    schema: int
    """The version it was made under."""
    bare: tuple[str, ...] = ()
    """uids of people whose boxes must come back from escrow."""
    erased: tuple[str, ...] = ()
    """uids of people erased at any time known here: they stay erased."""
    aside: Path | None = None
    """Where the files that were replaced are kept."""


@dataclass(frozen=True, slots=True, repr=False)
class _Ready:
    """A database that only needs to take its place."""

    path: Path
    entry: Entry
    found: Restored


def rehearse(
    folder: Path, file: Path, proof: Proof, clock: Clock, app_folder: Path | None = None
) -> Restored:
    """Do everything restoring does, in a temporary folder, and throw it away: proof that it would open."""
    site = Site(folder, app_folder or folders.app_folder(), clock)
    with tempfile.TemporaryDirectory(prefix="saathi-", ignore_cleanup_errors=True) as aside:
        ready = _prepared(site, file, proof, Path(aside) / folders.DATABASE)
        data = KeyRing(ready.entry.unlocked.keys, ready.entry.keys).data
        examining.examine(ready.path, data, ready.entry.keys.vault, 0)
        return ready.found


def restore(
    folder: Path, file: Path, proof: Proof, clock: Clock, app_folder: Path | None = None
) -> tuple[Vault, Restored]:
    """Put a backup in the register's place and open it as the manager who asked. Raises Unopened."""
    site = Site(folder, app_folder or folders.app_folder(), clock, accept_older=True, accept_clock=True)
    folders.refuse_network(folder)
    folders.make_private(folder)
    lock = lock_folder(folder)
    try:
        new = folder / folders.RESTORING
        try:
            ready = _prepared(site, file, proof, new)
            aside = keep_aside(folder, clock.now())
            swap_in(folder, new, lambda: keyfile.mend(ready.entry.keys, folder, _private(site.app_folder)))
        finally:
            new.unlink(missing_ok=True)
        points.reach("restore.opening")
        return begin(site, ready.entry, lock), replace(ready.found, aside=aside)
    except BaseException:
        lock.release(untouched=True)
        raise


def _private(folder: Path) -> Path:
    folders.make_private(folder)
    return folder


def _prepared(site: Site, file: Path, proof: Proof, where: Path) -> _Ready:
    """Prove a backup and lay its database down at ``where``, under today's keys and schema."""
    with backup.reading():
        found = package.read(file)
        _refuse_another(site, found)
        if found.manifest.schema > steps.LATEST:
            raise NewerVersion
        entry, secret = _entry(site, found, proof)
        told = package.prove(found, secret)
        points.reach("restore.proven")
        _lay(found, where)
    version = _whole(where, secret, found.manifest.vault, told)
    _bring_up(where, secret, entry, found.manifest, version)
    points.reach("restore.prepared")
    bare = tuple(one.slot.uid for one in entry.keys.slots if not one.keys and not one.slot.disabled)
    gone = erased.listed(site.folder, found.manifest.vault)
    known = Restored(
        told,
        version,
        tuple(uid for uid in bare if uid in told.active),
        tuple(dict.fromkeys((*gone, *told.erased, *_erased_later(file, secret, found, told)))),
    )
    return _Ready(where, entry, known)


def _refuse_another(site: Site, found: package.Package) -> None:
    """Refuse a backup where the key file beside it belongs to another register."""
    path = site.folder / folders.KEYS
    for copy in (path, path.with_name(path.name + ".bak")):
        with contextlib.suppress(OSError, ValueError):
            if keyfile.load(copy.read_bytes()).vault != found.manifest.vault:
                raise BackupOfAnother


def _key_files(site: Site, found: package.Package) -> list[KeyFile]:
    """Return the key files a person may prove themselves by: today's first, unless the backup's is newer."""
    vault = found.manifest.vault
    listed: list[KeyFile] = []
    for path in keyfile.copies(site.folder, site.app_folder, vault):
        with contextlib.suppress(OSError, ValueError, Unopened):
            listed.append(keyfile.load(path.read_bytes()))
    try:
        listed.append(keyfile.load(found.keys))
    except ValueError:
        raise BackupDamaged from None
    ours = [keys for keys in listed if keys.vault == vault]
    if not ours:
        raise BackupDamaged
    return sorted(ours, key=lambda keys: keys.revision, reverse=True)


def _entry(site: Site, found: package.Package, proof: Proof) -> tuple[Entry, bytes]:
    """Return who restores, and the data key of the backup's generation.

    They prove themselves by the newest key file there is: a password or sheet taken away since opens nothing.
    """
    keys = _key_files(site, found)[0]
    entry = enter(site, keys, proof)
    generation = found.manifest.generation
    if not 1 <= generation <= keys.generation:
        raise BackupDamaged
    try:
        secret = KeyRing(entry.unlocked.keys, keys).data_of(generation)
        if isinstance(proof, BySheet):
            package.prove(found, secret)
    except (BoxClosed, Unopened):
        raise (WrongSheet if isinstance(proof, BySheet) else BackupDamaged) from None
    return entry, secret


# The database


def _lay(found: package.Package, where: Path) -> None:
    _make_room(where.parent, found.manifest.data[0])
    handle = os.open(where, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for chunk in package.chunks(found):
            points.reach("restore.chunk")
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _make_room(folder: Path, size: int) -> None:
    """Free the reserve where it is needed; refuse before half of it is written."""
    needed = 2 * size + 1024 * 1024
    if shutil.disk_usage(folder).free < needed:
        space.free_reserve(folder)
    if shutil.disk_usage(folder).free < needed:
        raise DiskFull


def _whole(path: Path, secret: bytes, vault: str, told: package.Told) -> int:
    """Check every page and table, and that the log ends where the manifest says. Returns the schema."""
    try:
        cipherfile.header(path, secret, vault)
        seen = examining.examine(path, secret, vault, 0)
        with engine.told(), engine.Looking(path, secret, vault) as connection:
            backup.refuse_damage(connection)
    except NewerVersion:
        raise
    except Unopened:
        raise BackupDamaged from None
    if (seen.count, seen.head) != (told.count, told.head):
        raise BackupDamaged
    return seen.version


def _bring_up(path: Path, secret: bytes, entry: Entry, manifest: package.Manifest, version: int) -> None:
    with engine.told():
        if version < steps.LATEST:
            with contextlib.closing(engine.connect_new(path, secret, manifest.vault)) as connection:
                steps.run(connection, version)
        points.reach("restore.migrated")
        today = KeyRing(entry.unlocked.keys, entry.keys).data
        if today != secret:
            engine.rekey(path, secret, today, manifest.vault)


def _erased_later(file: Path, secret: bytes, found: package.Package, told: package.Told) -> Generator[str]:
    """Yield who was erased according to newer backups of the same keys in the same folder."""
    for path, moment in backup.dated(file.parent):
        if moment <= told.made or path == file:
            continue
        with contextlib.suppress(OSError, Unopened):
            other = package.read(path)
            if other.manifest.vault == found.manifest.vault:
                yield from package.prove(other, secret).erased
