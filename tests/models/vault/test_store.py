# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file itself: nothing readable in it, nothing lost when killed, and checks that find what is wrong."""

import contextlib
import os
import random
import sqlite3
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from models.clock import FixedClock
from models.vault import cipherfile, engine, failures, folders, health, space
from models.vault.store import create_vault
from models.words import Role
from tests.processes import start

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
NINE = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
NAME = "Harpreet Kaur Sandhu"
NOTE = "came back after the harvest"
PAGE = 4096

ADD_MEMBER = (
    "INSERT INTO member (uid, number, name, initial_first, gender, languages, stage, practical_note,"
    " notice_due, registered_on) VALUES (?, ?, ?, 0, 'woman', '[]', 'aftercare', '', 0, '2026-11-22')"
)


def all_bytes(world: "World") -> bytes:
    files = [path for root in (world.folder, world.app) for path in root.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files if path.name != folders.BALLAST)


def test_nothing_personal_is_readable_on_the_disk(world: "World") -> None:
    """Open, with its log, and closed: no name, no sealed word, no plain file."""
    with world.open() as vault:
        with vault.writer.begin() as connection:
            connection.exec_driver_sql(ADD_MEMBER, ("u" * 32, 1, NAME))
            connection.exec_driver_sql(
                "INSERT INTO sealednote (uid, author, version, generation, body, member)"
                " VALUES ('n', 'a', 1, 1, ?, 'm')",
                (vault.seal("sealednote", "n", "m", 1, NOTE.encode()),),
            )
        opened = all_bytes(world)
    closed = all_bytes(world)
    for seen in (opened, closed):
        for text in (
            NAME.encode(),
            NAME.encode("utf-16-le"),
            NOTE.encode(),
            b"logentry",
            cipherfile.PLAIN_START,
        ):
            assert text not in seen
    with contextlib.closing(sqlite3.connect(world.database)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM member")


def test_sorting_and_undoing_leave_no_temporary_file_of_sqlite(world: "World") -> None:
    with world.open() as vault, vault.writer.connect() as connection:
        options = connection.exec_driver_sql("PRAGMA compile_options").scalars().all()
        asked = connection.exec_driver_sql("PRAGMA temp_store").scalar_one()
    assert "TEMP_STORE=2" in options  # in memory, unless somebody asks for a file
    assert asked == 0


def test_sealed_words_are_not_even_in_the_opened_database(world: "World") -> None:
    with world.open() as vault:
        value = vault.seal("sealednote", "n", "m", 1, NOTE.encode())
        assert NOTE.encode() not in value
        assert b"n" * 32 not in value


def test_errors_do_not_show_what_was_written(world: "World") -> None:
    with world.open() as vault:
        with pytest.raises(DatabaseError) as caught, vault.writer.begin() as connection:
            connection.exec_driver_sql(ADD_MEMBER, (None, 1, NAME))
        assert NAME not in str(caught.value)


def test_the_log_refuses_every_change(world: "World") -> None:
    with world.open() as vault:
        world.log(vault, 1)
        for change in (
            "UPDATE logentry SET act = 'x'",
            "DELETE FROM logentry",
            "INSERT OR REPLACE INTO logentry SELECT id, at, '', '', '', commitment, signature FROM logentry",
            "REPLACE INTO logentry SELECT id, at, staff, 'x', subject, commitment, signature FROM logentry",
        ):
            with pytest.raises(DatabaseError, match="the log is kept"), vault.writer.begin() as connection:
                connection.exec_driver_sql(change)
        with vault.reader.connect() as connection:
            assert connection.exec_driver_sql("SELECT act FROM logentry").scalars().all() == ["mark"]


def test_the_engines_keep_their_promises(world: "World") -> None:
    with world.open() as vault, vault.writer.connect() as connection:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "secure_delete": 1,
            "page_size": PAGE,
        }
        for name, value in wanted.items():
            assert str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) == str(value), name
        version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar_one())
        assert tuple(int(part) for part in version.split(".")) >= (3, 51, 3)
        assert vault.writer.get_execution_options()["begin_sql"] == "BEGIN IMMEDIATE"


