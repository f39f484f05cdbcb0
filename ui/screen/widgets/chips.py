# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips: small switches that narrow a list, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.screen.widgets.controls import Button
from ui.screen.widgets.flow import Flow
from ui.screen.widgets.words import Words

_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class Chips(QWidget):
    """Several chips. Of an exclusive row one is on, arrows choose, and it is one Tab stop."""

    picked = Signal(object)
    """The key of the chip that was switched."""

    def __init__(self, choices: Sequence[tuple[object, Words]], *, exclusive: bool = False) -> None:
        super().__init__()
        self._exclusive = exclusive
        self.buttons: dict[object, Button] = {}
        flow = Flow()
        for key, words in choices:
            button = Button(words, "chip")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._on_clicked)
            button.installEventFilter(self)
            self.buttons[key] = button
            flow.addWidget(button)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if exclusive and choices:
            self.turn(choices[0][0])

    def turn(self, key: object) -> None:
        """Switch one chip on and the others off, without telling."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)
            self._let_tab(button, each == key)

    def on(self) -> list[object]:
        """Return the keys of the chips that are on."""
        return [key for key, button in self.buttons.items() if button.isChecked()]

    def clear(self) -> None:
        """Switch every chip off, without telling."""
        for button in self.buttons.values():
            button.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move between the chips; in an exclusive row they choose."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None:
                self._walk(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, start: QObject, step: int) -> None:
        shown = [(key, button) for key, button in self.buttons.items() if button.isVisible()]
        place = next(place for place, (_, button) in enumerate(shown) if button is start)
        key, button = shown[(place + step) % len(shown)]
        if self._exclusive:
            self.turn(key)
            self.picked.emit(key)
        button.setFocus()

    def _let_tab(self, button: Button, wanted: bool) -> None:
        if self._exclusive:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self) -> None:
        key = next(key for key, button in self.buttons.items() if button is self.sender())
        if self._exclusive:
            self.turn(key)
        self.picked.emit(key)
