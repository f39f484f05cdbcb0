# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done on Windows alone, with Windows played by a few lines: no such computer is needed."""

import contextlib
import ctypes
import errno
import importlib.util
import subprocess
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.vault import backup, engine, failures, folders
from ui.paper import saving

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

VAULT = Path(__file__).parents[3] / "models" / "vault"
ACCOUNT = "S-1-5-21-1004336348-1177238915-682003330-1001"
MINE = "C:\\Users\\???\\Saathi (1) LAPTOP\\???:(OI)(CI)(F)\r\n\r\n1 ?? ???\r\n"
TWO = "C:\\Saathi Jeder:(OI)(CI)(F)\r\n          LAPTOP\\Asha:(OI)(CI)(F)\r\n"


class Computer:
    """A Windows that answers icacls and whoami, and remembers what it was told."""

    def __init__(self, listed: str, drive: int = 3, account: str = ACCOUNT, system: str = "NTFS") -> None:
        self.account = account
        self.system = system
        self.ran: list[list[str]] = []
        self.listed = listed
        self.drive = drive
        self.kernel32 = self

    def run(self, words: list[str], **_how: object) -> types.SimpleNamespace:
        self.ran.append(words)
        said = f'"laptop\\आशा","{self.account}"' if "whoami" in words[0] else self.listed
        return types.SimpleNamespace(stdout=said.encode("utf-8"), returncode=0)

    def GetDriveTypeW(self, _root: str) -> int:  # noqa: N802 - Windows' own name
        return self.drive

    def GetVolumeInformationW(self, *words: object) -> int:  # noqa: N802 - Windows' own name
        name = words[-2]
        assert isinstance(name, ctypes.Array)
        name.value = self.system
        return 1


def _on_windows(name: str, monkeypatch: pytest.MonkeyPatch, computer: Computer) -> types.ModuleType:
    """Read a module again, as Windows would."""
    spec = importlib.util.spec_from_file_location(f"{name}_on_windows", VAULT / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", computer, raising=False)
    monkeypatch.setattr(subprocess, "run", computer.run)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0, raising=False)
    spec.loader.exec_module(module)
    return module


def test_a_folder_is_left_to_the_account_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(MINE)
    _on_windows("windows", monkeypatch, computer).restrict(tmp_path)
    programs = [Path(words[0]).name for words in computer.ran]
    assert programs == ["icacls.exe", "whoami.exe", "icacls.exe", "icacls.exe"]
    assert computer.ran[2][2:] == ["/inheritance:r", "/grant:r", f"*{ACCOUNT}:(OI)(CI)F"]


@pytest.mark.parametrize(("listed", "account"), [(TWO, ACCOUNT), (MINE, ""), ("", ACCOUNT)])
def test_a_folder_that_others_may_open_is_refused(
    listed: str, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = _on_windows("windows", monkeypatch, Computer(listed, account=account))
    with pytest.raises(failures.ReadOnly):
        windows.restrict(tmp_path)


def test_windows_is_asked_once_whose_account_this_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(MINE)
    windows = _on_windows("windows", monkeypatch, computer)
    windows.restrict(tmp_path)
    windows.restrict(tmp_path)
    assert [Path(words[0]).name for words in computer.ran].count("whoami.exe") == 1


@pytest.mark.parametrize("system", ["FAT", "FAT32", "exFAT"])
def test_a_memory_stick_keeps_no_rights_and_is_warned_of(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(TWO, system=system)
    _on_windows("windows", monkeypatch, computer).restrict(tmp_path)
    assert computer.ran == []
    stick = folders.Mount(Path(tmp_path.anchor), system.lower())
    monkeypatch.setattr(sys, "platform", "linux")
    assert len(folders.warnings(tmp_path, (stick,))) == 1


def test_another_computer_may_list_no_rights_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer("", drive=4)
    _on_windows("windows", monkeypatch, computer).restrict(tmp_path)
    assert len(computer.ran) == 4


@pytest.mark.parametrize(("drive", "kind"), [(3, "exfat"), (4, "remote")])
def test_a_drive_is_told_by_windows(
    drive: int, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(MINE, drive, system="exFAT")
    assert _on_windows("windows", monkeypatch, computer).drive_kind(tmp_path) == kind


def test_a_second_opening_is_refused_on_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[int] = set()

    def locking(handle: int, _mode: int, _bytes: int) -> None:
        if taken:
            raise PermissionError(13, "Permission denied")
        taken.add(handle)

    monkeypatch.setitem(
        sys.modules,
        "msvcrt",
        types.SimpleNamespace(LK_NBLCK=2, locking=locking),  # type: ignore[arg-type] - plays a module
    )
    lock = _on_windows("lock", monkeypatch, Computer(MINE))
    first = lock.FolderLock(tmp_path / "centre.lock")
    with pytest.raises(failures.InUse):
        lock.FolderLock(tmp_path / "centre.lock")
    taken.clear()
    first.release(untouched=True)
    assert (tmp_path / "centre.lock").exists()


def test_a_file_that_somebody_reads_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = [PermissionError(13, "in use")] * 3
    replace = Path.replace

    def busy(part: Path, target: Path) -> Path:
        if refused:
            raise refused.pop()
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(folders, "_PAUSES", (0.0,) * 5)
    folders.write_whole(tmp_path / "centre.keys", b"{}")
    assert (tmp_path / "centre.keys").read_bytes() == b"{}"
    refused[:] = [PermissionError(13, "in use")] * 9
    with pytest.raises(failures.ReadOnly):
        folders.write_whole(tmp_path / "centre.keys", b"[]")
    assert (tmp_path / "centre.keys").read_bytes() == b"{}"


def test_new_files_that_a_scanner_reads_get_their_names_a_moment_later(
    world: "World", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register, a backup and a paper: each is written aside, which is when a scanner looks at it."""
    looked: set[Path] = set()
    replace = Path.replace

    def scanned(part: Path, target: Path) -> Path:
        if target not in looked:
            looked.add(target)
            raise PermissionError(13, "in use")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", scanned)
    monkeypatch.setattr(folders, "_PAUSES", (0.0,) * 5)
    with world.open() as vault:
        made = backup.everywhere(backup.source_of(vault))
    assert [one.trouble for one in made] == [None]
    saving.write_aside(tmp_path / "sheet.pdf", b"%PDF")
    assert {path.suffix for path in looked} >= {".backup", ".pdf"}


@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.ENOSPC, True)])
def test_looking_leaves_an_index_that_another_connection_has_mapped(
    number: int, told: bool, world: "World", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows answers EINVAL to whoever writes a mapped file; a full disk is still told."""
    with world.open() as vault:
        source = backup.source_of(vault)
    shared = world.folder / (folders.DATABASE + "-shm")
    shared.write_bytes(b"before")

    def mapped(_path: Path, _content: bytes) -> int:
        raise OSError(number, "on purpose")

    with contextlib.ExitStack() as stack:
        if told:
            stack.enter_context(pytest.raises(OSError, match="on purpose"))
        stack.enter_context(engine.Looking(world.folder / folders.DATABASE, source.data, source.keys.vault))
        shared.write_bytes(b"after")
        monkeypatch.setattr(Path, "write_bytes", mapped)
    assert shared.read_bytes() == b"after"
