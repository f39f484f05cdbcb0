# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel holds what the program needs to run, and nothing else."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("desktop", "ui", "models", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy of the tree, with what is installed and no network."""
    tree = tmp_path_factory.mktemp("tree")
    for room in (*ROOMS, "packaging", "tests"):
        shutil.copytree(ROOT / room, tree / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY.md"):
        shutil.copy(ROOT / name, tree / name)
    build = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tree)], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(tree.glob("*.whl")))


def test_every_module_of_the_rooms_is_in_it(wheel: zipfile.ZipFile) -> None:
    written = {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert written <= set(wheel.namelist()), "add the missing package to pyproject's list"


@pytest.mark.parametrize(
    ("folder", "ending"),
    [
        ("fonts", ".ttf"),
        ("fonts", ".txt"),
        ("icons", ".svg"),
        ("icons", ".txt"),
        ("locale", ".mo"),
        ("data", ""),
    ],
)
def test_every_resource_is_in_it(wheel: zipfile.ZipFile, folder: str, ending: str) -> None:
    files = [path for path in (ROOT / "resources" / folder).rglob(f"*{ending}") if path.is_file()]
    written = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert written, f"nothing ends in {ending} in resources/{folder}"
    assert written <= set(wheel.namelist())


def test_neither_tests_nor_packaging_are_in_it(wheel: zipfile.ZipFile) -> None:
    outside = {name.split("/")[0] for name in wheel.namelist()} - set(ROOMS)
    assert all(name.endswith(".dist-info") for name in outside), outside


def test_it_gives_the_saathi_command_and_carries_the_licences(wheel: zipfile.ZipFile) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert f"saathi = {declared['saathi']}" in wheel.read(points).decode()
    licences = {Path(name).name for name in wheel.namelist() if "/licenses/" in name}
    assert {"LICENSE", "THIRD-PARTY.md"} <= licences
