# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made whole or not at all, read back, kept by the rule; what goes wrong has one sentence."""

import errno
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.vault import backup, failures, ledger, package, points, rotation

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

NOON = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere


def source(world: "World") -> backup.Source:
    with world.open() as vault:
        world.log(vault, 1, 2, 3)
        return backup.source_of(vault)


def failing(at: str, number: int) -> Callable[[str], None]:
    def watch(point: str) -> None:
        if point == at:
            raise OSError(number, "on purpose")

    return watch


def files(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def test_a_backup_is_one_file_that_proves_itself(world: "World") -> None:
    made = backup.everywhere(source(world))
    assert [one.trouble for one in made] == [None]
    path = made[0].path
    assert path is not None
    assert files(world.folder / "backups") == ["centre-20261122-0900.backup"]
    found = package.read(path)
    data = backup.source_of(world.open()).data
    told = package.prove(found, data)
    assert (told.count, told.members, len(told.active)) == (3, 0, 3)
    package.refuse_altered(found)


def test_a_backup_holds_boxes_of_managers_alone(world: "World") -> None:
    from models.vault import keyfile

    path = backup.everywhere(source(world))[0].path
    assert path is not None
    keys = keyfile.load(package.read(path).keys)
    assert [bool(one.keys) for one in keys.slots] == [True, False, False]
    assert all(one.escrow for one in keys.slots)


def test_nothing_in_a_backup_is_plain(world: "World") -> None:
    path = backup.everywhere(source(world))[0].path
    assert path is not None
    content = path.read_bytes()
    assert b"SQLite format" not in content
    assert content.count(b"CREATE TABLE") == 0


@pytest.mark.parametrize(
    "point", ["backup.begin", "backup.chunk", "backup.flush", "backup.written", "backup.verified"]
)
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, failures.BackupPlaceFull),
        (errno.EROFS, failures.BackupPlaceReadOnly),
        (errno.EIO, failures.BackupPlaceMissing),
        (errno.ENODEV, failures.BackupPlaceMissing),
    ],
)
def test_a_disk_that_fails_anywhere_leaves_nothing_half(
    world: "World", point: str, number: int, kind: type[failures.Unopened]
) -> None:
    with points.watched(failing(point, number)):
        made = backup.everywhere(source(world))
    assert isinstance(made[0].trouble, kind)
    assert files(world.folder / "backups") == []
    assert ledger.read(world.app, world.sheet.vault).trouble[0].said == made[0].trouble.message
    world.clock.advance(minutes=5)
    assert backup.everywhere(source(world))[0].trouble is None
    assert ledger.read(world.app, world.sheet.vault).trouble == ()


def test_a_full_disk_at_the_snapshot_is_said_and_noted(world: "World") -> None:
    with points.watched(failing("backup.snapshot", errno.ENOSPC)), pytest.raises(failures.BackupPlaceFull):
        backup.everywhere(source(world))
    assert files(world.folder / "backups") == []
    assert len(ledger.read(world.app, world.sheet.vault).trouble) == 1


def test_what_the_disk_spoiled_while_writing_is_noticed(world: "World") -> None:
    def spoil(point: str) -> None:
        if point == "backup.written":
            part = next((world.folder / "backups").glob("*.backup.part"))
            with part.open("r+b") as file:
                file.seek(-6000, 2)
                file.write(b"spoiled")

    with points.watched(spoil):
        made = backup.everywhere(source(world))
    assert isinstance(made[0].trouble, failures.BackupDamaged)
    assert files(world.folder / "backups") == []


def test_a_damaged_register_is_never_copied_as_if_it_were_whole(world: "World") -> None:
    taken = source(world)
    content = bytearray(world.database.read_bytes())
    content[5 * 4096 + 100] ^= 1
    world.database.write_bytes(content)
    with pytest.raises(failures.DamagedPage):
        backup.everywhere(taken)
    assert files(world.folder / "backups") == []


