# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window's thread is held up at the most, with 50,000 members, while each role goes everywhere.

A watch in the window's own loop takes the thread's processor time from turn to turn; no turn may take longer
than a tenth of a second. Each step is printed with its longest turn and how long it took until all was read,
and at the end every step with a turn that was longer. A computer that others use meanwhile takes up to twice
as long for the same turn: what it says is no better than the computer was quiet.
"""

import compileall
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from models.words import Role
from tests.benchmarks import Result, benchmark, big
from tests.benchmarks.big import MANY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.cleaning import Cleaning
    from desktop.warming import Warming
    from desktop.window import Program

LONGEST = 100.0
"""Milliseconds nobody feels yet."""
AT_MOST = 1.0
_PATIENCE = 600.0
_QUIET_TURNS = 12
_ROOT = Path(__file__).parents[2]


class Watch:
    """Takes the time of every turn of the loop."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.worst = 0.0
        self._last = thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(1)

    def begin(self) -> None:
        """Begin anew."""
        self.worst, self._last = 0.0, thread_time()

    def _on_turn(self) -> None:
        now = thread_time()
        self.worst = max(self.worst, (now - self._last) * 1000)
        self._last = now


class Walk:
    """Somebody at the window, and the watch."""

    def __init__(self, app: "QApplication", program: "Program") -> None:
        self.app, self.program = app, program
        self.watch = Watch()
        self.worst: list[tuple[float, str]] = []

    def step(self, name: str, act: Callable[[], object], until: Callable[[], bool] | None = None) -> None:
        """Do something, and wait until all that came of it is done."""
        from PySide6.QtCore import QTimer

        self.wait()
        self.watch.begin()
        began = process_time()
        QTimer.singleShot(0, act)
        while until is not None and not until():
            self.app.processEvents()
        self.wait()
        self.worst.append((self.watch.worst, name))
        spent = (process_time() - began) * 1000
        sys.stdout.write(
            f"    {name:<44} longest turn {self.watch.worst:6.1f} ms, all work {spent:7.0f} ms\n"
        )
        sys.stdout.flush()

    def arrived(self, name: str) -> None:
        """Break off where a key led nowhere: what was not walked was not measured."""
        window = self.program.window
        if window.stack.currentWidget() is window.sign_in or window.shell.place().where.value != name:
            raise RuntimeError(name)

    def wait(self) -> None:
        """Let the loop turn until nothing is on its way."""
        from ui.screen import background

        quiet, until = 0, perf_counter() + _PATIENCE
        while quiet < _QUIET_TURNS and perf_counter() < until:
            self.app.processEvents()
            busy = background.running() or not self.program.window.dressing.is_done()
            quiet = 0 if busy else quiet + 1

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        from PySide6.QtCore import QKeyCombination
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        for name in keys:
            both = cast("QKeyCombination", QKeySequence(name)[0])  # pyright: ignore[reportIndexIssue, reportUnknownMemberType] - the stubs know no index
            QTest.keyClick(self.hands(), both.key(), both.keyboardModifiers())

    def type(self, text: str) -> Callable[[], None]:
        """Return what types a text, each letter in a turn of its own."""
        from PySide6.QtCore import QTimer

        from tests.ui.screen.hands import write

        def letter(place: int) -> None:
            write(self.hands(), text[place])
            if place + 1 < len(text):
                QTimer.singleShot(0, lambda: letter(place + 1))

        return lambda: letter(0)

    def hands(self) -> "QWidget":
        """Return where keys go."""
        return self.app.focusWidget() or self.program.window


def _window(uid: str) -> Walk:
    """Build what the program builds, with those that watch it."""
    from PySide6.QtWidgets import QApplication

    from desktop.cleaning import Cleaning
    from desktop.warming import Warming
    from desktop.window import build
    from ui.screen import theme

    here = big.centre()
    big.close()
    for room in ("desktop", "models", "resources", "ui"):  # as an installed program has them
        compileall.compile_dir(Path(_ROOT, room), quiet=2)
    app = cast("QApplication", QApplication.instance() or QApplication(["saathi"]))
    theme.load_fonts()
    program = build(here.folder, here.places)
    Warming(program.window)
    Cleaning(program.window)
    program.window.begin(uid)
    program.window.show()
    return Walk(app, program)


def _walk(walk: Walk) -> None:
    window, password = walk.program.window, big.centre().password

    def sign_in() -> None:
        window.sign_in.password.edit.setText(password)
        walk.press("Return")

    warm, clean = window.findChild(_warming()), window.findChild(_cleaning())
    assert warm is not None
    assert clean is not None
    walk.step("imported while the password is typed", _nothing, warm.is_early)
    walk.step("sign in, and Today", sign_in)
    window.idle.stop()  # a walk on a busy computer may take longer than the cover waits
    walk.step("everything built ahead", _nothing, warm.is_done)
    places = [place.where.value for place in window.shell.shown_places()]
    for number, name in enumerate(places, start=1):
        walk.step(f"go to {name}", lambda number=number: walk.press(f"Ctrl+{number}"))
        walk.arrived(name)
        _look_around(walk, name)
    _change(walk)
    walk.step("lock", window.lock)
    walk.step("return at once", sign_in)
    walk.arrived(places[-1])
    walk.step("lock again", window.lock)
    walk.step("all cleaned behind the cover", _nothing, clean.is_done)
    walk.step("return", sign_in)
    walk.arrived(places[-1])
    walk.step("go to today again", lambda: walk.press("Ctrl+1"))
    walk.step("everything built ahead again", _nothing, warm.is_done)
    _dress(walk, places)


