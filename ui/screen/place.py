# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of every place in its sidebar, and how one place sends people to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal

from models.words import Role
from ui.screen.widgets.page import Page
from ui.screen.widgets.words import Speaks, Words


class Where(StrEnum):
    """The places, in the order of the sidebar."""

    TODAY = "today"
    REGISTER = "register"
    MEMBERS = "members"
    GROUPS = "groups"
    SPONSORS = "sponsors"
    MILESTONES = "milestones"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to go: a place, what to show there (a session's or a row's number), and which part of it."""

    where: Where
    subject: int = 0
    part: str = ""


class Place(Page, Speaks):
    """A page with a name and an icon in the sidebar. It shows rows to whoever is signed in, then forgets."""

    told = Signal(object)
    """Something for the status line, as words."""
    visit_requested = Signal(object)
    """Somebody wants to go elsewhere: a ``Destination``."""
    leave_sample_requested = Signal()
    """The sample centre is to be thrown away."""

    def __init__(self, where: Where, name: Words, icon: str) -> None:
        super().__init__()
        self.where, self.name, self.icon = where, name, icon
        self.neighbours: frozenset[Where] = frozenset()
        """The places that whoever is signed in can be sent to."""

    def now(self) -> "Place":
        """Return the place itself, where another may stand for it in the sidebar."""
        return self

    def ahead(self) -> Iterator[None]:
        """Build, a piece at each step, what would be built when somebody goes there; nothing is read."""
        yield from ()

    def resting(self) -> Iterator[None]:
        """Take down, a piece at each step, what stands behind something else here; it is built anew."""
        yield from ()

    def let_go(self) -> None:
        """Take down what can be built again; most places stay."""

    def opens_to(self, role: Role) -> bool:  # noqa: ARG002 - most places are for everybody
        """Tell whether this place stands in the sidebar of somebody with this role."""
        return True

    def refresh(self) -> None:
        """Read again what is shown."""

    def visit(self, destination: Destination) -> None:
        """Show what a destination names; the place is in front and was refreshed already."""

    def forget(self) -> None:
        """Let go of everything personal: the register is being locked."""

    def settle(self) -> None:
        """Put the focus where work begins."""

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return this place's own keys, each with what it does, for the sheet that F1 shows."""
        return ()

    def on_tick(self) -> None:
        """Look whether time has made what is shown old; called twice a minute."""
