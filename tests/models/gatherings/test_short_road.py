# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The short road of every key: a mark asks and writes little on the long way round."""

from datetime import date
from typing import Any

from sqlalchemy import event

from models.gatherings import circle as circles
from models.gatherings import leading, register, sessions
from models.messages import Message
from models.people import training
from models.words import Mark, TrainingKind
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


def test_who_is_trained_is_read_once_and_anew_when_somebody_was(house: House) -> None:
    """Opening a session asked everybody's trainings each time: with 50,000 members for two seconds."""
    desk = house.desk
    person = somebody(desk, "Asha Gill")
    session = sessions.plan(desk, circle(desk, people=(person,)), date(2026, 11, 22)).id
    circles.write_text(desk, session, "facilitator", "Asha Gill")
    said: list[str] = []

    def note(*told: Any) -> None:
        said.append(str(told[2]))

    leading.prepare(desk)
    event.listen(desk.vault.reader, "before_cursor_execute", note)
    try:
        assert isinstance(leading.note(desk, session), Message)
        assert not [each for each in said if "training" in each]
        training.add(desk, 1, TrainingKind.FACILITATOR, date(2026, 11, 1))
        assert leading.note(desk, session) is None
        assert [each for each in said if "training" in each]
    finally:
        event.remove(desk.vault.reader, "before_cursor_execute", note)
