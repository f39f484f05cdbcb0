# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every place and every page of Settings, for who sees them all: named, whole, in one's own language."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from models.words import Language, Role
from tests.fitting import faults
from tests.journeys.room import Room
from ui.screen.choices import Choices
from ui.screen.place import Place
from ui.screen.settings.place import SettingsPlace

LOCALES = Path(__file__).parents[2] / "resources" / "locale"
CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit),
    *(QComboBox, QAbstractSpinBox, QAbstractItemView),
)
SIZES = ((1366, 728, 100), (1024, 600, 150))


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


def pages(room: Room) -> Iterator[str]:
    """Bring every place to the front by its key, and each page of Settings; give its name."""
    shell = room.window.shell
    for number, place in enumerate(shell.shown_places(), start=1):
        room.press(f"Ctrl+{number}")
        assert shell.place().where is place.where
        yield from _parts(shell.place())


def _parts(place: Place) -> Iterator[str]:
    if not isinstance(place, SettingsPlace):
        _settle()
        yield place.where.value
        return
    for number, section in enumerate(place.sections):
        if place.nav[number].isVisibleTo(place):
            place.turn(number)
            _settle()
            yield f"settings {section.key}"


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def shown(room: Room, *kinds: type[QWidget]) -> list[QWidget]:
    """Return what of these kinds can be seen."""
    return [
        widget
        for kind in kinds
        for widget in room.window.findChildren(kind)
        if widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), (QLineEdit, QComboBox, QAbstractSpinBox))
    ]


def unnamed(room: Room) -> list[str]:
    """Return the controls a screen reader has no name for, and the buttons too small to hit."""
    found: list[str] = []
    for widget in shown(room, *CONTROLS):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {widget}")
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < 24:
            found.append(f"too small: {widget.text()} {widget.size()}")
    return found


def in_english(room: Room, which: Language) -> list[str]:
    """Return what still stands in English."""
    texts = {
        text
        for widget in shown(room, QLabel, *CONTROLS)
        for text in (getattr(widget, "text", str)(), widget.accessibleName(), widget.toolTip())
        if isinstance(text, str)
    }
    return sorted(texts & foreign(which))


@pytest.mark.parametrize("size", SIZES, ids=("usual", "small-150"))
@pytest.mark.parametrize("which", list(Language))
def test_every_page_is_named_whole_and_in_ones_own_language(
    room: Room, which: Language, size: tuple[int, int, int]
) -> None:
    room.enter(Role.MANAGER, which, size[2])
    room.window.resize(size[0], size[1])
    wrong: list[str] = []
    for page in pages(room):
        wrong += [
            f"{page}: {fault}" for fault in (*unnamed(room), *faults(room.window), *in_english(room, which))
        ]
    assert (room.window.width(), room.window.height()) == size[:2]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("which", [Language.HINDI, Language.PUNJABI])
def test_a_new_language_reaches_every_page_that_is_there_already(room: Room, which: Language) -> None:
    room.enter(Role.MANAGER)
    assert len(list(pages(room))) > 8
    room.window.wear(Choices(which))
    wrong = [f"{page}: {text}" for page in pages(room) for text in in_english(room, which)]
    assert not wrong, "\n".join(wrong)
