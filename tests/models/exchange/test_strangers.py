# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in other offices' registers, read as a careful clerk would. Every name is invented."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from models.exchange.headings import meaning
from models.exchange.plan import Options, Plan, build
from models.exchange.reading import read
from models.messages import Refused
from models.words import Gender, Relation
from tests.models.exchange.older_files import book, container, label, record, substream

TODAY = date(2026, 11, 22)
Planned = Callable[..., Plan]


def _said(plan: Plan) -> list[str]:
    return [doubt.reason.id for doubt in plan.doubts]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("ਫੋਨ ਨੰ:", "phone"),
        ("फोन नं.", "phone"),
        ("मोबाईल नं.", "phone"),
        ("Date & Time of Admission", "admitted"),
        ("ਭਰਤੀ ਹੋਣ ਦੀ ਮਿਤੀ", "admitted"),
        ("Discharge Date/Time", "left"),
        ("ਆਖਰੀ ਨਸ਼ਾ", "last_use"),
        ("Last consumed on", "last_use"),
        ("Clean since", "sobriety_start"),
        ("नशा कब छोड़ा", "sobriety_start"),
        ("Age-Sex", "age,gender"),
        ("पति/पिता", "guardian"),
        ("V.P.O.", "village"),
        ("OPD/IPD No", "reg_no"),
        ("Any other remarks", "remarks"),
        ("Mother's mobile", ""),
        ("Guardian's phone", ""),
        ("Date of first use", ""),
        ("Contact person", ""),
        ("Post Office", ""),
    ],
)
def test_headings_of_other_offices(header: str, field: str) -> None:
    assert ",".join(meaning(header)) == field


@pytest.mark.parametrize(
    ("relation", "guardian", "gender", "stands"),
    [
        ("Father", "Des Raj", "M", (Relation.SON_OF, "Des Raj")),
        ("father", "Des Raj", "F", (Relation.DAUGHTER_OF, "Des Raj")),
        ("Mother", "Kamla", "", (None, "Kamla")),
        ("Husband", "Tara Chand", "F", (Relation.WIFE_OF, "Tara Chand")),
        ("nephew", "Ashok", "M", (Relation.CARE_OF, "Ashok")),
        ("भाई", "मोहन", "M", (Relation.CARE_OF, "मोहन")),
        ("S/o", "Des Raj", "M", (Relation.SON_OF, "Des Raj")),
        ("Father", "", "M", (None, None)),
    ],
)
def test_a_column_that_says_what_the_relative_is(
    planned: Planned, relation: str, guardian: str, gender: str, stands: object
) -> None:
    plan = planned([("Name", "Relation", "Guardian", "Sex"), ("Amar", relation, guardian, gender)])
    person = plan.rows[0].entry.person
    assert (person.relation, person.relation_name) == stands


def test_a_man_who_is_a_daughter_is_doubted(planned: Planned) -> None:
    rows = [
        ("Name", "S/o D/o", "Age/Sex"),
        ("Rakesh", "D/o Ram Lal", "45/M"),
        ("Seema", "D/o Ram Lal", "20/F"),
    ]
    plan = planned(rows)
    assert [doubt.row for doubt in plan.doubts if "go together" in doubt.reason.id] == [2]
    assert plan.rows[0].entry.person.gender is Gender.MAN


def test_an_age_far_from_the_birth_date_is_doubted(planned: Planned) -> None:
    rows = [("Name", "Age", "DOB"), ("Amar", 60, date(1990, 1, 1)), ("Bhola", 36, date(1990, 1, 1))]
    assert [doubt.row for doubt in planned(rows).doubts if "differs" in doubt.reason.id] == [2]


@pytest.mark.parametrize(
    ("cell", "numbers", "shared"),
    [
        ("'9876123450", ("+919876123450",), False),
        ("9876123450*", ("+919876123450",), False),
        ("9876123450 (P.P.)", ("+919876123450",), True),
        ("9876123473-74", ("+919876123473",), False),
        (9876000000.0, ("+919876000000",), False),
        ("No phone", (), False),
        ("ਫੋਨ ਨਹੀਂ", (), False),
    ],
)
def test_phones_of_other_offices(
    planned: Planned, cell: object, numbers: tuple[str, ...], shared: bool
) -> None:
    person = planned([("Name", "Phone"), ("Amar", cell)]).rows[0].entry.person
    assert (person.phones, person.shared_phone) == (numbers, shared)


def test_a_number_that_a_spreadsheet_may_have_shortened_is_doubted(planned: Planned) -> None:
    plan = planned([("Name", "Phone"), ("Amar", 9.876e9), ("Bhola", 9876123450.0)])
    assert [(doubt.row, doubt.read_as) for doubt in plan.doubts] == [(2, "+919876000000")]


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ("45725", date(2025, 3, 9)),
        (45725.5, date(2025, 3, 9)),
        ("9\\3\\2025", date(2025, 3, 9)),
        ("19.03.2025.", date(2025, 3, 19)),
        ("14-04-2025, 10.30 am", date(2025, 4, 14)),
        ("14/4/2025 at 5:30pm", date(2025, 4, 14)),
        ("14-05-2025 5 pm", date(2025, 5, 14)),
        ("=TODAY()", None),
        ("=#REF!", None),
    ],
)
def test_dates_of_other_offices(planned: Planned, cell: object, read_as: date | None) -> None:
    plan = planned([("Name", "DOA"), ("Amar", cell), ("Bhola", "31/12/2024")])
    assert plan.rows[0].entry.person.admitted == read_as


