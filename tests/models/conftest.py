# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the rooms: ways to sit down at the desk of a founded centre."""

from collections.abc import Callable

import pytest

from models.desk.desk import Desk
from models.words import Role
from tests.models.house import NAMES, House


@pytest.fixture
def desk(house: House) -> Desk:
    """Return the manager's desk."""
    return house.desk


@pytest.fixture
def as_role(house: House) -> Callable[[Role], Desk]:
    """Return a way to sit down as a role."""
    return lambda role: house.sit(NAMES[role])
