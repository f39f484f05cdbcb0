# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Building a sample centre in a folder of its own, and sitting down at it."""

from pathlib import Path

from sqlmodel import Session, SQLModel, func, select

from models.clock import FixedClock
from models.desk.desk import Desk
from models.insight.arrival import arrive
from models.sample.building import FEWEST, SampleReport, build
from models.vault.store import open_vault
from models.words import Language
from tests.models.house import NOON

PASSWORD = "river stone garden"
DAY = NOON.date()


def sample(
    folder: Path, members: int = FEWEST, *, years: int = 1, seed: int = 1, **more: str
) -> SampleReport:
    """Build a sample centre in a folder of its own."""
    return build(
        folder / "centre",
        members=members,
        years=years,
        seed=seed,
        clock=FixedClock(NOON),
        password=PASSWORD,
        language=Language(more.get("language", "en")),
        app_folder=folder / "app",
    )


def sit(folder: Path, person: str = "Meera Joshi") -> Desk:
    """Sit down at a sample centre's desk."""
    clock = FixedClock(NOON)
    vault = open_vault(
        folder / "centre", person=person, password=PASSWORD, clock=clock, app_folder=folder / "app"
    )
    return arrive(vault)


def count(session: Session, table: type[SQLModel]) -> int:
    """Return how many rows a table has."""
    return session.exec(select(func.count()).select_from(table)).one()
