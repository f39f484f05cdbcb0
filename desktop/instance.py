# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per register: the lock is the truth, the socket only carries "show yourself"."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from models.digest import digest

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 500
"""Milliseconds a second start waits for the first to hear it."""


class Instance(QObject):
    """The one window of a folder. After a crash the lock is free again: it dies with its process."""

    called = Signal()
    """Another start asked for this window."""

    def __init__(self, data: Path, vault: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        data.mkdir(parents=True, exist_ok=True)
        folder = str(vault.resolve())
        told = f"{data.resolve()}|{folder}".encode()
        name = digest(told)[:16]
        self._name = f"saathi-{name}"
        self._lock = QLockFile(str(data / f"window-{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock, or call the window that has it and tell that this start should end."""
        return self._lock.tryLock(100) or (not self._heard() and self._inherits())

    def _heard(self) -> bool:
        """Call the window that has the lock; tell whether there is one that hears."""
        from PySide6.QtNetwork import QLocalSocket

        caller = QLocalSocket()
        caller.connectToServer(self._name)
        heard = caller.waitForConnected(_PATIENCE)
        caller.disconnectFromServer()
        return heard

    def _inherits(self) -> bool:
        """Take the lock of a window that a crash or a power cut ended.

        Its file names a process by number, and the number may be another program's since. The system knows
        better: it gives the file away only where nobody holds it.
        """
        return self._lock.removeStaleLockFile() and self._lock.tryLock(100)

    def listens(self) -> bool:
        """Tell whether another start would be heard."""
        return self._server is not None and self._server.isListening()

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def listen(self) -> None:
        """Hear other starts from now on: once the window stands, for its module is dear to import."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def _on_connection(self) -> None:
        if self._server is not None:
            self._server.nextPendingConnection().close()
            self.called.emit()
