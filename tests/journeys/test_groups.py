# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups by keys alone, over a real register: a new one, somebody joins, the week, and who may what."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from models.gatherings import belonging, groups, planning, sessions
from models.gatherings.schedule import MeetingRule
from models.words import Language, Role, SessionState
from tests.journeys.room import EVENING, GROUP, MORNING, OUTSIDE, Room
from ui.screen import dialogs
from ui.screen.choices import Typing
from ui.screen.groups.place import GroupsPlace
from ui.screen.habit import habit
from ui.screen.place import Where
from ui.screen.register.place import RegisterPlace

pytestmark = pytest.mark.journey

DAY = MORNING.date()


@pytest.fixture(autouse=True)
def _real_dialogs() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction] - pytest uses it
    habit().use(Typing.LATIN)
    yield
    habit().use(Typing.LATIN)


def walk(room: Room, which: Language, role: Role = Role.DESK) -> GroupsPlace:
    """Sign in and go to the place by its key."""
    room.enter(role, which)
    return room.go(Where.GROUPS, GroupsPlace)


@pytest.mark.parametrize("which", list(Language))
def test_a_group_is_opened_with_a_name_typed_by_sound(room: Room, which: Language) -> None:
    place = walk(room, which)
    room.count()
    with dialogs.answered_by(dialogs.Windows()):
        room.press("Ctrl+N", "F2")
        room.type("Nayii saver")
        room.press("Return")
    assert room.actions <= 5, "Ctrl+N, F2, two words, Enter."
    row = groups.by_name(room.front.at_desk(), "ਨਯੀ ਸਵੇਰ")
    assert place.page.name.text() == row.name
    assert place.page.stack.current() is place.page.times, "What comes next is when it meets."


@pytest.mark.parametrize("which", list(Language))
def test_somebody_joins_by_part_of_a_name(room: Room, which: Language) -> None:
    place = walk(room, which)
    desk = room.front.at_desk()
    group = groups.by_name(desk, GROUP).id
    before = groups.by_id(desk, group).members
    place.groups.list.choose(group)
    place.page.join.setFocus()
    with dialogs.answered_by(dialogs.Windows()):
        room.press("Space")
        room.type(OUTSIDE.split()[0])
        room.press("Return")
    assert groups.by_id(desk, group).members == before + 1
    newest = max(belonging.spells(desk, group), key=lambda each: each.joined)
    assert newest.member.name == OUTSIDE


@pytest.mark.parametrize("which", list(Language))
def test_the_week_leads_to_the_register(room: Room, which: Language) -> None:
    place = walk(room, which)
    room.press("Ctrl+E")
    assert place.shows_week()
    cell = place.week.table.cell()
    assert cell is not None
    assert cell.on == DAY
    room.press("Return")
    room.at(RegisterPlace)


def test_a_manager_moves_cancels_and_undoes_by_keys(room: Room) -> None:
    place = walk(room, Language.HINDI, Role.MANAGER)
    desk = room.front.at_desk()
    tomorrow = DAY + timedelta(days=1)
    session = sessions.plan(desk, EVENING, tomorrow, starts=time(18))
    room.press("Ctrl+E", "Right")
    room.answers.reason = "Hall flooded"
    place.week.cancel_button.setFocus()
    room.press("Space")
    assert sessions.by_number(desk, session.id).state is SessionState.CANCELLED
    room.press("Ctrl+Z")
    assert sessions.by_number(desk, session.id).state is SessionState.PLANNED


def test_today_has_planned_the_coming_days(room: Room) -> None:
    room.enter(Role.DESK)
    desk = room.front.at_desk()
    group = groups.by_name(desk, GROUP).id
    from models.gatherings import changing

    changing.add_meeting(desk, group, MeetingRule(DAY.weekday(), None, time(11)))
    room.press("F5")
    planned = sessions.between(desk, DAY, DAY + timedelta(days=planning.AHEAD_DAYS))
    assert sum(one.starts == time(11) for one in planned) == 3


@pytest.mark.parametrize("which", list(Language))
def test_every_setting_of_a_group_is_kept_by_keys_and_taken_back(room: Room, which: Language) -> None:
    place = walk(room, which, Role.MANAGER)
    desk = room.front.at_desk()
    group = groups.by_name(desk, EVENING)
    place.groups.list.choose(group.id)
    place.page.turn("details")
    details = place.page.details
    for field, words in (
        (details.platform, "Saathi circle"),
        (details.record_by, "21.30"),
        (details.least, "60"),
        (details.facilitator, "ਅਮਰ ਸਿੰਘ"),
    ):
        field.box.setFocus()
        room.type(words)
        room.press("Tab")
    for combo in (details.level, details.mode, details.whom):
        combo.box.setFocus()
        room.press("Down", "Tab")
    details.women_lead.tick.setFocus()
    room.press("Space")
    now = groups.by_id(desk, group.id)
    assert (now.platform, now.record_by, now.min_age) == ("Saathi circle", time(21, 30), 60)
    assert (now.facilitator, now.women_facilitator) == ("ਅਮਰ ਸਿੰਘ", True)
    assert now.name_level is not group.name_level
    assert now.default_mode is not group.default_mode
    assert now.genders != group.genders
    for _ in range(8):
        room.press("Ctrl+Z")
    assert groups.by_id(desk, group.id) == group


@pytest.mark.parametrize(("words", "kept"), [("25:99", None), ("half past nine", None), ("930", time(9, 30))])
def test_a_time_that_is_none_keeps_what_was_there(room: Room, words: str, kept: time | None) -> None:
    place = walk(room, Language.ENGLISH, Role.MANAGER)
    desk = room.front.at_desk()
    place.groups.list.choose(groups.by_name(desk, EVENING).id)
    place.page.turn("details")
    field = place.page.details.record_by
    field.box.setFocus()
    room.type(words)
    room.press("Tab")
    assert groups.by_name(desk, EVENING).record_by == kept
    assert field.in_trouble() is (kept is None)
