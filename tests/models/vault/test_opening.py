# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening and refusing: every refusal has its own type and leaves the folders as they were."""

import errno
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.vault import cipherfile, engine, failures, folders, keyfile, keyring, windows
from models.vault.attempts import pause
from models.vault.failures import (
    ClockAhead,
    DamagedPage,
    DamagedStart,
    DiskFull,
    EmptyFile,
    InUse,
    KeyFileMissing,
    NotOurs,
    Offer,
    OlderCopy,
)
from models.vault.store import staff_slots
from models.words import Language, Role

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
PAGE = 4096


def data_key(world: "World") -> bytes:
    from models.vault import recovery_sheet

    master = recovery_sheet.read(world.sheet.text())
    return keyring.derive(master, world.sheet.vault, "data", 1)


def bare(world: "World") -> engine.Closable:
    return engine.connect(world.database, data_key(world), world.sheet.vault)


def spoil(path: Path, at: int, size: int = 16) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + size] = bytes(byte ^ 0x5A for byte in content[at : at + size])
    path.write_bytes(content)


def refused(world: "World", kind: type[failures.Unopened], enter: Callable[[], object] | None = None) -> None:
    """Expect one kind of refusal that changes nothing on the disk."""
    before = world.prints()
    with pytest.raises(failures.Unopened) as caught:
        (enter or world.open)()
    assert type(caught.value) is kind
    assert caught.value.next_step.id
    assert world.prints() == before


@pytest.mark.parametrize(
    ("person", "role"),
    [("Meera Joshi", Role.MANAGER), ("ravi  KUMAR", Role.COUNSELLOR), ("Simran", Role.DESK)],
)
def test_each_person_opens_with_the_rights_of_their_keys(world: "World", person: str, role: Role) -> None:
    with world.open(person) as vault:
        assert vault.role is role
        with vault.reader.connect() as connection:
            assert connection.exec_driver_sql("SELECT vault FROM vaultstate").scalar_one() == vault.id


def test_staff_are_listed_without_a_password(world: "World") -> None:
    slots = staff_slots(world.folder, world.app)
    assert [slot.name for slot in slots] == ["Meera Joshi", "Ravi Kumar", "Simran"]
    assert slots[0].language is Language.HINDI


def test_the_password_step_loads_no_tables(world: "World") -> None:
    script = (
        "import sys; from pathlib import Path; from models.vault.store import staff_slots\n"
        "from models.vault import slots, keyfile\n"
        "folder, app = map(Path, sys.argv[1:])\n"
        "locked = keyfile.read(folder, app).slots[0]\n"
        f"slots.unlock(locked, keyfile.read(folder, app).vault, {WORDS!r}, 1)\n"
        "assert staff_slots(folder, app)\n"
        "print(sorted({'sqlalchemy', 'sqlmodel', 'sqlcipher3', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(world.folder), str(world.app)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_closing_leaves_one_whole_file(world: "World") -> None:
    world.open().close()
    names = {path.name for path in world.folder.iterdir()}
    assert names == {"centre.db", "centre.keys", "centre.keys.bak", "centre.lock", "centre.reserve"}


def test_wrong_password(world: "World") -> None:
    refused(world, failures.WrongPassword, lambda: world.open(password="tiger lake moon ricf"))


def test_unknown_and_unnamed_person(world: "World") -> None:
    refused(world, failures.UnknownPerson, lambda: world.open("Nobody"))
    refused(world, failures.UnknownPerson, lambda: world.open(""))


def test_wrong_passwords_slow_down_for_that_person_alone(world: "World") -> None:
    for _ in range(3):
        refused(world, failures.WrongPassword, lambda: world.open(password="no"))
    refused(world, failures.TryLater)
    with world.open("Ravi Kumar"):
        pass
    world.second += 2.1
    with world.open() as vault:
        assert vault.found.wrong_tries == 3
    with world.open() as vault:
        assert vault.found.wrong_tries == 0


def test_a_restarted_computer_waits_no_longer_than_a_pause(world: "World") -> None:
    for _ in range(3):
        refused(world, failures.WrongPassword, lambda: world.open(password="no"))
    world.second = 5.0
    refused(world, failures.TryLater)
    world.second += 2.1
    world.open().close()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [1]}', '{"a": ["x", null]}'])
