# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Slow work leaves the window's thread and comes back on it, or is dropped."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from models.messages import Refused, message
from ui.screen import background
from ui.screen.background import Job


def nothing(_: object) -> None:
    """Hear nothing."""


def test_the_answer_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    context = QObject()

    def work(_job: Job) -> int:
        return threading.get_ident()

    def done(worker: int) -> None:
        seen.append((worker, threading.get_ident()))

    task = background.run(work, done, nothing, context)
    qtbot.waitUntil(lambda: not background.is_running(task))
    (worker, here), *_ = seen
    assert worker != here == threading.get_ident()


def test_progress_arrives_in_order_and_the_work_can_be_stopped(qtbot: QtBot) -> None:
    steps: list[int] = []
    goes_on, context = threading.Event(), QObject()

    def work(job: Job) -> None:
        job.progress(1, 3)
        job.progress(2, 3)
        goes_on.wait(5)
        job.progress(3, 3)

    def fail(_: object) -> None:
        pytest.fail("nobody waits for this any more")

    task = background.run(work, fail, fail, context)

    def step(done: int) -> None:
        steps.append(done)

    task.progressed.connect(step)
    qtbot.waitUntil(lambda: steps == [1, 2])
    task.cancel()
    goes_on.set()
    qtbot.waitUntil(lambda: not background.is_running(task))
    assert steps == [1, 2]


def test_nobody_is_told_when_the_page_is_gone(qtbot: QtBot) -> None:
    goes_on, context = threading.Event(), QObject()

    def work(_job: Job) -> None:
        goes_on.wait(5)

    def fail(_: object) -> None:
        pytest.fail("the page is gone")

    task = background.run(work, fail, fail, context)
    delete(context)
    goes_on.set()
    qtbot.waitUntil(lambda: not background.is_running(task))


def test_a_refusal_keeps_its_sentence(qtbot: QtBot) -> None:
    heard: list[Exception] = []

    def work(_job: Job) -> None:
        raise Refused(message("The group is full."))

    task = background.run(work, nothing, heard.append, context := QObject())
    qtbot.waitUntil(lambda: not background.is_running(task))
    assert [background.sentence(error).id for error in heard] == ["The group is full."]
    assert context is not None


def test_a_mistake_of_ours_is_told_calmly_and_goes_to_the_crash_path(
    inline: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    heard: list[Exception] = []

    def hook(kind: type[BaseException], _error: BaseException, _where: object) -> None:
        crashes.append(kind)

    def work(_job: Job) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sys.excepthook", hook)
    background.run(work, nothing, heard.append, context := QObject())
    assert crashes == [ZeroDivisionError]
    assert [background.sentence(error) for error in heard] == [background.UNEXPECTED]
    assert context is not None
    assert inline is None


def test_closing_waits_for_work_and_drops_it(qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(job: Job) -> None:
        job.check()

    task = background.run(work, heard.append, heard.append, context := QObject())
    assert background.shutdown()
    qtbot.waitUntil(lambda: not background.is_running(task))
    assert heard == []
    assert context is not None
