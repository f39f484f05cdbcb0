# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what stands on it for whom, and what can be done there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.messages import message
from models.words import Language, Role, SessionState
from tests.ui.screen.conftest import Answers, Held
from tests.ui.screen.fakefront import FakeFront, busy_day, quiet_day, refusal, session
from tests.ui.screen.hands import CTRL, focused, press
from ui.screen.today import TodayPlace
from ui.screen.window import Window


@pytest.fixture
def page(inside: Window) -> TodayPlace:
    place = inside.shell.place()
    assert isinstance(place, TodayPlace)
    return place


def test_sessions_stand_in_order_with_all_that_is_known(page: TodayPlace) -> None:
    rows = page.sessions.list.rows()
    assert [row.lead for row in rows] == [
        ("07:00", "08:00"),
        ("11:30", "13:00"),
        ("16:00", "17:00"),
        ("18:00", "19:00"),
    ]
    second = rows[1]
    assert (second.title, second.detail) == ("Just for today", "Hall 2 · Simran Dhillon")
    assert (second.pill, second.note, second.bar) == ("Open", "11 of 18 recorded", (11, 18))
    assert page.sessions.count.text() == "4"


def test_work_begins_at_the_first_session(page: TodayPlace) -> None:
    assert focused() is page.sessions.list
    assert page.sessions.list.current_key() == 1


def test_a_counsellor_sees_whom_to_celebrate(page: TodayPlace) -> None:
    today, coming = page.due.list.rows(), page.coming.list.rows()
    assert [(row.title, row.detail, row.pill) for row in today] == [
        ("Gurpreet K.", "M-0142 · today", "90 days"),
        ("Rajesh G.", "M-0311 · today", "1 year"),
    ]
    assert [row.detail for row in coming] == [
        "M-0087 · Mon, 23 Nov · tomorrow",
        "M-0203 · Thu, 26 Nov · in 4 days",
    ]


def test_for_the_desk_the_milestones_are_absent_not_empty(
    window: Window, front: FakeFront, let_in: Callable[[Window, FakeFront, Role], object]
) -> None:
    let_in(window, front, Role.DESK)
    page = window.shell.place()
    assert isinstance(page, TodayPlace)
    assert not page.due.isVisible()
    assert not page.coming.isVisible()
    assert page.sessions.isVisible()
    assert page.unrecorded.isVisible()


def test_every_card_says_when_it_is_empty(inside: Window, page: TodayPlace, front: FakeFront) -> None:
    front.day = quiet_day()
    page.refresh()
    for card in (page.sessions, page.due, page.coming, page.unrecorded):
        assert card.empty.isVisible()
        assert card.empty.head.text()
        assert not card.list.isVisible()
    assert not page.prepare.isVisible()
    assert inside.isVisible()


def test_cards_are_busy_until_the_day_is_read(
    window: Window, front: FakeFront, held: Held, let_in: Callable[[Window, FakeFront, Role], object]
) -> None:
    let_in(window, front, Role.COUNSELLOR)
    page = window.shell.place()
    assert isinstance(page, TodayPlace)
    assert page.sessions.busy.isVisible()
    held.let_go()
    assert page.sessions.list.isVisible()


def test_what_cannot_be_read_says_why_and_is_tried_again(page: TodayPlace, front: FakeFront) -> None:
    front.trouble["today"] = refusal()
    page.refresh()
    assert page.sessions.trouble.isVisible()
    assert page.sessions.trouble.words.text() == "The sheet could not be made. Nothing was changed."
    front.trouble.clear()
    page.sessions.trouble.button.click()
    assert page.sessions.list.isVisible()


def test_enter_prints_the_chosen_sessions_sheet(
    inside: Window, page: TodayPlace, front: FakeFront, answers: Answers, tmp_path: Path
) -> None:
    press(page.sessions.list, Qt.Key.Key_Down)
    press(page.sessions.list, Qt.Key.Key_Return)
    assert ("sheet", 2) in front.asked
    assert answers.offered == ["sheet-2026-11-22.pdf"]
    assert (tmp_path / "sheet-2026-11-22.pdf").read_bytes() == b"%PDF sheet"
    assert inside.shell.told.text() == "Saved as sheet-2026-11-22.pdf"


