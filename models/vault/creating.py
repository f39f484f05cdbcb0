# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault: keys, an empty database, and the recovery sheet. Cut short, it is simply begun again."""

import secrets
from pathlib import Path

from models.clock import Clock
from models.vault import cipherfile, engine, folders, keyfile, keyring, recovery_sheet, staff
from models.vault.failures import AlreadyThere
from models.vault.keyring import KEY, Cost
from models.vault.lock import FolderLock
from models.vault.migrations import steps
from models.vault.opened import Vault
from models.vault.opening import Entry, Site, begin, lock_folder
from models.vault.recovery_sheet import RecoverySheet
from models.vault.slots import Slot
from models.words import Language, Role


def create_vault(
    folder: Path,
    *,
    manager: str,
    password: str,
    language: Language = Language.ENGLISH,
    clock: Clock,
    app_folder: Path | None = None,
    cost: Cost | None = None,
) -> tuple[Vault, RecoverySheet]:
    """Make a vault with its first manager, and the recovery sheet that is shown this once."""
    site = Site(folder, app_folder or folders.app_folder(), clock)
    folders.refuse_network(folder)
    folders.make_private(folder)
    lock = lock_folder(folder)
    try:
        return _created(
            site, lock, staff.named(manager, Role.MANAGER, language), password, cost or keyring.COST
        )
    except BaseException:
        lock.release(untouched=True)
        raise


def _created(
    site: Site, lock: FolderLock, who: Slot, password: str, cost: Cost
) -> tuple[Vault, RecoverySheet]:
    new = site.folder / (folders.DATABASE + ".new")
    unfinished = new.exists() and not site.database.exists()
    if site.database.exists() or ((site.folder / folders.KEYS).exists() and not unfinished):
        raise AlreadyThere
    folders.probe(site.folder)
    folders.make_private(site.app_folder)
    master, vault = secrets.token_bytes(KEY), secrets.token_bytes(16).hex()
    keys, slot, unlocked = staff.added(keyfile.KeyFile(vault, 1, 1, ()), who, password, cost, master)
    _lay(new, unlocked.keys.data, vault)
    keyfile.write(keys, site.folder, site.app_folder)
    folders.put(new, site.database)
    folders.sync_folder(site.folder)
    sheet = RecoverySheet(
        recovery_sheet.groups(master), vault, staff.fingerprint(slot.signer), site.clock.today()
    )
    return begin(site, Entry(keys, slot, unlocked, Role.MANAGER), lock), sheet


def _lay(path: Path, data: bytes, vault: str) -> None:
    """Write an empty database with today's schema, closed and whole."""
    path.unlink(missing_ok=True)
    connection = engine.connect_new(path, data, vault)
    try:
        connection.execute(f"PRAGMA application_id={cipherfile.APPLICATION}")
        steps.run(connection, 0)
        connection.execute(
            "INSERT INTO vaultstate (id, vault, key_revision, generation) VALUES (1, ?, 1, 1)", (vault,)
        )
    finally:
        connection.close()
    path.chmod(0o600)
