# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One operating-system lock for one vault: a second Saathi is told "in use"; kill -9 frees it at once."""

import os
import sys
from pathlib import Path

from models.vault.failures import InUse

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock belongs to the open file, so a second opening in this very process is refused as well.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from construction until release(). The lock file stays: removing it would race."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_new = not path.exists()
        self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
            same = self._is_there(self._handle)
        except OSError:
            self.release()
            raise InUse from None
        if not same:
            self.release()
            raise InUse

    def _is_there(self, handle: int) -> bool:
        """Say whether the file locked is still the one of this name; Windows removes no open file."""
        return sys.platform == "win32" or os.path.samestat(os.fstat(handle), self._path.stat())

    def release(self, *, untouched: bool = False) -> None:
        """Let others in; ``untouched`` takes away a lock file that was not there before."""
        if self._handle is None:
            return
        if untouched and self._is_new and sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
