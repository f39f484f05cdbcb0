# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a careful eye asks of every screen: named, whole, in one's own language, within reach, plain text."""

import gc
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import cast

from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from models.words import Language
from tests.ui.screen.hands import press

LOCALES = Path(__file__).parents[2] / "resources" / "locale"
CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit),
    *(QComboBox, QAbstractSpinBox, QAbstractItemView),
)
_MOST_STOPS = 120
_SAME_LINE = 0.5


def settle() -> None:
    """Let layouts come to rest: one within another settles a turn later."""
    for _ in range(3):
        QApplication.processEvents()


def let_go() -> None:
    """Let Qt throw away what was closed, and Python look through what was set aside until a lock."""
    gc.unfreeze()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all


def asked() -> QDialog | None:
    """Return the dialog in front."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None


def of_the_system(dialog: QDialog) -> bool:
    """Tell whether a dialog is Qt's own: for a file, a folder, a printer."""
    return isinstance(dialog, QFileDialog) or type(dialog).__module__.startswith("PySide6")


@cache
def foreign(which: Language) -> frozenset[str]:
    """Return the English sentences that a language says in words of its own."""
    if which is Language.ENGLISH:
        return frozenset()
    catalogue = read_po(BytesIO((LOCALES / which.value / "LC_MESSAGES" / "saathi.po").read_bytes()))
    pairs = ((each.id, each.string) for each in catalogue)
    return frozenset(
        english for english, own in pairs if isinstance(english, str) and english not in ("", own)
    )


def shown(root: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """Return what of these kinds can be seen below a widget, in its own window."""
    return [
        widget
        for kind in kinds
        for widget in root.findChildren(kind)
        if widget.isVisible()
        and widget.window() is root.window()
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), (QLineEdit, QComboBox, QAbstractSpinBox))
    ]


def faults(root: QWidget, which: Language) -> list[str]:
    """Return everything that is wrong with what is shown."""
    cut = list(cut_off(root))
    if cut:  # what was only on its way may come to rest
        settle()
        settle()
        cut = list(cut_off(root))
    return [*unnamed(root), *cut, *in_english(root, which), *rich(root)]


def unnamed(root: QWidget) -> Iterator[str]:
    """Return the controls a screen reader has no name for, and the buttons too small to hit."""
    for widget in shown(root, *CONTROLS):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            yield f"no name: {widget}"
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < 24:
            yield f"too small: {widget.text()} {widget.size()}"


def cut_off(root: QWidget) -> Iterator[str]:
    """Return the words that do not fit where they stand."""
    for widget in shown(root, QLabel, QAbstractButton):
        assert isinstance(widget, (QLabel, QAbstractButton))
        policy, need = widget.sizePolicy(), widget.minimumSizeHint()
        if not widget.text() or policy.horizontalPolicy() is policy.Policy.Ignored:
            continue
        if widget.width() < need.width() or widget.height() < need.height() - 1:
            yield f"cut off: {widget.text()!r} {widget.size()} of {need}"


def in_english(root: QWidget, which: Language) -> Iterator[str]:
    """Return what still stands in English."""
    texts = {
        text
        for widget in shown(root, QLabel, *CONTROLS)
        for text in (getattr(widget, "text", str)(), widget.accessibleName(), widget.toolTip())
        if isinstance(text, str)
    }
    for text in sorted(texts & foreign(which)):
        yield f"in English: {text!r}"


def rich(root: QWidget) -> Iterator[str]:
    """Return the labels that would draw a name as markup."""
    for label in shown(root, QLabel):
        assert isinstance(label, QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text():
            yield f"rich text: {label.text()!r}"


def tab_faults(root: QWidget) -> list[str]:
    """Walk once around by Tab: nothing left out, in the order it stands, and the focus can be seen."""
    root.activateWindow()
    settle()
    here = QApplication.focusWidget()
    if here is None or not root.isAncestorOf(here):
        return [f"the focus is elsewhere: {here}"]
    stops = _walk()
    wanted = [
        widget for widget in shown(root, *CONTROLS) if _takes_focus(widget) and not _one_of_many(widget)
    ]
    missed = [f"out of reach: {_named(widget)}" for widget in wanted if widget not in stops]
    return [*missed, *_out_of_order(root, stops)]


def _walk() -> list[QWidget]:
    """Press Tab from the first control until it comes round."""
    stops: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        here = QApplication.focusWidget()
        if here is None or here in stops:
            break
        stops.append(here)
        press(here, Qt.Key.Key_Tab)
    return stops


def _out_of_order(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Return each pair of neighbours in one part of the page that Tab takes the wrong way round."""
    turned = _from_the_first(stops, root)
    for before, after in pairwise(turned):
        if not _stands_after(_place(before, root), _place(after, root)) and not _columns(before, after, root):
            yield f"out of order: {_named(before)} before {_named(after)}"


def _from_the_first(stops: list[QWidget], root: QWidget) -> list[QWidget]:
    """Turn the circle so that it begins where Tab comes in; in a dialog, at the uppermost stop."""
    inside = [root.isAncestorOf(stop) for stop in stops]
    ways_in = [place for place, here in enumerate(inside) if here and not inside[place - 1]]
    if ways_in:
        turned = stops[ways_in[0] :] + stops[: ways_in[0]]
        return [stop for stop in turned if root.isAncestorOf(stop)]
    first = min(stops, key=lambda stop: (_place(stop, root).top(), _place(stop, root).left()))
    place = stops.index(first)
    return stops[place:] + stops[:place]


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _stands_after(one: QRect, other: QRect) -> bool:
    """Tell whether a reader comes to the second after the first: below it, or beside it to the right."""
    if other.top() >= one.bottom() - one.height() * _SAME_LINE:
        return True
    return other.left() >= one.right() - one.width() * _SAME_LINE


def _columns(one: QWidget, other: QWidget, root: QWidget) -> bool:
    """Tell whether Tab went on in another column: the two stand in parts of the page side by side."""
    mine, theirs = _lines(one, root), _lines(other, root)
    shared = next((each for each in mine if each in theirs), root)
    left, right = _child(mine, shared, one), _child(theirs, shared, other)
    return left is not right and _place(right, root).left() >= _place(left, root).right()


def _lines(widget: QWidget, root: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None:
        found.append(above)
        if above is root:
            break
        above = above.parentWidget()
    return found


def _child(line: list[QWidget], shared: QWidget, widget: QWidget) -> QWidget:
    place = line.index(shared)
    return line[place - 1] if place else widget


def _takes_focus(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.height() > 0


def _one_of_many(widget: QWidget) -> bool:
    """Of chips or choices that exclude each other one is a stop; the arrows reach the others."""
    if isinstance(widget, QTabBar):
        return True
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    group = cast("QButtonGroup | None", widget.group())  # the stubs know no button without a group
    return widget.autoExclusive() or (group is not None and group.exclusive())


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
