# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups, restoring and salvage at the desk of a founded centre: numbers, keys, the log, what is said."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from models.centre import backups, restoring, salvaging, staff
from models.centre.centre import change
from models.desk import history
from models.desk.acts import Act
from models.insight import safety
from models.people import members
from models.vault import failures, firstpage, ledger
from models.vault.restoring import ByPassword
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import somebody

PAGE = 4096
PROOF = ByPassword(MANAGER, PASSWORD)


def made(house: House) -> Path:
    path = backups.make_now(house.desk)[0].path
    assert path is not None
    return path


def restore(house: House, file: Path) -> restoring.Outcome:
    house.desk.close()
    house.desk, outcome = restoring.restore(house.folder, file, PROOF, house.clock, house.app_folder)
    return outcome


def test_a_restored_register_goes_on_with_numbers_that_never_stood_on_paper(house: House) -> None:
    first = somebody(house.desk, "Meena Verma")
    file = made(house)
    second = somebody(house.desk, "Ravi Kumar")
    outcome = restore(house, file)
    assert (outcome.members, outcome.findings, outcome.log_whole, outcome.without_keys) == (1, (), True, ())
    assert outcome.left_behind == 2
    assert somebody(house.desk, "Gopal Das") == second + 1 == first + 2
    said = history.entries(house.desk, 3)
    assert "restore" in [row.act for row in said]
    assert history.verified(house.desk).ok


def test_on_a_new_computer_numbers_jump_ahead_and_everybody_has_their_keys(
    house: House, tmp_path: Path
) -> None:
    number = somebody(house.desk, "Meena Verma")
    file = Path(shutil.copy(made(house), tmp_path))
    house.desk.close()
    shutil.rmtree(house.folder)
    shutil.rmtree(house.app_folder)
    house.desk, outcome = restoring.restore(house.folder, file, PROOF, house.clock, house.app_folder)
    assert outcome.without_keys == ()
    assert somebody(house.desk, "Ravi Kumar") == number + 1001
    assert history.verified(house.desk).ok
    assert not [row for row in staff.listed(house.desk) if row.unfinished]
    house.desk.close()
    assert house.sit(COUNSELLOR).person.role is Role.COUNSELLOR
    assert house.sit(CLERK).person.role is Role.DESK


def test_who_was_removed_since_is_said_to_be_removed_again(house: House) -> None:
    file = made(house)
    staff.remove(house.desk, CLERK, manager_password=PASSWORD)
    restore(house, file)
    assert CLERK not in [row.name for row in staff.listed(house.desk)]
    gone = [row for row in staff.listed(house.desk, removed=True) if row.name == CLERK]
    assert gone[0].removed
    assert not gone[0].unfinished


def test_the_erased_are_handed_to_whoever_erases(house: House) -> None:
    from models.vault import erased

    somebody(house.desk)
    file = made(house)
    erased.remember(house.folder, house.desk.vault.id, ["ab" * 16])
    house.desk.close()
    heard: list[tuple[str, ...]] = []
    house.desk, outcome = restoring.restore(
        house.folder, file, PROOF, house.clock, house.app_folder, lambda _, uids: heard.append(uids)
    )
    assert heard == [("ab" * 16,)]
    assert outcome.erased == 1


def test_everybody_may_back_up_and_the_log_tells(house: House) -> None:
    house.desk = house.sit(CLERK)
    assert backups.is_due(house.desk)
    made(house)
    house.desk = house.sit(MANAGER)
    acts = [row.act for row in history.entries(house.desk, 4)]
    assert "backup" in acts
    assert not backups.is_due(house.desk)
    house.clock.advance(days=1)
    assert not backups.is_due(house.desk)
    somebody(house.desk)
    assert backups.is_due(house.desk)


def test_closing_backs_up_only_what_is_new(house: House) -> None:
    assert backups.closing(house.desk) is not None
    made(house)
    assert backups.closing(house.desk) is None
    somebody(house.desk)
    assert backups.closing(house.desk) is not None


