# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups by themselves, and a register restored from the window: the real service behind the real window."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.front import DeskFront
from desktop.keeping import Keeper, finish_closing
from desktop.places import Places
from desktop.preferences import Preferences
from desktop.wiring import places_of
from models.centre.centre import found
from models.clock import FixedClock
from models.vault import failures
from models.vault.proving import ByPassword
from models.vault.store import create_vault
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.dialogs import Windows
from ui.screen.second_place import SecondPlace
from ui.screen.widgets.words import Words
from ui.screen.window import Window

PASSWORD = "walking together slowly"
NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere


def job() -> Job:
    return Job(lambda _done, _total, _text: None)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def front(tmp_path: Path, clock: FixedClock) -> Iterator[DeskFront]:
    places = Places.below(tmp_path)
    vault, _ = create_vault(
        places.centre, manager="Asha Rani", password=PASSWORD, clock=clock, app_folder=places.anchors
    )
    found(vault, "Nav Jeevan Kendra").close()
    made = DeskFront(places.centre, places, clock)
    yield made
    made.close()


class Asked(Windows):
    """Answers the one question a new register asks, and remembers that it was asked."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.heads, self.days = folder, list[str](), list[str]()

    def ask_form(
        self, parent: QWidget, head: Words, inside: QWidget, action: Words, accept: Callable[[], bool]
    ) -> None:
        """Choose the folder, or leave it for later."""
        assert parent.isWindow()
        if action() == "This is today":
            self.days.append(inside.findChildren(QLineEdit)[0].text())
            assert accept()
            return
        assert action() == "Save this"
        self.heads.append(head())
        asked = inside.findChildren(SecondPlace)[0]
        asked.place = self.folder
        asked.keeper.show_value("Gopal Das")
        assert accept() is (self.folder is None or self.folder.is_dir())


@pytest.fixture(autouse=True)
def asked() -> Iterator[Asked]:
    answers = Asked(None)
    with dialogs.answered_by(answers):
        yield answers


@pytest.fixture
def window(qtbot: QtBot, front: DeskFront, tmp_path: Path) -> Iterator[Window]:
    with background.through(background.Inline()):
        made = Window(front, Preferences(tmp_path / "preferences.json"), places=lambda: places_of(front))
        qtbot.addWidget(made)
        yield made


def backups(front: DeskFront) -> list[str]:
    place = front.folder / "backups"
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def test_once_a_day_and_again_when_the_window_has_closed(
    window: Window, front: DeskFront, clock: FixedClock
) -> None:
    from models.centre.centre import change

    keeper = Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    keeper.look()
    assert backups(front) == ["centre-20261122-1200.backup"]
    clock.advance(hours=1)
    keeper.look()
    assert len(backups(front)) == 1
    change(front.at_desk(), quiet_days=10)
    window.close()
    finish_closing(keeper)
    assert backups(front) == ["centre-20261122-1300.backup"]
    finish_closing(keeper)


def test_closing_without_news_makes_no_backup(window: Window, front: DeskFront, clock: FixedClock) -> None:
    keeper = Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    keeper.look()
    clock.advance(hours=1)
    window.close()
    assert keeper.take_source() is None


def test_a_locked_register_is_left_alone(window: Window, front: DeskFront) -> None:
    keeper = Keeper(window, front)
    keeper.look()
    window.close()
    assert keeper.take_source() is None
    assert backups(front) == []


def test_what_fails_at_closing_is_said_the_next_time(
    window: Window, front: DeskFront, tmp_path: Path
) -> None:
    from desktop.services.backups import DeskBackups

    stick = tmp_path / "stick"
    stick.mkdir()
    keeper = Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    DeskBackups(front).choose_second(stick)
    (stick / "saathi-backups.id").unlink()
    window.close()
    finish_closing(keeper)
    window.enter(front.open("Asha Rani", PASSWORD))
    state = DeskBackups(front).state()
    assert (state.is_calm, state.trouble_at) == (False, stick)


def test_a_manager_restores_while_signed_in(front: DeskFront) -> None:
    from desktop.services.backups import DeskBackups

    front.open("Asha Rani", PASSWORD)
    made = DeskBackups(front).make(job())
    assert made[0].path is not None
    rescue = front.rescue()
    assert rescue.managers(None) == ["Asha Rani"]
    assert rescue.copies()[0].is_verified
    proof = ByPassword("Asha Rani", PASSWORD)
    assert rescue.rehearse(job(), made[0].path, proof).left_behind == 0
    person, outcome = rescue.restore(job(), made[0].path, proof)
    assert person.name == "Asha Rani"
    assert outcome.aside is not None
    assert front.at_desk().person.name == "Asha Rani"


def test_a_confirmed_date_is_worked_by(front: DeskFront, clock: FixedClock) -> None:
    clock.at = NOON - timedelta(days=9000)
    with pytest.raises(failures.ClockBehind):
        front.open("Asha Rani", PASSWORD)
    front.rescue().confirm_today(NOON.date())
    front.open("Asha Rani", PASSWORD)
    assert front.at_desk().today == NOON.date()
    assert front.today_date() == NOON.date()


def test_an_older_copy_is_gone_on_with_once(front: DeskFront) -> None:
    from models.centre.centre import change

    database = front.folder / "centre.db"
    before = database.read_bytes()
    front.open("Asha Rani", PASSWORD)
    change(front.at_desk(), quiet_days=10)
    front.close()
    database.write_bytes(before)
    with pytest.raises(failures.OlderCopy):
        front.open("Asha Rani", PASSWORD)
    front.rescue().go_on_older()
    front.open("Asha Rani", PASSWORD)
    assert front.at_desk().vault.found.left_behind > 0
    assert not front.accept_older


@pytest.mark.parametrize("there", [True, False])
def test_a_new_register_asks_once_for_the_second_place(
    window: Window, front: DeskFront, asked: Asked, tmp_path: Path, there: bool
) -> None:
    asked.folder = tmp_path / "stick"
    if there:
        asked.folder.mkdir()
    Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    assert asked.heads == ["Where does a second copy live?"]
    front.close()
    window.enter(front.open("Asha Rani", PASSWORD))
    assert len(asked.heads) == (1 if there else 2)
    from desktop.services.backups import DeskBackups

    assert DeskBackups(front).keeper() == ("Gopal Das" if there else "")


def test_locking_leaves_a_backup_even_if_nobody_comes_back(
    window: Window, front: DeskFront, clock: FixedClock
) -> None:
    from models.centre.centre import change

    keeper = Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    window.lock()
    assert backups(front) == ["centre-20261122-1200.backup"]
    clock.advance(minutes=10)
    window.enter(front.open("Asha Rani", PASSWORD))
    change(front.at_desk(), quiet_days=10)
    window.lock()
    assert len(backups(front)) == 1, "people take turns: not every change of person copies the register"
    clock.advance(hours=1)
    window.enter(front.open("Asha Rani", PASSWORD))
    window.lock()
    assert backups(front)[-1] == "centre-20261122-1310.backup"
    window.close()
    assert keeper.take_source() is None


def test_what_waits_for_todays_keys_is_sealed_by_itself(window: Window, front: DeskFront) -> None:
    from models.centre import staff
    from models.insight import resealing
    from models.people import notes
    from models.words import Role
    from tests.models.making import somebody

    keeper = Keeper(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    desk = front.at_desk()
    gone = staff.add(desk, "Balram Das", Role.DESK, PASSWORD, manager_password=PASSWORD)
    notes.write(desk, somebody(desk), "Walks in the morning")
    staff.remove(desk, gone.name, manager_password=PASSWORD)
    assert resealing.left(desk) > 0
    keeper.look()
    assert resealing.left(desk) == 0


@pytest.mark.parametrize("years", [-6, 6])
def test_a_clock_that_jumps_is_asked_about_before_anything_is_saved(
    window: Window, front: DeskFront, clock: FixedClock, asked: Asked, years: int
) -> None:
    from desktop.clockwatch import ClockWatch
    from models.centre.centre import change

    watch = ClockWatch(window, front)
    window.enter(front.open("Asha Rani", PASSWORD))
    watch.look()
    assert asked.days == []
    clock.advance(days=365 * years)
    with pytest.raises(failures.Unopened):
        change(front.at_desk(), quiet_days=10)
    watch.look()
    assert asked.days == ["22-11-2026"]
    assert front.today_date() == NOON.date()
    change(front.at_desk(), quiet_days=10)
    watch.look()
    assert len(asked.days) == 1
