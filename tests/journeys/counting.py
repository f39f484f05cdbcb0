# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Key actions as the targets count them: one shortcut, one chosen row, one typed word is one action."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeyCounter(QObject):
    """Counts what a person does on the keyboard, whoever receives it.

    Letters and digits in a row are one word; a space ends it. Arrows in a row choose one row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.actions = 0
        self._running = ""
        self._asked = False
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def begin(self) -> None:
        """Count from nought again."""
        self.actions, self._running = 0, ""

    def stop(self) -> None:
        """Count no more."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Look at each key once: a test's hands send a shortcut's question before most keys, not all."""
        if isinstance(event, QKeyEvent) and self._enters(watched, event):
            self._count(event)
        return False

    def _enters(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease:
            self._asked = False
            return False
        first = watched is (QApplication.focusWidget() or QApplication.activeModalWidget() or watched)
        if event.type() is QEvent.Type.ShortcutOverride and first:
            self._asked = True
            return True
        return event.type() is QEvent.Type.KeyPress and first and not self._asked

    def _count(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in _MODIFIERS:
            return
        if event.modifiers() & _SHORTCUT:
            kind = ""
        elif key in _ARROWS:
            kind = "rows"
        elif text.isprintable() and text.strip():
            kind = "word"
        elif text == " " and self._running == "word":
            self._running = ""
            return
        else:
            kind = ""
        if not kind or kind != self._running:
            self.actions += 1
        self._running = kind
