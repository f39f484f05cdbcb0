# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps itself: backups once a day, at locking and after closing; what is still to be sealed anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from desktop.services.backups import DeskBackups, finish
from ui.screen import background
from ui.screen.background import Job

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from models.vault.backup import Source
    from ui.screen.window import Window

SOON = 60_000
"""After signing in, when the first work of the day is done."""
OFTEN = 900_000


class Keeper(QObject):
    """Watches one window. Nothing it does makes anybody wait: the window is gone before the last backup."""

    def __init__(self, window: "Window", front: "DeskFront") -> None:
        super().__init__(window)
        self._window, self._front, self._backups = window, front, DeskBackups(front)
        self._source: Source | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        window.opened.connect(self._on_opened)
        window.locking.connect(self._on_locking)
        window.locked.connect(self._timer.stop)
        window.installEventFilter(self)

    def _on_opened(self) -> None:
        self._timer.start(SOON)
        if self._backups.should_ask():
            from ui.screen.second_place import ask_second_place

            ask_second_place(self._window, self._backups)

    def look(self) -> None:
        """Make today's backup if it is still to be made, and go on sealing what waits for today's keys."""
        self._timer.start(OFTEN)
        if self._backups.is_due():
            background.run(self._make, _heard, _unheard, self)
        background.run(self._seal, _heard, _unheard, self)

    def _seal(self, job: Job) -> object:
        from models.desk.acts import Act
        from models.insight import resealing

        desk = self._front.at_desk()
        return resealing.reseal(desk, lambda _done, _all: job.check()) if desk.may(Act.RESEAL) else 0

    def _on_locking(self) -> None:
        source = self._backups.locking()
        if source is not None:
            background.run(lambda _job: finish(source), _heard, _unheard, self)

    def _make(self, job: Job) -> object:
        return self._backups.make(job)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Take what the last backup needs before the window forgets its keys."""
        if event.type() is QEvent.Type.Close:
            self._timer.stop()
            self._source = self._backups.closing() or self._source
        return super().eventFilter(watched, event)

    def take_source(self) -> "Source | None":
        """Hand over what the last backup is made from, once."""
        source, self._source = self._source, None
        return source


def finish_closing(keeper: Keeper) -> None:
    """Make the last backup, when nobody sees the window any more."""
    source = keeper.take_source()
    if source is not None:
        finish(source)


def _heard(answer: object) -> None:
    """Tell nobody of a backup that was made."""


def _unheard(error: Exception) -> None:
    """Leave it: what went wrong stands in the ledger, and on Today."""
