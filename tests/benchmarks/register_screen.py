# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a key takes in the register until the list is painted, beside painting the whole list once."""

import os
from itertools import cycle
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from tests.benchmarks import Pair, benchmark

PEOPLE = 30


@benchmark(f"a mark painted among {PEOPLE}, beside painting all", at_most=0.3)
def mark_to_list() -> Pair:
    """Change one cell after the other; each change is on the screen before the next."""
    from PySide6.QtWidgets import QApplication

    from ui.screen import theme
    from ui.screen.register.cells import Cell
    from ui.screen.register.grid import RosterGrid

    app = cast("QApplication", QApplication.instance() or QApplication(["saathi"]))
    theme.load_fonts()
    theme.apply(app)
    grid = RosterGrid()
    grid.resize(1100, 520)
    cells = [
        Cell(n, n, f"Person {n}", "Rampur", "Present", "circle-check", "ok") for n in range(1, PEOPLE + 1)
    ]
    grid.show_cells(cells)
    grid.show()
    app.processEvents()
    turns = cycle([(place, word) for word in ("Late", "Present") for place in range(PEOPLE)])

    def mark() -> None:
        place, word = next(turns)
        cells[place] = cells[place]._replace(word=word)
        grid.show_cells(cells)
        app.processEvents()

    return Pair(mark, grid.viewport().repaint, runs=2 * PEOPLE)
