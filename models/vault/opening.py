# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a folder and a password to an open vault: the checks in order, each refusing before a byte is written.

Lock, file there, not empty, not plain, folder writable and not full, key file, password, key, our
application, no newer version, shape as shipped, not an older copy, clock not behind; only then the log of
SQLite (WAL), a first commit, and steps up to today's schema.
"""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from models.clock import Clock
from models.memory import wipe
from models.messages import Message
from models.vault import (
    anchor,
    aside,
    cipherfile,
    engine,
    examining,
    folders,
    keyfile,
    keyring,
    pin,
    recovery_sheet,
    roll_call,
    slots,
    space,
    staff,
)
from models.vault.attempts import Attempts
from models.vault.failures import (
    DamagedPage,
    KeyFileChanged,
    KeyFileMissing,
    NotOurs,
    NoVault,
    PersonDisabled,
    WrongPassword,
    WrongSheet,
)
from models.vault.keyring import Cost, Keys
from models.vault.lock import FolderLock
from models.vault.migrations import steps
from models.vault.opened import Found, Parts, Vault
from models.vault.ring import KeyRing
from models.vault.slots import LockedSlot, Slot, Unlocked
from models.words import Language, Role

_GENERATIONS = 200
"""How many generations are tried where only the recovery sheet is left."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a vault lives, and by which clocks."""

    folder: Path
    app_folder: Path
    clock: Clock
    monotonic: Callable[[], float] = time.monotonic
    accept_older: bool = False
    accept_clock: bool = False

    @property
    def database(self) -> Path:
        """centre.db."""
        return self.folder / folders.DATABASE


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """Who comes in, and by which keys."""

    keys: keyfile.KeyFile
    person: Slot
    unlocked: Unlocked
    role: Role
    by_sheet: bool = False


def staff_slots(folder: Path, app_folder: Path | None = None) -> tuple[Slot, ...]:
    """Return who may sign in, in the order they were added. Needs no password."""
    if not (folder / folders.DATABASE).exists():
        raise NoVault
    keys = keyfile.read(folder, app_folder or folders.app_folder())
    return tuple(one.slot for one in keys.slots if not one.slot.disabled)


def open_vault(
    folder: Path,
    *,
    person: str = "",
    password: str,
    clock: Clock,
    app_folder: Path | None = None,
    accept_older: bool = False,
    accept_clock: bool = False,
    monotonic: Callable[[], float] = time.monotonic,
) -> Vault:
    """Open a vault as ``person`` (name or uid; empty means the only one). Raises Unopened, changing nothing.

    ``accept_older`` (managers) goes on with a restored copy; ``accept_clock`` with a date a person confirmed.
    """
    app = app_folder or folders.app_folder()
    site = Site(folder, app, clock, monotonic, accept_older, accept_clock)
    return _guarded(site, lambda: _enter(site, person, password))


def reopen_vault(
    folder: Path, *, held: pin.Held, typed: str, clock: Clock, app_folder: Path | None = None
) -> Vault:
    """Open a vault for somebody who comes back by PIN after a short break. Raises WrongPin and Unopened."""
    site = Site(folder, app_folder or folders.app_folder(), clock)
    return _guarded(site, lambda: _enter_again(site, held, typed))


def recover_vault(
    folder: Path,
    *,
    sheet: str,
    manager: str,
    password: str,
    clock: Clock,
    language: Language = Language.ENGLISH,
    app_folder: Path | None = None,
    cost: Cost | None = None,
    accept_older: bool = False,
    accept_clock: bool = False,
) -> Vault:
    """Open a vault by its recovery sheet and give ``manager`` a slot with this password."""
    app = app_folder or folders.app_folder()
    site = Site(folder, app, clock, accept_older=accept_older, accept_clock=accept_clock)
    new = staff.named(manager, Role.MANAGER, language)
    return _guarded(
        site, lambda: _enter_by_sheet(site, recovery_sheet.read(sheet), new, password, cost or keyring.COST)
    )


def _guarded(site: Site, entry: Callable[[], Entry]) -> Vault:
    """Hold the lock while opening; on refusal leave the folder as it was."""
    if not site.database.exists():
        raise NoVault
    lock = lock_folder(site.folder)
    try:
        folders.refuse_network(site.folder)
        aside.settle(site.folder)
        cipherfile.look(site.database)
        folders.probe(site.folder)
        return begin(site, entry(), lock)
    except BaseException:
        lock.release(untouched=True)
        raise


