# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done on Windows alone, with Windows played by a few lines: no such computer is needed."""

import ctypes
import importlib.util
import subprocess
import sys
import types
from pathlib import Path

import pytest

from models.vault import failures, folders

VAULT = Path(__file__).parents[3] / "models" / "vault"
ACCOUNT = "S-1-5-21-1004336348-1177238915-682003330-1001"
MINE = "C:\\Users\\???\\Saathi (1) LAPTOP\\???:(OI)(CI)(F)\r\n\r\n1 ?? ???\r\n"
TWO = "C:\\Saathi Jeder:(OI)(CI)(F)\r\n          LAPTOP\\Asha:(OI)(CI)(F)\r\n"


class Computer:
    """A Windows that answers icacls and whoami, and remembers what it was told."""

    def __init__(self, listed: str, drive: int = 3, account: str = ACCOUNT) -> None:
        self.account = account
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
        name.value = "exFAT"
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


@pytest.mark.parametrize(("listed", "account"), [(TWO, ACCOUNT), (MINE, "")])
def test_a_folder_that_others_may_open_is_refused(
    listed: str, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = _on_windows("windows", monkeypatch, Computer(listed, account=account))
    with pytest.raises(failures.ReadOnly):
        windows.restrict(tmp_path)


@pytest.mark.parametrize(("drive", "kind"), [(3, "exfat"), (4, "remote")])
def test_a_drive_is_told_by_windows(
    drive: int, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _on_windows("windows", monkeypatch, Computer(MINE, drive)).drive_kind(tmp_path) == kind


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