def test_an_odd_count_of_tries_keeps_nobody_out(world: "World", text: str) -> None:
    world.tries.write_text(text.replace('"a"', f'"{world.key_file().slots[0].slot.uid}"'))
    world.open().close()


def test_pauses_grow_to_a_minute() -> None:
    assert [pause(wrong) for wrong in (0, 2, 3, 4, 5, 7, 8, 9, 5000)] == [0, 0, 2, 4, 8, 32, 60, 60, 60]


def test_no_vault(world: "World") -> None:
    world.database.unlink()
    refused(world, failures.NoVault)


def test_empty_file(world: "World") -> None:
    world.database.write_bytes(b"")
    refused(world, failures.EmptyFile)


def test_plain_file(world: "World") -> None:
    world.database.write_bytes(cipherfile.PLAIN_START + bytes(8000))
    refused(world, failures.PlainFile)


@pytest.mark.parametrize("at", [3, 100, PAGE - 10])
def test_damaged_start(world: "World", at: int) -> None:
    spoil(world.database, at)
    refused(world, failures.DamagedStart)


def test_damaged_page_among_those_opening_reads(world: "World") -> None:
    content = world.database.read_bytes()
    for page in range(1, len(content) // PAGE):
        spoil(world.database, page * PAGE + 40)
    refused(world, failures.DamagedPage)


def test_the_file_of_another_vault(world: "World", tmp_path: Path) -> None:
    from models.clock import FixedClock
    from models.vault.store import create_vault

    other, _ = create_vault(
        tmp_path / "other",
        manager="Meera Joshi",
        password=WORDS,
        clock=FixedClock(world.clock.at),
        app_folder=tmp_path / "app2",
    )
    other.close()
    world.database.write_bytes((tmp_path / "other" / "centre.db").read_bytes())
    refused(world, failures.NotOurs)


def test_a_database_of_another_program_under_our_key(world: "World") -> None:
    connection = bare(world)
    connection.execute("PRAGMA application_id=7")
    connection.close()
    refused(world, failures.NotOurs)


def test_newer_version(world: "World") -> None:
    connection = bare(world)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    refused(world, failures.NewerVersion)


def test_newer_key_file(world: "World") -> None:
    import json

    body: dict[str, object] = json.loads(world.keys.read_bytes())
    body["version"] = 9
    body.pop("check")
    body["check"] = keyfile.check_of(body)
    world.keys.write_text(json.dumps(body))
    refused(world, failures.NewerVersion)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER peek AFTER INSERT ON logentry BEGIN DELETE FROM member; END",
        "CREATE VIEW peek AS SELECT * FROM member",
        "CREATE TABLE extra (id INTEGER)",
        "DROP TRIGGER logentry_keeps_delete",
        "DROP INDEX ix_logentry_staff",
    ],
)
def test_planted_or_missing_schema(world: "World", planted: str) -> None:
    connection = bare(world)
    connection.execute(planted)
    connection.close()
    refused(world, failures.SchemaChanged)


def test_second_instance_in_this_process(world: "World") -> None:
    with world.open(), pytest.raises(failures.InUse):
        world.open("Ravi Kumar")
    world.open("Ravi Kumar").close()


