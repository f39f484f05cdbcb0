# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only Windows knows: kinds of drives, and who may open a folder."""

import functools
import re
import sys
from pathlib import Path


def lets_in(listed: str) -> int:
    """Count who may open a folder in what icacls lists: only their rights read alike in every language."""
    return len(re.findall(r":\(", listed))


if sys.platform == "win32":
    import ctypes
    import os
    import subprocess

    from models.vault.failures import ReadOnly

    _REMOTE = 4
    _WITHOUT_RIGHTS = {"fat", "fat32", "exfat"}

    def drive_kind(folder: Path) -> str:
        """Return the file system of a drive, or ``remote`` for one on another computer."""
        root = folder.resolve().anchor
        if ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE:
            return "remote"
        name = ctypes.create_unicode_buffer(64)
        ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return name.value.lower()

    def restrict(folder: Path) -> None:
        """Leave a folder to this account alone, and read back that nobody else is let in.

        What was granted one by one goes first: newer Pythons let administrators into a new private folder.
        A memory stick keeps no rights; another computer may list them in its own way, or not at all.
        """
        kind = drive_kind(folder)
        if kind in _WITHOUT_RIGHTS:
            return
        _icacls(str(folder), "/reset")
        _icacls(str(folder), "/inheritance:r", "/grant:r", f"*{_account()}:(OI)(CI)F")
        least = 0 if kind == "remote" else 1
        if not least <= lets_in(_icacls(str(folder))) <= 1:
            raise ReadOnly

    @functools.cache
    def _account() -> str:
        """Return this account's number: its name may be the computer's too, and in any script."""
        found = re.search(r"S-1-[\d-]+", _said("whoami", "/user", "/fo", "csv", "/nh"))
        if found is None:
            raise ReadOnly
        return found[0]

    def _icacls(*words: str) -> str:
        return _said("icacls", *words)

    def _said(program: str, *words: str) -> str:
        """Return what one of Windows' own programs says, in whatever code page it says it."""
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        done = subprocess.run(  # noqa: S603 - a system program, fixed words
            [str(system / f"{program}.exe"), *words],
            capture_output=True,
            check=False,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
        return done.stdout.decode("ascii", "replace")

else:

    def drive_kind(folder: Path) -> str:
        """Return nothing: other systems tell by their mounts."""
        return str(folder)[:0]

    def restrict(folder: Path) -> None:
        """Leave a folder to this account alone."""
        folder.chmod(0o700)
