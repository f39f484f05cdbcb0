# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From one frozen schema to the next: new tables laid, changed ones rebuilt with their rows, numbers kept."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from models.vault.migrations.steps import Connection

_NAME = re.compile(
    r'(CREATE|DROP) (TABLE|UNIQUE INDEX|INDEX|TRIGGER) "?(\w+)"?(?: (?:.*? )?ON "?(\w+)"?)?', re.DOTALL
)
_OLD = "before_the_step"


class Part(NamedTuple):
    """One statement of a schema: what it makes (or takes away), its name, and the table it belongs to."""

    kind: str
    name: str
    table: str
    sql: str
    made: bool


def read_part(sql: str) -> Part:
    """Read one statement of a schema."""
    match = _NAME.match(sql)
    if match is None:
        raise ValueError(f"not a statement of a schema: {sql[:40]}")
    kind, name, table = match.group(2).split()[-1], match.group(3), match.group(4)
    return Part(kind, name, name if kind == "TABLE" else table, sql, made=match.group(1) == "CREATE")


def parts(statements: tuple[str, ...]) -> dict[str, Part]:
    """Return a schema's statements by the name of what they make."""
    return {part.name: part for part in map(read_part, statements)}


def reshape(
    connection: "Connection",
    before: tuple[str, ...],
    after: tuple[str, ...],
    starting: Mapping[str, str],
) -> None:
    """Turn one schema into the next. ``starting`` gives "table.column" its SQL value for rows that stand.

    Raises ValueError for a new column that may not be empty and has no starting value. Foreign keys are off.
    """
    old, new = parts(before), parts(after)
    connection.execute("PRAGMA legacy_alter_table=ON")  # other tables' references keep the table's name
    for part in new.values():
        if part.kind == "TABLE" and part.name not in old:
            connection.execute(part.sql)
        elif part.kind == "TABLE" and part.sql != old[part.name].sql:
            _rebuild(connection, part, starting)
    for part in old.values():
        if part.name not in new or part.sql != new[part.name].sql:
            _drop(connection, part, new)
    there = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema").fetchall()}
    for part in new.values():
        if part.name not in there:
            connection.execute(part.sql)
    connection.execute("PRAGMA legacy_alter_table=OFF")


def _rebuild(connection: "Connection", part: Part, starting: Mapping[str, str]) -> None:
    """Lay the table anew and carry its rows and its counter of row numbers over."""
    counted = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (part.name,)).fetchone()
    connection.execute(f'ALTER TABLE "{part.name}" RENAME TO {_OLD}')
    connection.execute(part.sql)
    values = _values(connection, part.name, starting)
    columns = ", ".join(f'"{name}"' for name in values)
    connection.execute(
        f'INSERT INTO "{part.name}" ({columns}) SELECT {", ".join(values.values())} FROM {_OLD}'  # noqa: S608 - names of our own schema
    )
    connection.execute(f"DROP TABLE {_OLD}")
    if counted is not None:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (part.name,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (part.name, counted[0]))


def _values(connection: "Connection", table: str, starting: Mapping[str, str]) -> dict[str, str]:
    """Return for each column of the new table the SQL that fills it from the old one."""
    stood = {str(row[1]) for row in connection.execute(f"PRAGMA table_info('{_OLD}')").fetchall()}
    values: dict[str, str] = {}
    for _place, name, _kind, must, default, _key in connection.execute(
        f"PRAGMA table_info('{table}')"
    ).fetchall():
        said = starting.get(f"{table}.{name}")
        if str(name) in stood:
            values[str(name)] = f'"{name}"'
        elif said is not None:
            values[str(name)] = said
        elif must and default is None:
            raise ValueError(f"{table}.{name} may not be empty and has no starting value")
    return values


def _drop(connection: "Connection", part: Part, new: Mapping[str, Part]) -> None:
    """Take away what the next schema no longer has; indexes and triggers of a rebuilt table went with it."""
    if part.kind == "TABLE" and part.name in new:
        return
    connection.execute(f'DROP {part.kind} IF EXISTS "{part.name}"')
