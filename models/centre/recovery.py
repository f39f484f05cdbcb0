# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet at the desk: sitting down after it opened the register, checking it, and a new one.

A new sheet is drawn first, copied or printed, and typed back; only then does the register go over to it. So
there is never a moment at which nobody holds the sheet that counts.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.history import founder
from models.desk.tables import Staff
from models.vault.failures import WrongSheet
from models.vault.recovery_sheet import RecoverySheet, read
from models.vault.staff import fingerprint
from models.words import Role

if TYPE_CHECKING:
    from models.vault.store import Vault


def recovered(vault: "Vault") -> Desk:
    """Note who came in by the sheet, with their new signing key, and sit down."""
    desk = Desk(vault)
    slot = vault.person
    with desk.work(Act.RECOVER, subject=slot.uid) as work:
        held = work.session.exec(select(Staff).where(Staff.uid == slot.uid)).first()
        if held is None:
            row = Staff(
                uid=slot.uid, name=slot.name, role=Role.MANAGER, language=slot.language, signer=slot.signer
            )
            work.add(row, about="")
        else:
            work.change(held, about="", role=Role.MANAGER, signer=slot.signer, disabled_at=None)
        if vault.found.anchor_lost:
            work.jump_ahead()
        work.commit()
    return desk


def draw(desk: Desk, *, manager_password: str) -> RecoverySheet:
    """Draw a new sheet. Until ``take_up`` the one before is the one that counts."""
    desk.require(Act.NEW_KEYS)
    drawn = desk.vault.draw_sheet(manager_password=manager_password)
    return replace(drawn, fingerprint=fingerprint(founder(desk)))


def typed_back(sheet: RecoverySheet, typed: str) -> None:
    """Make sure that what was typed from paper is this sheet, or its last group. Raises WrongSheet."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if letters != sheet.groups[-1] and read(typed) != read(sheet.text()):
        raise WrongSheet


def take_up(desk: Desk, sheet: RecoverySheet, *, manager_password: str) -> None:
    """Let a drawn sheet be the one that counts: new keys for everything, and the old sheet opens nothing.

    For a sheet that was lost or seen, and for a computer that was lost with the register on it.
    """
    desk.require(Act.NEW_KEYS)
    with desk.held():
        desk.vault.new_master(manager_password=manager_password, sheet=sheet)
    desk.note(Act.NEW_KEYS)


def check(desk: Desk, typed: str, *, manager_password: str) -> None:
    """Make sure that a sheet is this register's. Raises WrongSheet."""
    desk.require(Act.NEW_KEYS)
    desk.vault.confirm_sheet(typed, manager_password=manager_password)
    desk.note(Act.CHECK, sheet=True)
