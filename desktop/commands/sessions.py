# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions on the command line."""

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.commands.output import answer, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, clock_time, day, one_of, tr
from models.messages import Refused, message
from models.text import whole_number
from models.words import SessionKind

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.register import Register
    from models.gatherings.sessions import SessionRow

SPAN = 30
"""Days before and after today that are listed unless others are asked for."""


def sessions_arguments(parser: Parser) -> None:
    """Say what ``sessions`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("list", help=tr("sessions between two days"), fill=_list_arguments)
    commands.add_parser("plan", help=tr("plan one session, or all that are due"), fill=_plan_arguments)
    commands.add_parser("open", help=tr("open a register"), fill=_open_arguments)
    commands.add_parser("close", help=tr("close a register"), fill=_close_arguments)
    commands.add_parser("cancel", help=tr("cancel with a reason; managers"), fill=_cancel_arguments)
    commands.add_parser("log", help=tr("log a session that was forgotten"), fill=_log_arguments)
    commands.add_parser(
        "kind", help=tr("let a session be a chip night, or a meeting again"), fill=_kind_arguments
    )


SESSION_HELP = N_("its number or its sheet code")


def add_session(parser: Parser) -> None:
    """Add the argument that names a session."""
    parser.add_argument("session", metavar="SESSION", help=parser.said(SESSION_HELP))


def session_of(desk: "Desk", typed: str) -> int:
    """Return the session a person named by number or by the code on its sheet."""
    from models.gatherings import sessions

    if (number := whole_number(typed)) is not None:
        return sessions.by_number(desk, number).id
    return sessions.by_code(desk, typed).id


def _list_arguments(parser: Parser) -> None:
    _span(parser)
    parser.set_defaults(run=list_sessions)


def _span(parser: Parser) -> None:
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help=parser.said(N_("first day")))
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help=parser.said(N_("last day")))


def _plan_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("--group", metavar="NAME", help=parser.said(N_("one group; else all that have a schedule")))
    add("--on", type=day, metavar="DATE", help=parser.said(N_("the day; else today")))
    add("--starts", type=clock_time, metavar="HH:MM", help=parser.said(N_("when it begins")))
    add("--topic", default="", help=parser.said(N_("what it is about")))
    add("--facilitator", default="", metavar="NAME", help=parser.said(N_("who leads")))
    add("--kind", type=one_of(SessionKind), help="meeting, chip_night")
    _span(parser)
    parser.set_defaults(run=plan)


def _open_arguments(parser: Parser) -> None:
    add_session(parser)
    parser.set_defaults(run=open_session)


def _close_arguments(parser: Parser) -> None:
    add_session(parser)
    parser.set_defaults(run=close_session)


def _cancel_arguments(parser: Parser) -> None:
    add_session(parser)
    parser.add_argument("--reason", required=True, help=parser.said(N_("why; it is kept")))
    parser.set_defaults(run=cancel_session)


def _kind_arguments(parser: Parser) -> None:
    add_session(parser)
    kinds = ", ".join(kind.value for kind in SessionKind)
    parser.add_argument("kind", type=one_of(SessionKind), metavar="KIND", help=kinds)
    parser.add_argument(
        "--reason", default="", help=parser.said(N_("why, where the session is closed; it is kept"))
    )
    parser.set_defaults(run=change_kind)


def _log_arguments(parser: Parser) -> None:
    add = parser.add_argument
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--group", metavar="NAME", help=parser.said(N_("the group that met")))
    which.add_argument("--sheet", metavar="CODE", help=parser.said(N_("the blank sheet that was filled")))
    add("--on", required=True, type=day, metavar="DATE", help=parser.said(N_("the day it met")))
    add("--starts", type=clock_time, metavar="HH:MM", help=parser.said(N_("when it began")))
    add("--topic", default="", help=parser.said(N_("what it was about")))
    parser.set_defaults(run=log_session)


def list_sessions(values: Values) -> None:
    """Print the sessions between two days."""
    from models.gatherings import sessions

    with signed_in(values) as desk:
        span = timedelta(days=SPAN)
        rows = sessions.between(desk, values.first or desk.today - span, values.last or desk.today + span)
    _answer_rows(values, rows)


def _answer_rows(values: Values, rows: "tuple[SessionRow, ...]") -> None:
    headings = (tr("Session"), tr("Day"), tr("Time"), tr("Group"), tr("State"), tr("Sheet code"))
    lines = table(
        headings, [(row.id, row.on, row.starts, row.group, row.state, row.sheet_code) for row in rows]
    )
    answer(values, [document(row) for row in rows], lines or [tr("There are no sessions in these days.")])


def document(row: "SessionRow") -> dict[str, object]:
    """Return a session as scripts read one."""
    return {
        "session": row.id,
        "group": row.group,
        "starts": row.at,
        "state": row.state,
        "sheet_code": row.sheet_code,
        "minutes": row.minutes,
        "topic": row.topic,
        "facilitator": row.facilitator,
        "kind": row.kind,
        "logged_late": row.logged_late,
    }


def plan(values: Values) -> None:
    """Plan one group's session, or every session the schedules ask for between two days."""
    if values.group:
        _plan_one(values)
        return
    from models.gatherings import sessions

    with signed_in(values) as desk:
        first = values.first or values.on or desk.today
        rows = sessions.plan_days(desk, first, values.last or first)
    _answer_rows(values, rows)


