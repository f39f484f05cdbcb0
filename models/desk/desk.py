# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desk: an open vault with a signed-in person. Every piece of work goes through this one door.

```
with desk.work(Act.MARK, subject=member_uid) as work:
    work.change(row, mark=Mark.LATE)
    work.commit()
```
The door checks the right (from the keys held), opens one transaction, writes one signed log entry with the
old and new values, keeps the inverse for undo, and commits by name; leaving without ``commit`` rolls back.
"""

import re
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func
from sqlmodel import Session, col, select

from models import memory
from models.desk.acts import RULES, WITH_NUMBERS, Act, opens
from models.desk.following import Followed, Kept, Owners
from models.desk.sealing import BrokenSeal, digest_of, open_body
from models.desk.tables import LogEntry, LogSeal
from models.desk.work import Work
from models.messages import Message, NotAllowed, Refused, locked, message
from models.vault import engine, examining
from models.vault.columns import SealedRow, id_of
from models.vault.failures import DiskFull
from models.words import Language, Role

if TYPE_CHECKING:
    from models.clock import Clock
    from models.vault.store import Vault

Cached = TypeVar("Cached")


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Who is signed in, or a line of the staff list."""

    uid: str
    name: str
    role: Role
    language: Language
    disabled: bool = False
    removed: bool = False
    unfinished: bool = False
    """The keys say something that the log does not say yet: the computer stopped in between."""


