# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen as a picture: ``python -m tests.pictures [folder] [part of a name …]``.

The scenes stand in ``tests/scenes``.
Three languages, light and dark, natural and large text, the usual window and the smallest. The folder
``pictures`` is ignored by git.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.words import Language
from tests.scenes import Scene, all_scenes
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen import background, dialogs, theme
from ui.screen.choices import Choices, Scheme
from ui.screen.window import Window


def looks() -> Iterator[tuple[str, Choices, tuple[int, int]]]:
    """Return every dress a screen is looked at in, with its name and the window's size."""
    for which, scheme, size in product(Language, (Scheme.LIGHT, Scheme.DARK), (100, 150)):
        yield f"{which.value}-{scheme.value}-{size}", Choices(which, scheme, size), (1366, 728)
    yield "en-light-small", Choices(), (1024, 600)
    yield "pa-light-small-150", replace(Choices(), language=Language.PUNJABI, size=150), (1024, 600)


def take(name: str, scene: Scene, chosen: Choices, size: tuple[int, int], into: Path) -> None:
    """Take one picture."""
    front = FakeFront()
    with background.through(background.Inline()):
        window = Window(front, FakeMemory(chosen))
        window.resize(*size)
        window.show()
        scene(window, front)
        QApplication.processEvents()
        QApplication.processEvents()
        seen = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
        seen.grab().save(str(into / f"{name}.png"))
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
    for (name, scene), (dress, chosen, size) in product(all_scenes().items(), looks()):
        title = f"{name}-{dress}"
        if all(word in title for word in arguments[1:]):
            take(title, scene, chosen, size, into)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
