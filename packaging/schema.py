# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write what today's tables change in the version before to models/vault/migrations/schema_<n>.sql.

Run ``python packaging/schema.py`` after a table changed: the newest version's file is the one rewritten. Once
a version is in use, write a new step first; what its new columns hold in old rows stands in ``step_<n>.py``.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import MetaData

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("desk", "centre", "people", "gatherings", "sobriety", "sponsorship", "exchange")

# INSERT OR REPLACE deletes without the delete trigger: the third refuses an id that is there already.
TRIGGERS = (
    """CREATE TRIGGER logentry_keeps_update BEFORE UPDATE ON logentry
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END""",
    """CREATE TRIGGER logentry_keeps_delete BEFORE DELETE ON logentry
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END""",
    """CREATE TRIGGER logentry_keeps_insert BEFORE INSERT ON logentry
WHEN EXISTS (SELECT 1 FROM logentry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log is kept'); END""",
)
HEAD = """-- SPDX-FileCopyrightText: 2026 The Saathi team
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Written by packaging/schema.py from the tables; one statement between blank lines."""


def metadata() -> "MetaData":
    """Return the metadata of all tables of all rooms."""
    sys.path.insert(0, str(ROOT))
    for room in ROOMS:
        import_module(f"models.{room}.tables")
    from sqlmodel import SQLModel

    return SQLModel.metadata


def statements_of(tables: "MetaData") -> tuple[str, ...]:
    """Return CREATE statements of all tables, indexes and the log's triggers."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in tables.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements.extend(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return (*(_tidy(statement) for statement in statements), *TRIGGERS)


def changes_sql(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Return the text of a version's file: what it makes or makes anew, then what it takes away."""
    from models.vault.migrations.reshape import parts

    old, new = parts(before), parts(after)
    made = [sql for sql in after if sql not in before]
    gone = [f'DROP {part.kind} "{part.name}"' for part in old.values() if part.name not in new]
    return "\n\n".join([HEAD, *(one + ";" for one in (*made, *gone))]) + "\n"


def _tidy(statement: str) -> str:
    lines = (line.replace("\t", "    ").rstrip() for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)


def main() -> None:
    """Write the newest version's file."""
    tables = metadata()
    from models.vault.migrations.steps import LATEST, schema

    target = ROOT / "models" / "vault" / "migrations" / f"schema_{LATEST}.sql"
    changes = changes_sql(schema(LATEST - 1), statements_of(tables))
    target.write_text(changes, encoding="utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {len(tables.tables)} tables")


if __name__ == "__main__":
    main()
