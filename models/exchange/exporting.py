# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members and attendance as tables to take along: a manager's act, logged, no cell a formula."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.exchange.rejects import safe
from models.gatherings.tables import Attendance, Group, GroupSession
from models.insight.roll import RollRow, roll
from models.messages import Refused, message
from models.people.members import listed
from models.people.phones import show_phone

Say = Callable[[str], str]
"""Puts a heading into the reader's language."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PASS_ON = message("For the work of the centre only. Please do not pass this on.")


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, rows of text, and the line that asks not to pass it on."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: str


def members_table(desk: Desk, say: Say) -> Table:
    """Return everybody. Managers; the log keeps that it was written."""
    desk.require(Act.EXPORT)
    headings = tuple(say(each.id) for each in _MEMBER_HEADINGS)
    rows = tuple(_member(row) for row in roll(desk))
    desk.note(Act.EXPORT, what="members", rows=len(rows))
    return Table(headings, rows, say(_PASS_ON.id))


def attendance_table(desk: Desk, say: Say, first: date | None = None, last: date | None = None) -> Table:
    """Return every mark between two days. Managers; the log keeps that it was written."""
    desk.require(Act.EXPORT)
    rows = tuple(_marks(desk, first, last))
    desk.note(Act.EXPORT, what="attendance", rows=len(rows))
    return Table(tuple(say(each.id) for each in _ATTENDANCE_HEADINGS), rows, say(_PASS_ON.id))


def written(table: Table, suffix: str) -> bytes:
    """Return a table as .xlsx or .csv, by the ending of the file. Raises Refused for another."""
    writers = {".xlsx": _xlsx, ".csv": _csv}
    if suffix.lower() not in writers:
        raise Refused(message("Name a file that ends in .xlsx or .csv."))
    return writers[suffix.lower()](table)


_MEMBER_HEADINGS = (
    message("Number"), message("Office number"), message("Name"), message("Name in its own script"),
    message("Relation"), message("Relative's name"), message("Gender"), message("Birth date"),
    message("Age"), message("Village or area"), message("Phone"), message("Stage"), message("Groups"),
    message("Sponsor"), message("Registered on"),
)  # fmt: skip
_ATTENDANCE_HEADINGS = (
    message("Date"), message("Group"), message("Number"), message("Name"), message("Mark"),
    message("Took part"),
)  # fmt: skip


def _member(row: RollRow) -> tuple[str, ...]:
    person = row.member
    return (
        person.number_text,
        _text(person.office_number),
        _text(person.name),
        _text(person.local_name),
        _text(person.relation),
        _text(person.relation_name),
        _text(person.gender),
        _text(person.birth_date),
        _text(person.age),
        _text(person.village),
        ", ".join(show_phone(phone) for phone in person.phones),
        _text(person.stage),
        _text(", ".join(row.groups)),
        _text(row.sponsor),
        _text(person.registered_on),
    )


def _marks(desk: Desk, first: date | None, last: date | None) -> Sequence[tuple[str, ...]]:
    people = {row.id: row for row in listed(desk)}
    number_text = centre(desk).number_text
    chosen = select(GroupSession, Attendance, Group.name).where(
        GroupSession.id == Attendance.session_id, GroupSession.group_id == Group.id
    )
    with desk.reading() as session:
        found = session.exec(chosen.order_by(col(GroupSession.on), col(Attendance.id))).all()
    return [
        (
            meeting.on.isoformat(),
            _text(group),
            number_text(people[line.member_id].number),
            _text(people[line.member_id].name),
            line.mark.value,
            line.mode.value,
        )
        for meeting, line, group in found
        if line.member_id in people
        and (first is None or meeting.on >= first)
        and (last is None or meeting.on <= last)
    ]


def _text(value: object) -> str:
    """Return a value as text that no spreadsheet program calculates; dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return safe(str(value))


def _csv(table: Table) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([table.headings, *table.rows, (table.footer,)])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(table: Table) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (table.headings, *table.rows, (table.footer,)):
        cells = [WriteOnlyCell(sheet, _CONTROLS.sub("\ufffd", text)) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
