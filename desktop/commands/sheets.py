# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery sheet from the command line: shown or saved, typed back from paper, taken up."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, note
from desktop.commands.signing import at_terminal, signed_in, typed_group
from desktop.commands.usage import N_, Parser, Values, tr
from desktop.commands.vaults import taken
from models.messages import Refused, message

if TYPE_CHECKING:
    from models.desk.desk import Desk
    from models.vault.recovery_sheet import RecoverySheet


def sheet_lost_arguments(parser: Parser) -> None:
    """Say what ``sheet-lost`` takes."""
    parser.add_argument(
        "--recovery", metavar="FILE.pdf", help=parser.said(N_("save the recovery sheet there, not on screen"))
    )
    parser.set_defaults(run=sheet_lost)


def sheet_lost(values: Values) -> None:
    """Put the register under new keys with a new sheet; the old one opens nothing any more."""
    from desktop.commands.staff import seal_anew
    from models.centre import recovery
    from models.desk.acts import Act

    with signed_in(values) as desk:
        desk.require(Act.NEW_KEYS)
        sheet = drawn_sheet(values, desk)
        recovery.take_up(desk, sheet, manager_password=values.password)
        seal_anew(desk)
    answer(
        values,
        {"recovery": shown_groups(values, sheet), "fingerprint": sheet.fingerprint},
        [
            tr("The new sheet counts now. The old one opens nothing that is saved from here on."),
            tr("Backups made before still open with the old sheet."),
        ],
    )


def drawn_sheet(values: Values, desk: "Desk") -> "RecoverySheet":
    """Return a new sheet that somebody holds already: saved as PDF, or shown and typed back."""
    from models.centre import recovery

    sheet = recovery.draw(desk, manager_password=values.password)
    if values.recovery:
        _save(Path(values.recovery), sheet, desk)
        note(tr("The recovery sheet was saved as {file}. Print it, then delete it.", file=values.recovery))
    elif not values.json:
        _show(sheet)
    if at_terminal():
        recovery.typed_back(sheet, typed_group(tr("Type the last group of the new sheet: ")))
    return sheet


def shown_groups(values: Values, sheet: "RecoverySheet | None") -> list[str] | None:
    """Return the groups for a document that is the only place they are shown in."""
    return None if sheet is None or values.recovery else list(sheet.groups)


def _show(sheet: "RecoverySheet") -> None:
    print(tr("Recovery sheet. Write it down and lock it away; it is shown this once:"))
    for number, group in enumerate(sheet.groups, start=1):
        print(f"  {number}  {group}")
    sys.stdout.flush()


def _save(where: Path, sheet: "RecoverySheet", desk: "Desk") -> None:
    """Write the sheet's PDF, never beside what it opens and never over another file."""
    from models.centre.centre import centre
    from ui.paper.recovery import render_recovery
    from ui.paper.saving import write_aside

    if where.resolve().is_relative_to(desk.vault.folder.resolve()):
        raise Refused(
            message("The recovery sheet must not lie beside the register it opens. Choose another folder.")
        )
    if where.exists():
        raise taken(where)
    language = desk.person.language
    name = centre(desk).name(language)
    write_aside(where, render_recovery(sheet.groups, name, sheet.fingerprint, language, sheet.made_on))
