# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""No spelling of an Aadhaar number gets into the register."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people.identity import (
    AadhaarRefused,
    find_aadhaar,
    is_aadhaar_like,
    mask_aadhaar,
    passes_verhoeff,
    refuse_aadhaar,
    verhoeff_digit,
)

NUMBERS = st.from_regex(r"[2-9][0-9]{10}", fullmatch=True).map(lambda start: start + verhoeff_digit(start))
GAPS = st.sampled_from(["", " ", "-", ".", "\u00a0", "\u200b", " - ", "\u2013", "\n", "/"])
DIGITS = st.sampled_from(["0123456789", "०१२३४५६७८९", "੦੧੨੩੪੫੬੭੮੯", "٠١٢٣٤٥٦٧٨٩"])


@given(
    NUMBERS,
    GAPS,
    DIGITS,
    st.sampled_from(["", "UID ", "आधार: ", "on 12-05-2024 "]),
    st.sampled_from(["", " ok", "."]),
)
def test_every_spelling_is_found_and_masked(
    number: str, gap: str, digits: str, before: str, after: str
) -> None:
    written = gap.join((number[:4], number[4:8], number[8:])).translate(str.maketrans("0123456789", digits))
    text = f"{before}{written}{after}"
    ((start, end),) = find_aadhaar(text)
    # By chance a year before it and its first figures check too: then both go.
    assert start == len(before) or before[start:] == "2024 "
    assert end == len(before) + len(written)
    assert mask_aadhaar(text) == f"{before[:start]}XXXX XXXX {number[8:]}{after}"


def test_a_number_is_masked_whole_where_a_year_before_it_checks_too() -> None:
    assert mask_aadhaar("on 12-05-2024 7358 3090 0006") == "on 12-05-XXXX XXXX 0006"


def test_the_published_test_number_is_refused_by_field() -> None:
    with pytest.raises(AadhaarRefused) as refused:
        refuse_aadhaar("9999 4105 7058", "Remarks")
    assert refused.value.message.parameters == {"field": "Remarks"}
    refuse_aadhaar("9999 4105 7059", "Remarks")


@given(NUMBERS)
def test_one_wrong_digit_or_a_swap_of_neighbours_is_seen(number: str) -> None:
    wrong = str((int(number[5]) + 1) % 10)
    assert not passes_verhoeff(number[:5] + wrong + number[6:])
    if number[5] != number[6]:
        assert not passes_verhoeff(number[:5] + number[6] + number[5] + number[7:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "99994105705812",
        "4111 1111 1111 1111",
        "9999 4105 7058 1234",
        "22-11-2026 10:30",
        "141001",
        "M-0142",
        "😀",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert not is_aadhaar_like(text)
    assert mask_aadhaar(text) == text


@given(st.from_regex(r"[6-9][0-9]{9}", fullmatch=True))
def test_a_mobile_with_its_country_is_a_phone_number(mobile: str) -> None:
    for text in (f"91{mobile}", f"+91{mobile}", f"+91 {mobile[:5]} {mobile[5:]}"):
        assert not is_aadhaar_like(text, phone_field=True)
    assert not is_aadhaar_like(f"call +91{mobile} after 5")
    assert is_aadhaar_like(f"91{mobile}") == passes_verhoeff(f"91{mobile}")


@given(st.text(max_size=80))
def test_masking_leaves_nothing_to_find(text: str) -> None:
    assert not is_aadhaar_like(mask_aadhaar(text))


@pytest.mark.parametrize(
    "unit", ["9", "9 ", "9999 ", "9999 4105 7058 ,", "99 4105 ", " ", "\u200b", "9\u200b\u200b\u200b"]
)
def test_a_huge_text_is_searched_in_linear_time(unit: str) -> None:
    begun = time.perf_counter()
    mask_aadhaar(unit * (300_000 // len(unit)))
    assert time.perf_counter() - begun < 10
