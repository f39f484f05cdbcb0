# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way to do slow work: off the window's thread, its answer back on it, dropped if nobody waits."""

import itertools
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from models.messages import Message, Refused, message

UNEXPECTED = message(
    "Something went wrong that Saathi did not expect. What was saved before is kept. Please try again."
)


class Cancelled(Exception):
    """The person pressed Cancel; raised inside the work at its next step."""


class Job:
    """What the work sees: a place to say how far it is, and to learn that it should stop. No Qt inside."""

    def __init__(self, report: Callable[[int, int, object], None]) -> None:
        self._stop = threading.Event()
        self._report = report

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def check(self) -> None:
        """Stop here if somebody asked for it."""
        if self._stop.is_set():
            raise Cancelled

    def progress(self, done: int, total: int, text: Message | None = None) -> None:
        """Say that ``done`` of ``total`` steps are done, and what is being done."""
        self.check()
        self._report(done, total, text)


class Task(QObject):
    """One piece of work on its way. It lives and dies in the window's thread; the worker never holds it."""

    progressed = Signal(int, int, object)
    ended = Signal()

    def __init__(
        self,
        work: Callable[[Job], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        context: QObject,
    ) -> None:
        super().__init__()
        self._on_done, self._on_error, self._context = on_done, on_error, context
        self._forgotten = False
        self.number = next(_numbers)
        self.errand = Errand(self.number, work)

    def cancel(self) -> None:
        """Ask the work to stop; neither its answer nor its error is heard any more."""
        self._forgotten = True
        self.errand.job.cancel()

    def step(self, done: int, total: int, text: object) -> None:
        """Pass on how far it is, where somebody still waits."""
        if not self._forgotten and isValid(self._context):
            self.progressed.emit(done, total, text)

    def finish(self, answer: object, error: Exception | None) -> None:
        """Tell whoever still waits, and let everything go."""
        on_done, on_error = self._on_done, self._on_error
        wanted = not self._forgotten and isValid(self._context)
        self._on_done = self._on_error = _drop
        _live.pop(self.number, None)
        if error is not None and not isinstance(error, (Refused, Cancelled, OSError)):
            sys.excepthook(type(error), error, error.__traceback__)
        if wanted and error is None:
            on_done(answer)
        elif wanted and error is not None and not isinstance(error, Cancelled):
            on_error(error)
        self.ended.emit()


class Errand:
    """What the worker carries: the work, and a number to answer under. No Qt object dies in its thread."""

    def __init__(self, number: int, work: Callable[[Job], Any]) -> None:
        self._number, self._work = number, work
        self.job = Job(self._step)

    def do(self) -> tuple[object, Exception | None]:
        """Do the work in whichever thread this is, once; an error is an answer too.

        Qt may hold the errand for longer: what the work carries, such as a password, is let go of here.
        """
        work, self._work = self._work, _drop
        try:
            self.job.check()
            return work(self.job), None
        except Exception as error:  # noqa: BLE001 - carried to the window's thread and told there
            return None, error

    def run(self) -> None:
        """Work in this thread, then hand the answer over to the window's."""
        answer, error = self.do()
        _post().came_back.emit(self._number, answer, error)

    def _step(self, done: int, total: int, text: object) -> None:
        _post().stepped.emit(self._number, done, total, text)


class _Post(QObject):
    """Carries news from any thread to the window's; there is one, and it stays."""

    stepped = Signal(int, int, int, object)
    came_back = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)
        self.came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)

    def _on_stepped(self, number: int, done: int, total: int, text: object) -> None:
        task = _live.get(number)
        if task is not None:
            task.step(done, total, text)

    def _on_came_back(self, number: int, answer: object, error: Exception | None) -> None:
        task = _live.get(number)
        if task is not None:
            task.finish(answer, error)


class Runner(Protocol):
    """Who carries work out."""

    def start(self, task: Task) -> None:
        """Begin the work."""
        ...


class Threads:
    """Qt's own pool of threads."""

    def start(self, task: Task) -> None:
        """Queue the work; the window goes on."""
        QThreadPool.globalInstance().start(task.errand.run)


class Inline:
    """Does the work at once, in the caller's thread: for tests of what comes after."""

    def start(self, task: Task) -> None:
        """Work now and tell now."""
        task.finish(*task.errand.do())


_live: dict[int, Task] = {}
_numbers = itertools.count(1)
_runner: list[Runner] = [Threads()]


@cache
def _post() -> _Post:
    """Return the post; the first to ask is the window's thread."""
    return _Post()


def run(
    work: Callable[[Job], Any],
    on_done: Callable[[Any], None],
    on_error: Callable[[Exception], None],
    context: QObject,
) -> Task:
    """Do ``work`` off the window's thread and call one of the two back on it, unless ``context`` is gone."""
    _post()
    task = Task(work, on_done, on_error, context)
    _live[task.number] = task
    _runner[-1].start(task)
    return task


def catch_up(milliseconds: int) -> None:
    """Hear now what is all but done; wait for it no longer than this."""
    QThreadPool.globalInstance().waitForDone(milliseconds)
    QCoreApplication.sendPostedEvents(_post())


def shutdown(milliseconds: int = 3000) -> bool:
    """Ask everything to stop and wait a little; tell whether all of it did."""
    for task in list(_live.values()):
        task.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)


def running() -> int:
    """Return how much work is on its way."""
    return len(_live)


def is_running(task: Task) -> bool:
    """Tell whether this work is still on its way."""
    return task.number in _live


@contextmanager
def through(runner: Runner) -> Generator[None]:
    """Let another runner carry the work while this lasts."""
    _runner.append(runner)
    try:
        yield
    finally:
        _runner.remove(runner)


def sentence(error: Exception) -> Message:
    """Return what to say about an error: its own sentence, or one that says what was kept."""
    if isinstance(error, Refused):
        return error.message
    if isinstance(error, OSError):
        return message(
            "The file could not be read or written. Nothing was changed. Check the disk and try again."
        )
    return UNEXPECTED


def _drop(_: object) -> None:
    """Hear nothing."""
