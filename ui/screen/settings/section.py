# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of Settings, and the line that stands for it in the list: the line is there before the page is."""

from typing import NamedTuple

from PySide6.QtCore import Signal

from models.words import Role
from ui.language import tr
from ui.screen.widgets.page import Page
from ui.screen.widgets.words import Speaks, Words

_MANAGERS = frozenset({Role.MANAGER})
_EVERYBODY = frozenset(Role)


class Chapter(NamedTuple):
    """A page by its key and its line in the list, and who sees it; most are the manager's."""

    key: str
    name: Words
    icon: str
    roles: frozenset[Role] = _MANAGERS


OWN = Chapter("own", lambda: tr("My sign-in"), "circle-user-round", _EVERYBODY)
LETTERS = Chapter("letters", lambda: tr("Typing"), "keyboard", _EVERYBODY)
CENTRE = Chapter("centre", lambda: tr("Centre"), "trees")
LADDER = Chapter("ladder", lambda: tr("Ladder and certificates"), "award")
PROGRAMMES = Chapter("programmes", lambda: tr("Programmes"), "book-open")
STAFF = Chapter("staff", lambda: tr("Staff and roles"), "users-round")
REMOVED = Chapter("removed", lambda: tr("Removed"), "archive-restore", _MANAGERS)
LOSSES = Chapter("losses", lambda: tr("Recovery and losses"), "shield-alert")
BACKUPS = Chapter("backups", lambda: tr("Backups"), "database-backup", _EVERYBODY)
LOG = Chapter("log", lambda: tr("Log"), "scroll-text")


class Section(Page, Speaks):
    """A page of Settings, built when it is first shown. It reads each time, and forgets when locked."""

    told = Signal(object)
    """Something for the status line, as words."""
    visit_requested = Signal(object)
    """Somebody wants to go elsewhere: a ``Destination``."""

    def __init__(self, chapter: Chapter) -> None:
        super().__init__()
        self.chapter = chapter
        self.name = chapter.name

    def welcome(self, role: Role) -> None:
        """Learn the role of whoever is signed in, before anything else and again after each signing in."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def forget(self) -> None:
        """Let go of everything personal: the register is being locked."""

    def settle(self) -> None:
        """Put the focus where work begins."""
