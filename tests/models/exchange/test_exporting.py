# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables to take along: no formula, everybody, a manager's act."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from models.desk.desk import Desk
from models.exchange import exporting
from models.gatherings import register, sessions
from models.messages import NotAllowed, Refused
from models.words import Mark, Role
from tests.models.making import circle, somebody


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    somebody(desk, "Meena Verma", phones=("9876543210",), village="=1+1")
    name = circle(desk, people=(1,))
    session = sessions.log_forgotten(desk, name, desk.today - timedelta(days=1))
    register.mark(desk, session.id, 1, Mark.LATE)
    return desk


def test_no_cell_is_a_formula_and_phones_are_text(furnished: Desk) -> None:
    table = exporting.members_table(furnished, str)
    rows = list(csv.reader(io.StringIO(exporting.written(table, ".csv").decode("utf-8-sig"))))
    assert rows[1][table.headings.index("Village or area")] == "'=1+1"
    assert rows[1][table.headings.index("Phone")] == "98765 43210"
    assert rows[-1] == [table.footer]


def test_a_workbook_holds_the_same_text(furnished: Desk) -> None:
    table = exporting.members_table(furnished, str)
    book = load_workbook(io.BytesIO(exporting.written(table, ".xlsx")))
    cells = [[cell.value or "" for cell in row] for row in book.active.rows]  # pyright: ignore[reportOptionalMemberAccess, reportUnknownVariableType, reportUnknownMemberType, reportAttributeAccessIssue] - the library's own types
    assert cells[0] == list(table.headings)
    assert tuple(cells[1]) == table.rows[0]  # pyright: ignore[reportUnknownArgumentType] - the library's own types


def test_attendance_goes_by_its_days(furnished: Desk) -> None:
    day = furnished.today - timedelta(days=1)
    table = exporting.attendance_table(furnished, str, day, day)
    assert table.rows == ((day.isoformat(), "Morning Circle", "M-0001", "Meena Verma", "late", "in_person"),)
    assert exporting.attendance_table(furnished, str, last=day - timedelta(days=1)).rows == ()


def test_exports_are_the_managers_and_logged(furnished: Desk, as_role: Callable[[Role], Desk]) -> None:
    count = furnished.count
    exporting.members_table(furnished, str)
    assert furnished.count == count + 1
    with pytest.raises(Refused):
        exporting.written(exporting.members_table(furnished, str), ".pdf")
    for role in (Role.COUNSELLOR, Role.DESK):
        desk = as_role(role)
        for make in (exporting.members_table, exporting.attendance_table):
            with pytest.raises(NotAllowed):
                make(desk, str)
