# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sample centre for all who only read it: building one takes seconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from models.desk.desk import Desk
from models.sample.building import SampleReport
from tests.models.sample.sampling import sample, sit


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the sample centre of these tests stands."""
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="session")
def report(place: Path) -> SampleReport:
    """Build the sample everybody gets who looks around."""
    return sample(place, 60, years=2)


@pytest.fixture(scope="session")
def desk(place: Path, report: SampleReport) -> Iterator[Desk]:
    """Sit down at it as its manager. Tests only read."""
    assert report.members == 60
    found = sit(place)
    yield found
    found.close()


@pytest.fixture
def read(desk: Desk) -> Iterator[Session]:
    """Read the sample's tables."""
    with desk.reading() as session:
        yield session
