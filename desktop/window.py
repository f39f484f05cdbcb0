# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the window: the one place where places, preferences, service and screens meet."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.crash import CrashLog
from desktop.front import DeskFront, SampleMaker
from desktop.instance import Instance
from desktop.places import Places, own_places
from desktop.preferences import Preferences
from desktop.resting import AGAIN, RESTS_AFTER, Rest, again, show
from desktop.version import VERSION
from desktop.wiring import places_of
from models.words import Language
from ui.language import tr
from ui.screen import background, theme
from ui.screen.window import Window

if TYPE_CHECKING:
    from models.clock import Clock


class Program(NamedTuple):
    """Everything one window stands on; tests build the same with their own places and clock."""

    window: Window
    front: DeskFront
    preferences: Preferences


class _Alarm(QObject):
    """Brings the news of something unexpected from any thread to the window's."""

    rang = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.window: Window | None = None
        self.rang.connect(self._on_rang, Qt.ConnectionType.QueuedConnection)

    def _on_rang(self) -> None:
        window = self.window
        if window is not None and window.isVisible():
            from ui.screen import dialogs

            dialogs.asker().tell(
                window,
                lambda: tr("Something unexpected happened"),
                lambda: tr(
                    "What was saved before is kept, and you can go on. A note without any names was written"
                    " for the people who mend Saathi."
                ),
            )


def build(
    folder: Path,
    places: Places,
    *,
    clock: "Clock | None" = None,
    sample: SampleMaker | None = None,
    language: str = "",
) -> Program:
    """Make the service and the window over it; nothing is shown yet."""
    preferences = Preferences(places.preferences)
    if language:
        preferences.remember("", preferences.choices("")._replace(language=Language(language)))
    front = DeskFront(folder, places, clock, sample)
    window = Window(front, preferences, places=partial(places_of, front))
    return Program(window, front, preferences)


def application(arguments: Sequence[str] = ()) -> QApplication:
    """Return Qt's application with our fonts. Logs of input methods and fonts stay out of the way."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    # The style by argument: asking for it by a call wakes QStyle's hundreds of names, 8 ms.
    app = QApplication([sys.argv[0], "-style", "Fusion", *arguments])
    app.setApplicationName("Saathi")
    app.setApplicationDisplayName("Saathi")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("saathi")
    theme.load_fonts()
    app.setWindowIcon(theme.icon("hand-heart", "brand"))
    return app


def run(
    vault: Path | str | None = None,
    *,
    person: str = "",
    language: str = "",
    sample: SampleMaker | None = None,
    places: Places | None = None,
    on_shown: Callable[[Program], None] | None = None,
    rests_after: float = RESTS_AFTER,
) -> int:
    """Open the window on a register's folder and return when it closes. A second start raises the first.

    ``rests_after`` are the seconds behind the cover after which the process starts itself anew.
    """
    gc.disable()  # nothing of a start is rubbish yet; looking for it costs a fifth of the start
    here = places or own_places()
    app = application()
    alarm = _Alarm()
    crashes = CrashLog(here.logs, alarm.rang.emit)
    crashes.install()
    try:
        who, folder = (person, language), _folder(vault, here)
        code = _run(app, (alarm, crashes), here, folder, who, sample, on_shown, rests_after)
    finally:
        gc.enable()
        background.shutdown()
        crashes.remove()
    return again() if code == AGAIN else code


def _run(
    app: QApplication,
    watch: tuple[_Alarm, CrashLog],
    places: Places,
    folder: Path,
    who: tuple[str, str],
    sample: SampleMaker | None,
    on_shown: Callable[[Program], None] | None,
    rests_after: float,
) -> int:
    instance = Instance(places.data, folder)
    if not instance.is_first():
        return 0
    (alarm, crashes), (person, language) = watch, who
    program = build(folder, places, sample=sample, language=language)
    if not program.front.is_sample():
        program.preferences.remember_vault(folder)
    alarm.window = program.window
    instance.called.connect(program.window.raise_up)
    program.window.stood.connect(instance.listen)
    program.window.stood.connect(crashes.log)
    program.window.stood.connect(partial(_watch, program, rests_after))
    program.window.begin(person)
    background.catch_up(20)  # a window shown with its rows is painted once, not twice
    show(program.window)
    QTimer.singleShot(1000, gc.enable)
    if on_shown is not None:
        on_shown(program)
    try:
        return app.exec()
    finally:
        alarm.window = None
        instance.release()
        _finish(program.window)


def _finish(window: Window) -> None:
    """Make the backup of closing, when nobody sees the window any more and another may start."""
    from desktop.keeping import Keeper, finish_closing

    if (keeper := window.findChild(Keeper)) is not None:
        finish_closing(keeper)


def _watch(program: Program, rests_after: float) -> None:
    """Listen for the computer's own lock and sleep, rest when the register stays locked, and keep backups."""
    from desktop.cleaning import Cleaning
    from desktop.clockwatch import ClockWatch
    from desktop.keeping import Keeper
    from desktop.warming import Warming
    from ui.screen.session import SessionWatch

    Warming(program.window)
    watch = SessionWatch(program.window)
    watch.slept.connect(program.front.drop_return)
    watch.left.connect(program.window.lock)
    Rest(program.window, program.front, rests_after)
    Cleaning(program.window)
    Keeper(program.window, program.front)
    ClockWatch(program.window, program.front)


def _folder(vault: Path | str | None, places: Places) -> Path:
    if vault:
        return Path(vault)
    remembered = Preferences(places.preferences).vault()
    return remembered if remembered is not None and remembered.exists() else places.centre
