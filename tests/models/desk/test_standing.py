# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a raw tool wrote past the log is found by checking; everyday work is never complained of."""

from datetime import date

import pytest

from models.desk import undo
from models.insight import standing
from models.people import members, notes
from models.sobriety import milestones, periods
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import by_hand, circle, somebody


@pytest.fixture
def busy(house: House) -> House:
    """Let everybody work a little, and the manager sit down at last."""
    desk = house.sit(CLERK)
    meena = somebody(desk, phones=("+919876543210",))
    ravi = somebody(desk, "Ravi Kumar", village="Rampur")
    circle(house.sit(MANAGER), people=(meena, ravi))
    desk = house.sit(CLERK)
    notes.write(desk, meena, "He asked for a counsellor.")
    periods.begin(desk, meena, date(2026, 1, 1))
    desk = house.sit(COUNSELLOR)
    periods.begin(desk, ravi, date(2025, 11, 22))
    periods.new_start(desk, ravi, date(2026, 1, 1), date(2026, 1, 3), note="Met his brother.")
    members.edit(desk, meena, village="Sohna")
    undo.undo(desk)
    undo.redo(desk)
    due = milestones.highest(desk, [meena, ravi])
    milestones.award(desk, due, milestones.Style(), consent_held=True)
    house.sit(MANAGER)
    return house


def test_everyday_work_stands_as_logged(busy: House) -> None:
    assert standing.check(busy.desk) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE member SET village = 'Elsewhere' WHERE id = 1",
        "UPDATE staff SET role = 'manager' WHERE id = 3",
        "UPDATE release SET handed_over_on = '2026-11-22' WHERE id = 1",
        "UPDATE sobrietyrecord SET body = zeroblob(1053) WHERE id = 1",
        "UPDATE consent SET given = 0 WHERE id = (SELECT max(id) FROM consent)",
        "DELETE FROM sobrietyrecord WHERE id = 1",
        "DELETE FROM sealednote WHERE id = 1",
        "INSERT INTO certificatekey (uid, key, extra) VALUES ('k', x'00', '{}')",
        "INSERT INTO phone (uid, member_id, number, shared, position) VALUES ('p', 2, '+919876543211', 0, 0)",
    ],
)
def test_what_was_written_past_the_log_is_found(busy: House, statement: str) -> None:
    by_hand(busy.desk, statement)
    assert len(standing.check(busy.desk)) == 1
