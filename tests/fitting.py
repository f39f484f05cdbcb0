# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What does not fit where it stands: sideways scrolling, words cut off, controls out of sight."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui.screen.widgets.controls import Card
from ui.screen.widgets.fields import ReadField
from ui.screen.widgets.line import Line

Size = tuple[int, int]
_SIDES = 26
"""What stands beside the text of a line: its margins."""


def settle() -> None:
    """Let layouts within layouts find their places."""
    for _ in range(4):
        QApplication.processEvents()


def faults(window: QWidget) -> list[str]:
    """Return what does not fit in a window or a dialog, in words; Qt's own file dialog is Qt's affair."""
    if isinstance(window, QFileDialog):
        return []
    seen = list(window.findChildren(QWidget))
    return [
        fault
        for widget in seen
        if widget.isVisible() and not widget.objectName().startswith("qt_") and not _belongs(widget)
        for fault in (*_sideways(widget), *_cut(widget), *_outside(widget), *_over_the_edge(widget))
    ]


def _belongs(widget: QWidget) -> bool:
    return isinstance(widget.parent(), (QLineEdit, QComboBox, QAbstractSpinBox))


def _sideways(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea):
        bar = widget.horizontalScrollBar()
        if bar.maximum() > 0 and (bar.isVisible() or isinstance(widget, QScrollArea)):
            yield f"scrolls sideways by {bar.maximum()}: {_name(widget)}"


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLineEdit) and isinstance(widget.parent(), ReadField) and not widget.text():
        need = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + _SIDES
        if widget.placeholderText() and widget.width() < need:
            yield f"hint cut off: {widget.placeholderText()!r} {widget.width()} of {need}"
    if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text():
        return
    if isinstance(widget, Line):
        return
    need, width = widget.minimumSizeHint(), widget.width()
    tall = need.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        tall = widget.heightForWidth(width)
    if width < need.width() or widget.height() < tall - 1:
        yield f"cut off: {widget.text()!r} {width}×{widget.height()} of {need.width()}×{tall}"


def _outside(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea) or not isinstance(
        widget, (QLabel, QAbstractButton, QLineEdit, QComboBox)
    ):
        return
    seen = widget.visibleRegion().boundingRect()
    if seen.isEmpty():
        if not _may_scroll(widget) and not widget.size().isEmpty():
            yield f"not to be seen: {_name(widget)}"
    elif seen.width() < widget.width() - 1:
        yield f"cut sideways: {_name(widget)} {seen.width()} of {widget.width()}"
    elif seen.height() < widget.height() - 1 and not _may_scroll(widget):
        yield f"cut below: {_name(widget)} {seen.height()} of {widget.height()}"


def _over_the_edge(widget: QWidget) -> Iterator[str]:
    """Return a list that stands out of the card it lies on: its last row is then cut."""
    card = widget.parentWidget()
    if isinstance(widget, QAbstractItemView) and isinstance(card, Card):
        below = widget.geometry().bottom() - card.height()
        if below > 0:
            yield f"{below} over the edge: {_name(widget)}"


def _may_scroll(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {words or widget.accessibleName() or widget.objectName()!r}"
