# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's own lock and sleep reach the register: by Windows' messages, and by logind's signals."""

import ctypes
import re
import shutil
import subprocess
import sys
import types
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.screen.session import POWER, SESSION_CHANGE, SessionWatch

LOGIND, SESSION = "org.freedesktop.login1", "/org/freedesktop/login1/session/auto"


class Heard:
    """Counts what a watch says."""

    def __init__(self, watch: SessionWatch) -> None:
        self.left = self.slept = 0
        watch.left.connect(self._on_left)
        watch.slept.connect(self._on_slept)

    def _on_left(self) -> None:
        self.left += 1

    def _on_slept(self) -> None:
        self.slept += 1


@pytest.fixture
def watch(qtbot: QtBot) -> SessionWatch:
    window = QWidget()
    qtbot.addWidget(window)
    return SessionWatch(window)


def test_windows_is_asked_with_a_handle_of_full_width(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def register(handle: int, every: int) -> int:
        asked.append((handle, every))
        return 1

    library = types.SimpleNamespace(WTSRegisterSessionNotification=register)
    monkeypatch.setattr(ctypes, "windll", types.SimpleNamespace(wtsapi32=library), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    window = QWidget()
    qtbot.addWidget(window)
    assert SessionWatch(window).listens
    assert asked == [(int(window.winId()), 0)]
    assert getattr(register, "argtypes")[0] is ctypes.c_void_p  # noqa: B009 - set from outside


@pytest.mark.parametrize(
    ("message", "what", "left", "slept"),
    [
        (SESSION_CHANGE, 0x7, 1, 0),
        (SESSION_CHANGE, 0x8, 0, 0),
        (SESSION_CHANGE, 0x2, 1, 0),
        (SESSION_CHANGE, 0x6, 1, 0),
        (POWER, 0x4, 1, 1),
        (POWER, 0x7, 0, 0),
        (0x0100, 0x7, 0, 0),
    ],
)
def test_what_windows_says(watch: SessionWatch, message: int, what: int, left: int, slept: int) -> None:
    heard = Heard(watch)
    watch.hear(message, what)
    assert (heard.left, heard.slept) == (left, slept)


@pytest.fixture
def bus() -> Iterator[QDBusConnection]:
    """Run a message bus of our own and stand in for logind on it."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    words = [daemon, "--session", "--nofork", "--print-address=1"]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert child.stdout is not None
    address = child.stdout.readline().strip()
    assert re.match(r"unix:", address)
    connection = QDBusConnection.connectToBus(address, "saathi-test")
    yield connection
    QDBusConnection.disconnectFromBus("saathi-test")
    child.terminate()
    child.stdout.close()
    child.wait()


def test_what_logind_says(watch: SessionWatch, bus: QDBusConnection, qtbot: QtBot) -> None:
    assert bus.registerService(LOGIND)
    assert watch.listen_on(bus)
    heard = Heard(watch)
    with qtbot.waitSignal(watch.left, timeout=5000):
        bus.send(QDBusMessage.createSignal(SESSION, f"{LOGIND}.Session", "Lock"))
    assert (heard.left, heard.slept) == (1, 0)
    sleep = QDBusMessage.createSignal("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep")
    sleep.setArguments([True])
    with qtbot.waitSignal(watch.slept, timeout=5000):
        bus.send(sleep)
    assert heard.left == 2


def test_without_a_bus_the_idle_watch_is_enough(watch: SessionWatch) -> None:
    assert not watch.listen_on(QDBusConnection("no such bus"))
