# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ladders of groups: whose milestones are whose, and what each rung gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from models.centre import rungs
from models.centre.centre import RungRow, ladder
from models.desk import undo
from models.desk.desk import Desk
from models.gatherings import changing, groups, planning, sessions
from models.messages import NotAllowed, Refused
from models.people import consents
from models.sobriety import milestones, periods
from models.sobriety.ladders import join, walked
from models.sobriety.making_out import Style
from models.sobriety.night import evenings, night
from models.words import Language, Purpose, Role, SessionKind, SessionState, Unit
from tests.models.house import House
from tests.models.making import circle, somebody

OWN, OTHER = "Key tags", "Morning Circle"


def sober(house: House, days: int, name: str = "Meena Verma", *, consent: bool = True) -> int:
    """Register somebody long ago who has been sober for some days."""
    now = house.clock.at
    house.move_to(now - timedelta(days=days + 1))
    number = somebody(house.desk, name)
    house.move_to(now)
    if consent:
        consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
    periods.begin(house.desk, number, house.desk.today - timedelta(days=days))
    return number


def own_ladder(desk: Desk, *counts: int, **ticks: bool) -> str:
    """Give the group of key tags a ladder of its own of so many days; return its uid."""
    group = groups.by_name(desk, OWN).uid
    rungs.part(desk, group)
    first, *others = ladder(desk, group)
    for one in others:
        rungs.remove(desk, one.uid)
    rungs.keep(desk, replace(first, count=counts[0], names={"hi": "चाबी"}, **ticks))
    for count in counts[1:]:
        rungs.keep(desk, replace(first, uid="", count=count, **ticks))
    return group


def due(desk: Desk, within: int = 0) -> list[tuple[int, int]]:
    """Return (member, count) of what is due."""
    return [(row.member, row.count) for row in milestones.due(desk, desk.today, within)]


def test_a_groups_own_ladder_begins_as_the_centres_and_one_undo_takes_it_back(desk: Desk) -> None:
    circle(desk, OWN)
    group = groups.by_name(desk, OWN).uid
    before = ladder(desk)
    rungs.part(desk, group)
    assert [replace(one, uid="", group="") for one in ladder(desk, group)] == [
        replace(one, uid="") for one in before
    ]
    assert ladder(desk) == before
    with pytest.raises(Refused, match="already"):
        rungs.part(desk, group)
    undo.undo(desk)
    assert ladder(desk, group) == ()
    rungs.part(desk, group)
    rungs.join(desk, group)
    assert ladder(desk, group) == ()
    undo.undo(desk)
    assert len(ladder(desk, group)) == len(before)


def test_who_belongs_to_the_group_walks_by_its_ladder_alone(house: House) -> None:
    desk = house.desk
    inside, outside = sober(house, 45), sober(house, 45, "Ravi Kumar")
    circle(desk, OWN, people=(inside,))
    own_ladder(desk, 45)
    assert due(desk) == [(inside, 45)]
    assert periods.of_member(desk, inside).next is None
    assert [(one.unit, one.count) for one in periods.of_member(desk, outside).reached][-1] == (Unit.DAYS, 30)


def test_of_two_groups_both_ladders_count_and_a_rung_of_both_once(house: House) -> None:
    desk = house.desk
    both = sober(house, 30)
    circle(desk, OWN, people=(both,))
    circle(desk, OTHER, people=(both,))
    own_ladder(desk, 30, 31, certificate=False)
    assert due(desk, 1) == [(both, 30), (both, 31)]
    thirty, more = milestones.due(desk, desk.today, 1)
    assert (thirty.certificate, more.certificate) == (True, False), "Either ladder may ask for a certificate."
    assert walked(desk).of(both).own_words(Unit.DAYS, 30) == {"hi": "चाबी"}


def test_either_ladder_may_ask_for_chip_or_certificate() -> None:
    only_chip = RungRow("a", Unit.DAYS, 30, repeats=False, names={}, colour="", certificate=False)
    only_paper = replace(only_chip, uid="b", certificate=True, chip=False, announce=False, repeats=True)
    for order in ((only_chip, only_paper), (only_paper, only_chip)):
        (both,) = join({"": (order[0],), "x": (order[1],)}, ("", "x")).rungs
        assert (both.certificate, both.chip, both.announce, both.repeats) == (True, True, True, True)


def test_who_leaves_or_whose_group_closes_walks_by_the_centres_again(house: House) -> None:
    desk = house.desk
    number = sober(house, 30)
    circle(desk, OWN, people=(number,))
    own_ladder(desk, 45)
    assert due(desk) == []
    groups.leave(desk, OWN, number)
    assert due(desk) == [(number, 30)]
    groups.join(desk, OWN, number)
    from models.gatherings import changing

    changing.close(desk, groups.by_name(desk, OWN).id)
    assert due(desk) == [(number, 30)]


