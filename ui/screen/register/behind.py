# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on behind the register while work goes on in front: names are read, meetings handed over."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from models.messages import Message
from ui.screen import background
from ui.screen.register.service import RegisterService


class Behind:
    """Work off the window's thread; each kind once at a time."""

    def __init__(self, service: RegisterService, owner: QObject) -> None:
        self._service, self._owner = service, owner
        self._reading = False
        self.met = False
        """Somebody was said to have met their sponsor, and it is not handed over yet."""

    def read_names(self, then: Callable[[], None], failed: Callable[[Message], None]) -> None:
        """Read everybody's names into memory, so that letters are answered from there."""
        if self._reading:
            return
        self._reading = True

        def on_read(_: object) -> None:
            self._reading = False
            then()

        def on_error(error: Exception) -> None:
            self._reading = False
            failed(background.sentence(error))

        background.run(self._service.warm, on_read, on_error, self._owner)

    def hand_over(self) -> None:
        """Let the column *met sponsor*, once gone through, become contacts; nobody waits for it."""
        if self.met:
            self.met = False
            background.run(self._service.hand_over, _unheard, _unheard, self._owner)


def _unheard(answer: object) -> None:
    """Tell nothing: what was not handed over now is at the next counsellor's sign-in."""
