# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choices survive a restart; a damaged file costs the choices and nothing else."""

import json
from pathlib import Path

import pytest

from desktop.preferences import Preferences
from models.vault import folders
from models.words import Language
from ui.screen.choices import Choices, Scheme

LIKED = Choices(Language.PUNJABI, Scheme.DARK, 125)


def test_choices_come_back_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "config" / "preferences.json"
    first = Preferences(path)
    first.remember("u1", LIKED)
    first.remember_vault(tmp_path / "centre")
    again = Preferences(path)
    assert again.choices("u1") == LIKED
    assert again.knows("u1")
    assert again.last_person() == "u1"
    assert again.vault() == tmp_path / "centre"
    assert [entry.name for entry in path.parent.iterdir()] == ["preferences.json"]


def test_a_scanner_that_reads_the_new_file_costs_no_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused, replace = [PermissionError(13, "in use")] * 3, Path.replace

    def busy(part: Path, target: Path) -> Path:
        if refused:
            raise refused.pop()
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(folders, "_PAUSES", (0.0,) * 5)
    Preferences(tmp_path / "preferences.json").remember("u1", LIKED)
    assert Preferences(tmp_path / "preferences.json").choices("u1") == LIKED


def test_the_next_person_starts_with_what_the_last_one_saw(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "preferences.json")
    kept.remember("u1", LIKED)
    assert kept.choices("somebody new") == LIKED
    assert not kept.knows("somebody new")


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"\xff\xfe",
        b"null",
        b"[" * 100_000,
        b'{"people": 7, "last_person": 3, "vault": []}',
        b'{"people": {"u1": {"language": "xx", "scheme": [], "size": "large"}}}',
        b'{"people": {"u1": [], "": null}}',
    ],
)
def test_a_damaged_file_costs_only_the_choices(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(damage)
    kept = Preferences(path)
    assert kept.choices("u1") == Choices()
    assert kept.last_person() == ""
    assert kept.vault() is None
    kept.remember("u1", LIKED)
    assert Preferences(path).choices("u1") == LIKED


def test_where_nothing_can_be_written_the_choice_still_holds(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file, not a folder")
    kept = Preferences(in_the_way / "preferences.json")
    kept.remember("u1", LIKED)
    assert kept.choices("u1") == LIKED


def test_the_file_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    kept = Preferences(path)
    for number in range(200):
        kept.remember(f"u{number}", LIKED)
    assert len(json.loads(path.read_text())["people"]) <= 60
    assert kept.choices("u199") == LIKED