def lock_folder(folder: Path) -> FolderLock:
    """Take the folder's lock: raises InUse, ReadOnly or DiskFull."""
    try:
        return FolderLock(folder / folders.LOCK)
    except OSError as problem:
        raise folders.refusal_for(problem) from None


# Who comes in


def _enter(site: Site, person: str, password: str) -> Entry:
    keys = keyfile.read(site.folder, site.app_folder)
    locked = staff.find(keys, person)
    uid = locked.slot.uid
    if locked.slot.disabled:
        raise PersonDisabled(locked.slot.name)
    attempts = Attempts(site.app_folder, keys.vault, site.monotonic)
    attempts.refuse_early(uid)
    try:
        unlocked = slots.unlock(locked, keys.vault, password, keys.generation)
    except WrongPassword:
        attempts.note_wrong(uid)
        raise
    return Entry(keys, locked.slot, unlocked, _role(locked, keys, unlocked))


def _enter_again(site: Site, held: pin.Held, typed: str) -> Entry:
    keys = keyfile.read(site.folder, site.app_folder)
    locked, unlocked = pin.unlocked_by(held, typed, site.clock.today(), keys)
    return Entry(keys, locked.slot, unlocked, _role(locked, keys, unlocked))


def _role(locked: LockedSlot, keys: keyfile.KeyFile, unlocked: Unlocked) -> Role:
    """Return the role that the keys make, whatever the label says."""
    master = slots.master_of(locked, keys.vault, unlocked, keys.generation)
    if master is not None:
        wipe(master)
        return Role.MANAGER
    return Role.DESK if unlocked.keys.notes is None else Role.COUNSELLOR


def _enter_by_sheet(site: Site, master: bytes, new: Slot, password: str, cost: Cost) -> Entry:
    keys = _keys_for(site, master)
    same = [one.slot.uid for one in keys.slots if staff.folded(one.slot.name) == staff.folded(new.name)]
    slot = replace(new, uid=same[0] if same else new.uid)
    changed, slot, unlocked = staff.added(keys, slot, password, cost, master)
    changed = replace(changed, revision=keys.revision + 1)
    return Entry(changed, slot, unlocked, Role.MANAGER, by_sheet=True)


def _keys_for(site: Site, master: bytes) -> keyfile.KeyFile:
    try:
        keys = keyfile.read(site.folder, site.app_folder)
    except KeyFileMissing:
        return _keys_made_anew(site, master)
    data = Keys.of_master(master, keys.vault, keys.generation).data
    # A key file older than the database, or another vault's: the sheet and the database are enough.
    return keys if _reaches(site, keys, data) else _keys_made_anew(site, master)


def _keys_made_anew(site: Site, master: bytes) -> keyfile.KeyFile:
    vault = roll_call.vault_of(site.database)
    keys = [Keys.of_master(master, vault, 1)]
    while not cipherfile.fits(site.database, keys[-1].data, vault):
        if len(keys) == _GENERATIONS:
            raise WrongSheet
        keys.append(Keys.of_master(master, vault, len(keys) + 1))
    links = tuple(
        keyfile.make_link(vault, number, (new.data, new.notes or b""), (old.data, old.notes or b""))
        for number, (old, new) in enumerate(pairwise(keys), 2)
    )
    found = examining.examine(site.database, keys[-1].data, vault, 0)
    return keyfile.KeyFile(vault, found.revision, len(keys), (), links)


def _reaches(site: Site, keys: keyfile.KeyFile, data: bytes) -> bool:
    """Tell whether this data key, or the one before it, fits the file; a damaged start fits as well."""
    ring = KeyRing(Keys(data, None, b""), keys)
    try:
        _data_in_use(site, ring, keys)
    except (NotOurs, KeyFileChanged):
        return False
    return True


# Opening


def _data_in_use(site: Site, ring: KeyRing, keys: keyfile.KeyFile) -> bytes:
    """Return the key the file is under: today's, or the one before where re-keying was cut short."""
    for generation in range(keys.generation, max(0, keys.generation - 2), -1):
        data = ring.data_of(generation)
        try:
            cipherfile.header(site.database, data, keys.vault)
        except NotOurs:
            continue
        return data
    raise NotOurs


