# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of every place in its sidebar."""

from PySide6.QtCore import Signal

from ui.screen.widgets.page import Page
from ui.screen.widgets.words import Speaks, Words


class Place(Page, Speaks):
    """A page with a name and an icon in the sidebar. It shows rows to whoever is signed in, then forgets."""

    told = Signal(object)
    """Something for the status line, as words."""

    def __init__(self, name: Words, icon: str) -> None:
        super().__init__()
        self.name, self.icon = name, icon

    def refresh(self) -> None:
        """Read again what is shown."""

    def forget(self) -> None:
        """Let go of everything personal: the register is being locked."""

    def settle(self) -> None:
        """Put the focus where work begins."""

    def on_tick(self) -> None:
        """Look whether time has made what is shown old; called twice a minute."""
