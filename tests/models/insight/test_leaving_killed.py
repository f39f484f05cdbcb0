# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment of a removal: it opens, nothing is lost, and who leaves is wholly in or out."""

import random
import shutil
import time
from datetime import date
from pathlib import Path

from models.centre import staff
from models.desk import history
from models.insight import resealing, standing
from models.people import notes
from models.sobriety import periods
from models.vault.failures import UnknownPerson
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import somebody
from tests.processes import start

ROUNDS = 5
CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from models.centre import staff
from models.clock import FixedClock
from models.insight import resealing
from models.insight.arrival import arrive
from models.vault.store import open_vault
resealing.PORTION = 3
vault = open_vault(Path(sys.argv[1]), person="Asha Rani", password=sys.argv[3],
                   clock=FixedClock(datetime(2026, 11, 22, 12)), app_folder=Path(sys.argv[2]))
desk = arrive(vault)
print("begun", flush=True)
staff.remove(desk, "Balram Das", manager_password=sys.argv[3])
print("removed", flush=True)
resealing.reseal(desk)
print("done", flush=True)
"""


def furnished(house: House) -> list[int]:
    desk = house.sit(COUNSELLOR)
    numbers = [somebody(desk, f"Meena {letter}") for letter in "ABCDEF"]
    for number in numbers:
        periods.begin(desk, number, date(2026, 1, number))
        notes.write(desk, number, f"walked {number}")
    desk.close()
    return numbers


def killed(house: House, lines: int, pause: float) -> None:
    """Let a child remove the clerk, and kill it a moment after it said so many lines."""
    words = ["-c", CHILD, house.folder, house.app_folder, PASSWORD]
    child = start(*words)
    assert child.stdout is not None
    for _ in range(lines):
        child.stdout.readline()
    time.sleep(pause)  # a moment of its own, not a wait for anything
    child.kill()
    child.stdout.close()
    child.wait()


def test_killed_while_somebody_is_removed(house: House, tmp_path: Path) -> None:
    numbers = furnished(house)
    chance = random.Random(7)
    for number in range(ROUNDS):
        place = tmp_path / f"round {number}"
        shutil.copytree(house.folder, place / "vault")
        shutil.copytree(house.app_folder, place / "app")
        one = House(place / "vault", place / "app", house.clock, house.desk, "")
        killed(one, 1 + number % 2, chance.uniform(0, 0.12))
        desk = one.sit(MANAGER)
        left = {row.name for row in staff.listed(desk)}
        staff.finish(desk, PASSWORD)
        resealing.reseal(desk)
        assert (staff.unfinished(desk), resealing.left(desk)) == ((), 0)
        assert (standing.check(desk), history.verified(desk).ok) == ((), True)
        for member in numbers:
            assert [note.text for note in notes.notes(desk, member)] == [f"walked {member}"]
        assert one.sit(COUNSELLOR).person.role is Role.COUNSELLOR
        if CLERK in left:
            assert one.sit(CLERK).person.role is Role.DESK
        else:
            try:
                one.sit(CLERK)
            except UnknownPerson:
                pass
            else:
                raise AssertionError("who was removed came in")
        one.desk.close()
