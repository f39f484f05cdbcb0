# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page before the register, in three languages and at large text: named, whole, in reach by Tab, free.

The pages are the scenes of signing in, of the first start and of a register that does not open. Those behind
them are walked in ``tests/journeys/test_every_place.py``.
"""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication

from models.words import Language, Role
from tests.scenes import all_scenes
from tests.scenes.looking import faults, let_go, settle, tab_faults
from tests.ui.screen.conftest import enter
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen.choices import Choices
from ui.screen.window import Window

USUAL, SMALL = (1366, 728, 100), (1024, 600, 150)
FRONT = ("sign-in", "locked", "first", "rescue")
NEVER_DONE = "sign-in-opening"


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=("usual", "small-150"))
@pytest.mark.parametrize("which", list(Language))
def test_every_page_before_the_register_is_whole(
    inline: None, which: Language, size: tuple[int, int, int]
) -> None:
    assert inline is None
    wrong: list[str] = []
    held: dict[str, weakref.ref[Window]] = {}
    for name, scene in all_scenes().items():
        if not name.startswith(FRONT) or name == NEVER_DONE:
            continue
        front = FakeFront()
        window = Window(front, FakeMemory(Choices(which, size=size[2])))
        window.resize(*size[:2])
        window.show()
        scene(window, front)
        settle()
        found = faults(window, which)
        if which is Language.ENGLISH and size is USUAL:
            found += tab_faults(window)
        if (window.width(), window.height()) != size[:2]:
            found.append(f"the window grew to {window.size()}")
        wrong += [f"{name}: {fault}" for fault in found]
        held[name] = weakref.ref(window)
        window.close()
        window.deleteLater()
        let_go()
        del window, front
    gc.collect()
    wrong += [f"{name}: held" for name, each in held.items() if each() is not None]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("which", list(Language))
def test_pages_fit_the_smallest_window_sideways(window: Window, front: FakeFront, which: Language) -> None:
    enter(window, front, Role.COUNSELLOR)
    window.wear(Choices(which, size=150))
    window.resize(1024, 600)
    QApplication.processEvents()
    assert window.shell.place().horizontalScrollBar().maximum() == 0
    assert window.minimumSizeHint().width() <= 1024
