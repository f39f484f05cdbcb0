# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What still opens with keys from before: copies that were made before somebody left or a sheet was lost.

Nothing can take a key back from a copy that exists already. So these copies are listed, by name and day, and
people decide which to keep: an older backup may be the one that saves the centre.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.vault import folders, ledger
from models.vault.keyfile import load
from models.vault.opened import Vault

_SUFFIXES = (".backup", ".db", ".keys", ".bak")


@dataclass(frozen=True, slots=True)
class Leftover:
    """One file that keys from before open: a copy of the register, or a key file."""

    path: Path
    made: datetime
    is_keys: bool


def leftovers(
    vault: Vault, until: datetime | None = None, places: Iterable[Path] = ()
) -> tuple[Leftover, ...]:
    """Return copies made up to a moment, oldest first.

    Looked for beside the register, in the second place, wherever a backup was put, and in ``places``.
    """
    listed = [*_files(vault.folder.rglob("*"))]
    for place in dict.fromkeys((*_known(vault), *places)):
        listed += _files(place.glob("*"))
    found = {path: one for path in listed if (one := _leftover(vault, path, until))}
    return tuple(sorted(found.values(), key=lambda one: (one.made, one.path)))


def _known(vault: Vault) -> Iterator[Path]:
    """Return the places of backups that this computer knows, the second one first."""
    known = ledger.read(vault.app_folder, vault.id)
    if known.second is not None:
        yield known.second
    yield from (copy.place for copy in known.copies)


def _files(found: Iterator[Path]) -> Iterator[Path]:
    """Return files that may be copies; a place that is not there, such as a USB stick, holds none."""
    try:
        listed = sorted(path for path in found if path.suffix in _SUFFIXES and path.is_file())
    except OSError:
        return
    yield from listed


def _leftover(vault: Vault, path: Path, until: datetime | None) -> Leftover | None:
    if path == vault.database:
        return None
    try:
        made = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local time, as everywhere
        if _keys_in(path):
            return Leftover(path, made, is_keys=True) if _is_older(vault, path) else None
    except OSError:
        return None
    return Leftover(path, made, is_keys=False) if until is None or made <= until else None


def _keys_in(path: Path) -> bool:
    return path.suffix == ".keys" or path.name.startswith(folders.KEYS)


def _is_older(vault: Vault, path: Path) -> bool:
    """Tell whether a key file leads to keys from before; one of another register does not."""
    try:
        keys = load(path.read_bytes())
    except ValueError:
        return False
    return keys.vault == vault.id and keys.generation < vault.generation
