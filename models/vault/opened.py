# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open, unlocked vault: two engines, sealing, signing, the anchor, and the people who may open it."""

import contextlib
import secrets
import threading
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.clock import Clock
from models.memory import copy_of, wipe
from models.messages import Message, NotAllowed, Refused, locked, message
from models.vault import (
    anchor,
    engine,
    folders,
    keyfile,
    keyring,
    pin,
    recovery_sheet,
    sealed,
    slots,
    space,
    staff,
)
from models.vault.attempts import Attempts
from models.vault.failures import BackupDamaged, WrongPassword, WrongSheet
from models.vault.lock import FolderLock
from models.vault.migrations.steps import Connection
from models.vault.recovery_sheet import RecoverySheet
from models.vault.ring import KeyRing
from models.vault.slots import LockedSlot, Slot, Unlocked
from models.words import Language, Role

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


_ROLES = (Role.DESK, Role.COUNSELLOR, Role.MANAGER)


def _reach(role: Role) -> int:
    """Return how far a role's keys reach: each holds all that the earlier ones hold."""
    return _ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Found:
    """What opening met, for the first page and for the log."""

    notices: tuple[Message, ...] = ()
    wrong_tries: int = 0
    """Wrong passwords of this person since the last right one."""
    by_sheet: bool = False
    anchor_lost: bool = False
    """This computer remembers nothing of the vault: numbers on paper jump ahead."""
    ended_badly: bool = False
    """The last use ended without closing; what was committed is there."""
    left_behind: int = 0
    """Log entries this computer knows of and an older copy, gone on with by a manager, does not hold."""


@dataclass(slots=True, repr=False)
class Parts:
    """What a vault is put together from."""

    folder: Path
    app_folder: Path
    clock: Clock
    keys: keyfile.KeyFile
    person: Slot
    role: Role
    unlocked: Unlocked
    ring: KeyRing
    lock: FolderLock
    anchor: anchor.Anchor
    attempts: Attempts
    engines: "tuple[Engine, Engine]"
    found: Found


