# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that fails is told in words, and the desk goes on from what the file says."""

from collections.abc import Iterator

import pytest

from models.desk.acts import Act
from models.desk.desk import Desk
from models.insight import safety
from models.people import members
from models.vault import folders
from models.vault.failures import DiskFailed, DiskFull
from tests.faults import shim
from tests.faults.full import FailingAt
from tests.models.house import House
from tests.models.making import somebody

pytestmark = pytest.mark.skipif(not shim.works(), reason="SQLite's file layer is only reached on Linux")


@pytest.fixture
def layered(house: House) -> Iterator[tuple[Desk, shim.Shim]]:
    """Lend a desk whose writes can be made to fail."""
    house.desk.close()
    with shim.shim() as layer:
        yield house.sit("Asha Rani"), layer
        house.desk.close()


def test_a_full_disk_is_told_and_nothing_of_the_work_stands(layered: tuple[Desk, shim.Shim]) -> None:
    desk, layer = layered
    layer.fault = FailingAt(0, shim.FULL, ("write",))
    with pytest.raises(DiskFull):
        somebody(desk)
    layer.fault = shim.let_through
    assert members.listed(desk) == ()
    assert somebody(desk) == 1


def test_a_full_disk_gets_the_reserve_and_today_says_so(layered: tuple[Desk, shim.Shim]) -> None:
    desk, layer = layered
    reserve = desk.vault.folder / folders.BALLAST
    assert reserve.exists()
    layer.fault = FailingAt(0, shim.FULL, ("write",))
    with pytest.raises(DiskFull):
        somebody(desk)
    layer.fault = shim.let_through
    assert not reserve.exists()
    state = safety.backups(desk)
    assert (state.is_calm, state.reserve) == (False, False)
    assert "reserve of 8 MB" in state.sentence.id


def test_a_commit_nobody_could_confirm_leaves_the_desk_able_to_work(layered: tuple[Desk, shim.Shim]) -> None:
    """The sync fails after the whole commit was written: opening the log again finds it there."""
    desk, layer = layered
    layer.fault = FailingAt(0, shim.IOERR_FSYNC, ("sync",))
    with pytest.raises(DiskFailed):
        desk.note(Act.CHECK)
    layer.fault = shim.let_through
    somebody(desk)
    assert desk.entries() == desk.count
