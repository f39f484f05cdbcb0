# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a vault lives: its files' names, who may read them, and whether a folder can be trusted with one."""

import contextlib
import errno
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path, PurePath

from models.messages import Message, message
from models.vault.failures import DiskFull, NetworkFolder, ReadOnly

DATABASE = "centre.db"
KEYS = "centre.keys"
LOCK = "centre.lock"
OLD_TRIES = "centre.tries"
"""Where wrong passwords were once counted; taken away at the next opening."""
BALLAST = "centre.reserve"
BACKUPS = "backups"
PROBE = "centre.probe"
RESTORING = "centre.db.restoring"
RESTORE_MARK = "centre.restore"

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb3",
    "smbfs",
    "afs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "ncpfs",
}
_FAT = {"vfat", "exfat", "msdos", "fuseblk.exfat", "fat", "fat32"}
_CLOUDS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "pcloud",
)


def app_folder() -> Path:
    """Return this person's own folder for anchors and key-file copies."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Saathi", appauthor=False)) / "anchors"


def default_folder() -> Path:
    """Return where a vault is made unless another folder is chosen."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Saathi", appauthor=False)) / "centre"


def make_private(folder: Path) -> None:
    """Make a folder that only this person's account may enter."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise refusal_for(problem) from None
    _restrict(folder)


def _restrict(folder: Path) -> None:
    if sys.platform == "win32":
        from models.vault.windows import restrict

        restrict(folder)
    else:
        with contextlib.suppress(PermissionError):
            folder.chmod(0o700)


def _private(path: Path) -> int:
    """Open an empty file that nobody else may read, not even for the moment before its rights are set."""
    return os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)


def write_whole(path: Path, content: bytes) -> None:
    """Put a whole new file in place of an old one: a reader, or a power cut, sees one of the two."""
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(_private(part), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put(part, path)
        sync_folder(path.parent)
    except OSError as problem:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise refusal_for(problem) from None


def put(part: Path, path: Path) -> None:
    """Rename; on Windows wait a moment for who reads either file, as a virus scanner does with new ones."""
    for pause in _PAUSES:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusal_for(problem: OSError) -> Exception:
    """Return the calm refusal a file error stands for, or the error itself."""
    if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull()
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ReadOnly()
    return problem


def probe(folder: Path) -> None:
    """Write one page and take it away again: raises ReadOnly or DiskFull."""
    path = folder / PROBE
    try:
        write_page(path)
    except OSError as problem:
        raise refusal_for(problem) from None
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def write_page(path: Path) -> None:
    """Write and flush 4 KB."""
    with os.fdopen(_private(path), "wb") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())


def free_bytes(folder: Path) -> int:
    """Return the space left where the folder lives."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system."""

    at: PurePath
    kind: str


def mounts() -> tuple[Mount, ...]:
    """Return what is mounted where; empty where the system does not tell."""
    if sys.platform == "darwin":
        return _mac_mounts()
    table = Path("/proc/self/mounts")
    if not table.exists():
        return ()
    lines = (line.split() for line in table.read_text("utf-8", "replace").splitlines())
    return tuple(
        Mount(PurePath(words[1].replace("\\040", " ")), words[2]) for words in lines if len(words) > 2
    )


def _mac_mounts() -> tuple[Mount, ...]:
    """Read lines such as ``//who@where/share on /Volumes/share (smbfs, nodev)``."""
    import re
    import subprocess

    told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    lines = (re.match(r".* on (/.*) \((\w+)", line) for line in told.splitlines())
    return tuple(Mount(PurePath(found[1]), found[2]) for found in lines if found)


def kind_of(folder: Path, known: tuple[Mount, ...]) -> str:
    """Return the file system's kind under a folder, lower case; empty where unknown."""
    if sys.platform == "win32":
        from models.vault.windows import drive_kind

        return drive_kind(folder)
    whole = folder.resolve()
    over = [mount for mount in known if whole == mount.at or mount.at in whole.parents]
    return max(over, key=lambda mount: len(mount.at.parts)).kind.lower() if over else ""


def refuse_network(folder: Path, known: tuple[Mount, ...] | None = None) -> None:
    """Refuse a folder on another computer."""
    kind = kind_of(folder, mounts() if known is None else known)
    if str(folder).startswith(("\\\\", "//")) or kind in _NETWORK or kind == "remote":
        raise NetworkFolder


def is_synced(folder: Path) -> bool:
    """Tell whether a folder is one that a program copies to the internet."""
    return any(cloud in part.lower() for part in folder.resolve().parts for cloud in _CLOUDS)


def warnings(folder: Path, known: tuple[Mount, ...] | None = None) -> tuple[Message, ...]:
    """Return what a person should know before keeping a vault here."""
    found: list[Message] = []
    if kind_of(folder, mounts() if known is None else known) in _FAT:
        found.append(
            message("This drive keeps no file permissions and is easily damaged. Use it for backups instead.")
        )
    if is_synced(folder):
        found.append(
            message(
                "This folder is copied to the internet. Two computers could damage the register by turns."
            )
        )
    return tuple(found)
