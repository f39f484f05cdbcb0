# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Milestones place asks of the program."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from models.messages import Message
from models.sobriety.making_out import Style
from models.sobriety.milestones import Verified
from models.sobriety.night import Evening
from models.sobriety.reprints import IssuedRow
from models.sobriety.rows import DueRow
from ui.screen.front import Paper


@dataclass(frozen=True, slots=True)
class MilestonesView:
    """Everything the place shows. ``due`` is None for whoever sees only what was released."""

    issued: tuple[IssuedRow, ...]
    """The register of certificates, newest first."""
    due: dict[str, tuple[DueRow, ...]] | None = None
    """today, week, month, missed."""
    evenings: tuple[Evening, ...] = ()
    """Whom a chip night celebrates: everybody first, then each evening that is planned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, as it will print."""

    what: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """One certificate looked over before it is made."""

    member: int
    name: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    unprintable: tuple[str, ...]
    """Characters no font here can print."""
    lacking: tuple[tuple[str, Message], ...]
    """(language as people read it, the text that is not written in it)."""
    consents: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What a request for certificates gave."""

    paper: Paper | None
    serials: tuple[str, ...]
    left_out: tuple[str, ...] = field(repr=False, default=())
    """Names of those whose consent is not recorded."""
    noted: int = 0
    """How many milestones without a certificate were noted as given."""


class MilestonesService(Protocol):
    """Who reached what, and the paper that celebrates it. Raises ``Refused`` with one sentence."""

    def today(self) -> date:
        """Return the centre's calendar date."""
        ...

    def read(self) -> MilestonesView:
        """Return everything the place shows."""
        ...

    def check(self, rows: Sequence[DueRow], style: Style) -> Sequence[Checked]:
        """Return every line as it will print; nothing is awarded."""
        ...

    def make(self, rows: Sequence[DueRow], style: Style, *, consent_held: bool) -> Made:
        """Award, release, and make one PDF."""
        ...

    def release(self, rows: Sequence[DueRow], style: Style, *, consent_held: bool) -> Made:
        """Award and release to the desk's print list; nothing is printed."""
        ...

    def pack(self, rows: Sequence[DueRow], style: Style, part: str, *, consent_held: bool) -> Made:
        """Award, and make a chip night's pack, or one part of it."""
        ...

    def again(self, serials: Sequence[str], reason: str) -> Made:
        """Print released certificates; those handed over need a reason and are marked."""
        ...

    def correct(self, serial: str, reason: str) -> Made:
        """Make out anew what was handed over with a mistake in it."""
        ...

    def hand_over(self, serials: Sequence[str]) -> int:
        """Tick certificates as handed over today; return how many were not yet."""
        ...

    def register(self, first: date, last: date) -> Paper:
        """Return the register of certificates, to print."""
        ...

    def verify(self, typed: str) -> Verified:
        """Tell whether a certificate is ours."""
        ...
