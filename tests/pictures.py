# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen as a picture: ``python -m tests.pictures [folder] [part of a name …]``.

The scenes stand in ``tests/scenes``: states worth looking at, and every dialog. Beside them every page that a
manager has is walked (``page``), so that what is new is pictured by itself. Three languages, light and dark,
natural and large text, the usual window and the smallest. The folder ``pictures`` is ignored by git.
"""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.words import Language, Role
from tests.fitting import settle
from tests.journeys.walking import pages_of
from tests.scenes import (
    RealScene,
    Scene,
    all_scenes,
    dialogs_asked,
    edge_scenes,
    front_dialogs,
    real_scenes,
)
from tests.scenes.centre import Made, forget_centres, sample, window_on_sample
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen import background, dialogs, theme
from ui.screen.choices import Choices, Scheme
from ui.screen.window import Window


def looks() -> Iterator[tuple[str, Choices, tuple[int, int]]]:
    """Return every dress a screen is looked at in, with its name and the window's size."""
    for which, scheme, size in product(Language, (Scheme.LIGHT, Scheme.DARK), (100, 150)):
        yield f"{which.value}-{scheme.value}-{size}", Choices(which, scheme, size), (1366, 728)
    yield "en-light-small", Choices(), (1024, 600)
    yield "hi-dark-small", Choices(Language.HINDI, Scheme.DARK), (1024, 600)
    yield "pa-light-small-150", Choices()._replace(language=Language.PUNJABI, size=150), (1024, 600)


def take(name: str, scene: Scene, chosen: Choices, size: tuple[int, int], into: Path) -> None:
    """Take one picture over a made-up service."""
    front = FakeFront()
    with background.through(background.Inline()):
        window = Window(front, FakeMemory(chosen))
        window.resize(*size)
        window.show()
        settle()  # a window becomes the active one a turn later: it would take the focus from a dialog
        scene(window, front)
        _grab(window, into / f"{name}.png")


def take_real(
    name: str,
    scene: tuple[Role, RealScene],
    chosen: Choices,
    size: tuple[int, int],
    into: Path,
    make: Callable[[], Made] = sample,
) -> None:
    """Take one picture in the sample centre, or in another."""
    role, lead = scene
    with background.through(background.Inline()), window_on_sample(chosen, role, make) as window:
        window.resize(*size)
        window.show()
        settle()
        lead(window)
        _grab(window, into / f"{name}.png")


def take_pages(dress: str, chosen: Choices, size: tuple[int, int], into: Path, words: list[str]) -> None:
    """Take a picture of every page in the sample centre."""
    with background.through(background.Inline()), window_on_sample(chosen, Role.MANAGER) as window:
        window.resize(*size)
        window.show()
        for page, _ in pages_of(window):
            name = f"page-{page.replace(' ', '-')}-{dress}"
            if all(word in name for word in words):
                window.grab().save(str(into / f"{name}.png"))
        _close(window)


def _grab(window: Window, path: Path) -> None:
    settle()
    QApplication.processEvents()
    seen = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
    seen.grab().save(str(path))
    _close(window)


def _close(window: Window) -> None:
    dialogs.close_all()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all


def main(arguments: list[str]) -> int:
    """Take all pictures, or those whose name holds every word given."""
    into = Path(arguments[0]) if arguments else Path("pictures")
    into.mkdir(exist_ok=True, parents=True)
    app = QApplication(["saathi"])
    theme.load_fonts()
    words = arguments[1:]
    for (name, scene), (dress, chosen, size) in product((all_scenes() | front_dialogs()).items(), looks()):
        if all(word in f"{name}-{dress}" for word in words):
            take(f"{name}-{dress}", scene, chosen, size, into)
    for (name, real), (dress, chosen, size) in product((real_scenes() | dialogs_asked()).items(), looks()):
        if all(word in f"{name}-{dress}" for word in words):
            take_real(f"{name}-{dress}", real, chosen, size, into)
    for (name, (make, lead)), (dress, chosen, size) in product(edge_scenes().items(), looks()):
        if all(word in f"{name}-{dress}" for word in words):
            take_real(f"{name}-{dress}", (Role.MANAGER, lead), chosen, size, into, make)
    if not words or any(word.startswith("page") for word in words):
        for dress, chosen, size in looks():
            take_pages(dress, chosen, size, into, words)
    forget_centres()
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
