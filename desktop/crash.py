# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""When something unexpected happens: a log that names no member, one calm sentence, and the work goes on.

Written down are the types of exceptions and the places in our own code, never messages, arguments or values:
those may hold a person's name.
"""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from desktop.version import VERSION

if TYPE_CHECKING:
    import logging

LOG = "saathi.log"
CRASHES = "crash.log"
_ROOT = Path(__file__).resolve().parent.parent
_ROOMS = ("desktop", "ui", "models", "resources")


def describe(kind: type[BaseException], where: TracebackType | None) -> str:
    """Return an exception as it may be written down: its type, and the places in our code it came through."""
    places = [place for frame in traceback.extract_tb(where) if (place := _place(frame))]
    return " < ".join([f"{kind.__module__}.{kind.__qualname__}", *reversed(places)])


def _place(frame: traceback.FrameSummary) -> str:
    try:
        path = Path(frame.filename).resolve().relative_to(_ROOT)
    except (ValueError, OSError):
        return ""
    if path.parts[0] not in _ROOMS:
        return ""
    return f"{path.as_posix()}:{frame.lineno}"


class CrashLog:
    """The log, and the hooks that lead everything unexpected to it."""

    def __init__(self, folder: Path, notify: Callable[[], None]) -> None:
        self._notify = notify
        self._busy = threading.local()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._file: IO[str] | None
        self._path = folder / LOG
        self._log: logging.Logger | None = None
        self._opening = threading.RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / CRASHES).open("a", encoding="utf-8")
        except OSError:
            self._file = None

    def log(self) -> "logging.Logger":
        """Return the log, opened when it is first asked for: the first page does not wait for it."""
        with self._opening:
            if self._log is None:
                self._log = _opened(self._path)
                self._log.info("Saathi %s started", VERSION)
        return self._log

    def install(self) -> None:
        """Put the hooks in, Qt's messages included."""
        from PySide6.QtCore import qInstallMessageHandler

        if self._file is not None:
            faulthandler.enable(self._file)
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt_message)

    def remove(self) -> None:
        """Take the hooks out and close the files."""
        from PySide6.QtCore import qInstallMessageHandler

        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        if self._log is not None:
            for handler in list(self._log.handlers):
                self._log.removeHandler(handler)
                handler.close()
            self._log = None

    def on_exception(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        """Write down what kind of thing happened and where, and tell the person once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        if getattr(self._busy, "now", False):
            return
        self._busy.now = True
        try:
            self.log().critical("%s", describe(kind, where))
            self._notify()
        finally:
            self._busy.now = False

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_unraisable(self, what: "sys.UnraisableHookArgs") -> None:
        self.log().error("unraisable %s", describe(what.exc_type, what.exc_traceback))

    def _on_qt_message(self, kind: object, context: object, text: str | None) -> None:  # noqa: ARG002 - Qt's signature
        # The text may quote a widget's content; its first word names the part of Qt that speaks.
        self.log().warning(
            "qt %s %s", getattr(kind, "name", kind), (text or "").split(":")[0].split(" ")[0][:40]
        )


def _opened(path: Path) -> "logging.Logger":
    import logging

    log = logging.getLogger("saathi.crash")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(_handler(path))
    return log


def _handler(path: Path) -> "logging.Handler":
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
