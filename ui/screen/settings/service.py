# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages about people, keys and the log ask of the program. Slow calls run off the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.words import Role
from ui.screen.front import Paper, Strength

if TYPE_CHECKING:
    from models.desk.acts import Act
    from models.desk.desk import StaffRow
    from models.insight.leaving import LastDays, TakenBack
    from models.insight.logbook import BookRow, ChangeRow, Wanted
    from models.insight.lost import LostGuide

Step = Callable[[int, int], None]
"""Told how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new recovery sheet that does not count yet: its letters, and the same on paper."""

    groups: tuple[str, ...] = field(repr=False)
    paper: Paper = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gone:
    """What came of taking keys away: entries that could not be sealed anew, and copies that still open."""

    not_sealed: int
    copies: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What verifying the log found, and how far it has come, for keeping on paper."""

    entries: int
    ok: bool
    broken_at: int | None
    first_key: str
    head: str


class Passwords(Protocol):
    """Who judges and offers passwords."""

    def passphrase(self, role: Role) -> str:
        """Return a generated passphrase."""
        ...

    def strength(self, password: str, names: Sequence[str]) -> Strength:
        """Say what a chosen password is worth, knowing the names it must not hold."""
        ...


class StaffService(Passwords, Protocol):
    """Staff and their keys. Each act takes the manager's password typed again."""

    def staff(self) -> "tuple[StaffRow, ...]":
        """Return who is on the list, also those closed."""
        ...

    def own_uid(self) -> str:
        """Return who is signed in."""
        ...

    def needs_sheet(self, row: "StaffRow") -> bool:
        """Tell whether a new recovery sheet comes with taking this person's keys away."""
        ...

    def add(self, name: str, role: Role, password: str, own: str) -> None:
        """Add somebody."""
        ...

    def rename(self, row: "StaffRow", name: str, own: str) -> None:
        """Give somebody another name at sign-in."""
        ...

    def change_role(self, row: "StaffRow", role: Role, own: str, step: Step) -> None:
        """Give somebody another role; a smaller one puts the register under new keys."""
        ...

    def reset(self, row: "StaffRow", password: str, own: str) -> None:
        """Give somebody a new password."""
        ...

    def close(self, row: "StaffRow") -> None:
        """Close somebody's sign-in."""
        ...

    def open(self, row: "StaffRow", own: str) -> None:
        """Open somebody's sign-in again."""
        ...

    def remove(self, row: "StaffRow", own: str, step: Step) -> Gone:
        """Take somebody's keys away for good; for a manager the sheet drawn last is taken up."""
        ...

    def last_days(self, row: "StaffRow") -> "LastDays":
        """Return what somebody did in their last days."""
        ...

    def take_back(self, row: "StaffRow") -> "TakenBack":
        """Take back what they changed and nobody touched since."""
        ...

    def said(self, act: str) -> str:
        """Return an act of the log in words."""
        ...


class SheetService(Protocol):
    """The recovery sheet."""

    def draw(self, own: str) -> Drawn:
        """Draw a new sheet; the one before counts until this one is taken up."""
        ...

    def typed_back(self, typed: str) -> None:
        """Make sure that the last group of the drawn sheet was typed. Raises ``Refused``."""
        ...

    def take_up(self, own: str, step: Step) -> Gone:
        """Let the drawn sheet be the one that counts."""
        ...

    def check(self, typed: str, own: str) -> None:
        """Make sure that a sheet is this register's. Raises ``Refused``."""
        ...

    def save(self, paper: Paper, path: Path) -> None:
        """Write a sheet, never beside the register it opens."""
        ...

    def lost(self) -> "LostGuide":
        """Return what to do when this computer was lost."""
        ...

    def still_opens(self) -> tuple[Path, ...]:
        """Return copies from before that the keys of then open."""
        ...

    def left(self) -> int:
        """Return how many sealed entries still wait for today's keys."""
        ...

    def go_on(self, step: Step) -> int:
        """Seal what waits. Returns how many entries could not be opened."""
        ...


class LogService(Protocol):
    """The log."""

    def staff(self) -> "tuple[StaffRow, ...]":
        """Return who may stand in the log, also those removed."""
        ...

    def acts(self) -> "Sequence[Act]":
        """Return every kind of act."""
        ...

    def said(self, act: str) -> str:
        """Return an act of the log in words."""
        ...

    def read(self, wanted: "Wanted") -> "tuple[BookRow, ...]":
        """Return entries, newest first. The reading is an entry, too."""
        ...

    def member(self, typed: str) -> str:
        """Return the uid of the member with a number. Raises ``Refused``."""
        ...

    def changes(self, entry: int) -> "tuple[ChangeRow, ...]":
        """Return what an entry wrote."""
        ...

    def verify(self) -> LogCheck:
        """Verify every signature."""
        ...

    def agrees(self, count: int, head: str) -> bool:
        """Tell whether a count and head from paper belong to this log."""
        ...


class OwnService(Passwords, Protocol):
    """What everybody may do for themselves."""

    def own_role(self) -> Role:
        """Return the role of whoever is signed in."""
        ...

    def own_name(self) -> str:
        """Return the name of whoever is signed in."""
        ...

    def change_password(self, old: str, new: str) -> None:
        """Put one's own keys under another password."""
        ...

    def has_pin(self) -> bool:
        """Tell whether a PIN was chosen for short breaks."""
        ...

    def choose_pin(self, pin: str, password: str) -> None:
        """Choose a PIN for coming back after a short break, the same day."""
        ...

    def drop_pin(self) -> None:
        """Do without a PIN again."""
        ...
