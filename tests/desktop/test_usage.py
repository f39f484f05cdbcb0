# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong usage: exit 2 and one plain sentence; options before and after; bugs told without a name."""

import argparse
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import program
from desktop.commands import running, usage
from desktop.commands.output import table, width
from tests import homes
from tests.desktop.terminal import CENTRE, CLERK, MANAGER, PASSWORD, Terminal

WRONG = [
    ("nothing-like-it", "cannot be used"),
    ("members", "missing"),
    ("members add", "--name"),
    ("members show", "MEMBER"),
    ("members list --no-such-thing", "--no-such-thing"),
    ("sobriety 1 --on 22-11-2026", "YYYY-MM-DD"),
    ("sobriety 1 --on 2026-02-30", "calendar"),
    ("sobriety 1 --on", "--on"),
    ("sessions plan --starts 6pm", "18:30"),
    ("sessions cancel 1", "--reason"),
    ("milestones --within soon", "number"),
    ("certificates --out x.pdf", "--due"),
    ("certificates --due 2026-11-22 --member 1 --out x.pdf", "--due"),
    ("mark 1 --rest asleep", "present"),
    ("consent 1 dancing given", "certificate"),
    ("consent 1 photo perhaps", "perhaps"),
    ("staff add Neha --role boss", "counsellor"),
    ("members list --language fr", "fr"),
    ("import", "--undo"),
    ("import x.csv --map Name", "COLUMN=FIELD"),
    ("groups add Evening --weekday mon", "--starts"),
    ("members edit 1", "--phone"),
    ("record 1 --out r.txt", ".pdf"),
    ("log --anchor 3-abc", "--verify"),
]


