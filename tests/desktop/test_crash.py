# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong is written down without a name, told once, and cannot recurse."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import crash
from desktop.crash import CrashLog, describe
from models.messages import Refused, message
from models.text import clean_line

SECRET = "Gurpreet Kaur"


class Bell:
    """Counts how often somebody was told."""

    def __init__(self) -> None:
        self.rang = 0
        self.breaks = False

    def ring(self) -> None:
        self.rang += 1
        if self.breaks:
            raise RuntimeError(SECRET)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def crashes(tmp_path: Path, bell: Bell) -> Iterator[CrashLog]:
    made = CrashLog(tmp_path, bell.ring)
    made.install()
    yield made
    made.remove()


def written(folder: Path) -> str:
    return (folder / crash.LOG).read_text(encoding="utf-8")


def caught(text: str) -> BaseException:
    try:
        clean_line(text + "\u202e")
    except Refused as error:
        return error
    raise AssertionError(text)


def test_only_the_type_and_our_own_places_are_written(crashes: CrashLog, bell: Bell, tmp_path: Path) -> None:
    error = caught(SECRET)
    crashes.on_exception(type(error), error, error.__traceback__)
    assert bell.rang == 1
    assert "models.text.NotText < models/text.py:" in written(tmp_path)
    assert SECRET not in written(tmp_path)
    assert str(Path.home()) not in written(tmp_path)


def test_an_exception_outside_our_code_gives_only_its_type() -> None:
    assert describe(ZeroDivisionError, None) == "builtins.ZeroDivisionError"


def test_threads_and_forgotten_errors_reach_the_log(crashes: CrashLog, bell: Bell, tmp_path: Path) -> None:
    def work() -> None:
        raise ValueError(SECRET)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert "builtins.ValueError" in written(tmp_path)
    assert SECRET not in written(tmp_path)
    assert bell.rang == 1
    assert crashes is not None


def test_a_failing_report_does_not_recurse(crashes: CrashLog, bell: Bell) -> None:
    bell.breaks = True
    with pytest.raises(RuntimeError):
        crashes.on_exception(ValueError, ValueError(SECRET), None)
    assert bell.rang == 1
    bell.breaks = False
    crashes.on_exception(ValueError, ValueError(SECRET), None)
    assert bell.rang == 2


def test_qt_messages_are_kept_without_their_words(crashes: CrashLog, tmp_path: Path) -> None:
    from PySide6.QtCore import qWarning

    qWarning(f"QWidget: {SECRET} cannot be shown")
    assert "qt QtWarningMsg QWidget" in written(tmp_path)
    assert SECRET not in written(tmp_path)
    assert crashes is not None


def test_the_hooks_are_taken_out_again(tmp_path: Path, bell: Bell) -> None:
    before = sys.excepthook
    made = CrashLog(tmp_path, bell.ring)
    made.install()
    assert sys.excepthook is not before
    made.remove()
    assert sys.excepthook is before


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, bell: Bell) -> None:
    (tmp_path / "logs").write_text("in the way")
    made = CrashLog(tmp_path / "logs", bell.ring)
    made.install()
    made.on_exception(ValueError, ValueError(), None)
    made.remove()
    assert bell.rang == 1
    assert message("calm").id == "calm"
