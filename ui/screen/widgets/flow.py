# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that goes on in the next line where the window is narrow or the text large."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Margins = tuple[int, int, int, int]

_FAIR = 520


_NONE: list[QLayoutItem] = []


class Flow(QLayout):
    """Parts side by side, as many lines as they need; in each line they stand on one middle."""

    _gap, _push = 0, None
    _items = _NONE
    """Python may take apart what nobody reaches before Qt does, which still asks for the number of parts."""

    def __init__(self, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._push: int | None = None
        self.setContentsMargins(*margins)

    def push(self) -> None:
        """Let what comes from here on stand at the right, where one line holds everything."""
        self._push = len(self._items)

    def addLayout(self, layout: QLayout) -> None:
        """Take several parts in that stay together."""
        self.addChildLayout(layout)
        self.addItem(layout)

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
        """Return the room wanted: one line, or several of a fair width."""
        wide = sum(item.sizeHint().width() + self._gap for item in self._items if not item.isEmpty())
        return QSize(min(wide, _FAIR), self.minimumSize().height()).expandedTo(self.minimumSize())

    def minimumSize(self) -> QSize:
        """Return the room of the largest part."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _lay(self, whole: QRect, *, move: bool) -> int:
        rect = whole.marginsRemoved(self.contentsMargins())
        top = rect.top()
        lines = list(self._lines(rect.width()))
        for line in lines:
            tall = max(item.sizeHint().height() for item in line)
            if move:
                spare = rect.width() - self._width(line) if len(lines) == 1 else 0
                self._settle(line, QPoint(rect.left(), top), tall, spare)
            top += tall + self._gap
        return top - self._gap * bool(lines) + self.contentsMargins().bottom() - whole.top()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        for item in self._items:
            if item.isEmpty():
                continue
            if line and self._width([*line, item]) > width:
                yield line
                line = []
            line.append(item)
        if line:
            yield line

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)

    def _settle(self, line: list[QLayoutItem], at: QPoint, tall: int, spare: int) -> None:
        pushed = self._items[self._push :] if self._push is not None else []
        left, moved = at.x(), False
        for item in line:
            if not moved and item in pushed:
                left, moved = left + spare, True
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, at.y() + (tall - size.height()) // 2), size))
            left += size.width() + self._gap


def flow(*parts: QWidget | QLayout | None, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> Flow:
    """Lay parts side by side; those after ``None`` at the right, while one line holds all."""
    made = Flow(gap, margins)
    for part in parts:
        if part is None:
            made.push()
        elif isinstance(part, QLayout):
            made.addLayout(part)
        else:
            made.addWidget(part)
    return made
