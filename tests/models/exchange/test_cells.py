# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What single cells become, and the dates of a column together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.cells import (
    read_gender,
    read_languages,
    read_line,
    read_name,
    read_office_number,
    read_phones_cell,
    read_relative,
    read_remarks,
    split_age_gender,
    split_relation,
)
from models.exchange.column_dates import Reading, is_year_of_two, order_of, read_date_cell
from models.exchange.findings import Notebook, shown
from models.exchange.grid import Cell
from models.words import Gender, Relation

TODAY = date(2026, 11, 22)
AADHAAR = "9999 4105 7058"


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        ("M", Gender.MAN),
        ("f.", Gender.WOMAN),
        ("महिला", Gender.WOMAN),
        ("पु", Gender.MAN),
        ("ਮਰਦ", Gender.MAN),
        ("ਔਰਤ", Gender.WOMAN),
        ("Transgender", Gender.OTHER),
        ("अन्य", Gender.OTHER),
        ("not stated", Gender.NOT_STATED),
    ],
)
def test_gender_words(cell: str, gender: Gender) -> None:
    notebook = Notebook(1)
    assert read_gender(cell, notebook.asker("Sex", cell)) is gender
    assert not notebook.doubts


def test_an_unknown_gender_word_is_doubted_and_not_guessed() -> None:
    notebook = Notebook(1)
    assert read_gender("Q", notebook.asker("Sex", "Q")) is None
    assert len(notebook.doubts) == 1


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("9228303883", 1),
        ("74497-86907", 1),
        ("09380695604", 1),
        ("918682808141", 1),
        ("+91 68413 41981", 1),
        ("N/A", 0),
        (9228303883, 1),
        (9228303883.0, 1),
        ("98765 43210 / 98123 45670", 2),
        ("98765 43210, 98765 43210", 1),
        (None, 0),
        ("nil", 0),
    ],
)
def test_phones_in_every_shape(cell: Cell, numbers: int) -> None:
    notebook = Notebook(1)
    read, shared = read_phones_cell(cell, notebook.asker("Mobile", cell))
    assert (len(read), shared, notebook.doubts) == (numbers, False, [])
    assert all(number.startswith("+91") and len(number) == 13 for number in read)


def test_one_bad_number_does_not_lose_the_good_one() -> None:
    notebook = Notebook(1)
    assert read_phones_cell("98765 43210 / 1234", notebook.asker("Mobile", "x"))[0] == ("+919876543210",)
    assert len(notebook.doubts) == 1


def test_a_phone_with_a_word_beside_it_is_shared() -> None:
    notebook = Notebook(1)
    assert read_phones_cell("98765 43210 (brother)", notebook.asker("Mobile", "x")) == (
        ("+919876543210",),
        True,
    )
    assert notebook.doubts[0].read_as == "+919876543210"


def test_a_number_that_excel_shortened_is_left_empty() -> None:
    notebook = Notebook(1)
    assert read_phones_cell("9.87654E+09", notebook.asker("Mobile", "x")) == ((), False)
    assert "digits are lost" in notebook.doubts[0].reason.id


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("  Ajai  Gill ", "Ajai Gill"),
        ("BALJEET VERMA", "Baljeet Verma"),
        ("  Mr.  Anthony  Devi ", "Anthony Devi"),
        ("श्रीमती आशा", "आशा"),
        ("S. Murugan", "S. Murugan"),
        ("-", None),
        ("N/A", None),
    ],
)
def test_names_are_tidied(cell: str, name: str | None) -> None:
    assert read_name(cell, Notebook(1).asker("Name", cell)) == name


@pytest.mark.parametrize("cell", ["12", "=A1", "a\u202eb", "\x07\x07"])
def test_what_is_no_name_is_doubted(cell: str) -> None:
    notebook = Notebook(1)
    assert read_name(cell, notebook.asker("Name", cell)) is None
    assert notebook.doubts


