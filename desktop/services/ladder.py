# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ladder and certificates at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.screen.settings.ladderservice import LadderView

if TYPE_CHECKING:
    from models.centre.centre import RungRow, SignatoryRow
    from models.desk.desk import Desk


class DeskLadder:
    """Answers the page about ladder and certificates."""

    def __init__(self, at_desk: "Callable[[], Desk]") -> None:
        self._at_desk = at_desk

    def read(self) -> LadderView:
        """Return everything the page shows, the shortest time first."""
        from models.centre.centre import ladders, signatories
        from models.centre.logos import logo
        from models.gatherings.groups import listed
        from models.sobriety.rows import in_order

        desk = self._at_desk()
        sorted_ladders = {
            group: tuple(sorted(rungs, key=lambda one: in_order(one.unit, one.count)))
            for group, rungs in ladders(desk).items()
        }
        return LadderView(sorted_ladders, listed(desk), signatories(desk), logo(desk) is not None)

    def keep_rung(self, rung: "RungRow") -> None:
        """Change a rung, or put in one without a uid."""
        from models.centre import rungs

        rungs.keep(self._at_desk(), rung)

    def remove_rung(self, uid: str) -> None:
        """Take a rung out."""
        from models.centre import rungs

        rungs.remove(self._at_desk(), uid)

    def part(self, group: str) -> None:
        """Give a group a ladder of its own."""
        from models.centre import rungs

        rungs.part(self._at_desk(), group)

    def join(self, group: str) -> None:
        """Let a group follow the centre's ladder again."""
        from models.centre import rungs

        rungs.join(self._at_desk(), group)

    def sign_with(self, people: "Sequence[SignatoryRow]") -> None:
        """Let these sign from now on."""
        from models.centre.centre import sign_with

        sign_with(self._at_desk(), people)

    def keep_logo(self, content: bytes, *, discreet: bool) -> None:
        """Keep a logo."""
        from models.centre import logos

        logos.keep(self._at_desk(), content, discreet=discreet)

    def drop_logo(self) -> None:
        """Print without a logo."""
        from models.centre import logos

        logos.drop(self._at_desk())
