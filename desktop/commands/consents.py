# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consents and guardians on the command line."""

from desktop.commands.members import add_member, number_of
from desktop.commands.output import answer
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Parser, Values, one_of, tr
from models.words import Purpose

GIVEN, WITHDRAWN = "given", "withdrawn"


def consent_arguments(parser: Parser) -> None:
    """Say what ``consent`` takes."""
    add_member(parser)
    purposes = ", ".join(purpose.value for purpose in Purpose)
    parser.add_argument("purpose", type=one_of(Purpose), metavar="PURPOSE", help=purposes)
    parser.add_argument("given", choices=(GIVEN, WITHDRAWN), help=parser.said(N_("what the member answered")))
    parser.add_argument(
        "--read-by", default="", metavar="NAME", help=parser.said(N_("who read the notice aloud"))
    )
    parser.set_defaults(run=consent)


def consent(values: Values) -> None:
    """Record that a member gave or withdrew consent."""
    from models.people import consents

    given = values.given == GIVEN
    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        row = consents.answer(desk, number, values.purpose, given=given, read_by=values.read_by)
    kept = (
        tr("Kept: consent for “{purpose}” given.", purpose=row.purpose)
        if given
        else tr("Kept: consent for “{purpose}” withdrawn.", purpose=row.purpose)
    )
    answer(values, {"member": number, "purpose": row.purpose, "given": row.given, "at": row.at}, [kept])


def guardian_arguments(parser: Parser) -> None:
    """Say what ``guardian`` takes."""
    add_member(parser)
    add = parser.add_argument
    add("--name", required=True, help=parser.said(N_("the guardian's name")))
    add("--relation", required=True, help=parser.said(N_("how they are related")))
    add("--phone", help=parser.said(N_("their phone number")))
    add("--id-type", metavar="TEXT", help=parser.said(N_("which ID was seen")))
    add("--id-last4", metavar="XXXX", help=parser.said(N_("its last four characters; never more")))
    parser.set_defaults(run=guardian)


def guardian(values: Values) -> None:
    """Name who answers for a member under 18."""
    from models.people import consents

    new = consents.NewGuardian(values.name, values.relation, values.phone, values.id_type, values.id_last4)
    with signed_in(values) as desk:
        number = number_of(desk, values.member)
        consents.name_guardian(desk, number, new)
        row = consents.guardians(desk, number)[-1]
    answer(
        values,
        {"member": number, "name": row.name, "relation": row.relation, "phone": row.phone, "on": row.on},
        [tr("{name} is kept as guardian.", name=row.name)],
    )
