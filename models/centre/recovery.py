# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sitting down after the recovery sheet opened the register: the log and the staff list say so."""

from typing import TYPE_CHECKING

from sqlmodel import select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Staff
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
        work.commit()
    return desk
