# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain parts every page is built from: label, button, card, rule, and boxes to lay them in."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.screen import theme
from ui.screen.widgets.square import Square
from ui.screen.widgets.words import Speaks, Words, plain_tip, silent

_HEADINGS = frozenset({"title", "page", "name"})
_MAY_BREAK = "\u200b"
"""A blank without width: a line may end there."""


class Label(QLabel, Speaks):
    """A text of one role: title, page, head, strong, sub, muted, cap, field … or a pill."""

    def __init__(self, words: Words = silent, role: str = "", *, wrap: bool = False, pill: str = "") -> None:
        super().__init__()
        self._words = words
        self._heads = wrap and role in _HEADINGS
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        if role == "field":
            self.setIndent(0)  # the sheet's air above and below would move the words to the right
        if pill:
            self.setProperty("pill", pill)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def say(self, words: Words) -> None:
        """Say something else from now on."""
        self._words = words
        self.retranslate()

    def become(self, kind: str) -> None:
        """Change the kind of a pill."""
        self.setProperty("pill", kind)
        restyle(self)

    def retranslate(self) -> None:
        """Say the text again."""
        self.setText(self._words())

    def setText(self, text: str) -> None:
        """Show a text. A wrapped one may break inside a folder of Windows, which has no blanks."""
        super().setText(text.replace("\\", "\\" + _MAY_BREAK) if self.wordWrap() else text)

    def text(self) -> str:
        """Return the text as it was said."""
        return super().text().replace(_MAY_BREAK, "")

    def sizeHint(self) -> QSize:
        """Return the room wanted: a heading stands on one line as long as there is room."""
        wanted = super().sizeHint()
        if not self._heads:
            return wanted
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(wide, self.heightForWidth(wide))


class Button(QPushButton, Speaks):
    """A button of one kind: primary, ghost, nav, chip, choice, or plain. Its icon grows with the text."""

    def __init__(
        self, words: Words, kind: str = "", icon: str = "", *, tint: str = "", bare: bool = False
    ) -> None:
        super().__init__()
        self._words, self._bare, self._has_icon = words, bare, bool(icon)
        self._tip: Words = silent
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        if icon:
            self.setIcon(theme.icon(icon, tint or ("on_brand" if kind == "primary" else "ink2")))
        self._size_icon()
        self.retranslate()

    def say(self, words: Words) -> None:
        """Carry another text from now on."""
        self._words = words
        self.retranslate()

    def hint(self, words: Words) -> "Button":
        """Add what the pointer resting here tells, such as the key."""
        self._tip = words
        self.retranslate()
        return self

    def show_bare(self, bare: bool) -> None:
        """Show the icon alone; the text stays the button's name."""
        self._bare = bare
        self._size_icon()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the text again: on the button, and to a screen reader."""
        words = self._words()
        self.setText("" if self._bare else words.replace("&", "&&"))
        self.setAccessibleName(words)
        tip = self._tip() or (words if self._bare else "")
        self.setToolTip(plain_tip(tip))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button; on a filled one the ring has a light line inside, or it is hardly seen."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("on_brand"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 5.5, 5.5)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_icon()

    def _size_icon(self) -> None:
        if self._has_icon:
            side = theme.px(20 if self.property("kind") == "nav" else 18)
            self.setIconSize(QSize(side + (0 if self._bare else theme.px(8)), side))


class Picture(Square):
    """An icon standing by itself; it grows with the text."""

    def __init__(self, name: str, tint: str = "brand", size: int = 22) -> None:
        super().__init__(size)
        self._name, self._token = name, tint

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the icon in the scheme's colour."""
        painter = QPainter(self)
        theme.paint_icon(painter, QRectF(self.rect()), self._name, self._token)


class Card(QFrame):
    """A surface with a border: plain, hero, glad, or a coloured note."""

    def __init__(
        self, kind: str = "plain", margins: tuple[int, int, int, int] = (20, 16, 20, 18), gap: int = 8
    ) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(gap)

    def become(self, kind: str) -> None:
        """Change the kind."""
        self.setProperty("card", kind)
        restyle(self)


def restyle(widget: QWidget) -> None:
    """Let a changed property reach the style sheet."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def rule() -> QFrame:
    """Return a thin line."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


Part = QWidget | QLayout | int | None
"""A widget, a box, a gap in pixels, or None for a stretch."""


def row(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Lay parts side by side."""
    box = QHBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, parts)
    return box


def column(*parts: Part, gap: int = 4, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Lay parts one below the other."""
    box = QVBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    _fill(box, parts)
    return box


def _fill(box: QBoxLayout, parts: tuple[Part, ...]) -> None:
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