class Desk:
    """An open vault and the person whose keys opened it."""

    def __init__(self, vault: "Vault") -> None:
        self.vault = vault
        slot = vault.person
        self.person = StaffRow(slot.uid, slot.name, vault.role, slot.language)
        self._door = RLock()
        self._busy = False
        self._closed = False
        self._in_doubt = False
        self._latest = vault.clock.now()
        self._memory: dict[str, tuple[int, object]] = {}
        self._making: dict[str, RLock] = {}
        self._revisions: dict[str, int] = {}
        self._followed: dict[str, Followed] = {}
        self._following: dict[str, RLock] = {}
        self.numbers_only = False
        """A visitor stands at the screen: members are shown by number, and only marks are taken."""
        self.count, self.head = self._read_head()
        self.notices: tuple[Message, ...] = vault.found.notices
        """What opening met and the person should read: an unclean end, a moved folder, doubtful posts."""

    @classmethod
    def at(cls, vault: "Vault") -> "Desk":
        """Sit down at an open vault and note the signing-in."""
        desk = cls(vault)
        if desk.count:
            desk._arrived()
        return desk

    def _arrived(self) -> None:
        """Note the signing-in, and what went before it: wrong passwords, an anchor that is lost."""
        found = self.vault.found
        self._forget_old_days()
        counts = {"wrong_tries": found.wrong_tries, "left_behind": found.left_behind}
        said = {name: count for name, count in counts.items() if count}
        with self.work(Act.SIGN_IN) as work:
            if said:
                work.tell("", dict[str, object](said))
            if found.anchor_lost:
                work.jump_ahead()
            work.commit()

    def _forget_old_days(self) -> None:
        """Let the anchor forget numbers drawn for a day long gone: it is written at every mark."""
        oldest = self.today - timedelta(days=_DAYS_OF_COUNTERS)
        for name in list(self.vault.anchor_counters):
            day = name.rpartition("/")[2]
            if _ISO_DAY.fullmatch(day) and day < oldest.isoformat():
                del self.vault.anchor_counters[name]

    @property
    def clock(self) -> "Clock":
        """The vault's clock: the one source of now and today."""
        return self.vault.clock

    @property
    def today(self) -> date:
        """Return the centre's date."""
        return self.clock.today()

    def may(self, act: Act) -> bool:
        """Tell whether the keys held reach this act."""
        return opens(self.vault.role, act)

    @contextmanager
    def work(self, act: Act, subject: str = "") -> Generator[Work]:
        """Open one unit of work; it does not nest.

        Raises NotAllowed when the keys do not reach the act, DiskFull and its like when the disk does not
        take it: then nothing of it is acknowledged.
        """
        self.require(act)
        if self.numbers_only and act not in WITH_NUMBERS:
            raise Refused(
                message("Names are hidden. Press F2 to show them, then try again. Nothing was changed.")
            )
        with self._door:
            if self._busy:
                raise RuntimeError("work does not nest")
            self._refuse_jump()
            self._settle_doubt()
            self._busy = True
            try:
                with engine.told(), Session(self.vault.writer, expire_on_commit=False) as session:
                    yield Work(self, session, act, subject)
            except DiskFull:
                self.vault.free_reserve()  # what was refused now goes in at the next try
                raise
            finally:
                self._busy = False

    def _refuse_jump(self) -> None:
        """Raise ClockBehind or ClockAhead where the computer's clock jumped since the last work."""
        now = self.clock.now()
        examining.refuse_jump((self._latest,), now)
        self._latest = max(self._latest, now)

    def look_at_clock(self) -> None:
        """Raise ClockBehind or ClockAhead where the computer's clock jumped since the last work."""
        examining.refuse_jump((self._latest,), self.clock.now())

    def go_by(self, clock: "Clock") -> None:
        """Work by another clock, whose date a person confirmed."""
        self._refuse_closed()
        with self._door:
            self.vault.clock = clock
            self._latest = clock.now()

    def show_numbers(self, *, only: bool) -> None:
        """Show members by number alone, or by name again. What was remembered of names is read anew."""
        self._refuse_closed()
        self.numbers_only = only
        self._memory.clear()

    def require(self, act: Act) -> None:
        """Raise NotAllowed when the desk was closed, or the keys held do not reach this act."""
        self._refuse_closed()
        if not self.may(act):
            raise NotAllowed(
                message("This needs the keys of a {role}. Nothing was changed.", role=RULES[act].needs)
            )

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Open a session that only reads."""
        self._refuse_closed()
        with engine.told(), Session(self.vault.reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def aside(self) -> Generator[Session]:
        """Open a session that writes what is no part of the register, such as drafts: nothing is logged.

        It waits for work that is under way, and commits at its end.
        """
        self._refuse_closed()
        with self._door, Session(self.vault.writer, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def held(self) -> Generator[None]:
        """Let no work begin while this lasts: the register goes under other keys."""
        self._refuse_closed()
        with self._door:
            yield

    def note(self, act: Act, subject: str = "", **details: object) -> None:
        """Write a log entry for something that changed no row: a view, a print, a sign-in."""
        with self.work(act, subject) as work:
            if details:
                work.tell(subject, details)
            work.commit()

    def unsealed(self, rows: Iterable[SealedRow], subjects: Callable[[SealedRow], str]) -> list[bytes]:
        """Open many sealed rows, each checked against the newest version the log knows."""
        listed = list(rows)
        known = self._digests(listed)
        return [self._unseal(row, subjects(row), known.get(row.uid)) for row in listed]

    def unsealed_one(self, row: SealedRow, subject: str, known: tuple[int, bytes] | None = None) -> bytes:
        """Open one sealed row, checked against ``known``, else the log. Raises BrokenSeal, or NotAllowed."""
        return self._unseal(row, subject, known or self._digests([row]).get(row.uid))

    def remembered(self, name: str, tables: Iterable[str], make: Callable[[], Cached]) -> Cached:
        """Return what ``make`` made from ``tables``, making it anew when one of them changed since.

        Two who ask at once wait for one making.
        """
        known = tuple(tables)
        held = self._held(name, known)
        if held is None:
            with self._making.setdefault(name, RLock()):
                held = self._held(name, known)
                if held is None:
                    with memory.laying():
                        held = (self._revision(known), make())
                    self._memory[name] = held
        return held[1]  # pyright: ignore[reportReturnType] - the name is the type's only key

    def remembers(self, name: str, tables: Iterable[str]) -> bool:
        """Tell whether ``remembered`` answers at once: nothing has changed since it was made."""
        return self._held(name, tuple(tables)) is not None

    def _held(self, name: str, tables: Iterable[str]) -> tuple[int, object] | None:
        held = self._memory.get(name)
        return held if held is not None and held[0] == self._revision(tables) else None

    def _revision(self, tables: Iterable[str]) -> int:
        return sum(self._revisions.get(table, 0) for table in tables)

    def followed(
        self,
        name: str,
        tables: Iterable[str],
        make: Callable[[], Cached],
        mend: Callable[[Cached, frozenset[int]], None],
        *,
        anew: Iterable[str] = (),
        on: object = None,
    ) -> Cached:
        """Return what ``make`` made once; ``mend`` brings it up to date for members whose rows changed.

        A change of one of the tables ``anew`` makes it anew, and so does another ``on``, such as the day.
        """
        with self._following.setdefault(name, RLock()):
            self._refuse_closed()
            held = self._followed.get(name)
            changed = held.changed() if held is not None and held.made and held.on == on else None
            if held is None or changed is None:
                # It listens before it is made: what is committed meanwhile is mended afterwards.
                held = self._followed[name] = Followed(tables, anew, on)
                with memory.laying():
                    held.value, held.made = make(), True
            elif changed:
                held.made = False  # if mending fails, it is made anew
                mend(held.value, changed)
                held.made = True
            return held.value

    def kept(
        self,
        name: str,
        tables: Iterable[str],
        read: Callable[[frozenset[int] | None], dict[int, Cached]],
        *,
        on: object = None,
    ) -> dict[int, Cached]:
        """Return what ``read`` read by number: all once, then what changed alone. Never to be changed."""

        def make() -> Kept[Cached]:
            return Kept(read(None))

        def mend(held: Kept[Cached], changed: frozenset[int]) -> None:
            held.take(changed, read(changed))

        return self.followed(name, tables, make, mend, on=on).rows

    def is_ready(self, name: str, on: object = None) -> bool:
        """Tell whether ``followed`` answers at once: the window's thread asks this first."""
        held = self._followed.get(name)
        return held is not None and held.on == on and held.is_ready()

    def committing(self) -> None:
        """Take note that a commit is on its way: one that a failing disk reports as failed may yet stand."""
        self._in_doubt = True

    def _settle_doubt(self) -> None:
        """After a commit of which nobody knows, go on from what the file says."""
        if not self._in_doubt:
            return
        self._memory.clear()
        self._followed.clear()
        self.count, self.head = self._read_head()
        self._in_doubt = False
        self.vault.noted(count=self.count, head=self.head, counters={})

    def committed(self, count: int, head: bytes, counters: dict[str, int], touched: Owners) -> None:
        """Take note of a commit: head of the log, what was remembered, the anchor outside the vault."""
        self.count, self.head = count, head
        self._in_doubt = False
        for table in touched:
            self._revisions[table] = self._revisions.get(table, 0) + 1
        for each in list(self._followed.values()):
            each.hear(touched)
        self.vault.noted(count=count, head=head, counters=counters)

    def close(self) -> None:
        """Forget everything and lock the vault. May be called twice."""
        self._closed = True
        memory.let_go(*self._memory.values(), *self._followed.values())
        self._memory.clear()
        self._followed.clear()
        self.vault.close()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise locked()

    def _read_head(self) -> tuple[int, bytes]:
        with self.reading() as session:
            last = session.exec(select(LogEntry).order_by(col(LogEntry.id).desc()).limit(1)).first()
        return (id_of(last), last.signature) if last else (0, b"")

    def _digests(self, rows: list[SealedRow]) -> dict[str, tuple[int, bytes]]:
        newest = select(LogSeal.row_uid, LogSeal.version, LogSeal.digest)
        if len(rows) <= _FEW:
            newest = newest.where(col(LogSeal.row_uid).in_([row.uid for row in rows]))
        with self.reading() as session:
            lines = session.exec(newest.order_by(col(LogSeal.version))).all()
        return {uid: (version, digest) for uid, version, digest in lines}

    def _unseal(self, row: SealedRow, subject: str, known: tuple[int, bytes] | None) -> bytes:
        if known != (row.version, digest_of(row.body)):
            raise BrokenSeal
        return open_body(self.vault, row, subject)

    def entries(self) -> int:
        """Return how many entries the log holds, counted in the file."""
        with self.reading() as session:
            return session.exec(select(func.count()).select_from(LogEntry)).one()


_FEW = 500
_DAYS_OF_COUNTERS = 92
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