def test_a_milestone_without_a_certificate_is_noted_once_and_needs_no_consent(house: House) -> None:
    desk = house.desk
    number = sober(house, 45, consent=False)
    circle(desk, OWN, people=(number,))
    own_ladder(desk, 45, certificate=False)
    rows = milestones.due(desk, desk.today)
    batch = milestones.award(desk, rows, Style())
    assert (batch.faces, batch.without_consent) == ((), ())
    assert [serial for _row, serial in batch.given] == ["CHIP/2026-27/0001"]
    assert milestones.award(desk, rows, Style()).given == batch.given
    assert [row.awarded for row in milestones.due(desk, desk.today)] == [True]
    assert milestones.verify(desk, "CHIP/2026-27/0001", "").state == "unknown"
    from models.sobriety.releases import print_released

    assert print_released(desk) == ()


def test_a_tick_set_later_gives_the_certificate_under_its_own_number(house: House) -> None:
    desk = house.desk
    number = sober(house, 45)
    circle(desk, OWN, people=(number,))
    group = own_ladder(desk, 45, certificate=False)
    milestones.award(desk, milestones.due(desk, desk.today), Style())
    (rung,) = ladder(desk, group)
    rungs.keep(desk, replace(rung, certificate=True))
    ((_, face),) = milestones.award(desk, milestones.due(desk, desk.today), Style()).faces
    assert face.serial == "CERT/2026-27/0001"


def test_a_certificate_by_name_is_of_the_highest_rung_that_gives_one(house: House) -> None:
    desk = house.desk
    number = sober(house, 95)
    ninety = next(one for one in ladder(desk) if one.count == 90)
    rungs.keep(desk, replace(ninety, certificate=False))
    assert [row.count for row in milestones.highest(desk, [number])] == [60]


def test_a_rung_is_celebrated_somehow(desk: Desk) -> None:
    bare = RungRow(
        "", Unit.DAYS, 45, repeats=False, names={}, colour="", certificate=False, chip=False, announce=False
    )
    with pytest.raises(Refused, match="how it is celebrated"):
        rungs.keep(desk, bare)


def test_the_same_rung_may_stand_in_two_ladders_and_twice_in_none(desk: Desk) -> None:
    circle(desk, OWN)
    group = groups.by_name(desk, OWN).uid
    rungs.part(desk, group)
    held = ladder(desk, group)[0]
    with pytest.raises(Refused, match="already"):
        rungs.keep(desk, replace(held, uid=""))


# ---- Chip nights ----


def test_everybodys_list_reaches_back_to_the_last_chip_night(house: House) -> None:
    desk = house.desk
    early, late = sober(house, 40), sober(house, 33, "Ravi Kumar")
    circle(desk, OTHER, people=(early, late))
    held = sessions.log_forgotten(desk, OTHER, desk.today - timedelta(days=5))
    (everybody,) = evenings(desk)
    assert (everybody.last, [row.member for row in everybody.rows if row.count == 30]) == (
        None,
        [early, late],
    )
    planning.celebrate(desk, held.id, SessionKind.CHIP_NIGHT)
    assert evenings(desk)[0].last is None, "An evening counts once it is closed."
    sessions.close_session(desk, held.id)
    everybody, evening = evenings(desk)
    assert (evening.session, [row.member for row in evening.rows if row.count == 30]) == (held.id, [early])
    assert everybody.last == desk.today - timedelta(days=5)
    assert [row.member for row in everybody.rows] == [late]


def test_a_closed_groups_open_chip_night_does_not_take_the_other_lists_away(house: House) -> None:
    desk = house.desk
    inside = sober(house, 30)
    circle(desk, OWN, people=(inside,))
    night = sessions.plan(desk, OWN, desk.today, kind=SessionKind.CHIP_NIGHT)
    sessions.open_session(desk, night.id)
    changing.close(desk, night.group_id)
    everybody, evening = evenings(desk)
    assert [row.member for row in everybody.rows if row.count == 30] == [inside]
    assert evening.session == night.id


def test_an_evening_to_come_lists_its_group_up_to_its_day_by_its_ladder(house: House) -> None:
    desk = house.desk
    inside, outside = sober(house, 43), sober(house, 29, "Ravi Kumar")
    circle(desk, OWN, people=(inside,))
    circle(desk, OTHER, people=(inside, outside))
    own_ladder(desk, 45)
    evening = sessions.plan(desk, OWN, desk.today + timedelta(days=2), kind=SessionKind.CHIP_NIGHT)
    everybody, own = evenings(desk)
    assert (own.session, own.group, own.last) == (evening.id, OWN, None)
    assert [(row.member, row.count, row.days_away) for row in own.rows] == [(inside, 45, 2)]
    assert (outside, 30) not in [(row.member, row.count) for row in everybody.rows], "Not reached yet."
    batch = milestones.award(desk, own.rows, Style())
    assert evenings(desk)[1].rows == ()
    assert [row.count for row in night(desk, batch.faces, Language.ENGLISH)] == [45]


