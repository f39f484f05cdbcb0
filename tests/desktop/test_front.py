# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real vault: from the first start to a printed sheet, locked and opened again."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.front import DeskFront
from desktop.places import Places
from desktop.services.backups import DeskBackups
from desktop.window import Program, build
from models.clock import FixedClock
from models.messages import Refused
from models.words import Language, Purpose, Role
from tests.ui.screen.conftest import Answers, Papers
from tests.ui.screen.hands import CTRL, focused, press, write
from ui import language
from ui.screen import background, dialogs, printing, theme
from ui.screen.background import Job
from ui.screen.front import Copies, NewCentre
from ui.screen.today import TodayPlace

PASSWORD = "river lamp quiet mango"
NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - the register keeps local dates


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path / "here")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def front(places: Places, clock: FixedClock) -> Iterator[DeskFront]:
    made = DeskFront(places.centre, places, clock)
    yield made
    made.close()


@pytest.fixture
def founded(front: DeskFront) -> DeskFront:
    front.create(NewCentre(Language.ENGLISH, "Nayi Subah", "Asha Gill", PASSWORD))
    front.begin(Copies())
    return front


def job() -> Job:
    def silent(*_: object) -> None:
        """Show nothing."""

    return Job(silent)


def plan(front: DeskFront, on: date) -> int:
    """Plan a session of a group with one member."""
    from models.gatherings import groups, sessions
    from models.people import members
    from models.words import GroupModel

    desk = front.at_desk()
    groups.add(desk, groups.NewGroup("Morning circle", GroupModel.COMMUNITY))
    member = members.add(desk, members.NewMember("Gurpreet Kaur"))
    groups.join(desk, "Morning circle", member.number)
    return sessions.plan(desk, "Morning circle", on, starts=time(18)).id


def test_a_centre_is_made_closed_and_opened_again(founded: DeskFront) -> None:
    assert founded.exists()
    (slot,) = founded.slots()
    assert (slot.name, slot.role) == ("Asha Gill", Role.MANAGER)
    founded.close()
    with pytest.raises(Refused):
        founded.today()
    person = founded.open(slot.uid, PASSWORD)
    assert person.name == "Asha Gill"
    assert founded.today().centre == "Nayi Subah"


def test_wrong_passwords_are_slowed_down(founded: DeskFront) -> None:
    (slot,) = founded.slots()
    founded.close()
    assert founded.wait(slot.uid) == 0
    for _ in range(3):
        with pytest.raises(Refused):
            founded.open(slot.uid, "not this one at all")
    assert founded.wait(slot.uid) > 0


def test_the_recovery_sheet_never_lies_beside_the_register(
    front: DeskFront, places: Places, tmp_path: Path
) -> None:
    made = front.create(NewCentre(Language.PUNJABI, "ਨਵੀਂ ਸਵੇਰ", "ਆਸ਼ਾ ਗਿੱਲ", PASSWORD))
    assert len(made.groups) == 7
    assert made.paper is not None
    with pytest.raises(Refused):
        front.save(made.paper, places.centre / "sheet.pdf")
    assert not (places.centre / "sheet.pdf").exists()
    front.save(made.paper, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_weak_passwords_found_no_centre(front: DeskFront, places: Places) -> None:
    with pytest.raises(Refused):
        front.create(NewCentre(Language.ENGLISH, "Nayi Subah", "Asha Gill", "password1234"))
    assert not front.exists()
    assert not places.centre.exists()
    assert front.strength("abc", ()).level == 1
    assert front.strength(front.passphrase(), ("Asha",)).enough


def test_a_sheet_is_printed_from_the_real_register(founded: DeskFront, tmp_path: Path) -> None:
    session = plan(founded, NOON.date())
    (row,) = founded.today().sessions
    assert row.session == session
    paper = founded.sheet(session)
    assert "Gurpreet" not in paper.file_name
    founded.save(paper, tmp_path / paper.file_name)
    assert (tmp_path / paper.file_name).read_bytes().startswith(b"%PDF")


def test_what_is_due_is_awarded_with_consent_alone(founded: DeskFront) -> None:
    from models.people import consents, members
    from models.sobriety import periods

    desk = founded.at_desk()
    member = members.add(desk, members.NewMember("Rajesh Gurung"))
    periods.begin(desk, member.number, NOON.date() - timedelta(days=30))
    due = founded.today().due
    assert due is not None
    assert [(row.unit.value, row.count) for row in due] == [("days", 30)]
    first = founded.certificates(due)
    assert (first.made, first.paper) == (0, None)
    assert [said.parameters["name"] for said in first.left_out] == [due[0].name]
    consents.answer(desk, member.number, Purpose.CERTIFICATE, given=True)
    second = founded.certificates(due)
    assert second.made == 1
    assert second.paper is not None
    assert second.paper.content.startswith(b"%PDF")
    assert second.paper.file_name == "certificates-2026-11-22.pdf"


def test_the_sample_centre_comes_and_goes(places: Places, clock: FixedClock) -> None:
    from desktop.sample import make_sample

    assert clock.today() == NOON.date()
    front = DeskFront(places.centre, places, None, make_sample)
    person = front.open_sample(job(), Language.ENGLISH)
    assert person.role is Role.MANAGER
    assert front.is_sample()
    assert front.today().is_sample
    front.leave_sample()
    assert not front.is_sample()
    assert not places.sample.exists()
    assert not front.exists()


def test_warming_up_stops_when_the_window_closes(front: DeskFront) -> None:
    stopped = job()
    stopped.cancel()
    with pytest.raises(background.Cancelled):
        front.warm(stopped)
    front.warm(job())


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, places: Places, clock: FixedClock) -> Iterator[Program]:
    theme.load_fonts()
    theme.apply(qapp)
    made = build(places.centre, places, clock=clock)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    dialogs.close_all()
    made.window.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all
    language.use(Language.ENGLISH)


