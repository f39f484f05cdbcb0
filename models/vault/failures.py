# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a vault did not open or a key did not fit: one type each, one calm sentence, and what to do next."""

from datetime import datetime
from enum import StrEnum

from models.messages import Message, Refused, message


class Offer(StrEnum):
    """What helps, as something a person can press."""

    TRY_AGAIN = "try_again"
    RESTORE = "restore"
    SALVAGE = "salvage"
    SHEET = "sheet"
    FREE_SPACE = "free_space"
    CONFIRM_DATE = "confirm_date"
    GO_ON_OLDER = "go_on_older"
    """Go on with an older copy, as a manager."""


class Unopened(Refused):
    """The vault stays closed and as it was. ``message`` says why, ``next_step`` what helps.

    ``offers`` are next steps a screen can show as buttons, the likeliest first.
    """

    offers: tuple[Offer, ...] = ()

    def __init__(self, said: Message, next_step: Message) -> None:
        super().__init__(said)
        self.next_step = next_step


class WrongPassword(Unopened):
    """The password does not open this person's slot."""

    offers = (Offer.SHEET,)

    def __init__(self, name: str) -> None:
        super().__init__(
            message("This password does not open the register for {name}.", name=name),
            message("Check Caps Lock and the keyboard language, then type it again."),
        )


class TryLater(Unopened):
    """Too many wrong passwords in a row: the next try waits."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            message("After several wrong passwords Saathi waits {seconds} seconds.", seconds=seconds),
            message("Wait a little, then type the password slowly."),
        )
        self.seconds = seconds


class UnknownPerson(Unopened):
    """Nobody of this name signs in here, or the name fits several."""

    def __init__(self, name: str) -> None:
        super().__init__(
            message("Nobody called {name} signs in here.", name=name),
            message("Choose a name from the list of staff."),
        )


class PersonDisabled(Unopened):
    """This person's sign-in was switched off by a manager."""

    def __init__(self, name: str) -> None:
        super().__init__(
            message("Signing in is switched off for {name}.", name=name),
            message("A manager can switch it on again under Staff."),
        )


class NoVault(Unopened):
    """The folder holds no register."""

    offers = (
        Offer.RESTORE,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("There is no register in this folder."),
            message("Choose the folder that holds centre.db, or restore a backup."),
        )


class AlreadyThere(Unopened):
    """A register lives in this folder already; a new one is never written over it."""

    def __init__(self) -> None:
        super().__init__(
            message("This folder already holds a register. Nothing was changed."),
            message("Open the register that is there, or choose another folder."),
        )


class EmptyFile(Unopened):
    """centre.db has no bytes: something outside Saathi emptied it."""

    offers = (Offer.RESTORE,)

    def __init__(self) -> None:
        super().__init__(
            message("The register's file is empty. Something outside Saathi emptied it."),
            message("Restore the last good backup."),
        )


class PlainFile(Unopened):
    """centre.db is a plain SQLite file: never one of ours."""

    offers = (
        Offer.RESTORE,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The file centre.db is not encrypted, so Saathi did not write it."),
            message("Put the right file back, or restore the last good backup."),
        )


class NotOurs(Unopened):
    """The file does not belong to this key file, or is no register of Saathi's."""

    offers = (
        Offer.RESTORE,
        Offer.SHEET,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The register's file and the key file do not belong together."),
            message("Put back the two files that were saved together, or restore the last good backup."),
        )


class DamagedStart(Unopened):
    """The key fits, but the first page of the file is damaged."""

    offers = (Offer.RESTORE, Offer.SALVAGE)

    def __init__(self) -> None:
        super().__init__(
            message("The start of the register's file is damaged. Your password was right."),
            message("Restore the last good backup. The damaged file is kept aside."),
        )


class DamagedPage(Unopened):
    """A page that opening reads is damaged."""

    offers = (
        Offer.RESTORE,
        Offer.SALVAGE,
    )

    def __init__(self) -> None:
        super().__init__(
            message("A part of the register's file is damaged. Your password was right."),
            message("Restore the last good backup. The damaged file is kept aside."),
        )


class NewerVersion(Unopened):
    """A newer Saathi wrote this file."""

    def __init__(self) -> None:
        super().__init__(
            message("A newer version of Saathi wrote this register. Nothing was changed."),
            message("Install the newest Saathi on this computer, then open it again."),
        )


class OlderCopy(Unopened):
    """This copy lacks work that was already saved on this computer, or is not its continuation."""

    offers = (
        Offer.GO_ON_OLDER,
        Offer.RESTORE,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("This is an older copy of the register: work saved here later is missing from it."),
            message("Put the newest copy back. To go on with this one, a manager restores it as a backup."),
        )


class SchemaChanged(Unopened):
    """Somebody added to or changed the file's tables or triggers."""

    offers = (Offer.RESTORE,)

    def __init__(self) -> None:
        super().__init__(
            message("The inside of the register's file was changed by another program."),
            message("Do not use it. Restore the last good backup."),
        )


class InUse(Unopened):
    """Another Saathi, window or command, has the vault open."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("The register is in use by another Saathi window or command."),
            message("Close the other one, then try again."),
        )


class ReadOnly(Unopened):
    """The folder or its files cannot be written."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("The folder of the register cannot be written, so no work could be saved."),
            message("Allow this Windows account to write there, or move the folder to another place."),
        )


