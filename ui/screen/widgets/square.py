# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A square that is painted: as large beside large text as beside small."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.screen import theme


class Square(QWidget):
    """A widget of one size, in pixels at the usual text size, that grows with the text."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)
