# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what stands on it for whom, and what can be done there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from models.messages import message
from models.words import FollowUpReason, Language, Outcome, Role, SessionState
from tests.ui.screen.conftest import Answers, Held, Papers
from tests.ui.screen.fakefront import UNREAD, FakeFront, busy_day, quiet_day, refusal, session
from tests.ui.screen.hands import CTRL, focused, press
from ui.screen.place import Destination, Where
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
    for card in (page.sessions, page.due, page.coming, page.unrecorded, page.calls):
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
    assert page.sessions.trouble.words.text() == UNREAD
    front.trouble.clear()
    page.sessions.trouble.button.click()
    assert page.sessions.list.isVisible()


def test_enter_prints_the_chosen_sessions_sheet(page: TodayPlace, front: FakeFront, papers: Papers) -> None:
    press(page.sessions.list, Qt.Key.Key_Down)
    press(page.sessions.list, Qt.Key.Key_Return)
    assert ("sheet", 2) in front.asked
    assert [paper.file_name for paper in papers.shown] == ["sheet-2026-11-22.pdf"]
    assert papers.save == front.save


def test_ctrl_p_prints_from_anywhere_on_the_page(page: TodayPlace, front: FakeFront, papers: Papers) -> None:
    page.again.setFocus()
    press(page.again, Qt.Key.Key_P, CTRL)
    page.unrecorded.list.setFocus()
    press(page.unrecorded.list, Qt.Key.Key_P, CTRL)
    assert [what for what in front.asked if what[0] == "sheet"] == [("sheet", 1), ("sheet", 9)]
    page.print.click()
    assert len(papers.shown) == 3


def test_a_sheet_that_cannot_be_made_is_told(page: TodayPlace, front: FakeFront, answers: Answers) -> None:
    front.trouble["sheet"] = refusal()
    page.print_sheet(1)
    assert [words for _, words in answers.told] == [UNREAD]


def test_certificates_are_prepared_for_all_due_today(
    page: TodayPlace, front: FakeFront, answers: Answers, papers: Papers
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
    assert [paper.file_name for paper in papers.shown] == ["certificates.pdf"]
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


def with_all_places(window: Window) -> list[Destination]:
    """Let the window know every place, and remember where people go."""
    page = window.shell.place()
    page.neighbours = frozenset(Where)
    page.refresh()
    page.visit_requested.disconnect()
    went: list[Destination] = []
    page.visit_requested.connect(went.append)
    return went


def test_enter_opens_the_register_of_the_chosen_session(inside: Window, page: TodayPlace) -> None:
    went = with_all_places(inside)
    press(page.sessions.list, Qt.Key.Key_Return)
    assert went == [Destination(Where.REGISTER, 1)]
    assert page.sessions.list.rows()[0].action == "Open register"


def test_a_forgotten_session_is_logged_late(inside: Window, page: TodayPlace) -> None:
    went = with_all_places(inside)
    page.unrecorded.list.setFocus()
    press(page.unrecorded.list, Qt.Key.Key_Return)
    assert went == [Destination(Where.REGISTER, 9, "late")]
    assert page.unrecorded.list.rows()[0].action == "Log late"


def test_people_lead_to_their_pages(inside: Window, page: TodayPlace) -> None:
    went = with_all_places(inside)
    for card in (page.calls, page.due, page.coming):
        press(card.list, Qt.Key.Key_Return)
    assert went == [Destination(Where.MEMBERS, number) for number in (58, 142, 87)]


def test_people_to_call_say_why_in_neutral_words(page: TodayPlace) -> None:
    assert [(row.detail, row.pill, row.pill_kind) for row in page.calls.list.rows()] == [
        ("M-0058 · missed 4 sessions in a row", "Missed sessions", "info"),
        ("M-0071 · missed 3 sessions in a row · tried already", "Missed sessions", "info"),
        ("M-0019 · left on 07-11-2026", "Aftercare", "calm"),
        ("M-0033 · no contact noted since 06-11-2026", "Silent pair", "calm"),
    ]


@pytest.mark.parametrize(("key", "outcome"), list(zip("1234", Outcome, strict=True)))
def test_one_key_notes_what_came_of_a_call(
    inside: Window, page: TodayPlace, front: FakeFront, key: str, outcome: Outcome
) -> None:
    page.calls.list.setFocus()
    press(page.calls.list, Qt.Key.Key_Down)
    press(page.calls.list, Qt.Key[f"Key_{key}"])
    assert ("note_call", 71, FollowUpReason.MISSED, outcome) in front.asked
    assert [row.title for row in page.calls.list.rows()] == ["Inderjit R.", "Bhupinder K.", "Naveen T."]
    assert inside.shell.told.text().startswith("Noted: ")


def test_a_button_notes_it_too_and_none_stands_where_nobody_waits(page: TodayPlace, front: FakeFront) -> None:
    page.calls.outcomes[0].click()
    assert ("note_call", 58, FollowUpReason.MISSED, Outcome.REACHED) in front.asked
    front.day = quiet_day()
    page.refresh()
    assert not page.calls.outcomes[0].isVisible()


def test_an_outcome_that_cannot_be_kept_is_told_and_the_row_stays(
    page: TodayPlace, front: FakeFront, answers: Answers
) -> None:
    front.trouble["note_call"] = refusal()
    page.calls.note(Outcome.REACHED)
    assert len(page.calls.list.rows()) == 4
    assert len(answers.told) == 1


@pytest.mark.parametrize(
    ("role", "cards"),
    [
        (Role.DESK, {"sessions", "unrecorded", "calls"}),
        (Role.COUNSELLOR, {"sessions", "unrecorded", "calls", "due", "coming"}),
        (Role.MANAGER, {"sessions", "unrecorded", "calls", "due", "coming"}),
    ],
)
def test_who_may_see_which_card(
    window: Window,
    front: FakeFront,
    let_in: Callable[[Window, FakeFront, Role], object],
    role: Role,
    cards: set[str],
) -> None:
    let_in(window, front, role)
    page = window.shell.place()
    names = ("sessions", "unrecorded", "calls", "due", "coming")
    assert {name for name in names if getattr(page, name).isVisible()} == cards


@pytest.mark.parametrize("which", list(Language))
def test_every_empty_card_says_why_and_leads_on(
    inside: Window, page: TodayPlace, front: FakeFront, which: Language
) -> None:
    from ui.screen.choices import Choices

    inside.wear(Choices(which))
    front.day = quiet_day()
    went = with_all_places(inside)
    page.refresh()
    for card in (page.sessions, page.unrecorded, page.calls, page.due, page.coming):
        assert card.empty.isVisible()
        assert card.empty.head.text()
        assert card.empty.words.text()
        press(card.empty.button, Qt.Key.Key_Return)
    assert [(to.where, to.part) for to in went] == [
        (Where.GROUPS, "week"),
        (Where.REGISTER, ""),
        (Where.MEMBERS, ""),
        (Where.MILESTONES, ""),
        (Where.MILESTONES, ""),
    ]


def test_no_empty_card_leads_to_a_place_that_is_not_there(page: TodayPlace, front: FakeFront) -> None:
    front.day = quiet_day()
    page.refresh()
    assert page.sessions.empty.isVisible()
    assert not page.sessions.empty.button.isVisible()
