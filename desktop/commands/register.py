# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One session's register on the command line: marking it from a line of words, and printing its sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note
from desktop.commands.sessions import SESSION_HELP, add_session, figures, session_of, tally
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, month, one_of, tr, whole
from models.words import Language, Mark, NameLevel

if TYPE_CHECKING:
    from models.desk.desk import Desk


def mark_arguments(parser: Parser) -> None:
    """Say what ``mark`` takes."""
    add_session(parser)
    parser.add_argument(
        "marks",
        nargs="?",
        default="",
        metavar="MARKS",
        help=parser.said(N_("marks and row numbers: “absent 4 11 23 late 7”, or member:NUMBER")),
    )
    parser.add_argument(
        "--rest", type=one_of(Mark), metavar="MARK", help=parser.said(N_("the mark of all who have none yet"))
    )
    parser.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help=parser.said(N_("why a closed register is changed; it is kept")),
    )
    parser.set_defaults(run=mark)


def mark(values: Values) -> None:
    """Mark many from one line, all or none."""
    from models.gatherings import register

    with signed_in(values) as desk:
        session = session_of(desk, values.session)
        shown = register.mark_line(desk, session, values.marks, rest=values.rest, reason=values.reason)
    answer(values, tally(shown), figures(shown))


def sheet_arguments(parser: Parser) -> None:
    """Say what ``sheet`` takes."""
    add = parser.add_argument
    add("session", nargs="?", metavar="SESSION", help=parser.said(SESSION_HELP))
    add("--group", metavar="NAME", help=parser.said(N_("a group, with --month or --blank")))
    add("--month", type=month, metavar="2026-11", help=parser.said(N_("the group's whole month")))
    add("--blank", type=whole, metavar="N",
        help=parser.said(N_("so many blank sheets with a code, for a day without power")))  # fmt: skip
    add("--on", type=day, metavar="DATE",
        help=parser.said(N_("the day of the blank sheets; else it is written by hand")))  # fmt: skip
    add("--out", required=True, metavar="FILE.pdf", help=parser.said(N_("where the sheet is saved")))
    add("--filled", action="store_true", help=parser.said(N_("with marks, as a record")))
    add("--names", type=one_of(NameLevel), metavar="LEVEL",
        help=parser.said(N_("how names show: full, initial, circle, number")))  # fmt: skip
    add("--legal", action="store_true", help=parser.said(N_("on Legal paper instead of A4")))
    parser.set_defaults(run=sheet)


def sheet(values: Values) -> None:
    """Print a session's sheet, a group's month, or blank sheets with codes that the register takes later."""
    asked = [bool(values.session), bool(values.month), values.blank is not None]
    if sum(asked) != 1 or bool(values.session) == bool(values.group):
        raise Misused(tr("Name a session, or a group with --month or --blank."))
    if values.session:
        _session_sheet(values)
    elif values.month:
        _month_sheet(values)
    else:
        _blank_sheets(values)


def _session_sheet(values: Values) -> None:
    """Print a session's sheet; its numbered roster is frozen from then on."""
    from models.gatherings import sheets
    from ui.paper.pen import A4, LEGAL
    from ui.paper.saving import write_aside
    from ui.paper.sheet import printable, render

    with signed_in(values) as desk:
        session = session_of(desk, values.session)
        language = _language(values, desk)
        gathered = sheets.paper(desk, session, filled=values.filled, level=values.names, language=language)
        paper, replaced = printable(gathered)
        write_aside(Path(values.out), render(paper, language, LEGAL if values.legal else A4))
    _list_replaced(replaced)
    answer(
        values,
        {"session": session, "sheet_code": paper.sheet_code, "rows": len(paper.lines), "out": values.out},
        [tr("The sheet {code} was saved as {file}.", code=paper.sheet_code, file=values.out)],
    )


def _month_sheet(values: Values) -> None:
    from models.gatherings.monthgrid import month
    from ui.paper.month_sheet import printable, render_month
    from ui.paper.pen import A4_LANDSCAPE, LEGAL_LANDSCAPE
    from ui.paper.saving import write_aside

    with signed_in(values) as desk:
        language = _language(values, desk)
        gathered = month(
            desk, values.group, values.month, filled=values.filled, level=values.names, language=language
        )
        paper, replaced = printable(gathered)
        size = LEGAL_LANDSCAPE if values.legal else A4_LANDSCAPE
        write_aside(Path(values.out), render_month(paper, language, size))
    _list_replaced(replaced)
    answer(
        values,
        {"month": f"{paper.month:%Y-%m}", "sessions": len(paper.columns), "rows": len(paper.lines),
         "out": values.out},
        [tr("Saved as {file}.", file=values.out)],
    )  # fmt: skip


def _blank_sheets(values: Values) -> None:
    from models.gatherings import sheets
    from ui.paper.pen import A4, LEGAL
    from ui.paper.saving import write_aside
    from ui.paper.sheet import render_many

    with signed_in(values) as desk:
        papers = sheets.blank_coded(desk, values.group, values.on, values.blank)
        size = LEGAL if values.legal else A4
        write_aside(Path(values.out), render_many(papers, _language(values, desk), size))
    answer(
        values,
        [{"sheet_code": paper.sheet_code, "on": values.on, "out": values.out} for paper in papers],
        [
            tr("The sheet {code} was saved as {file}.", code=paper.sheet_code, file=values.out)
            for paper in papers
        ],
    )


def _language(values: Values, desk: "Desk") -> Language:
    return Language(values.language) if values.language else desk.person.language


def _list_replaced(numbers: tuple[str, ...]) -> None:
    for number in numbers:
        note(tr("{number}: no font can print this name, so the number stands on the sheet.", number=number))
