# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Z and Ctrl+Shift+Z: letters are taken back where there are some to take back, else the last act is."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from models.messages import Message
from ui.screen import background
from ui.screen.background import Job

UNDO, REDO = "Ctrl+Z", "Ctrl+Shift+Z"
Step = Callable[[], Message]


class Stepping(QObject):
    """Takes acts back and does them again, one after the other, each told in a sentence."""

    stepped = Signal(object)
    """An act was taken back or done again: the sentence that says which."""
    refused = Signal(object)
    """It could not be: why, as a ``Message``."""

    def __init__(self, window: QWidget, take_back: Step, do_again: Step) -> None:
        super().__init__(window)
        self._take_back, self._do_again = take_back, do_again
        self._waiting: list[Step] = []
        self._task: background.Task | None = None
        self.on = False
        """Whether somebody is signed in, whose acts these are."""
        for keys, slot in ((UNDO, self.undo), (REDO, self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), window, slot)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def undo(self) -> None:
        """Take the person's last act back."""
        self._ask(self._take_back)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._ask(self._do_again)

    def stop(self) -> None:
        """Forget what was asked for: the register is being locked."""
        self.on = False
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys reach the window from a line with nothing of its own to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if keys in _KEYS and not _has_steps(watched, undo=keys == _KEYS[0]):
                event.ignore()
                return True
        return False

    def _ask(self, step: Step) -> None:
        if not self.on:
            return
        self._waiting.append(step)
        if self._task is None:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            task = background.run(_worked(self._waiting.pop(0)), self._on_stepped, self._on_refused, self)
            if background.is_running(task):
                self._task = task

    def _on_stepped(self, told: Message) -> None:
        self._task = None
        self.stepped.emit(told)
        self._next()

    def _on_refused(self, error: Exception) -> None:
        self._task = None
        self._waiting.clear()
        self.refused.emit(background.sentence(error))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, (QLineEdit, QPlainTextEdit)):
            old.removeEventFilter(self)
        if isinstance(new, (QLineEdit, QPlainTextEdit)):
            new.installEventFilter(self)


_KEYS: Sequence[QKeySequence] = (QKeySequence(UNDO), QKeySequence(REDO), QKeySequence("Ctrl+Y"))


def _has_steps(line: QObject, *, undo: bool) -> bool:
    """Tell whether a line holds letters that can be taken back, or done again."""
    if isinstance(line, QLineEdit):
        return line.isUndoAvailable() and bool(line.text()) if undo else line.isRedoAvailable()
    if isinstance(line, QPlainTextEdit):
        document = line.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False


def _worked(step: Step) -> Callable[[Job], Message]:
    def work(job: Job) -> Message:  # noqa: ARG001 - one short step
        return step()

    return work
