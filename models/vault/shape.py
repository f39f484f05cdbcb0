# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a database's tables and triggers are those that were shipped: a planted trigger must never run."""

from models.vault.failures import SchemaChanged
from models.vault.migrations.steps import Connection, schema

_SQLITE_OWN = {"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}


def normalised(sql: str) -> str:
    """Return a statement with white space folded."""
    return " ".join(sql.split())


def refuse_changed(connection: Connection, version: int) -> None:
    """Raise SchemaChanged unless every statement is the one shipped for this version, and none is missing."""
    if not same_shape(connection, version):
        raise SchemaChanged


def same_shape(connection: Connection, version: int) -> bool:
    """Tell whether the tables, indexes and triggers are just those of a version."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    found = [normalised(str(sql)) for kind, name, sql in rows if kind != "table" or name not in _SQLITE_OWN]
    return sorted(found) == sorted(normalised(one) for one in schema(version))