class DiskFull(Unopened):
    """No space is left where the vault lives."""

    offers = (
        Offer.FREE_SPACE,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The disk is full. Everything saved before is kept."),
            message("Delete or move some large files, then try again."),
        )


class DiskFailed(Unopened):
    """The disk did not do what was asked: a pulled stick, a bad cable, a worn-out disk."""

    offers = (
        Offer.TRY_AGAIN,
        Offer.RESTORE,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The disk does not answer as it should. Everything saved before is kept."),
            message("Check that the disk or stick is plugged in. Then start Saathi again and make a backup."),
        )


class KeyFileMissing(Unopened):
    """centre.keys and both its copies are gone or unreadable."""

    offers = (
        Offer.SHEET,
        Offer.RESTORE,
        Offer.TRY_AGAIN,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The key file centre.keys and its copies are missing."),
            message("Take the recovery sheet and choose: Open with the recovery sheet."),
        )


class KeyFileChanged(Unopened):
    """The password fits, but boxes of the key file were moved or edited."""

    offers = (
        Offer.SHEET,
        Offer.RESTORE,
    )

    def __init__(self) -> None:
        super().__init__(
            message("The key file was changed by something other than Saathi."),
            message("Put the last good key file back, or ask a manager."),
        )


class NetworkFolder(Unopened):
    """The folder lies on another computer: a register there would not survive a lost connection."""

    def __init__(self) -> None:
        super().__init__(
            message("This folder lies on the network. A register there can be damaged."),
            message("Choose a folder on this computer's own disk. Backups may go to the network."),
        )


class ClockBehind(Unopened):
    """The computer's clock is before the last instant the vault has seen."""

    offers = (
        Offer.CONFIRM_DATE,
        Offer.TRY_AGAIN,
    )

    def __init__(self, now: datetime, last: datetime) -> None:
        super().__init__(
            message("This computer's clock says {now}, but work was saved on {last}.", now=now, last=last),
            message("Confirm today's date, or set the computer's clock."),
        )
        self.now = now
        self.last = last


class ClockAhead(Unopened):
    """The computer's clock says that years went by since the vault was last used."""

    offers = (Offer.CONFIRM_DATE, Offer.TRY_AGAIN)

    def __init__(self, now: datetime, last: datetime) -> None:
        super().__init__(
            message(
                "This computer's clock says {now}, but work was last saved on {last}.", now=now, last=last
            ),
            message("Confirm today's date, or set the computer's clock."),
        )
        self.now = now
        self.last = last


class WrongSheet(Unopened):
    """What was typed is no recovery sheet, or not this vault's."""

    def __init__(self) -> None:
        super().__init__(
            message("These letters are not the recovery sheet of this register."),
            message("Compare the seven groups with the paper, one by one."),
        )


class SealBroken(Refused):
    """A sealed value was altered, moved from its row, or put back from an older version."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "A sealed entry does not fit its place: it was altered outside Saathi. It was left alone."
            )
        )


class WeakPassword(Refused):
    """A password that is guessed too easily."""


class BackupUnreadable(Unopened):
    """The file is no backup of Saathi's, or was built by something else to look like one."""

    def __init__(self) -> None:
        super().__init__(
            message("This file is not a backup that Saathi made. Nothing was changed."),
            message("Choose a file whose name begins with centre- and ends with .backup."),
        )


class BackupMissing(Unopened):
    """The file cannot be read: a stick that was pulled, a name that is wrong."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("This backup cannot be read: it is not there, or its disk does not answer."),
            message("Plug the stick or disk in, then try again."),
        )


class BackupDamaged(Unopened):
    """The backup is ours, but something in it was altered or is missing."""

    def __init__(self) -> None:
        super().__init__(
            message("This backup is damaged or was altered. Nothing was changed."),
            message("Choose another backup, an older one or one from another place."),
        )


class BackupOfAnother(Unopened):
    """The backup belongs to another register than the one in this folder."""

    def __init__(self) -> None:
        super().__init__(
            message("This backup belongs to another register. Nothing was changed."),
            message("Choose a backup of this register, or restore this one into an empty folder."),
        )


class BackupPlaceMissing(Unopened):
    """The folder for backups is not there: a stick that was pulled, a disk that is off."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("The place for backups is not there, or was taken away while writing. No copy was made."),
            message("Plug the stick or disk in, then try again."),
        )


class BackupPlaceFull(Unopened):
    """No room for another copy."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("There is no room for the backup. No copy was made there."),
            message("Delete what is not needed there, or choose another place."),
        )


class BackupPlaceReadOnly(Unopened):
    """The folder for backups may not be written."""

    offers = (Offer.TRY_AGAIN,)

    def __init__(self) -> None:
        super().__init__(
            message("The place for backups cannot be written to. No copy was made there."),
            message("Check the switch of the stick, or choose another place."),
        )


class RestoreNeedsManager(Unopened):
    """Only a manager's keys, or the recovery sheet, restore a backup."""

    offers = (Offer.SHEET,)

    def __init__(self) -> None:
        super().__init__(
            message("Restoring a backup needs a manager or the recovery sheet. Nothing was changed."),
            message("Ask a manager to type their password, or take the recovery sheet."),
        )
