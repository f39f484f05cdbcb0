# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's front door: make, open or recover one, and see who may sign in.

Nothing here imports SQLAlchemy before a password was right: the first screen stays quick.
"""

from models.vault.creating import create_vault
from models.vault.keyring import COST, Cost
from models.vault.opened import Found, Vault
from models.vault.opening import open_vault, recover_vault, staff_slots
from models.vault.recovery_sheet import RecoverySheet
from models.vault.slots import Slot

__all__ = [
    "COST",
    "Cost",
    "Found",
    "RecoverySheet",
    "Slot",
    "Vault",
    "create_vault",
    "open_vault",
    "recover_vault",
    "staff_slots",
]
