# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups on the command line."""

from typing import TYPE_CHECKING

from desktop.commands.members import add_member, number_of
from desktop.commands.output import answer, note, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, clock_time, day, one_of, tr, whole
from models.messages import Message
from models.words import Gender, GroupModel, NameLevel
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.gatherings.groups import GroupRow
    from models.gatherings.schedule import MeetingRule

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def groups_arguments(parser: Parser) -> None:
    """Say what ``groups`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("list", help=tr("all groups"), fill=_list_arguments)
    commands.add_parser("add", help=tr("open a group"), fill=_add_arguments)
    commands.add_parser("join", help=tr("let members join"), fill=_join_arguments)
    commands.add_parser("leave", help=tr("end members' time in a group"), fill=_leave_arguments)


def _list_arguments(parser: Parser) -> None:
    parser.set_defaults(run=list_groups)


def _add_arguments(parser: Parser) -> None:
    add = parser.add_argument
    add("name", metavar="NAME", help=parser.said(N_("the group's name")))
    models = ", ".join(model.value for model in GroupModel)
    add("--model", type=one_of(GroupModel), default=GroupModel.COMMUNITY, help=models)
    add("--genders", nargs="+", type=one_of(Gender), default=[], help=parser.said(N_("whom it is for")))
    add("--min-age", type=whole, help=parser.said(N_("youngest age")))
    add("--max-age", type=whole, help=parser.said(N_("oldest age")))
    add(
        "--names",
        type=one_of(NameLevel),
        help=parser.said(N_("how names show: full, initial, circle, number")),
    )
    add("--facilitator", default="", metavar="NAME", help=parser.said(N_("who leads")))
    add("--place", default="", help=parser.said(N_("where it meets")))
    add("--platform", default="", help=parser.said(N_("for an online group")))
    add("--weekday", choices=DAYS, action="append", default=[], help=parser.said(N_("a day it meets")))
    add("--starts", type=clock_time, metavar="HH:MM", help=parser.said(N_("when it begins")))
    add("--minutes", type=whole, default=60, help=parser.said(N_("how long it lasts")))
    parser.set_defaults(run=add_group)


def _join_arguments(parser: Parser) -> None:
    _who_and_when(parser)
    parser.set_defaults(run=join)


def _leave_arguments(parser: Parser) -> None:
    _who_and_when(parser)
    parser.set_defaults(run=leave)


def _who_and_when(parser: Parser) -> None:
    parser.add_argument("group", metavar="GROUP", help=parser.said(N_("the group's name or number")))
    add_member(parser, many=True)
    parser.add_argument("--on", type=day, metavar="DATE", help=parser.said(N_("from this day; else today")))


def list_groups(values: Values) -> None:
    """Print the groups."""
    from models.gatherings import groups

    with signed_in(values) as desk:
        rows = groups.listed(desk)
    listed = [
        {"group": row.name, "name": row.name, "model": row.model, "members": row.members, "id": row.id}
        for row in rows
    ]
    headings = (tr("Number"), tr("Group"), tr("Model"), tr("Members"))
    lines = table(headings, [(row.id, row.name, row.model, row.members) for row in rows])
    answer(values, listed, lines or [tr("No group was opened yet.")])


def add_group(values: Values) -> None:
    """Open a group."""
    from models.gatherings import groups

    new = groups.NewGroup(
        name=values.name,
        model=values.model,
        genders=tuple(values.genders),
        min_age=values.min_age,
        max_age=values.max_age,
        name_level=values.names,
        platform=values.platform,
        facilitator=values.facilitator,
        place=values.place,
        meets=_meets(values),
    )
    with signed_in(values) as desk:
        row = groups.add(desk, new)
    answer(
        values,
        {"group": row.name, "name": row.name, "id": row.id},
        [tr("The group {name} was opened.", name=row.name)],
    )


def _meets(values: Values) -> "tuple[MeetingRule, ...]":
    from models.gatherings.schedule import MeetingRule

    if bool(values.weekday) != (values.starts is not None):
        raise Misused(tr("A group that meets needs both --weekday and --starts."))
    return tuple(
        MeetingRule(DAYS.index(name), None, values.starts, values.minutes)
        for name in dict.fromkeys(values.weekday)
    )


def join(values: Values) -> None:
    """Let members join a group; somebody it is not meant for joins with a doubt."""
    from models.gatherings import groups

    doubts: list[tuple[int, Message]] = []
    with signed_in(values) as desk:
        numbers = [number_of(desk, text) for text in values.member]
        group = groups.by_name(desk, values.group)
        _refuse_unfit(desk, group, numbers)
        for number in numbers:
            doubts += [(number, doubt) for doubt in groups.join(desk, values.group, number, values.on)]
    for number, doubt in doubts:
        note(tr("{number}: {doubt}", number=number, doubt=say(doubt)))
    answer(
        values,
        {
            "group": group.name,
            "members": numbers,
            "doubts": [{"member": number, "doubt": say(doubt)} for number, doubt in doubts],
        },
        [tr("Joined {group}: {members}.", group=group.name, members=", ".join(map(str, numbers)))],
    )


def _refuse_unfit(desk: "Desk", group: "GroupRow", numbers: list[int]) -> None:
    """Refuse before anybody has joined."""
    from models.gatherings.groups import refuse_blocked
    from models.people.members import by_number

    for number in numbers:
        refuse_blocked(group, by_number(desk, number))


def leave(values: Values) -> None:
    """End members' time in a group."""
    from models.gatherings import groups

    with signed_in(values) as desk:
        numbers = [number_of(desk, text) for text in values.member]
        group = groups.by_name(desk, values.group)
        for number in numbers:
            groups.leave(desk, values.group, number, values.on)
    answer(
        values,
        {"group": group.name, "members": numbers},
        [tr("Left {group}: {members}.", group=group.name, members=", ".join(map(str, numbers)))],
    )
