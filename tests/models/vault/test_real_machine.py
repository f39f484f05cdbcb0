# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real second process, a really read-only folder, a really full disk.

What the machine does not allow here is skipped, and says why.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.messages import Refused
from models.vault import failures
from models.vault.backup import make, source_of
from models.vault.store import open_vault
from tests.models.house import COUNSELLOR, PASSWORD, House
from tests.models.making import somebody
from tests.small_disk import MEGABYTE, small_disk

ROOT = Path(__file__).parents[3]
NOBODY = 65534

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="uses Linux's own ways")

_OPENED = """
import sys
from datetime import datetime
from pathlib import Path
from models.clock import FixedClock
from models.insight.arrival import arrive
from models.messages import Refused
from models.vault.store import open_vault
folder, app, person, password = sys.argv[1:]
clock = FixedClock(datetime.fromisoformat("2026-11-22T12:00"))
try:
    vault = open_vault(Path(folder), person=person, password=password, clock=clock, app_folder=Path(app))
except Refused as refused:
    print(type(refused).__name__, flush=True)
    raise SystemExit
desk = arrive(vault)
"""
_OPENS = _OPENED + "desk.close()\nprint('opened', flush=True)\n"


def words(house: House) -> list[str]:
    """Return what a child opens the house by."""
    return [str(house.folder), str(house.app_folder), COUNSELLOR, PASSWORD]


def told(house: House) -> str:
    """Open the house in another process and return what that met."""
    done = subprocess.run(
        [sys.executable, "-c", _OPENS, *words(house)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_second_process_is_told_in_use_and_the_first_goes_on(house: House) -> None:
    assert told(house) == failures.InUse.__name__
    somebody(house.desk)
    house.desk.close()
    assert told(house) == "opened"


def test_a_folder_that_is_really_read_only(house: House) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may become somebody else here")
    house.desk.close()
    for path in (house.folder, house.app_folder, *house.folder.parents):
        if "pytest-" in str(path):
            path.chmod(0o755)
    for path in house.folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    before = {path: path.read_bytes() for path in house.folder.rglob("*") if path.is_file()}
    assert told_as_nobody(house) == failures.ReadOnly.__name__
    assert before == {path: path.read_bytes() for path in house.folder.rglob("*") if path.is_file()}


def told_as_nobody(house: House) -> str:
    """Open the house as somebody who may read it and not write: in a child that gave its rights up."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(theirs, _met(house).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    os.waitpid(child, 0)
    answer = os.read(ours, 1000).decode()
    os.close(ours)
    return answer


def _met(house: House) -> str:
    """Return what opening meets."""
    try:
        open_vault(
            house.folder, person=COUNSELLOR, password=PASSWORD, clock=house.clock, app_folder=house.app_folder
        ).close()
    except Refused as refused:
        return type(refused).__name__
    return "opened"


def test_a_stick_that_is_really_full_leaves_nothing_half(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with small_disk(stick, 3 * MEGABYTE):
        (stick / "film").write_bytes(bytes(2_900_000))
        made = make(source_of(house.desk.vault), [stick])[0]
        assert isinstance(made.trouble, failures.BackupPlaceFull)
        assert [path.name for path in stick.iterdir()] == ["film"]
    somebody(house.desk)


def test_a_stick_that_is_pulled_during_the_backup(house: House, tmp_path: Path) -> None:
    """The folder is gone between two pieces: it is said, and the copy beside the register still stands."""
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(done: int, _total: int) -> None:
        if done and stick.exists():
            shutil.rmtree(stick)

    source = source_of(house.desk.vault)
    made = make(source, [stick, source.own_place], pulled)
    assert made[0].trouble is not None
    assert made[1].trouble is None
    assert not stick.exists()
    somebody(house.desk)
