# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of a member's page share: they show a page, do work off the window's thread, and forget."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.insight.memberpage import MemberPage
from ui.language import say, tr
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.drafts import Drafts
from ui.screen.members.service import MembersService
from ui.screen.widgets.fields import Field
from ui.screen.widgets.words import Speaks

Work = Callable[[], object]
Heard = Callable[[object], None]


class Part(QWidget, Speaks):
    """One part of a member's page. The newest page shown is at hand; None while nobody is shown."""

    changed = Signal(int)
    """Something was kept: the member's number, whose page and line are to be read again."""
    told = Signal(object)
    visit_requested = Signal(object)

    def __init__(self, service: MembersService, drafts: Drafts) -> None:
        super().__init__()
        self.service, self.drafts = service, drafts
        self.page: MemberPage | None = None

    def show_page(self, page: MemberPage) -> None:
        """Show somebody."""
        self.page = page

    def forget(self) -> None:
        """Let go of everything personal."""
        self.page = None

    def settle(self) -> None:
        """Put the focus where work begins in this part."""
        able = next((each for each in self.findChildren(QWidget) if _takes_focus(each)), None)
        if able is not None:
            able.setFocus()

    @property
    def number(self) -> int:
        """The number of who is shown."""
        return self.page.member.number if self.page is not None else 0

    def do(self, work: Work, on_done: Heard | None = None, field: Field | None = None) -> None:
        """Do work about who is shown, then let the page be read again; trouble is said at the field."""
        number = self.number

        def run(job: Job) -> object:  # noqa: ARG001 - one short step
            return work()

        def done(answer: object) -> None:
            self.told.emit(lambda: tr("Saved"))
            if on_done is not None:
                on_done(answer)
            self.changed.emit(number)

        def failed(error: Exception) -> None:
            self.explain(error, field)

        background.run(run, done, failed, self)

    def ask(self, work: Work, on_done: Heard) -> None:
        """Read something about who is shown; nothing changes by it."""

        def run(job: Job) -> object:  # noqa: ARG001 - one short step
            return work()

        background.run(run, on_done, self.explain, self)

    def explain(self, error: Exception, field: Field | None = None) -> None:
        """Say why something did not work, below the field it came from."""
        if field is not None:
            said = background.sentence(error)
            field.trouble(lambda: say(said))
        else:
            dialogs.tell_trouble(self, error)


def _takes_focus(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
