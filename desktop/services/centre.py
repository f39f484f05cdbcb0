# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's settings and programmes at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.centre.centre import CentreRow
    from models.desk.desk import Desk
    from models.gatherings.programmes import ProgrammeRow


class DeskCentre:
    """Answers the page about the centre."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def read(self) -> "CentreRow":
        """Return the settings."""
        from models.centre.centre import centre

        return centre(self._at_desk())

    def keep(self, name: str, value: object) -> "CentreRow":
        """Keep one setting."""
        from models.centre import settings

        return settings.keep(self._at_desk(), name, value)

    def moved_by_start_day(self) -> int:
        """Count the day rungs of tomorrow, which would be today's; or today's, which would be tomorrow's."""
        from models.sobriety import milestones
        from models.words import Unit

        desk = self._at_desk()
        day = desk.today if self.read().count_start_day else desk.today + timedelta(days=1)
        return sum(row.unit is Unit.DAYS for row in milestones.due(desk, day))


class DeskProgrammes:
    """Answers the page about programmes."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def listed(self) -> "Sequence[ProgrammeRow]":
        """Return every programme."""
        from models.gatherings import programmes

        return programmes.listed(self._at_desk())

    def load(self, content: bytes) -> "ProgrammeRow":
        """Take a programme over."""
        from models.gatherings import programmes

        return programmes.load(self._at_desk(), content)

    def remove(self, key: str) -> None:
        """Take a programme away."""
        from models.gatherings import programmes

        programmes.remove(self._at_desk(), key)
