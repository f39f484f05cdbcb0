# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of a campaign: what was tried, what was promised, what was lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass(slots=True)
class Figures:
    """What one kind of fault came to. ``losses`` names each promise that was broken; there must be none."""

    name: str
    rounds: int = 0
    faults: int = 0
    """Rounds in which the fault struck in the middle of something."""
    promised: int = 0
    """Acts that were acknowledged before the fault."""
    refused: int = 0
    """Openings refused in words, as they should be."""
    losses: list[str] = field(default_factory=list[str])

    def lose(self, what: str) -> None:
        """Note a broken promise."""
        self.losses.append(f"round {self.rounds}: {what}")

    def line(self) -> str:
        """Return the figures as one line."""
        return (
            f"{self.name:<14} {self.rounds:>6} rounds {self.faults:>7} faults {self.promised:>8} promised"
            f" {self.refused:>6} refused {len(self.losses):>4} lost"
        )


Trial = Callable[[Path, Random, int], Figures]
"""Tries one kind of fault so many rounds, in a folder of its own."""
