# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered steps from an empty file to today's schema. They import no project code: the past must not change.

Step n brings a database from user_version n-1 to n; ``schema_<n>.sql`` beside this file holds what the step
makes (anew), one statement between blank lines. A released step is never edited; a change is a new step.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Protocol

from models.vault.migrations.reshape import read_part, reshape
from models.vault.migrations.step_2 import STARTING as STARTING_2
from models.vault.migrations.step_3 import STARTING as STARTING_3


class Result(Protocol):
    """What executing gives back."""

    def fetchall(self) -> list[tuple[object, ...]]:
        """Return all rows."""
        ...

    def fetchone(self) -> tuple[object, ...] | None:
        """Return the first row."""
        ...


class Connection(Protocol):
    """The little that a step needs of a driver's connection."""

    def execute(self, sql: str, parameters: tuple[object, ...] = ..., /) -> Result:
        """Run one statement."""
        ...


@cache
def schema(version: int) -> tuple[str, ...]:
    """Return the statements of the whole schema at a version, the latest of every name."""
    whole: dict[str, str] = {}
    for number in range(1, version + 1):
        for sql in changes(number):
            part = read_part(sql)
            if part.made:
                whole[part.name] = sql
            else:
                del whole[part.name]
    return tuple(whole.values())


def changes(version: int) -> tuple[str, ...]:
    """Return the statements by which a version's schema differs from the one before it."""
    text = files("models.vault.migrations").joinpath(f"schema_{version}.sql").read_text("utf-8")
    statements = [one.strip().removesuffix(";") for one in re.split(r"\n\s*\n", text)]
    return tuple(one for one in statements if one and not one.startswith("--"))


def step_1(connection: Connection) -> None:
    """Lay every table of the first release."""
    for statement in schema(1):
        connection.execute(statement)


def step_2(connection: Connection) -> None:
    """Bring backups, paper, the places of the window and sponsorship what they keep."""
    reshape(connection, schema(1), schema(2), STARTING_2)


def step_3(connection: Connection) -> None:
    """Bring ladders of single groups."""
    reshape(connection, schema(2), schema(3), STARTING_3)


STEPS: tuple[Callable[[Connection], None], ...] = (step_1, step_2, step_3)
LATEST = len(STEPS)


def run(connection: Connection, since: int) -> None:
    """Bring a database up to date inside one transaction; raises and changes nothing where a check fails."""
    connection.execute("PRAGMA foreign_keys=OFF")  # ignored inside a transaction, so before it
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for number in range(since, LATEST):
            STEPS[number](connection)
            connection.execute(f"PRAGMA user_version={number + 1}")
        _check(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys=ON")


def _check(connection: Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken or connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise ValueError("the database does not hold together after the step")
