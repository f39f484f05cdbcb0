# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every dialog the window can open, in every language: named, whole, in reach by Tab, gone when it is closed.

The dialogs are found in the code (``tests.scenes.asking``), so that a new one without a scene fails here. One
window a role serves them all, in all languages: its language is changed while it stands, as a person would.
"""

import gc
import sys
import weakref
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.words import Language, Role
from tests.scenes import RealScene, Scene, dialogs_asked, front_dialogs
from tests.scenes.asking import sites, watched
from tests.scenes.centre import window_on_sample
from tests.scenes.looking import asked, faults, let_go, of_the_system, settle, tab_faults
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui import language
from ui.screen import background, dialogs
from ui.screen.choices import Choices
from ui.screen.window import Window

WINDOWS_OWN = {"printing.py::_System.ask"}
"""Windows shows a print dialog of its own, and none at all where it knows no printer."""


class Found:
    """What was seen of the dialogs of one window."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.wrong: list[str] = []
        self.closed: dict[str, list[weakref.ref[QWidget]]] = {}

    def look(self, name: str, which: Language) -> None:
        """Look at the dialog in front, walk it by Tab, close it, and remember what should be gone."""
        settle()
        dialog = asked()
        if dialog is None:
            self.wrong.append(f"{name}: opened nothing")
            return
        if not of_the_system(dialog):
            found = [*faults(dialog, which), *_begins_nowhere(dialog)]
            found += tab_faults(dialog) if which is Language.ENGLISH else ()
            self.wrong += [f"{name} {which.value}: {fault}" for fault in found]
        self.closed[name] = [weakref.ref(each) for each in (dialog, *_ours(dialog))]
        del dialog
        dialogs.close_all()
        let_go()

    def staying(self) -> list[str]:
        """Return the dialogs of which something is still held."""
        gc.collect()
        return [
            f"{name}: held: {type(widget).__name__}"
            for name, held in self.closed.items()
            for widget in (each() for each in held)
            if widget is not None
        ]


def _begins_nowhere(dialog: QDialog) -> Iterator[str]:
    """Return a fault where keys reach nothing until somebody presses Tab."""
    if (dialog.focusWidget() or dialog) is dialog:
        yield "no part of it has the keys"


def _ours(dialog: QDialog) -> Iterator[QWidget]:
    """Return the parts of a dialog that have a class of ours."""
    return (each for each in dialog.findChildren(QWidget) if type(each).__module__.startswith("ui."))


@cache
def _scenes(role: Role) -> dict[str, RealScene]:
    return {name: lead for name, (who, lead) in dialogs_asked().items() if who is role}


@contextmanager
def _quiet() -> Generator[None]:
    with background.through(background.Inline()):
        yield
    language.use(Language.ENGLISH)


def _walk_real(role: Role) -> Found:
    found = Found()
    with _quiet(), watched() as found.opened, window_on_sample(Choices(), role) as window:
        window.show()
        for which in Language:
            window.wear(Choices(which))
            for name, lead in _scenes(role).items():
                lead(window)
                found.look(name, which)
        found.wrong += found.staying()
        _close(window)
    return found


def _walk_front(scenes: dict[str, Scene]) -> Found:
    found = Found()
    with _quiet(), watched() as found.opened:
        for which in Language:
            for name, lead in scenes.items():
                front = FakeFront()
                window = Window(front, FakeMemory(Choices()._replace(language=which)))
                window.show()
                lead(window, front)
                found.look(name, which)
                _close(window)
        found.wrong += found.staying()
    return found


def _close(window: Window) -> None:
    dialogs.close_all()
    window.close()
    window.deleteLater()
    let_go()


def test_every_dialog_is_whole_in_every_language_and_gone_when_closed(dressed_app: QApplication) -> None:
    assert dressed_app is not None
    walks = [*(_walk_real(role) for role in Role), _walk_front(front_dialogs())]
    wrong = [fault for found in walks for fault in found.wrong]
    opened = {place for found in walks for place in found.opened}
    due = sites().opening - (WINDOWS_OWN if sys.platform == "win32" else set())
    wrong += [f"no scene leads to {place}" for place in sorted(due - opened)]
    assert not wrong, "\n".join(wrong)
