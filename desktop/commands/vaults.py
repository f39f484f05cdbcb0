# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a register, opening it by its recovery sheet, and changing one's password."""

import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note
from desktop.commands.signing import new_password, recovery_text, signed_in, vault_folder
from desktop.commands.usage import N_, Parser, Values, tr
from models.clock import SystemClock
from models.messages import Refused, message
from models.words import Language, Role
from ui.language import say

if TYPE_CHECKING:
    from models.vault.store import RecoverySheet, Vault


def new_arguments(parser: Parser) -> None:
    """Say what ``new`` takes."""
    parser.add_argument("--centre", required=True, metavar="NAME", help=parser.said(N_("the centre's name")))
    parser.add_argument("--manager", required=True, metavar="NAME", help=parser.said(N_("the first manager")))
    parser.add_argument(
        "--recovery", metavar="FILE.pdf", help=parser.said(N_("save the recovery sheet there, not on screen"))
    )
    parser.set_defaults(run=new)


def new(values: Values) -> None:
    """Make a register with its first manager; either everything is there afterwards, or nothing."""
    from models.text import clean_line
    from models.vault.folders import app_folder
    from models.vault.opening import Site

    folder = vault_folder(values)
    if Site(folder, app_folder(), SystemClock()).database.exists():
        from models.vault.failures import AlreadyThere

        raise AlreadyThere
    if not clean_line(values.centre):
        raise Refused(message("The centre needs a name."))
    _refuse_file(folder)
    values.manager = clean_line(values.manager)
    where = _recovery_file(values, folder)
    secret = _checked_password(values, (values.manager, values.centre))
    language = Language(values.language or "en")
    with _all_or_nothing((folder, app_folder())):
        vault, sheet = _made(folder, values, secret, language)
        with vault:
            if where is not None:
                _save_sheet(where, sheet, values.centre, language)
    shown = None if where is not None else list(sheet.groups)
    document = {"vault": str(folder), "recovery": shown, "fingerprint": sheet.fingerprint}
    answer(values, document, _new_lines(folder, sheet, where))


def _made(folder: Path, values: Values, secret: str, language: Language) -> "tuple[Vault, RecoverySheet]":
    from models.centre.centre import found
    from models.vault.store import create_vault

    vault, sheet = create_vault(
        folder, manager=values.manager, password=secret, language=language, clock=SystemClock()
    )
    try:
        found(vault, values.centre)
    except BaseException:
        vault.close()
        raise
    for notice in vault.found.notices:
        note(say(notice))
    return vault, sheet


def _recovery_file(values: Values, folder: Path) -> Path | None:
    """Return where the sheet goes: never beside what it opens."""
    if not values.recovery:
        return None
    where, home = Path(values.recovery).resolve(), folder.resolve()
    if where == home or where.is_relative_to(home):
        raise Refused(
            message(
                "The recovery sheet opens the register, so it cannot be kept in the register's folder. "
                "Nothing was made. Choose another place, such as a USB stick."
            )
        )
    if where.exists():
        raise taken(where)
    return where


def _refuse_file(folder: Path) -> None:
    """Refuse a file of the folder's name, or one on the way to it: a register is a folder."""
    for place in (folder, *folder.parents):
        if place.is_file():
            raise taken(place)


def taken(place: Path) -> Refused:
    """Refuse to write over a file."""
    return Refused(
        message("There is a file called {name} already. Nothing was made. Choose another.", name=place.name)
    )


def _save_sheet(where: Path, sheet: "RecoverySheet", centre: str, language: Language) -> None:
    from ui.paper.recovery import render_recovery
    from ui.paper.saving import write_aside

    pdf = render_recovery(sheet.groups, centre, sheet.fingerprint, language, sheet.made_on)
    write_aside(where, pdf)


@contextmanager
def _all_or_nothing(folders: Iterable[Path]) -> Generator[None]:
    """Take away again what a command put into these folders before it failed."""
    before = {folder: _files(folder) for folder in folders}
    missing = [folder for folder in before if not folder.exists()]
    try:
        yield
    except BaseException:
        for folder, known in before.items():
            _restore(folder, known, remove=folder in missing)
        raise


def _files(folder: Path) -> set[Path]:
    return set(folder.iterdir()) if folder.is_dir() else set()


def _restore(folder: Path, known: set[Path], *, remove: bool) -> None:
    for path in _files(folder) - known:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    if remove and folder.is_dir() and not _files(folder):
        folder.rmdir()


def _new_lines(folder: Path, sheet: "RecoverySheet", where: Path | None) -> list[str]:
    lines = [tr("The register was made in {folder}.", folder=folder)]
    if where is not None:
        lines.append(tr("The recovery sheet was saved as {file}. Print it, then delete it.", file=where))
    else:
        lines += [
            tr("Recovery sheet. Write it down and lock it away; it is shown this once:"),
            *(f"  {number}  {group}" for number, group in enumerate(sheet.groups, start=1)),
        ]
    return [*lines, tr("Fingerprint of the first manager: {fingerprint}", fingerprint=sheet.fingerprint)]


def _checked_password(values: Values, names: tuple[str, ...], *sources: str) -> str:
    from models.vault.passwords import refuse_weak

    chosen = new_password(values, tr("New password: "), *sources or ("SAATHI_PASSWORD",))
    refuse_weak(chosen, names=names)
    return chosen


def recover_arguments(parser: Parser) -> None:
    """Say what ``recover`` takes."""
    parser.add_argument(
        "--manager",
        required=True,
        metavar="NAME",
        help=parser.said(N_("who becomes manager; the new password comes from SAATHI_NEW_PASSWORD")),
    )
    parser.set_defaults(run=recover)


def recover(values: Values) -> None:
    """Open by the recovery sheet and give a manager a new password; the log says so."""
    from models.centre.recovery import recovered
    from models.vault.store import recover_vault

    sheet = recovery_text(values)
    secret = _checked_password(values, (values.manager,), "SAATHI_NEW_PASSWORD", "SAATHI_PASSWORD")
    vault = recover_vault(
        vault_folder(values),
        sheet=sheet,
        manager=values.manager,
        password=secret,
        clock=SystemClock(),
        language=Language(values.language or "en"),
    )
    with vault:
        desk = recovered(vault)
        person = desk.person
        desk.close()
    answer(
        values,
        {"manager": person.name, "role": Role.MANAGER},
        [tr("{name} is a manager now and signs in with the new password.", name=person.name)],
    )


def password_arguments(parser: Parser) -> None:
    """Say what ``password`` takes."""
    parser.set_defaults(run=password)


def password(values: Values) -> None:
    """Change the signed-in person's password."""
    from models.desk.acts import Act

    with signed_in(values) as desk:
        chosen = _checked_password(values, (desk.person.name,), "SAATHI_NEW_PASSWORD")
        desk.vault.change_password(values.password, chosen)
        desk.note(Act.PASSWORD)
        name = desk.person.name
    answer(values, {"name": name}, [tr("The password was changed. Old backups still open with the old one.")])
