# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster's grid paints what changed, and nobody else."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.screen.register.cells import Cell
from ui.screen.register.grid import CellDelegate, RosterGrid

CELLS = tuple(Cell(n, n, f"Person {n}", "", "", "", "plain") for n in range(1, 31))


@pytest.fixture
def grid(qtbot: QtBot) -> RosterGrid:
    made = RosterGrid()
    qtbot.addWidget(made)
    made.resize(1000, 520)
    made.show_cells(CELLS)
    return made


def changed(grid: RosterGrid) -> list[tuple[int, int]]:
    """Return the places that are told to be painted, as they come."""
    told: list[tuple[int, int]] = []

    def tell(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        told.append((first.row(), first.column()))

    grid.model().dataChanged.connect(tell)
    return told


def test_a_mark_paints_one_cell(grid: RosterGrid) -> None:
    told = changed(grid)
    grid.show_cells((*CELLS[:19], CELLS[19]._replace(word="Late"), *CELLS[20:]))
    assert told == [(4, 1)]
    assert grid.cells()[19].word == "Late"


def test_a_mark_is_painted_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def paint(_self: CellDelegate, _painter: object, _option: object, index: QModelIndex) -> None:
        painted.append(index.data())

    # Before the grid is made: Qt asks once where a method of ours stands.
    monkeypatch.setattr(CellDelegate, "paint", paint)
    made = RosterGrid()
    qtbot.addWidget(made)
    made.resize(1000, 520)
    made.show_cells(CELLS)
    made.show()
    QApplication.processEvents()
    assert len(painted) >= len(CELLS)
    painted.clear()
    made.show_cells((*CELLS[:19], CELLS[19]._replace(word="Late"), *CELLS[20:]))
    QApplication.processEvents()
    assert painted == ["Person 20"]


def test_the_same_again_paints_nobody(grid: RosterGrid) -> None:
    told = changed(grid)
    grid.show_cells(CELLS)
    assert told == []


def test_somebody_more_is_another_list(grid: RosterGrid) -> None:
    told = changed(grid)
    grid.show_cells((*CELLS, Cell(-1, 31, "A visitor", "", "", "", "ok")))
    assert (told, len(grid.cells())) == ([], 31)
