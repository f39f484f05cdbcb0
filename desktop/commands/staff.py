# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff on the command line: managers add people, close and open sign-ins, and take keys away."""

from typing import TYPE_CHECKING

from desktop.commands.output import answer, table
from desktop.commands.signing import new_password, signed_in
from desktop.commands.usage import N_, Parser, Values, one_of, tr
from models.words import Language, Role

if TYPE_CHECKING:
    from pathlib import Path

    from models.desk.desk import Desk


def staff_arguments(parser: Parser) -> None:
    """Say what ``staff`` takes."""
    commands = parser.add_commands(required=True)
    commands.add_parser("add", help=tr("let somebody sign in"), fill=_add_arguments)
    commands.add_parser("list", help=tr("who may sign in"), fill=_list_arguments)
    commands.add_parser("disable", help=tr("close somebody's sign-in"), fill=_disable_arguments)
    commands.add_parser("enable", help=tr("open somebody's sign-in again"), fill=_enable_arguments)
    commands.add_parser("role", help=tr("give somebody another role"), fill=_role_arguments)
    commands.add_parser("reset", help=tr("give somebody a new password"), fill=_reset_arguments)
    commands.add_parser("remove", help=tr("take somebody's keys away for good"), fill=_remove_arguments)


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


def _enable_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("whose sign-in is opened")))
    parser.set_defaults(run=enable)


def _role_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("whose role changes")))
    parser.add_argument(
        "--role", required=True, type=one_of(Role), help=parser.said(N_("desk, counsellor or manager"))
    )
    _add_sheet(parser)
    parser.set_defaults(run=role)


def _reset_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("who forgot their password")))
    parser.set_defaults(run=reset)


def _remove_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=parser.said(N_("who leaves")))
    _add_sheet(parser)
    parser.set_defaults(run=remove)


def _add_sheet(parser: Parser) -> None:
    parser.add_argument(
        "--recovery",
        metavar="FILE.pdf",
        help=parser.said(N_("where a manager loses their keys: save the new recovery sheet there")),
    )


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


def enable(values: Values) -> None:
    """Open somebody's sign-in again, with the password they had."""
    from models.centre import staff

    with signed_in(values) as desk:
        row = staff.enable(desk, values.name, manager_password=values.password)
    answer(
        values,
        {"name": row.name, "disabled": False},
        [tr("{name} may sign in again, with the password they had.", name=row.name)],
    )


def reset(values: Values) -> None:
    """Give somebody who forgot theirs a new password."""
    from models.centre import staff
    from models.centre.centre import centre
    from models.desk.acts import Act
    from models.vault.passwords import refuse_weak

    with signed_in(values) as desk:
        desk.require(Act.CHANGE_STAFF)
        name = staff.by_name(desk, values.name).name
        secret = new_password(values, tr("Password for {name}: ", name=name))
        refuse_weak(secret, names=(name, *centre(desk).names.values()))
        staff.reset_password(desk, name, secret, manager_password=values.password)
    answer(values, {"name": name}, [tr("{name} signs in with the new password now.", name=name)])


def role(values: Values) -> None:
    """Give somebody another role; a smaller one puts the register under new keys."""
    from desktop.commands.sheets import drawn_sheet, shown_groups
    from models.centre import staff

    with signed_in(values) as desk:
        row = staff.to_change_role(desk, values.name)
        less = staff.needs_sheet(desk, row) and values.role is not Role.MANAGER
        sheet = drawn_sheet(values, desk) if less else None
        staff.change_role(desk, row.name, values.role, manager_password=values.password, sheet=sheet)
        seal_anew(desk)
    answer(
        values,
        {"name": row.name, "role": values.role, "recovery": shown_groups(values, sheet)},
        [tr("{name} works as {role} now.", name=row.name, role=values.role)],
    )


def remove(values: Values) -> None:
    """Take somebody's keys away for good, seal everything anew, and list what their old keys still open."""
    from desktop.commands.sheets import drawn_sheet, shown_groups
    from models.centre import staff

    with signed_in(values) as desk:
        row = staff.to_remove(desk, values.name)
        sheet = drawn_sheet(values, desk) if staff.needs_sheet(desk, row) else None
        staff.remove(desk, row.name, manager_password=values.password, sheet=sheet)
        broken = seal_anew(desk)
        copies = still_opening(desk)
    document = {
        "name": row.name,
        "removed": True,
        "recovery": shown_groups(values, sheet),
        "not_sealed_anew": broken,
        "still_opens": [{"file": str(path), "keys": keys} for path, keys in copies],
    }
    answer(values, document, [tr("{name} is removed.", name=row.name), *still_opening_said(row.name, copies)])


def seal_anew(desk: "Desk") -> int:
    """Seal everything under today's keys. Returns how many entries could not be opened."""
    from models.insight import resealing

    return resealing.reseal(desk)


def still_opening(desk: "Desk") -> "list[tuple[Path, bool]]":
    """Return the copies that keys from before open, and whether each holds keys itself."""
    from models.vault.leftovers import leftovers

    return [(one.path, one.is_keys) for one in leftovers(desk.vault)]


def still_opening_said(name: str, copies: "list[tuple[Path, bool]]") -> list[str]:
    """Say what nothing can take back."""
    beyond = tr("Copies on sticks and other computers that were made before open with the keys of then, too.")
    if not copies:
        return [beyond]
    head = tr("With what {name} knew, these copies from before still open:", name=name)
    return [head, *(f"  {path}" for path, _keys in copies), beyond]


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
