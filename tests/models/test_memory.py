# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting big things go a little at a time: nothing stays, and what others hold is whole."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pytest

from models import memory

MANY = 5_000


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Row:
    """Somebody's line."""

    name: str


@dataclass(frozen=True, slots=True)
class View:
    """What a place holds."""

    rows: tuple[Row, ...]
    by_name: dict[str, Row]


class Shown:
    """Rows as a list holds them, with a function that makes more of them."""

    def __init__(self, view: View) -> None:
        self.make = partial(getattr, view, "rows")
        self.keys = list(view.by_name)


@pytest.fixture(autouse=True)
def slowly() -> Iterator[None]:
    memory.free_slowly(on=True)
    yield
    memory.free_slowly(on=False)


def _view() -> tuple[View, list[weakref.ref[Row]]]:
    rows = tuple(Row(f"Somebody {number}") for number in range(MANY))
    return View(rows, {row.name: row for row in rows}), [weakref.ref(row) for row in rows]


def _there(rows: list[weakref.ref[Row]]) -> int:
    return sum(row() is not None for row in rows)


def test_what_was_let_go_of_goes_a_little_at_a_time_until_all_is_gone() -> None:
    view, rows = _view()
    memory.let_go(view, Shown(view))
    del view
    gc.disable()
    try:
        left = [_there(rows)]
        while memory.free_some(500):
            left.append(_there(rows))
    finally:
        gc.enable()
    assert left[0] == MANY
    assert max(before - after for before, after in pairwise(left)) <= 500
    assert _there(rows) == 0


def test_what_somebody_else_holds_stays_whole() -> None:
    view, rows = _view()
    memory.let_go(view, view.rows)
    assert not memory.free_some(MANY)
    assert _there(rows) == len(view.rows) == len(view.by_name) == MANY


def test_ending_it_frees_what_is_left() -> None:
    view, rows = _view()
    memory.let_go(view)
    del view
    memory.free_some(10)
    memory.free_slowly(on=False)
    assert _there(rows) == 0


def test_nothing_is_kept_where_nobody_frees() -> None:
    memory.free_slowly(on=False)
    view, rows = _view()
    memory.let_go(view)
    del view
    assert _there(rows) == 0


class Ring:
    """Holds itself: no count of references frees it."""

    def __init__(self) -> None:
        self.self = self


def _aged() -> "weakref.ref[Ring]":
    """Return a ring nobody reaches that Python has passed over twice already."""
    ring = Ring()
    found = weakref.ref(ring)
    gc.collect(1)
    del ring
    return found


@pytest.fixture
def swept_later() -> Iterator[None]:
    memory.sweep_behind_the_cover(on=True)
    yield
    memory.sweep_behind_the_cover(on=False)


@pytest.mark.usefixtures("swept_later")
def test_an_old_ring_stays_until_all_is_swept() -> None:
    ring = _aged()
    assert [list[int]() for _ in range(400_000)]
    assert ring() is not None
    assert all(step is None for step in memory.overwriting())
    assert ring() is None


def test_sweeping_goes_back_to_how_it_was() -> None:
    before = gc.get_threshold()
    memory.sweep_behind_the_cover(on=True)
    assert gc.get_threshold()[:2] == before[:2]
    memory.sweep_behind_the_cover(on=False)
    assert gc.get_threshold() == before


def test_what_is_laid_to_stay_is_looked_through_by_nobody_until_the_register_is_locked() -> None:
    assert gc.isenabled()
    with memory.laying():
        with memory.laying():
            assert not gc.isenabled()
            view, _ = _view()
            many = [[number] for number in range(30_000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(many)
    assert all(step is None for step in memory.overwriting())
    assert gc.get_freeze_count() == 0
    assert len(view.rows) == MANY
    frozen = gc.get_freeze_count()
    with pytest.raises(ValueError, match="one"), memory.laying():
        raise ValueError("one")
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen  # a page of one person is no register


def test_laying_leaves_alone_what_a_start_switched_off() -> None:
    gc.unfreeze()
    gc.disable()
    before = [[number] for number in range(30_000)]
    try:
        with memory.laying():
            assert before
            assert not gc.isenabled()
        assert not gc.isenabled()
        assert gc.get_freeze_count() == 0, "what came before is no part of a register"
    finally:
        gc.enable()
