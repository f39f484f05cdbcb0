# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which letters the keys make for whoever is signed in: one habit, followed by every box that takes text."""

from functools import cache

from PySide6.QtCore import QObject, Signal

from ui.screen.choices import Typing


class Habit(QObject):
    """Which script whoever is signed in types in; every box follows it, unless it is of one script."""

    changed = Signal(object)
    """Somebody chose another script: a ``Typing``."""

    def __init__(self) -> None:
        super().__init__()
        self.typing = Typing.LATIN

    def use(self, typing: Typing) -> None:
        """Type in a script from now on."""
        if typing is not self.typing:
            self.typing = typing
            self.changed.emit(typing)


@cache
def habit() -> Habit:
    """Return the one habit of the window."""
    return Habit()


def after(typing: Typing) -> Typing:
    """Return the script F2 goes to from this one."""
    order = list(Typing)
    return order[(order.index(typing) + 1) % len(order)]
