# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small centre made once, and a room over a copy of it for each test that drives the real window."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.journeys.room import Centre, Room


@pytest.fixture(scope="session")
def small_centre(tmp_path_factory: pytest.TempPathFactory) -> "Centre":
    """Found the centre."""
    from tests.journeys.room import make_centre

    return make_centre(tmp_path_factory.mktemp("centre"))


@pytest.fixture(scope="session")
def dressed_app(qapp: "QApplication") -> "QApplication":
    """Give the program its fonts and colours."""
    from ui.screen import theme

    theme.load_fonts()
    theme.apply(qapp)
    return qapp


@pytest.fixture
def room(dressed_app: "QApplication", small_centre: "Centre", tmp_path: Path) -> "Iterator[Room]":
    """Lend a room of one's own; ``room.enter(Role.DESK)`` signs somebody in."""
    from tests.journeys.room import room_in

    assert dressed_app is not None
    with room_in(small_centre, tmp_path) as lent:
        yield lent