def test_unfinished_work_is_rolled_back(world: "World") -> None:
    with world.open() as vault:
        with contextlib.suppress(ZeroDivisionError), vault.writer.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE t (a)")
            raise ZeroDivisionError
        with vault.reader.connect() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
        assert "t" not in names


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from models.clock import FixedClock
from models.vault.store import open_vault
folder, app, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
vault = open_vault(folder, person="Simran", password="tiger lake moon rice",
                   clock=FixedClock(datetime(2026, 11, 22, 9)), app_folder=app)
number = start
while True:
    number += 1
    signature = vault.sign(b"%d" % number)
    with vault.writer.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO logentry (at, staff, act, subject, commitment, signature)"
            " VALUES ('2026-11-22', 's', 'a', '', ?, ?)",
            (b"c", signature))
    print(number, flush=True)
    vault.noted(count=number, head=signature, counters={"n": number})
"""


def test_killed_at_any_moment_nothing_confirmed_is_lost(world: "World") -> None:
    chance = random.Random(7)
    confirmed = 0
    for _ in range(10):
        child = start("-c", KILLED, world.folder, world.app, confirmed)
        assert child.stdout is not None
        for _ in range(chance.randint(1, 60)):
            confirmed = int(child.stdout.readline())
        child.kill()
        rest = child.stdout.read().splitlines()
        child.stdout.close()
        child.wait()
        with world.open() as vault, vault.reader.connect() as connection:
            assert vault.found.ended_badly
            kept = int(connection.exec_driver_sql("SELECT max(id) FROM logentry").scalar_one())
            assert int(connection.exec_driver_sql("SELECT count(*) FROM logentry").scalar_one()) == kept
            assert health.check(vault) == ()
        assert kept >= max([confirmed, *map(int, rest)])
        confirmed = kept
    assert confirmed > 10


REKEYED = """
import sys
from datetime import datetime
from pathlib import Path
from models.clock import FixedClock
from models.vault.store import open_vault
vault = open_vault(Path(sys.argv[1]), person="Meera Joshi", password="tiger lake moon rice",
                   clock=FixedClock(datetime(2026, 11, 22, 9)), app_folder=Path(sys.argv[2]))
while True:
    print("turning", flush=True)
    vault.new_master(manager_password="tiger lake moon rice")
