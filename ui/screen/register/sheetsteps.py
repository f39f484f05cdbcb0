# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a signed sheet says, in the order it is taken down: the line of marks, blank rows, the head count."""

from collections.abc import Iterable

from models.words import Mark
from ui.language import tr
from ui.screen.widgets.words import Words


class SheetSteps:
    """Where in a sheet somebody is. It begins, and ends, with the line of marks."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, Mark]] = []
        self._place = 0
        self._going = False

    def begin(self, blank: Iterable[tuple[int, Mark]]) -> None:
        """Go through the filled blank rows, then ask for the head count; ``step`` comes to the first."""
        self._rows, self._place, self._going = list(blank), -1, True

    def step(self) -> None:
        """Go on to the next; after the head count it is over."""
        self._place += 1
        self._going = self._going and self._place <= len(self._rows)

    @property
    def takes_line(self) -> bool:
        """Whether a line of marks is typed now."""
        return not self._going

    @property
    def names_row(self) -> bool:
        """Whether somebody who signed in a blank row is named now."""
        return self._going and 0 <= self._place < len(self._rows)

    @property
    def counts_heads(self) -> bool:
        """Whether the head count is asked for now."""
        return self._going and self._place == len(self._rows)

    @property
    def mark(self) -> Mark:
        """The mark of the blank row that is named now."""
        return self._rows[self._place][1]

    def asks(self, in_the_room: int) -> Words:
        """Say what is asked for now."""
        if self.names_row:
            row = self._rows[self._place][0]
            return lambda: tr("Who signed in row {row}? Type the name. Esc leaves it out.", row=row)
        return lambda: tr(
            "The head count on the sheet? By the marks it is {n}. Esc leaves it out.", n=in_the_room
        )