def begin(site: Site, entry: Entry, lock: FolderLock) -> Vault:
    """Look the file over for an accepted entry, then start work in it."""
    keys = entry.keys
    ring = KeyRing(entry.unlocked.keys, keys)
    if keys.generation > 1:
        engine.settle(site.database, (ring.data_of(keys.generation - 1), ring.data), keys.vault)
    data = _data_in_use(site, ring, keys)
    seen = anchor.read(site.app_folder, keys.vault, ring.anchor)
    known = seen or anchor.Seen()
    found = examining.examine(site.database, data, keys.vault, known.count)
    if not (site.accept_older and entry.role is Role.MANAGER):
        examining.refuse_older(found, known, keys.revision)
    if not site.accept_clock:
        examining.refuse_clock(found, known, site.clock)
    return _started(site, entry, lock, ring, data, found, seen)


def _started(
    site: Site,
    entry: Entry,
    lock: FolderLock,
    ring: KeyRing,
    data: bytes,
    found: examining.Examined,
    seen: anchor.Seen | None,
) -> Vault:
    """From here on the folder is written."""
    keys = replace(
        entry.keys, revision=max(entry.keys.revision, found.revision, seen.revision if seen else 0)
    )
    ended_badly = _has_log(site.database)
    _settle(site, ring, data, keys, found.version)
    attempts = Attempts(site.app_folder, keys.vault, site.monotonic)
    wrong = attempts.wrong(entry.person.uid)
    attempts.forget(entry.person.uid)
    with contextlib.suppress(OSError):  # on Windows a virus scanner may be reading it
        (site.folder / folders.OLD_TRIES).unlink(missing_ok=True)
    known = replace(
        seen or anchor.Seen(),
        count=found.count,
        head=found.head,
        revision=keys.revision,
        instant=site.clock.now(),
    )
    remembering = _remembering(site, keys.vault, ring.anchor, known)
    space.keep_reserve(site.folder)
    return Vault(
        Parts(
            folder=site.folder,
            app_folder=site.app_folder,
            clock=site.clock,
            keys=keys,
            person=entry.person,
            role=entry.role,
            unlocked=entry.unlocked,
            ring=ring,
            lock=lock,
            anchor=remembering,
            attempts=attempts,
            engines=engine.engines(site.database, ring.data, keys.vault),
            found=Found(
                _notices(site), wrong, entry.by_sheet, seen is None, ended_badly, _left_behind(found, seen)
            ),
        )
    )


def _left_behind(found: examining.Examined, seen: anchor.Seen | None) -> int:
    """Return how many entries an older copy lacks; a copy that parted counts from where it did."""
    return max(0, seen.count - found.count) if seen else 0


def _settle(site: Site, ring: KeyRing, data: bytes, keys: keyfile.KeyFile, version: int) -> None:
    """Bring the key files and the database to where this opening wants them: same keys, latest schema."""
    folders.make_private(site.app_folder)
    keyfile.mend(keys, site.folder, site.app_folder)
    if data != ring.data:
        with engine.told():
            engine.rekey(site.database, data, ring.data, keys.vault)
    _bring_up(site, ring.data, keys, version)


def _remembering(site: Site, vault: str, key: bytes, known: anchor.Seen) -> anchor.Anchor:
    try:
        remembering = anchor.Anchor(site.app_folder, vault, key, known)
    except OSError as problem:
        raise folders.refusal_for(problem) from None
    remembering.write(known)
    return remembering


def _has_log(database: Path) -> bool:
    log = database.with_name(database.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _notices(site: Site) -> tuple[Message, ...]:
    return folders.warnings(site.folder)


def _bring_up(site: Site, data: bytes, keys: keyfile.KeyFile, version: int) -> None:
    """Switch WAL on, run missing steps after a verified copy, and prove that a commit reaches the disk."""
    with engine.told():
        connection = engine.connect(site.database, data, keys.vault)
        try:
            if version < steps.LATEST:
                _copy_aside(connection, site, data, keys.vault)
                steps.run(connection, version)
            connection.execute("BEGIN IMMEDIATE")
            now = site.clock.now().isoformat(" ", "microseconds")
            connection.execute(
                "UPDATE vaultstate SET key_revision = ?, generation = ?, last_instant = ?",
                (keys.revision, keys.generation, now),
            )
            connection.execute("COMMIT")
        finally:
            connection.close()


def _copy_aside(connection: steps.Connection, site: Site, data: bytes, vault: str) -> None:
    """Keep a verified copy of the file as it was before the steps."""
    backups = site.folder / folders.BACKUPS
    folders.make_private(backups)
    stamp = f"{site.clock.now():%Y%m%d-%H%M%S}"
    copy = backups / f"before-step-{stamp}.db"
    connection.execute("VACUUM INTO ?", (str(copy),))
    with engine.Looking(copy, data, vault) as aside:
        if aside.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DamagedPage
        if aside.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise DamagedPage
