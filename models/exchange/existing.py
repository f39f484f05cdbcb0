# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the register holds already, as an import needs to see it. Nothing here is sealed."""

from dataclasses import dataclass

from models.exchange.findings import Person
from models.words import GroupModel


@dataclass(frozen=True, slots=True)
class Known:
    """A member of the register."""

    number: int
    person: Person
    office_numbers: tuple[str, ...] = ()
    """Of every stay."""
    groups: tuple[str, ...] = ()
    """Names of the groups they belong to now."""
    sponsor: int | None = None
    """Member number of the active primary sponsor."""
    has_sobriety: bool = False
    has_remarks: bool = False


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of the register."""

    name: str
    model: GroupModel = GroupModel.OWN
    other_names: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class Existing:
    """The register before the import."""

    members: tuple[Known, ...] = ()
    groups: tuple[KnownGroup, ...] = ()
