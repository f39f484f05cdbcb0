# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of marks in three languages: what is read, and that nothing is guessed."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gatherings.markline import LEGEND, Marked, MarkLine, parse
from models.gatherings.markwords import WORDS, folded
from models.messages import Refused
from models.words import Language, Mark


def rows(line: str) -> dict[str, list[int]]:
    return {marked.mark.value: list(marked.rows) for marked in parse(line).marks}


def test_the_line_of_the_handbook() -> None:
    assert parse("absent 4 11 23 late 7") == MarkLine(
        (Marked(Mark.ABSENT, (4, 11, 23), ()), Marked(Mark.LATE, (7,), ()))
    )
    assert parse("ਗ਼ 4 11 23 ਦੇ 7") == parse("absent 4 11 23 late 7")
    assert parse("अ 4 11 23 दे 7") == parse("absent 4 11 23 late 7")


@pytest.mark.parametrize(
    "line",
    [
        "absent 4-7",
        "ABSENT 4 – 7",
        "A4, 5; 6 & 7",
        "absent: 4 5 6 7.",
        "absent - 4 5 6 7",
        "a 4 5 a 6 7 7",
        "अनुपस्थित ४-७",
        "ग़ैर-हाज़िर ४ ५ ६ ७",
        "गैर हाजिर 4 5 6 7",
        "गैरहाजिर 4-7",
        "ਗ਼ੈਰ-ਹਾਜ਼ਰ ੪-੭",
        "ਗੈਰ ਹਾਜਰ 4 5 6 7",
        "ਗ 4 ਗ਼ 5 6। 7",
        "\u0a5a 4-7",
        "\u0a17\u0a3c 4-7",
        "absent\u200b 4\n5\t6 7",
    ],
)
def test_many_ways_to_say_the_same(line: str) -> None:
    assert rows(line) == {"absent": [4, 5, 6, 7]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("left early 3 left 4 le 5", {"left_early": [3, 4, 5]}),
        ("left-early 3 late 4 not recorded 5 nr 6", {"left_early": [3], "late": [4], "not_recorded": [5, 6]}),
        ("पूर्व सूचना सहित अनुपस्थित 3 अनुपस्थित 4", {"excused": [3], "absent": [4]}),
        ("ਅਗਾਊਂ ਸੂਚਨਾ ਨਾਲ ਗ਼ੈਰ-ਹਾਜ਼ਰ 3 ਹਾਜ਼ਰ 4 ਗ਼ੈਰ-ਹਾਜ਼ਰ 5", {"excused": [3], "present": [4], "absent": [5]}),
        ("देर से 3 जल्दी गए 4 दर्ज नहीं 5", {"late": [3], "left_early": [4], "not_recorded": [5]}),
        ("ਦੇਰ ਨਾਲ 3 ਜਲਦੀ ਗਏ 4 ਦਰਜ ਨਹੀਂ 5", {"late": [3], "left_early": [4], "not_recorded": [5]}),
        ("उपस्थित 1 हाज़िर 2 absent 3 ਸੂ 4", {"present": [1, 2], "absent": [3], "excused": [4]}),
    ],
)
def test_words_of_every_mark(line: str, expected: dict[str, list[int]]) -> None:
    assert rows(line) == expected


@pytest.mark.parametrize(
    "typed", ["member:12", "Member: 12", "member:M-0012", "member:m12", "सदस्य:१२", "ਮੈਂਬਰ:12"]
)
def test_members_by_number(typed: str) -> None:
    assert parse(f"late 7 {typed}, absent member:M-0013 3") == MarkLine(
        (Marked(Mark.LATE, (7,), (12,)), Marked(Mark.ABSENT, (3,), (13,)))
    )


def test_rows_and_members_by_their_number() -> None:
    line = parse("late 7 member:9 absent 3-4")
    assert line.rows == {7: Mark.LATE, 3: Mark.ABSENT, 4: Mark.ABSENT}
    assert line.members == {9: Mark.LATE}


