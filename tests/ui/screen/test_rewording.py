# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language: what is in sight says it at once, pages behind it a turn later, or as they are shown."""

import pytest
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.screen.rewording import Rewording
from ui.screen.widgets.controls import Label, column

PAGES = 4


class Standing:
    """A window of pages behind each other, the last of which has pages of its own."""

    def __init__(self) -> None:
        self.word = "before"
        self.window = QMainWindow()
        self.labels: list[Label] = []
        self.outer, self.inner = QStackedWidget(), QStackedWidget()
        for _ in range(PAGES - 1):
            self.outer.addWidget(self.page())
        last = self.page()
        laid = last.layout()
        assert laid is not None
        laid.addWidget(self.inner)
        for _ in range(2):
            self.inner.addWidget(self.page())
        self.outer.addWidget(last)
        self.window.setCentralWidget(self.outer)
        self.rewording = Rewording(self.window)

    def page(self) -> QWidget:
        page = QWidget()
        label = Label(lambda: self.word)
        page.setLayout(column(label))
        self.labels.append(label)
        return page

    def said(self) -> list[bool]:
        return [label.text() == self.word for label in self.labels]


@pytest.fixture
def standing(qtbot: QtBot) -> Standing:
    made = Standing()
    qtbot.addWidget(made.window)
    made.window.show()
    made.word = "after"
    return made


def test_what_is_in_sight_says_it_at_once_and_the_rest_a_page_a_turn(
    standing: Standing, qtbot: QtBot
) -> None:
    standing.rewording.begin()
    assert standing.said() == [True, False, False, False, False, False]
    assert not standing.rewording.is_done()
    qtbot.waitUntil(standing.rewording.is_done)
    assert all(standing.said())


def test_a_page_that_is_shown_sooner_has_its_words(standing: Standing) -> None:
    standing.rewording.begin()
    standing.outer.setCurrentIndex(PAGES - 1)
    assert standing.said() == [True, False, False, True, True, False]
    standing.inner.setCurrentIndex(1)
    assert standing.said() == [True, False, False, True, True, True]


def test_a_second_change_before_the_first_is_done_ends_in_the_second(
    standing: Standing, qtbot: QtBot
) -> None:
    standing.rewording.begin()
    standing.word = "last"
    standing.rewording.begin()
    qtbot.waitUntil(standing.rewording.is_done)
    assert all(standing.said())


def test_a_page_taken_down_meanwhile_is_no_trouble(standing: Standing, qtbot: QtBot) -> None:
    standing.rewording.begin()
    gone = standing.outer.widget(1)
    assert gone is not None
    standing.outer.removeWidget(gone)
    delete(gone)
    del standing.labels[1]
    qtbot.waitUntil(standing.rewording.is_done)
    assert all(standing.said())