def test_an_evening_of_a_group_without_members_is_everybodys(house: House) -> None:
    desk = house.desk
    number = sober(house, 30)
    circle(desk, OWN)
    sessions.plan(desk, OWN, desk.today, kind=SessionKind.CHIP_NIGHT)
    assert [row.member for row in evenings(desk)[1].rows if row.count == 30] == [number]


def test_the_pack_lists_chips_of_milestones_without_a_certificate(house: House) -> None:
    desk = house.desk
    number = sober(house, 45)
    circle(desk, OWN, people=(number,))
    own_ladder(desk, 45, certificate=False)
    batch = milestones.award(desk, milestones.due(desk, desk.today), Style())
    (row,) = night(desk, batch.faces, Language.ENGLISH, given=batch.given)
    assert (row.member, row.count, row.serial, row.chip) == (number, 45, "CHIP/2026-27/0001", True)


def test_of_a_session_that_is_closed_it_is_noted_with_a_reason_that_it_was_a_chip_night(
    house: House, as_role: Callable[[Role], Desk]
) -> None:
    desk = house.desk
    number = sober(house, 31)
    circle(desk, OTHER, people=(number,))
    held = sessions.log_forgotten(desk, OTHER, desk.today - timedelta(days=1))
    sessions.close_session(desk, held.id)
    clerk = as_role(Role.DESK)
    with pytest.raises(NotAllowed, match="counsellor or a manager can still note"):
        planning.celebrate(clerk, held.id, SessionKind.CHIP_NIGHT, "Chips were given.")
    with pytest.raises(Refused, match="counsellor or a manager can still note"):
        sessions.plan(clerk, OTHER, held.on, kind=SessionKind.CHIP_NIGHT)
    desk = as_role(Role.COUNSELLOR)
    for reason in ("", "  "):
        with pytest.raises(Refused, match="needs a reason"):
            planning.celebrate(desk, held.id, SessionKind.CHIP_NIGHT, reason)
    assert planning.celebrate(desk, held.id, SessionKind.MEETING).kind is SessionKind.MEETING
    row = planning.celebrate(desk, held.id, SessionKind.CHIP_NIGHT, "Chips were given.")
    assert (row.kind, row.state) == (SessionKind.CHIP_NIGHT, SessionState.CLOSED)
    everybody, evening = evenings(desk)
    assert (everybody.last, everybody.rows) == (held.on, ())
    assert (evening.session, evening.on, evening.last, evening.held) == (held.id, held.on, None, True)
    assert [(one.member, one.count) for one in evening.rows if one.count == 30] == [(number, 30)]
    planning.celebrate(desk, held.id, SessionKind.MEETING, "It was not.")
    assert [one.session for one in evenings(desk)] == [0]


def test_a_cancelled_session_is_no_chip_night(desk: Desk) -> None:
    circle(desk, OTHER)
    planned = sessions.plan(desk, OTHER, desk.today)
    sessions.cancel_session(desk, planned.id, "Rain.")
    with pytest.raises(Refused, match="cannot be changed"):
        planning.celebrate(desk, planned.id, SessionKind.CHIP_NIGHT, "It rained.")


def test_evenings_that_were_held_list_who_still_waits_between_one_and_the_next(house: House) -> None:
    desk = house.desk
    early, late = sober(house, 40), sober(house, 33, "Ravi Kumar")
    circle(desk, OTHER, people=(early, late))
    for days in (9, 2):
        held = sessions.log_forgotten(desk, OTHER, desk.today - timedelta(days=days))
        sessions.close_session(desk, held.id)
        planning.celebrate(desk, held.id, SessionKind.CHIP_NIGHT, "Chips were given.")
    forgotten = sessions.log_forgotten(desk, OTHER, desk.today - timedelta(days=1))
    planning.celebrate(desk, forgotten.id, SessionKind.CHIP_NIGHT)
    _everybody, open_one, second, first = evenings(desk)
    assert (open_one.session, open_one.held, open_one.rows) == (forgotten.id, False, ())
    thirty = [[row.member for row in one.rows if row.count == 30] for one in (first, second)]
    assert thirty == [[early], [late]]
    assert second.last == first.on
    consents.answer(desk, late, Purpose.CERTIFICATE, given=True)
    milestones.award(desk, second.rows, Style())
    assert [row.member for row in evenings(desk)[2].rows] == []
