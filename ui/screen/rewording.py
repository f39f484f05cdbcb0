# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language over a whole window: what is in sight says it at once, each page behind it a turn later.

All pages in one go hold the window up for a fifth of a second. A page that comes into sight sooner says its
words before it is painted.
"""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from ui.screen.widgets.words import Speaks


class Rewording(QObject):
    """Knows which pages of a window still have old words."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def begin(self) -> None:
        """Say again what is in sight; the pages behind it wait for their turn."""
        for page in _behind(self._window):
            if page not in self._waiting:
                self._waiting.append(page)
                page.installEventFilter(self)
        _say_below(self._window, frozenset(self._waiting))
        self._timer.start()

    def is_done(self) -> bool:
        """Tell whether every page has the new words."""
        return not self._waiting

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a page say its words before it is seen."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched in self._waiting:
            self._catch_up(watched)
        return super().eventFilter(watched, event)

    def _on_turn(self) -> None:
        self._waiting = [page for page in self._waiting if isValid(page)]
        if self._waiting:
            self._catch_up(self._waiting[0])
        if not self._waiting:
            self._timer.stop()

    def _catch_up(self, page: QWidget) -> None:
        self._waiting.remove(page)
        page.removeEventFilter(self)
        _say(page)
        _say_below(page, frozenset(self._waiting))


def _behind(window: QWidget) -> list[QWidget]:
    """Return the pages that stand behind others."""
    stacks = window.findChildren(QStackedWidget)
    pages = [stack.widget(place) for stack in stacks for place in range(stack.count())]
    return [page for page in pages if page is not None and page.isHidden()]


def _say_below(root: QWidget, waiting: Collection[QWidget]) -> None:
    """Let everything below say its words again, but pages that wait and all that stands on them."""
    skipped: QWidget | None = None
    for each in root.findChildren(QWidget):  # each before its children
        if skipped is not None and skipped.isAncestorOf(each):
            continue
        skipped = each if each in waiting else None
        if skipped is None:
            _say(each)


def _say(widget: QObject) -> None:
    if isinstance(widget, Speaks):
        widget.retranslate()
