# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of 2025-26, as an office kept it."""

import csv
import io
from collections import Counter
from datetime import date
from functools import cache

import pytest

from models.exchange.existing import Existing, Known
from models.exchange.plan import Action, Options, Plan, build
from models.exchange.reading import read
from models.exchange.rejects import rejected_csv
from models.words import GroupModel, OnMatch

TODAY = date(2026, 11, 22)


@cache
def _plan(data: bytes, century: int | None) -> Plan:
    return build(read(data), Options(TODAY, century=century))


@pytest.fixture(params=[None, 20])
def plan(register: bytes, request: pytest.FixtureRequest) -> Plan:
    return _plan(register, request.param)


@pytest.fixture
def certain(register: bytes) -> Plan:
    return _plan(register, 20)


def test_every_column_is_reported(plan: Plan) -> None:
    assert [(column.header, column.field) for column in plan.columns] == [
        ("S.No", None),
        ("Reg. No.", "reg_no"),
        ("Name of Member", "name"),
        ("नाम", "local_name"),
        ("Father's / Husband's Name", "guardian"),
        ("Age", "age"),
        ("Sex", "gender"),
        ("Mobile No.", "phone"),
        ("Date of Admission", "admitted"),
        ("Date of Discharge", "left"),
        ("Sober since", "sobriety_start"),
        ("Group", "groups"),
        ("Sponsor", "sponsor"),
        ("Remarks", "remarks"),
    ]


def test_nobody_is_lost_and_nobody_is_there_twice(plan: Plan) -> None:
    assert (plan.figures.rows, plan.figures.added, plan.figures.skipped, plan.figures.rejected) == (
        222,
        220,
        2,
        0,
    )
    assert len({row.entry.person.office_number for row in plan.rows if row.action is Action.ADD}) == 220
    assert [(one.row, one.like_row) for one in plan.duplicates if one.certain] == [(53, 51), (143, 141)]


def test_repeated_headings_blank_lines_and_the_total_are_no_people(plan: Plan) -> None:
    assert not {4, 52, 67, 191, 232, 233} & {row.row for row in plan.rows}


def test_names_are_tidied(plan: Plan) -> None:
    names = {row.row: row.entry.person.name for row in plan.rows}
    assert names[8] == "Ajai Gill"
    assert names[15] == "Baljeet Verma"
    assert names[40] == "Anthony Devi"
    assert not any(name.isupper() or "  " in name or name.startswith("Mr") for name in names.values())
    assert plan.rows[0].entry.person.local_name == "सुनीता"


def test_dates_are_dates_text_dotted_and_with_month_names(certain: Plan) -> None:
    rows = {row.row: row.entry for row in certain.rows}
    assert (rows[5].person.admitted, rows[5].person.left) == (date(2024, 9, 29), date(2024, 11, 17))
    assert rows[5].sobriety_start == date(2024, 9, 30)
    assert rows[7].person.left == date(2024, 12, 15)
    assert rows[9].person.admitted == date(2025, 5, 2)
    assert rows[9].sobriety_start == date(2025, 5, 12)


def test_years_of_two_digits_wait_for_the_century(register: bytes) -> None:
    asking = _plan(register, None)
    assert asking.needs_century
    assert (5, "Sober since") in asking.two_digit_years
    assert asking.rows[0].entry.sobriety_start is None
    told = _plan(register, 20)
    assert not told.needs_century
    assert (
        sum("two digits" in doubt.reason.id for doubt in asking.doubts) == len(asking.two_digit_years) == 36
    )
    assert not any("two digits" in doubt.reason.id for doubt in told.doubts)


def test_every_filled_date_is_read_once_the_century_is_known(register: bytes, certain: Plan) -> None:
    cells = {line.number: line.cells for line in read(register).lines}
    for row in certain.rows:
        filled = [cell is not None for cell in (*cells[row.row], *[None] * 14)[8:11]]
        person = row.entry.person
        assert filled == [
            person.admitted is not None,
            person.left is not None,
            row.entry.sobriety_start is not None,
        ]


def test_phones_in_six_shapes(register: bytes, plan: Plan) -> None:
    cells = {line.number: line.at(7) for line in read(register).lines}
    for row in plan.rows:
        assert len(row.entry.person.phones) == (cells[row.row] not in (None, "N/A"))
    assert sum(row.entry.person.shared_phone for row in plan.rows) == 22


def test_aadhaar_numbers_are_dropped_and_the_people_kept(plan: Plan) -> None:
    told = [doubt for doubt in plan.doubts if "Aadhaar" in doubt.reason.id]
    assert len(told) == 10
    assert {doubt.row for doubt in told} <= {row.row for row in plan.rows if row.action is Action.ADD}
    assert "9999 4105" not in repr(plan)
    assert "99994105" not in repr(plan)


