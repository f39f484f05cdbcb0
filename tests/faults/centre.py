# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real centre for the campaign: founded once, copied for each round, and what is expected of it."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import select

from models.clock import FixedClock
from models.desk.desk import Desk
from models.gatherings import sessions
from models.gatherings.tables import Attendance
from models.insight.arrival import arrive
from models.people import members, notes
from models.people.tables import Member
from models.sobriety import periods
from models.vault import keyring
from models.vault.store import open_vault
from models.words import Mark
from tests.models.house import COUNSELLOR, PASSWORD, found_house
from tests.models.making import circle, somebody

NOON = datetime.fromisoformat("2026-11-22T12:00")
PEOPLE = 24
CHEAP = keyring.Cost(memory=8, passes=1, lanes=1)
MARKS = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.LEFT_EARLY)


@dataclass(frozen=True, slots=True)
class Site:
    """One copy of the centre: its folder and the app folder that remembers it."""

    folder: Path
    app: Path

    @property
    def database(self) -> Path:
        """centre.db."""
        return self.folder / "centre.db"

    @property
    def log(self) -> Path:
        """The write-ahead log."""
        return self.folder / "centre.db-wal"

    def open(self, person: str = COUNSELLOR, *, older: bool = False) -> Desk:
        """Sit down at the centre's desk."""
        vault = open_vault(
            self.folder,
            person=person,
            password=PASSWORD,
            clock=FixedClock(NOON),
            app_folder=self.app,
            accept_older=older,
        )
        try:
            return arrive(vault)
        except BaseException:
            vault.close()
            raise

    @contextmanager
    def desk(self, person: str = COUNSELLOR) -> Generator[Desk]:
        """Lend an open desk."""
        desk = self.open(person)
        try:
            yield desk
        finally:
            desk.close()

    def copy_to(self, place: Path) -> "Site":
        """Copy everything to another place. The centre must be closed."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place / "centre", ignore=shutil.ignore_patterns("*.reserve"))
        shutil.copytree(self.app, place / "app")
        if (self.folder.parent / "stick").exists():
            shutil.copytree(self.folder.parent / "stick", place / "stick")
        return Site(place / "centre", place / "app")


def found(folder: Path) -> Site:
    """Found a centre with members, one group, an open session, sobriety starts and sealed notes."""
    keyring.COST = CHEAP  # rounds by the hundred: the keys are as real, only quickly derived
    house = found_house(folder)
    desk = house.desk
    numbers = tuple(somebody(desk, f"Member {place:02} Sample") for place in range(PEOPLE))
    for place, number in enumerate(numbers):
        periods.begin(desk, number, date(2026, 11, 22) - timedelta(days=30 + place))
        notes.write(desk, number, f"A sealed word about number {number}.")
    circle(desk, people=numbers)
    row = sessions.plan(desk, "Morning Circle", desk.today)
    sessions.open_session(desk, row.id)
    desk.close()
    return Site(house.folder, house.app_folder)


def session_of(desk: Desk) -> int:
    """Return the open session's number."""
    return sessions.between(desk, desk.today, desk.today)[0].id


def numbers_of(desk: Desk) -> list[int]:
    """Return the members' numbers."""
    return sorted(row.number for row in members.listed(desk))


def marks_of(desk: Desk) -> dict[int, Mark]:
    """Return each member's mark by their number."""
    with desk.reading() as session:
        rows = session.exec(
            select(Member.number, Attendance.mark).where(Attendance.member_id == Member.id)
        ).all()
    return {number: Mark(mark) for number, mark in rows}


def told(desk: Desk) -> list[str]:
    """Return everything a counsellor can be shown of every member, as text: what must never be wrong."""
    shown: list[str] = []
    for number in numbers_of(desk):
        row = members.by_number(desk, number)
        counted = periods.of_member(desk, number)
        said = [note.text for note in notes.notes(desk, number)]
        shown.append(f"{row!r} {counted!r} {said!r}")
    shown.append(repr(sorted(marks_of(desk).items())))
    return shown
