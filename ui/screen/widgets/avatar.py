# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's letters in a tinted circle, in place of a photograph. Letters are whole grapheme clusters."""

import zlib

from PySide6.QtCore import QEvent, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QPainter

from ui.screen import theme
from ui.screen.widgets.square import Square


def initials(name: str) -> str:
    """Return two letters of a Latin name, one cluster of an Indic one: गु and क्षि stay whole."""
    first = [_cluster(word) for word in name.replace("~", " ").split() if word[0].isalnum()][:2]
    if not first:
        return ""
    if all(ord(letter) < 0x250 for letter in "".join(first)):
        return "".join(first).upper()
    return first[0]


def _cluster(word: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    end = finder.toNextBoundary()
    return word[: max(end, 1)]


def paint_avatar(painter: QPainter, circle: QRectF, name: str) -> None:
    """Paint the circle and its letters; a name keeps its colour."""
    choices = theme.tokens().avatars
    ground, ink = choices[zlib.crc32(name.encode()) % len(choices)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(circle)
    face = theme.font(weight=QFont.Weight.DemiBold)
    face.setPixelSize(max(8, int(circle.height() * 0.38)))
    painter.setFont(face)
    painter.setPen(QColor(ink))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(Square):
    """The circle as a widget; it grows with the text."""

    def __init__(self, name: str = "", size: int = 36) -> None:
        super().__init__(size)
        self._name = name

    def show_name(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.update()

    def paintEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the person."""
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._name)
