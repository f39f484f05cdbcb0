# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting of days, against an oracle that walks the calendar day by day."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.desk.sealing import text_of
from models.messages import Refused
from models.sobriety.counting import (
    Counted,
    Period,
    Record,
    begin,
    correct_first_start,
    correct_return,
    correct_start,
    doubts,
    elapsed_days,
    end_hold,
    figures,
    hold,
    new_start,
    of_the_last,
    sober_days,
    start_after,
    start_to_celebrate,
    streak_days,
    withdraw_return,
)
from models.sobriety.plain import Unreadable, from_plain, read, to_plain

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a sound record: periods of 0 to 60 days with gaps of 1 to 9, the last one open or closed."""
    start = draw(st.dates(date(2025, 6, 1), date(2025, 9, 1)))
    periods: list[Period] = []
    for length, gap in draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=4)):
        end = start + timedelta(days=length)
        periods.append(Period(start, end, draw(st.none() | st.times())))
        start = end + timedelta(days=gap)
    if draw(st.booleans()):
        periods.append(Period(start))
    note = draw(st.sampled_from(("", "call")))
    return Record(tuple(periods), counts=draw(st.booleans()), held=draw(st.booleans()), hold_note=note)


def sober_on(record: Record, day: date) -> bool:
    return any(period.start <= day and (period.end is None or day < period.end) for period in record.periods)


def walk(record: Record, on: date) -> tuple[int, int, int]:
    """Walk the days before ``on`` one by one: streak, sober days, elapsed days."""
    if not record.periods:
        return 0, 0, 0
    starts = {period.start for period in record.periods}
    streak = sober = elapsed = 0
    day = record.periods[0].start
    while day < on:
        streak = 0 if day in starts else streak
        streak = streak + 1 if sober_on(record, day) else 0
        sober += sober_on(record, day)
        elapsed += 1
        day += DAY
    running = sober_on(record, on) and on not in starts
    return streak if running else 0, sober, elapsed


@given(records(), st.dates(date(2025, 5, 1), date(2026, 9, 1)))
def test_three_figures_equal_a_walk_through_the_calendar(record: Record, on: date) -> None:
    assert (streak_days(record, on), sober_days(record, on), elapsed_days(record, on)) == walk(record, on)


@given(records(), st.dates(date(2025, 5, 1), date(2026, 9, 1)))
def test_streak_is_within_sober_days_within_elapsed_days(record: Record, on: date) -> None:
    assert 0 <= streak_days(record, on) <= sober_days(record, on) <= elapsed_days(record, on)


@given(records(), st.dates(date(2025, 5, 1), date(2026, 9, 1)))
def test_counting_the_start_day_adds_one_to_a_running_streak_only(record: Record, on: date) -> None:
    assert streak_days(record, on, count_start_day=True) - streak_days(record, on) == sober_on(record, on)


def test_88_of_the_last_89_days() -> None:
    first = TODAY - timedelta(days=89)
    ended = first + timedelta(days=60)
    record = new_start(begin(Record(), first, today=TODAY), ended, ended + DAY, today=TODAY)
    assert figures(record, TODAY) == Counted(streak=28, sober=88, elapsed=89)
    said = of_the_last(record, TODAY)
    assert (said.plural, said.count, said.parameters["sober"]) == ("{sober} of the last {n} days", 89, 88)


def test_start_day_itself_has_no_completed_day() -> None:
    record = begin(Record(), TODAY, today=TODAY)
    assert streak_days(record, TODAY) == 0
    assert streak_days(record, TODAY, count_start_day=True) == 1
    assert streak_days(record, TODAY + DAY) == 1


def test_start_in_the_future_gives_no_streak_and_is_refused_at_entry() -> None:
    ahead = TODAY + DAY
    record = Record((Period(ahead),))
    assert (streak_days(record, TODAY, count_start_day=True), sober_days(record, TODAY)) == (0, 0)
    with pytest.raises(Refused, match="in the future"):
        begin(Record(), ahead, today=TODAY)


def test_day_of_return_is_not_counted_and_the_gap_has_no_streak() -> None:
    record = Record((Period(date(2026, 1, 1), date(2026, 1, 11)), Period(date(2026, 1, 15))))
    assert streak_days(record, date(2026, 1, 10)) == 9
    assert [streak_days(record, date(2026, 1, day)) for day in range(11, 16)] == [0] * 5
    assert sober_days(record, date(2026, 1, 15)) == 10
    assert streak_days(record, date(2026, 1, 16)) == 1


def test_last_use_gives_the_day_after() -> None:
    assert start_after(date(2024, 2, 28)) == date(2024, 2, 29)
    with pytest.raises(Refused, match="too late"):
        start_after(date.max)


def test_member_who_declines_counting_has_no_figures_and_no_milestones() -> None:
    record = Record((Period(date(2026, 1, 1)),), counts=False)
    assert figures(record, TODAY) is None
    assert start_to_celebrate(record, TODAY) is None
    assert figures(Record(), TODAY) is None


def test_hold_pauses_celebrations_and_records_no_event() -> None:
    record = Record((Period(date(2026, 1, 1)),))
    held = hold(record, "asked for quiet weeks")
    assert held.periods == record.periods
    assert start_to_celebrate(held, TODAY) is None
    assert streak_days(held, TODAY) == streak_days(record, TODAY)
    assert end_hold(held) == record
    assert start_to_celebrate(record, TODAY) == date(2026, 1, 1)


def test_new_start_keeps_the_earlier_period_and_its_time() -> None:
    record = Record((Period(date(2026, 1, 1)),))
    after = new_start(record, date(2026, 3, 1), date(2026, 3, 4), today=TODAY, ended_at=time(21, 40, 5))
    assert after.periods == (
        Period(date(2026, 1, 1), date(2026, 3, 1), time(21, 40, 5)),
        Period(date(2026, 3, 4)),
    )


def test_several_returns_on_one_day_are_one() -> None:
    record = Record((Period(date(2026, 1, 1)),))
    once = new_start(record, date(2026, 3, 1), date(2026, 3, 2), today=TODAY, ended_at=time(21))
    again = new_start(once, date(2026, 3, 1), date(2026, 3, 2), today=TODAY, ended_at=time(9))
    assert len(again.periods) == 2
    assert again.periods[0].ended_at == time(9)
    assert new_start(once, date(2026, 3, 1), date(2026, 3, 2), today=TODAY) == once
    later = new_start(once, date(2026, 3, 1), date(2026, 3, 5), today=TODAY)
    assert later.periods == (once.periods[0], Period(date(2026, 3, 5)))


def test_return_whose_new_start_is_not_known_yet_leaves_no_running_period() -> None:
    record = Record((Period(date(2026, 1, 1)),))
    open_ended = new_start(record, TODAY, None, today=TODAY)
    assert open_ended.running is None
    assert streak_days(open_ended, TODAY) == 0
    tomorrow = TODAY + DAY
    assert begin(open_ended, tomorrow, today=tomorrow).running == Period(tomorrow)
    same_day = new_start(open_ended, TODAY, tomorrow, today=tomorrow)
    assert same_day == begin(open_ended, tomorrow, today=tomorrow)
    with pytest.raises(Refused, match="must be after"):
        begin(open_ended, TODAY, today=tomorrow)


@pytest.mark.parametrize(
    ("ended", "restart", "why"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "must be after"),
        (date(2026, 3, 1), date(2026, 2, 27), "overlap"),
        (date(2025, 12, 31), date(2026, 3, 1), "before the start date"),
        (TODAY + DAY, TODAY + 2 * DAY, "in the future"),
        (TODAY, TODAY + DAY, "in the future"),
    ],
)
def test_new_start_that_cannot_be_is_refused_and_nothing_changes(
    ended: date, restart: date, why: str
) -> None:
    record = Record((Period(date(2026, 1, 1)),))
    with pytest.raises(Refused, match=why):
        new_start(record, ended, restart, today=TODAY)
    assert record == Record((Period(date(2026, 1, 1)),))


def test_new_start_without_a_running_period_is_refused() -> None:
    with pytest.raises(Refused, match="no current sobriety date"):
        new_start(Record(), date(2026, 3, 1), date(2026, 3, 2), today=TODAY)


def test_second_beginning_is_refused() -> None:
    with pytest.raises(Refused, match="already has") as refused:
        begin(Record((Period(date(2026, 1, 1)),)), date(2026, 2, 1), today=TODAY)
    assert refused.value.message.parameters["start"] == date(2026, 1, 1)


@given(records().filter(lambda record: bool(record.periods)), st.integers(0, 400))
def test_backdated_first_start_makes_no_recurrence(record: Record, earlier: int) -> None:
    start = record.periods[0].start - timedelta(days=earlier)
    corrected = correct_first_start(record, start, today=TODAY)
    assert len(corrected.periods) == len(record.periods)
    assert [period.end for period in corrected.periods] == [period.end for period in record.periods]
    assert sober_days(corrected, TODAY) == sober_days(record, TODAY) + earlier


def test_correction_may_not_overlap_or_leave_its_period() -> None:
    record = Record((Period(date(2026, 1, 1), date(2026, 3, 1)), Period(date(2026, 3, 2))))
    assert correct_start(record, 1, date(2026, 3, 9), today=TODAY).periods[1] == Period(date(2026, 3, 9))
    with pytest.raises(Refused, match="overlap"):
        correct_start(record, 1, date(2026, 2, 1), today=TODAY)
    with pytest.raises(Refused, match="before the start date"):
        correct_first_start(record, date(2026, 3, 2), today=TODAY)
    with pytest.raises(Refused, match="no such start date"):
        correct_start(record, 2, date(2026, 3, 2), today=TODAY)
    with pytest.raises(Refused, match="no such start date"):
        correct_start(record, -1, date(2026, 3, 2), today=TODAY)


def test_return_to_use_can_be_moved_or_taken_back() -> None:
    record = Record((Period(date(2026, 1, 1), date(2026, 3, 1)), Period(date(2026, 3, 9))))
    moved = correct_return(record, 0, date(2026, 3, 4), today=TODAY, ended_at=time(8, 30))
    assert moved.periods[0] == Period(date(2026, 1, 1), date(2026, 3, 4), time(8, 30))
    assert withdraw_return(record, 0, today=TODAY).periods == (Period(date(2026, 1, 1)),)
    closed = Record((Period(date(2026, 1, 1), date(2026, 3, 1)),))
    assert withdraw_return(closed, 0, today=TODAY).periods == (Period(date(2026, 1, 1)),)
    for change in (
        lambda: correct_return(record, 1, date(2026, 4, 1), today=TODAY),
        lambda: withdraw_return(record, 1, today=TODAY),
    ):
        with pytest.raises(Refused, match="has not ended"):
            change()


@given(records(), st.dates(date(2025, 6, 1), TODAY), st.dates(date(2025, 6, 1), TODAY))
def test_whatever_new_start_accepts_is_sound(record: Record, ended: date, restart: date) -> None:
    try:
        after = new_start(record, ended, restart, today=TODAY)
    except Refused:
        return
    assert doubts(after, TODAY) == ()
    assert after.periods[0].start == record.periods[0].start
    assert len(record.periods) <= len(after.periods) <= len(record.periods) + 1


def test_periods_that_cannot_be_are_doubted() -> None:
    january, march = date(2026, 1, 1), date(2026, 3, 1)
    assert doubts(Record((Period(january), Period(march))))
    assert doubts(Record((Period(march, january),)))
    assert doubts(Record((Period(january, march), Period(march))))
    assert doubts(Record((Period(january, None, time(9)),)))
    assert doubts(Record((Period(january, march), Period(march + DAY)))) == ()


@given(records())
def test_a_record_survives_json(record: Record) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(record)))) == record
    assert read(text_of(to_plain(record))) == record
    assert read(json.dumps(to_plain(record), indent=1).encode()) == record


_ODD = ("0000", "2026-02-30", "24:00:00", "09:00", "null", "true", '""', "},{", "}", "{", ",", '"', "\\", "é")


@given(records(), st.data())
def test_what_is_read_at_once_is_what_is_read_piece_by_piece(record: Record, data: st.DataObject) -> None:
    """Put odd pieces into what is sealed: it reads, or is refused, as the slow way reads and refuses it."""
    text = text_of(to_plain(record)).decode()
    for _ in range(data.draw(st.integers(0, 3))):
        first = data.draw(st.integers(0, len(text)))
        last = data.draw(st.integers(first, min(len(text), first + 12)))
        text = text[:first] + data.draw(st.sampled_from(("", *_ODD))) + text[last:]
    assert _said(lambda: read(text.encode())) == _said(lambda: from_plain(json.loads(text)))


@given(st.lists(st.tuples(st.dates(), st.none() | st.dates(), st.none() | st.times()), max_size=4))
def test_doubtful_periods_are_refused_at_once_as_well(
    drawn: list[tuple[date, date | None, time | None]],
) -> None:
    plain = to_plain(Record(tuple(Period(*one) for one in drawn)))
    assert _said(lambda: read(text_of(plain))) == _said(lambda: from_plain(plain))


def _said(reading: Callable[[], Record]) -> Record | str:
    try:
        return reading()
    except (Unreadable, ValueError) as refusal:
        return type(refusal).__name__


_PERIOD: dict[str, object] = {"start": "2026-01-01", "end": None, "ended_at": None}


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"version": True},
        {"version": "1"},
        {"counts": 1},
        {"held": None},
        {"hold_note": 3},
        {"more": 1},
        {"periods": {}},
        {"periods": ["2026-01-01"]},
        {"periods": [{"start": "2026-01-01"}]},
        {"periods": [{**_PERIOD, "start": "20260101"}]},
        {"periods": [{**_PERIOD, "start": "2026-02-30"}]},
        {"periods": [{**_PERIOD, "start": None}]},
        {"periods": [{**_PERIOD, "end": "2025-01-01"}]},
        {"periods": [{**_PERIOD, "end": "2026-02-01", "ended_at": "9:00"}]},
        {"periods": [{**_PERIOD, "end": "2026-02-01", "ended_at": "09:00:00+05:30"}]},
        {"periods": [{**_PERIOD, "end": "2026-02-01", "ended_at": "09:00"}]},
        {"periods": [_PERIOD, _PERIOD]},
    ],
)
def test_anything_else_is_unreadable(change: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match="could not be read"):
        from_plain({**to_plain(Record((Period(TODAY),))), **change})


def test_a_newer_record_is_refused_in_its_own_words() -> None:
    with pytest.raises(Unreadable, match="newer Saathi"):
        from_plain({"version": 2, "something": "else"})
    with pytest.raises(Unreadable, match="could not be read"):
        from_plain([])
    missing = to_plain(Record())
    del missing["held"]
    with pytest.raises(Unreadable, match="could not be read"):
        from_plain(missing)
