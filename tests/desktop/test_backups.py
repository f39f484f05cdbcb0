# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups, restoring and salvage from the command line: what is printed, what is refused."""

import shutil
from pathlib import Path

from tests.desktop.terminal import CLERK, MANAGER, PASSWORD, Terminal


def test_a_backup_is_made_listed_rehearsed_and_restored(terminal: Terminal, tmp_path: Path) -> None:
    made = terminal.read("backup", "--to", tmp_path, person=CLERK)
    assert [one["verified"] for one in made] == [True]
    file = made[0]["file"]
    before = terminal.read("members", "list")
    terminal.read("members", "add", "--name", "Noor Bibi")
    tried = terminal.read("restore", file, "--rehearse")
    assert (tried["members"], tried["kept_aside"]) == (len(before), None)
    assert len(terminal.read("members", "list")) == len(before) + 1
    done = terminal.read("restore", file)
    assert done["left_behind"] > 0
    assert done["findings"] == []
    assert done["log_whole"] is True
    assert Path(done["kept_aside"], "centre.db").exists()
    assert terminal.read("members", "list") == before
    assert terminal.read("log", "--verify")["ok"] is True
    assert terminal.read("check")["ok"] is True


def test_a_clerk_cannot_restore(terminal: Terminal, tmp_path: Path) -> None:
    file = terminal.read("backup", "--to", tmp_path)[0]["file"]
    said = terminal.run("restore", file, person=CLERK)
    assert said.code == 1
    assert "needs a manager or the recovery sheet" in said.err


def test_the_sheet_restores_where_everything_is_gone(terminal: Terminal, tmp_path: Path) -> None:
    groups = terminal.read("sheet-lost")["recovery"]
    file = terminal.read("backup", "--to", tmp_path)[0]["file"]
    shutil.rmtree(terminal.vault)
    terminal.secrets |= {"SAATHI_RECOVERY": " ".join(groups), "SAATHI_NEW_PASSWORD": PASSWORD}
    done = terminal.read("restore", file, "--sheet", person="Neha Gill")
    assert done["kept_aside"] is None
    assert terminal.read("check", person="Neha Gill")["ok"] is True
    assert terminal.run("members", "list", person=MANAGER).code == 0


def test_one_sentence_each_for_what_goes_wrong(terminal: Terminal, tmp_path: Path) -> None:
    strange = tmp_path / "strange.backup"
    strange.write_bytes(b"strange")
    cases = (
        (("backup", "--to", tmp_path / "no stick"), "The place for backups is not there"),
        (("restore", tmp_path / "nowhere.backup"), "This backup cannot be read"),
        (("restore", strange), "This file is not a backup that Saathi made"),
    )
    for words, sentence in cases:
        said = terminal.run(*words)
        assert (said.code, sentence in said.err) == (1, True), said.err


def test_the_second_place_is_used_from_then_on(terminal: Terminal, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert len(terminal.read("backup", "--second", stick)) == 2
    shutil.rmtree(stick)
    said = terminal.run("backup")
    assert said.code == 1
    assert f"{stick}: The place for backups is not there" in said.err
    assert "Backed up and read back" in said.out
    assert len(terminal.read("backup", "--second", "none")) == 1


def test_salvage_saves_a_whole_register_whole(terminal: Terminal) -> None:
    before = terminal.read("members", "list")
    done = terminal.read("salvage")
    assert (done["members"], done["lost"]) == (len(before), [])
    assert terminal.read("members", "list") == before
    assert "Nothing was lost." in terminal.run("salvage").out