def _look_around(walk: Walk, name: str) -> None:
    from ui.screen.place import Where
    from ui.screen.widgets.chips import Chips

    place = walk.program.window.shell.place()
    if place.where is Where.MEMBERS:
        _members(walk)
    if place.where is Where.REGISTER:
        _register(walk)
    for chips in place.findChildren(Chips):
        for button in chips.buttons.values():
            if button.isVisible():
                walk.step(f"{name}: {button.text()}", button.click)
    if place.where is Where.SETTINGS:
        for button in [each for each in getattr(place, "nav", ()) if each.isVisible()]:
            walk.step(f"{name}: {button.text()}", button.click)


def _register(walk: Walk) -> None:
    """Open a session of today and work in it, by name, by key and in the list."""
    from ui.screen.register.place import RegisterPlace

    place = walk.program.window.shell.place()
    assert isinstance(place, RegisterPlace)
    walk.step("Register: open a session", lambda: walk.press("Return"))
    if place.session() is None:
        sys.stdout.write("    no session of today could be opened\n")
        return
    for text in ("gu", "सु", "kaur"):
        walk.step(f"Register: type {text}", walk.type(text))
        walk.step("Register: mark who was found", lambda: walk.press("F4"))
        walk.step("Register: clear the box", lambda: walk.press("Esc"))
    walk.step("Register: into the list", lambda: walk.press("Down"))
    for key in ("F4", "F5", "F6", "F7", "F8", "L", "Down", "P", "Ctrl+Z", "F9", "F11", "Shift+F11"):
        walk.step(f"Register: {key}", lambda key=key: walk.press(key))
    for number in range(1, 5):
        walk.step(f"Register: Ctrl+Tab {number}", lambda: walk.press("Ctrl+Tab"))
    for key in ("Ctrl+PgDown", "Ctrl+PgUp"):
        walk.step(f"Register: {key}", lambda key=key: walk.press(key))
    walk.step("Register: back to the sessions", place.show_list)


def _members(walk: Walk) -> None:
    for text in ("gurpreet singh", "राजेश", "98"):
        walk.step(f"Members: type {text}", walk.type(text))
        walk.step("Members: open who was found", lambda: walk.press("Return"))
        walk.step("Members: close", lambda: walk.press("Esc"))
        walk.step("Members: clear the box", lambda: walk.press("Ctrl+F", "Ctrl+A", "Backspace"))
    for keys in (("Down",), ("End",), ("Home",), ("Ctrl+N",), ("Esc",), ("Ctrl+K",)):
        walk.step(f"Members: {' '.join(keys)}", lambda keys=keys: walk.press(*keys))
    walk.step("the find box: type a name", walk.type("harpreet kaur"))
    walk.step("the find box: go there", lambda: walk.press("Return"))
    walk.step("Members: close again", lambda: walk.press("Esc"))


def _change(walk: Walk) -> None:
    from models.words import Language
    from ui.screen.choices import Choices

    window = walk.program.window
    for which in (Language.HINDI, Language.PUNJABI, Language.ENGLISH):
        walk.step(f"language: {which.value}", lambda which=which: window.wear(Choices(which)))


def _dress(walk: Walk, places: list[str]) -> None:
    """Change the text size and the colours where all is built, in the fullest place and in the first."""
    from ui.screen.choices import Scheme

    window = walk.program.window
    for name in (places[2], places[0]):
        walk.step(f"go to {name} again", lambda name=name: walk.press(f"Ctrl+{places.index(name) + 1}"))
        for keys in ("Ctrl++", "Ctrl++", "Ctrl+0"):
            walk.step(f"{name}: text size, {keys}", lambda keys=keys: walk.press(keys))
        for scheme in (Scheme.DARK, Scheme.LIGHT):
            picked = window.shell.menu.scheme_picked
            walk.step(f"{name}: {scheme.value}", lambda picked=picked, scheme=scheme: picked.emit(scheme))


def _nothing() -> None:
    """Wait alone."""


def _cleaning() -> "type[Cleaning]":
    from desktop.cleaning import Cleaning

    return Cleaning


def _warming() -> "type[Warming]":
    from desktop.warming import Warming

    return Warming


def _registered(role: Role) -> None:
    @benchmark(f"longest turn of the window, {MANY:,}, {role.value} : 100 ms", at_most=AT_MOST)
    def longest_turn() -> Result:  # pyright: ignore[reportUnusedFunction] - registered
        """Walk through the whole window as somebody with this role."""
        walk = _window(big.somebody(role))
        try:
            _walk(walk)
        finally:
            walk.program.window.close()
            walk.program.window.deleteLater()
        over = sorted((found for found in walk.worst if found[0] > LONGEST), reverse=True)
        sys.stdout.write(f"  {len(over)} of {len(walk.worst)} steps with a turn over {LONGEST:.0f} ms\n")
        sys.stdout.writelines(f"    {longest:6.1f} ms: {where}\n" for longest, where in over)
        longest = max(walk.worst)[0]
        return Result(longest, LONGEST, longest)


for _role in Role:
    _registered(_role)
