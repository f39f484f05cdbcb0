# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsors on the command line: who needs one, suggestions with reasons, pairs and their contacts."""

from typing import TYPE_CHECKING

from desktop.commands.members import add_member, number_of
from desktop.commands.output import answer, note, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, one_of, tr, whole
from models.words import Channel, TrainingKind
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.sponsorship.matching import Warned
    from models.sponsorship.pairings import PairRow, Suggested
    from models.sponsorship.queues import NeedRow, Queues


def sponsors_arguments(parser: Parser) -> None:
    """Say what ``sponsors`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser(
        "needs", help=tr("who needs a sponsor, and pairs that need care"), fill=_needs_arguments
    )
    commands.add_parser("list", help=tr("pairs that go on"), fill=_list_arguments)
    commands.add_parser(
        "suggest", help=tr("possible sponsors of a member, with reasons"), fill=_suggest_arguments
    )
    commands.add_parser("pair", help=tr("pair a sponsor and a sponsee who both agreed"), fill=_pair_arguments)
    commands.add_parser("end", help=tr("end a pair"), fill=_end_arguments)
    commands.add_parser(
        "leaders", help=tr("who may lead, be a sponsor, or be asked to train"), fill=_leaders_arguments
    )
    commands.add_parser("trained", help=tr("note a training of a member"), fill=_trained_arguments)
    commands.add_parser(
        "apart", help=tr("who is not to be paired; with two members, keep them apart"), fill=_apart_arguments
    )
    commands.add_parser("contact", help=tr("keep one contact of a pair"), fill=_contact_arguments)


def _needs_arguments(parser: Parser) -> None:
    parser.set_defaults(run=needs)


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("--ended", action="store_true", help=parser.said(N_("pairs that ended instead")))
    parser.set_defaults(run=list_pairs)


def _suggest_arguments(parser: Parser) -> None:
    add_member(parser)
    parser.add_argument("--most", type=whole, default=3, help=parser.said(N_("how many; else 3")))
    parser.set_defaults(run=suggest)


def _pair_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("sponsor", metavar="SPONSOR", help=parser.said(N_("the sponsor's member number")))
    add("sponsee", metavar="SPONSEE", help=parser.said(N_("the sponsee's member number")))
    add("--agreed", type=day, metavar="DATE", help=parser.said(N_("the day both agreed; else today")))
    add("--temporary", type=whole, metavar="DAYS", help=parser.said(N_("ends by itself after so many days")))
    add("--reason", default="", help=parser.said(N_("why, where there is a warning; kept sealed")))
    parser.set_defaults(run=pair)


def _end_arguments(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--reason", required=True, help=parser.said(N_("why it ends; kept sealed")))
    parser.add_argument("--hand-over", default="", help=parser.said(N_("what the next sponsor should know")))
    parser.add_argument("--on", type=day, metavar="DATE", help=parser.said(N_("the last day; else today")))
    parser.set_defaults(run=end)


def _contact_arguments(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--on", type=day, metavar="DATE", help=parser.said(N_("the day; else today")))
    kinds = ", ".join(channel.value for channel in Channel)
    parser.add_argument("--channel", type=one_of(Channel), default=Channel.CALL, help=kinds)
    parser.add_argument("--note", default="", help=parser.said(N_("one line; kept sealed")))
    parser.set_defaults(run=contact)


def _leaders_arguments(parser: Parser) -> None:
    parser.set_defaults(run=list_leaders)


def _trained_arguments(parser: Parser) -> None:
    add_member(parser)
    add = parser.add_argument
    kinds = ", ".join(kind.value for kind in TrainingKind)
    add("kind", type=one_of(TrainingKind), metavar="KIND", help=kinds)
    add("--on", type=day, metavar="DATE", help=parser.said(N_("the day; else today")))
    add("--until", type=day, metavar="DATE", help=parser.said(N_("the last day it is good; else two years")))
    parser.set_defaults(run=note_training)


def _apart_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("members", nargs="*", metavar="MEMBER", help=parser.said(N_("two members by number")))
    add("--reason", default="", help=parser.said(N_("why; kept sealed")))
    add("--lift", type=whole, metavar="ID", help=parser.said(N_("take this line off the list")))
    parser.set_defaults(run=keep_apart)


def _which(parser: Parser) -> None:
    parser.add_argument("pair", type=whole, metavar="PAIR", help=parser.said(N_("the pair's number")))


def needs(values: Values) -> None:
    """Print who waits for what."""
    from models.sponsorship import queues

    with signed_in(values) as desk:
        found = queues.queues(desk)
    document = {
        "needs": [_need(row) for row in found.needs],
        "again": [_need(row) for row in found.again],
        "silent": [_pair(one.pair) | {"last": one.last, "days": one.days} for one in found.silent],
        "ending": [_pair(row) for row in found.ending],
        "review": [_pair(row) for row in found.review],
    }
    answer(values, document, _queue_lines(found))


def _queue_lines(found: "Queues") -> list[str]:
    parts = (
        (tr("Needs a sponsor"), [_waiting(row) for row in found.needs], tr("Since")),
        (tr("Needs to be paired again"), [_waiting(row) for row in found.again], tr("Since")),
        (tr("Silent"), [(*_names(one.pair), one.last or "–") for one in found.silent], tr("Since")),
        (tr("Ending soon"), [(*_names(row), row.ends_on or "–") for row in found.ending], tr("Until")),
        (tr("To be reviewed"), [(*_names(row), "") for row in found.review], ""),
    )
    lines: list[str] = []
    for heading, rows, when in parts:
        if rows:
            lines += [
                heading,
                *("  " + line for line in table((tr("Number"), tr("Name"), when), rows)),
                "",
            ]
    return lines[:-1] or [tr("Nobody waits for a sponsor, and every pair is in touch.")]


def _waiting(row: "NeedRow") -> tuple[object, ...]:
    return row.number_text, row.name, row.since


def _names(row: "PairRow") -> tuple[object, ...]:
    return row.pair, tr("{sponsor} with {sponsee}", sponsor=row.sponsor_name, sponsee=row.sponsee_name)


def _need(row: "NeedRow") -> dict[str, object]:
    return {"member": row.member, "name": row.name, "since": row.since}


def _pair(row: "PairRow") -> dict[str, object]:
    return {
        "pair": row.pair,
        "sponsor": row.sponsor,
        "sponsee": row.sponsee,
        "kind": row.kind,
        "state": row.state,
        "agreed_on": row.agreed_on,
        "ends_on": row.ends_on,
        "ended_on": row.ended_on,
    }


def list_pairs(values: Values) -> None:
    """Print the pairs that go on, or those that ended."""
    from models.sponsorship import pairings

    with signed_in(values) as desk:
        rows = pairings.listed(desk, ended=values.ended)
    lines = [
        (row.pair, row.sponsor_name, row.sponsee_name, row.kind, row.state, row.agreed_on) for row in rows
    ]
    headings = (tr("Pair"), tr("Sponsor"), tr("Sponsee"), tr("Kind"), tr("State"), tr("Agreed on"))
    answer(values, [_pair(row) for row in rows], table(headings, lines))


def suggest(values: Values) -> None:
    """Print possible sponsors, best first, with reasons."""
    from models.sponsorship import pairings

    with signed_in(values) as desk:
        found = pairings.suggest(desk, number_of(desk, values.member), values.most)
    document = [
        {
            "sponsor": one.sponsor,
            "name": one.name,
            "score": one.score,
            "reasons": [say(reason) for reason in one.reasons],
            "warnings": [say(warned.said) for warned in one.warnings],
        }
        for one in found
    ]
    lines = [line for one in found for line in _suggestion_lines(one)]
    answer(values, document, lines or [tr("Nobody with a free place and enough sober time was found.")])


def _suggestion_lines(one: "Suggested") -> list[str]:
    said = [say(reason) for reason in one.reasons] + [say(warned.said) for warned in one.warnings]
    return [f"{one.sponsor}  {one.name}", *(f"    {line}" for line in said)]


def pair(values: Values) -> None:
    """Pair two members who both agreed."""
    from models.sponsorship import pairings
    from models.words import PairKind

    with signed_in(values) as desk:
        sponsor, sponsee = number_of(desk, values.sponsor), number_of(desk, values.sponsee)
        kind = PairKind.PRIMARY if values.temporary is None else PairKind.TEMPORARY
        warned = pairings.look(desk, sponsor, sponsee, kind).warnings
        row = pairings.pair(
            desk,
            sponsor,
            sponsee,
            agreed_on=values.agreed,
            temporary_days=values.temporary,
            reason=values.reason,
        )
    for one in warned:
        note(say(one.said))
    answer(values, _paired(row, warned), [_said(row)])


def _paired(row: "PairRow", warned: "tuple[Warned, ...]") -> dict[str, object]:
    return _pair(row) | {"warnings": [say(one.said) for one in warned]}


def _said(row: "PairRow") -> str:
    return tr(
        "{sponsor} walks with {sponsee} now (pair {number}).",
        sponsor=row.sponsor_name,
        sponsee=row.sponsee_name,
        number=row.pair,
    )


def end(values: Values) -> None:
    """End a pair with a sealed reason."""
    from models.sponsorship import pairings

    with signed_in(values) as desk:
        row = pairings.end(desk, values.pair, values.reason, hand_over=values.hand_over, on=values.on)
    answer(values, _pair(row), [tr("This pair has ended. Its history is kept.")])


def keep_apart(values: Values) -> None:
    """Print who is not to be paired; first put two members on the list, or take a line off it."""
    from models.sponsorship import pairings

    if len(values.members) not in {0, 2} or (values.members and values.lift):
        raise Misused(tr("Name two members, or none to see the list."))
    with signed_in(values) as desk:
        if values.members:
            one, other = (number_of(desk, text) for text in values.members)
            pairings.keep_apart(desk, one, other, values.reason)
        if values.lift:
            pairings.lift_apart(desk, values.lift)
        rows = pairings.apart(desk)
    document = [{"id": row.id, "one": row.one, "other": row.other, "reason": row.reason} for row in rows]
    lines = [(row.id, row.one_name, row.other_name, row.reason) for row in rows]
    heads = (tr("Number"), tr("Name"), tr("Name"), tr("Reason"))
    answer(values, document, table(heads, lines) if rows else [tr("Nobody is kept apart.")])


def contact(values: Values) -> None:
    """Keep one contact of a pair."""
    from models.sponsorship import contacts

    with signed_in(values) as desk:
        contacts.contact(desk, values.pair, values.note, on=values.on, channel=values.channel)
        document = _after_contact(desk, values.pair)
    answer(values, document, [tr("The contact is saved.")])


def _after_contact(desk: "Desk", pair_id: int) -> dict[str, object]:
    from models.sponsorship import contacts, pairings

    row = pairings.by_id(desk, pair_id)
    heard = contacts.heard_of_all(desk)[row.uid]
    return {"pair": row.pair, "last": heard.contact, "due": contacts.due_on(desk, row.agreed_on, heard)}


def list_leaders(values: Values) -> None:
    """Print who may lead or be a sponsor, now or after a training."""
    from models.sponsorship import leaders
    from ui.language import current
    from ui.standing import standing_words

    with signed_in(values) as desk:
        found = leaders.leaders(desk)
    document = [
        {
            "member": row.member,
            "name": row.name,
            "facilitator": row.path.facilitator.value,
            "sponsor": row.path.sponsor.value,
            "ends": row.path.ends,
        }
        for row in found
    ]
    rows = [
        (row.number_text, row.name, " · ".join(standing_words(row.path, current())), row.path.ends or "–")
        for row in found
    ]
    heads = (tr("Number"), tr("Name"), tr("What they may do"), tr("Training ends"))
    answer(values, document, table(heads, rows) if rows else [tr("Nobody is far enough on the way yet.")])


def note_training(values: Values) -> None:
    """Note a training of a member."""
    from models.people import training

    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        row = training.add(desk, number, values.kind, values.on or desk.today, values.until)
        over = row.expires_on is not None and row.expires_on < desk.today
    document = {"member": number, "kind": row.kind, "done_on": row.done_on, "expires_on": row.expires_on}
    if over:
        said = tr("The training is noted. It was good until {until}.", until=row.expires_on)
    else:
        said = tr("The training is noted. It is good until {until}.", until=row.expires_on)
    answer(values, document, [said])
