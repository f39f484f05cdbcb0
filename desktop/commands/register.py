# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One session's register on the command line: marking it from a line of words, and printing its sheet."""

from pathlib import Path

from desktop.commands.output import answer, note
from desktop.commands.sessions import add_session, figures, session_of, tally
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, one_of, tr
from models.words import Language, Mark, NameLevel


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
    add_session(parser)
    parser.add_argument(
        "--out", required=True, metavar="FILE.pdf", help=parser.said(N_("where the sheet is saved"))
    )
    parser.add_argument("--filled", action="store_true", help=parser.said(N_("with marks, as a record")))
    parser.add_argument(
        "--names",
        type=one_of(NameLevel),
        metavar="LEVEL",
        help=parser.said(N_("how names show: full, initial, circle, number")),
    )
    parser.set_defaults(run=sheet)


def sheet(values: Values) -> None:
    """Print a session's sheet; its numbered roster is frozen from then on."""
    from models.gatherings import sheets
    from ui.paper.document import write_aside
    from ui.paper.sheet import printable, render

    with signed_in(values) as desk:
        session = session_of(desk, values.session)
        language = Language(values.language) if values.language else desk.person.language
        gathered = sheets.paper(desk, session, filled=values.filled, level=values.names, language=language)
        paper, replaced = printable(gathered)
        write_aside(Path(values.out), render(paper, language))
    for number in replaced:
        note(tr("{number}: no font can print this name, so the number stands on the sheet.", number=number))
    answer(
        values,
        {"session": session, "sheet_code": paper.sheet_code, "rows": len(paper.lines), "out": values.out},
        [tr("The sheet {code} was saved as {file}.", code=paper.sheet_code, file=values.out)],
    )
