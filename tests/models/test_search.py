# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A name is found in any spelling and script, and different names stay apart."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.search import Index, key, transliterate
from models.text import Script

DATA = Path(__file__).parents[1] / "data"


def test_spellings_reach_their_name() -> None:
    rows = [line.split() for line in (DATA / "name_variants.tsv").read_text("utf-8").splitlines()]
    pairs = [(row[0], variant) for row in rows for variant in row[1:]]
    missed = [pair for pair in pairs if key(pair[0]) != key(pair[1])]
    assert len(pairs) > 400
    assert len(missed) / len(pairs) <= 0.05, missed


def test_different_names_keep_different_keys() -> None:
    names = (DATA / "distinct_names.txt").read_text("utf-8").split()
    shared = {key(name) for name, n in Counter(names).items() if n}
    assert len(names) > 150
    assert len(names) - len(shared) <= 2


@pytest.mark.parametrize(
    "spellings",
    [
        "Sita Seeta Sitha सीता ਸੀਤਾ",
        "Ajay Ajai अजय",
        "Vikas Bikas विकास",
        "Lakshmi Laxmi लक्ष्मी",
        "Gurpreet गुरप्रीत ਗੁਰਪ੍ਰੀਤ",
        "Mohammad Mohammed Muhammad",
        "Balwinder Balvinder",
        "Harjit Harjeet",
        "Singh सिंह ਸਿੰਘ",
        "Kaur कौर ਕੌਰ",
        "Sandhu संधू ਸੰਧੂ",
        "Chauhan Chouhan",
        "Khan खान ख़ान ਖ਼ਾਨ",
        "Pooja Puja",
        "Shabnam शबनम ਸ਼ਬਨਮ",
    ],
)
def test_the_spellings_offices_use_most_are_one(spellings: str) -> None:
    assert len({key(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Sunil Sunita",
        "Karan Kiran",
        "Kumar Kumari",
        "Nirmal Nirmala",
        "Vijay Vijaya",
        "Ram Rama",
        "Manish Munish",
        "Devi Dev",
    ],
)
def test_names_of_different_people_stay_apart(names: str) -> None:
    one, other = names.split()
    assert key(one) != key(other)


@given(st.text(max_size=60))
def test_a_key_never_fails(text: str) -> None:
    assert key(text) == key(text)
    for script in (Script.LATIN, Script.DEVANAGARI, Script.GURMUKHI):
        transliterate(text, script)


@pytest.mark.parametrize("unit", ["a", "a ", "क्", "\u0301", "👍", "\ud800", "ababa", "aaaa bbbb"])
def test_a_huge_name_is_answered(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    key(text)
    transliterate(text, Script.DEVANAGARI)
    assert Index([(1, [text])]).find(text) in ([], [1])


@pytest.mark.parametrize(
    ("name", "latin", "devanagari", "gurmukhi"),
    [
        ("Sunita Devi", "Sunita Devi", "सुनीता देवी", "ਸੁਨੀਤਾ ਦੇਵੀ"),
        ("गुरप्रीत सिंह", "Gurpreet Singh", "गुरप्रीत सिंह", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
        ("ਜਸਵਿੰਦਰ ਕੌਰ", "Jaswinder Kaur", "जसविंदर कौर", "ਜਸਵਿੰਦਰ ਕੌਰ"),
        ("Ramlal", "Ramlal", "रामलाल", "ਰਾਮਲਾਲ"),
        ("हरभजन", "Harbhajan", "हरभजन", "ਹਰਭਜਨ"),
        ("ਘੁੰਮਣ", "Ghumman", "घुम्मण", "ਘੁੰਮਣ"),
        ("S. Tejinder", "S. Tejinder", "एस. तेजिंदर", "ਐਸ. ਤੇਜਿੰਦਰ"),
        ("A.P. Kumar", "A.P. Kumar", "ए.पी. कुमार", "ਏ.ਪੀ. ਕੁਮਾਰ"),
        ("", "", "", ""),
        ("فاطمہ", "فاطمہ", "فاطمہ", "فاطمہ"),
    ],
)
def test_a_name_is_shown_in_the_readers_script(name: str, latin: str, devanagari: str, gurmukhi: str) -> None:
    assert transliterate(name, Script.LATIN) == latin
    assert transliterate(name, Script.DEVANAGARI) == devanagari
    assert transliterate(name, Script.GURMUKHI) == gurmukhi


def people() -> Index:
    return Index(
        [
            (1, ["Gurpreet Singh", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "M-0142", "+919876543210"]),
            (2, ["Sunita Devi", "M-0043"]),
            (3, ["Om Prakash", "M-0044", "+919812345678"]),
            (4, ["Ramsingh", "M-0045"]),
            (5, ["ਜਸਵਿੰਦਰ ਕੌਰ", "M-0046"]),
        ]
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gurp", [1]),
        ("गुरप्रीत", [1]),
        ("sing", [1, 4]),
        ("singh gur", [1]),
        ("seeta", []),
        ("suneeta", [2]),
        ("3210", [1]),
        ("98765 43210", [1]),
        ("0044", [3]),
        ("M-0045", [4]),
        ("omprakash", [3]),
        ("om parkash", [3]),
        ("jaswinde", [5]),
        ("JASVINDER kaur", [5]),
        ("singh zzzz", []),
        ("", []),
        (" - ", []),
    ],
)
def test_the_index_finds(query: str, found: list[int]) -> None:
    assert people().find(query) == found


def test_the_start_of_a_word_comes_before_its_middle() -> None:
    index = Index([(1, ["Baldev"]), (2, ["Devi"]), (3, ["Mahadev"])])
    assert index.find("dev") == [2, 1, 3]
    assert index.find("dev", limit=1) == [2]
    assert index.find("dev", limit=0) == []


def test_changes_are_found_at_once_and_forgotten_ones_never() -> None:
    index = people()
    index.put(2, ["Salma Bano"])
    index.put(9, ["Sunita Rani"])
    index.remove(1)
    index.remove(77)
    assert (index.find("salma"), index.find("sunita"), index.find("gurpreet")) == ([2], [9], [])
    assert len(index) == 5


@given(
    st.lists(
        st.tuples(
            st.booleans(), st.integers(0, 6), st.sampled_from(["Ram Lal", "Sita", "ਸੀਤਾ ਕੌਰ", "Ramesh 12"])
        ),
        max_size=30,
    ),
    st.sampled_from(["ram", "sita", "कौर", "12", "lal ram", "esh"]),
)
def test_an_index_changed_step_by_step_finds_what_a_new_one_finds(
    steps: list[tuple[bool, int, str]], query: str
) -> None:
    index, people_now = Index(), dict[int, str]()
    for enters, id_, name in steps:
        if enters:
            index.put(id_, [name])
            people_now[id_] = name
        else:
            index.remove(id_)
            people_now.pop(id_, None)
    assert set(index.find(query)) == set(Index((id_, [name]) for id_, name in people_now.items()).find(query))


def test_many_changes_are_taken_into_the_one_text() -> None:
    index = Index()
    for id_ in range(2500):
        index.put(id_, [f"M-{id_:04}"])
    assert index.find("m-0007") == [7]
    assert index.find("m-2400") == [2400]


@pytest.mark.parametrize("word", ["हरप्रीत", "ਹਰਪ੍ਰੀਤ", "सुरप्रिया", "ਜਸਪ੍ਰੀਤ"])
def test_a_name_still_being_typed_is_looked_for_at_every_letter(word: str) -> None:
    index = Index([(1, (word,))])
    for end in range(2, len(word) + 1):
        index.find(word[:end])
    assert index.find(word) == [1]


GIVEN = ("Gurpreet", "Suneeta", "Chhaya", "Harpreet", "Rajesh", "ਹਰਪ੍ਰੀਤ", "राजेश", "Om", "Zeenat", "O'Neil")
TYPED = st.sampled_from(
    ("gurpreet s", "chhaya", "ksh om", "suneeta", "ਹਰਪ੍ਰੀਤ", "राजेश", "zeenat om", "98", "o'neil", "kumaar zz")
)


@given(
    st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(GIVEN), st.integers(900, 999)), max_size=25),
    TYPED,
    st.integers(1, 30),
    st.integers(0, 24),
)
def test_typing_on_finds_what_the_whole_text_finds(
    people: list[tuple[str, str, int]], text: str, limit: int, changed: int
) -> None:
    rows = [(n, (f"{first} {last}", str(number))) for n, (first, last, number) in enumerate(people)]
    typing = Index(rows)
    for end in range(1, len(text) + 1):
        if end == 3 and changed < len(rows):
            rows[changed] = (changed, ("Zeenat Suneeta", "98"))
            typing.put(*rows[changed])
        fresh = Index(rows)
        if end >= 3 and changed < len(rows):
            fresh.put(*rows[changed])
        assert typing.find(text[:end], limit) == fresh.find(text[:end], limit)
