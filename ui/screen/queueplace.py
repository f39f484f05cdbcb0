# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place of queues: chips name them, the chosen one is a list, and beside it stands what can be done."""

from collections.abc import Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models import memory
from ui.language import say, tr
from ui.screen import background, dialogs, theme
from ui.screen.background import Job
from ui.screen.place import Place, Where
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.controls import Button, Label, column
from ui.screen.widgets.flow import flow
from ui.screen.widgets.page import Page
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.slate import Empty, ListCard, Stack
from ui.screen.widgets.words import Words

View = TypeVar("View")
_TWO_COLUMNS = 940

Queues = Sequence[tuple[str, Words]]
"""The queues by name, each as people call it, in the order of the chips."""


class QueuePlace(Place, Generic[View]):
    """What a place of queues does alike: it reads one view, counts every queue, and shows the chosen one."""

    def __init__(
        self, where: Where, name: Words, icon: str, queues: Queues, open_to_all: Sequence[str]
    ) -> None:
        """Make the parts; a place lays them out with ``lay_out`` once its own parts are there."""
        super().__init__(where, name, icon)
        self._queues, self._open_to_all = queues, open_to_all
        self._view: View | None = None
        self._task: background.Task | None = None
        self.queue = queues[0][0]
        self.title = Label(name, "page")
        self.chips = Chips(queues, exclusive=True)
        self.again = Button(lambda: tr("Read again"), "ghost", "refresh-cw", bare=True)
        self.again.hint(lambda: tr("Read again (F5)"))
        self.panel = Stack()
        self.list: ListCard
        self.nothing: Empty

    def lay_out(
        self, listed: ListCard, nothing: Empty, panels: Sequence[QWidget], tools: Sequence[QWidget]
    ) -> None:
        """Put the list at the left, the panels at the right, and the tools above."""
        self.list, self.nothing = listed, nothing
        nothing.stand_alone()
        for page in (nothing, *panels):
            self.panel.add(page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        beside = Page()
        beside.inside.setLayout(column(self.panel, None, margins=(0, 0, 14, 0)))
        self._columns.addWidget(listed, 1)
        self._columns.addWidget(beside, 1)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(28, 22, 28, 24)
        whole.setSpacing(14)
        whole.addLayout(flow(self.title, None, *tools, self.again, gap=10))
        whole.addWidget(self.chips)
        whole.addLayout(self._columns, 1)
        self.again.clicked.connect(self.refresh)
        self.chips.picked.connect(self._on_queue_picked)
        listed.retry_requested.connect(self.refresh)
        QShortcut(QKeySequence("F5"), self, self.refresh)

    # What each place says of its own

    def read(self) -> View:
        """Return everything the place shows; asked off the window's thread."""
        raise NotImplementedError

    def rows_of(self, queue: str) -> Sequence[ListRow]:
        """Return the rows of one queue; none before the view was read."""
        raise NotImplementedError

    def shows_all(self, view: View) -> bool:
        """Tell whether a view holds every queue, or only those that are open to all."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Show beside the list what can be done with what is chosen there."""
        raise NotImplementedError

    # What is alike

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel below the list where the window is narrow or the text large."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS) * 0.86
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def refresh(self) -> None:
        """Read everything again, off the window's thread."""
        self._cancel()
        if self._view is None:
            self.list.show_busy()

        def work(job: Job) -> View:  # noqa: ARG001 - one read
            return self.read()

        self._task = background.run(work, self.show_view, self._on_unread, self)

    def show_view(self, view: View) -> None:
        """Show what was read; whoever may not see every queue is shown the first that is open to all."""
        self._task = None
        self._view = view
        everything = self.shows_all(view)
        for key, button in self.chips.buttons.items():
            button.setVisible(everything or key in self._open_to_all)
        if not everything and self.queue not in self._open_to_all:
            self.queue = self._open_to_all[0]
            self.chips.turn(self.queue)
        self._count_chips()
        self._show_queue()

    def turn(self, queue: str) -> None:
        """Show one queue."""
        self.queue = queue
        self.chips.turn(queue)
        self._show_queue()

    def has_queue(self, name: str) -> bool:
        """Tell whether there is a queue of this name."""
        return any(name == key for key, _ in self._queues)

    def queue_words(self) -> str:
        """Return the chosen queue as people call it."""
        return next(words for key, words in self._queues if key == self.queue)()

    def settle(self) -> None:
        """Work begins at who stands in the list."""
        (self.list.list if self.list.list.rows() else self.chips.buttons[self.queue]).setFocus()

    def forget(self) -> None:
        """Let go of everybody."""
        self._cancel()
        memory.let_go(self._view)
        self._view = None
        self.list.forget()
        self.panel.turn(self.nothing)

    def retranslate(self) -> None:
        """Say the rows again."""
        if self._view is not None:
            self._count_chips()
            self._show_queue()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _count_chips(self) -> None:
        for key, words in self._queues:
            self.chips.buttons[key].say(partial(_counted, words, len(self.rows_of(key))))

    def _show_queue(self) -> None:
        for words in (self.list.title, self.list.list):
            words.retranslate()
        self.list.show_rows(self.rows_of(self.queue))
        self.show_chosen()

    def _on_queue_picked(self, queue: object) -> None:
        self.turn(str(queue))

    def _on_unread(self, error: Exception) -> None:
        self._task = None
        said = background.sentence(error)
        self.list.show_trouble(lambda: say(said))

    def tell_trouble(self, error: Exception) -> None:
        """Say in a dialog what did not work."""
        dialogs.tell_trouble(self, error)


def _counted(words: Words, count: int) -> str:
    return f"{words()}  {count}" if count else words()
