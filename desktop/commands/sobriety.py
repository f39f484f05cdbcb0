# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sobriety on the command line; counsellors and managers alone."""

from typing import TYPE_CHECKING

from desktop.commands.members import add_member, number_of
from desktop.commands.output import answer, rung, shown, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, day, tr

if TYPE_CHECKING:
    from models.sobriety.ladder import Reached
    from models.sobriety.rows import SobrietyRow


def sobriety_arguments(parser: Parser) -> None:
    """Say what ``sobriety`` takes."""
    add_member(parser)
    parser.add_argument(
        "--on", type=day, metavar="DATE", help=parser.said(N_("counted to this day; else today"))
    )
    parser.set_defaults(run=sobriety)


def sobriety(values: Values) -> None:
    """Print a member's periods and figures; the log keeps that they were opened."""
    from models.sobriety import periods

    with signed_in(values) as desk:
        row = periods.of_member(desk, number_of(desk, values.member), values.on)
    _answer_row(values, row)


def _answer_row(values: Values, row: "SobrietyRow") -> None:
    document = {
        "member": row.member,
        "counts": row.counts,
        "periods": [{"start": start, "end": end} for start, end in row.periods],
        "streak_days": row.streak_days,
        "sober_days": row.sober_days,
        "elapsed_days": row.elapsed_days,
        "reached": [_rung(one) for one in row.reached],
        "next": _rung(row.next) if row.next else None,
        "held": row.held,
    }
    answer(values, document, _lines(row))


def _rung(one: "Reached") -> dict[str, object]:
    return {"unit": one.unit, "count": one.count, "on": one.on}


def _lines(row: "SobrietyRow") -> list[str]:
    if not row.counts:
        return [tr("This member keeps no count.")]
    if not row.periods:
        return [tr("No sobriety date is kept for this member.")]
    lines = table((tr("From"), tr("To")), row.periods)
    if row.streak_days is not None:
        lines.append(tr("Days in this period: {n}", n=row.streak_days))
    lines.append(tr("{sober} of the last {all} days", sober=row.sober_days, all=row.elapsed_days))
    if row.next:
        lines.append(
            tr(
                "Next: {milestone} on {on}",
                milestone=rung(row.next.unit, row.next.count),
                on=shown(row.next.on),
            )
        )
    return [*lines, *([tr("Celebrations are paused.")] if row.held else [])]


def new_start_arguments(parser: Parser) -> None:
    """Say what ``new-start`` takes."""
    add_member(parser)
    parser.add_argument(
        "--ended", required=True, type=day, metavar="DATE", help=parser.said(N_("the day of return to use"))
    )
    parser.add_argument(
        "--from",
        dest="restart",
        type=day,
        metavar="DATE",
        help=parser.said(N_("the first day without use after it")),
    )
    parser.add_argument("--note", default="", metavar="TEXT", help=parser.said(N_("a sealed note")))
    parser.set_defaults(run=new_start)


def new_start(values: Values) -> None:
    """Close the current period and open the next; nothing is deleted."""
    from models.sobriety import periods

    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        row = periods.new_start(desk, number, values.ended, values.restart, note=values.note)
    _answer_row(values, row)


def hold_arguments(parser: Parser) -> None:
    """Say what ``hold`` takes."""
    add_member(parser)
    parser.add_argument("--off", action="store_true", help=parser.said(N_("end the pause")))
    parser.add_argument("--note", default="", metavar="TEXT", help=parser.said(N_("a sealed note")))
    parser.set_defaults(run=hold)


def hold(values: Values) -> None:
    """Pause a member's celebrations and new pairings, or end the pause."""
    from models.sobriety import periods

    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        row = periods.end_hold(desk, number) if values.off else periods.hold(desk, number, values.note)
    _answer_row(values, row)
