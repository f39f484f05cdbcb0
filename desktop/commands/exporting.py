# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members or attendance as a spreadsheet: a manager's act, kept in the log."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, tr

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.exchange.exporting import Table


def export_arguments(parser: Parser) -> None:
    """Say what ``export`` takes."""
    add = parser.add_argument
    add("what", choices=("members", "attendance"), help=parser.said(N_("members or attendance")))
    add("file", metavar="FILE.xlsx|.csv", help=parser.said(N_("where the table is saved")))
    add("--from", dest="first", type=day, metavar="DATE", help=parser.said(N_("attendance from this day on")))
    add("--to", dest="last", type=day, metavar="DATE", help=parser.said(N_("attendance up to this day")))
    parser.set_defaults(run=export)


def export(values: Values) -> None:
    """Write members or attendance to a table."""
    out = Path(values.file)
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise Misused(tr("Name a file that ends in .xlsx or .csv."))
    from models.exchange.exporting import written
    from ui.paper.saving import write_aside

    with signed_in(values) as desk:
        table = _table(desk, values)
        write_aside(out, written(table, out.suffix))
    answer(
        values,
        {"what": values.what, "out": str(out), "rows": len(table.rows)},
        [tr("{rows} rows were saved as {file}.", rows=len(table.rows), file=out)],
    )


def _table(desk: "Desk", values: Values) -> "Table":
    from models.exchange import exporting

    if values.what == "members":
        return exporting.members_table(desk, tr)
    return exporting.attendance_table(desk, tr, values.first, values.last)
