# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""*Who may what*, the line "Register and sessions": each cell by role, as the screen's service answers."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from desktop.services.register import DeskRegister
from models.gatherings import register, sessions
from models.messages import NotAllowed
from models.words import Language, Mark, Mode, Phase, Role, SessionState, Sharing
from tests.journeys.room import Room

pytestmark = pytest.mark.journey

Change = Callable[[DeskRegister, int, str], object]
EVERYBODY = frozenset(Role)
AFTER = frozenset({Role.COUNSELLOR, Role.MANAGER})
WHY = "Read wrongly from the sheet"

CHANGES: dict[str, Change] = {
    "mark": lambda service, one, why: service.mark(one, 1, Mark.LATE, why),
    "line": lambda service, one, why: service.mark_line(one, "late 2", None, why),
    "topic": lambda service, one, why: service.write_text(one, "topic", "Kind words", why),
    "phase": lambda service, one, why: service.write_phase(one, Phase.TOPIC, None, None, why),
    "head count": lambda service, one, why: service.write_head_count(one, 12, why),
    "shared": lambda service, one, why: service.share(one, 1, Sharing.SHARED, why),
    "passed": lambda service, one, why: service.share(one, 2, Sharing.PASSED, why),
    "met sponsor": lambda service, one, why: service.meet(one, 1, met=True, reason=why),
    "mode": lambda service, one, why: service.take_part(one, 1, Mode.PHONE, why),
    "visitor": lambda service, one, why: service.add_visitor(one, "Zubeida", why),
    "guests": lambda service, one, why: service.set_guests(one, 2, why),
}


def sit(room: Room, role: Role) -> DeskRegister:
    """Sign in, open the morning's session, and return the service behind the screen."""
    room.enter(role)
    service = DeskRegister(room.front.at_desk)
    service.open_session(room.centre.session)
    return service


@pytest.mark.parametrize("role", list(Role))
def test_everybody_sees_and_changes_an_open_session_and_closes_it(room: Room, role: Role) -> None:
    service, one = sit(room, role), room.centre.session
    for change in CHANGES.values():
        change(service, one, "")
    shown = service.sitting(one, Language.ENGLISH).shown
    assert [line.mark for line in shown.lines[:2]] == [Mark.LATE, Mark.LATE]
    assert [line.sharing for line in shown.lines[:2]] == [Sharing.SHARED, Sharing.PASSED]
    service.close_session(one)
    assert service.sitting(one, Language.ENGLISH).session.state is SessionState.CLOSED


@pytest.mark.parametrize("role", list(Role))
def test_after_closing_counsellors_and_managers_change_with_a_reason(room: Room, role: Role) -> None:
    service, one = sit(room, role), room.centre.session
    service.close_session(one)
    assert service.sitting(one, Language.ENGLISH).rights.correct is (role in AFTER)
    for name, change in CHANGES.items():
        _cell(partial(change, service, one, WHY), role in AFTER, name)
    held = register.register(room.front.at_desk(), one).lines[0].mark
    assert held is (Mark.LATE if role in AFTER else Mark.NOT_RECORDED)


@pytest.mark.parametrize("role", list(Role))
def test_a_manager_alone_cancels_and_closes_the_month(room: Room, role: Role) -> None:
    service, one = sit(room, role), room.centre.session
    manager = role is Role.MANAGER
    assert service.sitting(one, Language.ENGLISH).rights.cancel is manager
    _cell(partial(service.close_month, date(2026, 10, 1)), manager, "month")
    _cell(partial(service.cancel_session, one, "A holiday"), manager, "cancel")
    state = sessions.by_number(room.front.at_desk(), one).state
    assert state is (SessionState.CANCELLED if manager else SessionState.OPEN)


@pytest.mark.parametrize("role", list(Role))
def test_the_desk_writes_sealed_notes_and_reads_none(room: Room, role: Role) -> None:
    service, one = sit(room, role), room.centre.session
    service.write_note(one, "A warm evening")
    assert service.sitting(one, Language.ENGLISH).rights.read_notes is (role in AFTER)
    _cell(partial(service.notes, one), role in AFTER, "notes")


@pytest.mark.parametrize("role", list(Role))
def test_who_is_quiet_is_told_to_those_who_hold_the_circle_alone(room: Room, role: Role) -> None:
    service = sit(room, role)
    desk = room.front.at_desk()
    group = service.sitting(room.centre.session, Language.ENGLISH).session.group_id
    for day in (24, 25, 26):
        earlier = service.log_forgotten(group, date(2026, 11, day), None, "")
        service.mark_all_present(earlier)
        service.share(earlier, 2, Sharing.SHARED)
        service.close_session(earlier)
    shown = register.register(desk, room.centre.session)
    assert [line.quiet for line in shown.lines[:2]] == ([3, 0] if role in AFTER else [0, 0])


def _cell(act: Callable[[], object], may: bool, name: str) -> None:
    try:
        act()
    except NotAllowed:
        assert not may, name
    else:
        assert may, name
