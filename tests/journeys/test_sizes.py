# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every scene of the sample centre and of the front door fits: small windows, large text, three languages.

The scenes are those of the pictures, so that a new screen is measured once somebody takes its picture.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.words import Language, Role
from tests.fitting import faults, settle
from tests.scenes import all_scenes, dialogs_asked, front_dialogs, real_scenes
from tests.scenes.centre import forget_centres, window_on_sample
from tests.scenes.looking import asked, of_the_system
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui import language
from ui.screen import background, dialogs
from ui.screen.choices import Choices
from ui.screen.place import Destination, Where
from ui.screen.settings.place import SettingsPlace
from ui.screen.window import Window

WINDOWS = ((1024, 600), (1366, 768))
LARGE = Choices(Language.ENGLISH, size=150)
"""English, whose words are the longest of the three here; ``test_every_place`` walks all languages."""


@pytest.fixture(autouse=True)
def _in_turn() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    with background.through(background.Inline()):
        yield
    language.use(Language.ENGLISH)


@pytest.fixture(scope="module", autouse=True)
def _sample() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    yield
    forget_centres()


def misfits(window: Window, scene: str) -> list[str]:
    """Return what does not fit at any size of the window, or of the dialog over it."""
    found: list[str] = []
    for width, height in WINDOWS:
        window.resize(width, height)
        settle()
        seen = QApplication.activeModalWidget() or window
        found += [f"{scene} at {width}×{height}: {fault}" for fault in faults(seen)]
        if (window.width(), window.height()) != (width, height):
            found.append(f"{scene}: the window is {window.width()}×{window.height()}")
    return found


def of_the_dialog(name: str) -> list[str]:
    """Return what does not fit in the dialog in front, and whether it stands within the small window."""
    settle()
    dialog = asked()
    if dialog is None:
        return [f"{name}: opened nothing"]
    found = [] if of_the_system(dialog) else [f"{name}: {fault}" for fault in faults(dialog)]
    if not of_the_system(dialog) and (dialog.width() > WINDOWS[0][0] or dialog.height() > WINDOWS[0][1]):
        found.append(f"{name}: {dialog.width()}×{dialog.height()} in a window of {WINDOWS[0]}")
    del dialog
    shut_what_is_open()
    return found


def let_go(window: Window) -> None:
    """Close a window for good."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all


def shut_what_is_open() -> None:
    """Close a scene's dialogs and menus."""
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    dialogs.close_all()
    settle()


@pytest.mark.qt_log_ignore("must be a top level window", extend=True)
@pytest.mark.parametrize("role", list(Role))
def test_every_scene_and_dialog_of_the_places_fits(dressed_app: QApplication, role: Role) -> None:
    assert dressed_app is not None
    wrong: list[str] = []
    with window_on_sample(LARGE, role) as window:
        window.resize(*WINDOWS[0])
        window.show()
        for name, (whose, lead) in real_scenes().items():
            if whose is role:
                lead(window)
                wrong += misfits(window, name)
                shut_what_is_open()
        window.resize(*WINDOWS[0])
        for name, (whose, lead) in dialogs_asked().items():
            if whose is role:
                lead(window)
                wrong += of_the_dialog(name)
        let_go(window)
    assert not wrong, "\n".join(wrong)


def test_all_pages_of_settings_stand_in_sight_in_the_smallest_window(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    with window_on_sample(LARGE, Role.MANAGER) as window:
        window.resize(*WINDOWS[0])
        window.show()
        window.shell.visit(Destination(Where.SETTINGS))
        settle()
        settings = window.shell.place()
        assert isinstance(settings, SettingsPlace)
        shown = [each for each in settings.nav if each.isVisible()]
        assert len(shown) > 8
        assert all(each.visibleRegion().boundingRect() == each.rect() for each in shown)
        let_go(window)


def test_the_times_of_a_session_are_seen_whole_beside_the_longest_phase(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    with window_on_sample(Choices(), Role.COUNSELLOR) as window:
        window.resize(*WINDOWS[0])
        window.show()
        real_scenes()["register-session"][1](window)
        settle()
        assert faults(window) == []
        let_go(window)


@pytest.mark.parametrize("which", [Language.HINDI, Language.PUNJABI])
def test_every_scene_of_the_front_door_fits_in_natural_text(
    dressed_app: QApplication, which: Language
) -> None:
    assert dressed_app is not None
    wrong: list[str] = []
    for name, lead in all_scenes().items():
        if name.startswith(("sign-in", "rescue", "first")):
            front = FakeFront()
            window = Window(front, FakeMemory(Choices(which)))
            window.resize(1366, 728)
            window.show()
            lead(window, front)
            settle()
            wrong += [f"{name} {which.value}: {fault}" for fault in faults(window)]
            shut_what_is_open()
            let_go(window)
    assert not wrong, "\n".join(wrong)


def test_every_scene_of_the_front_door_fits(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    wrong: list[str] = []
    for name, lead in (all_scenes() | front_dialogs()).items():
        front = FakeFront()
        window = Window(front, FakeMemory(LARGE))
        window.resize(*WINDOWS[0])
        window.show()
        lead(window, front)
        wrong += of_the_dialog(name) if name in front_dialogs() else misfits(window, name)
        shut_what_is_open()
        let_go(window)
    assert not wrong, "\n".join(wrong)
