# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a command the window opens; the sample centre opens in it too."""

from pathlib import Path
from typing import Any

import pytest

from desktop.places import own_places
from desktop.program import main
from desktop.sample import make_sample
from models.words import Language
from tests.desktop.terminal import Terminal
from ui.screen.background import Cancelled, Job


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, dict[str, Any]]]:
    """Stand in for the window and return what it was opened with."""
    calls: list[tuple[Any, dict[str, Any]]] = []

    def run(vault: Any = None, **how: Any) -> int:
        calls.append((vault, how))
        return 7

    monkeypatch.setattr("desktop.window.run", run)
    return calls


def test_no_command_opens_the_window(opened: list[tuple[Any, dict[str, Any]]]) -> None:
    assert main(["--vault", "here", "--as", "Asha Rani", "--language", "hi"]) == 7
    assert opened == [("here", {"person": "Asha Rani", "language": "hi", "sample": make_sample})]


def test_nothing_at_all_opens_the_usual_register(opened: list[tuple[Any, dict[str, Any]]]) -> None:
    assert main([]) == 7
    assert opened == [(None, {"person": "", "language": "", "sample": make_sample})]


def test_the_demo_is_made_once_and_opened(bare: Terminal, opened: list[tuple[Any, dict[str, Any]]]) -> None:
    for _ in range(2):
        assert bare.run("demo", "--members", 10, "--years", 1).code == 0
    assert [vault for vault, _how in opened] == [own_places().sample] * 2
    assert (own_places().sample / "centre.db").exists()


def test_the_sample_behind_look_around_is_open_and_says_how_far_it_is(bare: Terminal, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    job = Job(lambda done, of, _text: steps.append((done, of)))
    desk = make_sample(tmp_path / "sample", tmp_path / "anchors", Language.PUNJABI, job)
    assert steps
    assert desk.person.role.value == "manager"
    desk.close()
    assert bare.vault.parent == tmp_path


def test_a_sample_nobody_waits_for_is_not_kept(bare: Terminal, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        job.cancel()

    job = Job(stop)
    with pytest.raises(Cancelled):
        make_sample(tmp_path / "sample", tmp_path / "anchors", Language.ENGLISH, job)
    assert not (tmp_path / "sample" / "centre.db").exists()
    assert bare.vault.parent == tmp_path
