# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place that is built when somebody first goes there: all together cost seconds on an old computer."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from models.words import Role
from ui.screen.place import Destination, Place, Where
from ui.screen.widgets.words import Words


class Later(Place):
    """Stands for a place in the sidebar; ``now()`` is the place itself, built at the first need."""

    def __init__(self, where: Where, name: Words, icon: str, make: Callable[[], Place]) -> None:
        super().__init__(where, name, icon)
        self._make = make
        self._real: Place | None = None
        self._waiting: Place | None = None
        self._role: Role | None = None

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Leave it to the place itself to bring what has the focus into sight."""

    def now(self) -> Place:
        """Return the place itself. It hears who is signed in before anything else."""
        real = self._real or self._put(self._waiting or self._make())
        real.neighbours = self.neighbours
        return real

    def _put(self, real: Place) -> Place:
        self._real, self._waiting = real, None
        real.told.connect(self.told)
        real.visit_requested.connect(self.visit_requested)
        real.leave_sample_requested.connect(self.leave_sample_requested)
        self.setWidget(real)
        if self._role is not None:
            real.opens_to(self._role)
        return real

    def ahead(self) -> Iterator[None]:
        """Build the place, then what it would build later itself."""
        if self._real is None:
            self._waiting = self._waiting or self._make()
            yield
            self.now()
            yield
        yield from self.now().ahead()

    def retranslate(self) -> None:
        """Begin anew with what was built but stands nowhere yet: it speaks the language of before."""
        if self._waiting is not None:
            self.let_go()

    def is_built(self) -> bool:
        """Tell whether the place stands already."""
        return self._real is not None

    def let_go(self) -> None:
        """Take the place down again, what was typed kept; it is built anew when it is needed."""
        real, self._real, self._waiting = self._real or self._waiting, None, None
        if real is None:
            return
        real.forget()
        delete(real)  # at once: what waits for its end would be dressed anew with all the rest

    def opens_to(self, role: Role) -> bool:
        """Ask the place where it stands; every place of the sidebar opens to some part for every role."""
        self._role = role
        return self._real is None or self._real.opens_to(role)

    def refresh(self) -> None:
        """Read again what is shown."""
        self.now().refresh()

    def visit(self, destination: Destination) -> None:
        """Show what a destination names."""
        self.now().visit(destination)

    def forget(self) -> None:
        """Let go of everything personal; a place that was never built knows nothing."""
        if self._real is not None:
            self._real.forget()

    def settle(self) -> None:
        """Put the focus where work begins."""
        self.now().settle()

    def keys(self) -> Sequence[tuple[str, Words]]:
        """Return the place's own keys."""
        return self.now().keys()

    def on_tick(self) -> None:
        """Look whether time has made what is shown old."""
        if self._real is not None:
            self._real.on_tick()