"""


def test_killed_while_re_keying_it_opens_and_has_everything(world: "World") -> None:
    fill(world)
    chance = random.Random(11)
    with world.open() as vault:
        author, value = vault.person.uid, vault.seal("sealednote", "n", "m", 1, b"kept")
    met_midway = rounds = 0
    while met_midway < 8 and rounds < 60:
        rounds += 1
        child = start("-c", REKEYED, world.folder, world.app)
        assert child.stdout is not None
        for _ in range(chance.randint(1, 4)):
            child.stdout.readline()
        journal = world.folder / "centre.db-journal"
        while not journal.exists() and child.poll() is None:
            pass
        for _ in range(
            chance.randint(0, 4000)
        ):  # some thousandths of a second: before, in and after the writing
            journal.exists()
        child.kill()
        child.stdout.close()
        child.wait()
        met_midway += journal.exists() and journal.stat().st_size > 0
        with world.open("Ravi Kumar") as vault, vault.reader.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM member").scalar_one() == 399
            assert vault.unseal("sealednote", "n", "m", author, 1, 1, value) == b"kept"
            assert health.check(vault) == ()
    assert met_midway == 8


def test_in_use_by_another_process_and_free_after_it_is_killed(world: "World") -> None:
    child = start("-c", KILLED, world.folder, world.app, 0)
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(failures.InUse):
        world.open()
    child.kill()
    child.stdout.read()
    child.stdout.close()
    child.wait()
    world.open().close()


# Health


def fill(world: "World") -> None:
    with world.open() as vault, vault.writer.begin() as connection:
        for number in range(1, 400):
            connection.exec_driver_sql(ADD_MEMBER, (f"{number:032}", number, NAME * 4))


def test_a_healthy_vault_has_no_findings(world: "World") -> None:
    fill(world)
    with world.open() as vault:
        assert health.check(vault) == ()


def spoil_last_pages(database: Path, pages: int) -> None:
    content = bytearray(database.read_bytes())
    for page in range(len(content) // PAGE - pages, len(content) // PAGE):
        content[page * PAGE + 100] ^= 1
    database.write_bytes(bytes(content))


def read_everything(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT sum(length(name)) FROM member NOT INDEXED").all()


def test_a_damaged_page_is_found(world: "World") -> None:
    fill(world)
    spoil_last_pages(world.database, 1)
    with world.open() as vault:
        findings = health.check(vault)
        assert findings
        assert all(finding.next_step.id for finding in findings)


def test_a_damaged_page_poisons_one_connection_only(world: "World") -> None:
    fill(world)
    spoil_last_pages(world.database, 20)
    with world.open() as vault:
        with vault.reader.connect() as connection:
            poisoned = connection.connection.dbapi_connection
            with pytest.raises(DatabaseError):
                read_everything(connection)
        with vault.reader.connect() as connection:
            assert connection.connection.dbapi_connection is not poisoned
            assert connection.exec_driver_sql("SELECT count(*) FROM phone").scalar_one() == 0


def test_work_that_is_still_in_the_log_looks_healthy(world: "World") -> None:
    with world.open() as vault:
        with vault.writer.begin() as connection:
            for number in range(1, 400):
                connection.exec_driver_sql(ADD_MEMBER, (f"{number:032}", number, NAME * 4))
            connection.exec_driver_sql("DELETE FROM member WHERE id > 10")
        log = world.folder / "centre.db-wal"
        assert log.stat().st_size > 0
        assert health.check(vault) == ()
        assert log.stat().st_size == 0


def test_a_row_without_its_parent_is_found(world: "World") -> None:
    with world.open() as vault:
        with vault.alone() as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute(
                "INSERT INTO phone (uid, member_id, number, shared, position) VALUES ('p', 9, '', 0, 0)"
            )
        assert [finding.where for finding in health.check(vault)] == ["phone 1"]


# Space


def test_the_reserve_is_laid_freed_and_laid_again(world: "World") -> None:
    with world.open() as vault:
        assert (world.folder / folders.BALLAST).stat().st_size == space.RESERVE
        assert vault.free_reserve()
        assert not vault.free_reserve()
    assert (world.folder / folders.BALLAST).stat().st_size == space.RESERVE


def test_no_reserve_where_the_disk_is_nearly_full(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    (world.folder / folders.BALLAST).unlink()
    monkeypatch.setattr(folders, "free_bytes", nearly_nothing)
    world.open().close()
    assert not (world.folder / folders.BALLAST).exists()


def nearly_nothing(_folder: Path) -> int:
    return space.RESERVE


def test_work_that_meets_a_full_disk_is_taken_back(world: "World") -> None:
    fill(world)
    with world.open() as vault, vault.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # SQLite keeps what is there and grows no more
        connection.rollback()
        with pytest.raises(DatabaseError) as caught:
            write_much(connection)
        assert engine.error_name(caught.value) == "SQLITE_FULL"
        connection.rollback()
        assert connection.exec_driver_sql("SELECT count(*) FROM member").scalar_one() == 399


def write_much(connection: Connection) -> None:
    for number in range(1000, 3000):
        connection.exec_driver_sql(ADD_MEMBER, (f"{number:032}", number, NAME * 4))
    connection.commit()


FULL = """
import resource, sys
from datetime import datetime
from pathlib import Path
from models.clock import FixedClock
from models.vault.failures import DiskFull
from models.vault.store import open_vault
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    open_vault(Path(sys.argv[1]), person="Simran", password="tiger lake moon rice",
               clock=FixedClock(datetime(2026, 11, 22, 9)), app_folder=Path(sys.argv[2]))
