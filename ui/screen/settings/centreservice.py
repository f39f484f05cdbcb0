# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages about the centre and its programmes ask of the program."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from models.centre.centre import CentreRow
    from models.gatherings.programmes import ProgrammeRow


class CentreSettings(Protocol):
    """The centre's own settings; managers alone."""

    def read(self) -> "CentreRow":
        """Return the settings."""
        ...

    def keep(self, name: str, value: object) -> "CentreRow":
        """Keep one setting. Raises ``Refused`` with a sentence where it cannot stand."""
        ...

    def moved_by_start_day(self) -> int:
        """Return how many milestones would fall on another day around today by counting the start day."""
        ...


class Programmes(Protocol):
    """Programmes as data files."""

    def listed(self) -> "Sequence[ProgrammeRow]":
        """Return every programme."""
        ...

    def load(self, content: bytes) -> "ProgrammeRow":
        """Take a programme over from its file. Raises ``Refused`` with the first fault."""
        ...

    def remove(self, key: str) -> None:
        """Take a centre's own programme away."""
        ...
