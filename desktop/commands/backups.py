# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups from the command line: made, put back, rehearsed; and what is readable of a damaged register."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import answer, shown
from desktop.commands.running import Failed
from desktop.commands.signing import new_password, password, recovery_text, signed_in, vault_folder
from desktop.commands.usage import N_, Parser, Values, tr
from models.clock import SystemClock
from models.messages import Refused, message
from models.words import Language
from ui.language import say

if TYPE_CHECKING:
    from models.centre.restoring import Outcome
    from models.vault.backup import Made
    from models.vault.proving import Proof


def backup_arguments(parser: Parser) -> None:
    """Say what ``backup`` takes."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--to", metavar="DIR", help=parser.said(N_("put one copy into this folder, such as a USB stick"))
    )
    either.add_argument(
        "--second",
        metavar="DIR",
        help=parser.said(N_("let every backup also go into this folder from now on; “none” ends that")),
    )
    parser.set_defaults(run=backup)


def backup(values: Values) -> None:
    """Make a backup and read it back; a place that fails is said, and the others still get theirs."""
    from models.centre import backups

    with signed_in(values) as desk:
        if values.second:
            backups.choose_second(desk, None if values.second == "none" else Path(values.second).resolve())
        made = (backups.copy_to(desk, Path(values.to).resolve()),) if values.to else backups.make_now(desk)
    lines = [tr("Backed up and read back: {file}", file=one.path) for one in made if one.path is not None]
    answer(values, [_document(one) for one in made], lines)
    failed = [one for one in made if one.trouble is not None]
    if failed:
        raise Failed(" ".join(_trouble(one) for one in failed))


def _document(one: "Made") -> dict[str, object]:
    from models.desk.outside import shown_head

    return {
        "place": str(one.place),
        "file": str(one.path) if one.path else None,
        "size": one.size,
        "verified": one.path is not None,
        "trouble": say(one.trouble.message) if one.trouble else None,
        "log_anchor": {"count": one.count, "head": shown_head(one.head)} if one.head else None,
    }


def _trouble(one: "Made") -> str:
    said = say(one.trouble.message) if one.trouble else ""
    return f"{one.place}: {said}"


def restore_arguments(parser: Parser) -> None:
    """Say what ``restore`` takes."""
    parser.add_argument("file", metavar="FILE", help=parser.said(N_("a backup")))
    parser.add_argument(
        "--rehearse", action="store_true", help=parser.said(N_("prove that it would open; change nothing"))
    )
    _add_sheet(parser)
    parser.set_defaults(run=restore)


def _add_sheet(parser: Parser) -> None:
    parser.add_argument(
        "--sheet",
        action="store_true",
        help=parser.said(
            N_("by the recovery sheet; --as NAME becomes manager with the password in SAATHI_NEW_PASSWORD")
        ),
    )


def restore(values: Values) -> None:
    """Restore a backup; the present files are kept aside. Needs a manager or the recovery sheet."""
    from models.centre import restoring
    from models.insight.erasing import erase

    file, folder = Path(values.file), vault_folder(values)
    proof = _proof(values, _managers(file))
    if values.rehearse:
        found = restoring.rehearse(folder, file, proof, SystemClock())
        answer(values, _restored(found), [tr("This backup would open. Nothing was changed."), _held(found)])
        return
    desk, outcome = restoring.restore(folder, file, proof, SystemClock(), reapply=erase)
    desk.close()
    answer(values, _restored(outcome), _restored_lines(outcome))
    if outcome.findings or not outcome.log_whole:
        raise Failed(tr("The restored register is not whole. Run the check."))


def _managers(file: Path) -> list[str]:
    """Return the managers that a backup's key file names."""
    from models.vault import keyfile, package
    from models.vault.backup import reading
    from models.vault.failures import BackupDamaged
    from models.words import Role

    with reading():
        found = package.read(file)
    try:
        slots = keyfile.load(found.keys).slots
    except ValueError:
        raise BackupDamaged from None
    return [one.slot.name for one in slots if one.slot.role is Role.MANAGER and not one.slot.disabled]


def _proof(values: Values, managers: list[str]) -> "Proof":
    from models.vault.proving import ByPassword, BySheet

    name = values.person or (managers[0] if len(managers) == 1 else "")
    if not name:
        raise Refused(
            message("Say who signs in with --as NAME. There are: {names}.", names=", ".join(managers))
        )
    if values.sheet:
        letters = recovery_text(values)
        secret = new_password(values, tr("New password: "), "SAATHI_NEW_PASSWORD", "SAATHI_PASSWORD")
        return BySheet(letters, name, secret, Language(values.language or "en"))
    return ByPassword(name, password(values, tr("Password for {name}: ", name=name)))


def _restored(found: "Outcome") -> dict[str, object]:
    return {
        "made": found.made,
        "members": found.members,
        "entries": found.entries,
        "left_behind": found.left_behind,
        "kept_aside": str(found.aside) if found.aside else None,
        "erased_again": found.erased,
        "findings": [say(one.what) for one in found.findings],
        "log_whole": found.log_whole,
        "without_keys": list(found.without_keys),
    }


def _held(found: "Outcome") -> str:
    return tr(
        "Made on {date}. Members: {members}. Log entries: {entries}.",
        date=shown(found.made.date()),
        members=found.members,
        entries=found.entries,
    )


def _restored_lines(found: "Outcome") -> list[str]:
    lines = [tr("The backup was restored."), _held(found)]
    if found.left_behind:
        lines.append(tr("{n} log entries that were saved here later are not in it.", n=found.left_behind))
    if found.aside is not None:
        lines.append(tr("The files from before are kept in {folder}.", folder=found.aside))
    if found.without_keys:
        names = ", ".join(found.without_keys)
        lines.append(tr("These people need a new password from a manager: {names}.", names=names))
    return lines


def salvage_arguments(parser: Parser) -> None:
    """Say what ``salvage`` takes."""
    _add_sheet(parser)
    parser.set_defaults(run=salvage)


def salvage(values: Values) -> None:
    """Save what is readable into a new register, and list what was lost."""
    from models.centre import salvaging
    from models.vault.store import staff_slots
    from models.words import Role

    folder = vault_folder(values)
    managers = [slot.name for slot in staff_slots(folder) if slot.role is Role.MANAGER]
    desk, found = salvaging.salvage(folder, _proof(values, managers), SystemClock())
    desk.close()
    lost = [{"what": say(one.what), "count": one.count} for one in found.lost]
    answer(
        values,
        {"members": found.members, "lost": lost, "kept_aside": str(found.aside) if found.aside else None},
        [
            tr("Members saved: {n}.", n=found.members),
            *(f"{one['what']}: {one['count']}" for one in lost),
            *([] if lost else [tr("Nothing was lost.")]),
            tr("The files from before are kept in {folder}.", folder=found.aside),
        ],
    )
