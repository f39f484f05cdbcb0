# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short road of every key: a mark asks and writes little on the long way round."""

from datetime import date
from typing import Any

from sqlalchemy import event

from models.gatherings import register, sessions
from models.words import Mark
from tests.models.house import House
from tests.models.making import circle, somebody


def test_a_mark_is_one_question_and_one_change_beside_what_the_driver_is_handed(house: House) -> None:
    desk = house.desk
    person = somebody(desk, "Asha Gill")
    session = sessions.plan(desk, circle(desk, people=(person,)), date(2026, 11, 22)).id
    register.mark_all_present(desk, session)
    said: list[str] = []

    def note(*told: Any) -> None:
        said.append(str(told[2]).split(maxsplit=1)[0])

    event.listen(desk.vault.writer, "before_cursor_execute", note)
    try:
        assert register.put(desk, session, person, mark=Mark.LATE)
    finally:
        event.remove(desk.vault.writer, "before_cursor_execute", note)
    assert said == ["BEGIN", "SELECT", "UPDATE"]
