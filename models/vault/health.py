# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every page and every table of an open vault is whole. For idle times and before each backup."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.messages import Message, message
from models.vault import engine
from models.vault.migrations.steps import Connection

if TYPE_CHECKING:
    from models.vault.opened import Vault

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    what: Message
    where: str
    next_step: Message


def check(vault: "Vault") -> tuple[Finding, ...]:
    """Fold the log into the file, then check every page's seal and every table. Nothing found is good."""
    try:
        with vault.alone() as connection:
            return _checked(connection)
    except Exception as problem:
        if engine.is_damage(problem):
            return (_damaged(""),)
        raise


def _checked(connection: Connection) -> tuple[Finding, ...]:
    # The page check reads the main file only: without this, what stands in the log would look damaged.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if pages:
        return tuple(_damaged(str(row[0])) for row in pages[:_SHOWN])
    tables = [row for row in connection.execute("PRAGMA quick_check").fetchall() if row != ("ok",)]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return (
        *(_damaged(str(row[0])) for row in tables[:_SHOWN]),
        *(_orphan(str(row[0]), str(row[1])) for row in orphans[:_SHOWN]),
    )


def _damaged(where: str) -> Finding:
    return Finding(
        message("A part of the register's file is damaged."),
        where,
        message("Restore the last good backup. The damaged file is kept aside."),
    )


def _orphan(table: str, row: str) -> Finding:
    return Finding(
        message("An entry belongs to something that is no longer there."),
        f"{table} {row}",
        message("Restore the last good backup, or ask for help with this list."),
    )
