# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text of one line that gives way to what stands beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.screen import theme
from ui.screen.widgets.controls import Label
from ui.screen.widgets.words import Words, plain_tip, silent


class Line(Label):
    """A label that shortens its words where there is no room, and tells them whole to the pointer."""

    def __init__(self, words: Words = silent, role: str = "", *, most: int = 0) -> None:
        """Make it as wide as the room it gets, or as its words but never wider than ``most``."""
        self._most = most
        super().__init__(words, role)
        wide = QSizePolicy.Policy.Maximum if most else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)

    def retranslate(self) -> None:
        """Say the words again."""
        super().retranslate()
        self.setToolTip(plain_tip(self.text()))

    def sizeHint(self) -> QSize:
        """Return the room for the words, as far as they may go."""
        wanted = super().sizeHint()
        return QSize(min(wanted.width(), theme.px(self._most)), wanted.height()) if self._most else wanted

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(min(self.sizeHint().width(), theme.px(96)), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint what there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)
