# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be refused is refused, at the command line and at the window's door: one sentence of its own.

The folder of the register stays as it was: every name in it, and every byte.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.places import Places
from desktop.window import build
from models.vault.folders import free_bytes
from tests import homes
from tests.journeys.office import MANAGER, PASSWORD, Done, Office, kill
from tests.processes import PYTHON
from tests.small_disk import MEGABYTE, small_disk
from ui.screen import background
from ui.screen.window import Window

pytestmark = pytest.mark.journey


@pytest.fixture
def window(qapp: QApplication, office: Office) -> Iterator[Window]:
    """Return the program's window over the office's register, on the same computer."""
    assert qapp is not None
    places = Places(homes.data(office.folder / "home"), office.folder / "config", office.folder / "logs")
    made = build(office.vault, places).window
    with background.through(background.Inline()):
        yield made
        made.close()
        made.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pyright: ignore[reportArgumentType] - None is all


def _said_at_the_door(window: Window, password: str) -> str:
    """Sign in at the window as whoever is chosen there, and return the sentence that answers."""
    window.begin()
    page = window.sign_in
    if page.person() is not None:
        QTest.keyClicks(page.password.edit, password)
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is page
    return page.notice.words.text()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one office with a register and keep its folder."""
    place = Office(tmp_path_factory.mktemp("office"))
    place.read("new", "--centre", "Nav Jeevan Kendra", "--manager", MANAGER)
    place.read("members", "add", "--name", "Ravi Kumar")
    return place.folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Office:
    """Return an office of its own with the same register."""
    place = Office(tmp_path)
    shutil.rmtree(place.folder / "home")
    shutil.copytree(made / "home", place.folder / "home")
    shutil.copytree(made / "vault", place.vault)
    return place


def _wrong_password(office: Office) -> None:
    office.password = "not the right one"


def _empty(office: Office) -> None:
    (office.vault / "centre.db").write_bytes(b"")


def _plain(office: Office) -> None:
    path = office.vault / "centre.db"
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE anything (x)")
    connection.commit()
    connection.close()


def _damaged_start(office: Office) -> None:
    _overwrite(office.vault / "centre.db", 100)


def _damaged_page(office: Office) -> None:
    size = (office.vault / "centre.db").stat().st_size
    for at in range(4096, size, 4096):
        _overwrite(office.vault / "centre.db", at + 200)


def _overwrite(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(os.urandom(64))


def _other_file(office: Office) -> None:
    (office.vault / "centre.db").write_bytes(os.urandom(64 * 4096))


def _no_file(office: Office) -> None:
    (office.vault / "centre.db").unlink()


def _no_keys(office: Office) -> None:
    for path in office.folder.rglob("*.keys*"):
        path.unlink()


def _older_copy(office: Office) -> None:
    kept = office.folder / "kept"
    shutil.copytree(office.vault, kept)
    office.read("members", "add", "--name", "Sunita Devi")
    shutil.rmtree(office.vault)
    kept.rename(office.vault)


INSIDE = """
import sys
from pathlib import Path
from models.clock import SystemClock
from models.vault.store import open_vault
vault = open_vault(Path(sys.argv[1]), password=sys.argv[2], clock=SystemClock())
with vault.alone() as connection:
    connection.execute(sys.argv[3])
