# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A terminal to type commands in: the real program inside the test, with folders of its own."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.program import main
from models.words import Role

MANAGER, COUNSELLOR, CLERK = "Asha Rani", "Kavita Joshi", "Balram Das"
PEOPLE = {Role.MANAGER: MANAGER, Role.COUNSELLOR: COUNSELLOR, Role.DESK: CLERK}
PASSWORD = "four calm rivers meet"
CENTRE = "Nav Jeevan Kendra"
TODAY = date.today()  # noqa: DTZ011 - commands go by the computer's own date


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document of the output."""
        return json.loads(self.out)


@dataclass
class Terminal:
    """Runs commands on one register."""

    vault: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    person: str = MANAGER
    secrets: dict[str, str] = field(default_factory=lambda: {"SAATHI_PASSWORD": PASSWORD})

    def run(self, *words: object, person: str | None = None) -> Said:
        """Run one command and return what it said."""
        for name, secret in self.secrets.items():
            self.monkeypatch.setenv(name, secret)
        who = self.person if person is None else person
        signed = ["--as", who] if who else []
        self.capsys.readouterr()
        code = main(["--vault", str(self.vault), *signed, *map(str, words)])
        said = self.capsys.readouterr()
        return Said(code, said.out, said.err)

    def read(self, *words: object, person: str | None = None) -> Any:
        """Run a command that must succeed, and return its JSON document."""
        said = self.run(*words, "--json", person=person)
        assert said.code == 0, said.err
        return said.document
