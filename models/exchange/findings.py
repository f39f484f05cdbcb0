# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import found: what a person should look at, and what was not taken, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from models.exchange.grid import Cell
from models.messages import Message, message
from models.people.identity import mask_aadhaar
from models.words import Gender, Language, Relation, Stage

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell that was read with a doubt, or left empty; row 0 speaks of a whole column or file."""

    row: int
    column: str
    value: str
    read_as: str | None
    reason: Message
    sealed: bool = False
    """The cell belongs to what is sealed: its value goes into no log and to no front desk."""

    def plain(self) -> "Doubt":
        """Return the doubt as it may stand in the open: without the value of a sealed cell."""
        if not self.sealed:
            return self
        reason = message("A sealed cell of this row holds a doubt. A counsellor can see it.")
        return replace(self, value="", read_as=None, reason=reason if self.reason.parameters else self.reason)


@dataclass(frozen=True, slots=True)
class Person:
    """What a row says of somebody, in the words of the member's own record. Nothing here is sealed."""

    name: str = ""
    local_name: str | None = None
    relation: Relation | None = None
    relation_name: str | None = None
    village: str | None = None
    gender: Gender | None = None
    birth_date: date | None = None
    age_years: int | None = None
    age_on: date | None = None
    languages: tuple[str, ...] = ()
    print_language: Language | None = None
    phones: tuple[str, ...] = ()
    shared_phone: bool = False
    office_number: str | None = None
    admitted: date | None = None
    left: date | None = None

    @property
    def stage(self) -> Stage:
        """Where the person stands by the dates of the stay: still in it, or after it."""
        return Stage.RESIDENT if self.admitted and not self.left else Stage.AFTERCARE


@dataclass(slots=True)
class Notebook:
    """Where the readers of one row write down their doubts."""

    row: int
    doubts: list[Doubt] = field(default_factory=list[Doubt])

    def note(
        self, column: str, value: Cell, reason: Message, read_as: str | None = None, *, sealed: bool = False
    ) -> None:
        """Write down a doubt; an Aadhaar number in the value is masked."""
        self.doubts.append(Doubt(self.row, column, shown(value), read_as, reason, sealed))

    def asker(self, column: str, value: Cell, *, sealed: bool = False) -> "Asker":
        """Return the way to doubt one cell."""

        def ask(reason: Message, read_as: str | None = None) -> None:
            self.note(column, value, reason, read_as, sealed=sealed)

        return ask


Asker = Callable[..., None]


def shown(value: Cell) -> str:
    """Return a cell as it may be shown: short, on one line, an Aadhaar number masked."""
    text = "" if value is None else " ".join(str(value)[: _SHOWN * 4].split())
    text = mask_aadhaar(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