@pytest.mark.parametrize("head", ["DOA", "Discharge date", "Sober since", "Last use"])
def test_only_a_birth_is_taken_a_century_earlier(planned: Planned, head: str) -> None:
    plan = planned([("Name", head), ("Amar", "21/02/85")], century=20)
    (row,) = plan.rows
    person = row.entry.person
    assert (person.admitted, person.left, row.entry.sobriety_start) == (None, None, None)
    assert [doubt.reason.id for doubt in row.doubts] == ["This date is still to come. It was left empty."]


def test_birth_and_admission_of_two_digits_are_read_by_one_century(planned: Planned) -> None:
    plan = planned([("Name", "DOB", "DOA"), ("Amar", "21/02/85", "13/04/25")], century=20)
    person = plan.rows[0].entry.person
    assert (person.birth_date, person.admitted) == (date(1985, 2, 21), date(2025, 4, 13))
    assert [doubt.read_as for doubt in plan.doubts] == ["21-02-1985"]


def test_a_formula_that_lost_its_cell_is_no_name_and_no_village(planned: Planned) -> None:
    plan = planned([("Name", "Village"), ("=#REF!", "Kharar"), ("Amar", "=@x")])
    assert [row.entry.person.village for row in plan.rows] == [None]
    assert [one.row for one in plan.rejected] == [2]


def test_titles_months_and_footers_between_the_rows_are_nobody(planned: Planned) -> None:
    rows = [
        ("Name", "Sex", "Phone", "Village"),
        ("April 2025",),
        ("MEN WARD",),
        ("harjit singh", "M", "9876123450"),
        ("Sunita",),
        (None, None, "9876123451"),
        ("Prepared by: Clerk", None, None, "Verified by"),
    ]
    plan = planned(rows)
    assert [row.entry.person.name for row in plan.rows] == ["Harjit Singh", "Sunita"]
    assert [one.row for one in plan.rejected] == [3, 6]


def test_groups_of_rows_joined_by_their_name_stay_two(planned: Planned) -> None:
    from models.exchange.grid import Merge

    rows = [("Name", "Group"), ("Amar", "Morning"), (None, "Evening")]
    assert planned(rows, merges=(Merge(2, 0, 3, 0),)).rows[0].groups == ("Morning", "Evening")


def test_a_sponsor_is_found_by_a_number_with_its_word(planned: Planned) -> None:
    rows = [
        ("Reg No", "Name", "Sponsor", "Age"),
        ("2/25", "Bhola", "", 40),
        ("3/25", "Kiran", "No. 2/25", 16),
    ]
    plan = planned(rows)
    assert [(one.row, one.sponsor_row) for one in plan.sponsor_links] == [(3, 2)]
    assert "The sponsee is under 18. The guardian's word is needed." in _said(plan)
    assert "This person is under 18. A guardian is to be named within seven days." in _said(plan)


def test_what_stands_beside_the_headings_is_said() -> None:
    data = b"Name,Village,Phone\nAmar,5 Hall Road, Kharar,9876123450\nBhola,Kurali,9876123451\n\x1a"
    plan = build(read(data, "people.csv"), Options(TODAY))
    said = [doubt.reason for doubt in plan.doubts if doubt.row == 0]
    assert [(one.count, one.parameters["rows"]) for one in said] == [(1, "2")]
    assert (len(plan.rows), plan.rejected) == (2, ())


@pytest.mark.parametrize("data", [b'{"name": "Amar",\n"age": 1}', b'[{"name": "Amar"}]', b'{\n "Name": 1\n}'])
def test_a_document_of_a_script_is_no_spreadsheet(data: bytes) -> None:
    with pytest.raises(Refused, match="not a spreadsheet"):
        read(data, "record.json")


def _xlsx(change: Callable[[Any], None]) -> bytes:
    workbook = openpyxl.Workbook()
    change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_a_file_that_counts_days_from_1904() -> None:
    def fill(workbook: Any) -> None:
        workbook.epoch = CALENDAR_MAC_1904
        for row in (("Name", "DOA", "Sober since"), ("Amar", date(2025, 3, 8), 44263)):
            workbook.worksheets[0].append(row)

    entry = build(read(_xlsx(fill)), Options(TODAY)).rows[0].entry
    assert (entry.person.admitted, entry.sobriety_start) == (date(2025, 3, 8), date(2025, 3, 9))


def test_hidden_rows_are_read_and_said_in_three_formats(ods: Callable[..., bytes]) -> None:
    def fill(workbook: Any) -> None:
        for row in (("Name",), ("Amar",), ("Bhola",)):
            workbook.worksheets[0].append(row)
        workbook.worksheets[0].row_dimensions[3].hidden = True

    row = record(0x0208, "HHHHHHBBH", 2, 0, 1, 255, 0, 0, 0x20, 1, 0)
    cells = [label((0, 0), "Name"), label((1, 0), "Amar"), row, label((2, 0), "Bhola")]
    older = container(book({"Register": substream(*cells)}))
    for data in (_xlsx(fill), older, ods([("Name",), ("Amar",), ("Bhola",)], hidden=(2,))):
        plan = build(read(data), Options(TODAY))
        assert [len(plan.rows), *(doubt.reason.count for doubt in plan.doubts)] == [2, 1]
