# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff who leave and sheets that are lost, from the command line."""

from pathlib import Path

import pytest

from models.words import Role
from tests.desktop.terminal import CLERK, COUNSELLOR, MANAGER, PASSWORD, PEOPLE, Terminal

NEW = "slow boats on water"


def recovers(terminal: Terminal, groups: list[str], name: str = "Neha Gill") -> int:
    terminal.secrets |= {"SAATHI_RECOVERY": " ".join(groups), "SAATHI_NEW_PASSWORD": NEW}
    return terminal.run("recover", "--manager", name, person="").code


def test_who_was_removed_signs_in_no_more_and_what_still_opens_is_listed(terminal: Terminal) -> None:
    backups = terminal.vault / "backups"
    backups.mkdir(exist_ok=True)
    (backups / "centre-20200101-1200.backup").write_bytes(b"sealed")
    said = terminal.read("staff", "remove", COUNSELLOR)
    assert (said["name"], said["removed"], said["recovery"], said["not_sealed_anew"]) == (
        COUNSELLOR,
        True,
        None,
        0,
    )
    assert [Path(one["file"]).name for one in said["still_opens"]] == ["centre-20200101-1200.backup"]
    assert terminal.run("members", "list", person=COUNSELLOR).code == 1
    assert terminal.read("sobriety", 1)["streak_days"] == 90
    assert terminal.read("log", "--verify")["ok"] is True
    assert terminal.read("check")["ok"] is True


def test_a_removed_manager_takes_the_sheet_along(terminal: Terminal) -> None:
    terminal.secrets["SAATHI_NEW_PASSWORD"] = NEW
    terminal.read("staff", "add", "Neha Gill", "--role", "manager")
    said = terminal.read("staff", "remove", "Neha Gill")
    assert len(said["recovery"]) == 7
    assert recovers(terminal, said["recovery"]) == 0


@pytest.mark.parametrize("words", [("remove", MANAGER), ("role", MANAGER, "--role", "desk")])
def test_no_sheet_is_drawn_where_nothing_is_taken_away(
    terminal: Terminal, tmp_path: Path, words: tuple[str, ...]
) -> None:
    refused = terminal.run("staff", *words)
    assert refused.code == 1
    assert "Ask another manager" in refused.err
    assert refused.out == ""
    terminal.run("staff", *words, "--recovery", tmp_path / "nothing.pdf")
    assert not (tmp_path / "nothing.pdf").exists()


def test_a_lost_sheet_opens_nothing_once_the_new_one_counts(terminal: Terminal, tmp_path: Path) -> None:
    first = terminal.read("sheet-lost")["recovery"]
    second = terminal.read("sheet-lost")["recovery"]
    saved = terminal.read("sheet-lost", "--recovery", tmp_path / "new sheet.pdf")
    assert saved["recovery"] is None
    assert (tmp_path / "new sheet.pdf").read_bytes().startswith(b"%PDF")
    assert recovers(terminal, first) == recovers(terminal, second) == 1
    for where in (terminal.vault / "sheet.pdf", tmp_path / "new sheet.pdf"):
        assert terminal.run("sheet-lost", "--recovery", where).code == 1
    assert terminal.read("log", "--verify")["ok"] is True


def test_roles_and_passwords_are_given_anew(terminal: Terminal) -> None:
    terminal.secrets["SAATHI_NEW_PASSWORD"] = NEW
    terminal.read("staff", "role", CLERK, "--role", "counsellor")
    assert terminal.run("sobriety", 1, person=CLERK).code == 0
    terminal.read("staff", "role", CLERK, "--role", "desk")
    assert terminal.run("sobriety", 1, person=CLERK).code == 1
    terminal.read("staff", "disable", CLERK)
    assert terminal.run("members", "list", person=CLERK).code == 1
    terminal.read("staff", "enable", CLERK)
    terminal.read("staff", "reset", CLERK)
    assert terminal.run("members", "list", person=CLERK).code == 1
    terminal.secrets["SAATHI_PASSWORD"] = NEW
    assert terminal.run("members", "list", person=CLERK).code == 0
    terminal.secrets["SAATHI_PASSWORD"] = PASSWORD
    assert terminal.read("log", "--verify", person=MANAGER)["ok"] is True
    assert PEOPLE[Role.DESK] == CLERK