vault.close()
"""


def _inside(statement: str) -> Callable[[Office], None]:
    """Return damage done with the password and another program."""

    def work(office: Office) -> None:
        words = [sys.executable, "-c", INSIDE, str(office.vault), office.password, statement]
        subprocess.run(words, env=office.environment(), check=True)

    return work


REFUSALS: list[tuple[str, Callable[[Office], None], str]] = [
    ("wrong password", _wrong_password, "This password does not open the register"),
    ("empty file", _empty, "file is empty"),
    ("plain file", _plain, "is not encrypted"),
    ("damaged start", _damaged_start, "start of the register's file is damaged"),
    ("damaged page", _damaged_page, "A part of the register's file is damaged"),
    ("another file", _other_file, "do not belong together"),
    ("no file", _no_file, "There is no register in this folder"),
    ("no key file", _no_keys, "key file centre.keys and its copies are missing"),
    ("older copy", _older_copy, "older copy of the register"),
    ("newer version", _inside("PRAGMA user_version = 999"), "A newer version of Saathi"),
    ("planted trigger", _inside("CREATE TRIGGER planted AFTER INSERT ON member BEGIN SELECT 1; END"),
     "changed by another program"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "damage", "says"), REFUSALS, ids=[name for name, _, _ in REFUSALS])
def test_each_refusal_has_its_own_sentence_and_changes_nothing(
    name: str, damage: Callable[[Office], None], says: str, office: Office
) -> None:
    damage(office)
    before = office.prints()
    done = office.run("members", "list")
    assert (done.code, done.out) == (1, ""), name
    assert done.err.count("\n") == 1
    assert says in done.err
    assert "Traceback" not in done.err
    assert office.prints() == before


@pytest.mark.parametrize(("name", "damage", "says"), REFUSALS, ids=[name for name, _, _ in REFUSALS])
def test_the_window_says_the_same_and_changes_nothing(
    name: str, damage: Callable[[Office], None], says: str, office: Office, window: Window
) -> None:
    damage(office)
    before = office.prints()
    assert says in _said_at_the_door(window, office.password), name
    assert office.prints() == before


def test_the_sentences_are_all_different() -> None:
    assert len({says for _name, _damage, says in REFUSALS}) == len(REFUSALS)


def test_a_second_one_is_told_that_the_register_is_in_use(office: Office, window: Window) -> None:
    holder = "import sys, time\n" + INSIDE.replace(
        "vault.close()", "print('open', flush=True)\nsys.stdin.read()"
    )
    words = [PYTHON, "-c", holder, str(office.vault), office.password, "SELECT 1"]
    process = subprocess.Popen(
        words, env=office.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    before = office.prints()
    done = office.run("members", "list")
    said = _said_at_the_door(window, office.password)
    assert office.prints() == before
    kill(process)
    assert "in use" in said
    assert (done.code, done.out) == (1, "")
    assert "in use" in done.err
    assert office.run("members", "list").code == 0


WITHOUT_POWERS = """
import ctypes, os, sys
from pathlib import Path
if os.geteuid() == 0:
    # Root writes into every folder; without its powers it is bound by rights like anybody.
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None, use_errno=True).capset(header, nothing)
"""
AT_THE_COMMAND = """
sys.argv[0] = "saathi"
from desktop.program import main
sys.exit(main())
"""
AT_THE_DOOR = """
from desktop.front import DeskFront
from desktop.places import own_places
from models.messages import Refused
from ui.language import say
front = DeskFront(Path(sys.argv[1]), own_places())
try:
    front.open(front.slots()[0].uid, os.environ["SAATHI_PASSWORD"])
except Refused as refused:
    sys.exit(say(refused.message))
"""


def _without_powers(office: Office, script: str, *words: object) -> Done:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_POWERS + script, *map(str, words)],
        cwd=office.desk,
        env=office.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


if sys.platform == "linux":

    @pytest.mark.parametrize("password", [PASSWORD, "not the right one"])
    def test_a_folder_that_cannot_be_written_is_refused(office: Office, password: str) -> None:
        office.vault.chmod(0o500)
        office.password = password
        before = office.prints()
        done = _without_powers(office, AT_THE_COMMAND, "--vault", office.vault, "members", "list")
        door = _without_powers(office, AT_THE_DOOR, office.vault)
        office.vault.chmod(0o700)
        assert (done.code, done.out) == (door.code, door.out) == (1, "")
        assert done.err.count("\n") == 1
        assert "cannot be written" in done.err
        assert "cannot be written" in door.err
        assert office.prints() == before

    def test_a_full_disk_is_refused(office: Office, window: Window) -> None:
        with small_disk(office.vault, 12 * MEGABYTE):
            (office.vault / "film").write_bytes(bytes(free_bytes(office.vault)))
            before = office.prints()
            done = office.run("members", "list")
            assert (done.code, done.out) == (1, "")
            assert done.err.count("\n") == 1
            assert "disk is full" in done.err
            assert "disk is full" in _said_at_the_door(window, office.password)
            assert office.prints() == before


def test_a_reader_who_goes_away_ends_a_command_quietly(office: Office) -> None:
    with office.start("members", "list", "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode in (0, 1)
    assert office.read("check")["ok"] is True


@pytest.mark.parametrize("words", [("--help",), ("members", "add", "--help")])
def test_help_ends_quietly_too(office: Office, words: tuple[str, ...]) -> None:
    with office.start(*words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode in (0, 1)


def test_wrong_passwords_slow_down(office: Office) -> None:
    office.password = "not the right one"
    said = [office.run("members", "list").err]
    assert "Caps Lock" in said[0]
    while (
        "Saathi waits" not in said[-1] and len(said) < 9
    ):  # a slow computer's next try outlasts short pauses
        said.append(office.run("members", "list").err)
    assert "Saathi waits" in said[-1]
