# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the disk fills: telling it apart, and a reserve of 8 MB that can be freed to finish and save."""

import contextlib
from pathlib import Path

from models.vault import folders
from models.vault.failures import Unopened

RESERVE = 8 * 1024 * 1024
_NEEDED = 4 * RESERVE


def keep_reserve(folder: Path) -> bool:
    """Lay the reserve down, if it is missing and there is plenty of room. Tell whether it is there."""
    path = folder / folders.BALLAST
    if path.exists() and path.stat().st_size == RESERVE:
        return True
    with contextlib.suppress(OSError, Unopened):
        if folders.free_bytes(folder) > _NEEDED:
            folders.write_whole(path, bytes(RESERVE))
            return True
    return False


def free_reserve(folder: Path) -> bool:
    """Give the reserve back to the disk. Tell whether there was one."""
    path = folder / folders.BALLAST
    if not path.exists():
        return False
    path.unlink()
    return True
