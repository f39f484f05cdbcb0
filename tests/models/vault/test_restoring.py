# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring: proven first, the present kept aside, by a manager or the sheet; cut short, one stands."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.vault import aside, backup, erased, failures, keyfile, package, points, restoring
from models.vault.restoring import ByPassword, BySheet
from models.words import Role

if TYPE_CHECKING:
    from models.vault.opened import Vault
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
MANAGER = ByPassword("Meera Joshi", WORDS)


class Cut(Exception):
    """The power is gone."""


def made(world: "World", *numbers: int) -> Path:
    """Write entries, back up, write one more that only the present register has."""
    with world.open() as vault:
        world.log(vault, *numbers)
        path = backup.everywhere(backup.source_of(vault))[0].path
        world.log(vault, 99)
    assert path is not None
    return path


def count(vault: "Vault") -> int:
    with vault.reader.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM logentry").scalar_one())


def restore(
    world: "World", file: Path, proof: restoring.Proof = MANAGER
) -> "tuple[Vault, restoring.Restored]":
    return restoring.restore(world.folder, file, proof, world.clock, world.app)


def test_a_backup_comes_back_and_the_present_is_kept_aside(world: "World") -> None:
    file = made(world, 1, 2)
    vault, found = restore(world, file)
    with vault:
        assert count(vault) == 2
        assert vault.found.left_behind == 1
        assert vault.role is Role.MANAGER
        assert vault.anchor_counters["member"] == 99
    assert found.aside is not None
    assert (found.aside / "centre.db").exists()
    assert not list(world.folder.glob("*.restor*"))
    with world.open("Simran") as again:
        assert again.role is Role.DESK


def test_a_rehearsal_changes_nothing_not_even_while_the_register_is_open(world: "World") -> None:
    file = made(world, 1, 2)
    before = world.prints()
    found = restoring.rehearse(world.folder, file, MANAGER, world.clock, world.app)
    assert (found.told.count, found.bare) == (2, ())
    assert world.prints() == before
    with world.open():
        assert restoring.rehearse(world.folder, file, MANAGER, world.clock, world.app).told.count == 2


@pytest.mark.parametrize("person", ["Ravi Kumar", "Simran"])
def test_only_a_manager_restores(world: "World", person: str) -> None:
    file = made(world, 1)
    before = world.prints()
    with pytest.raises(failures.RestoreNeedsManager):
        restore(world, file, ByPassword(person, WORDS))
    assert world.prints() == before


def test_a_wrong_password_is_told_and_counted(world: "World") -> None:
    file = made(world, 1)
    with pytest.raises(failures.WrongPassword):
        restore(world, file, ByPassword("Meera Joshi", "not this one"))
    with world.open() as vault:
        assert vault.found.wrong_tries == 1


def test_the_sheet_restores_on_a_new_computer(world: "World", tmp_path: Path) -> None:
    file = shutil.copy(made(world, 1, 2), tmp_path)
    shutil.rmtree(world.folder)
    shutil.rmtree(world.app)
    proof = BySheet(world.sheet.text(), "Asha Rao", "new words for us")
    vault, found = restore(world, Path(file), proof)
    with vault:
        assert count(vault) == 2
        assert vault.found.anchor_lost
        assert vault.found.by_sheet
    assert len(found.bare) == 2
    assert found.aside is None
    world.open("Asha Rao", "new words for us").close()
    world.open("Meera Joshi").close()


def test_a_managers_password_restores_on_a_new_computer_and_others_get_boxes(
    world: "World", tmp_path: Path
) -> None:
    file = shutil.copy(made(world, 1), tmp_path)
    shutil.rmtree(world.folder)
    shutil.rmtree(world.app)
    vault, found = restore(world, Path(file))
    with vault:
        for uid in found.bare:
            role = next(slot.role for slot in vault.slots() if slot.uid == uid)
            vault.enable(uid, role, manager_password=WORDS)
    with world.open("Ravi Kumar") as again:
        assert again.role is Role.COUNSELLOR


@pytest.mark.parametrize("letters", ["A" * 56, "not a sheet at all"])
def test_another_sheet_is_refused(world: "World", letters: str) -> None:
    file = made(world, 1)
    before = world.prints()
    with pytest.raises(failures.WrongSheet):
        restore(world, file, BySheet(letters, "Asha Rao", "new words for us"))
    assert world.prints() == before


def test_whoever_was_removed_since_stays_removed(world: "World") -> None:
    file = made(world, 1)
    with world.open() as vault:
        clerk = next(slot.uid for slot in vault.slots() if slot.role is Role.DESK)
        vault.remove_person(clerk, manager_password=WORDS)
    vault, found = restore(world, file)
    with vault:
        assert vault.generation == 2
        assert count(vault) == 1
    assert found.bare == ()
    with pytest.raises(failures.UnknownPerson):
        world.open("Simran")
    world.open("Ravi Kumar").close()


def test_the_lost_sheet_does_not_restore_here(world: "World") -> None:
    file = made(world, 1)
    with world.open() as vault:
        vault.new_master(manager_password=WORDS)
    with pytest.raises(failures.WrongSheet):
        restore(world, file, BySheet(world.sheet.text(), "Asha Rao", "new words for us"))


