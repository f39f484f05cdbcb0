# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving a file somebody named: all or nothing, and never among a register's own files. Draws nothing."""

import errno
import os
from pathlib import Path

from models.messages import Message, Refused, message


class NotSaved(Refused):
    """A file could not be written. What stood under its name before is untouched."""


_SUFFIX = ".saathi-part"
_MOST_NAME = 40


def write_aside(path: Path, content: bytes) -> None:
    """Save a file whole or not at all: written beside, made safe on the disk, then put in its place.

    A link stays one: what it leads to is saved. Raises ``NotSaved`` with one sentence; what stood there
    before is kept and nothing half-written is left.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        _refuse_place(target)
        _replace(target, content)
    except (OSError, RuntimeError) as error:  # a link that leads to itself is either, by Python's version
        raise NotSaved(_why(error, path)) from error


def _refuse_place(path: Path) -> None:
    if path.is_dir():
        raise NotSaved(
            message(
                "{name} is a folder. Nothing was saved. Choose a name for the file.",
                name=path.name or str(path),
            )
        )
    if not path.parent.is_dir():
        raise NotSaved(
            message(
                "The folder {folder} is not there. Nothing was saved. Choose another folder.",
                folder=str(path.parent),
            )
        )
    if path.exists() and not path.is_file():
        raise NotSaved(
            message(
                "{name} is a device, not a file. Nothing was saved. Choose another name.",
                name=path.name,
            )
        )
    if _belongs_to_a_register(path.resolve()):
        raise NotSaved(
            message("This folder belongs to a register. Nothing was saved. Choose another folder.")
        )


def _replace(path: Path, content: bytes) -> None:
    from models.vault.folders import put

    part = path.with_name(path.name[:_MOST_NAME] + _SUFFIX)
    try:
        _write_safely(part, content)
        put(part, path)
    except OSError:
        _leave_nothing(part)
        raise
    _settle(path.parent)


def _belongs_to_a_register(path: Path) -> bool:
    """Tell whether a file would lie where only what is encrypted may, or even in a register's place."""
    from models.vault.folders import DATABASE, KEYS

    return any((folder / name).exists() for folder in path.parents for name in (DATABASE, KEYS))


def _write_safely(part: Path, content: bytes) -> None:
    """Write and wait for the disk. The file is its owner's alone: it may carry names."""
    _leave_nothing(part)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _leave_nothing(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # it could not be made either; the sentence to come says why


def _settle(folder: Path) -> None:
    """Let the new name reach the disk, where the system lets folders be flushed (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return  # some network and USB file systems cannot; the file itself is safe
    finally:
        os.close(handle)


def _why(error: OSError | RuntimeError, path: Path) -> Message:
    if not isinstance(error, OSError):
        error = OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return message("The disk is full. Nothing was saved; what was there is kept. Make room, try again.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return message(
            "{name} cannot be written there: it is open in another program, or the folder is read-only. "
            "Nothing was saved. Close it, or choose another folder.",
            name=path.name,
        )
    return message(
        "{name} could not be saved ({reason}). What was there is kept. Try again, or choose another folder.",
        name=path.name,
        reason=error.strerror or type(error).__name__,
    )
