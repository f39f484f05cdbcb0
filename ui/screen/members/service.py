# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Members asks of the program. All of it is called off the window's thread and may raise ``Refused``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from models.gatherings.belonging import Fit
from models.gatherings.groups import GroupRow
from models.insight.directory import Directory, Listed
from models.insight.memberpage import MemberPage
from models.insight.merging import SideBySide
from models.insight.stays import Discharge
from models.messages import Message
from models.people.consents import NewGuardian
from models.people.members import MemberRow, NewMember
from models.people.trusted import NewTrusted
from models.sobriety.changing import Change, Preview
from models.words import Purpose, Role, Stage, TrainingKind
from ui.screen.front import Paper
from ui.screen.members.importservice import ImportService
from ui.screen.papers.service import Papers


@dataclass(frozen=True, slots=True)
class Note:
    """One opened note with its author's name."""

    author: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What the form for somebody new holds."""

    person: NewMember
    sobriety_start: date | None = None
    groups: tuple[str, ...] = ()
    consents: tuple[Purpose, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """Who was added, and what somebody should look at."""

    member: MemberRow
    doubts: tuple[Message, ...]


class MembersService(Protocol):
    """Members, for whoever is signed in."""

    def role(self) -> Role:
        """Return the role whose keys are held. Quick."""
        ...

    def today(self) -> date:
        """Return the centre's date. Quick."""
        ...

    def directory(self) -> Directory:
        """Return everybody for the list."""
        ...

    def listed(self, number: int) -> Listed | None:
        """Return one line of the list as it is now."""
        ...

    def page(self, number: int, *, log: bool) -> MemberPage:
        """Return a member's page; ``log`` when somebody comes to it."""
        ...

    def groups(self) -> Sequence[GroupRow]:
        """Return the groups there are."""
        ...

    def add(self, newcomer: Newcomer) -> Added:
        """Register somebody."""
        ...

    def edit(self, number: int, **changes: object) -> None:
        """Change details by name."""
        ...

    def fit(self, number: int, group: int) -> Fit:
        """Return what stands against joining a group."""
        ...

    def join(self, number: int, group: int, reason: str) -> None:
        """Join a group from today."""
        ...

    def leave(self, number: int, group: int) -> None:
        """Leave a group today."""
        ...

    def admit(self, number: int, admitted: date, office_number: str, stage: Stage) -> None:
        """Begin a stay."""
        ...

    def discharge(self, number: int, how: Discharge) -> None:
        """End a stay in one act."""
        ...

    def died(self, number: int, on: date) -> None:
        """End every list quietly."""
        ...

    def remove(self, number: int, reason: str) -> None:
        """Take an entry out of every list; a manager's act."""
        ...

    def restore(self, number: int, reason: str) -> None:
        """Bring a removed entry back; a manager's act, and the reason is sealed."""
        ...

    def consent(self, number: int, purpose: Purpose, *, given: bool, read_by: str) -> None:
        """Record an answer."""
        ...

    def name_guardian(self, number: int, guardian: NewGuardian) -> None:
        """Name a guardian."""
        ...

    def exempt(self, number: int, reason: str) -> None:
        """Record a manager's exemption."""
        ...

    def trust(self, number: int, trusted: NewTrusted) -> None:
        """Name who may be told."""
        ...

    def withdraw_trust(self, number: int, trusted: int) -> None:
        """Let somebody be told nothing any more."""
        ...

    def train(self, number: int, kind: TrainingKind, done_on: date, expires_on: date | None) -> None:
        """Note a training; without a last day it is good for the usual time."""
        ...

    def untrain(self, number: int, training: int) -> None:
        """Take a training back that was noted by mistake."""
        ...

    def notes(self, number: int) -> Sequence[Note]:
        """Open the sealed notes, newest first."""
        ...

    def write_note(self, number: int, text: str) -> None:
        """Seal a note; from the front desk it is posted and not readable any more."""
        ...

    def preview(self, number: int, change: Change) -> Preview:
        """Show what a change of the sobriety record would do."""
        ...

    def change(self, number: int, change: Change) -> None:
        """Change the sobriety record."""
        ...

    def compare(self, kept: int, other: int) -> SideBySide:
        """Return two entries side by side."""
        ...

    def merge(self, kept: int, other: int, take: tuple[str, ...]) -> None:
        """Make one entry of two."""
        ...

    def unmerge(self, alias: int) -> Sequence[Message]:
        """Take two entries apart again; returns what could not go back."""
        ...

    def record(self, number: int) -> Paper:
        """Return the member's record as a PDF."""
        ...

    def export(self, path: Path) -> int:
        """Write everybody to a table at a path; returns how many."""
        ...

    def importer(self) -> ImportService:
        """Return the service behind the import."""
        ...

    def papers(self) -> Papers:
        """Return the service behind cards, slips and blank forms. Quick."""
        ...

    def save(self, paper: Paper, path: Path) -> None:
        """Write a paper whole or not at all."""
        ...
