# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder, against an oracle that looks at every single date."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.messages import Refused
from models.sobriety.ladder import (
    Reached,
    RungRule,
    add_months,
    earned_in,
    may_reach,
    next_rung,
    reached_on,
    refuse_early,
    rungs_between,
    rungs_reached,
)
from models.words import Unit

START = date(2024, 8, 31)
DAY = timedelta(days=1)
dates = st.dates(date(1990, 1, 1), date(2060, 12, 31))
near = st.integers(-40, 1500)
LADDER = (
    RungRule(Unit.DAYS, 1),
    RungRule(Unit.DAYS, 7),
    RungRule(Unit.DAYS, 15),
    RungRule(Unit.DAYS, 30),
    RungRule(Unit.DAYS, 60),
    RungRule(Unit.DAYS, 90),
    RungRule(Unit.MONTHS, 6),
    RungRule(Unit.MONTHS, 9),
    RungRule(Unit.YEARS, 1),
    RungRule(Unit.MONTHS, 18),
    RungRule(Unit.YEARS, 2, repeats=True),
)


def slow_months(start: date, months: int) -> date:
    """Step one calendar month at a time, then clamp the original day."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def slow_rungs(start: date, on: date, *, day_one: bool) -> set[tuple[Unit, int, date]]:
    """Write the default ladder out by hand, far enough for the dates of these tests."""
    days = {(Unit.DAYS, n, start + timedelta(days=n - day_one)) for n in (1, 7, 15, 30, 60, 90)}
    months = {(Unit.MONTHS, n, slow_months(start, n)) for n in (6, 9, 18)}
    years = {(Unit.YEARS, n, slow_months(start, 12 * n)) for n in range(1, 12)}
    return {rung for rung in days | months | years if rung[2] <= on}


@pytest.mark.parametrize(
    ("start", "unit", "count", "expected"),
    [
        (date(2024, 8, 31), Unit.MONTHS, 6, date(2025, 2, 28)),
        (date(2023, 8, 31), Unit.MONTHS, 6, date(2024, 2, 29)),
        (date(2024, 2, 29), Unit.YEARS, 1, date(2025, 2, 28)),
        (date(2024, 2, 29), Unit.MONTHS, 12, date(2025, 2, 28)),
        (date(2024, 2, 29), Unit.YEARS, 4, date(2028, 2, 29)),
        (date(2024, 1, 31), Unit.MONTHS, 2, date(2024, 3, 31)),
        (date(2026, 1, 1), Unit.DAYS, 90, date(2026, 4, 1)),
        (date(2026, 1, 1), Unit.MONTHS, 6, date(2026, 7, 1)),
    ],
)
def test_rungs_fall_on_calendar_dates(start: date, unit: Unit, count: int, expected: date) -> None:
    assert reached_on(start, unit, count) == expected


@given(dates, st.integers(0, 240))
def test_months_equal_a_slow_walk_from_the_original_date(start: date, months: int) -> None:
    assert add_months(start, months) == slow_months(start, months)


@given(dates, st.integers(1, 400))
def test_day_one_moves_day_rungs_only(start: date, count: int) -> None:
    assert reached_on(start, Unit.DAYS, count, count_start_day=True) == start + timedelta(days=count - 1)
    for unit in (Unit.MONTHS, Unit.YEARS):
        assert reached_on(start, unit, count, count_start_day=True) == reached_on(start, unit, count)


@given(dates, st.integers(-40, 3600), st.booleans())
def test_rungs_reached_equal_the_ladder_written_out(start: date, days: int, day_one: bool) -> None:
    on = start + timedelta(days=days)
    found = rungs_reached(start, on, LADDER, count_start_day=day_one)
    assert {(rung.unit, rung.count, rung.on) for rung in found} == slow_rungs(start, on, day_one=day_one)
    assert [rung.on for rung in found] == sorted(rung.on for rung in found)


@given(dates, near, st.booleans())
def test_next_rung_is_the_first_that_a_walk_of_the_days_meets(start: date, days: int, day_one: bool) -> None:
    on = start + timedelta(days=days)
    ahead = next_rung(start, on, LADDER, count_start_day=day_one)
    assert ahead is not None
    assert ahead.on > on
    day_before = rungs_reached(start, ahead.on - DAY, LADDER, count_start_day=day_one)
    assert day_before == rungs_reached(start, on, LADDER, count_start_day=day_one)
    assert ahead in rungs_reached(start, ahead.on, LADDER, count_start_day=day_one)


def test_a_ladder_is_ordered_by_the_date_reached() -> None:
    ladder = (RungRule(Unit.MONTHS, 1), RungRule(Unit.DAYS, 30), RungRule(Unit.DAYS, 28))
    reached = rungs_reached(date(2026, 2, 1), date(2026, 4, 1), ladder)
    assert [(rung.unit, rung.count) for rung in reached] == [
        (Unit.DAYS, 28),
        (Unit.MONTHS, 1),
        (Unit.DAYS, 30),
    ]


def test_years_repeat_without_end() -> None:
    assert next_rung(date(1980, 5, 1), date(2026, 5, 1), LADDER) == Reached(Unit.YEARS, 47, date(2027, 5, 1))
    assert next_rung(START, date.max, LADDER) is None


def test_a_ladder_without_repeats_comes_to_its_end() -> None:
    ladder = (RungRule(Unit.DAYS, 30),)
    assert next_rung(START, START + 30 * DAY, ladder) is None
    assert next_rung(START, START + 29 * DAY, ladder) == Reached(Unit.DAYS, 30, START + 30 * DAY)


def test_the_end_of_the_calendar_is_no_error() -> None:
    start = date(9998, 8, 31)
    assert reached_on(start, Unit.YEARS, 2) is None
    assert reached_on(start, Unit.MONTHS, 17) is None
    assert reached_on(start, Unit.DAYS, 600) is None
    assert reached_on(start, Unit.DAYS, 10**12) is None
    assert reached_on(start, Unit.YEARS, 1) == date(9999, 8, 31)
    assert [rung.key for rung in rungs_reached(start, date.max, LADDER)][-1] == (Unit.YEARS, 1)
    assert rungs_between(start, date.max, date.max, LADDER) == ()


@given(dates, near, st.integers(0, 200), st.booleans())
def test_between_two_days_stands_what_each_day_after_the_first_adds(
    start: date, days: int, gap: int, day_one: bool
) -> None:
    on = start + timedelta(days=days)
    last = on - timedelta(days=gap)
    before = set(rungs_reached(start, last, LADDER, count_start_day=day_one))
    added = set(rungs_reached(start, on, LADDER, count_start_day=day_one)) - before
    found = rungs_between(start, last, on, LADDER, count_start_day=day_one)
    assert set(found) == added
    assert [rung.on for rung in found] == sorted(rung.on for rung in found)


@given(dates, st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(list(Unit)), st.integers(1, 40))
def test_repeating_rungs_between_two_dates_are_all_found(
    start: date, first: int, length: int, unit: Unit, count: int
) -> None:
    after, until = start + first * DAY, start + (first + length) * DAY
    rule = (RungRule(unit, count, repeats=True),)
    slow = [(n, reached_on(start, unit, n)) for n in range(count, count + 4100)]
    expected = [(n, on) for n, on in slow if on is not None and after < on <= until]
    assert [(rung.count, rung.on) for rung in rungs_between(start, after, until, rule)] == expected


def test_only_awards_of_the_current_period_count_as_earned() -> None:
    awards = [
        (Unit.DAYS, 7, date(2026, 1, 8)),
        (Unit.DAYS, 1, date(2026, 3, 2)),
        (Unit.DAYS, 30, date(2026, 4, 1)),
    ]
    assert earned_in(date(2026, 3, 1), None, awards) == {(Unit.DAYS, 1), (Unit.DAYS, 30)}
    assert earned_in(date(2026, 1, 1), date(2026, 2, 20), awards) == {(Unit.DAYS, 7)}


def test_a_certificate_is_never_dated_before_its_milestone() -> None:
    refuse_early(START, START)
    with pytest.raises(Refused, match="cannot be dated before"):
        refuse_early(START, START - DAY)


@given(
    st.lists(dates | st.sampled_from((date.min, date.min + DAY, date.max)), max_size=12),
    dates | st.sampled_from((date.max - DAY, date.min)),
    st.integers(0, 400),
    st.booleans(),
)
def test_no_start_that_reaches_a_rung_is_passed_over(
    starts: list[date], after: date, days: int, day_one: bool
) -> None:
    ordered = sorted(set(starts))
    until = date.fromordinal(min(after.toordinal() + days, date.max.toordinal()))
    reaching = {one for one in ordered if rungs_between(one, after, until, LADDER, count_start_day=day_one)}
    assert reaching <= set(may_reach(ordered, after, until, LADDER))


def test_a_start_that_is_far_from_any_rung_is_passed_over() -> None:
    far, near_ = date(2024, 9, 15), date(2024, 11, 20)
    assert may_reach([far, near_], date(2024, 11, 26), date(2024, 11, 28), LADDER) == [near_]
    assert may_reach([], START, START, LADDER) == []
