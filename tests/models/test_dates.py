# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates are read day first, in three languages, and never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import MonthFirst, NotADate, TwoDigitYear, date_of, iso, read_date, show

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "15/12/2024",
        "15-12-2024",
        "15.12.2024",
        "15 – 12 – 2024",
        "१५-१२-२०२४",
        "੧੫/੧੨/੨੦੨੪",
        "١٥/١٢/٢٠٢٤",
        "2024-12-15",
        "2024-12-15 00:00:00",
        "2024-12-15T10:30",
        "15/12/2024 10:30",
        "15 Dec 2024",
        "15th December, 2024",
        "15Dec2024",
        "Dec 15, 2024",
        "15-DEC-2024",
        "15 दिसंबर 2024",
        "15 दिसम्बर, २०२४",
        "15 ਦਸੰਬਰ 2024",
        " 15/12/2024\u200f ",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_date(text).value == date(2024, 12, 15)
    assert read_date(text).doubt is None


MONTHS = (
    "January Feb March APR may Jun July aug Sept Oct November Dec",
    "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
)


@pytest.mark.parametrize("names", MONTHS)
def test_every_month_has_its_names(names: str) -> None:
    assert [read_date(f"3 {name} 2024").value.month for name in names.split()] == list(range(1, 13))


@given(DAYS)
def test_what_is_shown_is_read_back(day: date) -> None:
    assert read_date(show(day), day_first=True).value == day
    assert read_date(day.isoformat()).value == day == iso(day.isoformat())


@given(DAYS)
def test_a_two_digit_year_asks_and_then_believes_the_answer(day: date) -> None:
    text = f"{day.day}/{day.month}/{day.year % 100:02}"
    with pytest.raises(TwoDigitYear):
        read_date(text, day_first=True)
    if (day.month, day.day) != (2, 29):
        assert read_date(text, century=19, day_first=True).value.year == 1900 + day.year % 100


def test_the_order_is_never_swapped_silently() -> None:
    with pytest.raises(MonthFirst):
        read_date("12/25/2024")
    with pytest.raises(MonthFirst):
        read_date("25/12/2024", day_first=False)
    assert read_date("12/25/2024", day_first=False).value == date(2024, 12, 25)
    assert read_date("05/12/2024").value == date(2024, 12, 5)


def test_an_order_nobody_confirmed_is_a_doubt() -> None:
    assert read_date("05/12/2024").doubt is not None
    assert read_date("05/12/2024", day_first=True).doubt is None
    assert read_date("05/05/2024").doubt is None
    assert read_date("05 Dec 2024").doubt is None


def test_a_day_to_come_is_a_doubt() -> None:
    today = date(2024, 12, 1)
    assert read_date("15/12/2024", today=today).doubt is not None
    assert read_date("01/12/2024", day_first=True, today=today).doubt is None


NO_DATES = (
    "|-|29 Feb 2023|31/04/2024|32/1/2024|0/0/2024|1-1-1899|1-1-2200|15/12/024|45000|15 foo 2024|15122024|"
    "yesterday|😀|\ud800|\u0301|\u202e15/12/2024|15/12/20244"
)


@pytest.mark.parametrize("text", NO_DATES.split("|"))
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        read_date(text)


def test_leap_days_are_days() -> None:
    assert read_date("29 Feb 2024").value == date(2024, 2, 29)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        year = read_date(text, century=20).value.year
    except NotADate:
        return
    assert 1900 <= year <= 2199


@pytest.mark.parametrize("unit", ["9", " ", "1/", "a", "1 jan "])
def test_a_huge_text_is_refused_in_a_short_sentence(unit: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(unit * 300_000)
    assert len(str(refused.value.message.parameters["text"])) <= 60


def test_a_spreadsheets_own_date_is_taken() -> None:
    assert date_of(datetime.fromisoformat("2024-02-29T10:30")).value == date(2024, 2, 29)
    with pytest.raises(NotADate):
        date_of(date(1899, 12, 31))


@pytest.mark.parametrize("text", ["15-12-2024", "2024-13-01", "2024-1-1", "२०२४-१२-१५", "", "x" * 100_000])
def test_the_command_line_takes_iso_dates_only(text: str) -> None:
    with pytest.raises(NotADate):
        iso(text)