def test_an_aadhaar_number_is_dropped_everywhere_and_masked_in_the_doubt() -> None:
    for cell in (f"Asha {AADHAAR}", f"Asha Aadhaar {AADHAAR}", "Asha ९९९९४१०५७०५८"):
        notebook = Notebook(1)
        assert read_line(cell, notebook.asker("Name", cell)) == "Asha"
        assert "4105" not in notebook.doubts[0].value
        assert "XXXX XXXX 7058" in notebook.doubts[0].value
    notebook = Notebook(1)
    assert read_phones_cell(999941057058, notebook.asker("Mobile", 999941057058)) == ((), False)
    assert notebook.doubts[0].value == "XXXX XXXX 7058"
    assert read_remarks(f"came, {AADHAAR}", Notebook(1).asker("Remarks", "x")) == "came, XXXX XXXX 7058"


def test_old_fonts_are_flagged_and_kept() -> None:
    notebook = Notebook(1)
    text = "lqèkkj vkSj nqckjk"
    assert read_remarks(text, notebook.asker("Remarks", text, sealed=True)) == text
    assert notebook.doubts[0].reason.parameters == {"font": "Kruti Dev"}
    assert notebook.doubts[0].plain().value == ""
    assert notebook.doubts[0].plain().reason.parameters == {}


def test_a_formula_in_a_remark_is_text_and_elsewhere_nothing() -> None:
    notebook = Notebook(1)
    cell = '=HYPERLINK("http://x")'
    assert read_remarks(cell, notebook.asker("Remarks", cell)) == cell
    assert read_office_number(cell, notebook.asker("Reg. No.", cell)) is None
    assert len(notebook.doubts) == 2


def test_an_office_number_that_became_a_date_is_not_taken_for_one() -> None:
    notebook = Notebook(1)
    assert read_office_number(date(2025, 4, 1), notebook.asker("Reg. No.", "x")) is None
    assert notebook.doubts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sunita D/o Ram Lal", ("Sunita", Relation.DAUGHTER_OF, "Ram Lal")),
        ("Ravi S/O. Mohan", ("Ravi", Relation.SON_OF, "Mohan")),
        ("आशा पत्नी रमेश", ("आशा", Relation.WIFE_OF, "रमेश")),
        ("ਗੁਰਮੀਤ ਪੁੱਤਰ ਬਲਦੇਵ", ("ਗੁਰਮੀਤ", Relation.SON_OF, "ਬਲਦੇਵ")),
        ("Sodhi", ("Sodhi", None, "")),
    ],
)
def test_a_relation_inside_a_name_is_taken_apart(text: str, parts: tuple[str, Relation | None, str]) -> None:
    assert split_relation(text) == parts


def test_relatives() -> None:
    ask = Notebook(1).asker("S/o", "x")
    assert read_relative("S/o Ram Lal", ask) == (Relation.SON_OF, "Ram Lal")
    assert read_relative("w/o", ask) == (Relation.WIFE_OF, None)
    assert read_relative("Mr. Ram Lal", ask) == (None, "Ram Lal")
    assert read_relative("Daughter", ask) == (Relation.DAUGHTER_OF, None)


@pytest.mark.parametrize("cell", ["34/M", "M/34", "34 yrs M", "34M", "३४/M"])
def test_age_and_sex_of_one_cell(cell: str) -> None:
    age, gender = split_age_gender(cell)
    assert (str(age).split()[0].rstrip("/"), gender) == ("34", "M")


def test_languages() -> None:
    assert read_languages("Hindi, ਪੰਜਾਬੀ", Notebook(1).asker("Language", "x")) == ("hi", "pa")


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        (date(2024, 12, 15), date(2024, 12, 15)),
        ("29/09/2024", date(2024, 9, 29)),
        ("17.11.2024", date(2024, 11, 17)),
        ("15 Dec 2024", date(2024, 12, 15)),
        ("5-6-2024", date(2024, 6, 5)),
        ("२९/०९/२०२४", date(2024, 9, 29)),
        ("30-09-24", date(2024, 9, 30)),
        ("15 दिसंबर 2024", date(2024, 12, 15)),
        (45641, date(2024, 12, 15)),
    ],
)
def test_dates_in_every_shape(cell: Cell, on: date) -> None:
    notebook = Notebook(1)
    assert read_date_cell(cell, Reading(TODAY, 20), notebook.asker("DOA", cell)) == on
    assert bool(notebook.doubts) == isinstance(cell, int)


