# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page about ladder and certificates asks of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from models.centre.centre import RungRow, SignatoryRow


@dataclass(frozen=True, slots=True)
class LadderView:
    """Ladder, signatories, and whether there is a logo."""

    rungs: tuple[RungRow, ...]
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

    def sign_with(self, people: Sequence[SignatoryRow]) -> None:
        """Let these sign from now on."""
        ...

    def keep_logo(self, content: bytes, *, discreet: bool) -> None:
        """Keep a logo."""
        ...

    def drop_logo(self) -> None:
        """Print without a logo."""
        ...
