# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealing anew: everything ends under today's keys with the same words, wherever it was stopped."""

from collections.abc import Callable
from datetime import date

import pytest

from models.desk import history, undo
from models.desk.desk import Desk
from models.desk.undo import classes
from models.insight import resealing, standing
from models.messages import NotAllowed
from models.people import notes
from models.sobriety import periods
from models.vault.columns import SealedRow
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import by_hand, everything, somebody
from tests.processes import start

SEALED = ("sobrietyrecord", "sealednote")


def generations(desk: Desk) -> set[int]:
    rows = everything(desk)
    columns = {name: list(classes()[name].model_fields) for name in SEALED}
    return {row[columns[name].index("generation")] for name in SEALED for row in rows[name]}


def lived_in(house: House, people: int = 5) -> list[int]:
    """Return members with notes and periods that a counsellor wrote."""
    desk = house.sit(COUNSELLOR)
    numbers = [somebody(desk, f"Meena {letter}") for letter in "ABCDEFGH"[:people]]
    for number in numbers:
        periods.begin(desk, number, date(2026, 1, number))
        notes.write(desk, number, f"spoke for long {number}")
    return numbers


def turned(house: House) -> Desk:
    """Return the manager's desk after the clerk was taken away."""
    desk = house.sit(MANAGER)
    clerk = next(slot.uid for slot in desk.vault.slots() if slot.name == CLERK)
    desk.vault.remove_person(clerk, manager_password=PASSWORD)
    return desk


def test_everything_is_sealed_anew_with_the_same_words_and_authors(house: House) -> None:
    numbers = lived_in(house)
    counsellor = house.desk.person.uid
    desk = turned(house)
    assert (generations(desk), resealing.left(desk)) == ({1}, 10)
    steps: list[tuple[int, int]] = []
    assert resealing.reseal(desk, on_step=lambda done, whole: steps.append((done, whole))) == 0
    assert (generations(desk), resealing.left(desk), steps) == ({2}, 0, [(10, 10)])
    for number in numbers:
        (note,) = notes.notes(desk, number)
        assert (note.text, note.author) == (f"spoke for long {number}", counsellor)
        assert periods.of_member(desk, number).periods == ((date(2026, 1, number), None),)
    assert standing.check(desk) == ()
    assert history.verified(desk).ok


def test_it_stops_and_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "PORTION", 3)
    lived_in(house)
    desk = turned(house)

    class Enough(Exception):
        pass

    def stop(done: int, _whole: int) -> None:
        if done >= 6:
            raise Enough

    with pytest.raises(Enough):
        resealing.reseal(desk, on_step=stop)
    assert resealing.left(desk) == 4
    desk = house.sit(COUNSELLOR)
    assert resealing.reseal(desk, most=1) == 0
    assert resealing.left(desk) == 1
    resealing.reseal(desk)
    assert (resealing.left(desk), generations(desk)) == (0, {2})
    assert history.verified(desk).ok


def test_a_sealed_change_from_before_can_still_be_taken_back(house: House) -> None:
    (number,) = lived_in(house, 1)
    desk = house.sit(MANAGER)
    periods.new_start(desk, number, date(2026, 5, 1), date(2026, 5, 2))
    desk = turned(house)
    resealing.reseal(desk)
    undo.undo(desk)
    assert periods.of_member(desk, number).periods == ((date(2026, 1, 1), None),)


def test_a_row_that_was_altered_is_left_for_the_check(house: House) -> None:
    lived_in(house, 3)
    desk = turned(house)
    by_hand(desk, "UPDATE sealednote SET body = x'00' WHERE id = 2")
    assert resealing.reseal(desk) == 1
    assert resealing.left(desk) == 1
    assert len(standing.check(desk)) == 1


def test_the_front_desk_cannot(as_role: Callable[[Role], Desk]) -> None:
    with pytest.raises(NotAllowed):
        resealing.reseal(as_role(Role.DESK))


def test_every_sealed_table_is_known_to_it() -> None:
    sealed = {kind.__module__ for kind in classes().values() if issubclass(kind, SealedRow)}
    assert sealed <= {room.__name__ for room in standing.ROOMS}


CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from models.clock import FixedClock
from models.insight import resealing
from models.insight.arrival import arrive
from models.vault.store import open_vault
resealing.PORTION = 2
vault = open_vault(Path(sys.argv[1]), person="Asha Rani", password=sys.argv[3],
                   clock=FixedClock(datetime(2026, 11, 22, 12)), app_folder=Path(sys.argv[2]))
desk = arrive(vault)
print("begun", flush=True)
resealing.reseal(desk, on_step=lambda done, whole: print(done, flush=True))
print("done", flush=True)
"""


def test_killed_between_and_in_portions_nothing_is_lost(house: House) -> None:
    numbers = lived_in(house, 8)
    turned(house).close()
    words = ["-c", CHILD, house.folder, house.app_folder, PASSWORD]
    for after in (1, 2, 3, 5):
        child = start(*words)
        assert child.stdout is not None
        for _ in range(after):
            child.stdout.readline()
        child.kill()
        child.stdout.close()
        child.wait()
    desk = house.sit(COUNSELLOR)
    assert generations(desk) <= {1, 2}
    resealing.reseal(desk)
    assert resealing.left(desk) == 0
    texts = [note.text for number in numbers for note in notes.notes(desk, number)]
    assert texts == [f"spoke for long {number}" for number in numbers]
    assert (standing.check(desk), history.verified(desk).ok) == ((), True)
