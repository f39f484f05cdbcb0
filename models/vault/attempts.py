# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong passwords slow down, per person: nothing at first, then 2, 4, 8 … at most 60 seconds.

Format 1: <vault id>.tries beside the copy of the key file in the app folder, JSON {uid: [wrong tries in a
row, monotonic second of the last]}. A wrong password changes no byte in the register's own folder.
The monotonic clock starts anew with the computer: a second in the future counts as just now.
Whoever can delete the file starts from nothing: it slows a person at the keyboard. What slows somebody with
a copy of the key file is Argon2id alone.
"""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import cast

from models.vault import folders, roll_call
from models.vault.failures import TryLater, Unopened

FREE = 3
LONGEST = 60.0


def pause(wrong: int) -> float:
    """Return the seconds to wait after so many wrong tries in a row."""
    return 0.0 if wrong < FREE else min(LONGEST, 2.0 ** min(wrong - FREE + 1, 10))


class Attempts:
    """The counts of one vault on this computer."""

    def __init__(self, app_folder: Path, vault: str, monotonic: Callable[[], float]) -> None:
        self._path = roll_call.tries(app_folder, vault)
        self._monotonic = monotonic

    def _read(self) -> dict[str, list[float]]:
        try:
            entries = cast("dict[str, list[float]]", json.loads(self._path.read_bytes()))
            found = {uid: [float(wrong), float(at)] for uid, (wrong, at) in entries.items()}
        except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return {}
        return {uid: entry for uid, entry in found.items() if all(map(math.isfinite, entry))}

    def wrong(self, uid: str) -> int:
        """Return how many tries in a row were wrong."""
        return int(self._read().get(uid, [0])[0])

    def refuse_early(self, uid: str) -> None:
        """Raise TryLater while the pause lasts."""
        entry = self._read().get(uid)
        if entry is None:
            return
        last = min(entry[1], now := self._monotonic())
        left = last + pause(int(entry[0])) - now
        if left > 0:
            if entry[1] > now:
                self._write({**self._read(), uid: [entry[0], now]})
            raise TryLater(max(1, round(left)))

    def note_wrong(self, uid: str) -> None:
        """Count one more."""
        self._write({**self._read(), uid: [self.wrong(uid) + 1, self._monotonic()]})

    def forget(self, uid: str) -> None:
        """Start again from nothing after a right password."""
        entries = self._read()
        if entries.pop(uid, None) is not None:
            self._write(entries)

    def _write(self, entries: dict[str, list[float]]) -> None:
        try:
            folders.make_private(self._path.parent)
            folders.write_whole(self._path, json.dumps(entries).encode())
        except (OSError, Unopened):
            return  # a folder that cannot be written is refused in its own words by opening