class Vault:
    """An open vault of one process. Close it, or use it in a ``with`` block."""

    def __init__(self, parts: Parts) -> None:
        self._parts: Parts | None = parts
        self._guard = threading.Lock()
        self._turning = threading.RLock()
        self.folder = parts.folder
        self.app_folder = parts.app_folder
        self.id = parts.keys.vault
        self.clock = parts.clock
        self.person = parts.person
        self.role = parts.role
        self.found = parts.found
        self.reader, self.writer = parts.engines
        self.anchor_counters: dict[str, int] = dict(parts.anchor.seen.counters)

    def __enter__(self) -> "Vault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _open(self) -> Parts:
        if self._parts is None:
            raise locked()
        return self._parts

    @property
    def generation(self) -> int:
        """Generation of the keys that seal now."""
        return self._open.ring.generation

    # Sealing and signing

    def seal(
        self,
        table: str,
        uid: str,
        subject: str,
        version: int,
        body: bytes,
        *,
        floor: int = 256,
        author: str = "",
    ) -> bytes:
        """Seal a body as this person's version of a row, or as ``author``'s. NotAllowed for the desk."""
        ring = self._open.ring
        where = (table, uid, subject, author or self.person.uid, version)
        return ring.sealer(ring.generation).seal(where, body, floor)

    def unseal(
        self, table: str, uid: str, subject: str, author: str, version: int, generation: int, sealed: bytes
    ) -> bytes:
        """Open a sealed body. SealBroken where it was altered or moved, NotAllowed for the desk."""
        return self._open.ring.sealer(generation).unseal((table, uid, subject, author, version), sealed)

    def open_each(self, table: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Open many bodies of one table, as ``sealed.open_each`` says; NotAllowed for the desk."""
        return sealed.open_each(self._open.ring.sealer, table, rows)

    def post(self, uid: str, subject: str, kind: str, body: bytes) -> bytes:
        """Seal a body for counsellors and managers. Everybody may; the desk cannot read it back."""
        ring = self._open.ring
        return sealed.post(ring.public, ring.generation, (self.id, uid, subject, self.person.uid, kind), body)

    def open_post(self, uid: str, subject: str, author: str, kind: str, sealed: bytes) -> bytes:
        """Open a post. SealBroken where it was altered or moved, NotAllowed for the desk."""
        return self._open.ring.open_post((self.id, uid, subject, author, kind), sealed)

    def sign(self, message: bytes) -> bytes:
        """Sign as this person (Ed25519)."""
        return self._open.unlocked.signing.sign(message)

    def own_key(self, purpose: str) -> bytes:
        """Return a key that this person's password alone leads to, the same after the password changes."""
        seed = self._open.unlocked.signing.private_bytes_raw()
        key = keyring.derive(seed, self.id, f"own/{purpose}")
        wipe(seed)
        return key

    def hold_for(self, chosen: str) -> pin.Held:
        """Hold, in memory alone, what lets this person back in by PIN after a short break."""
        return pin.hold(self.id, self.person.uid, self._open.unlocked, chosen, self.clock.today())

    # The anchor

    def noted(self, *, count: int, head: bytes, counters: dict[str, int]) -> None:
        """Remember after a commit: the last log entry's id and signature, and the numbers used on paper."""
        with self._guard:
            parts = self._open
            for name, value in counters.items():
                self.anchor_counters[name] = max(value, self.anchor_counters.get(name, 0))
            seen = parts.anchor.seen
            if count < seen.count:
                count, head = seen.count, seen.head
            now = self.clock.now()
            parts.anchor.write(
                replace(seen, count=count, head=head, instant=now, counters=dict(self.anchor_counters))
            )

    @property
    def anchor_works(self) -> bool:
        """Whether the last note could be written."""
        return self._open.anchor.works

    # People

    def slots(self) -> tuple[Slot, ...]:
        """Return everybody who has a slot, also those switched off."""
        return tuple(one.slot for one in self._open.keys.slots)

    def fingerprint(self) -> str:
        """Return how the first manager's signing key is shown and compared."""
        managers = [slot for slot in self.slots() if slot.role is Role.MANAGER]
        return staff.fingerprint(managers[0].signer)

    def confirm(self, password: str) -> None:
        """Make sure the signed-in person sits here: raises WrongPassword or TryLater."""
        self._unlocked(password).wipe()

    def add_person(
        self,
        name: str,
        role: Role,
        password: str,
        *,
        manager_password: str,
        language: Language = Language.ENGLISH,
    ) -> Slot:
        """Add a member of staff with keys for their role."""
        with self._master(manager_password) as master:
            keys = self._open.keys
            new, slot, made = staff.added(
                keys, staff.named(name, role, language), password, keyring.COST, master
            )
            made.wipe()
            self._rewrite(new)
            return slot

    def disable(self, uid: str) -> None:
        """Switch a person's sign-in off. An older copy of the key file still opens with their password."""
        self._manager_only()
        self._rewrite(staff.switched_off(self._open.keys, uid))

    def enable(self, uid: str, role: Role, *, manager_password: str) -> None:
        """Switch a person's sign-in on again, with the password they had and the role a manager says."""
        with self._master(manager_password) as master:
            self._rewrite(staff.switched_on(self._open.keys, uid, role, master))

    def change_person(
        self,
        uid: str,
        *,
        manager_password: str,
        name: str | None = None,
        role: Role | None = None,
        sheet: RecoverySheet | None = None,
    ) -> Slot:
        """Give a person another name or role. Less than they had begins a new generation: they know the old.

        From manager to less also needs a drawn sheet, because they knew the master.
        """
        with self._master(manager_password) as master:
            slot = staff.find(self._open.keys, uid).slot
            new = replace(slot, name=name or slot.name, role=role or slot.role)
            if _reach(new.role) >= _reach(slot.role):
                self._rewrite(staff.changed(self._open.keys, new, master))
                return new
            fresh = self._fresh(slot, master, sheet)
            self._turn(staff.next_generation(self._open.keys, master, fresh, becoming=new), fresh)
            return new

    def proven(self, uid: str, *, manager_password: str) -> Slot:
        """Return a slot whose boxes hold just what its label says, by the master. Raises KeyFileChanged."""
        with self._master(manager_password) as master:
            return staff.proven(self._open.keys, uid, master)

    def reset_password(self, uid: str, password: str, *, manager_password: str) -> Slot:
        """Give a person who forgot theirs a new password and signing key: the old one is lost."""
        with self._master(manager_password) as master:
            slot = staff.proven(self._open.keys, uid, master)
            new, slot, made = staff.added(self._open.keys, slot, password, keyring.COST, master)
            made.wipe()
            self._rewrite(new)
            return slot

    def change_password(self, old: str, new: str) -> None:
        """Put this person's keys under another password. Old backups still open with the old one."""
        unlocked = self._unlocked(old)
        parts = self._open
        locked = slots.with_password(
            self._locked(), self.id, new, keyring.COST, unlocked.own, unlocked.signing
        )
        unlocked.wipe()
        self._rewrite(parts.keys.with_slot(locked))

    def change_language(self, language: Language) -> None:
        """Remember the language this person signs in with."""
        locked = self._locked()
        self._rewrite(
            self._open.keys.with_slot(replace(locked, slot=replace(locked.slot, language=language)))
        )

    def _locked(self) -> LockedSlot:
        return staff.find(self._open.keys, self.person.uid)

    def _unlocked(self, password: str) -> Unlocked:
        parts = self._open
        parts.attempts.refuse_early(self.person.uid)
        try:
            unlocked = slots.unlock(self._locked(), self.id, password, parts.keys.generation)
        except WrongPassword:
            parts.attempts.note_wrong(self.person.uid)
            raise
        parts.attempts.forget(self.person.uid)
        return unlocked

    def _manager_only(self) -> None:
        if self.role is not Role.MANAGER:
            raise NotAllowed(message("Only a manager may do this."))

    @contextlib.contextmanager
    def _master(self, password: str) -> Generator[bytes]:
        """Lend M for one act, the password typed again; it is overwritten at the act's end."""
        self._manager_only()
        unlocked = self._unlocked(password)
        master = slots.master_of(self._locked(), self.id, unlocked, self._open.keys.generation)
        unlocked.wipe()
        if master is None:
            raise NotAllowed(message("Only a manager may do this."))
        try:
            yield master
        finally:
            wipe(master)

    def _rewrite(self, keys: keyfile.KeyFile) -> None:
        """Key file first: a file newer than the database is mended at the next opening."""
        with self._guard:
            parts = self._open
            self._write(keys)
            self._note_state()
            parts.anchor.write(replace(parts.anchor.seen, revision=parts.keys.revision))
            own = parts.keys.slot(self.person.uid)
            self.person = own.slot if own else self.person

    def _write(self, keys: keyfile.KeyFile) -> None:
        parts = self._open
        new = replace(keys, revision=parts.keys.revision + 1)
        keyfile.write(new, parts.folder, parts.app_folder)
        parts.keys = new  # only now: a revision that never reached the disk must not reach the database

    def _note_state(self) -> None:
        now = self.clock.now().isoformat(" ", "microseconds")
        with self.writer.begin() as connection:
            connection.exec_driver_sql(
                "UPDATE vaultstate SET key_revision = ?, generation = ?, last_instant = ?",
                (self._open.keys.revision, self.generation, now),
            )

    # New keys

    def remove_person(self, uid: str, *, manager_password: str, sheet: RecoverySheet | None = None) -> None:
        """Take a person's slot away and begin a new generation, so that what they kept opens nothing newer.

        Nobody else's password is asked; the recovery sheet stays good, except when a manager goes: they knew
        the master, so a drawn sheet takes its place. Sealed rows keep their generation until they are sealed
        anew; backups made before still open with the passwords of then.
        """
        with self._master(manager_password) as master:
            fresh = self._fresh(staff.find(self._open.keys, uid).slot, master, sheet)
            self._turn(staff.next_generation(self._open.keys, master, fresh, without=uid), fresh)

    def _fresh(self, leaving: Slot, master: bytes, sheet: RecoverySheet | None) -> bytes:
        """Return the master to go on with when somebody's keys are taken away."""
        if sheet is not None:
            return recovery_sheet.read(sheet.text())
        role = leaving.role
        if not leaving.disabled:
            role = staff.proven(self._open.keys, leaving.uid, master).role
        if role is Role.MANAGER:
            raise Refused(message("A manager knew the recovery sheet's key. Make a new sheet first."))
        return master

    def draw_sheet(self, *, manager_password: str) -> RecoverySheet:
        """Draw a sheet for a master to come. Until ``new_master`` takes it up, nothing has changed."""
        with self._master(manager_password):
            pass
        return self._sheet(secrets.token_bytes(keyring.KEY))

    def new_master(
        self, *, manager_password: str, without: str = "", sheet: RecoverySheet | None = None
    ) -> RecoverySheet:
        """Begin under a new master: a sheet was lost or a manager leaves. The old sheet opens nothing new.

        With a drawn sheet, somebody holds it on paper before it is the one that counts.
        """
        with self._master(manager_password) as master:
            drawn = sheet or self._sheet(secrets.token_bytes(keyring.KEY))
            fresh = recovery_sheet.read(drawn.text())
            self._turn(staff.next_generation(self._open.keys, master, fresh, without=without), fresh)
            return drawn

    def confirm_sheet(self, typed: str, *, manager_password: str) -> None:
        """Make sure a sheet typed back is this vault's: raises WrongSheet."""
        with self._master(manager_password) as master:
            if recovery_sheet.read(typed) != master:
                raise WrongSheet

    def _sheet(self, master: bytes) -> RecoverySheet:
        return RecoverySheet(recovery_sheet.groups(master), self.id, self.fingerprint(), self.clock.today())

    def _turn(self, keys: keyfile.KeyFile, master: bytes) -> None:
        """Key file first (it leads to the old keys), then the database; cut short, opening finishes it."""
        with self._turning:  # closing waits: nobody else may come in half-way
            self._turned(keys, master)

    def _turned(self, keys: keyfile.KeyFile, master: bytes) -> None:
        parts = self._open
        old = parts.unlocked.keys
        self._write(keys)
        fresh = slots.rights(master, self.id, keys.generation, self.role)
        parts.ring = KeyRing(fresh, parts.keys)
        parts.unlocked = replace(parts.unlocked, keys=fresh)
        self.reader.dispose()
        engine.rekey(self.database, old.data, fresh.data, self.id)
        old.wipe()
        parts.engines = engine.engines(self.database, fresh.data, self.id)
        self.reader, self.writer = parts.engines
        with self._guard:
            self._note_state()
            parts.anchor.write(replace(parts.anchor.seen, revision=parts.keys.revision))

    # Space and the end

    @contextlib.contextmanager
    def alone(self) -> Generator[Connection]:
        """Lend one bare connection outside any transaction: for checks and for backups (VACUUM INTO)."""
        connection = engine.connect(self.database, self._open.ring.data, self.id)
        try:
            yield connection
        finally:
            connection.close()

    def lend_for_backup(self) -> tuple[keyfile.KeyFile, bytes]:
        """Lend the key file and the data key, a copy: a backup goes on while the vault is being locked."""
        return self._open.keys, copy_of(self._open.ring.data)

    def data_of(self, generation: int) -> bytes:
        """Return the data key of a generation up to now, to prove a backup by. Raises BackupDamaged."""
        if not 1 <= generation <= self.generation:
            raise BackupDamaged
        return self._open.ring.data_of(generation)

    def free_reserve(self) -> bool:
        """Give 8 MB back to a full disk. Tell whether there was a reserve."""
        return space.free_reserve(self.folder)

    @property
    def database(self) -> Path:
        """Where centre.db stands."""
        return self.folder / folders.DATABASE

    def close(self) -> None:
        """Note the time, fold the log into the file, flush the anchor, let others in. May be called twice."""
        with self._turning:
            self._closed()

    def _closed(self) -> None:
        if self._parts is None:
            return
        parts = self._parts
        with contextlib.suppress(Exception):
            self._note_state()  # a full or damaged disk must not keep the vault from closing
        parts.engines[0].dispose()
        del self.reader, self.writer  # their connector holds the data key
        parts.anchor.write(replace(parts.anchor.seen, instant=self.clock.now()))
        parts.anchor.close()
        space.keep_reserve(self.folder)
        parts.lock.release()
        self._parts = None
        parts.ring.wipe()
        parts.unlocked.wipe()
