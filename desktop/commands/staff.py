# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff on the command line: managers add people and close sign-ins."""

from desktop.commands.output import answer, table
from desktop.commands.signing import new_password, signed_in
from desktop.commands.usage import N_, Parser, Values, one_of, tr
from models.words import Language, Role


def staff_arguments(parser: Parser) -> None:
    """Say what ``staff`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("add", help=tr("let somebody sign in"), fill=_add_arguments)
    commands.add_parser("list", help=tr("who may sign in"), fill=_list_arguments)
    commands.add_parser("disable", help=tr("close somebody's sign-in"), fill=_disable_arguments)


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("their name at sign-in")))
    parser.add_argument(
        "--role", required=True, type=one_of(Role), help=parser.said(N_("desk, counsellor or manager"))
    )
    parser.set_defaults(run=add)


def _list_arguments(parser: Parser) -> None:
    parser.set_defaults(run=list_staff)


def _disable_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("whose sign-in is closed")))
    parser.set_defaults(run=disable)


def add(values: Values) -> None:
    """Let somebody sign in, with a password of their own."""
    from models.centre import staff
    from models.centre.centre import centre
    from models.desk.acts import Act
    from models.vault.passwords import refuse_weak

    with signed_in(values) as desk:
        desk.require(Act.ADD_STAFF)
        secret = new_password(values, tr("Password for {name}: ", name=values.name))
        refuse_weak(secret, names=(values.name, *centre(desk).names.values()))
        language = Language(values.language) if values.language else None
        row = staff.add(
            desk, values.name, values.role, secret, manager_password=values.password, language=language
        )
    answer(
        values,
        {"name": row.name, "role": row.role},
        [tr("{name} may sign in as {role}.", name=row.name, role=row.role)],
    )


def list_staff(values: Values) -> None:
    """Print who may sign in."""
    from models.centre import staff
    from models.desk.acts import Act

    with signed_in(values) as desk:
        desk.require(Act.CHANGE_STAFF)
        rows = staff.listed(desk)
    listed = [
        {"name": row.name, "role": row.role, "language": row.language, "disabled": row.disabled}
        for row in rows
    ]
    lines = [(row.name, row.role, row.language, tr("closed") if row.disabled else tr("open")) for row in rows]
    answer(values, listed, table((tr("Name"), tr("Role"), tr("Language"), tr("Sign-in")), lines))


def disable(values: Values) -> None:
    """Close somebody's sign-in."""
    from models.centre import staff

    with signed_in(values) as desk:
        row = staff.disable(desk, values.name)
    answer(
        values,
        {"name": row.name, "role": row.role, "disabled": True},
        [tr("The sign-in of {name} is closed.", name=row.name)],
    )