def test_the_second_place_gets_the_same_and_is_not_made_up(world: "World", tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    ledger.choose_second(world.app, world.sheet.vault, stick)
    first = backup.everywhere(source(world))
    assert [one.trouble for one in first] == [None, None]
    assert files(stick) == ["centre-20261122-0900.backup", ledger.MARK]
    for path in stick.iterdir():
        path.unlink()
    world.clock.advance(minutes=3)
    again = backup.everywhere(source(world))
    assert again[0].trouble is None
    assert isinstance(again[1].trouble, failures.BackupPlaceMissing)
    stick.rmdir()
    assert isinstance(backup.everywhere(source(world))[1].trouble, failures.BackupPlaceMissing)
    assert not stick.exists()


def test_another_registers_backup_of_that_minute_is_left_alone(world: "World", tmp_path: Path) -> None:
    (tmp_path / "centre-20261122-0900.backup").write_bytes(b"somebody else's")
    made = backup.make(source(world), [tmp_path])
    path = made[0].path
    assert path is not None
    assert path.name == f"centre-20261122-0900-{world.sheet.vault[:4]}.backup"
    assert (tmp_path / "centre-20261122-0900.backup").read_bytes() == b"somebody else's"


def test_old_backups_go_by_the_rule_and_strange_files_stay(world: "World") -> None:
    place = world.folder / "backups"
    place.mkdir(exist_ok=True)
    (place / "centre-20200101-0900.backup").write_bytes(b"not ours")
    for _ in range(10):
        assert backup.everywhere(source(world))[0].trouble is None
        world.clock.advance(hours=12)
    days = {name[7:15] for name in files(place) if name != "centre-20200101-0900.backup"}
    assert len(files(place)) == 6
    assert len(days) == 5
    assert (place / "centre-20200101-0900.backup").exists()


def test_locking_does_not_cut_a_backup_short(world: "World") -> None:
    vault = world.open()
    taken = backup.source_of(vault)
    vault.close()
    assert backup.everywhere(taken)[0].trouble is None


def test_a_mark_does_not_wait_for_a_backup(world: "World") -> None:
    with world.open() as vault:

        def mark(point: str) -> None:
            if point == "backup.chunk":
                world.log(vault, 7)

        with points.watched(mark):
            assert backup.everywhere(backup.source_of(vault))[0].trouble is None


# The rule


@given(st.lists(st.integers(0, 800), min_size=1, max_size=60))
def test_the_newest_stays_and_there_are_never_more_than_the_rule_says(days: list[int]) -> None:
    moments = [NOON - timedelta(days=day) for day in days]
    kept = rotation.kept(moments)
    assert max(moments) in kept
    assert len(kept) <= rotation.DAYS + rotation.WEEKS + rotation.MONTHS
    assert rotation.kept(kept) == kept


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    kept = sorted(rotation.kept(NOON - timedelta(days=day) for day in range(400)), reverse=True)
    ages = [(NOON - moment).days for moment in kept]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert max(ages) > 300
    assert len({(moment.year, moment.month) for moment in kept}) == 12


@pytest.mark.parametrize(
    "name", ["centre-20261399-0900.backup", "centre-20261122-0900.backup.part", "x.backup"]
)
def test_names_that_are_not_ours_have_no_moment(name: str) -> None:
    assert rotation.moment_of(name) is None
    assert rotation.moment_of(rotation.name_at(NOON)) == NOON


# Hostile files


def _zip(path: Path, members: list[tuple[str, bytes]], kind: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def _bomb(path: Path) -> Path:
    zeros = b"0" * 5_000_000
    return _zip(
        path, [("manifest.json", zeros), ("keys.json", zeros), ("data.db", zeros)], zipfile.ZIP_DEFLATED
    )


def _climber(path: Path) -> Path:
    return _zip(path, [("manifest.json", b"{}"), ("../keys.json", b"{}"), ("data.db", b"")])


def _extra(path: Path) -> Path:
    return _zip(path, [("manifest.json", b"{}"), ("keys.json", b"{}"), ("data.db", b""), ("run.exe", b"x")])


def _deep(path: Path) -> Path:
    return _zip(path, [("manifest.json", b"[" * 200_000), ("keys.json", b"{}"), ("data.db", b"")])


def _empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def _noise(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 64)
    return path


@pytest.mark.parametrize("build", [_bomb, _climber, _extra, _deep, _empty, _noise])
def test_hostile_files_are_refused_before_they_are_unpacked(
    build: Callable[[Path], Path], tmp_path: Path
) -> None:
    with pytest.raises(failures.BackupUnreadable):
        package.read(build(tmp_path / "centre-20261122-0900.backup"))


def test_a_backup_cut_anywhere_is_refused(world: "World") -> None:
    taken = source(world)
    path = backup.everywhere(taken)[0].path
    assert path is not None
    whole = path.read_bytes()
    for part in range(0, len(whole), len(whole) // 24):
        path.write_bytes(whole[:part])
        with pytest.raises(failures.Unopened):
            package.refuse_altered(_proved(path, taken.data))


def test_every_byte_class_flipped_is_refused(world: "World") -> None:
    taken = source(world)
    path = backup.everywhere(taken)[0].path
    assert path is not None
    whole = path.read_bytes()
    refused = 0
    for at in range(40, len(whole) - 400, len(whole) // 60):
        spoiled = bytearray(whole)
        spoiled[at] ^= 0x41
        path.write_bytes(spoiled)
        with pytest.raises(failures.Unopened):
            package.refuse_altered(_proved(path, taken.data))
        refused += 1
    assert refused >= 60


def _proved(path: Path, data: bytes) -> package.Package:
    found = package.read(path)
    package.prove(found, data)
    return found
