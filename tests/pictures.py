# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen as a picture: ``python -m tests.pictures [folder] [part of a name …]``.

Three languages, light and dark, natural and large text, the usual window and the smallest. The folder
``pictures`` is ignored by git.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.vault.failures import OlderCopy
from models.words import Language, Role
from tests.ui.screen.fakefront import (
    GROUPS,
    PASSWORD,
    STAFF,
    FakeFront,
    FakeMemory,
    busy_day,
    quiet_day,
    refusal,
)
from ui import language
from ui.screen import background, dialogs, theme
from ui.screen.choices import Choices, Scheme
from ui.screen.front import Paper, Person, Recovery
from ui.screen.window import Window

Scene = Callable[[Window, FakeFront], None]


def _sign_in(window: Window, _: FakeFront) -> None:
    window.begin()


def _wrong_password(window: Window, _: FakeFront) -> None:
    window.begin()
    window.sign_in.password.fill("not this one")
    window.sign_in.try_open()


def _slow_down(window: Window, front: FakeFront) -> None:
    window.begin()
    front.waiting["u1"] = 8
    window.sign_in.tick()


def _older_copy(window: Window, front: FakeFront) -> None:
    front.trouble["open"] = OlderCopy()
    _wrong_password(window, front)


def _opening(window: Window, _: FakeFront) -> None:
    window.begin()
    window.sign_in.password.fill(PASSWORD)
    with background.through(_Never()):
        window.sign_in.try_open()


def _locked(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.lock()


def _enter(window: Window, role: Role) -> None:
    slot = next(each for each in STAFF if each.role is role)
    chosen = Choices(language.current().language, window.choices.scheme, theme.percent())
    window.memory.remember(slot.uid, chosen)
    window.enter(Person(slot.uid, slot.name, slot.role, chosen.language))


def _today(window: Window, _: FakeFront) -> None:
    _enter(window, Role.COUNSELLOR)


def _today_desk(window: Window, front: FakeFront) -> None:
    front.day = busy_day(Role.DESK)
    _enter(window, Role.DESK)


def _today_empty(window: Window, front: FakeFront) -> None:
    front.day = quiet_day()
    _enter(window, Role.COUNSELLOR)


def _today_sample(window: Window, front: FakeFront) -> None:
    front.day = busy_day(is_sample=True)
    _enter(window, Role.MANAGER)


def _today_trouble(window: Window, front: FakeFront) -> None:
    front.trouble["today"] = refusal()
    _enter(window, Role.COUNSELLOR)


def _today_busy(window: Window, _: FakeFront) -> None:
    with background.through(_Never()):
        _enter(window, Role.COUNSELLOR)


def _keys(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.show_keys()


def _menu(window: Window, front: FakeFront) -> None:
    _today(window, front)
    window.shell.menu.popup(window.mapToGlobal(window.rect().center()))


def _welcome(window: Window, front: FakeFront) -> None:
    front.there = False
    window.begin()


def _centre(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.turn(window.first_start.centre)


def _manager(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.turn(window.first_start.manager)


def _sheet(window: Window, front: FakeFront) -> None:
    _welcome(window, front)
    window.first_start.receive(Recovery(GROUPS, Paper("recovery-sheet.pdf", b"")))


class _Never:
    """Leaves work undone, so that waiting can be seen."""

    def start(self, task: background.Task) -> None:
        """Do nothing."""


SCENES: dict[str, Scene] = {
    "sign-in": _sign_in,
    "sign-in-wrong": _wrong_password,
    "sign-in-slow": _slow_down,
    "sign-in-older": _older_copy,
    "sign-in-opening": _opening,
    "locked": _locked,
    "today": _today,
    "today-desk": _today_desk,
    "today-empty": _today_empty,
    "today-sample": _today_sample,
    "today-trouble": _today_trouble,
    "today-busy": _today_busy,
    "keys": _keys,
    "menu": _menu,
    "first-1-welcome": _welcome,
    "first-2-centre": _centre,
    "first-3-manager": _manager,
    "first-4-sheet": _sheet,
}


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
    for (name, scene), (dress, chosen, size) in product(SCENES.items(), looks()):
        title = f"{name}-{dress}"
        if all(word in title for word in arguments[1:]):
            take(title, scene, chosen, size, into)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
