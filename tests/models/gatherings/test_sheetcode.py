# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheet codes: every slip of one character and every swap is found, and none is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import crockford
from models.gatherings.sheetcode import SheetCode, make, read
from models.messages import Refused

ON = date(2026, 11, 22)
SAMPLES = [
    make(0, date(2000, 1, 1)),
    make(12, ON),
    make(12, ON, 2),
    make(13, ON),
    make(4095, date(2044, 1, 1), 16),
    make(4096, ON),
    make(12, ON, 1017),
    make(65_535, date(2089, 9, 1), 16_384),
]


def bare(code: str) -> str:
    return code.replace("-", "")


def refused(typed: str) -> bool:
    try:
        read(typed)
    except Refused:
        return True
    return False


@given(st.integers(0, 65_535), st.dates(date(2000, 1, 1), date(2089, 9, 1)), st.integers(1, 16_384))
def test_every_code_reads_back(group_id: int, on: date, n: int) -> None:
    assert read(make(group_id, on, n)) == SheetCode(group_id, on, n)


@given(st.integers(0, 4095), st.dates(date(2000, 1, 1), date(2044, 11, 8)), st.integers(1, 16))
def test_the_usual_code_has_seven_characters(group_id: int, on: date, n: int) -> None:
    code = make(group_id, on, n)
    assert [len(part) for part in code.split("-")] == [3, 3, 1]


@pytest.mark.parametrize("code", SAMPLES)
def test_every_single_wrong_character_is_found(code: str) -> None:
    text = bare(code)
    wrong = [
        text[:place] + other + text[place + 1 :]
        for place in range(len(text))
        for other in crockford.ALPHABET
        if other != text[place]
    ]
    assert len(wrong) == len(text) * 31
    assert all(refused(typed) for typed in wrong)


@pytest.mark.parametrize("code", SAMPLES)
def test_every_swap_of_two_characters_is_found(code: str) -> None:
    text = bare(code)
    for first in range(len(text)):
        for second in range(first + 1, len(text)):
            letters = list(text)
            letters[first], letters[second] = letters[second], letters[first]
            assert refused("".join(letters)) == (text[first] != text[second])


@given(st.integers(0, 4095), st.dates(date(2000, 1, 1), date(2044, 11, 8)), st.integers(0, 5))
def test_every_adjacent_swap_of_any_code_is_found(group_id: int, on: date, at: int) -> None:
    text = bare(make(group_id, on))
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert refused(swapped) == (swapped != text)


@given(st.sampled_from(SAMPLES))
def test_codes_forgive_how_they_are_typed(code: str) -> None:
    right = read(code)
    assert read(f"  {code.lower()} ") == right
    assert read(code.replace("-", " ")) == right
    assert read(bare(code).replace("0", "O").replace("1", "l")) == right
    assert read(bare(code).translate({ord(str(n)): chr(0x0A66 + n) for n in range(10)})) == right


@pytest.mark.parametrize("typed", ["", "12", "4K7-2QX-9A", "4U7-2QX-9", "ਗ਼ 4 11 23", "4K7.2QX.9"])
def test_what_is_no_code_is_named(typed: str) -> None:
    with pytest.raises(Refused, match="not a sheet code") as error:
        read(typed)
    assert error.value.message.parameters["typed"] == typed


def test_codes_of_neighbours_differ_in_more_than_their_check() -> None:
    codes = [bare(make(group, ON)) for group in range(200)]
    assert len(set(codes)) == 200
    assert min(sum(a != b for a, b in zip(one, codes[0], strict=True)) for one in codes[1:]) >= 2


@pytest.mark.parametrize(
    ("group_id", "on", "n"),
    [(-1, ON, 1), (1, date(1999, 12, 31), 1), (1, ON, 0), (65_536, ON, 1), (1, ON, 16_385), (1, date.max, 1)],
)
def test_what_has_no_room_is_an_error(group_id: int, on: date, n: int) -> None:
    with pytest.raises(ValueError, match="sheet code"):
        make(group_id, on, n)


@given(st.integers(0, 2**60 - 1))
def test_base_32_reads_back(value: int) -> None:
    assert crockford.decode(crockford.encode(value, 12)) == value


def test_base_32_takes_only_what_fits() -> None:
    assert crockford.encode(31, 2) == "0Z"
    assert crockford.tidy(" o-il_٣−\u200d") == "0113"
    for value in (-1, 32):
        with pytest.raises(ValueError, match="fit"):
            crockford.encode(value, 1)
    with pytest.raises(ValueError, match="not found"):
        crockford.decode("U")