def test_ctrl_p_prints_from_anywhere_on_the_page(
    page: TodayPlace, front: FakeFront, answers: Answers
) -> None:
    page.again.setFocus()
    press(page.again, Qt.Key.Key_P, CTRL)
    page.unrecorded.list.setFocus()
    press(page.unrecorded.list, Qt.Key.Key_P, CTRL)
    assert [what for what in front.asked if what[0] == "sheet"] == [("sheet", 1), ("sheet", 9)]
    assert len(answers.offered) == 2


def test_escape_in_the_file_dialog_saves_nothing(
    page: TodayPlace, front: FakeFront, answers: Answers
) -> None:
    answers.place = None
    page.print_sheet(1)
    assert "save" not in front.names()


def test_a_sheet_that_cannot_be_made_or_saved_is_told(
    page: TodayPlace, front: FakeFront, answers: Answers
) -> None:
    front.trouble["sheet"] = refusal()
    page.print_sheet(1)
    front.trouble = {"save": PermissionError()}
    page.print_sheet(1)
    assert [words for _, words in answers.told] == [
        "The sheet could not be made. Nothing was changed.",
        "The file could not be read or written. Nothing was changed. Check the disk and try again.",
    ]


def test_certificates_are_prepared_for_all_due_today(
    page: TodayPlace, front: FakeFront, answers: Answers, tmp_path: Path
) -> None:
    front.left_out = (message("{name}: no consent for a certificate is recorded yet.", name="Rajesh G."),)
    page.prepare.click()
    assert ("certificates", (142, 311)) in front.asked
    assert answers.told == [
        (
            "Some certificates were left out",
            "Rajesh G.: no consent for a certificate is recorded yet.",
        )
    ]
    assert (tmp_path / "certificates.pdf").exists()
    assert front.names()[-1] == "today"


def test_certificates_are_asked_for_once_at_a_time(page: TodayPlace, front: FakeFront, held: Held) -> None:
    page.prepare.click()
    page.prepare.click()
    assert not page.prepare.isEnabled()
    held.let_go()
    assert front.names().count("certificates") == 1


def test_an_awarded_milestone_says_so(page: TodayPlace, front: FakeFront) -> None:
    assert front.day.due is not None
    front.day = replace(front.day, due=(replace(front.day.due[0], awarded=True),))
    page.refresh()
    assert page.due.list.rows()[0].detail == "M-0142 · certificate prepared"


def test_a_cancelled_session_offers_no_sheet(page: TodayPlace, front: FakeFront) -> None:
    front.day = replace(front.day, sessions=(session(5, "Old hands", None, state=SessionState.CANCELLED),))
    page.refresh()
    shown = page.sessions.list.rows()[0]
    assert (shown.action, shown.bar, shown.pill, shown.lead) == ("", None, "Cancelled", ("–", ""))


def test_the_day_turns_at_midnight(page: TodayPlace, front: FakeFront) -> None:
    page.on_tick()
    asked = front.names().count("today")
    front.now = date(2026, 11, 23)
    front.day = replace(quiet_day(), on=front.now)
    page.on_tick()
    assert front.names().count("today") == asked + 1
    assert page.date.text() == "Monday, 23 November 2026"


def test_f5_reads_again(page: TodayPlace, front: FakeFront) -> None:
    asked = front.names().count("today")
    press(page.sessions.list, Qt.Key.Key_F5)
    assert front.names().count("today") == asked + 1


def test_the_date_and_the_rows_follow_the_language(inside: Window, page: TodayPlace) -> None:
    inside.shell.menu.language_picked.emit(Language.HINDI)
    assert page.date.text() == "रविवार, 22 नवंबर 2026"
    inside.shell.menu.language_picked.emit(Language.PUNJABI)
    assert page.date.text() == "ਐਤਵਾਰ, 22 ਨਵੰਬਰ 2026"
    inside.shell.menu.language_picked.emit(Language.ENGLISH)
    assert page.sessions.list.rows()[0].pill == "Closed"


def test_the_sample_centre_is_labelled(page: TodayPlace, front: FakeFront) -> None:
    assert not page.banner.isVisible()
    front.day = busy_day(is_sample=True)
    page.refresh()
    assert page.banner.isVisible()


def test_the_figures_add_up(page: TodayPlace) -> None:
    assert [(figure.number.text(), figure.caption.text()) for figure in page.figures] == [
        ("4", "sessions"),
        ("66", "people expected"),
        ("35", "people recorded"),
    ]
