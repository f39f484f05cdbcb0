# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of rows that were not imported: why, and what stood in them, fit to be corrected."""

import csv
import io
from collections.abc import Callable

from models.exchange.cells import text_of
from models.exchange.grid import Cell
from models.exchange.plan import Plan
from models.messages import Message
from models.people.identity import mask_aadhaar
from models.words import Field

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rejected_csv(plan: Plan, say: Callable[[Message], str], *, row: str, reason: str, sealed: bool) -> bytes:
    """Return the rejected rows as UTF-8 with a mark that Excel knows.

    ``say`` puts a reason into words; ``row`` and ``reason`` head the first two columns. Sealed columns
    stay empty unless ``sealed`` says that the reader may see them. Aadhaar numbers are masked, and no cell
    is a formula.
    """
    hidden = frozenset[int]() if sealed else plan.sealed_columns()
    columns = sorted(plan.columns, key=lambda column: column.index)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([row, reason, *(safe(column.header) for column in columns)])
    for rejected in plan.rejected:
        cells = dict(enumerate(rejected.cells))
        said = (
            "" if one.index in hidden else safe(cells.get(one.index), phone_field=Field.PHONE in one.fields)
            for one in columns
        )
        writer.writerow([rejected.row, safe(say(rejected.reason)), *said])
    return out.getvalue().encode("utf-8-sig")


def safe(cell: Cell, *, phone_field: bool = False) -> str:
    """Return a cell as text that a spreadsheet program never calculates, an Aadhaar number masked."""
    text = mask_aadhaar(text_of(cell), phone_field=phone_field)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