except DiskFull as refusal:
    print(refusal.next_step.id)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no process a greatest size of files")
def test_no_room_for_a_page_is_met_before_anything_is_written(world: "World") -> None:
    before = world.prints()
    words = [sys.executable, "-c", FULL, str(world.folder), str(world.app)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == "Delete or move some large files, then try again.\n"
    assert world.prints() == before


# Folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists: test_windows reads those")
def test_files_are_for_this_account_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        vault, _ = create_vault(
            tmp_path / "c", manager="Meera", password=WORDS, clock=FixedClock(NINE), app_folder=tmp_path / "a"
        )
        vault.close()
    finally:
        os.umask(before)
    for root in (tmp_path / "c", tmp_path / "a"):
        assert stat.S_IMODE(root.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in root.iterdir()} == {0o600}


def test_a_register_is_never_written_over(world: "World") -> None:
    for gone in (None, world.database):
        if gone:
            gone.unlink()
        before = world.prints()
        with pytest.raises(failures.AlreadyThere):
            create_vault(world.folder, manager="A", password=WORDS, clock=world.clock, app_folder=world.app)
        assert world.prints() == before


def test_making_cut_short_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> None:
        vault, _ = create_vault(
            tmp_path / "c", manager="Meera", password=WORDS, clock=FixedClock(NINE), app_folder=tmp_path / "a"
        )
        with vault:
            assert vault.role is Role.MANAGER

    def cut(_folder: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folders, "sync_folder", cut)
        with pytest.raises(KeyboardInterrupt):
            make()
    make()


BY_MOUNTS = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells a drive's kind, not by mounts")


@BY_MOUNTS
@pytest.mark.parametrize(
    ("path", "kind", "fine"),
    [
        ("/mnt/share/c", "nfs4", False),
        ("/mnt/share/c", "cifs", False),
        ("/mnt/share/c", "fuse.sshfs", False),
        ("/mnt/share/c", "ext4", True),
        ("/home/c", "cifs", True),
    ],
)
def test_network_folders(path: str, kind: str, fine: bool) -> None:
    known = (folders.Mount(Path("/"), "ext4"), folders.Mount(Path("/mnt/share"), kind))
    if fine:
        folders.refuse_network(Path(path), known)
    else:
        with pytest.raises(failures.NetworkFolder):
            folders.refuse_network(Path(path), known)


@BY_MOUNTS
def test_usb_sticks_are_warned_of() -> None:
    known = (folders.Mount(Path("/"), "ext4"), folders.Mount(Path("/media/usb"), "exfat"))
    assert len(folders.warnings(Path("/media/usb/c"), known)) == 1
    assert folders.warnings(Path("/home/c"), known) == ()


def test_cloud_folders_are_warned_of(tmp_path: Path) -> None:
    assert len(folders.warnings(tmp_path / "OneDrive - Kendra" / "c", ())) == 1
    assert folders.warnings(tmp_path / "c", ()) == ()


HARDENED = {
    "win32": ("ctypes", "ctypes.windll.kernel32.GetErrorMode() & 3", "3"),
    "": ("os, resource", "os.umask(0), resource.getrlimit(resource.RLIMIT_CORE)", "63 (0, 0)"),
}


def test_a_hardened_process_writes_private_files_and_no_memory() -> None:
    needs, asked, expected = HARDENED.get(sys.platform, HARDENED[""])
    script = (
        f"import {needs}; from models.vault.process import harden_process\nharden_process(); print({asked})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected
