# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ages grow by whole years, from a birth date or from what was said on a date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people.ages import NotAnAge, adult_on, age_from, age_on, is_adult, read_age

DAYS = st.dates(date(1910, 1, 1), date(2090, 12, 31))


def test_a_birthday_makes_the_year() -> None:
    assert age_on(date(1990, 5, 10), date(2024, 5, 9)) == 33
    assert age_on(date(1990, 5, 10), date(2024, 5, 10)) == 34
    assert age_on(date(2004, 2, 29), date(2022, 2, 28)) == 17
    assert age_on(date(2004, 2, 29), date(2022, 3, 1)) == 18
    assert age_on(date(2004, 2, 29), date(2024, 2, 29)) == 20


@given(DAYS)
def test_who_turns_eighteen_is_an_adult_that_day_and_not_before(birth: date) -> None:
    day = adult_on(birth)
    assert is_adult(age_on(birth, day))
    assert not is_adult(age_on(birth, day - timedelta(days=1)))


@given(st.integers(0, 90), DAYS, st.integers(0, 10_000))
def test_a_stated_age_grows_by_whole_years(stated: int, said: date, later: int) -> None:
    age = age_from(stated, said, said + timedelta(days=later))
    assert stated + later // 366 <= age <= stated + later // 365


@pytest.mark.parametrize(
    "text", ["34", "34 yrs", "34 years", "34 साल", "३४ वर्ष", "੩੪ ਸਾਲ", "age 34", "34yrs old", " 34+ "]
)
def test_an_age_is_read(text: str) -> None:
    assert read_age(text) == 34


@pytest.mark.parametrize("text", ["", "34/M", "200", "-", "abc", "3.5", "😀", "\ud800", "9" * 1_000_000])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(NotAnAge):
        read_age(text)
