# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real vault of every version that was ever in use opens, is brought up, and has lost nobody."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.desk.desk import Desk
from models.insight import standing
from models.people import members
from models.vault.migrations import steps
from models.vault.store import open_vault

KEPT = Path(__file__).parents[2] / "data" / "vaults"
PASSWORD = "four quiet river stones"
LATER = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere


@pytest.mark.parametrize("version", range(1, steps.LATEST))
def test_a_vault_of_an_older_version_is_brought_up_whole(version: int, tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    shutil.copytree(KEPT / f"version_{version}", folder)
    vault = open_vault(
        folder, person="Meera Joshi", password=PASSWORD, clock=FixedClock(LATER), app_folder=tmp_path / "app"
    )
    desk = Desk.at(vault)
    with vault.reader.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == steps.LATEST
    assert len(members.listed(desk)) == 10
    assert standing.check(desk) == ()
    desk.close()