def test_remarks_and_dates_of_sobriety_are_marked_as_sealed(plan: Plan) -> None:
    for doubt in plan.doubts:
        assert doubt.sealed == (doubt.row > 0 and doubt.column in ("Sober since", "Remarks"))
    assert {column.header for column in plan.columns if column.index in plan.sealed_columns()} == {
        "Sober since",
        "Remarks",
    }


def test_old_fonts_and_formulas_are_flagged(plan: Plan) -> None:
    reasons = Counter(doubt.reason.id for doubt in plan.doubts if doubt.column == "Remarks")
    assert sum(count for reason, count in reasons.items() if "font" in reason) == 6
    assert sum(count for reason, count in reasons.items() if "formula" in reason) == 6
    assert sum(row.entry.remarks == '=HYPERLINK("http://x")' for row in plan.rows) == 6


def test_groups_are_planned_with_what_their_names_speak_of(plan: Plan) -> None:
    assert {group.name: group.model for group in plan.new_groups} == {
        "Aftercare (Sunday)": GroupModel.COMMUNITY,
        "SMART Tues": GroupModel.SMART,
        "Morning Circle": GroupModel.OWN,
        "Women's Group": GroupModel.WOMEN,
        "NA - Just for Today": GroupModel.TWELVE_STEP,
        "Alumni WhatsApp": GroupModel.ONLINE,
    }
    assert sum(group.members for group in plan.new_groups) == sum(len(row.groups) for row in plan.rows) == 220
    assert next(group for group in plan.new_groups if group.model is GroupModel.WOMEN).genders == ("woman",)


def test_a_man_in_a_womens_group_is_added_with_a_doubt(plan: Plan) -> None:
    row = next(row for row in plan.rows if row.row == 9)
    assert row.groups == ("Women's Group",)
    assert any("meant for others" in doubt.reason.id and doubt.row == 9 for doubt in plan.doubts)


def test_sponsors_are_linked_where_certain_and_listed_where_not(register: bytes, plan: Plan) -> None:
    named = sum(line.at(12) not in (None, "Sponsor") for line in read(register).lines)
    skipped = sum(row.entry.sponsor is not None for row in plan.rows if row.action is Action.SKIP)
    assert len(plan.sponsor_links) + len(plan.unmatched_sponsors) == named - skipped
    assert len(plan.sponsor_links) == 39
    people = {row.row: row.entry.person.name for row in plan.rows}
    for link in plan.sponsor_links:
        assert link.sponsor_row is not None
        assert people[link.sponsor_row].casefold() == link.name.casefold() or not link.alike


def test_probable_duplicates_are_added_and_listed_with_a_reason(plan: Plan) -> None:
    listed = [one for one in plan.duplicates if not one.certain]
    assert listed
    added = {row.row for row in plan.rows if row.action is Action.ADD}
    assert all(one.row in added and one.reason.id for one in listed)


@pytest.mark.parametrize("on_match", list(OnMatch))
def test_the_same_file_again_changes_nothing(register: bytes, certain: Plan, on_match: OnMatch) -> None:
    members = tuple(
        Known(
            number,
            row.entry.person,
            groups=row.groups,
            has_sobriety=row.entry.sobriety_start is not None,
            has_remarks=True,
        )
        for number, row in enumerate((row for row in certain.rows if row.action is Action.ADD), start=1)
    )
    again = build(read(register), Options(TODAY, century=20, on_match=on_match), Existing(members))
    assert (again.figures.added, again.figures.rejected, again.figures.rows) == (0, 0, 222)
    assert not any(row.changes for row in again.rows)
    assert not any(row.groups and not again.new_groups for row in again.rows)


def test_a_file_of_rejected_rows() -> None:
    rows = b"Name,Mobile,Group,Sober since,Aadhaar\n,98765 43210,=1+1,01/05/2025,9999 4105 7058\n"
    plan = build(read(rows), Options(TODAY))
    told = rejected_csv(plan, lambda reason: reason.id, row="Row", reason="Reason", sealed=False)
    table = list(csv.reader(io.StringIO(told.decode("utf-8-sig"))))
    assert table == [
        ["Row", "Reason", "Name", "Mobile", "Group", "Sober since", "Aadhaar"],
        ["2", "There is no name in this row.", "", "98765 43210", "'=1+1", "", "XXXX XXXX 7058"],
    ]
    assert b"01/05/2025" in rejected_csv(
        plan, lambda reason: reason.id, row="Row", reason="Reason", sealed=True
    )
