# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members on the command line."""

from typing import TYPE_CHECKING, Any

from desktop.commands.output import answer, note, shown, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, one_of, tr, whole
from models.words import Gender, Language, NameLevel, Purpose, Relation, Stage
from ui.language import say

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.insight.roll import RollRow


def members_arguments(parser: Parser) -> None:
    """Say what ``members`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("list", help=tr("everybody"), fill=_list_arguments)
    commands.add_parser("show", help=tr("one member"), fill=_show_arguments)
    commands.add_parser("find", help=tr("by name in any script, number or phone"), fill=_find_arguments)
    commands.add_parser("add", help=tr("register somebody"), fill=_add_arguments)
    commands.add_parser("edit", help=tr("change a member's details"), fill=_edit_arguments)


def add_member(parser: Parser, *, many: bool = False) -> None:
    """Add the argument that names a member, or several."""
    parser.add_argument(
        "member",
        metavar="MEMBER",
        nargs="+" if many else None,
        help=parser.said(N_("the member's number, with or without its prefix")),
    )


def number_of(desk: "Desk", text: str) -> int:
    """Return the member number a person typed."""
    from models.people.members import read_number

    return read_number(desk, text)


def _list_arguments(parser: Parser) -> None:
    parser.set_defaults(run=list_members)


def _show_arguments(parser: Parser) -> None:
    add_member(parser)
    parser.set_defaults(run=show_member)


def _find_arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help=parser.said(N_("part of a name, a number or a phone")))
    parser.add_argument("--limit", type=whole, default=50, help=parser.said(N_("how many at most")))
    parser.set_defaults(run=find_members)


def _add_arguments(parser: Parser) -> None:
    _details(parser, name_required=True)
    parser.add_argument(
        "--sobriety-start", type=day, metavar="DATE", help=parser.said(N_("first day without use; sealed"))
    )
    parser.add_argument(
        "--group", action="append", default=[], metavar="NAME", help=parser.said(N_("a group to join"))
    )
    parser.add_argument(
        "--consent",
        action="extend",
        nargs="+",
        default=[],
        type=one_of(Purpose),
        metavar="PURPOSE",
        help=parser.said(N_("consent given just now")),
    )
    parser.add_argument("--reg-no", metavar="TEXT", help=parser.said(N_("the office's own number")))
    parser.add_argument("--admitted", type=day, metavar="DATE", help=parser.said(N_("start of the stay")))
    parser.add_argument("--left", type=day, metavar="DATE", help=parser.said(N_("end of the stay")))
    parser.add_argument(
        "--shared-phone", action="store_true", help=parser.said(N_("somebody else may answer the phone"))
    )
    parser.set_defaults(run=add)


def _edit_arguments(parser: Parser) -> None:
    add_member(parser)
    _details(parser, name_required=False)
    parser.set_defaults(run=edit)


def _details(parser: Parser, *, name_required: bool) -> None:
    add = parser.add_argument
    add("--name", required=name_required, help=parser.said(N_("the name; one is enough")))
    add("--local-name", help=parser.said(N_("the name in its own script")))
    add("--circle-name", help=parser.said(N_("the name chosen for the circle")))
    add("--relation", type=one_of(Relation), help=parser.said(N_("son_of, daughter_of, wife_of or care_of")))
    add("--relation-name", metavar="NAME", help=parser.said(N_("the relative's name")))
    add("--village", help=parser.said(N_("village or area")))
    add("--gender", type=one_of(Gender), help=parser.said(N_("woman, man, other or not_stated")))
    add("--birth-date", type=day, metavar="DATE", help=parser.said(N_("date of birth")))
    add("--age", type=whole, help=parser.said(N_("completed years today, where the birth date is not known")))
    add("--phone", action="append", help=parser.said(N_("a phone number; may be given again")))
    add("--stage", type=one_of(Stage), help=parser.said(N_("where the member stands with the centre")))
    add(
        "--language",
        dest="print_language",
        type=one_of(Language),
        help=parser.said(N_("the member's language on paper")),
    )
    add("--note", metavar="TEXT", help=parser.said(N_("a practical note of 80 characters, seen by all")))


_SAME = ("name", "local_name", "circle_name", "relation", "relation_name", "village", "gender", "birth_date",
         "stage", "print_language")  # fmt: skip


def _given(values: Values) -> dict[str, Any]:
    """Return the details that were named, under the names the register uses."""
    asked = vars(values)
    found = {name: asked[name] for name in _SAME if asked[name] is not None}
    if values.note is not None:
        found["practical_note"] = values.note
    if values.age is not None:
        found["age_years"] = values.age
    return found


def list_members(values: Values) -> None:
    """Print everybody."""
    from models.insight.roll import roll

    with signed_in(values) as desk:
        rows = roll(desk)
    _answer_rows(values, rows)


def find_members(values: Values) -> None:
    """Print who a query finds."""
    from models.insight.roll import found

    with signed_in(values) as desk:
        rows = found(desk, values.text, values.limit)
    _answer_rows(values, rows)


def _answer_rows(values: Values, rows: "tuple[RollRow, ...]") -> None:
    headings = (tr("Number"), tr("Name"), tr("Stage"), tr("Groups"))
    lines = table(headings, [_line(row) for row in rows])
    answer(values, [document(row) for row in rows], lines or [tr("Nobody was found.")])


def _line(row: "RollRow") -> tuple[object, ...]:
    person = row.member
    return person.number_text, person.shown(NameLevel.FULL), person.stage, row.groups


def document(row: "RollRow") -> dict[str, object]:
    """Return a member as scripts read one."""
    person = row.member
    return {
        "number": person.number,
        "reg_no": person.office_number,
        "name": person.name,
        "local_name": person.local_name,
        "display": person.shown(NameLevel.INITIAL),
        "gender": person.gender,
        "birth_date": person.birth_date,
        "age": person.age,
        "phone": person.phone,
        "stage": person.stage,
        "groups": list(row.groups),
        "sponsor": row.sponsor,
        "sobriety_start": row.sobriety_start,
        "circle_name": person.circle_name,
        "relation": person.relation,
        "relation_name": person.relation_name,
        "village": person.village,
        "language": person.print_language,
        "registered_on": person.registered_on,
        "notice_due": person.notice_due,
        "pending_until": person.pending_until,
    }


def show_member(values: Values) -> None:
    """Print one member's page; the log keeps that it was opened."""
    from models.insight.roll import one
    from models.people import consents

    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        row = one(desk, number)
        given = [entry for entry in consents.answers(desk, number) if entry.given]
        guardians = consents.guardians(desk, number)
    page = document(row) | {
        "phones": list(row.member.phones),
        "practical_note": row.member.practical_note,
        "consents": [entry.purpose for entry in given],
        "guardians": [{"name": one.name, "relation": one.relation, "phone": one.phone} for one in guardians],
    }
    answer(values, page, _page_lines(row, [entry.purpose for entry in given], guardians))


