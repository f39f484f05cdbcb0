# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The password box: letters on request, and what the keyboard is doing."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.language import tr
from ui.screen.widgets.controls import Button, Label, Picture, column, row
from ui.screen.widgets.words import Speaks, Words, silent


def caps_lock_told(event: QKeyEvent) -> bool | None:
    """Tell from a typed letter whether Caps Lock is on; None where the key cannot tell."""
    text = event.text()
    if len(text) != 1 or text.lower() == text.upper():
        return None
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shifted


class PasswordBox(QWidget, Speaks):
    """A box for a password with a button that shows the letters, the layout, and a word about Caps Lock."""

    entered = Signal()
    edited = Signal(str)

    def __init__(self, name: Words) -> None:
        super().__init__()
        self._name = name
        self.label = Label(name, "field")
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setMaxLength(256)
        self.label.setBuddy(self.edit)
        self.eye = Button(self._eye_words, "ghost", "eye", bare=True)
        self.eye.setCheckable(True)
        self.layout_sign = Picture("keyboard", "ink3", 15)
        self.layout_words = Label(self._layout_words, "cap")
        self.caps = Label(lambda: tr("Caps Lock is on"), pill="warn")
        self.caps.setVisible(False)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = row(self.label, None, self.caps, gap=6)
        self._keyboard = QWidget()
        self._keyboard.setLayout(row(self.layout_sign, self.layout_words, None, gap=6))
        self.setLayout(column(head, row(self.edit, self.eye, gap=6), self._keyboard, gap=6))
        self.setFocusProxy(self.edit)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textChanged.connect(self.edited)
        self.eye.toggled.connect(self._on_eye_toggled)
        QGuiApplication.inputMethod().localeChanged.connect(self.retranslate)

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def fill(self, text: str) -> None:
        """Put a text in, such as the offered passphrase."""
        self.edit.setText(text)

    def wipe(self) -> None:
        """Empty the box and hide the letters again."""
        self.edit.clear()
        self.eye.setChecked(False)

    def show_letters(self, shown: bool) -> None:
        """Show the letters or hide them."""
        self.eye.setChecked(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn from each typed letter whether Caps Lock is on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                self.caps.setVisible(False)
            told = caps_lock_told(event)
            if told is not None:
                self.caps.setVisible(told)
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Name the box again."""
        self.edit.setAccessibleName(self._name())
        self.layout_words.retranslate()
        self._keyboard.setVisible(bool(self.layout_words.text()))

    def _eye_words(self) -> str:
        return tr("Hide the letters") if self._shown() else tr("Show the letters")

    def _shown(self) -> bool:
        return self.edit.echoMode() is QLineEdit.EchoMode.Normal

    def _layout_words(self) -> str:
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        return tr("Keyboard: {language}", language=language) if language else silent()

    def _on_eye_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.retranslate()