def test_the_whole_way_by_keys(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    window, front = program.window, program.front
    answers = Answers(tmp_path)

    def enter(widget: QWidget) -> None:
        press(widget, Qt.Key.Key_Return)

    with dialogs.answered_by(answers), printing.shown_by(papers := Papers()):
        window.begin()
        guide = window.first_start
        press(guide.welcome.begin, Qt.Key.Key_Space)
        write(focused(), "Nayi Subah")
        enter(focused())
        write(focused(), "Asha Gill")
        guide.manager.password.fill(PASSWORD)
        enter(guide.manager.name.edit)
        qtbot.waitUntil(lambda: guide.stack.current() is guide.sheet)
        last = guide.sheet.groups[-1]
        write(guide.sheet.typed.edit, last)
        enter(guide.sheet.typed.edit)
        answers.place = tmp_path / "stick"
        answers.place.mkdir()
        press(focused(), Qt.Key.Key_Space)
        write(focused(), "Gopal Das")
        enter(focused())
        qtbot.waitUntil(lambda: window.stack.currentWidget() is window.shell)
        page = window.shell.place()
        assert isinstance(page, TodayPlace)
        qtbot.waitUntil(page.sessions.empty.isVisible)
        session = plan(front, NOON.date())
        press(page, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: page.sessions.list.current_key() == session)
        page.sessions.list.setFocus()
        press(page.sessions.list, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: bool(papers.shown))
        assert papers.shown[0].content.startswith(b"%PDF")
        assert not list(tmp_path.rglob(papers.shown[0].file_name))
        window.lock()
        qtbot.waitUntil(lambda: bool(window.sign_in.people.rows()))
        write(window.sign_in.password.edit, PASSWORD)
        enter(window.sign_in.password.edit)
        qtbot.waitUntil(lambda: window.stack.currentWidget() is window.shell)
        qtbot.waitUntil(lambda: bool(page.sessions.list.rows()))
    assert window.memory.last_person() == front.at_desk().person.uid
    kept = DeskBackups(front)
    assert kept.keeper() == "Gopal Das"
    assert not kept.should_ask()
    assert {copy.path.parent.name for copy in kept.copies()} == set()
    kept.make(job())
    assert {made.path.parent.name for made in kept.copies()} == {"stick", "backups"}


def test_a_second_place_that_cannot_be_is_said_before_work_begins(front: DeskFront) -> None:
    front.create(NewCentre(Language.ENGLISH, "Nayi Subah", "Asha Gill", PASSWORD))
    with pytest.raises(Refused, match="outside the register's folder"):
        front.begin(Copies(second=front.folder))
    front.begin(Copies())
    assert not DeskBackups(front).should_ask()
