# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped schema, the steps that make it, and today's tables are one."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from models.vault import engine, shape
from models.vault.failures import NewerVersion, SchemaChanged
from models.vault.migrations import steps

if TYPE_CHECKING:
    from sqlalchemy import MetaData

    from tests.models.vault.conftest import World

ROOT = Path(__file__).parents[3]
KEY, VAULT = bytes(32), "00" * 16


def today() -> tuple[str, ...]:
    script = runpy.run_path(str(ROOT / "packaging" / "schema.py"))
    tables = cast("Callable[[], MetaData]", script["metadata"])()
    return cast("Callable[[MetaData], tuple[str, ...]]", script["statements_of"])(tables)


def columns(connection: steps.Connection) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        found |= {(table, *row) for row in connection.execute(f"PRAGMA table_info('{table}')").fetchall()}
        found |= {
            (table, "to", *row)
            for row in connection.execute(f"PRAGMA foreign_key_list('{table}')").fetchall()
        }
    return found


def made(path: Path, statements: tuple[str, ...] | None = None) -> engine.Closable:
    connection = engine.connect_new(path, KEY, VAULT)
    if statements is None:
        steps.run(connection, 0)
    else:
        for statement in statements:
            connection.execute(statement)
    return connection


def test_the_shipped_schema_is_that_of_todays_tables() -> None:
    """Where this fails, a table changed: run packaging/schema.py (before a release) or write a step."""
    assert sorted(steps.schema(steps.LATEST)) == sorted(today())


def test_the_steps_lead_to_the_shipped_schema(tmp_path: Path) -> None:
    stepped, whole = made(tmp_path / "a.db"), made(tmp_path / "b.db", steps.schema(steps.LATEST))
    assert columns(stepped) == columns(whole)
    shape.refuse_changed(stepped, steps.LATEST)
    assert stepped.execute("PRAGMA user_version").fetchone() == (steps.LATEST,)
    stepped.close()
    whole.close()


def test_every_version_has_its_schema_and_every_step_its_test() -> None:
    for version in range(1, steps.LATEST + 1):
        assert steps.changes(version) or version == steps.LATEST
    tested = {1, 2, 3}  # test_old_vaults opens a real vault of each earlier version
    assert tested == set(range(1, steps.LATEST + 1))


def test_numbers_of_rows_are_never_used_twice() -> None:
    tables = [one for one in steps.schema(steps.LATEST) if one.startswith("CREATE TABLE")]
    with_numbers = [
        one for one in tables if "id INTEGER NOT NULL PRIMARY KEY" in one or "\n    id INTEGER" in one
    ]
    without = [one.split()[2] for one in with_numbers if "AUTOINCREMENT" not in one]
    assert without == ["vaultstate"]


def test_a_failing_step_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: steps.Connection) -> None:
        connection.execute("CREATE TABLE half (id INTEGER)")
        raise ZeroDivisionError

    connection = made(tmp_path / "a.db")
    latest = steps.LATEST
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, breaks))
    monkeypatch.setattr(steps, "LATEST", latest + 1)
    with pytest.raises(ZeroDivisionError):
        steps.run(connection, latest)
    shape.refuse_changed(connection, latest)
    assert connection.execute("PRAGMA user_version").fetchone() == (latest,)
    connection.close()


def test_a_step_that_leaves_orphans_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def orphans(connection: steps.Connection) -> None:
        connection.execute(
            "INSERT INTO phone (uid, member_id, number, shared, position) VALUES ('p', 9, '', 0, 0)"
        )

    connection = made(tmp_path / "a.db")
    latest = steps.LATEST
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, orphans))
    monkeypatch.setattr(steps, "LATEST", latest + 1)
    with pytest.raises(ValueError, match="hold together"):
        steps.run(connection, latest)
    assert connection.execute("SELECT count(*) FROM phone").fetchone() == (0,)
    connection.close()


def test_an_older_vault_is_brought_up_after_a_verified_copy(
    world: "World", monkeypatch: pytest.MonkeyPatch
) -> None:
    def adds(connection: steps.Connection) -> None:
        connection.execute("CREATE TABLE later (id INTEGER)")

    with monkeypatch.context() as patch:
        latest = steps.LATEST
        patch.setattr(steps, "STEPS", (*steps.STEPS, adds))
        patch.setattr(steps, "LATEST", latest + 1)
        with world.open() as vault, vault.reader.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == latest + 1
            assert connection.exec_driver_sql("SELECT count(*) FROM later").scalar_one() == 0
    copies = list((world.folder / "backups").iterdir())
    assert len(copies) == 1
    with pytest.raises(NewerVersion):
        world.open()
    world.database.write_bytes(copies[0].read_bytes())
    world.open().close()


def test_an_analysed_database_is_still_ours(tmp_path: Path) -> None:
    connection = made(tmp_path / "a.db")
    connection.execute("ANALYZE")
    shape.refuse_changed(connection, steps.LATEST)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
        " VALUES ('trigger', 'sqlite_stat1', 'member', 0, 'CREATE TRIGGER sqlite_stat1"
        " AFTER INSERT ON member BEGIN SELECT 1; END')"
    )
    with pytest.raises(SchemaChanged):
        shape.refuse_changed(connection, steps.LATEST)
    connection.close()
