# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, in three languages and at large text: named, reachable, large enough, nothing cut off."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from models.words import Language, Role
from tests.ui.screen.conftest import enter
from tests.ui.screen.fakefront import GROUPS, FakeFront
from tests.ui.screen.hands import press
from ui.screen.choices import Choices
from ui.screen.front import Recovery
from ui.screen.window import Window

Scene = Callable[[Window, FakeFront], None]


def _sign_in(window: Window, _: FakeFront) -> None:
    window.begin()


def _today(window: Window, front: FakeFront) -> None:
    chosen = window.choices
    enter(window, front, Role.COUNSELLOR)
    window.wear(chosen)


def _first(window: Window, front: FakeFront) -> None:
    front.there = False
    window.begin()


def _manager(window: Window, front: FakeFront) -> None:
    _first(window, front)
    window.first_start.turn(window.first_start.manager)


def _sheet(window: Window, front: FakeFront) -> None:
    _first(window, front)
    window.first_start.receive(Recovery(GROUPS, None))


SCENES: dict[str, Scene] = {
    "sign-in": _sign_in,
    "today": _today,
    "welcome": _first,
    "manager": _manager,
    "sheet": _sheet,
}


@pytest.fixture(params=list(SCENES.values()), ids=list(SCENES))
def scene(request: pytest.FixtureRequest) -> Scene:
    return request.param


@pytest.fixture(params=list(Language))
def dressed(request: pytest.FixtureRequest, window: Window, front: FakeFront, scene: Scene) -> Window:
    """Return a screen in each language."""
    window.resize(1366, 728)
    window.wear(Choices(request.param))
    scene(window, front)
    QApplication.processEvents()
    return window


def controls(window: Window) -> Iterator[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QProgressBar)
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parent(), QLineEdit) or widget.objectName().startswith("qt_")
        if isinstance(widget, kinds) and widget.isVisible() and not inner:
            yield widget


def test_every_control_has_a_name(dressed: Window) -> None:
    for widget in controls(dressed):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), widget


def test_every_button_is_large_enough_to_hit(dressed: Window) -> None:
    for widget in controls(dressed):
        if isinstance(widget, QAbstractButton):
            assert min(widget.width(), widget.height()) >= 24, widget


def test_tab_reaches_every_control_in_the_order_it_stands(dressed: Window) -> None:
    wanted = {
        widget
        for widget in controls(dressed)
        if widget.isEnabled() and not isinstance(widget, QProgressBar) and not _sibling_chip(widget)
    }
    seen: list[QWidget] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        seen.append(widget)
        press(widget, Qt.Key.Key_Tab)
    assert wanted <= set(seen)


def _sibling_chip(widget: QWidget) -> bool:
    """One chip of a group is a tab stop; the arrows reach the others."""
    return (
        widget.property("kind") == "chip" and isinstance(widget, QAbstractButton) and not widget.isChecked()
    )


@pytest.mark.parametrize("size", [(1366, 728, 100), (1024, 600, 150)])
@pytest.mark.parametrize("which", list(Language))
def test_no_word_is_cut_off_in_any_language_or_size(
    window: Window, front: FakeFront, scene: Scene, which: Language, size: tuple[int, int, int]
) -> None:
    width, height, percent = size
    window.resize(width, height)
    window.wear(Choices(which, size=percent))
    scene(window, front)
    window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.isVisible() and _fits_itself(widget):
            assert widget.width() >= widget.minimumSizeHint().width(), widget
            assert widget.height() >= widget.minimumSizeHint().height() - 1, (
                widget,
                widget.text(),
                widget.parent(),
            )


def _fits_itself(widget: QLabel | QAbstractButton) -> bool:
    """Names in the sidebar and what the status line tells give way on purpose."""
    return widget.sizePolicy().horizontalPolicy() is not widget.sizePolicy().Policy.Ignored and bool(
        widget.text()
    )


@pytest.mark.parametrize("which", list(Language))
def test_pages_fit_the_smallest_window_sideways(window: Window, front: FakeFront, which: Language) -> None:
    window.resize(1024, 600)
    window.wear(Choices(which, size=150))
    _today(window, front)
    window.resize(1024, 600)
    QApplication.processEvents()
    place = window.shell.place()
    assert place.horizontalScrollBar().maximum() == 0
    assert window.minimumSizeHint().width() <= 1024