def _plan_one(values: Values) -> None:
    from models.gatherings import sessions

    with signed_in(values) as desk:
        row = sessions.plan(
            desk,
            values.group,
            values.on or values.first or desk.today,
            starts=values.starts,
            topic=values.topic,
            facilitator=values.facilitator,
            kind=values.kind,
        )
    planned = tr(
        "Session {session} of {group} is planned: sheet {code}.",
        session=row.id,
        group=row.group,
        code=row.sheet_code,
    )
    answer(values, document(row), [planned])


def open_session(values: Values) -> None:
    """Open a register."""
    from models.gatherings import register, sessions

    with signed_in(values) as desk:
        session = session_of(desk, values.session)
        sessions.open_session(desk, session)
        shown = register.register(desk, session)
    answer(values, tally(shown), [tr("Session {session} is open.", session=session), *figures(shown)])


def close_session(values: Values) -> None:
    """Close a register; who was not marked stays not recorded."""
    from models.gatherings import register, sessions

    with signed_in(values) as desk:
        session = session_of(desk, values.session)
        sessions.close_session(desk, session)
        shown = register.register(desk, session)
    answer(values, tally(shown), [tr("Session {session} is closed.", session=session), *figures(shown)])


def cancel_session(values: Values) -> None:
    """Cancel a session with a reason."""
    from models.gatherings import sessions

    if not values.reason.strip():
        raise Refused(message("Cancelling a session needs a reason."))
    with signed_in(values) as desk:
        row = sessions.cancel_session(desk, session_of(desk, values.session), values.reason)
    answer(values, document(row), [tr("Session {session} is cancelled.", session=row.id)])


def change_kind(values: Values) -> None:
    """Let a session be a chip night, or a meeting again; of a closed one, with a reason."""
    from models.gatherings import planning

    with signed_in(values) as desk:
        row = planning.celebrate(desk, session_of(desk, values.session), values.kind, values.reason)
    if row.kind is SessionKind.CHIP_NIGHT:
        said = tr("Session {session} is a chip night.", session=row.id)
    else:
        said = tr("Session {session} is a meeting.", session=row.id)
    answer(values, document(row), [said])


def log_session(values: Values) -> None:
    """Log a session that was held and forgotten."""
    from models.gatherings import sessions

    with signed_in(values) as desk:
        if values.sheet:
            row = sessions.accept_blank(desk, values.sheet, values.on)
        else:
            row = sessions.log_forgotten(
                desk, values.group, values.on, topic=values.topic, starts=values.starts
            )
    answer(
        values,
        document(row),
        [tr("Session {session} of {group} is logged. Mark it now.", session=row.id, group=row.group)],
    )


def tally(shown: "Register") -> dict[str, object]:
    """Return a session's figures as scripts read them."""
    found = shown.tally
    return {
        "session": shown.session,
        "present": found.present,
        "late": found.late,
        "excused": found.excused,
        "absent": found.absent,
        "left_early": found.left_early,
        "not_recorded": found.not_recorded,
        "guests": found.guests,
        "state": shown.state,
    }


def figures(shown: "Register") -> list[str]:
    """Return a session's figures in one line."""
    found = shown.tally
    return [
        tr(
            "Present {present}, late {late}, excused {excused}, absent {absent}, left early {left_early}, "
            "not recorded {not_recorded}, guests {guests}.",
            present=found.present,
            late=found.late,
            excused=found.excused,
            absent=found.absent,
            left_early=found.left_early,
            not_recorded=found.not_recorded,
            guests=found.guests,
        )
    ]
