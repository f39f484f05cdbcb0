# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of rows that were not imported: why, and what stood in them, fit to be corrected."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from models.exchange.cells import text_of
from models.exchange.grid import Cell
from models.exchange.plan import Plan
from models.messages import Message
from models.people.identity import mask_aadhaar
from models.words import Field

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rejected_csv(plan: Plan, say: Callable[[Message], str], *, row: str, reason: str, sealed: bool) -> bytes:
    """Return the rejected rows as UTF-8 with a mark that Excel knows.

    ``say`` puts a reason into words; ``row`` and ``reason`` head the first two columns. Sealed columns
    stay empty unless ``sealed`` says that the reader may see them. Aadhaar numbers are masked, and no cell
    is a formula.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows(_table(plan, say, row=row, reason=reason, sealed=sealed))
    return out.getvalue().encode("utf-8-sig")


def rejected_xlsx(plan: Plan, say: Callable[[Message], str], *, row: str, reason: str, sealed: bool) -> bytes:
    """Return the same rows as a workbook: a spreadsheet program opens no .xlsx that holds plain text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in _table(plan, say, row=row, reason=reason, sealed=sealed):
        written = [WriteOnlyCell(sheet, _CONTROLS.sub("\ufffd", str(text))) for text in cells]
        for cell in written:
            cell.data_type = "s"
        sheet.append(written)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table(
    plan: Plan, say: Callable[[Message], str], *, row: str, reason: str, sealed: bool
) -> Iterator[list[str | int]]:
    hidden = frozenset[int]() if sealed else plan.sealed_columns()
    columns = sorted(plan.columns, key=lambda column: column.index)
    yield [row, reason, *(safe(column.header) for column in columns)]
    for rejected in plan.rejected:
        cells = dict(enumerate(rejected.cells))
        said = (
            "" if one.index in hidden else safe(cells.get(one.index), phone_field=Field.PHONE in one.fields)
            for one in columns
        )
        yield [rejected.row, safe(say(rejected.reason)), *said]


def safe(cell: Cell, *, phone_field: bool = False) -> str:
    """Return a cell as text that a spreadsheet program never calculates, an Aadhaar number masked."""
    text = mask_aadhaar(text_of(cell), phone_field=phone_field)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
