# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands behind the first page is built while the password is typed, and the places after signing in.

What knows no Qt comes from a worker. What makes classes of Qt is imported on the window's thread, one a
turn, and then the places are built, one piece a turn, so that no turn is felt. Nothing personal is read.
"""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.screen import background
from ui.screen.background import Job
from ui.screen.window import Window

SERVICES = tuple(
    f"desktop.services.{name}"
    for name in (
        *("register", "members", "groups", "sponsors", "milestones"),
        *("own", "centre", "ladder", "staff", "removed", "log"),
    )
)
EARLY = (
    "ui.screen.stepping",
    "desktop.wiring",
    "ui.screen.shell",
    "ui.screen.finding",
    "ui.screen.calls",
    "ui.screen.today",
    "ui.screen.later",
)
"""What the window behind the first page stands on: imported while the password is typed, after its worker."""
PIECES = (
    "ui.screen.widgets.fields",
    "ui.screen.register.asking",
    "ui.screen.register.head",
    "ui.screen.register.choosing",
    "ui.screen.register.grid",
    "ui.screen.register.sessionpart",
    "ui.screen.register.room",
    "ui.screen.register.place",
    "ui.screen.members.memberrows",
    "ui.screen.members.adding",
    "ui.screen.members.belonging",
    "ui.screen.members.consents",
    "ui.screen.members.details",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "ui.screen.printing",
    "ui.screen.papers.desk",
    "ui.screen.members.overview",
    "ui.screen.members.sobriety",
    "ui.screen.members.view",
    "ui.screen.members.place",
    "ui.screen.groups.forms",
    "ui.screen.groups.page",
    "ui.screen.groups.weekpage",
    "ui.screen.groups.place",
    "ui.screen.sponsors.caring",
    "ui.screen.sponsors.suggesting",
    "ui.screen.sponsors.place",
    "ui.screen.milestones.making",
    "ui.screen.milestones.place",
    "ui.screen.settings.own",
    "ui.screen.settings.letters",
    "ui.screen.settings.centre",
    "ui.screen.settings.ladder",
    "ui.screen.settings.programmes",
    "ui.screen.settings.staff",
    "ui.screen.settings.removed",
    "ui.screen.settings.losses",
    "ui.screen.settings.backups",
    "ui.screen.settings.log",
    "ui.screen.settings.place",
)
"""What others stand on comes first: each is small by itself."""
_APART = 40
"""Milliseconds from one to the next."""
_NO_MORE = object()


class Warming(QObject):
    """Imports what the places stand on, once somebody has signed in."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._early = list(reversed(EARLY))
        self._left = list(reversed(PIECES))
        self._frame = window.ahead()
        self._building: Iterator[None] | None = None
        self._built = self._ready = False
        self._timer = QTimer(self)
        self._timer.setInterval(_APART)
        self._timer.timeout.connect(self.turn)
        window.warmed.connect(self._timer.start)
        window.opened.connect(self.begin)

    def begin(self) -> None:
        """Begin where there is something left to import or to build, or what stood was taken down since."""
        self._built, self._building = False, None
        if self._ready:
            self._timer.start()
        else:
            background.run(_services, self._on_served, self._on_unserved, self)

    def is_early(self) -> bool:
        """Tell whether what stands behind the first page is there."""
        return not self._early and self._window.has_shell()

    def is_done(self) -> bool:
        """Tell whether everything is there."""
        return self._built

    def _on_served(self, answer: object) -> None:  # noqa: ARG002 - importing has no answer
        self._ready = True
        self._timer.start()

    def _on_unserved(self, error: Exception) -> None:
        """Tell nothing now: what could not be imported is told when it is needed."""

    def turn(self) -> None:
        """Import or build one piece; build nothing behind the cover."""
        if self._early:
            _import(self._early.pop())
        elif not self._window.has_shell():
            next(self._frame, None)
        elif not self._ready or (self._window.is_covered() and not self._left):
            self._timer.stop()
        elif self._left:
            _import(self._left.pop())
        elif not self._builds():
            self._built, self._building = True, None
            self._timer.stop()

    def _builds(self) -> bool:
        """Build one piece more; tell whether there was one."""
        if self._building is None:
            self._building = _ahead(self._window)
        return next(self._building, _NO_MORE) is not _NO_MORE


def _import(name: str) -> None:
    with suppress(ImportError):  # told when somebody goes there
        import_module(name)


def _ahead(window: Window) -> Iterator[None]:
    for place in window.shell.shown_places():
        yield from place.ahead()


def _services(job: Job) -> None:
    from models import legacy

    for name in SERVICES:
        job.check()
        import_module(name)
    legacy.prepare()
