# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of typed text, how letters are counted, and how old fonts are recognised."""

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.legacy import anmol_lipi, kruti_dev
from models.text import (
    NotText,
    Script,
    clean_line,
    clean_note,
    graphemes,
    legacy_font,
    local_digits,
    nfc,
    script_of,
    whole_number,
)

HUGE = 1_000_000


@given(st.text())
def test_letters_put_together_again_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", []),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("ਪ੍ਰੀਤ", ["ਪ੍ਰੀ", "ਤ"]),
        ("देवी", ["दे", "वी"]),
        ("நிலா", ["நி", "லா"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨\u200d👩\u200d👧👍🏽", ["👨\u200d👩\u200d👧", "👍🏽"]),
        ("🇮🇳🇳🇵", ["🇮🇳", "🇳🇵"]),
        ("\r\na", ["\r\n", "a"]),
    ],
)
def test_letters_are_those_a_reader_sees(text: str, letters: list[str]) -> None:
    assert [*graphemes(text)] == letters


@given(st.text(max_size=150))
def test_a_cleaned_line_is_stable_composed_and_single(text: str) -> None:
    try:
        line = clean_line(text)
    except NotText:
        return
    assert clean_line(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert "\n" not in line
    assert "  " not in line


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Sunita \t Devi\n", "Sunita Devi"),
        ("Su\u200bnita\ufeff", "Sunita"),
        ("a\u200db", "ab"),
        ("राम\u200dलाल", "राम\u200dलाल"),
        ("فاطمہ بی\u200cبی", "فاطمہ بی\u200cبی"),
        ("😀", "😀"),
        ("", ""),
    ],
)
def test_a_line_is_tidied_without_a_word(text: str, kept: str) -> None:
    assert clean_line(text) == nfc(kept)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anil\u202egniS", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("An\x07il", "U+0007"),
        ("An\ud800il", "U+D800"),
        ("An\ue000il", "U+E000"),
        ("An\ufffeil", "U+FFFE"),
    ],
)
def test_an_unprintable_character_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(NotText) as refused:
        clean_line(text)
    assert refused.value.message.parameters["character"] == named


@pytest.mark.parametrize("text", ["\u0301\u0302", "े", "a" + "\u0301" * 13 + "\u0316" * 9])
def test_marks_without_letters_are_refused(text: str) -> None:
    with pytest.raises(NotText):
        clean_line(text)


@pytest.mark.parametrize("unit", ["x", " ", "\u0301\u0316", "👍", "\ud800", "क्", "\u202e", "a\n"])
def test_a_huge_text_is_answered_at_once(unit: str) -> None:
    text = unit * (HUGE // len(unit))
    begun = time.perf_counter()
    for clean in (clean_line, clean_note):
        with suppress(NotText):
            clean(text)
    nfc(text)
    script_of(text)
    local_digits(text)
    legacy_font(text)
    assert time.perf_counter() - begun < 10


def test_a_limit_is_said_with_both_figures() -> None:
    with pytest.raises(NotText) as refused:
        clean_line("abcdef", limit=5)
    assert refused.value.message.parameters == {"length": 6, "limit": 5}


def test_a_note_keeps_its_lines() -> None:
    assert clean_note(" one  two\r\n\r\nthree \n") == "one two\n\nthree"


@given(st.text())
def test_local_digits_keep_every_place(text: str) -> None:
    assert len(local_digits(text)) == len(text)


def test_digits_of_three_scripts_are_read() -> None:
    assert local_digits("१२३ ੪੫੬ ٧٨٩ 0") == "123 456 789 0"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Sunita Devi 12", Script.LATIN),
        ("सुनीता Devi", Script.DEVANAGARI),
        ("ਗੁਰਪ੍ਰੀਤ", Script.GURMUKHI),
        ("فاطمہ", Script.ARABIC),
        ("முருகன்", Script.TAMIL),
        ("12 - 3", Script.OTHER),
        ("", Script.OTHER),
    ],
)
def test_a_script_is_named(text: str, script: Script) -> None:
    assert script_of(text) is script


@pytest.mark.parametrize(
    "text",
    [
        "lqèkkj vkSj nqckjk",
        "jkes'k dqekj",
        "lquhrk nsoh",
        "vt; flag",
        "fot; dqekj 'kekZ",
        "nSkk eqfDr dsUnz",
        "ds'ko",
    ],
)
def test_kruti_dev_is_recognised(text: str) -> None:
    assert legacy_font(text) == "Kruti Dev"


@pytest.mark.parametrize("text", ["gurpRIq isMG", "blivMdr kOr", "rwm isMG", "hrjIq", "jsvIr isMG"])
def test_anmol_lipi_is_recognised(text: str) -> None:
    assert legacy_font(text) == "AnmolLipi"


REAL = (
    "Mr. Anthony Gill|Om Prakash|Jaswinder|D'Souza|ref. to civil hospital|left against advice|ram|RAM LAL|"
    "phone is neighbour's|jaswinder singh|harpreet kaur|mohd. salim|krishan lal|Md Iqbal Qureshi|kuldeep|"
    "gurvinder pal s/o jagtar|ph switched off|Harsh Vardhan|Tshering|Ngawang|Nguyen|Krzysztof|M-0142|NA|n/a|"
    "b/o sunita|a.k.a. bittu|works @ shop|call after 5pm|hdfc bank|McDonald|DeSouza|PhD|pgi chd|OPD-II|"
    "dr. b.r. ambedkar|mnrega worker|jk|vk|e|सुनीता|ਗੁਰਪ੍ਰੀਤ|12/05/2024|someone@example.org|😀"
)


@pytest.mark.parametrize("text", REAL.split("|"))
def test_real_latin_is_left_alone(text: str) -> None:
    assert legacy_font(text) is None


def test_the_keys_of_old_fonts_are_those_people_typed() -> None:
    assert kruti_dev("राजेश कुमार शर्मा") == "jkts'k dqekj 'kekZ"
    assert kruti_dev("दिनेश") == "fnus'k"
    assert anmol_lipi("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ") == "gurpRIq isMG"


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (" ੧੨ ", 12), ("४२", 42), ("0", 0), ("999999999", 999_999_999), ("1" * 10, None)]
    + [(text, None) for text in ("", "-5", "²", "½", "1e3", "1.0", "9" * 100_000, "１２x")],
)
def test_a_whole_number_is_read_in_any_digits_and_never_endless(text: str, number: int | None) -> None:
    assert whole_number(text) == number
