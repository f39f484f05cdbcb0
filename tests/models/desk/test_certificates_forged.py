# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk can read the key of certificates' codes; a forged certificate is still not in the register."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from models.centre import centre
from models.centre.recovery import recovered
from models.clock import FixedClock
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.history import verified
from models.desk.log import SealLine
from models.sobriety import milestones, periods
from models.sobriety.codes import code
from models.vault.store import create_vault, recover_vault
from models.words import Unit
from tests.models.desk.test_log_forged import Forger
from tests.models.house import CLERK, COUNSELLOR, MANAGER, NOON, PASSWORD, House
from tests.models.making import somebody


@pytest.fixture
def clerk(house: House) -> Desk:
    """Award one certificate, then let the clerk sit down."""
    desk = house.sit(COUNSELLOR)
    number = somebody(desk)
    somebody(desk, "Ravi Kumar")
    periods.begin(desk, number, date(2025, 11, 22))
    milestones.award(desk, milestones.highest(desk, [number]), milestones.Style(), consent_held=True)
    return house.sit(CLERK)


def forged(desk: Desk, name: str, serial: str) -> tuple[str, str]:
    """Return a snapshot in another name, and the code that fits it."""
    with desk.vault.reader.connect() as connection:
        snapshot: dict[str, Any] = json.loads(
            connection.exec_driver_sql("SELECT snapshot FROM release").scalar_one()
        )
        key = connection.exec_driver_sql("SELECT key FROM certificatekey").scalar_one()
    snapshot |= {"name": name, "canonical": name, "serial": serial, "unit": "years", "count": 9}
    made = code(key, serial, name, Unit.YEARS, 9, date.fromisoformat(snapshot["reached_on"]))
    return json.dumps(snapshot | {"code": made}), made


def by_raw_tool(desk: Desk, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Write into the file past the log."""
    with desk.vault.writer.begin() as connection:
        for statement, values in statements:
            connection.exec_driver_sql(statement, values)


def _another_name(desk: Desk) -> tuple[str, str]:
    serial = "CERT/2026-27/0001"
    snapshot, made = forged(desk, "Ravi Kumar", serial)
    by_raw_tool(desk, ("UPDATE release SET snapshot = ?", (snapshot,)))
    return serial, made


def _another_row(desk: Desk) -> tuple[str, str]:
    serial = "CERT/2026-27/0002"
    snapshot, made = forged(desk, "Ravi Kumar", serial)
    by_raw_tool(
        desk,
        (
            (
                "INSERT INTO award (uid, author, version, generation, body, serial, key_uid)"
                " SELECT 'f', author, 1, 1, body, ?, key_uid FROM award"
            ),
            (serial,),
        ),
        (
            (
                "INSERT INTO release (uid, award_id, member_id, snapshot, released_at, prints, reprints)"
                " SELECT 'r', id, 2, ?, '2026-11-22 12:00:00.000000', 1, 0 FROM award WHERE uid = 'f'"
            ),
            (snapshot,),
        ),
    )
    return serial, made


def _another_row_with_a_seal(desk: Desk) -> tuple[str, str]:
    found = _another_row(desk)
    by_raw_tool(
        desk,
        (
            (
                "INSERT INTO logseal (entry_id, row_uid, version, digest)"
                " SELECT entry_id, 'f', 1, digest FROM logseal"
                " WHERE row_uid = (SELECT min(uid) FROM award WHERE uid <> 'f')"
            ),
            (),
        ),
    )
    return found


def _another_row_in_an_entry_of_the_clerks(desk: Desk) -> tuple[str, str]:
    found = _another_row(desk)
    with Session(desk.vault.reader) as session:
        row = session.connection().exec_driver_sql(
            "SELECT digest FROM logseal WHERE row_uid = (SELECT min(uid) FROM award WHERE uid <> 'f')"
        )
        seal = SealLine("f", 1, row.scalar_one())
    Forger(desk).append(desk.person.uid, Act.MARK, seals=(seal,), sign=desk.vault.sign)
    return found


FORGERIES = [
    _another_name,
    _another_row,
    _another_row_with_a_seal,
    _another_row_in_an_entry_of_the_clerks,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.__name__)
def test_a_certificate_the_log_does_not_know_is_unknown(
    clerk: Desk, forgery: Callable[[Desk], tuple[str, str]]
) -> None:
    assert milestones.verify(clerk, *forgery(clerk)).state == "unknown"


def test_a_true_certificate_is_genuine_for_everybody(clerk: Desk) -> None:
    with clerk.vault.reader.connect() as connection:
        snapshot = json.loads(connection.exec_driver_sql("SELECT snapshot FROM release").scalar_one())
    found = milestones.verify(clerk, snapshot["serial"], snapshot["code"])
    assert (found.state, found.count) == ("genuine", snapshot["count"])


def test_a_certificate_stays_genuine_when_its_author_came_back_by_the_sheet(tmp_path: Path) -> None:
    """Who lost their password signs with another key from then on; what they signed before still counts."""
    clock = FixedClock(NOON)
    place, app = tmp_path / "vault", tmp_path / "app"
    vault, sheet = create_vault(place, manager=MANAGER, password=PASSWORD, clock=clock, app_folder=app)
    desk = centre.found(vault, "Nav Jeevan Kendra")
    number = somebody(desk)
    periods.begin(desk, number, date(2025, 11, 22))
    batch = milestones.award(desk, milestones.highest(desk, [number]), milestones.Style(), consent_held=True)
    face = batch.faces[0][1]
    desk.close()
    again = recover_vault(
        place, sheet=sheet.text(), manager=MANAGER, password=PASSWORD, clock=clock, app_folder=app
    )
    desk = recovered(again)
    assert milestones.verify(desk, face.serial, face.code).state == "genuine"
    assert verified(desk).ok
    desk.close()
