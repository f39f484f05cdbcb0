# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command must not load: held in processes of their own, in one table."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from desktop.program import COMMANDS
from tests import homes
from tests.desktop.terminal import MANAGER, PASSWORD

ROOT = Path(__file__).parents[2]

QT = ("PySide6", "shiboken6", "ui.screen", "desktop.window")
STORE = ("sqlalchemy", "sqlmodel", "sqlcipher3", "pydantic", "cryptography")
PAPER = ("reportlab", "pikepdf", "uharfbuzz", "segno", "PIL")
SHEETS = ("openpyxl", "xlrd", "defusedxml")
TOOLS = ("babel", "setuptools", "pytest")
EVERYTHING = (*QT, *STORE, *PAPER, *SHEETS, *TOOLS, "platformdirs", "typing", "dataclasses", "ui.language")
LIGHT = (*QT, *STORE, *PAPER, *SHEETS, *TOOLS)
READS = (*QT, *PAPER, *SHEETS, *TOOLS)
WORKBOOK = (*QT, "reportlab", "pikepdf", "uharfbuzz", "segno", "xlrd", *TOOLS)
PRINTS = (*QT, *SHEETS, *TOOLS)

BEFORE_SIGNING_IN: list[tuple[str, tuple[str, ...]]] = [
    ("--help", EVERYTHING),
    ("--version", EVERYTHING),
    ("nothing-like-it", EVERYTHING),
    ("--no-such-option", EVERYTHING),
    ("members", LIGHT),
    *((f"{name} --help", LIGHT) for name in (
        "new", "recover", "password", "sheet-lost", "demo", "staff", "staff add", "import", "members",
        "members add", "members edit", "consent", "guardian", "groups", "groups add", "sessions",
        "sessions plan", "mark", "sheet", "print", "sobriety", "new-start", "hold", "milestones",
        "certificates", "verify", "sponsors", "export", "record", "backup", "restore", "salvage", "check",
        "log",
    )),
    ("members add", LIGHT),
    ("members show", LIGHT),
    ("sobriety 1 --on yesterday", LIGHT),
    ("certificates --due 2026-02-30 --out x.pdf", LIGHT),
    ("mark 1 --rest sleeping", LIGHT),
    ("certificates --out x.pdf", LIGHT),
    ("groups add Evening --model none", LIGHT),
    ("import", LIGHT),
    ("import nowhere.xlsx", LIGHT),
]  # fmt: skip
"""Words of a command, and the modules it must not load. Help and wrong usage come before everything."""

AFTER_SIGNING_IN: list[tuple[str, tuple[str, ...]]] = [
    ("members list", READS),
    ("members show 1", READS),
    ("members add --name Sunita", READS),
    ("groups list", READS),
    ("sessions list", READS),
    ("mark 1 --rest present", READS),
    ("sobriety 1", READS),
    ("milestones", READS),
    ("verify CERT/2026-27/0001 0000000000", READS),
    ("log --verify", READS),
    ("check", READS),
    ("sheet 1 --out sheet.pdf", PRINTS),
    ("certificates --member 1 --out certificates.pdf", PRINTS),
    ("certificates --due today --out certificates.pdf", PRINTS),
    ("password", READS),
    ("sheet-lost --recovery new.pdf", PRINTS),
    ("staff list", READS),
    ("import people.csv", READS),
    ("import people.xlsx --dry-run", WORKBOOK),
    ("consent 1 photo given", READS),
    ("guardian 1 --name Amar --relation father", READS),
    ("groups join Sanjha 1 --on today", READS),
    ("sessions plan --group Sanjha --on today+1", READS),
    ("print form consent --out form.pdf", PRINTS),
    ("new-start 1 --ended today-1 --from today", READS),
    ("hold 2", READS),
    ("sponsors suggest 1", READS),
    ("export members people.csv", READS),
    ("record 1 --out record.json", READS),
    ("backup --to copies", READS),
]
"""One word of every command that works on a register. PIL comes with openpyxl, which looks for it."""

