# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody reached stands on their page, with paper or without, for those who may know."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.centre import centre, rungs
from models.centre.centre import ladder
from models.insight import memberpage, merging
from models.messages import Message
from models.people import consents, members
from models.sobriety import changing, milestones, passed, periods
from models.sobriety.changing import Change, Kind
from models.sobriety.milestones import Style
from models.sobriety.passed import Kept
from models.words import Purpose, Role, Unit
from tests.models.house import NAMES, House
from tests.models.making import somebody

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def walking(house: House, days: int, name: str = "Meena Verma") -> int:
    """Register somebody on the day their sobriety began."""
    at = house.clock.at
    house.move_to(at - timedelta(days=days))
    number = somebody(house.desk, name)
    periods.begin(house.desk, number, at.date() - timedelta(days=days))
    house.move_to(at)
    return number


def reached(house: House, number: int) -> list[tuple[Unit, int, date, Kept]]:
    """Return what a member has behind them."""
    found = passed.passed(house.desk, members.by_number(house.desk, number))
    return [(one.unit, one.count, one.on, one.kept) for one in found]


def said(house: House, number: int) -> list[tuple[str, int]]:
    """Return what the timeline says of milestones: which sentence, and how many days, months or years."""
    found: list[tuple[str, int]] = []
    for each in memberpage.read(house.desk, number, log=False).timeline:
        rung = each.what.parameters.get("milestone")
        if isinstance(rung, Message):
            found.append((each.what.id.partition(": ")[2], rung.count))
    return found


def award(house: House, number: int, on: date, *, consent: bool = True) -> None:
    """Prepare what is due on a day."""
    if consent:
        consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
    rows = [row for row in milestones.since(house.desk, on - DAY) if (row.member, row.on) == (number, on)]
    milestones.award(house.desk, rows, Style())


def test_who_declined_the_paper_and_what_was_missed_stands_with_what_was_printed(house: House) -> None:
    number = walking(house, 31)
    award(house, number, TODAY - DAY * 30 + DAY * 6, consent=False)  # seven days: no consent, left out
    award(house, number, TODAY - DAY)
    assert reached(house, number) == [
        (Unit.DAYS, 1, TODAY - DAY * 30, Kept.NOTHING),
        (Unit.DAYS, 7, TODAY - DAY * 24, Kept.NOTHING),
        (Unit.DAYS, 15, TODAY - DAY * 16, Kept.NOTHING),
        (Unit.DAYS, 30, TODAY - DAY, Kept.PAPER),
    ]
    assert said(house, number) == [
        ("a certificate was made out", 30),
        ("no certificate", 15),
        ("no certificate", 7),
        ("no certificate", 1),
    ]


def test_a_milestone_that_gives_no_paper_is_said_to_be_celebrated(house: House) -> None:
    number = walking(house, 15)
    fifteen = next(one for one in ladder(house.desk) if (one.unit, one.count) == (Unit.DAYS, 15))
    rungs.keep(house.desk, replace(fifteen, certificate=False))
    assert said(house, number)[0] == ("no certificate", 15)
    award(house, number, TODAY, consent=False)
    assert said(house, number)[0] == ("celebrated without a certificate", 15)


def test_day_one_moves_what_is_still_open_and_never_doubles_what_was_given(house: House) -> None:
    number = walking(house, 30)
    award(house, number, TODAY)
    centre.change(house.desk, count_start_day=True)
    assert reached(house, number) == [
        (Unit.DAYS, 1, TODAY - DAY * 30, Kept.NOTHING),
        (Unit.DAYS, 7, TODAY - DAY * 24, Kept.NOTHING),
        (Unit.DAYS, 15, TODAY - DAY * 16, Kept.NOTHING),
        (Unit.DAYS, 30, TODAY, Kept.PAPER),
    ]
    house.move_to(house.clock.at - DAY * 1)
    other = walking(house, 29, "Ravi Kumar")
    assert reached(house, other)[-1] == (Unit.DAYS, 30, TODAY - DAY, Kept.NOTHING)


def test_every_period_has_its_own_and_a_return_ends_it(house: House) -> None:
    number = walking(house, 40)
    award(house, number, TODAY - DAY * 10)
    ended, start = TODAY - DAY * 9, TODAY - DAY * 8
    changing.make(house.desk, number, Change(Kind.NEW_START, start, ended))
    found = reached(house, number)
    assert found[3:] == [
        (Unit.DAYS, 30, TODAY - DAY * 10, Kept.PAPER),
        (Unit.DAYS, 1, start + DAY, Kept.NOTHING),
        (Unit.DAYS, 7, start + DAY * 7, Kept.NOTHING),
    ]
    changing.make(house.desk, number, Change(Kind.CORRECT_RETURN, ended=TODAY - DAY * 25, place=0))
    counts = [(count, on) for _, count, on, _ in reached(house, number)]
    assert counts == [
        (1, TODAY - DAY * 39),
        (7, TODAY - DAY * 33),
        (1, start + DAY),
        (7, start + DAY * 7),
    ], "The fifteenth day fell on the day of return, which is not counted."


def test_a_rung_on_the_day_of_return_is_not_reached(house: House) -> None:
    number = walking(house, 20)
    changing.make(house.desk, number, Change(Kind.NEW_START, TODAY - DAY, TODAY - DAY * 5))
    assert [count for _, count, _, _ in reached(house, number)] == [1, 7, 1]


def test_who_declines_counting_has_none_and_neither_has_the_front_desk(house: House) -> None:
    number = walking(house, 31)
    award(house, number, TODAY - DAY)
    for role, sees in ((Role.COUNSELLOR, True), (Role.DESK, False), (Role.MANAGER, True)):
        house.sit(NAMES[role])
        assert bool(said(house, number)) is sees
    changing.make(house.desk, number, Change(Kind.NO_COUNT))
    assert said(house, number) == []
    assert reached(house, number) == []


def test_what_was_reached_before_somebody_came_stands_only_if_it_was_celebrated_here(house: House) -> None:
    number = somebody(house.desk)
    periods.begin(house.desk, number, TODAY - DAY * 400)
    assert reached(house, number) == []
    consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
    milestones.award(house.desk, milestones.highest(house.desk, [number]), Style())
    assert [one[:2] + one[3:] for one in reached(house, number)] == [(Unit.YEARS, 1, Kept.PAPER)]


def test_what_is_prepared_for_a_day_to_come_is_not_reached_yet(house: House) -> None:
    number = walking(house, 26)
    consents.answer(house.desk, number, Purpose.CERTIFICATE, given=True)
    milestones.award(house.desk, milestones.due(house.desk, TODAY, 7), Style())
    assert [count for _, count, _, _ in reached(house, number)] == [1, 7, 15]


def test_a_joined_entry_brings_what_it_was_given_and_since_when_it_is_known(house: House) -> None:
    older = walking(house, 31)
    award(house, older, TODAY - DAY)
    newer = somebody(house.desk, "Meena V")
    before = reached(house, older)
    merging.merge(house.desk, newer, older)
    assert reached(house, newer) == before


@pytest.mark.parametrize("days", [1, 29, 30, 31])
def test_what_is_missed_here_is_what_the_missed_list_says(house: House, days: int) -> None:
    number = walking(house, days)
    listed = [(row.unit, row.count, row.on) for row in milestones.missed(house.desk) if row.member == number]
    open_ones = [one[:3] for one in reached(house, number) if one[3] is Kept.NOTHING and one[2] < TODAY]
    assert listed == open_ones[-1:]