def test_the_row_for_today_stays_until_a_young_copy_stands_elsewhere(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(house)
    state = safety.backups(house.desk)
    assert (state.is_calm, state.newest, state.newest_off) == (False, house.clock.now(), None)
    stick = tmp_path / "stick"
    stick.mkdir()

    def is_off(place: Path, folder: Path) -> bool:
        return place == stick != folder

    monkeypatch.setattr(ledger, "is_off_machine", is_off)
    backups.copy_to(house.desk, stick)
    state = safety.backups(house.desk)
    assert (state.is_calm, state.newest_off) == (False, house.clock.now()), "no second place is set"
    backups.choose_second(house.desk, stick)
    assert safety.backups(house.desk).is_calm
    house.clock.advance(days=7, minutes=1)
    state = safety.backups(house.desk)
    assert not state.is_calm
    assert state.sentence.count == 7


def test_a_failing_second_place_is_said_until_it_is_mended(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(house.desk, stick)
    shutil.move(stick, tmp_path / "pulled")
    assert isinstance(backups.make_now(house.desk)[1].trouble, failures.BackupPlaceMissing)
    state = safety.backups(house.desk)
    assert (state.is_calm, state.trouble_at, state.second) == (False, stick, stick)
    shutil.move(tmp_path / "pulled", stick)
    assert backups.make_now(house.desk)[1].trouble is None
    assert safety.backups(house.desk).trouble_at is None


def test_a_stick_that_fails_once_is_told_once(house: House, tmp_path: Path) -> None:
    with pytest.raises(failures.BackupPlaceMissing):
        backups.copy_to(house.desk, tmp_path / "no stick")
    assert safety.backups(house.desk).trouble_at is None


def test_the_second_place_is_a_managers_choice_and_never_the_register_itself(
    house: House, tmp_path: Path
) -> None:
    from models.messages import NotAllowed, Refused

    with pytest.raises(Refused):
        backups.choose_second(house.desk, house.folder)
    with pytest.raises(failures.BackupPlaceMissing):
        backups.choose_second(house.desk, tmp_path / "nowhere")
    house.desk = house.sit(CLERK)
    with pytest.raises(NotAllowed):
        backups.choose_second(house.desk, tmp_path)


def test_a_sample_centre_needs_no_backup(house: House) -> None:
    change(house.desk, is_sample=True)
    state = safety.backups(house.desk)
    assert (state.is_calm, state.sentence.id) == (True, "Everybody here is invented: no backup is needed.")


def test_the_list_knows_what_was_verified_here(house: House, tmp_path: Path) -> None:
    file = made(house)
    house.clock.advance(hours=1)
    backups.copy_to(house.desk, tmp_path)
    strange = file.with_name("centre-20200101-0900.backup")
    strange.write_bytes(b"strange")
    rows = backups.listed(house.folder, house.app_folder, [tmp_path])
    assert [(row.is_verified, row.is_beside) for row in rows] == [(True, False), (True, True), (False, True)]
    assert rows[0].made - rows[1].made == timedelta(hours=1)


# Salvage


def spoil(house: House, page: int) -> None:
    path = house.folder / "centre.db"
    content = bytearray(path.read_bytes())
    content[page * PAGE + 50 : page * PAGE + 66] = bytes(16)
    path.write_bytes(content)


def pages_of(house: House, table: str) -> int:
    """Return a leaf page of a table: its root, in so small a register."""
    with house.desk.reading() as session:
        row = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        )
        return int(row.scalar_one())


@pytest.mark.parametrize("table", ["consent", "stay", "logdetail", "sobrietyrecord", "ix_phone_number"])
def test_members_are_saved_from_a_damaged_register(house: House, table: str) -> None:
    numbers = [somebody(house.desk, name) for name in ("Meena Verma", "Ravi Kumar", "Gopal Das")]
    page = pages_of(house, table)
    house.desk.close()
    spoil(house, page - 1)
    house.desk, found = salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    assert found.members == 3
    assert found.aside is not None
    assert [row.number for row in members.listed(house.desk)] == numbers
    assert somebody(house.desk, "Noor Bibi") > max(numbers) + 1000
    assert "salvage" in [row.act for row in history.entries(house.desk, 3)]


def test_nothing_is_lost_from_a_register_that_is_whole(house: House) -> None:
    numbers = [somebody(house.desk, name) for name in ("Meena Verma", "Ravi Kumar")]
    house.desk.close()
    house.desk, found = salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    assert (found.members, found.lost) == (2, ())
    assert [row.number for row in members.listed(house.desk)] == numbers
    assert history.verified(house.desk).ok


def test_lost_members_are_counted_and_take_what_hung_on_them_along(house: House) -> None:
    for name in ("Meena Verma", "Ravi Kumar"):
        somebody(house.desk, name)
    page = pages_of(house, "member")
    house.desk.close()
    spoil(house, page - 1)
    house.desk, found = salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    lost = {one.what.id: one.count for one in found.lost}
    assert (found.members, lost["Members lost"]) == (0, 2)
    assert members.listed(house.desk) == ()


@pytest.mark.parametrize("first", [bytes(PAGE), bytes(16), None])
def test_everything_is_saved_where_the_first_page_is_lost(house: House, first: bytes | None) -> None:
    """All of it, only the salt, or 16 bytes somewhere in it: the tables are found by their own pages."""
    numbers = [somebody(house.desk, name) for name in ("Meena Verma", "Ravi Kumar", "Gopal Das")]
    house.desk.close()
    path = house.folder / "centre.db"
    if first is None:
        spoil(house, 0)
    else:
        path.write_bytes(first + path.read_bytes()[len(first) :])
    house.desk, found = salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    assert (found.members, found.lost) == (3, ())
    assert [row.number for row in members.listed(house.desk)] == numbers
    assert history.verified(house.desk).ok
    assert house.sit(CLERK).may(Act.MARK)


def test_the_first_page_and_another_are_lost(house: House) -> None:
    for name in ("Meena Verma", "Ravi Kumar"):
        somebody(house.desk, name)
    page = pages_of(house, "consent")
    house.desk.close()
    spoil(house, 0)
    spoil(house, page - 1)
    house.desk, found = salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    assert found.members == 2


def test_without_the_list_of_tables_a_backup_is_needed(house: House) -> None:
    pages = _list_pages(house)
    house.desk.close()
    for page in (1, *pages):
        spoil(house, page - 1)
    before = (house.folder / "centre.db").read_bytes()
    with pytest.raises(failures.DamagedStart):
        salvaging.salvage(house.folder, PROOF, house.clock, house.app_folder)
    assert (house.folder / "centre.db").read_bytes() == before


def _list_pages(house: House) -> list[int]:
    data, vault = house.desk.vault.lend_for_backup()[1], house.desk.vault
    with vault.alone() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return [leaf.page for leaf in firstpage._leaves(vault.database, data, vault.id)]  # pyright: ignore[reportPrivateUsage] - what is to be spoiled


def test_only_a_manager_salvages(house: House) -> None:
    house.desk.close()
    with pytest.raises(failures.RestoreNeedsManager):
        salvaging.salvage(house.folder, ByPassword(CLERK, PASSWORD), house.clock, house.app_folder)


def test_the_saved_sheet_is_told_while_it_lies_there(house: House, tmp_path: Path) -> None:
    file, vault = tmp_path / "sheet.pdf", house.desk.vault
    file.write_bytes(b"sheet")
    before = safety.backups(house.desk)
    ledger.note_sheet(vault.app_folder, vault.id, file)
    state = safety.backups(house.desk)
    assert (state.is_calm, state.sentence != before.sentence) == (False, True)
    file.unlink()
    assert safety.backups(house.desk) == before


def test_a_note_that_cannot_be_written_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "own folder" not in safety.backups(house.desk).sentence.id

    def fail(handle: int, line: bytes) -> int:
        raise OSError(handle, len(line))

    monkeypatch.setattr("models.vault.anchor.os.write", fail)
    somebody(house.desk, "Meena Verma")
    monkeypatch.undo()
    state = safety.backups(house.desk)
    assert not state.is_calm
    assert "own folder" in state.sentence.id
    assert state.next_step is not None
    somebody(house.desk, "Ravi Kumar")
    assert "own folder" not in safety.backups(house.desk).sentence.id


def test_a_rehearsal_is_offered_each_quarter(house: House) -> None:
    file = made(house)
    assert safety.backups(house.desk).offered is None
    house.clock.advance(days=92)
    assert safety.backups(house.desk).offered is not None
    restoring.rehearse(house.folder, file, PROOF, house.clock, house.app_folder)
    assert safety.backups(house.desk).offered is None
    house.clock.advance(days=92)
    assert safety.backups(house.desk).offered is not None