def test_read_only_folder(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    def no(_path: Path) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(folders, "write_page", no)
    refused(world, failures.ReadOnly)


def test_full_disk(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    def no(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(folders, "write_page", no)
    refused(world, failures.DiskFull)


def test_key_file_falls_back_to_its_copies(world: "World") -> None:
    text = world.keys.read_bytes()
    world.keys.unlink()
    world.open().close()
    assert world.keys.read_bytes() == text
    world.keys.unlink()
    spoil(world.folder / "centre.keys.bak", 40)
    world.open().close()
    assert world.keys.read_bytes() == text == (world.folder / "centre.keys.bak").read_bytes()


def test_key_file_missing_everywhere(world: "World") -> None:
    for path in (*world.folder.glob("centre.keys*"), *world.app.glob("*.keys")):
        path.unlink()
    refused(world, failures.KeyFileMissing)


def test_network_folder(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(_folder: Path) -> str:
        return "remote"

    if sys.platform == "win32":
        monkeypatch.setattr(windows, "drive_kind", elsewhere)
    else:
        monkeypatch.setattr(folders, "mounts", lambda: (folders.Mount(world.folder, "cifs"),))
    refused(world, failures.NetworkFolder)


def test_clock_behind(world: "World") -> None:
    with world.open():
        world.clock.advance(days=2)
    world.clock.at -= timedelta(days=1)
    refused(world, failures.ClockBehind)
    world.open(late=True).close()
    world.open().close()


def test_a_small_step_of_the_clock_is_no_question(world: "World") -> None:
    world.clock.at -= timedelta(minutes=5)
    world.open().close()


# Older copies


def test_older_copy_of_the_database(world: "World") -> None:
    old = world.database.read_bytes()
    with world.open() as vault:
        world.log(vault, 1, 2, 3)
    world.database.write_bytes(old)
    refused(world, failures.OlderCopy)
    refused(world, failures.OlderCopy, lambda: world.open("Simran", older=True))
    with world.open(older=True) as vault:
        assert vault.anchor_counters == {"member": 3}
    world.open("Simran").close()


def test_a_copy_that_went_on_elsewhere(world: "World") -> None:
    start = world.database.read_bytes()
    with world.open() as vault:
        world.log(vault, 1, 2)
    anchors = {path: path.read_bytes() for path in world.app.glob("*.anchor.*")}
    world.database.write_bytes(start)
    for path in anchors:
        path.unlink()
    with world.open() as vault:
        world.log(vault, 7, 8, 9)
    for path, content in anchors.items():
        path.write_bytes(content)
    refused(world, failures.OlderCopy)


def test_older_key_file(world: "World") -> None:
    old = world.keys.read_bytes()
    with world.open() as vault:
        vault.change_password(WORDS, "harbour lotus copper")
    for path in keyfile.copies(world.folder, world.app, world.sheet.vault):
        path.write_bytes(old)
    refused(world, failures.OlderCopy)


def test_older_database_with_commits_waiting_in_its_log(world: "World") -> None:
    """A refusal after an unclean end leaves the leftover log and its index file as they are."""
    vault = world.open()
    world.log(vault, 1)
    copies = {path.name: path.read_bytes() for path in world.folder.glob("centre.db*")}
    assert copies["centre.db-wal"]
    world.log(vault, 2)
    vault.close()
    for name, content in copies.items():
        (world.folder / name).write_bytes(content)
    refused(world, failures.OlderCopy)
    (world.folder / "centre.db-shm").unlink()
    refused(world, failures.OlderCopy)


def test_a_vault_brought_to_a_new_computer(world: "World") -> None:
    for path in world.app.iterdir():
        path.unlink()
    with world.open() as vault:
        assert vault.found.anchor_lost
    with world.open() as vault:
        assert not vault.found.anchor_lost


def test_copy_used_elsewhere_and_brought_back(world: "World") -> None:
    with world.open() as vault:
        world.log(vault, 1)
    here = {path: path.read_bytes() for path in world.app.iterdir()}
    with world.open() as vault:
        world.log(vault, 2)
    for path, content in here.items():
        path.write_bytes(content)
    world.open().close()


def test_years_ahead_are_asked_about_before_anything_is_written(world: "World") -> None:
    world.open().close()
    world.clock.advance(days=365)
    world.open().close()
    before = world.prints()
    world.clock.advance(days=367)
    with pytest.raises(ClockAhead) as caught:
        world.open()
    assert world.prints() == before
    assert (caught.value.now - caught.value.last).days == 367
    world.open(late=True).close()
    world.open().close()


def test_every_failure_at_opening_offers_what_helps() -> None:
    """A screen shows these as buttons; nobody is left with a sentence alone."""
    for failure in (EmptyFile, NotOurs, DamagedStart, DamagedPage, OlderCopy, DiskFull, KeyFileMissing):
        assert failure.offers
    assert OlderCopy.offers[0] is Offer.GO_ON_OLDER
    assert InUse.offers == (Offer.TRY_AGAIN,)
