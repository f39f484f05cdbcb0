# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's main job, read from the README: pasted into a shell today, and typed on any later day."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.program import main
from models.clock import SystemClock
from tests import homes
from tests.journeys.office import ROOT, text_of

TODAY = date.today()  # noqa: DTZ011 - the commands go by the computer's own date
START = "import sys; sys.argv[0] = 'saathi'; from desktop.program import main; sys.exit(main())"
pytestmark = pytest.mark.journey


def _block() -> list[str]:
    """Return the lines of the main job as they stand in the README."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## The main job", 1)[1]
    lines = section.split("\n## ", 1)[0].splitlines()
    return [line[4:] for line in lines if line.startswith("    ")]


def _place(folder: Path) -> Path:
    """Make a folder that has what the README's reader has: the sample register, and a home."""
    samples = folder / "tests" / "data"
    samples.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "data" / "register-2025-26.xlsx", samples)
    return folder


def test_the_block_names_the_whole_main_job() -> None:
    commands = [words[1] for line in _block() if (words := line.split())[0] == "saathi"]
    road = ["new", "import", "members", "sessions", "sheet", "mark", "milestones", "certificates"]
    assert list(dict.fromkeys(commands)) == road
    assert "saathi verify" in _block()[-1]


@pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"),
    reason="the block is written for a shell; the bash of Windows is another system's",
)
def test_the_block_pasted_into_a_shell_works(tmp_path: Path) -> None:
    place = _place(tmp_path)
    command = place / "bin" / "saathi"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -P -X utf8 -c "{START}" "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    surroundings = {
        **os.environ,
        **homes.below(place / "home"),
        "HOME": str(place / "home"),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
    }
    again = "saathi certificates --vault asha --due today --out again.pdf --language pa --json"
    told = subprocess.run(
        [shutil.which("bash") or "bash", "-e"],
        input="\n".join([*_block(), again]),
        cwd=place,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    first = next(one for one in json.loads(told.stdout[told.stdout.rindex("\n[") :]) if one["count"] == 90)
    assert first["serial"] in text_of(place / "certificates.pdf")
    assert "Morning Circle" in text_of(place / "sheet-to-sign.pdf")
    verify = shlex.split(_block()[-1].split("  ")[-1])
    said = subprocess.run(
        [str(command), *verify[1:-2], first["serial"], first["code"], "--as", "Meera", "--json"],
        cwd=place,
        env={**surroundings, "SAATHI_PASSWORD": _password()},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(said.stdout)["state"] == "genuine"


def _password() -> str:
    found = re.search(r"SAATHI_PASSWORD='([^']+)'", _block()[0])
    assert found is not None
    return found[1]


@pytest.mark.parametrize("later", [33, 700])
def test_the_block_works_on_a_later_day(
    later: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on = datetime.combine(TODAY + timedelta(days=later), datetime.min.time()).replace(hour=11)

    def now(_clock: SystemClock) -> datetime:
        return on

    monkeypatch.setattr(SystemClock, "now", now)
    monkeypatch.chdir(_place(tmp_path))
    for name, home in homes.below(tmp_path / "home").items():
        monkeypatch.setenv(name, home)
    umask = os.umask(0o077)
    try:
        for line in _block():
            words = shlex.split(line, comments=True)
            if words[:1] == ["saathi"]:
                monkeypatch.setenv("SAATHI_PASSWORD", _password())
                assert main(words[1:]) == 0, f"{line}\n{capsys.readouterr().err}"
    finally:
        os.umask(umask)
    assert "CERT/" in text_of(tmp_path / "certificates.pdf")
