# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking a long list: it leaves the screen at once, and memory a little at a time behind the cover."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.cleaning import A_TURN, Cleaning
from models import memory
from ui.screen.widgets.rows import ItemRows, ListRow, RowList
from ui.screen.window import Window

MANY = 2 * A_TURN


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Somebody:
    """Whom a row shows."""

    number: int


class Cover(QWidget):
    """What a window tells when it locks."""

    covered = Signal()
    locked = Signal()
    opened = Signal()


@pytest.fixture
def cover(qtbot: QtBot) -> Iterator[Cover]:
    made = Cover()
    qtbot.addWidget(made)
    yield made
    memory.free_slowly(on=False)


def _row(one: Somebody) -> ListRow:
    return ListRow(one.number, f"Somebody {one.number}")


def _listed(cover: Cover) -> tuple[RowList, list[weakref.ref[Somebody]]]:
    people = tuple(Somebody(number) for number in range(MANY))
    shown = RowList(whole=False)
    shown.setParent(cover)
    shown.show_rows(ItemRows(people, lambda one: one.number, _row))
    return shown, [weakref.ref(one) for one in people]


def _there(people: list[weakref.ref[Somebody]]) -> int:
    return sum(one() is not None for one in people)


def test_locking_frees_a_long_list_in_turns_and_cleans_when_nothing_is_left(
    cover: Cover, qtbot: QtBot
) -> None:
    cleaning = Cleaning(cast("Window", cover))
    shown, people = _listed(cover)
    cover.covered.emit()
    shown.show_rows(())
    cover.locked.emit()
    assert not len(shown.rows())
    assert _there(people) == MANY
    cleaning.free()
    assert 0 < _there(people) < MANY
    assert not cleaning.is_done()
    qtbot.waitUntil(lambda: _there(people) == 0)


def test_who_comes_back_sooner_goes_on_at_once_and_nothing_stays_behind(cover: Cover, qtbot: QtBot) -> None:
    _cleaning = Cleaning(cast("Window", cover))
    shown, people = _listed(cover)
    cover.covered.emit()
    shown.show_rows(())
    cover.locked.emit()
    cover.opened.emit()
    assert _there(people) == MANY
    qtbot.waitUntil(lambda: _there(people) == 0)


def test_what_was_remembered_goes_in_turns_or_before_somebody_else_comes(cover: Cover, qtbot: QtBot) -> None:
    _cleaning = Cleaning(cast("Window", cover))
    asked: list[str] = []

    @memory.until_locked(8)
    def shout(name: str) -> str:
        asked.append(name)
        return name.upper()

    for forget in (lambda: qtbot.waitUntil(lambda: not memory.free_some(1)), memory.forget_the_rest):
        asked.clear()
        memory.free_slowly(on=False)
        memory.forget_answers()
        shout("asha")
        cover.covered.emit()
        memory.forget_answers()
        shout("asha")
        assert len(asked) == 1
        forget()
        shout("asha")
        assert len(asked) == 2


def test_lists_change_at_once_while_somebody_works(cover: Cover) -> None:
    _cleaning = Cleaning(cast("Window", cover))
    shown, people = _listed(cover)
    shown.show_rows(())
    assert _there(people) == 0


def test_while_a_window_stands_python_sweeps_behind_its_cover_alone(qtbot: QtBot) -> None:
    memory.sweep_behind_the_cover(on=False)
    usual = gc.get_threshold()
    cover = Cover()
    qtbot.addWidget(cover)
    cleaning = Cleaning(cast("Window", cover))
    assert gc.get_threshold()[2] > 1_000_000
    cleaning.setParent(None)
    shiboken6.delete(cleaning)
    assert gc.get_threshold() == usual
