# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each Python gets the line of PySide6 that runs on it, in pyproject and in both locks."""

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def _declared(python: str) -> dict[str, Requirement]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = [Requirement(line) for line in tomllib.loads(text)["project"]["dependencies"]]
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    return {line.name.lower(): line for line in lines if line.marker is None or line.marker.evaluate(here)}


def _locked(name: str, python: str) -> dict[str, str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    lines = [Requirement(line) for line in re.findall(r"^([a-z][^\\\n]*)", text, re.MULTILINE)]
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    return {
        line.name: str(line.specifier).removeprefix("==")
        for line in lines
        if line.marker is None or line.marker.evaluate(here)
    }


def test_python_311_never_gets_the_line_that_aborts() -> None:
    declared = _declared("3.11")
    assert "pyside6-pdf" not in declared
    for name in ("pyside6-essentials", "pyside6-addons"):
        assert not declared[name].specifier.contains("6.12.0")
        assert declared[name].specifier.contains("6.11.3")


@pytest.mark.parametrize("python", ["3.12", "3.13", "3.14"])
def test_newer_pythons_get_the_line_with_pdf_apart(python: str) -> None:
    declared = _declared(python)
    assert "pyside6-addons" not in declared
    for name in ("pyside6-essentials", "pyside6-pdf"):
        assert declared[name].specifier.contains("6.12.0")


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_locks_hold_what_is_declared(lock: str, python: str) -> None:
    locked = _locked(lock, python)
    for name, line in _declared(python).items():
        assert line.specifier.contains(locked[name]), f"{name} on {python}: run packaging/lock.py"


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_registry_and_hash_everything(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for block in re.split(r"\n(?=[a-z])", text)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_this_very_python_runs_its_own_line() -> None:
    line = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert (line < (6, 12)) == (sys.version_info < (3, 12))
