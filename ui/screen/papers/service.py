# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the papers ask of the program. All but ``today`` runs off the window's thread and may refuse."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from models.centre.forms import Form
from models.words import Language, NameLevel
from ui.screen.front import Paper


class Papers(Protocol):
    """Papers made for whoever is signed in; each notes in the log that it was made."""

    def today(self) -> date:
        """Return the centre's date. Quick."""
        ...

    def cards(self, numbers: Sequence[int], level: NameLevel, language: Language) -> Paper:
        """Return the cards of these members, ten to a page."""
        ...

    def slip(
        self, number: int, first: date, last: date, language: Language, *, without_a_word: bool
    ) -> Paper:
        """Return a slip that says how often a member came between two days."""
        ...

    def form(self, form: Form, language: Language) -> Paper:
        """Return a blank form."""
        ...

    def month(self, group: int, first: date, language: Language, *, filled: bool, legal: bool) -> Paper:
        """Return a group's month, to tick or with its marks."""
        ...

    def blank_sheets(self, group: int, on: date | None, language: Language) -> Paper:
        """Return two blank sheets with codes of their own; without a day it is written by hand."""
        ...

    def everybody(self, group: int) -> Sequence[int]:
        """Return the numbers of those who belong to a group today."""
        ...
