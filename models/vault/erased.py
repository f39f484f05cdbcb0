# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was erased, by random row names alone, outside the database: older backups must not bring them back.

Format 1: <vault folder>/centre.erased, JSON {"format": "saathi-erased", "version": 1, "vault", "uids"}. It
names nobody. Each backup carries the list as well: a newer one in reach tells what an older one forgot.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from models.vault import folders

FORMAT = "saathi-erased"
NAME = "centre.erased"
_LARGEST = 16 * 1024 * 1024


def listed(folder: Path, vault: str) -> tuple[str, ...]:
    """Return the row names of everybody erased; what cannot be read lists nobody."""
    try:
        if (folder / NAME).stat().st_size > _LARGEST:
            return ()
        body = cast("dict[str, object]", json.loads((folder / NAME).read_bytes()))
        if body["format"] != FORMAT or body["vault"] != vault:
            return ()
        return tuple(str(uid) for uid in cast("list[object]", body["uids"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def remember(folder: Path, vault: str, uids: Iterable[str]) -> tuple[str, ...]:
    """Add to the list and return it. Written before the erasure itself, whole and flushed."""
    known = listed(folder, vault)
    whole = tuple(dict.fromkeys((*known, *uids)))
    if whole != known:
        body = {"format": FORMAT, "version": 1, "vault": vault, "uids": list(whole)}
        folders.write_whole(folder / NAME, json.dumps(body).encode())
    return whole
