# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may what: every cell of the table that has a command, tried by each role."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.words import Role
from tests.desktop.terminal import COUNSELLOR, PEOPLE, TODAY, Terminal

DESK, COUNSEL, MANAGER = Role.DESK, Role.COUNSELLOR, Role.MANAGER
ALL, SEALED, ALONE = {DESK, COUNSEL, MANAGER}, {COUNSEL, MANAGER}, {MANAGER}
BEFORE = (TODAY - timedelta(days=1)).isoformat()

CELLS: list[tuple[str, set[Role]]] = [
    # Members: names, phones, groups, consents, practical note
    ("members list", ALL),
    ("members show 1", ALL),
    ("members find ravi", ALL),
    ("members add --name Sunita --note quiet", ALL),
    ("members add --name Sunita --sobriety-start 2026-01-01", ALL),
    ("members edit 1 --village Rampur", ALL),
    ("consent 1 photo given", ALL),
    ("guardian 1 --name Harpal --relation father", ALL),
    ("groups list", ALL),
    ("groups add Evening --model own", ALL),
    ("groups leave Sanjha 1", ALL),
    # Register and sessions
    ("sessions list", ALL),
    ("sessions plan --group Sanjha --starts 18:00", ALL),
    ("sessions open 1", ALL),
    ("mark 1 --rest present", ALL),
    ("sessions close 1", ALL),
    (f"sessions log --group Sanjha --on {BEFORE}", ALL),
    ("sessions cancel 1 --reason Rain", ALONE),
    # Sobriety, milestones due, new starts, holds
    ("sobriety 1", SEALED),
    (f"new-start 1 --ended {BEFORE} --from {TODAY}", SEALED),
    ("hold 1", SEALED),
    ("milestones", SEALED),
    # Certificates
    (f"certificates --due {TODAY} --out c.pdf", SEALED),
    ("certificates --member 1 --out c.pdf", SEALED),
    ("verify CERT/2026-27/0001 0000000000", ALL),
    # Print
    ("sheet 1 --out s.pdf", ALL),
    # Export, import
    ("import register.csv", ALL),
    ("record 1 --out r.json", SEALED),
    ("export members e.xlsx", ALONE),
    ("export attendance e.csv", ALONE),
    # Staff, settings, log
    ("staff list", ALONE),
    ("staff add Neha --role desk", ALONE),
    ("staff disable Kavita", ALONE),
    ("staff enable Kavita", ALONE),
    ("staff reset Kavita", ALONE),
    ("staff role Kavita --role desk", ALONE),
    ("staff remove Kavita", ALONE),
    ("sheet-lost", ALONE),
    ("password", ALL),
    ("log", ALONE),
    ("log --verify", ALONE),
    ("check", ALL),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("words", "who"), CELLS, ids=[words for words, _ in CELLS])
def test_each_role_may_what_the_table_says(
    words: str,
    who: set[Role],
    role: Role,
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register.csv").write_text("Name,Phone\nSunita Devi,9876512345\n", encoding="utf-8")
    terminal.secrets["SAATHI_NEW_PASSWORD"] = "slow boats on water"
    typed = [COUNSELLOR if word == "Kavita" else word for word in words.split()]
    said = terminal.run(*typed, person=PEOPLE[role])
    if role in who:
        assert (said.code, said.err) == (0, "")
        return
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert not list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.json"))


@pytest.mark.parametrize("role", list(Role))
def test_a_closed_register_is_changed_by_counsellors(terminal: Terminal, role: Role) -> None:
    terminal.read("sessions", "close", 1)
    assert terminal.run("mark", 1, "late 1", person=PEOPLE[role]).code == 1
    said = terminal.run("mark", 1, "late 1", "--reason", "Came at half past", person=PEOPLE[role])
    assert said.code == (0 if role in SEALED else 1)


def test_what_the_desk_posts_a_counsellor_finds(terminal: Terminal) -> None:
    start = (TODAY - timedelta(days=10)).isoformat()
    who = ("--name", "Sunita Devi", "--sobriety-start", start)
    number = terminal.read("members", "add", *who, person=PEOPLE[DESK])["number"]
    assert terminal.run("sobriety", number, person=PEOPLE[DESK]).code == 1
    assert terminal.read("sobriety", number, person=PEOPLE[COUNSEL])["streak_days"] == 10
