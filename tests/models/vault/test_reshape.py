# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One schema becomes the next without losing a row, a reference, a trigger or a counter."""

from pathlib import Path

import pytest

from models.vault import engine
from models.vault.migrations import steps
from models.vault.migrations.reshape import reshape

BEFORE = (
    "CREATE TABLE person (\n    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n    name VARCHAR NOT NULL\n)",
    """CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    FOREIGN KEY(person_id) REFERENCES person (id)
)""",
    "CREATE INDEX ix_person_name ON person (name)",
    "CREATE TRIGGER person_stays BEFORE DELETE ON person\nBEGIN SELECT RAISE(ABORT, 'kept'); END",
    "CREATE TABLE left_behind (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)",
)
AFTER = (
    """CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    stage VARCHAR NOT NULL
)""",
    BEFORE[1],
    "CREATE UNIQUE INDEX ix_person_name ON person (name)",
    BEFORE[3],
    'CREATE TABLE "group" (\n    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n)',
)


@pytest.fixture
def connection(tmp_path: Path) -> engine.Closable:
    made = engine.connect_new(tmp_path / "a.db", bytes(32), "00" * 16)
    made.execute("PRAGMA foreign_keys=OFF")
    for statement in BEFORE:
        made.execute(statement)
    made.execute("INSERT INTO person (id, name) VALUES (1, 'Asha'), (9, 'Ravi')")
    made.execute("INSERT INTO phone (id, person_id) VALUES (4, 1)")
    return made


def sql_of(connection: steps.Connection) -> list[str]:
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return sorted(str(sql) for (sql,) in found if "sqlite_sequence" not in str(sql))


def test_rows_references_triggers_and_counters_are_carried_over(connection: engine.Closable) -> None:
    connection.execute("UPDATE sqlite_sequence SET seq = 50 WHERE name = 'person'")
    reshape(connection, BEFORE, AFTER, {"person.stage": "'aftercare'"})
    assert sql_of(connection) == sorted(AFTER)
    assert connection.execute("SELECT id, name, stage FROM person").fetchall() == [
        (1, "Asha", "aftercare"),
        (9, "Ravi", "aftercare"),
    ]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute(
        "INSERT INTO person (name, stage) VALUES ('Mohan', 'x') RETURNING id"
    ).fetchone() == (51,)
    connection.close()


def test_a_column_that_may_not_be_empty_needs_a_starting_value(connection: engine.Closable) -> None:
    with pytest.raises(ValueError, match=r"person\.stage"):
        reshape(connection, BEFORE, AFTER, {})
    connection.close()


def test_what_is_no_statement_of_a_schema_is_named(connection: engine.Closable) -> None:
    with pytest.raises(ValueError, match="DELETE"):
        reshape(connection, BEFORE, ("DELETE FROM person",), {})
    connection.close()
