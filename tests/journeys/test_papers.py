# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, slips, forms and months from the places where they are needed, by keys alone, by every role."""

import pytest

from models.gatherings import groups
from models.words import Language, Role
from tests.journeys.room import GROUP, NAMES, Room
from ui.screen import dialogs
from ui.screen.groups.place import GroupsPlace
from ui.screen.members.place import MembersPlace
from ui.screen.place import Where

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("which", list(Language))
def test_a_blank_form_is_three_actions_from_members(room: Room, which: Language) -> None:
    room.enter(Role.DESK, which)
    room.go(Where.MEMBERS, MembersPlace)
    room.count()
    room.press("Ctrl+P")
    menu(room, 1)
    assert room.papers.shown[-1].file_name == "form-registration.pdf"
    assert room.actions <= 4


def menu(room: Room, line: int) -> None:
    """Choose a line of the open menu by its keys, and take the form as it stands."""
    from PySide6.QtWidgets import QApplication

    opened = QApplication.activePopupWidget()
    assert opened is not None, "The menu is open."
    with dialogs.answered_by(room.answers):
        room.answers.fill = lambda _: None
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        for _ in range(line):
            QTest.keyClick(opened, Qt.Key.Key_Down)
        QTest.keyClick(opened, Qt.Key.Key_Return)
        QApplication.processEvents()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_prints_cards_of_whom_the_list_shows(room: Room, role: Role) -> None:
    room.enter(role)
    place = room.go(Where.MEMBERS, MembersPlace)
    place.search.setText("Rajesh")
    room.press("Ctrl+P")
    menu(room, 0)
    assert room.papers.shown[-1].file_name == "cards.pdf"
    assert NAMES.count("Rajesh Kumar") == 2


@pytest.mark.parametrize("role", list(Role))
def test_a_members_page_prints_their_card_and_their_slip(room: Room, role: Role) -> None:
    room.enter(role)
    place = room.go(Where.MEMBERS, MembersPlace)
    place.pane.open(1)
    room.answers.fill = lambda _: None
    more = place.pane.view.menu
    assert more.card.isVisible()
    assert more.slip.isVisible()
    more.card.trigger()
    more.slip.trigger()
    assert [paper.file_name for paper in room.papers.shown] == ["cards.pdf", "slip-ATT-2026-27-0001.pdf"]


@pytest.mark.parametrize("which", list(Language))
def test_a_groups_papers_by_keys(room: Room, which: Language) -> None:
    room.enter(Role.DESK, which)
    place = room.go(Where.GROUPS, GroupsPlace)
    place.groups.list.choose(groups.by_name(room.front.at_desk(), GROUP).id)
    for line in range(3):
        room.press("Ctrl+P")
        menu(room, line)
    names = [paper.file_name.split("-")[0] for paper in room.papers.shown]
    assert names == ["month", "blank", "cards.pdf"]
