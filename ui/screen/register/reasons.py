# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a closed session is changed: asked once while it is shown, and kept with every change."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.words import SessionState
from ui.language import tr
from ui.screen import dialogs
from ui.screen.register.service import Sitting
from ui.screen.widgets.fields import TextField


class Reasons:
    """The reason of one sitting. Whoever may not correct is asked for none, and is refused below."""

    def __init__(self) -> None:
        self._given: tuple[int, str] | None = None

    def forget(self) -> None:
        """Ask anew: another session is shown, or the register was locked."""
        self._given = None

    def given(self, sitting: Sitting) -> str:
        """Return the reason that was given for this session, else nothing."""
        held = self._given
        return held[1] if held is not None and held[0] == sitting.session.id else ""

    def wanted(self, sitting: Sitting) -> bool:
        """Tell whether a change needs a reason that was not given yet."""
        closed = sitting.session.state is SessionState.CLOSED
        return closed and sitting.rights.correct and not self.given(sitting)

    def ask(self, parent: QWidget, sitting: Sitting, change: Callable[[str], bool]) -> None:
        """Do a change with its reason. One with which nothing could be changed is not kept."""
        if not self.wanted(sitting):
            change(self.given(sitting))
            return

        def on_given(reason: str) -> None:
            if change(reason):
                self._given = (sitting.session.id, reason)

        dialogs.asker().ask_reason(parent, _head, _words, _action, on_given)

    def field(self, sitting: Sitting) -> TextField:
        """Return a field for the reason, for a form that has others; hidden where none is wanted."""
        made = TextField(lambda: tr("Reason"), _words)
        made.show_value(self.given(sitting))
        made.setVisible(self.wanted(sitting))
        return made

    def keep(self, sitting: Sitting, field: TextField) -> None:
        """Keep the reason that stands in a form whose change went through."""
        if self.wanted(sitting) and field.text():
            self._given = (sitting.session.id, field.text())


def _head() -> str:
    return tr("Change a closed session")


def _words() -> str:
    return tr(
        "This session was closed. What you change now is kept with your name and this reason; "
        "marks of before stay, struck."
    )


def _action() -> str:
    return tr("Change")
