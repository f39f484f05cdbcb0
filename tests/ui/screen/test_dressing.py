# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other colours or another size come a part a turn, are seen when all is done, and look as if begun so."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from models.words import Language, Role
from tests.ui.screen.conftest import enter
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen import theme
from ui.screen.choices import Choices, Scheme
from ui.screen.window import Window


def _picture(window: Window) -> QImage:
    for _ in range(5):
        QApplication.processEvents()
    return window.grab().toImage()


def _change(window: Window, choices: Choices) -> None:
    if choices.size != window.choices.size:
        window.shell.menu.size_picked.emit(choices.size)
    if choices.scheme is not window.choices.scheme:
        window.shell.menu.scheme_picked.emit(choices.scheme)


def test_a_change_goes_in_turns_and_is_painted_when_it_is_whole(inside: Window, qtbot: QtBot) -> None:
    before = _picture(inside)
    inside.shell.menu.scheme_picked.emit(Scheme.DARK)
    assert inside.choices.scheme is Scheme.DARK
    assert not inside.dressing.is_done()
    assert theme.tokens() is theme.LIGHT
    qtbot.waitUntil(lambda: not inside.updatesEnabled())
    assert not inside.dressing.is_done()
    qtbot.waitUntil(inside.dressing.is_done)
    assert inside.updatesEnabled()
    assert theme.tokens() is theme.DARK
    assert _picture(inside) != before


def _stand(window: Window, page: str) -> QImage:
    """Return what is seen of a page, with the focus where it comes to stand."""
    window.resize(1366, 728)
    if page == "covered":
        window.lock()
    else:
        window.shell.settle()
    return _picture(window)


@pytest.mark.parametrize("page", ["inside", "covered"])
@pytest.mark.parametrize(
    "choices", [Choices(size=150), Choices(scheme=Scheme.DARK), Choices(scheme=Scheme.DARK, size=125)]
)
def test_it_looks_like_a_window_begun_in_it(
    front: FakeFront, inside: Window, qtbot: QtBot, page: str, choices: Choices
) -> None:
    _picture(inside)
    _change(inside, choices)
    inside.dressing.finish()
    changed = _stand(inside, page)
    inside.hide()
    other = Window(front, FakeMemory(choices))
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    enter(other, front, Role.COUNSELLOR)
    assert other.choices == inside.choices
    begun = _stand(other, page)
    assert begun == changed


def test_the_last_of_several_changes_is_worn(inside: Window, qtbot: QtBot) -> None:
    for size in (110, 125, 150):
        inside.shell.menu.size_picked.emit(size)
        QApplication.processEvents()
    inside.shell.menu.scheme_picked.emit(Scheme.DARK)
    qtbot.waitUntil(lambda: not inside.updatesEnabled())
    inside.shell.menu.size_picked.emit(125)
    qtbot.waitUntil(inside.dressing.is_done)
    assert (theme.percent(), theme.tokens()) == (125, theme.DARK)
    assert inside.updatesEnabled()
    assert QApplication.instance().styleSheet() == theme.style_sheet(theme.DARK, 125)  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess, reportUnknownMemberType] - it is the one with widgets


def test_back_to_what_was_worn_before_it_began_is_no_change(inside: Window, qtbot: QtBot) -> None:
    inside.shell.menu.size_picked.emit(150)
    inside.shell.menu.size_picked.emit(100)
    qtbot.waitUntil(inside.dressing.is_done)
    assert theme.percent() == 100
    assert inside.updatesEnabled()


def test_the_cover_does_not_wait_for_it(inside: Window, qtbot: QtBot) -> None:
    inside.shell.menu.size_picked.emit(150)
    qtbot.waitUntil(lambda: not inside.updatesEnabled())
    inside.lock()
    assert inside.updatesEnabled()
    assert inside.dressing.is_done()
    assert theme.percent() == 150


def test_a_language_picked_meanwhile_is_said(inside: Window, qtbot: QtBot) -> None:
    inside.shell.menu.size_picked.emit(125)
    inside.shell.menu.language_picked.emit(Language.PUNJABI)
    qtbot.waitUntil(lambda: inside.dressing.is_done() and inside.rewording.is_done())
    assert inside.shell.nav[0].accessibleName() == "ਅੱਜ"


def test_whatever_fails_the_window_paints_again(inside: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr(inside, "retranslate", broken)
    inside.shell.menu.size_picked.emit(110)
    with pytest.raises(RuntimeError):
        inside.dressing.finish()
    assert inside.dressing.is_done()
    assert inside.updatesEnabled()


def test_places_behind_are_taken_down_a_turn_each(inside: Window) -> None:
    taken: list[int] = []

    def clear() -> Iterator[None]:
        for number in range(3):
            taken.append(number)
            yield

    inside.dressing.begin(clear())
    turns: list[Callable[[], object]] = []
    qt = inside.dressing
    while not qt.is_done():
        qt._on_turn()  # pyright: ignore[reportPrivateUsage] - as its timer does
        turns.append(qt.is_done)
        assert len(taken) == min(3, len(turns))
        assert inside.updatesEnabled() == (len(turns) <= 3 or qt.is_done())


def test_a_list_stays_where_it_was(inside: Window) -> None:
    inside.resize(900, 480)
    _picture(inside)
    lists = [
        each
        for each in inside.findChildren(QListView)
        if each.isVisible() and each.verticalScrollBar().maximum() > 0
    ]
    for each in lists:
        each.verticalScrollBar().setValue(each.verticalScrollBar().maximum())
    bars = [inside.shell.place().verticalScrollBar(), *(each.verticalScrollBar() for each in lists)]
    bars[0].setValue(bars[0].maximum())
    stood = [bar.value() for bar in bars]
    assert any(stood)
    inside.shell.menu.scheme_picked.emit(Scheme.DARK)
    inside.dressing.finish()
    _picture(inside)
    assert [bar.value() for bar in bars] == stood
