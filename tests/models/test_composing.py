# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing by sound: every letter can be reached, and what stands is always the reading of the keys."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.composing import SCRIPTS, composed, composes, spellings
from models.search import transliterate
from models.text import Script, graphemes, nfc

PUNJABI, HINDI = Script.GURMUKHI, Script.DEVANAGARI
KEYS = st.text(alphabet=string.ascii_letters + "^_*`|", max_size=24)

GURMUKHI_LETTERS = (
    "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਆਇਈਉਊਏਐਓਔ"
    "\u0a3e\u0a3f\u0a40\u0a41\u0a42\u0a47\u0a48\u0a4b\u0a4c\u0a70\u0a02\u0a71\u0a3c\u0a4d\u0a03ੴ।॥"
)
DEVANAGARI_LETTERS = (
    "अआइईउऊऋएऐओऔऑऍकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ"
    "\u093e\u093f\u0940\u0941\u0942\u0943\u0947\u0948\u094b\u094c\u0949\u0945\u0901\u0902\u0903\u093c\u094dॐ।॥"
)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("gurpreet", "ਗੁਰਪ੍ਰੀਤ"),
        ("Gurpreet", "ਗੁਰਪ੍ਰੀਤ"),
        ("siMgh", "ਸਿੰਘ"),
        ("singh", "ਸਿੰਘ"),
        ("kaur", "ਕੌਰ"),
        ("pakkaa", "ਪੱਕਾ"),
        ("bachchaa", "ਬੱਚਾ"),
        ("bacchaa", "ਬੱਚਾ"),
        ("patthar", "ਪੱਥਰ"),
        ("kann", "ਕੰਨ"),
        ("ammrit", "ਅੰਮ੍ਰਿਤ"),
        ("simran", "ਸਿਮਰਨ"),
        ("shrii", "ਸ਼੍ਰੀ"),
        ("paRhnaa", "ਪੜ੍ਹਨਾ"),
        ("naanhaa", "ਨਾਨ੍ਹਾ"),
        ("maaM", "ਮਾਂ"),
        ("kiuM", "ਕਿਉਂ"),
        ("indar", "ਇੰਦਰ"),
        ("saaMjhaa", "ਸਾਂਝਾ"),
        ("panjaab", "ਪੰਜਾਬ"),
        ("zindagii", "ਜ਼ਿੰਦਗੀ"),
        ("`K", "ਖ਼"),
        ("s^vair", "ਸ੍ਵੈਰ"),
    ],
)
def test_gurmukhi_by_sound(keys: str, word: str) -> None:
    assert composed(keys, PUNJABI) == nfc(word)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("namaste", "नमस्ते"),
        ("karm", "कर्म"),
        ("siitaa", "सीता"),
        ("mahaatmaa", "महात्मा"),
        ("gyaan", "ज्ञान"),
        ("xamaa", "क्षमा"),
        ("bhaaii", "भाई"),
        ("jagat^", "जगत्"),
        ("raajendra", "राजेंद्र"),
        ("kRiShN", "कृष्ण"),
        ("haiM", "हैं"),
        ("mAMM", "माँ"),
        ("duHkh", "दुःख"),
        ("sampat", "संपत"),
        ("paRhaaii", "पढ़ाई"),
        ("a_i", "अइ"),
        ("k_h", "कह"),
        ("Om", "ओम"),
        ("OM", "ॐ"),
        ("Sharmaa", "शर्मा"),
    ],
)
def test_devanagari_by_sound(keys: str, word: str) -> None:
    assert composed(keys, HINDI) == nfc(word)


@pytest.mark.parametrize(("script", "letters"), [(PUNJABI, GURMUKHI_LETTERS), (HINDI, DEVANAGARI_LETTERS)])
def test_every_letter_and_sign_can_be_typed(script: Script, letters: str) -> None:
    starts = ("", "k", "kaa", "`", "ki", "a")
    runs = list(string.ascii_letters + "^_*`|")
    runs += [first + second for first in runs for second in runs]
    runs += ["chh", "||", "`u", "`i"]
    reached = "".join(
        composed(start + run + end, script) for start in starts for run in runs for end in ("", "a")
    )
    assert [letter for letter in letters if letter not in reached] == []


@given(KEYS, st.sampled_from(SCRIPTS))
def test_the_same_keys_spell_the_same_composed_text(keys: str, script: Script) -> None:
    spelled = composed(keys, script)
    assert spelled == composed(keys, script) == nfc(spelled)
    assert bool(spelled) == bool(keys)


@given(st.text(alphabet="kgtdnpbmrlshaaaeiou", min_size=1, max_size=16), st.sampled_from(SCRIPTS))
def test_small_letters_leave_no_key_unread(keys: str, script: Script) -> None:
    spelled = composed(keys, script)
    assert not any(char.isascii() for char in spelled)
    assert len([*graphemes(spelled)]) <= len(keys)


@given(KEYS.filter(bool), st.sampled_from(SCRIPTS))
def test_the_first_spelling_offered_is_the_one_that_stands(keys: str, script: Script) -> None:
    offered = spellings(keys, script, transliterate)
    assert offered[0] == composed(keys, script)
    assert len(set(offered)) == len(offered)


def test_names_of_the_lexicon_are_offered() -> None:
    assert "ਮਨਜੀਤ" in spellings("manjit", PUNJABI, transliterate)
    assert "सीता" in spellings("sita", HINDI, transliterate)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_no_letter_ends_the_word(script: Script) -> None:
    assert [key for key in " .,-/0159@()'" if composes(key, script)] == []
    assert all(composes(key, script) for key in string.ascii_letters)
