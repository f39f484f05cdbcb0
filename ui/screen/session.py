# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears that the computer's session is locked, changes hands or goes to sleep, so that Saathi covers itself.

Windows tells the window by a message once it asked to be told; on Linux logind tells over D-Bus. Where
neither is there, the idle watch alone covers the register.
"""

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection
    from PySide6.QtWidgets import QWidget

SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""Windows messages: WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""

_AWAY = frozenset({0x2, 0x4, 0x6, 0x7})
"""Console or remote session disconnected, logged off, locked."""

_SUSPENDS = 0x4
_SERVICE = "org.freedesktop.login1"
_MANAGER, _SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session/auto"


class SessionWatch(QObject):
    """Says ``left`` when nobody may look any more, and ``slept`` when the computer goes to sleep."""

    left = Signal()
    slept = Signal()

    def __init__(self, window: "QWidget") -> None:
        super().__init__(window)
        self._window = window
        self._filter: _WindowsEars | None = None
        self.listens = self._listen()

    def _listen(self) -> bool:
        if sys.platform == "win32":
            return self._listen_on_windows()
        return sys.platform.startswith("linux") and self._listen_on_linux()

    def hear(self, message: int, what: int) -> None:
        """Take a Windows message in: its number and what it says."""
        if message == SESSION_CHANGE and what in _AWAY:
            self.left.emit()
        elif message == POWER and what == _SUSPENDS:
            self.slept.emit()
            self.left.emit()

    def _listen_on_windows(self) -> bool:
        import ctypes

        self._filter = _WindowsEars(self)
        app = QCoreApplication.instance()
        if app is None:
            return False
        app.installNativeEventFilter(self._filter)
        register = getattr(ctypes, "windll").wtsapi32.WTSRegisterSessionNotification  # noqa: B009 - there on Windows alone
        register.argtypes, register.restype = (ctypes.c_void_p, ctypes.c_uint32), ctypes.c_int
        return bool(register(int(self._window.winId()), 0))

    def _listen_on_linux(self) -> bool:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return False
        return self.listen_on(QDBusConnection.systemBus())

    def listen_on(self, bus: "QDBusConnection") -> bool:
        """Ask logind on a bus to be told of locking and of sleep."""
        if not bus.isConnected():
            return False
        session = f"{_SERVICE}.Session"
        manager = f"{_SERVICE}.Manager"
        locks = bus.connect(_SERVICE, _SESSION, session, "Lock", self, _slot("on_locked()"))
        sleeps = bus.connect(_SERVICE, _MANAGER, manager, "PrepareForSleep", self, _slot("on_sleep(bool)"))
        return locks or sleeps

    @Slot()
    def on_locked(self) -> None:
        """Hear that the session is locked."""
        self.left.emit()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Hear that the computer goes to sleep, or woke up."""
        if begins:
            self.slept.emit()
            self.left.emit()


def _slot(signature: str) -> bytes:
    """Return a slot as Qt's D-Bus takes it; PySide's stub asks for bytes, PySide itself for text."""
    return cast("bytes", SLOT(signature))


class _WindowsEars(QAbstractNativeEventFilter):
    """Picks the two messages out of all that Windows sends."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # pyright: ignore[reportIncompatibleMethodOverride] - the stub names no types
        self, kind: QByteArray | bytes, message: object
    ) -> tuple[bool, int]:
        """Look at one message; eat none."""
        if cast("QByteArray", kind) == b"windows_generic_MSG":
            import ctypes.wintypes

            said = ctypes.wintypes.MSG.from_address(int(message))  # pyright: ignore[reportArgumentType] - Qt's pointer is a number
            if said.message in (SESSION_CHANGE, POWER):
                self._watch.hear(said.message, said.wParam)
        return False, 0
