# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that goes on in the next line where the window is narrow or the text large."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Parts side by side, as many lines as they need; in each line they stand on one middle."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let a part go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every part where it belongs."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the room wanted."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the largest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        left, top, tall = rect.left(), rect.top(), 0
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if line and left + wide > rect.right() + 1:
                self._settle(line, top, tall, move=move)
                left, top, tall, line = rect.left(), top + tall + self._gap, 0, []
            line.append((item, left))
            left += wide + self._gap
            tall = max(tall, item.sizeHint().height())
        self._settle(line, top, tall, move=move)
        return top + tall - rect.top()

    def _settle(self, line: list[tuple[QLayoutItem, int]], top: int, tall: int, *, move: bool) -> None:
        for item, left in line if move else ():
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
