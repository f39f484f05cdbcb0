# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page about ladder and certificates asks of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from models.centre.centre import RungRow, SignatoryRow
from models.gatherings.groups import GroupRow


@dataclass(frozen=True, slots=True)
class LadderView:
    """Ladders, signatories, and whether there is a logo."""

    ladders: dict[str, tuple[RungRow, ...]]
    """Every ladder by the uid of its group, the shortest time first; the centre's has none."""
    groups: tuple[GroupRow, ...]
    """The open groups, each of which may have a ladder of its own."""
    signatories: tuple[SignatoryRow, ...]
    has_logo: bool


class LadderSettings(Protocol):
    """Ladder and certificates; managers alone. Raises ``Refused`` with one sentence."""

    def read(self) -> LadderView:
        """Return everything the page shows."""
        ...

    def keep_rung(self, rung: RungRow) -> None:
        """Change a rung, or put in one without a uid."""
        ...

    def remove_rung(self, uid: str) -> None:
        """Take a rung out."""
        ...

    def part(self, group: str) -> None:
        """Give a group a ladder of its own, which begins as the centre's."""
        ...

    def join(self, group: str) -> None:
        """Let a group follow the centre's ladder again."""
        ...

    def sign_with(self, people: Sequence[SignatoryRow]) -> None:
        """Let these sign from now on."""
        ...

    def keep_logo(self, content: bytes, *, discreet: bool) -> None:
        """Keep a logo."""
        ...

    def drop_logo(self) -> None:
        """Print without a logo."""
        ...
