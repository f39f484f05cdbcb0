# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory of the real program, searched from outside: open, behind the cover, and after it began anew."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.places import Places
from models import memory
from models.centre import centre
from models.clock import SystemClock
from models.people import members, notes
from models.vault import recovery_sheet
from models.vault.store import Cost, create_vault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is searched in Linux's own way")

ROOT = Path(__file__).parents[2]
PASSWORD = "river stone garden lamp"
NAME, VILLAGE, NOTE = "Tarandeep Walia", "Qazipurkalan", "Sang the whole way home"
SIGNED_IN_BY_LETTERS = (PASSWORD, NAME[:5])
PATIENCE = 120.0
RESTS = 12.0


class Planted(NamedTuple):
    """A register, and what must not be found in memory."""

    home: Path
    keys: dict[str, bytes]
    words: dict[str, bytes]

    @property
    def all(self) -> dict[str, bytes]:
        """Everything that is searched for."""
        return {**self.keys, **self.words}


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """Found a register with one member and a sealed note, and keep copies of its keys."""
    home = tmp_path / "home"
    places = Places.below(home)
    vault, sheet = create_vault(
        places.centre,
        manager="Meera Joshi",
        password=PASSWORD,
        clock=SystemClock(),
        app_folder=places.anchors,
        cost=Cost(memory=64, passes=1, lanes=1),
    )
    desk = centre.found(vault, "Nayi Subah")
    number = members.add(desk, members.NewMember(NAME, village=VILLAGE)).number
    notes.write(desk, number, NOTE)
    parts = vault._parts  # pyright: ignore[reportPrivateUsage] - the secrets to search for
    assert parts is not None
    keys = {
        "master": recovery_sheet.read(sheet.text()),
        "data": parts.ring.data,
        "notes": parts.ring.notes_of(1),
        "person": parts.unlocked.own,
        "signing": parts.unlocked.signing.private_bytes_raw(),
        "data in letters": parts.ring.data.hex().encode(),
    }
    copies = {name: memory.copy_of(key) for name, key in keys.items()}
    desk.close()
    return Planted(home, copies, dict(_both_ways({"name": NAME, "village": VILLAGE, "note": NOTE})))


def _both_ways(texts: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield each text as Python keeps it and as Qt does; and the password."""
    for name, text in {**texts, "password": PASSWORD}.items():
        yield name, text.encode()
        yield f"{name} in Qt", text.encode("utf-16-le")


@contextmanager
def program(planted: Planted, said: Path, rests: float) -> "Generator[subprocess.Popen[bytes]]":
    """Run the real program until the block ends."""
    said.mkdir()
    password, find = (" ".join(str(ord(letter) + 7) for letter in text) for text in SIGNED_IN_BY_LETTERS)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.memory_child", str(planted.home), str(said), str(rests)],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "SAATHI_TEST_CODES": password,
            "SAATHI_TEST_FIND": find,
        },
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()


def wait_for(word: Path, child: "subprocess.Popen[bytes]") -> None:
    """Wait until the program said so."""
    ends = time.monotonic() + PATIENCE
    while not word.exists():
        assert child.poll() is None, "the program ended"
        assert time.monotonic() < ends, f"not {word.name} in time"
        time.sleep(0.05)


def searchable(pid: int) -> FileIO:
    """Open a process's memory; some computers keep every process from every other."""
    try:
        return Path(f"/proc/{pid}/mem").open("rb", buffering=0)
    except PermissionError:
        pytest.skip("this computer lets no process's memory be read")


def searched(pid: int, wanted: dict[str, bytes]) -> dict[str, int]:
    """Count how often each secret stands in a process's writable memory."""
    found = dict.fromkeys(wanted, 0)
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with searchable(pid) as whole:
        for line in maps:
            span, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            first, last = (int(part, 16) for part in span.split("-"))
            try:
                whole.seek(first)
                piece = whole.read(last - first)
            except (OSError, ValueError, OverflowError):
                continue
            for name, secret in wanted.items():
                found[name] += piece.count(secret)
    return found


def test_memory_open_locked_and_begun_anew(planted: Planted, tmp_path: Path) -> None:
    """Behind the cover no key and no password is left, of names a stray copy at most; anew nothing."""
    said = tmp_path / "said"
    with program(planted, said, RESTS) as child:
        wait_for(said / "opened", child)
        opened = searched(child.pid, planted.all)
        for name in ("data", "notes", "person", "name", "village", "note"):
            assert opened[name], f"the search must find {name} while the register is open"
        (said / "lock").touch()
        wait_for(said / "locked", child)
        locked = searched(child.pid, planted.all)
        wait_for(said / "again", child)
        anew = searched(child.pid, planted.all)
        children = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text(encoding="utf-8")
    assert {name: locked[name] for name in planted.keys if locked[name]} == {}
    assert {name: locked[name] for name in locked if "password" in name and locked[name]} == {}
    assert all(locked[name] <= min(3, opened[name]) for name in planted.words)
    assert {name: count for name, count in anew.items() if count} == {}
    assert children == ""
    assert _in_files(planted) == []


def _in_files(planted: Planted) -> list[tuple[str, str]]:
    return [
        (path.name, name)
        for path in planted.home.rglob("*")
        if path.is_file()
        for name, secret in planted.all.items()
        if secret in path.read_bytes()
    ]


def test_a_wiped_key_is_gone_and_its_copy_stays() -> None:
    key = bytes(range(1, 33))
    mine = memory.copy_of(key)
    memory.wipe(mine, b"", b"x", None)
    assert mine == bytes(32)
    assert key == bytes(range(1, 33))


def test_what_was_remembered_of_people_is_let_go() -> None:
    asked: list[str] = []

    @memory.until_locked(8)
    def shout(name: str) -> str:
        asked.append(name)
        return name.upper()

    assert (shout("asha"), shout("asha")) == ("ASHA", "ASHA")
    memory.forget_answers()
    shout("asha")
    assert asked == ["asha", "asha"]
