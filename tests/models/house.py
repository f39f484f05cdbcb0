# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small centre to work at: one vault, a manager, a counsellor and a clerk, and a clock that stands."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.centre import centre, staff
from models.clock import FixedClock
from models.desk.desk import Desk
from models.insight.arrival import arrive
from models.vault.store import create_vault, open_vault
from models.words import Language, Role

MANAGER, COUNSELLOR, CLERK = "Asha Rani", "Kavita Joshi", "Balram Das"
NAMES = {Role.MANAGER: MANAGER, Role.COUNSELLOR: COUNSELLOR, Role.DESK: CLERK}
PASSWORD = "walking together slowly"
NOON = datetime.fromisoformat("2026-11-22T12:00")


@dataclass
class House:
    """One centre whose people take turns at its only computer."""

    folder: Path
    app_folder: Path
    clock: FixedClock
    desk: Desk
    sheet: str

    def move_to(self, moment: datetime) -> None:
        """Let it be another time: a date that somebody confirmed, so that no clock seems to have jumped."""
        self.clock.at = moment
        self.desk.go_by(self.clock)

    def sit(self, person: str) -> Desk:
        """Let somebody else sign in."""
        self.desk.close()
        vault = open_vault(
            self.folder, person=person, password=PASSWORD, clock=self.clock, app_folder=self.app_folder
        )
        self.desk = arrive(vault)
        return self.desk


def found_house(folder: Path) -> House:
    """Found a centre with the manager at the desk."""
    clock = FixedClock(NOON)
    vault, sheet = create_vault(
        folder / "vault",
        manager=MANAGER,
        password=PASSWORD,
        language=Language.ENGLISH,
        clock=clock,
        app_folder=folder / "app",
    )
    desk = centre.found(vault, "Nav Jeevan Kendra")
    for name, role in ((COUNSELLOR, Role.COUNSELLOR), (CLERK, Role.DESK)):
        staff.add(desk, name, role, PASSWORD, manager_password=PASSWORD)
    return House(folder / "vault", folder / "app", clock, desk, str(sheet))