@pytest.mark.parametrize(("words", "says"), WRONG, ids=[words for words, _ in WRONG])
def test_wrong_usage_is_said_in_one_line(
    words: str, says: str, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("Name\nSunita\n", encoding="utf-8")
    said = terminal.run(*words.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert says in said.err
    assert "argument" not in said.err


@pytest.mark.parametrize("language", ["hi", "pa"])
@pytest.mark.parametrize("words", ["members add", "sobriety 1 --on yesterday", "nothing-like-it"])
def test_wrong_usage_can_be_said_in_any_language(words: str, language: str, terminal: Terminal) -> None:
    said = terminal.run("--language", language, *words.split())
    assert said.code == 2
    assert said.err.count("\n") == 1


def test_common_options_stand_before_or_after(terminal: Terminal) -> None:
    before = program.build_parser().parse_args(["--json", "--as", "Neha", "members", "list"], usage.Values())
    after = program.build_parser().parse_args(["members", "list", "--json", "--as", "Neha"], usage.Values())
    assert vars(before) == vars(after) | {"command": before.command}
    assert terminal.run("--json", "members", "list").document == terminal.read("members", "list")


def test_the_member_of_a_group_may_have_a_language_of_their_own(terminal: Terminal) -> None:
    number = terminal.read("members", "add", "--name", "Harjit", "--language", "pa")["number"]
    assert terminal.read("members", "show", number)["language"] == "pa"


@pytest.mark.parametrize("command", [name for name, _module, _purpose in program.COMMANDS])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main([command, "--help"]) == 0
    said = capsys.readouterr()
    assert f"saathi {command}" in said.out
    assert said.err == ""
    assert "%(" not in said.out
    for line in said.out.splitlines():
        assert "None" not in line


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert [name for name, _module, _purpose in program.COMMANDS if name not in out] == []


@pytest.mark.parametrize(
    "password",
    ["short", "01-01-1990 01-01-1990", "9876543210 9876543210", "aaaaaaaaaaaaaaaa", "Asha Rani Asha Rani"],
)
def test_weak_passwords_are_refused_and_nothing_is_made(bare: Terminal, password: str) -> None:
    bare.secrets["SAATHI_PASSWORD"] = password
    said = bare.run("new", "--centre", CENTRE, "--manager", MANAGER)
    assert (said.code, said.out) == (1, "")
    assert not bare.vault.exists()


def test_the_recovery_sheet_never_lies_beside_the_register(bare: Terminal) -> None:
    for place in (bare.vault / "sheet.pdf", bare.vault / "x" / "sheet.pdf", bare.vault):
        said = bare.run("new", "--centre", CENTRE, "--manager", MANAGER, "--recovery", place)
        assert said.code == 1
        assert not bare.vault.exists()


def test_nothing_is_made_when_the_sheet_cannot_be_saved(bare: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "missing" / "sheet.pdf"
    said = bare.run("new", "--centre", CENTRE, "--manager", MANAGER, "--recovery", place)
    assert said.code == 1
    assert not bare.vault.exists()
    assert [path for path in (tmp_path / "homes").rglob("*") if path.is_file()] == []
    assert bare.run("new", "--centre", CENTRE, "--manager", MANAGER).code == 0


def test_a_register_is_never_written_over(terminal: Terminal) -> None:
    before = {path.name: path.read_bytes() for path in terminal.vault.iterdir() if path.is_file()}
    said = terminal.run("new", "--centre", CENTRE, "--manager", MANAGER)
    assert said.code == 1
    assert {path.name: path.read_bytes() for path in terminal.vault.iterdir() if path.is_file()} == before


def test_several_people_and_nobody_named(terminal: Terminal) -> None:
    said = terminal.run("members", "list", person="")
    assert said.code == 1
    assert MANAGER in said.err
    assert CLERK in said.err


def test_without_a_password_and_a_terminal_nobody_is_asked(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.secrets = {}
    monkeypatch.setattr("sys.stdin", None)
    said = terminal.run("members", "list")
    assert said.code == 1
    assert "SAATHI_PASSWORD" in said.err


@pytest.mark.parametrize("given", [subprocess.DEVNULL, subprocess.PIPE])
def test_nobody_is_asked_where_nobody_can_type(given: int) -> None:
    """Windows takes nothing itself for a terminal, and would wait there for a password without end."""
    asks = "from desktop.commands.signing import at_terminal; print(at_terminal())"
    words = [sys.executable, "-c", asks]
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(words, stdin=given, capture_output=True, text=True, env=own, check=True)
    assert done.stdout == "False\n"


def test_a_bug_is_told_calmly_and_without_names(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Ravi Kumar 9876543210")

    monkeypatch.setattr("models.insight.roll.roll", broken)
    said = terminal.run("members", "list")
    assert said.code == 1
    assert said.err.count("\n") == 1
    logs = [path.read_text("utf-8") for path in (tmp_path / "homes").rglob("saathi.log")]
    assert "ZeroDivisionError < desktop/commands/members.py:" in logs[0] or "ZeroDivisionError" in logs[0]
    for text in (said.err, said.out, *logs):
        assert "Ravi" not in text
        assert "9876543210" not in text
        assert str(Path(program.__file__).parent) not in text


def test_ctrl_c_is_quiet(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("models.insight.roll.roll", interrupted)
    said = terminal.run("members", "list")
    assert (said.code, said.out, said.err) == (1, "", "")
    assert terminal.run("members", "show", 1).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a screen")
@pytest.mark.parametrize("words", [[], ["demo"]])
def test_where_there_is_no_screen_one_sentence_says_so(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert program.main(words) == 1
    assert capsys.readouterr().err.startswith("There is no screen")


@pytest.mark.parametrize(
    ("platform", "problem", "left"),
    [
        ("linux", BrokenPipeError(errno.EPIPE, ""), True),
        ("win32", BrokenPipeError(errno.EPIPE, ""), True),
        ("win32", OSError(errno.EINVAL, ""), True),
        ("linux", OSError(errno.EINVAL, ""), False),
        ("win32", OSError(errno.EINVAL, "", "a?.pdf"), False),
        ("win32", OSError(errno.ENOSPC, ""), False),
    ],
)
def test_a_reader_who_left_is_told_from_a_bug(
    platform: str, problem: OSError, left: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert usage.reader_left(problem) is left


def test_days_can_be_counted_from_today() -> None:
    today = usage.day("today")
    assert (usage.day("today+7") - today).days == 7
    assert (today - usage.day("Today-90")).days == 90
    for wrong in ("today+", "today 7", "todays", "today-1000000", "tomorrow", "today+7.5"):
        with pytest.raises(argparse.ArgumentTypeError):
            usage.day(wrong)


def test_refusals_carry_what_helps(terminal: Terminal) -> None:
    terminal.secrets["SAATHI_PASSWORD"] = "not the right one"
    said = terminal.run("members", "list")
    assert said.code == 1
    assert said.err.startswith("This password does not open the register for Asha Rani.")
    assert "Caps Lock" in said.err


def test_answers_stay_off_standard_error(terminal: Terminal) -> None:
    said = terminal.run("members", "list", "--json")
    assert said.err == ""
    json.loads(said.out)


def test_columns_line_up_in_every_script() -> None:
    lines = table(("Name", "Mark"), [("सीता", "ok"), ("Gurpreet", "ok"), ("ਸੀਤਾ", "ok")])
    assert len({width(line[: line.index("ok")]) for line in lines[1:]}) == 1


@pytest.mark.parametrize(
    "said",
    [
        "the following arguments are required: --name",
        "unrecognized arguments: --x",
        "argument --on: expected one argument",
        "argument --language: invalid choice: 'fr' (choose from 'en', 'hi', 'pa')",
        "argument --language: invalid choice: 'fr' (choose from en, hi, pa)",
        "argument --due: not allowed with argument --member",
        "one of the arguments --due --since --member is required",
    ],
)
def test_argparse_of_every_python_is_put_plainly(said: str) -> None:
    assert usage.plain(said) != said


def test_a_fault_is_noted_even_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    for name in homes.NAMES:
        monkeypatch.setenv(name, str(blocked))
    assert running.note_fault(ValueError("Ravi")) is None


def test_secrets_are_taken_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAATHI_PASSWORD", PASSWORD)
    monkeypatch.setenv("SAATHI_RECOVERY", "A" * 56)
    assert program.main(["--version"]) == 0
    assert not {"SAATHI_PASSWORD", "SAATHI_RECOVERY"} & set(os.environ)