def _page_lines(row: "RollRow", purposes: list[Purpose], guardians: Any) -> list[str]:
    from models.people.phones import show_phone

    person = row.member
    relative = f"{shown(person.relation)} {person.relation_name}" if person.relation_name else None
    pairs = (
        (tr("Number"), person.number_text),
        (tr("Name"), person.name),
        (tr("Name in local script"), person.local_name),
        (tr("Relative"), relative),
        (tr("Village"), person.village),
        (tr("Gender"), person.gender),
        (tr("Birth date"), person.birth_date),
        (tr("Age"), person.age),
        (tr("Phone"), [show_phone(phone) for phone in person.phones]),
        (tr("Office number"), person.office_number),
        (tr("Stage"), person.stage),
        (tr("Groups"), row.groups),
        (tr("Sobriety date"), row.sobriety_start),
        (tr("Consents"), purposes),
        (tr("Guardian"), [one.name for one in guardians]),
        (tr("Practical note"), person.practical_note),
    )
    return [line for line in table(("", ""), [pair for pair in pairs if pair[1]]) if line]


def add(values: Values) -> None:
    """Register somebody in one act."""
    from models.insight.registration import register
    from models.people.members import NewMember

    new = NewMember(
        **_given(values),
        phones=tuple(values.phone or ()),
        shared_phone=values.shared_phone,
        office_number=values.reg_no,
        admitted=values.admitted,
        left=values.left,
    )
    with signed_in(values) as desk:
        made = register(
            desk,
            new,
            sobriety_start=values.sobriety_start,
            group_names=tuple(values.group),
            consents_given=tuple(values.consent),
        )
    for doubt in made.doubts:
        note(say(doubt))
    answer(
        values,
        {"number": made.member.number, "doubts": [say(doubt) for doubt in made.doubts]},
        [tr("{name} is registered as {number}.", name=made.member.name, number=made.member.number_text)],
    )


def edit(values: Values) -> None:
    """Change a member's details."""
    from models.people import members

    changes = _given(values)
    phones = tuple(values.phone) if values.phone is not None else None
    if not changes and phones is None:
        raise Misused(tr("Name what should change, such as --phone or --village. Nothing was changed."))
    with signed_in(values) as desk:
        if "age_years" in changes:
            changes["age_on"] = desk.today
        row = members.edit(desk, number_of(desk, values.member), phones=phones, **changes)
    answer(values, {"number": row.number}, [tr("{number} was changed.", number=row.number_text)])
