# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only Windows knows: kinds of drives, and who may open a folder."""

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import getpass
    import subprocess

    from models.vault.failures import ReadOnly

    _KINDS = {2: "removable", 3: "fixed", 4: "remote", 5: "cdrom", 6: "ramdisk"}

    def drive_kind(folder: Path) -> str:
        """Return the file system of a drive, or ``remote`` for one on another computer."""
        root = folder.resolve().anchor
        if ctypes.windll.kernel32.GetDriveTypeW(root) == 4:
            return "remote"
        name = ctypes.create_unicode_buffer(64)
        ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return name.value.lower()

    def restrict(folder: Path) -> None:
        """Leave a folder to this account alone, and read back that nobody else inherits it."""
        user = getpass.getuser()
        _icacls(str(folder), "/inheritance:r", "/grant:r", f"{user}:(OI)(CI)F")
        if "Everyone" in _icacls(str(folder)):
            raise ReadOnly

    def _icacls(*words: str) -> str:
        done = subprocess.run(  # noqa: S603 - a system program, fixed words
            ["icacls", *words],  # noqa: S607 - found where this Windows keeps it
            capture_output=True,
            text=True,
            check=False,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
        return done.stdout

else:

    def drive_kind(folder: Path) -> str:
        """Return nothing: other systems tell by their mounts."""
        return str(folder)[:0]

    def restrict(folder: Path) -> None:
        """Leave a folder to this account alone."""
        folder.chmod(0o700)
