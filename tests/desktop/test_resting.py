# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked for a quarter of an hour, the process starts itself anew; the sample centre does not."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop import resting
from desktop.resting import AGAIN, Rest
from tests.ui.screen.fakefront import FakeFront, FakeMemory
from ui.screen import background
from ui.screen.front import Person
from ui.screen.window import Window


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    monkeypatch.delenv("SAATHI_AGAIN", raising=False)
    return codes


def locked_window(qtbot: QtBot, front: FakeFront) -> Window:
    window = Window(front, FakeMemory())
    qtbot.addWidget(window)
    slot = front.staff[0]
    window.enter(Person(slot.uid, slot.name, slot.role, slot.language or window.choices.language))
    return window


def test_it_counts_only_while_the_register_is_locked(qtbot: QtBot, exits: list[int]) -> None:
    front = FakeFront()
    with background.through(background.Inline()):
        window = locked_window(qtbot, front)
        rest = Rest(window, front, seconds=0.01)
        assert not rest.is_counting()
        window.lock()
        assert rest.is_counting()
        qtbot.waitUntil(lambda: exits == [AGAIN])
        assert os.environ.pop("SAATHI_AGAIN") == "behind"
        window.lock()
        slot = front.staff[0]
        window.enter(Person(slot.uid, slot.name, slot.role, window.choices.language))
        assert not rest.is_counting()
        window.close()


def test_the_sample_centre_stays(qtbot: QtBot, exits: list[int]) -> None:
    front = FakeFront()
    front.sample = True
    with background.through(background.Inline()):
        window = locked_window(qtbot, front)
        rest = Rest(window, front)
        window.lock()
        assert not rest.is_counting()
        window.close()
    assert exits == []


def test_the_same_words_start_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "desktop", "--vault", "here"])
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(words))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType, reportUnknownMemberType] - a stand-in
    monkeypatch.setattr(subprocess, "Popen", started.append)
    assert resting.again() == 0
    assert started == [[sys.executable, "-m", "desktop", "--vault", "here"]]
