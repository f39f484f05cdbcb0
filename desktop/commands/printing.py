# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing on the command line what is neither a sheet nor a certificate: cards, slips and blank forms."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.members import number_of
from desktop.commands.output import answer
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, one_of, tr
from models.centre.forms import Form
from models.words import Language, NameLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.desk.desk import Desk


def print_arguments(parser: Parser) -> None:
    """Say what ``print`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("cards", help=tr("member cards, ten to a sheet"), fill=_cards_arguments)
    commands.add_parser("proof", help=tr("a slip that says how often a member came"), fill=_proof_arguments)
    commands.add_parser("form", help=tr("a blank form to fill by hand"), fill=_form_arguments)


def _out(parser: Parser) -> None:
    said = parser.said(N_("where the paper is saved"))
    parser.add_argument("--out", required=True, metavar="FILE.pdf", help=said)


def _cards_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("members", nargs="*", metavar="N", help=parser.said(N_("the members' numbers")))
    add("--group", metavar="NAME", help=parser.said(N_("everybody of this group")))
    add("--names", type=one_of(NameLevel), default=NameLevel.INITIAL, metavar="LEVEL",
        help=parser.said(N_("how names show: full, initial, circle, number")))  # fmt: skip
    _out(parser)
    parser.set_defaults(run=print_cards)


def _proof_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("member", metavar="N", help=parser.said(N_("the member's number")))
    add("--from", dest="first", required=True, type=day, metavar="DATE", help=parser.said(N_("first day")))
    add("--to", dest="last", type=day, metavar="DATE", help=parser.said(N_("last day; else today")))
    add("--group", action="extend", nargs="+", default=[], metavar="NAME",
        help=parser.said(N_("these groups alone")))  # fmt: skip
    add("--discreet", action="store_true", help=parser.said(N_("without a word of what the centre does")))
    _out(parser)
    parser.set_defaults(run=print_proof)


def _form_arguments(parser: Parser) -> None:
    said = parser.said(N_("registration, session_log or consent"))
    parser.add_argument("form", type=one_of(Form), metavar="FORM", help=said)
    _out(parser)
    parser.set_defaults(run=print_form)


def print_cards(values: Values) -> None:
    """Print the cards of some members, or of a whole group."""
    from models.people.cards import cards
    from ui.paper.cards import missing, render_cards
    from ui.paper.saving import write_aside
    from ui.paper.typeset import refuse_unprintable

    if bool(values.members) == bool(values.group):
        raise Misused(tr("Name members by their numbers, or a group with --group."))
    with signed_in(values) as desk:
        language = _language(values, desk)
        paper = cards(desk, _members(values, desk), level=values.names, language=language)
        refuse_unprintable(missing(paper))
        write_aside(Path(values.out), render_cards(paper, language))
    answer(
        values,
        {"cards": len(paper.cards), "out": values.out},
        [tr("Saved as {file}.", file=values.out)],
    )


def _members(values: Values, desk: "Desk") -> "Sequence[int]":
    if values.members:
        return [number_of(desk, text) for text in values.members]
    from models.gatherings.groups import everybody

    return everybody(desk, values.group)


def print_proof(values: Values) -> None:
    """Print how often a member came, on their request."""
    from models.gatherings.proofs import proof
    from ui.paper.proof import missing, render_proof
    from ui.paper.saving import write_aside
    from ui.paper.typeset import refuse_unprintable

    with signed_in(values) as desk:
        language = _language(values, desk)
        number = number_of(desk, values.member)
        last = values.last or desk.today
        paper = proof(desk, number, values.first, last, groups=values.group, language=language)
        refuse_unprintable(missing(paper))
        write_aside(Path(values.out), render_proof(paper, language, without_a_word=values.discreet))
    came, held = sum(line.came for line in paper.lines), sum(line.sessions for line in paper.lines)
    answer(
        values,
        {"member": number, "serial": paper.serial, "sessions": held, "came": came, "out": values.out},
        [tr("The slip {serial} was saved as {file}.", serial=paper.serial, file=values.out)],
    )


def print_form(values: Values) -> None:
    """Print a blank form."""
    from models.centre.letterhead import blank_form
    from models.people.consents import NOTICE_VERSION
    from ui.paper.forms import missing, render_form
    from ui.paper.saving import write_aside
    from ui.paper.typeset import refuse_unprintable

    with signed_in(values) as desk:
        head = blank_form(desk, values.form)
        refuse_unprintable(missing(head))
        pdf = render_form(values.form, head, _language(values, desk), NOTICE_VERSION)
        write_aside(Path(values.out), pdf)
    answer(values, {"form": values.form, "out": values.out}, [tr("Saved as {file}.", file=values.out)])


def _language(values: Values, desk: "Desk") -> Language:
    return Language(values.language) if values.language else desk.person.language
