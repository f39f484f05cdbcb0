# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a mark takes until it is on disk, logged and signed, beside a bare commit of the same engine."""

import secrets
import tempfile
from datetime import date
from itertools import cycle
from pathlib import Path

from models.gatherings import register, sessions
from models.vault import keyring
from models.words import Mark
from tests.benchmarks import Pair, benchmark
from tests.models.house import found_house
from tests.models.making import circle, somebody

PEOPLE = 30


@benchmark(f"{PEOPLE} marks, beside {PEOPLE} bare commits", at_most=12)
def marks() -> Pair:
    """Mark thirty people by turns present and late; write one bare row as often, in the same file."""
    keyring.COST = keyring.Cost(memory=8, passes=1, lanes=1)
    desk = found_house(Path(tempfile.mkdtemp(prefix="saathi-benchmark-"))).desk
    people = tuple(somebody(desk, f"Person {place}") for place in range(PEOPLE))
    session = sessions.plan(desk, circle(desk, people=people), date(2026, 11, 22)).id
    register.mark_all_present(desk, session)
    words = cycle((Mark.LATE, Mark.PRESENT))

    def subject() -> None:
        given = next(words)
        for number in people:
            register.put(desk, session, number, mark=given)

    def bare() -> None:
        with desk.vault.alone() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, body BLOB)")
            for _ in people:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO bare (body) VALUES (?)", (secrets.token_bytes(200),))
                connection.execute("COMMIT")

    return Pair(subject, bare)
