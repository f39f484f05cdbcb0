# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small centre with three members of staff, made once and copied for each test."""

import hashlib
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.vault import roll_call
from models.vault.keyfile import KeyFile, read
from models.vault.store import Cost, RecoverySheet, Vault, create_vault, open_vault, recover_vault
from models.words import Language, Role

CHEAP = Cost(memory=8, passes=1, lanes=1)
NINE = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
WORDS = "tiger lake moon rice"


@dataclass
class World:
    """One vault, its app folder, and the clocks of the test."""

    folder: Path
    app: Path
    sheet: RecoverySheet
    clock: FixedClock = field(default_factory=lambda: FixedClock(NINE))
    second: float = 1000.0

    @property
    def database(self) -> Path:
        """centre.db."""
        return self.folder / "centre.db"

    @property
    def keys(self) -> Path:
        """centre.keys."""
        return self.folder / "centre.keys"

    @property
    def tries(self) -> Path:
        """Where wrong passwords are counted: never beside the register."""
        return roll_call.tries(self.app, self.key_file().vault)

    def key_file(self) -> KeyFile:
        """Return what the key file holds."""
        return read(self.folder, self.app)

    def open(
        self, person: str = "Meera Joshi", password: str = WORDS, *, older: bool = False, late: bool = False
    ) -> Vault:
        """Open as a member of staff; the password is the same for all three."""
        return open_vault(
            self.folder,
            person=person,
            password=password,
            clock=self.clock,
            app_folder=self.app,
            accept_older=older,
            accept_clock=late,
            monotonic=lambda: self.second,
        )

    def recover(self, sheet: str, manager: str = "Asha Rao") -> Vault:
        """Open by the recovery sheet."""
        return recover_vault(
            self.folder,
            sheet=sheet,
            manager=manager,
            password="new words for us",
            clock=self.clock,
            app_folder=self.app,
            cost=CHEAP,
        )

    def prints(self) -> dict[str, str]:
        """Return a print of every file in both folders but the count of wrong passwords in the app folder."""
        found: dict[str, str] = {}
        for root in (self.folder, self.app):
            for path in sorted(root.rglob("*")):
                if path.is_file() and path.suffix != ".tries":
                    found[f"{root.name}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def log(self, vault: Vault, *numbers: int) -> None:
        """Write log entries and let the anchor know, as the desk does."""
        for number in numbers:
            signature = vault.sign(b"entry %d" % number)
            with vault.writer.begin() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO logentry (at, staff, act, subject, commitment, signature)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    ("2026-11-22 09:00:00.000000", vault.person.uid, "mark", "", b"c", signature),
                )
                row = connection.exec_driver_sql("SELECT max(id) FROM logentry").scalar_one()
            vault.noted(count=int(row), head=signature, counters={"member": number})


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Make a vault with a manager, a counsellor and a clerk."""
    root = tmp_path_factory.mktemp("vault")
    vault, sheet = create_vault(
        root / "centre",
        manager="Meera Joshi",
        password=WORDS,
        language=Language.HINDI,
        clock=FixedClock(NINE),
        app_folder=root / "app",
        cost=CHEAP,
    )
    with vault:
        vault.add_person("Ravi Kumar", Role.COUNSELLOR, WORDS, manager_password=WORDS)
        vault.add_person("Simran", Role.DESK, WORDS, manager_password=WORDS)
    return World(root / "centre", root / "app", sheet)


@pytest.fixture
def world(template: World, tmp_path: Path) -> World:
    """Return a copy of the template for one test."""
    shutil.copytree(template.folder, tmp_path / "centre")
    shutil.copytree(template.app, tmp_path / "app")
    return World(tmp_path / "centre", tmp_path / "app", template.sheet)
