# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a name is shown, and how two people of one name are told apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people.names import Listed, display, distinguished, first_and_initial, tidy_name
from models.text import NotText, nfc
from models.words import Language, NameLevel


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sunita Devi", "Sunita D."),
        ("Sunita", "Sunita"),
        ("S. Murugan", "S. Murugan"),
        ("K.S. Gill", "K.S. Gill"),
        ("Smt. Sunita Devi", "Sunita D."),
        ("Mr.Anthony Gill", "Anthony G."),
        ("Shri Om Prakash Verma", "Om V."),
        ("Md Salim Khan", "Md Salim K."),
        ("Md. Salim", "Md. Salim"),
        ("Ramesh (Bunty)", "Ramesh B."),
        ("Ramesh Khan S/o Mohan Khan", "Ramesh K."),
        ("सुनीता देवी", "सुनीता दे."),
        ("राम क्षत्रिय", "राम क्ष."),
        ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "ਗੁਰਪ੍ਰੀਤ ਕੌ."),
        ("श्रीमती सुनीता देवी", "सुनीता दे."),
        ("ਸ਼੍ਰੀ ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਗੁਰਪ੍ਰੀਤ ਸਿੰ."),
        ("Ms", "Ms"),
        ("", ""),
    ],
)
def test_a_first_name_with_an_initial(name: str, shown: str) -> None:
    assert first_and_initial(name) == nfc(shown)


def test_the_fathers_initial_is_never_shortened_again() -> None:
    assert first_and_initial("S. Murugan", initial_first=True) == "S. Murugan"
    assert first_and_initial("S. Murugan Pillai", initial_first=True) == "S. Murugan P."


@pytest.mark.parametrize("name", ["P. Karthik", "P Karthik", "A.P. Karthik"])
@pytest.mark.parametrize("reader", [Language.HINDI, Language.PUNJABI])
def test_an_initial_stands_in_the_script_of_the_name_it_belongs_to(name: str, reader: Language) -> None:
    shown = display(name, None, NameLevel.INITIAL, "M-0018", script=reader, approximate=True)
    assert not re.search("[A-Za-z]", shown)
    assert len(shown.split()) == 2
    assert not shown.endswith(".")


def test_each_level_shows_its_own() -> None:
    def shown(level: NameLevel, circle: str | None = "Asha") -> str:
        return display("Sunita Devi", None, level, "M-0142", circle)

    assert shown(NameLevel.FULL) == "Sunita Devi"
    assert shown(NameLevel.INITIAL) == "Sunita D."
    assert shown(NameLevel.CIRCLE) == "Asha"
    assert shown(NameLevel.CIRCLE, None) == shown(NameLevel.CIRCLE, " ") == "M-0142"
    assert shown(NameLevel.NUMBER) == "M-0142"


def test_a_reader_gets_their_script_and_a_guess_is_marked() -> None:
    def shown(language: Language, *, approximate: bool, local: str | None = "सुनीता देवी") -> str:
        return display(
            "Sunita Devi", local, NameLevel.INITIAL, "M-1", script=language, approximate=approximate
        )

    assert shown(Language.HINDI, approximate=True) == "सुनीता दे."
    assert shown(Language.ENGLISH, approximate=True) == "Sunita D."
    assert shown(Language.PUNJABI, approximate=True) == "~ਸੁਨੀਤਾ ਦੇ."
    assert shown(Language.PUNJABI, approximate=False) == "Sunita D."
    assert shown(Language.HINDI, approximate=True, local=None) == "~सुनीता दे."


def test_two_of_one_name_are_told_apart_by_the_shortest_means() -> None:
    rows = [
        Listed("Sunita D.", "M-0142", "Rampur"),
        Listed("Sunita D.", "M-0143", "Moga"),
        Listed("Ravi", "M-0101", "Moga"),
        Listed("Ravi", "M-0201", "Moga"),
        Listed("Ravi", "M-0302"),
        Listed("Asha", "M-0007", "Moga"),
    ]
    expected = [
        "Sunita D. (Rampur)",
        "Sunita D. (Moga)",
        "Ravi (M-0101)",
        "Ravi (M-0201)",
        "Ravi (02)",
        "Asha",
    ]
    assert distinguished(rows) == expected


NAMES = st.sampled_from(["Ravi", "ravi", "Ravi (01)", "Asha", "सीता"])


@given(st.lists(st.tuples(NAMES, st.sampled_from([None, "", "Moga", "01", "moga"])), max_size=12))
def test_no_two_on_a_list_look_alike(people: list[tuple[str, str | None]]) -> None:
    rows = [
        Listed(name, f"M-{place % 3:02}{place:02}", village) for place, (name, village) in enumerate(people)
    ]
    shown = distinguished(rows)
    assert len({name.casefold() for name in shown}) == len(rows)
    assert all(name.startswith(row.shown) for name, row in zip(shown, rows, strict=True))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("RAMESH KHAN", "Ramesh Khan"),
        ("D'SOUZA", "D'Souza"),
        ("K.S. GILL", "K.S. Gill"),
        ("Mr. ANTHONY", "Mr. Anthony"),
        ("  ravi   kumar ", "Ravi Kumar"),
        ("r k singh", "R K Singh"),
        ("k.s. gill", "K.S. Gill"),
        ("McDonald", "McDonald"),
        ("सुनीता  देवी", "सुनीता देवी"),
        ("", ""),
    ],
)
def test_a_typed_name_is_tidied(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


def test_a_title_is_dropped_on_request() -> None:
    assert tidy_name("SMT. RANI", drop_honorific=True) == "Rani"
    with pytest.raises(NotText):
        tidy_name("x" * 1_000_000)


@given(st.text(max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    for level in NameLevel:
        assert isinstance(
            display(text, text, level, "M-1", text, script=Language.HINDI, approximate=True), str
        )


@pytest.mark.parametrize("unit", ["a", " ", "Mr. ", "S. ", "\u0301", "क्", "( "])
def test_a_huge_name_is_shown_short(unit: str) -> None:
    assert len(first_and_initial(unit * (1_000_000 // len(unit)))) <= 400
