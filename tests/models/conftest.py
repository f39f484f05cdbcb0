# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the rooms: a founded centre, and ways to sit down at its desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.desk.desk import Desk
from models.words import Role
from tests.models.house import NAMES, House, found_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Return a founded centre with the manager at the desk."""
    place = found_house(tmp_path)
    yield place
    place.desk.close()


@pytest.fixture
def desk(house: House) -> Desk:
    """Return the manager's desk."""
    return house.desk


@pytest.fixture
def as_role(house: House) -> Callable[[Role], Desk]:
    """Return a way to sit down as a role."""
    return lambda role: house.sit(NAMES[role])
