# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of Settings."""

from PySide6.QtCore import Signal

from models.words import Role
from ui.screen.widgets.page import Page
from ui.screen.widgets.words import Speaks, Words


class Section(Page, Speaks):
    """A page with a name in the list of Settings. It reads when it is shown, and forgets when locked."""

    told = Signal(object)
    """Something for the status line, as words."""
    visit_requested = Signal(object)
    """Somebody wants to go elsewhere: a ``Destination``."""

    def __init__(self, key: str, name: Words, icon: str) -> None:
        super().__init__()
        self.key, self.name, self.icon = key, name, icon

    def opens_to(self, role: Role) -> bool:
        """Tell whether somebody with this role sees this page; most are the manager's."""
        return role is Role.MANAGER

    def refresh(self) -> None:
        """Read again what is shown."""

    def forget(self) -> None:
        """Let go of everything personal: the register is being locked."""

    def settle(self) -> None:
        """Put the focus where work begins."""