ELSEWHERE = {"new", "recover", "demo", "restore", "salvage"}
"""Commands that make or replace a register: the test below runs two of them, the others do the same work."""

PROBE = """
import json, sys
from desktop.program import main
code = main(sys.argv[1:])
sys.stderr.flush()
print()
print(json.dumps([code, sorted(sys.modules)]))
"""


def _loaded(words: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, set(modules)


def _plain() -> set[str]:
    """Return what Python loads by itself here, before a line of ours."""
    probe = "import json, sys; print(json.dumps(sorted(sys.modules)))"
    return set(json.loads(subprocess.check_output([sys.executable, "-c", probe], text=True)))


def _forbidden(modules: set[str], names: tuple[str, ...]) -> list[str]:
    return sorted(
        module for module in modules if any(module == name or module.startswith(f"{name}.") for name in names)
    )


@pytest.mark.parametrize(("words", "names"), BEFORE_SIGNING_IN, ids=[words for words, _ in BEFORE_SIGNING_IN])
def test_help_and_wrong_usage_load_nothing_heavy(words: str, names: tuple[str, ...], tmp_path: Path) -> None:
    code, modules = _loaded(words.split(), tmp_path, {})
    assert _forbidden(modules - _plain(), names) == []
    assert code == (0 if words.endswith(("--help", "--version")) else 1 if "nowhere.xlsx" in words else 2)


@pytest.mark.parametrize(("words", "names"), AFTER_SIGNING_IN, ids=[words for words, _ in AFTER_SIGNING_IN])
def test_a_command_loads_only_what_it_needs(
    words: str, names: tuple[str, ...], furnished: Path, tmp_path: Path
) -> None:
    shutil.copytree(furnished / "vault", tmp_path / "vault")
    shutil.copytree(furnished / "homes", tmp_path / "homes")
    secrets = {"SAATHI_PASSWORD": PASSWORD, "SAATHI_NEW_PASSWORD": f"{PASSWORD} again"}
    _papers(tmp_path)
    environment = {**homes.below(tmp_path / "homes"), **secrets}
    signed = ["--vault", str(tmp_path / "vault"), "--as", MANAGER]
    code, modules = _loaded([*signed, *words.split()], tmp_path, environment)
    assert _forbidden(modules - _plain(), names) == []
    assert code == 0


def _papers(folder: Path) -> None:
    """Lay down what commands read."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Name"])
    workbook.worksheets[0].append(["Geeta"])
    workbook.save(folder / "people.xlsx")
    (folder / "people.csv").write_bytes(b"Name,Phone\nSunita,9876543210\n")
    (folder / "copies").mkdir()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("new --centre Asha --manager Meera --recovery sheet.pdf", PRINTS),
        ("demo --into sample --members 10 --years 1", READS),
    ],
)
def test_what_makes_a_register_loads_only_what_it_needs(
    words: str, names: tuple[str, ...], tmp_path: Path
) -> None:
    environment = {**homes.below(tmp_path), "SAATHI_PASSWORD": PASSWORD}
    code, modules = _loaded(["--vault", "vault", *words.split()], tmp_path, environment)
    assert _forbidden(modules - _plain(), names) == []
    assert code == 0


def test_every_command_has_its_list() -> None:
    held = {words.split()[0] for words, _ in AFTER_SIGNING_IN}
    assert held | ELSEWHERE == {name for name, _module, _purpose in COMMANDS}
    helped = {words.split()[0] for words, _ in BEFORE_SIGNING_IN if words.endswith("--help")}
    assert {name for name, _module, _purpose in COMMANDS} <= helped


def test_the_probe_sees_what_is_loaded(tmp_path: Path) -> None:
    _code, modules = _loaded(["--help"], tmp_path, {})
    assert "argparse" in modules
    assert _forbidden({"sqlalchemy.orm", "sqlalchemyx", "json"}, ("sqlalchemy",)) == ["sqlalchemy.orm"]
