# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The path of a member in the window: seen and kept by counsellors, closed to the front desk."""

from datetime import timedelta
from typing import Any

import pytest

from models.gatherings import circle
from models.insight import memberpage
from models.words import Language, Role, TrainingKind
from tests.journeys.room import MORNING, Room
from ui.screen.members.path import PathPart, TrainingForm
from ui.screen.members.place import MembersPlace
from ui.screen.place import Destination, Where
from ui.screen.register.place import RegisterPlace
from ui.screen.register.sessionpart import SessionPart
from ui.screen.sponsors.place import SponsorsPlace

pytestmark = pytest.mark.journey

TODAY = MORNING.date()


def path_of(room: Room, number: int = 1) -> PathPart:
    place = room.go(Where.MEMBERS, MembersPlace)
    place.pane.open(number, "path")
    part = place.pane.view.parts["path"]
    assert isinstance(part, PathPart)
    return part


@pytest.mark.parametrize("which", list(Language))
def test_a_counsellor_notes_a_training_and_takes_it_back(room: Room, which: Language) -> None:
    room.enter(Role.COUNSELLOR, which)
    part = path_of(room)
    assert len(part.steps.list.rows()) == 6
    assert not part.trainings.list.rows()

    def fill(form: Any) -> None:
        assert isinstance(form, TrainingForm)
        form.kind.show_value(TrainingKind.SPONSOR)

    room.answers.fill = fill
    part.note.setFocus()
    room.press("Space")
    kept = memberpage.read(room.front.at_desk(), 1, log=False).trainings
    assert [(each.kind, each.done_on) for each in kept] == [(TrainingKind.SPONSOR, TODAY)]
    assert len(part.trainings.list.rows()) == 1
    part.trainings.list.setFocus()
    room.press("Return")
    assert not part.trainings.list.rows()


def test_a_day_still_to_come_is_refused(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    part = path_of(room)

    def fill(form: Any) -> None:
        assert isinstance(form, TrainingForm)
        form.done.show_value(TODAY + timedelta(days=1))

    room.answers.fill = fill
    part.begin_training()
    assert len(room.answers.told) == 1
    assert not part.trainings.list.rows()


def test_the_front_desk_has_no_path_and_no_list_of_leaders(room: Room) -> None:
    room.enter(Role.DESK)
    part = path_of(room)
    assert not part.isVisible()
    assert not room.at(MembersPlace).pane.view.chips.buttons["path"].isVisible()
    assert not part.steps.list.rows()
    assert not room.go(Where.SPONSORS, SponsorsPlace).chips.buttons["leaders"].isVisible()


def test_nothing_of_a_path_is_left_when_the_register_locks(room: Room) -> None:
    room.enter(Role.COUNSELLOR)
    part = path_of(room)
    assert part.steps.list.rows()
    room.press("Ctrl+L")
    assert not part.steps.list.rows()
    assert part.lead.text() == ""


@pytest.mark.parametrize("which", list(Language))
def test_a_session_without_a_trained_facilitator_is_noted_below_the_field(
    room: Room, which: Language
) -> None:
    room.enter(Role.COUNSELLOR, which)
    place = room.go(Where.REGISTER, RegisterPlace)
    place.visit(Destination(Where.REGISTER, room.centre.session))
    desk = room.front.at_desk()
    part = place.room.session_part
    show(place, part)
    assert part.facilitator.below.text()
    circle.write_text(desk, room.centre.session, "facilitator", "Kavita Joshi")
    show(place, part)
    assert not part.facilitator.below.text()


def show(place: RegisterPlace, part: SessionPart) -> None:
    """Let the page show the session as it stands now."""
    sitting = place.room.sitting
    assert sitting is not None
    part.show_sitting(sitting)
