# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's print list: only what was released, logged, and nothing beyond what the paper says."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.desk import history, undo
from models.desk.desk import Desk
from models.insight.registration import register
from models.messages import NotAllowed, NotFound
from models.people.members import NewMember
from models.sobriety import milestones
from models.sobriety.releases import hand_over, print_released
from models.words import Purpose, Role

Sit = Callable[[Role], Desk]


def celebrated(desk: Desk, name: str, days: int) -> str:
    """Register somebody with a milestone today, award it, and return its serial."""
    start = desk.today - timedelta(days=days)
    consent = (Purpose.CERTIFICATE,)
    row = register(desk, NewMember(name), sobriety_start=start, consents_given=consent).member
    due = [one for one in milestones.due(desk, desk.today) if one.member == row.number]
    ((_member, face),) = milestones.award(desk, due, milestones.Style()).faces
    return face.serial


def test_the_desk_prints_what_was_released_and_may_not_award(desk: Desk, as_role: Sit) -> None:
    serials = [celebrated(desk, "Meena Verma", 30), celebrated(desk, "Ravi Kumar", 90)]
    clerk = as_role(Role.DESK)
    assert [face.serial for _member, face in print_released(clerk)] == serials
    with pytest.raises(NotAllowed):
        milestones.award(clerk, (), milestones.Style())
    assert history.verified(as_role(Role.MANAGER)).ok


def test_what_was_handed_over_leaves_the_list_and_prints_as_a_reprint(desk: Desk) -> None:
    first, second = celebrated(desk, "Meena Verma", 30), celebrated(desk, "Ravi Kumar", 90)
    hand_over(desk, first.lower())
    assert [face.serial for _member, face in print_released(desk)] == [second]
    again = milestones.award(desk, milestones.due(desk, desk.today), milestones.Style())
    assert {face.serial: face.reprint for _member, face in again.faces} == {first: True, second: False}
    hand_over(desk, first)
    undo.undo(desk)
    assert {face.serial for _member, face in print_released(desk)} == {first, second}


def test_a_serial_nobody_released_is_not_handed_over(desk: Desk) -> None:
    with pytest.raises(NotFound):
        hand_over(desk, "CERT/2026-27/0009")
    with pytest.raises(NotFound):
        hand_over(desk, "nonsense")
    assert print_released(desk) == ()


def test_a_printed_certificate_stays_genuine(desk: Desk, as_role: Sit) -> None:
    serial = celebrated(desk, "Meena Verma", 30)
    clerk = as_role(Role.DESK)
    ((_member, face),) = print_released(clerk)
    assert milestones.verify(clerk, serial, face.code).state == "genuine"
    assert face.presented_on == date(2026, 11, 22)
