# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ring, heat map, chips and the list of tens of thousands."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.words import Language
from tests.ui.screen.hands import click, focused, press
from ui import language
from ui.screen.widgets.chips import Chips
from ui.screen.widgets.heatmap import Heat, HeatMap
from ui.screen.widgets.longlist import LongList
from ui.screen.widgets.ring import Ring
from ui.screen.widgets.rows import ListRow
from ui.screen.widgets.words import retranslate_all

LAST = date(2026, 11, 27)
FIRST = LAST - timedelta(days=370)


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMap:
    made = HeatMap(lambda day: f"day {day.isoformat()}")
    qtbot.addWidget(made)
    made.show_days(FIRST, LAST, {LAST - timedelta(days=3): Heat.FULL, LAST - timedelta(days=10): Heat.DOT})
    made.resize(640, made.sizeHint().height())
    made.show()
    made.setFocus()
    return made


def test_a_year_begins_on_a_monday_and_ends_today(heat: HeatMap) -> None:
    assert heat.weeks() == 54
    assert heat.day() == LAST - timedelta(days=3)


def test_arrows_walk_the_days_and_stop_at_today(heat: HeatMap) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(heat, key)
    assert heat.day() == LAST - timedelta(days=3)
    press(heat, Qt.Key.Key_Right)
    assert heat.day() == LAST - timedelta(days=3)
    press(heat, Qt.Key.Key_Down)
    assert heat.accessibleName() == f"day {(LAST - timedelta(days=2)).isoformat()}"


def test_a_click_chooses_the_day_under_it_and_none_after_today(heat: HeatMap) -> None:
    chosen: list[object] = []
    heat.day_chosen.connect(chosen.append)
    click(heat, QPoint(heat.width() - 2, heat.height() - 4))
    click(heat, QPoint(1, 1))
    assert chosen == []
    click(heat, heat.box_of(FIRST).center().toPoint())
    assert chosen == [FIRST]


def test_every_form_is_painted_differently(heat: HeatMap) -> None:
    seen: set[bytes] = set()
    for form in Heat:
        heat.show_days(FIRST, LAST, {FIRST + timedelta(days=30): form})
        heat.clearFocus()
        box = heat.box_of(FIRST + timedelta(days=30)).toRect()
        seen.add(bytes(heat.grab(box).toImage().convertToFormat(heat.grab().toImage().format()).constBits()))
    assert len(seen) == len(Heat)


def test_a_ring_says_its_figure_and_forgets_it(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    empty = ring.grab().toImage()
    ring.show_progress(0.5, lambda: "88", lambda: "days", lambda: "88 days, next 90 days")
    half = ring.grab().toImage()
    assert ring.accessibleName() == "88 days, next 90 days"
    assert half != empty
    ring.forget()
    assert ring.accessibleName() == ""
    assert ring.grab().toImage() == empty


def test_a_ring_says_its_figure_in_the_language_in_use(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_progress(1.0, lambda: "1", lambda: "", lambda: language.tr("Today"))
    language.use(Language.HINDI)
    retranslate_all(ring)
    ring.retranslate()
    assert ring.accessibleName() == "आज"


@pytest.fixture
def chips(qtbot: QtBot) -> Chips:
    made = Chips([(key, lambda key=key: f"chip {key}") for key in "abc"], exclusive=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_of_exclusive_chips_one_is_on_and_arrows_choose(chips: Chips) -> None:
    picked: list[object] = []
    chips.picked.connect(picked.append)
    chips.buttons["a"].setFocus()
    press(chips.buttons["a"], Qt.Key.Key_Left)
    assert chips.on() == ["c"]
    assert focused() is chips.buttons["c"]
    click(chips.buttons["b"])
    assert (chips.on(), picked) == (["b"], ["c", "b"])
    stops = [key for key, each in chips.buttons.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["b"]


def test_chips_of_a_filter_stand_together(qtbot: QtBot) -> None:
    made = Chips([("a", lambda: "a"), ("b", lambda: "b")])
    qtbot.addWidget(made)
    made.show()
    click(made.buttons["a"])
    click(made.buttons["b"])
    assert made.on() == ["a", "b"]
    made.clear()
    assert made.on() == []


def test_chips_go_on_in_the_next_line(chips: Chips) -> None:
    chips.resize(1000, 40)
    wide = chips.heightForWidth(1000)
    assert chips.heightForWidth(chips.minimumSizeHint().width()) > 2 * wide


def test_a_long_list_makes_only_the_rows_it_shows(qtbot: QtBot) -> None:
    made: list[object] = []

    def make(key: object) -> ListRow:
        made.append(key)
        return ListRow(key, f"Row {key}")

    shown = LongList(lambda: "People")
    qtbot.addWidget(shown)
    shown.resize(320, 400)
    shown.show()
    shown.show_keys(range(50_000), make)
    QApplication.processEvents()
    shown.grab()
    assert 0 < len(made) < 200
    assert shown.current_key() == 0


def test_a_long_list_keeps_its_place_and_reaches_its_end(qtbot: QtBot) -> None:
    shown = LongList(lambda: "People")
    qtbot.addWidget(shown)
    shown.resize(320, 400)
    shown.show()
    shown.show_keys(range(50_000), lambda key: ListRow(key, f"Row {key}"))
    shown.choose(41_000)
    shown.show_keys(range(0, 50_000, 2), lambda key: ListRow(key, f"Row {key}"))
    assert shown.current_key() == 41_000
    press(shown, Qt.Key.Key_End)
    assert shown.current_key() == 49_998
    assert shown.visualRect(shown.currentIndex()).bottom() <= shown.height()
    shown.show_keys((), lambda key: ListRow(key, ""))
    assert shown.current_key() is None
