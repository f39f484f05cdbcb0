# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every place and page of Settings: named, whole, in one's own language, in reach by Tab, gone when closed.

One window a role is walked in each language and size. Its language changes while everything stands, so that
what was built in another one speaks the new one too. New places, parts and pages are walked by themselves.
The same walk shows what each role is offered: *Who may what* on the screens.
"""

import gc
import weakref
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QMenu, QWidget

from models.gatherings import groups
from models.messages import PersonName
from models.words import Language, Role
from tests.journeys.rights import Key, against, offered, unnamed_pages
from tests.journeys.walking import pages_of
from tests.scenes.centre import desk_of, window_on_sample
from tests.scenes.looking import faults, let_go, settle, shown, tab_faults
from ui.screen import background
from ui.screen.choices import Choices
from ui.screen.place import Place
from ui.screen.settings.place import SettingsPlace
from ui.screen.widgets.rows import RowList
from ui.screen.window import Window

USUAL, SMALL = (1366, 728, 100), (1024, 600, 150)
WALKS = {
    Role.DESK: ((Language.ENGLISH, USUAL),),
    Role.COUNSELLOR: ((Language.ENGLISH, USUAL),),
    Role.MANAGER: (*((which, USUAL) for which in Language), (Language.PUNJABI, SMALL)),
}
"""Managers see every page. English at large text is measured in ``test_sizes``."""


class Walk:
    """What was seen on the pages of one role."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.met: dict[Key, bool] = {}
        self.without_a_row: list[str] = []

    def go(self, window: Window, which: Language, size: tuple[int, int, int]) -> None:
        """Look at every page in one dress."""
        window.wear(Choices(which)._replace(size=size[2]))
        window.resize(*size[:2])
        settle()
        for name, page in pages_of(window):
            found = [*faults(window, which), *circles_in_english(window, which)]
            if which is Language.ENGLISH and size is USUAL:
                self.met |= dict(offered(name, page))
                found += tab_faults(page)
            self.wrong += [f"{name}, {which.value} {size[2]} %: {fault}" for fault in found]
        if (window.width(), window.height()) != size[:2]:
            self.wrong.append(f"the window grew to {window.size()}")

    def look_back(self, held: "list[weakref.ref[QWidget]]") -> None:
        """No place and no page may stay once its window is gone."""
        gc.collect()
        self.wrong += [f"held: {type(each).__name__}" for each in (one() for one in held) if each is not None]


def circles_in_english(window: Window, which: Language) -> list[str]:
    """Return the groups called by their English name where they have one in the reader's language."""
    known = groups.listed_all(desk_of(window))
    english = {str(each.name) for each in known if each.names.get(which.value, each.name) != each.name}
    if which is Language.ENGLISH:
        return []
    said = [each.text() for each in shown(window, QLabel) if isinstance(each, QLabel)]
    said += [each.currentText() for each in shown(window, QComboBox) if isinstance(each, QComboBox)]
    lists = [each for each in shown(window, RowList) if isinstance(each, RowList)]
    said += [part for each in lists for row in each.rows() for part in (row.title, row.detail)]
    return [f"group in English: {name}" for name in sorted(english) if any(name in each for each in said)]


@contextmanager
def strays(seen: list[str]) -> Generator[None]:
    """Take note of what is shown before it stands in the window: it flashes, and takes the keys away."""
    real = QWidget.setVisible

    def noted(self: QWidget, visible: bool) -> None:
        if visible and self.isWindow() and not isinstance(self, (QDialog, QMenu, Window)):
            seen.append(f"a window of its own for a moment: {type(self).__name__}, {self.accessibleName()}")
        real(self, visible)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QWidget, "setVisible", noted)
        yield


def weakly(window: Window) -> "tuple[list[weakref.ref[QWidget]], list[str]]":
    """Return every place and page of Settings, held by nobody, and the pages the table does not know."""
    places: list[Place] = [place.now() for place in window.shell.places]
    settings = next(each for each in places if isinstance(each, SettingsPlace))
    return [weakref.ref(each) for each in (*places, *settings.built())], unnamed_pages(settings)


def _people() -> int:
    """Count the names of people that something still holds."""
    gc.collect()
    return sum(isinstance(each, PersonName) for each in gc.get_objects())


@cache
def walked(role: Role) -> Walk:
    """Walk once for all that is asked of it."""
    walk, before = Walk(), _people()
    inline = background.through(background.Inline())
    with strays(walk.wrong), inline, window_on_sample(Choices(), role) as window:
        window.show()
        for which, size in WALKS[role]:
            walk.go(window, which, size)
        held, walk.without_a_row = weakly(window)
        window.lock()
        let_go()
        walk.wrong += (
            [f"remembered behind the cover: {more} names"] if (more := _people() - before) > 0 else []
        )
        window.close()
        window.deleteLater()
        let_go()
    del window
    walk.look_back(held)
    return walk


@pytest.mark.parametrize("role", list(Role))
def test_every_page_is_whole_in_every_language_and_gone_when_closed(
    dressed_app: QApplication, role: Role
) -> None:
    assert dressed_app is not None
    wrong = walked(role).wrong
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_offered_what_its_cell_says(dressed_app: QApplication, role: Role) -> None:
    assert dressed_app is not None
    wrong = against(walked(role).met, role)
    assert not wrong, "\n".join(wrong)
    assert walked(role).without_a_row == []
