# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in, read from the key file alone: light, because the first page of the program waits for it.

Nothing here imports cryptography. A key file that is not whole is left to keyfile.py, which knows the copies.
"""

import json
from pathlib import Path
from typing import NamedTuple, cast

from models.digest import digest
from models.words import Language, Role

FORMAT = "saathi-keys"
VERSION = 1
DATABASE, KEYS = "centre.db", "centre.keys"
"""As folders.py names them; it is not imported for two words."""


class Named(NamedTuple):
    """What the sign-in page shows of a member of staff. ``role`` is a label; rights come from keys."""

    uid: str
    name: str
    role: Role
    language: Language


def staff_named(folder: Path, app_folder: Path) -> tuple[Named, ...]:
    """Return who may sign in, in the order they were added. Needs no password."""
    try:
        (folder / DATABASE).stat()
        body = whole((folder / KEYS).read_bytes())
        slots = cast("list[dict[str, object]]", body["slots"])
        return tuple(_named(one) for one in slots if one["disabled"] is not True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        from models.vault.opening import staff_slots

        found = staff_slots(folder, app_folder)
        return tuple(Named(one.uid, one.name, one.role, one.language) for one in found)


def vault_of(database: Path) -> str:
    """Return the vault id that the first 16 bytes of centre.db name."""
    try:
        with database.open("rb") as file:
            return file.read(16).hex()
    except OSError:
        return ""


def tries(app_folder: Path, vault: str) -> Path:
    """Return where this computer counts wrong passwords of a vault."""
    return app_folder / f"{vault}.tries"


def whole(text: bytes) -> dict[str, object]:
    """Return what a key file holds without its check. Raises ValueError where it is not whole and ours."""
    try:
        body = cast("dict[str, object]", json.loads(text))
        if body.pop("check") != check_of(body) or body["format"] != FORMAT:
            raise ValueError(FORMAT)
        refuse_newer(body["version"])
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(FORMAT) from problem
    return body


def refuse_newer(version: object) -> None:
    """Raise NewerVersion for a key file that a later program wrote."""
    if not isinstance(version, int) or isinstance(version, bool):
        raise TypeError(FORMAT)
    if version > VERSION:
        from models.vault.failures import NewerVersion

        raise NewerVersion


def check_of(body: dict[str, object]) -> str:
    """Return the check of everything but the check."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return digest(canonical.encode())


def _named(one: dict[str, object]) -> Named:
    uid, name = one["uid"], one["name"]
    if not isinstance(uid, str) or not isinstance(name, str):
        raise TypeError(FORMAT)
    return Named(uid, name, Role(one["role"]), Language(one["language"]))