@pytest.mark.parametrize(
    ("line", "why", "named"),
    [
        ("absant 4", "is not a mark", "absant"),
        ("absent 4 latte 7", "is not a mark", "latte"),
        ("not 4", "is not a mark", "not"),
        ("absent 4 अनुप 7", "is not a mark", "अनुप"),
        ("absent late early 7", "No number stands after", "absent"),
        ("absent foo:12", "is not a mark", "foo"),
        ("absent M-0012", "is not a mark", "m"),
        ("4 absent", "no mark word before", "4"),
        ("4-7 absent", "no mark word before", "4-7"),
        ("member:12", "no mark word before", "member:12"),
        ("absent", "No number stands after", "absent"),
        ("absent late 7", "No number stands after", "absent"),
        ("late 7 absent", "No number stands after", "absent"),
        ("absent 0", "no number", "0"),
        ("absent 00", "no number", "00"),
        ("absent 0-3", "no number", "0-3"),
        ("absent 99999999", "no number", "99999999"),
        ("absent member:0", "no number", "member:0"),
        ("absent " + "9" * 5000, "no number", "9" * 5000),
        ("absent 7-4", "could not be read", "7-4"),
        ("absent 1-9999", "could not be read", "1-9999"),
        ("absent 4-7-9", "could not be read", "4-7-9"),
        ("absent 4.5", "could not be read", "4.5"),
        ("absent 4/5", "could not be read", "4/5"),
        ("absent 12:30", "could not be read", "12:30"),
        ("absent 4-", "could not be read", "4-"),
        ("absent 4th", "is not a mark", "th"),
    ],
)
def test_nothing_is_guessed(line: str, why: str, named: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        parse(line)
    assert named in refused.value.message.parameters.values()


@pytest.mark.parametrize("line", ["", "  ", ",;।"])
def test_an_empty_line_says_how_to_begin(line: str) -> None:
    with pytest.raises(Refused, match="Nothing to mark yet"):
        parse(line)


def test_one_row_with_two_marks_is_refused() -> None:
    with pytest.raises(Refused, match=r"Row .* twice") as refused:
        parse("absent 4 late 3-5")
    assert refused.value.message.parameters == {"number": 4, "first": Mark.ABSENT, "second": Mark.LATE}
    with pytest.raises(Refused, match=r"Member .* twice"):
        parse("absent member:4 late member:M-4")
    assert parse("absent 4 late member:4").rows == {4: Mark.ABSENT}


@pytest.mark.parametrize("language", list(Language))
def test_a_legend_has_a_different_short_letter_for_every_mark(language: Language) -> None:
    legend = LEGEND[language]
    assert set(legend) == set(Mark)
    assert len({folded(letter) for letter in legend.values()}) == len(Mark)
    assert all(unicodedata.is_normalized("NFC", letter) for letter in legend.values())
    assert all(len(letter.replace("\u0a3c", "")) <= 2 for letter in legend.values())
    for mark, letter in legend.items():
        assert parse(f"{letter} 4").rows == {4: mark}
        assert parse(f"{letter}4").rows == {4: mark}


def test_every_mark_has_words_in_every_script() -> None:
    for mark in Mark:
        said = [word for word, meant in WORDS.items() if meant is mark and len(word) > 2]
        for script in ("LATIN", "DEVANAGARI", "GURMUKHI"):
            assert any(unicodedata.name(word[0]).startswith(script) for word in said), (mark, script)


@given(
    st.dictionaries(st.integers(1, 60), st.sampled_from(list(Mark)), min_size=1),
    st.sampled_from(list(Language)),
)
def test_a_register_written_with_the_legend_reads_back(register: dict[int, Mark], language: Language) -> None:
    line = " ".join(f"{LEGEND[language][mark]} {row}" for row, mark in register.items())
    assert parse(line).rows == register


@given(st.text(alphabet="absent late -–:.,/0123456789 member ਗ਼ਦੇउ", max_size=30))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        found = parse(line)
    except Refused:
        return
    assert found.rows or found.members
    assert all(number >= 1 for number in (*found.rows, *found.members))


@given(st.text(max_size=40))
def test_any_text_at_all_is_read_or_refused(line: str) -> None:
    with contextlib.suppress(Refused):
        assert parse(line).marks


def test_a_minus_before_a_number_is_not_read_as_the_number() -> None:
    for line in ("absent -1", "-1", "absent, -7"):
        with pytest.raises(Refused):
            parse(line)
    assert parse("absent-4").rows == {4: Mark.ABSENT}
    assert parse("absent 4 - 6").rows == {4: Mark.ABSENT, 5: Mark.ABSENT, 6: Mark.ABSENT}