def test_a_year_of_two_digits_waits_for_the_century() -> None:
    notebook = Notebook(1)
    assert read_date_cell("30-09-24", Reading(TODAY), notebook.asker("DOA", "30-09-24")) is None
    assert "two digits" in notebook.doubts[0].reason.id
    assert read_date_cell("30-09-85", Reading(TODAY, 19), notebook.asker("DOB", "x")) == date(1985, 9, 30)
    assert [
        is_year_of_two(cell)
        for cell in ("30-09-24", "3 Sep 24", "30-09-2024", "2024-09-30", date(2024, 1, 1))
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_nothing_after_today_is_taken() -> None:
    notebook = Notebook(1)
    assert read_date_cell(date(2026, 11, 23), Reading(TODAY), notebook.asker("DOA", "x")) is None
    assert "still to come" in notebook.doubts[0].reason.id


def test_day_and_month_are_never_swapped_in_silence() -> None:
    both = ["09/30/2024", "30/09/2024", "05/06/2024"]
    order = order_of([], both, None)
    notebook = Notebook(1)
    read = [read_date_cell(cell, Reading(TODAY, None, order), notebook.asker("DOA", cell)) for cell in both]
    assert read == [None, date(2024, 9, 30), None]
    assert len(notebook.doubts) == 2
    assert len(order.notes) == 1


def test_a_column_that_is_month_first_keeps_what_is_certain_and_asks_for_the_rest() -> None:
    column = ["09/30/2024", "05/06/2024", "05/05/2024"]
    notebook = Notebook(1)
    how = Reading(TODAY, None, order_of([], column, None))
    assert [read_date_cell(cell, how, notebook.asker("DOA", cell)) for cell in column] == [
        date(2024, 9, 30),
        None,
        date(2024, 5, 5),
    ]
    assert len(notebook.doubts) == 2
    said = Reading(TODAY, None, order_of([], column, said=False))
    assert read_date_cell("05/06/2024", said, notebook.asker("DOA", "x")) == date(2024, 5, 6)


def test_a_column_without_evidence_follows_the_others_then_custom_with_a_note() -> None:
    assert order_of([["30/09/2024"]], ["05/06/2024"], None).notes == ()
    alone = order_of([], ["05/06/2024"], None)
    assert (alone.day_first, len(alone.notes)) == (True, 1)
    assert not order_of([["09/30/2024"]], ["05/06/2024"], None).trusted


def test_the_trace_of_a_program_set_to_american_dates_is_noticed() -> None:
    swapped = order_of([], ["30/09/2024", "17/11/2024", date(2024, 5, 6), date(2024, 3, 9)], None)
    assert "may have swapped" in swapped.notes[0].id
    assert "mixes" in order_of([], ["30/09/2024", date(2024, 5, 16)], None).notes[0].id
    assert order_of([], [date(2024, 5, 16), date(2024, 5, 6)], None).notes == ()


@given(st.one_of(st.none(), st.text(max_size=80), st.integers(), st.floats(), st.dates(), st.booleans()))
def test_no_cell_crashes_a_reader(cell: Cell) -> None:
    ask = Notebook(1).asker("Column", cell)
    read_name(cell, ask)
    read_remarks(cell, ask)
    read_phones_cell(cell, ask)
    read_relative(cell, ask)
    read_gender(cell, ask)
    read_date_cell(cell, Reading(TODAY, 20), ask)
    assert len(shown(cell)) <= 81