@pytest.mark.parametrize("part", ["vault", "generation", "schema", "data", "keys"])
def test_an_edited_manifest_is_refused(world: "World", part: str, tmp_path: Path) -> None:
    file = made(world, 1)
    found = package.read(file)
    edits: dict[str, object] = {
        "vault": "ab" * 16,
        "generation": 2,
        "schema": 1,
        "data": (found.manifest.data[0], "0" * 64),
        "keys": (found.manifest.keys[0], "0" * 64),
    }
    data = tmp_path / "data"
    data.write_bytes(b"".join(package.chunks(found)))
    edited = replace(found.manifest, **{part: edits[part]})  # pyright: ignore[reportArgumentType] - by name
    package.write(tmp_path / file.name, edited, found.keys, data)
    before = world.prints()
    with pytest.raises((failures.BackupDamaged, failures.BackupOfAnother)):
        restore(world, tmp_path / file.name)
    assert world.prints() == before


def test_a_clerk_who_dresses_up_in_a_backup_gets_nothing(world: "World", tmp_path: Path) -> None:
    """The front desk holds the data key and may make a MAC; a label in a key file is not a key."""
    file = made(world, 1)
    with world.open("Simran") as vault:
        taken = backup.source_of(vault)
    found = package.read(file)
    keys = keyfile.load(found.keys)
    dressed = replace(
        keys,
        revision=keys.revision + 50,
        slots=tuple(
            replace(one, slot=replace(one.slot, role=Role.MANAGER)) if one.slot.name == "Simran" else one
            for one in keys.slots
        ),
    )
    data = tmp_path / "data"
    data.write_bytes(b"".join(package.chunks(found)))
    told = package.prove(found, taken.data)
    text = keyfile.dump(dressed)
    manifest = package.sealed(keys.vault, found.manifest.schema, (1, taken.data), told, text, data)
    package.write(tmp_path / file.name, manifest, text, data)
    with pytest.raises(failures.RestoreNeedsManager):
        restore(world, tmp_path / file.name, ByPassword("Simran", WORDS))


def test_a_backup_of_another_register_is_refused(world: "World", tmp_path: Path) -> None:
    from datetime import datetime

    from models.clock import FixedClock
    from models.vault.store import create_vault

    other, _ = create_vault(
        tmp_path / "other",
        manager="Meera Joshi",
        password=WORDS,
        clock=FixedClock(datetime(2026, 11, 22)),  # noqa: DTZ001 - local
        app_folder=tmp_path / "other-app",
    )
    with other:
        file = backup.everywhere(backup.source_of(other))[0].path
    assert file is not None
    before = world.prints()
    with pytest.raises(failures.BackupOfAnother):
        restore(world, file)
    assert world.prints() == before


def test_while_the_register_is_open_a_restore_is_refused(world: "World") -> None:
    file = made(world, 1)
    with world.open(), pytest.raises(failures.InUse):
        restore(world, file)


def test_an_old_register_with_a_damaged_start_is_replaced(world: "World") -> None:
    file = made(world, 1, 2)
    world.database.write_bytes(b"")
    vault, found = restore(world, file)
    vault.close()
    assert found.aside is not None


POINTS = [
    "restore.proven",
    "restore.chunk",
    "restore.migrated",
    "restore.prepared",
    "restore.aside",
    "restore.marked",
    "restore.keys",
    "restore.renamed",
    "restore.dropped",
    "restore.opening",
]


@pytest.mark.parametrize("at", POINTS)
def test_cut_short_anywhere_one_of_the_two_registers_stands(world: "World", at: str) -> None:
    """A raised error stands for the end of power: nothing after it is done but what opening does."""
    file = made(world, 1, 2)
    vault = world.open()
    world.log(vault, 5)
    live = shutil.copytree(
        world.folder, world.folder.with_name("live")
    )  # with a log that SQLite would replay
    vault.close()

    def cut(point: str) -> None:
        if point == at:
            shutil.copytree(world.folder, world.folder.with_name("cut"))
            raise Cut

    shutil.rmtree(world.folder)
    live.rename(world.folder)
    with points.watched(cut), pytest.raises(Cut):
        restore(world, file)
    shutil.rmtree(world.folder)
    world.folder.with_name("cut").rename(world.folder)
    with world.open(older=True) as again:
        assert count(again) in (2, 4)
        assert (count(again) == 2) == (POINTS.index(at) >= POINTS.index("restore.renamed"))
    assert not list(world.folder.glob("*.restor*"))
    vault, _ = restore(world, file)
    vault.close()


def test_an_error_before_the_swap_changes_nothing(world: "World") -> None:
    file = made(world, 1, 2)
    before = world.prints()

    def cut(point: str) -> None:
        if point == "restore.prepared":
            raise Cut

    with points.watched(cut), pytest.raises(Cut):
        restore(world, file)
    assert world.prints() == before


def test_a_full_disk_is_said_before_half_is_written(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    file = made(world, 1)
    usage = shutil.disk_usage(world.folder)
    little = usage._replace(free=1000)

    def nearly_full(folder: Path) -> object:
        return little if folder else None

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    with pytest.raises(failures.DiskFull):
        restore(world, file)
    monkeypatch.undo()
    world.open().close()


def test_the_erased_are_told_from_the_list_and_from_newer_backups(world: "World", tmp_path: Path) -> None:
    old = made(world, 1)
    erased.remember(world.folder, world.sheet.vault, ["aa" * 16])
    world.clock.advance(days=1)
    made(world, 2)
    found = restoring.rehearse(world.folder, old, MANAGER, world.clock, world.app)
    assert found.erased == ("aa" * 16,)
    (world.folder / erased.NAME).unlink()
    found = restoring.rehearse(world.folder, old, MANAGER, world.clock, world.app)
    assert found.erased == ("aa" * 16,)
    alone = shutil.copy(old, tmp_path)
    assert restoring.rehearse(world.folder, Path(alone), MANAGER, world.clock, world.app).erased == ()


def test_settling_leaves_a_register_alone_that_nobody_restored(world: "World") -> None:
    before = world.prints()
    aside.settle(world.folder)
    assert world.prints() == before
