# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Phone numbers and PIN codes as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people.phones import (
    NotAPhone,
    means_none,
    read_phone,
    show_phone,
)

MOBILES = st.from_regex(r"[6-9][0-9]{9}", fullmatch=True)
BEFORE = st.sampled_from(["", "+91", "+91 ", "0091", "91", "0", "+91-0", "(+91) ", "Mob: ", "Ph. No. "])


@given(MOBILES, BEFORE, st.sampled_from(["", " ", "-", ".", "\u00a0", "\u2011"]))
def test_a_number_is_read_from_any_spelling(mobile: str, before: str, gap: str) -> None:
    assert read_phone(f"{before}{mobile[:5]}{gap}{mobile[5:]}") == f"+91{mobile}"


@given(MOBILES)
def test_what_is_shown_is_read_back(mobile: str) -> None:
    assert read_phone(show_phone(f"+91{mobile}")) == f"+91{mobile}"
    assert read_phone(f"+91{mobile}") == f"+91{mobile}"


def test_local_digits_chat_marks_and_spreadsheet_figures_are_read() -> None:
    assert read_phone("९८७६५ ४३२१०") == "+919876543210"
    assert read_phone("\u202a+91 98765 43210\u202c") == "+919876543210"
    assert read_phone("9876543210.0") == "+919876543210"


BAD = [
    "",
    "12345",
    "5876543210",
    "98765432101",
    "+92 9876543210",
    "abc",
    "😀",
    "\ud800",
    "\u0301",
    "9" * 1_000_000,
]


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_mobile_is_refused_in_a_short_sentence(text: str) -> None:
    with pytest.raises(NotAPhone) as refused:
        read_phone(text)
    assert len(str(refused.value.message.parameters["text"])) <= 40


@pytest.mark.parametrize("text", ["", " - ", "—", "N/A", "na", "nil", "None", "नहीं", "ਨਹੀਂ", "."])
def test_a_cell_may_say_that_there_is_none(text: str) -> None:
    assert means_none(text)
    assert not means_none(f"{text}98765 43210")


def test_a_number_is_shown_in_two_fives() -> None:
    assert show_phone("+919876543210") == "98765 43210"
    assert show_phone("14416") == "14416"
