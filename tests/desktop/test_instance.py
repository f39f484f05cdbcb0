# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per register, and the second start calls the first."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.instance import Instance


def test_a_second_start_ends_and_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Instance(tmp_path, tmp_path / "centre"), Instance(tmp_path, tmp_path / "centre")
    assert first.is_first()
    first.listen()
    assert first.listens()
    with qtbot.waitSignal(first.called):
        assert not second.is_first()
    first.release()
    assert second.is_first()
    second.release()


def test_another_register_has_a_window_of_its_own(tmp_path: Path) -> None:
    one, other = Instance(tmp_path, tmp_path / "one"), Instance(tmp_path, tmp_path / "other")
    assert one.is_first()
    assert other.is_first()
    one.release()
    other.release()


def test_a_lock_left_by_a_crash_holds_up_nobody_whose_number_it_names(tmp_path: Path) -> None:
    """After a power cut its number may be another Python's: the file then names a process that lives."""
    before = Instance(tmp_path, tmp_path / "centre")
    assert before.is_first()
    (file,) = tmp_path.glob("window-*.lock")
    left = file.read_bytes()
    before.release()
    file.write_bytes(left)
    after, other = (Instance(tmp_path, tmp_path / "centre") for _ in range(2))
    assert after.is_first()
    assert not other.is_first(), "the lock of a window that stands was taken away"
    after.release()
