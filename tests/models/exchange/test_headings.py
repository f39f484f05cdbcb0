# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which row holds the headings, and what they mean."""

from collections.abc import Sequence

import pytest

from models.exchange.grid import Grid, Merge, lines_of
from models.exchange.headings import Headings, NoHeadings, find, meaning
from models.messages import Refused


def _found(rows: Sequence[Sequence[object]], merges: Sequence[Merge] = (), **chosen: str) -> Headings:
    named = {header.replace("_", " "): field for header, field in chosen.items()}
    return find(Grid(lines_of(rows), merges=tuple(merges)), named)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Name of Member", "name"),
        ("नाम", "name"),
        ("ਨਾਂ", "name"),
        ("PATIENT'S NAME", "name"),
        ("Name नाम", "name"),
        ("Name (in Hindi)", "local_name"),
        ("Reg. No.", "reg_no"),
        ("पंजीकरण संख्या", "reg_no"),
        ("S/o D/o W/o", "relation"),
        ("पुत्र/पुत्री/पत्नी", "relation"),
        ("Father's / Husband's Name", "guardian"),
        ("पिता का नाम", "guardian"),
        ("ਪਿਤਾ ਦਾ ਨਾਂ", "guardian"),
        ("Age/Sex", "age gender"),
        ("नशा छोड़ने की तारीख", "sobriety_start"),
        ("ਸੋਬਰ ਮਿਤੀ", "sobriety_start"),
        ("आयु / लिंग", "age gender"),
        ("ਉਮਰ/ਲਿੰਗ", "age gender"),
        ("Name & S/o", "name relation"),
        ("Age (in years)", "age"),
        ("Mobile No.", "phone"),
        ("Contact No. 2", "phone"),
        ("मोबाइल नंबर", "phone"),
        ("ਮੋਬਾਈਲ ਨੰਬਰ", "phone"),
        ("DOA", "admitted"),
        ("D.O.A.", "admitted"),
        ("Date of Adm. (dd/mm/yyyy)", "admitted"),
        ("भर्ती की तिथि", "admitted"),
        ("DOD", "left"),
        ("Date of Discharge", "left"),
        ("DOB", "birth_date"),
        ("Sober since", "sobriety_start"),
        ("नशामुक्ति आरंभ तिथि", "sobriety_start"),
        ("Last use", "last_use"),
        ("अंतिम सेवन की तिथि", "last_use"),
        ("ਗਰੁੱਪ", "groups"),
        ("Sponsor", "sponsor"),
        ("टिप्पणी", "remarks"),
        ("Date of Admision", "admitted"),
        ("Moblie No.", "phone"),
    ],
)
def test_headings_in_english_hindi_and_punjabi(header: str, fields: str) -> None:
    assert " ".join(meaning(header)) == fields


@pytest.mark.parametrize(
    "header",
    [
        "Mother's Name",
        "S.No",
        "क्र.सं.",
        "Aadhaar No.",
        "Date of Readmission",
        "Date",
        "Address",
        "Named",
        "Sox",
        "Xyz",
        "Name of Doctor",
        "Fathers' Occupation",
        "Date of Death",
        "No.",
        "Emergency Contact Name",
        "/",
        "()",
    ],
)
def test_what_is_unknown_stays_so(header: str) -> None:
    assert meaning(header) == ()


def test_the_row_of_headings_under_titles_and_joined_cells() -> None:
    headings = _found(
        [
            ("NASHA MUKTI KENDRA",),
            ("Name of centre:", "Asha Kendra"),
            (),
            ("S.No", "Name", "Group"),
            (1, "Asha", "AA"),
        ],
        [Merge(1, 0, 1, 4)],
    )
    assert headings.first_row == 4
    assert [(column.header, column.field) for column in headings.columns] == [
        ("S.No", None),
        ("Name", "name"),
        ("Group", "groups"),
    ]


def test_headings_of_two_rows() -> None:
    headings = _found(
        [
            ("Reg. No.", "Name", "Date of", None),
            (None, None, "admission", "discharge"),
            ("1", "Asha", None, None),
        ],
        [Merge(1, 2, 1, 3), Merge(1, 1, 2, 1), Merge(1, 0, 2, 0)],
    )
    assert (headings.first_row, headings.last_row) == (1, 2)
    assert [column.field for column in headings.columns] == ["reg_no", "name", "admitted", "left"]


def test_of_two_name_columns_the_latin_one_is_the_name() -> None:
    headings = _found([("नाम", "Name"), ("सुनीता", "Sunita"), ("आशा", "Asha")])
    assert [column.field for column in headings.columns] == ["local_name", "name"]


def test_a_name_column_in_its_own_script_alone_is_the_name() -> None:
    assert _found([("नाम", "समूह"), ("सुनीता", "AA")]).columns[0].field == "name"
    assert _found([("Name in Hindi", "Group"), ("सुनीता", "AA")]).columns[0].field == "name"


def test_a_second_column_of_the_same_meaning_is_left_out_but_phones_may_be_several() -> None:
    headings = _found([("Name", "Age", "Age", "Mobile", "Phone 2"), ("Asha", 1, 2, 3, 4)])
    assert [column.field for column in headings.columns] == ["name", "age", None, "phone", "phone"]


def test_a_person_may_say_what_a_column_is() -> None:
    headings = _found([("Client", "Kith"), ("Asha", "Ram Lal")], Kith="guardian", Client="name")
    assert [column.field for column in headings.columns] == ["name", "guardian"]
    headings = _found([("Name", "Group"), ("Asha", "AA")], Group="none")
    assert [column.field for column in headings.columns] == ["name", None]


def test_a_wrong_mapping_is_refused() -> None:
    with pytest.raises(Refused, match="no field"):
        _found([("Name", "Group")], Group="shoe_size")
    with pytest.raises(Refused, match="not in the file"):
        _found([("Name", "Group")], Kith="guardian")


def test_a_name_among_unknown_columns_is_enough_unless_a_better_row_follows() -> None:
    assert _found([("Name", "Colour"), ("Asha", "blue")]).first_row == 1
    assert _found([("Name", "Asha Kendra"), ("Name", "Group"), ("Asha", "AA")]).first_row == 2


def test_no_headings_is_said() -> None:
    with pytest.raises(NoHeadings, match="No row of headings"):
        _found([("Asha", "AA"), ("Ravi", "SMART")])
