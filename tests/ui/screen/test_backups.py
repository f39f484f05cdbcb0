# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of backups, over a service that answers to order: what is said, made, chosen, restored."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.centre.backups import CopyRow
from models.insight.safety import BackupState
from models.messages import Message, message
from models.vault import failures
from models.vault.backup import Made
from models.words import Role
from tests.ui.screen.conftest import Answers
from tests.ui.screen.fakefront import FakeFront, FakeRescue
from tests.ui.screen.hands import press
from ui.screen.background import Job
from ui.screen.settings.backups import BackupsSection

NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
UNSAFE: Message = message("No verified backup stands outside this computer yet.")
SAFE = BackupState(
    is_calm=True,
    sentence=message("Backed up outside this computer on {date}.", date=NOON.date()),
    next_step=None,
    newest=NOON,
    newest_off=NOON,
)
FILE = Path("/centre/backups/centre-20261122-1200.backup")


class FakeBackups:
    """The service, answering to order."""

    def __init__(self) -> None:
        self.now = SAFE
        self.there = [CopyRow(FILE, NOON, 19_400_000, is_verified=True, is_beside=True)]
        self.asked: list[tuple[object, ...]] = []
        self.trouble: Exception | None = None
        self.help = FakeRescue(FakeFront())

    def state(self) -> BackupState:
        return self.now

    def copies(self) -> Sequence[CopyRow]:
        return self.there

    def make(self, job: Job) -> Sequence[Made]:
        job.progress(1, 2)
        self.asked.append(("make",))
        if isinstance(self.trouble, failures.Unopened):
            return (Made(FILE.parent, FILE, 1), Made(Path("/stick"), trouble=self.trouble))
        return (Made(FILE.parent, FILE, 1),)

    def copy_to(self, job: Job, place: Path) -> Made:  # noqa: ARG002 - the service's signature
        self.asked.append(("copy_to", place))
        if self.trouble is not None:
            raise self.trouble
        return Made(place, place / FILE.name, 1)

    def choose_second(self, place: Path | None) -> None:
        self.asked.append(("second", place))
        if self.trouble is not None:
            raise self.trouble

    def keeper(self) -> str:
        return "Asha"

    def choose_keeper(self, name: str) -> None:
        self.asked.append(("keeper", name))

    def rescue(self) -> FakeRescue:
        return self.help


@pytest.fixture
def service() -> FakeBackups:
    return FakeBackups()


@pytest.fixture
def page(qtbot: QtBot, service: FakeBackups, inline: None) -> Iterator[BackupsSection]:  # noqa: ARG001 - work runs inline
    made = BackupsSection(service)
    qtbot.addWidget(made)
    made.welcome(Role.MANAGER)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    yield made
    made.close()


def test_it_says_in_word_and_colour_whether_the_register_is_safe(
    page: BackupsSection, service: FakeBackups
) -> None:
    assert page.safe.text() == "Safe"
    assert "22-11-2026" in page.words.text()
    service.now = replace(
        SAFE, is_calm=False, sentence=UNSAFE, next_step=message("Plug the stick or disk in, then try again.")
    )
    page.refresh()
    assert page.safe.text() == "Needs you"
    assert page.safe.property("pill") == "warn"
    assert "Plug the stick" in page.words.text()


def test_a_backup_is_made_and_said(page: BackupsSection, service: FakeBackups) -> None:
    page.settle()
    press(page.make_button, Qt.Key.Key_Space)
    assert service.asked == [("make",)]
    assert str(FILE) in page.notice.words.text()
    assert page.make_button.isEnabled()


def test_a_place_that_fails_is_said_with_its_next_step(page: BackupsSection, service: FakeBackups) -> None:
    service.trouble = failures.BackupPlaceFull()
    page.make()
    assert "no room" in page.notice.words.text()
    assert "choose another place" in page.notice.words.text()


def test_copy_to_usb_is_two_clicks(page: BackupsSection, service: FakeBackups, answers: Answers) -> None:
    page.usb_button.click()
    assert service.asked == [("copy_to", answers.place)]
    service.trouble = failures.BackupPlaceMissing()
    page.usb_button.click()
    assert "Plug the stick" in page.notice.words.text()


def test_a_second_place_is_chosen_and_filled_at_once(
    page: BackupsSection, service: FakeBackups, answers: Answers
) -> None:
    page.second_button.click()
    assert service.asked == [("second", answers.place), ("make",)]
    service.trouble = failures.BackupPlaceReadOnly()
    page.second_button.click()
    assert "cannot be written" in page.notice.words.text()
    assert service.asked[-1] == ("second", answers.place)


def test_who_takes_the_stick_home_is_kept_when_the_field_is_left(
    page: BackupsSection, service: FakeBackups
) -> None:
    page.keeper.show_value("Ravi")
    page.keeper.left.emit("Ravi")
    assert service.asked == [("keeper", "Ravi")]


def test_a_clerk_makes_copies_and_restores_nothing(page: BackupsSection) -> None:
    page.welcome(Role.DESK)
    page.refresh()
    assert page.make_button.isVisible()
    assert not page.restore_button.isVisible()
    assert not page.second_button.isVisible()
    assert page.list.rows()[0].action == ""


def test_a_row_leads_to_trying_it(page: BackupsSection, service: FakeBackups, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    from ui.screen.rescue.restoring import RestoreDialog

    service.help.found = service.there
    press(page.list, Qt.Key.Key_Return)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, RestoreDialog)]
    qtbot.waitUntil(shown[0].isVisible)
    assert shown[0].file() == FILE
    shown[0].reject()


def test_locking_forgets_paths_and_names(page: BackupsSection) -> None:
    page.forget()
    assert page.words.text() == ""
    assert len(page.list.rows()) == 0
    assert page.keeper.text() == ""


def test_nothing_yet_is_said(page: BackupsSection, service: FakeBackups) -> None:
    service.there = []
    page.refresh()
    assert page.empty.isVisible()
    assert not page.list.isVisible()
