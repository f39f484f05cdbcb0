# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coming in by the recovery sheet: noted, with all rights, known or new."""

from pathlib import Path

import pytest

from models.centre import staff
from models.centre.recovery import recovered
from models.desk import history
from models.vault.store import create_vault, recover_vault
from models.words import Language, Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import somebody

NEW = "another walk at dawn"


@pytest.mark.parametrize(("name", "people"), [(MANAGER, 3), (CLERK, 3), ("Gopal Das", 4)])
def test_who_holds_the_sheet_comes_in_as_a_manager(house: House, name: str, people: int) -> None:
    number = somebody(house.desk)
    if name == CLERK:
        staff.disable(house.desk, CLERK)
    house.desk.close()
    vault = recover_vault(
        house.folder,
        sheet=_sheet_of(house),
        manager=name,
        password=NEW,
        clock=house.clock,
        app_folder=house.app_folder,
    )
    house.desk = desk = recovered(vault)
    rows = {row.name: row for row in staff.listed(desk)}
    assert (rows[name].role, rows[name].disabled, len(rows)) == (Role.MANAGER, False, people)
    assert history.entries(desk, 1)[0].act == "recover"
    assert somebody(desk, "Ravi Kumar") == number + 1
    assert history.verified(desk).ok
    assert house.sit(COUNSELLOR).person.role is Role.COUNSELLOR


def _sheet_of(house: House) -> str:
    house.desk = house.sit(MANAGER)
    sheet = house.desk.vault.new_master(manager_password=PASSWORD)
    house.desk.close()
    return sheet.text()


def test_a_sheet_comes_with_the_vault(tmp_path: Path, house: House) -> None:
    vault, sheet = create_vault(
        tmp_path / "other",
        manager=MANAGER,
        password=PASSWORD,
        language=Language.ENGLISH,
        clock=house.clock,
        app_folder=tmp_path / "other app",
    )
    assert sheet.text() not in repr(sheet)
    vault.close()
