# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in Kruti Dev and AnmolLipi is read as what it was meant to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.legacy import anmol_lipi, kruti_dev, probable_font
from models.oldfonts import ANMOL_LIPI, KRUTI_DEV, unicode_of
from models.text import nfc
from resources import data

ROWS = [line.split("\t") for line in data.text("names.tsv").splitlines() if line]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lqèkkj vkSj", "सुधार और"),
        ("jke dqekj", "राम कुमार"),
        ("lhrk nsoh", "सीता देवी"),
        ("fgUnh", "हिन्दी"),
        ("eq[; ea=h", "मुख्य मंत्री"),
        ("/kkfeZd", "धार्मिक"),
        ("deZ", "कर्म"),
        ("fLFkfr", "स्थिति"),
        ("vk'kh\"k", "आशीष"),
        ("'kqHk J)k", "शुभ श्रद्धा"),
        ("ykM+yk", "लाड़ला"),
        ("i<+kbZ", "पढ़ाई"),
        ("jkT; vkSj ftyk", "राज्य और जिला"),
        ("Vªd", "ट्रक"),
        ('d`".k', "कृष्ण"),
        ("fo|ky;", "विद्यालय"),
        ("Kku", "ज्ञान"),
        ("izfrfnu", "प्रतिदिन"),
        ("x;kA", "गया।"),
        ("fuekZ.k", "निर्माण"),
        (",slk", "ऐसा"),
        ("m?kkM+k", "उघाड़ा"),
        ("vksadkj", "ओंकार"),
        ("{kek", "क्षमा"),
        ("jktsUæ", "राजेन्द्र"),
        ("¼1½", "(1)"),
    ],
)
def test_kruti_dev_words_of_several_kinds(typed: str, meant: str) -> None:
    assert unicode_of(typed, KRUTI_DEV) == nfc(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gurpRIq isMG", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
        ("AMimRq", "ਅੰਮ੍ਰਿਤ"),
        ("hrpRIq kOr", "ਹਰਪ੍ਰੀਤ ਕੌਰ"),
        ("pMjwbI", "ਪੰਜਾਬੀ"),
        ("ieMdr", "ਇੰਦਰ"),
        ("auDm", "ਉਧਮ"),
        ("eISr", "ਈਸ਼ਰ"),
        ("Awqmw", "ਆਤਮਾ"),
        ("Eumwn", "ਓੁਮਾਨ"),
        ("b`cw", "ਬੱਚਾ"),
        ("pVHnw", "ਪੜ੍ਹਨਾ"),
        ("&OjI", "ਫ਼ੌਜੀ"),
        ("izMdgI", "ਜ਼ਿੰਦਗੀ"),
        ("svrn", "ਸਵਰਨ"),
        ("mW", "ਮਾਂ"),
        ("AglI (tIm)", "ਅਗਲੀ (ਟੀਮ)"),
        ("<>", "ੴ"),
    ],
)
def test_anmol_lipi_words_of_several_kinds(typed: str, meant: str) -> None:
    assert unicode_of(typed, ANMOL_LIPI) == nfc(meant)


def test_every_name_of_the_lexicon_comes_back() -> None:
    # The recogniser's own spelling of these two drops a half letter's nukta and completes a whole झ.
    hindi = [row[1] for row in ROWS if row[1] not in (nfc("अख़्तर"), "अख़्तर", "झा")]
    wrong = [name for name in hindi if unicode_of(kruti_dev(name), KRUTI_DEV) != nfc(name)]
    wrong += [row[2] for row in ROWS if unicode_of(anmol_lipi(row[2]), ANMOL_LIPI) != nfc(row[2])]
    assert wrong == []


def test_what_was_recognised_can_be_read() -> None:
    font = probable_font("lqèkkj vkSj lg;ksx")
    assert font is not None
    assert unicode_of("lqèkkj vkSj lg;ksx", font) == "सुधार और सहयोग"


@given(st.text(max_size=60), st.sampled_from((KRUTI_DEV, ANMOL_LIPI)))
def test_any_text_is_read_without_a_fault_and_composed(text: str, font: str) -> None:
    read = unicode_of(text, font)
    assert read == nfc(read)
    assert "\ue000" in text or "\ue000" not in read
