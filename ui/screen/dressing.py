# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other colours or another text size over a whole window, a part a turn, so that none holds the keys up.

First the places behind the one in front are taken down, each in a turn of its own; they are built anew, in
the new dress, when somebody goes there. Then nothing more is painted until the old sheet is off, the new one
on and every word in its place: what is seen is the old dress whole, then the new one whole.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.screen import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

    from ui.screen.window import Window

_APART = 2
"""Milliseconds from one turn to the next: keys come between."""


class Dressing(QObject):
    """Changes a window's dress to what is chosen when its turn comes, and has the words said again then."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[None] = iter(())
        self._held: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_APART)
        self._timer.timeout.connect(self._on_turn)

    def begin(self, clear: Iterator[None]) -> None:
        """Clear away first, then change. What was begun before goes on to what is chosen since."""
        self._steps = chain(clear, self._change())
        self._timer.start()

    def finish(self) -> None:
        """Do at once what is left of it."""
        while not self.is_done():
            self._on_turn()

    def is_done(self) -> bool:
        """Tell whether the dress is whole."""
        return not self._timer.isActive()

    def _on_turn(self) -> None:
        """Do a piece more. Whatever happens in it, the window paints again at the end."""
        goes_on = False
        try:
            goes_on = next(self._steps, self) is not self
        finally:
            if not goes_on:
                self._timer.stop()
                self._release()

    def _change(self) -> Iterator[None]:
        app, chosen = cast("QApplication", QApplication.instance()), self._window.choices
        self._hold()
        stood = _scrolled(self._window)
        theme.prepare(app, chosen.scheme, chosen.size)
        theme.take_sheet_off(app)
        yield
        theme.put_sheet_on(app)
        yield
        self._window.retranslate()
        yield
        _fit_below(self._window)
        yield
        _scroll_back(stood)
        yield

    def _hold(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.updatesEnabled():
                window.setUpdatesEnabled(False)
                self._held.append(window)

    def _release(self) -> None:
        held, self._held = self._held, []
        for window in held:
            if isValid(window):
                window.setUpdatesEnabled(True)


def _fit_below(window: QWidget) -> None:
    """Let what stands as its width allows decide anew: the same width holds less of a larger text."""
    from PySide6.QtGui import QResizeEvent

    for each in (window, *window.findChildren(QWidget)):
        if _decides(type(each)):
            each.resizeEvent(QResizeEvent(each.size(), each.size()))


@cache
def _decides(kind: type[QWidget]) -> bool:
    return any("resizeEvent" in vars(one) for one in kind.__mro__ if one.__module__.startswith("ui."))


def _scrolled(window: QWidget) -> "list[tuple[QScrollBar, int, int]]":
    """Return the bars that are not at their beginning, each with its place and how far it goes."""
    from PySide6.QtWidgets import QScrollBar

    bars = window.findChildren(QScrollBar)
    return [(bar, bar.value(), bar.maximum()) for bar in bars if bar.value() > 0]


def _scroll_back(stood: "list[tuple[QScrollBar, int, int]]") -> None:
    """Let everything stand where it stood, or as far down: undressed it was shorter for a moment."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # pyright: ignore[reportArgumentType] - None is all
    for bar, place, most in stood:
        if isValid(bar):
            bar.setValue(round(place * bar.maximum() / most))
