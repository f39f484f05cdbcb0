# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What this computer knows of its backups: the second place, which copies were verified, what went wrong.

It stands in the app folder, outside the vault: drive letters are this computer's, and the page of signing in
must find the backups of a register that does not open. Format 1: <vault id>.copies, JSON {"format":
"saathi-copies", "version": 1, "second", "asked",
"copies": [{"place", "name", "made", "size", "count", "off"}],
"trouble": {place: {"at", "said", "next"}}, "rehearsed",
"sheet"}. Losing it costs the list and the choice, never a backup.
"""

import contextlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from models.messages import Message, Refused
from models.vault import folders
from models.vault.failures import Unopened

FORMAT = "saathi-copies"
MARK = "saathi-backups.id"
"""Lies in the second place: a mount point without its stick, or another stick, is not it."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that was read back and proven."""

    place: Path
    name: str
    made: datetime
    size: int
    count: int
    """Id of the last log entry in it."""
    off: bool = False
    """Whether it stands outside this computer."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last backup to a place was not made."""

    place: Path
    at: datetime
    said: Message
    next_step: Message | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything known."""

    second: Path | None = None
    asked: bool = False
    """Whether the second place was asked for once."""
    copies: tuple[Copy, ...] = ()
    trouble: tuple[Trouble, ...] = field(default=())
    rehearsed: datetime | None = None
    """When a backup was last tried."""
    sheet: Path | None = None
    """Where Saathi saved the recovery sheet: it is to be printed and not kept as a file."""

    def newest(self, *, off: bool = False) -> Copy | None:
        """Return the newest verified copy, anywhere or outside this computer."""
        return max((one for one in self.copies if one.off or not off), key=lambda one: one.made, default=None)

    def knows(self, path: Path, size: int) -> bool:
        """Tell whether a file is a copy that was verified here and has kept its size."""
        return any((one.place, one.name, one.size) == (path.parent, path.name, size) for one in self.copies)


def _path(app_folder: Path, vault: str) -> Path:
    return app_folder / f"{vault}.copies"


def read(app_folder: Path, vault: str) -> Ledger:
    """Return what is known; nothing where the file is gone or not whole."""
    try:
        body = cast("dict[str, object]", json.loads(_path(app_folder, vault).read_bytes()))
        return _read(body) if body["format"] == FORMAT else Ledger()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()


def _read(body: dict[str, object]) -> Ledger:
    copies = cast("list[dict[str, object]]", body["copies"])
    trouble = cast("dict[str, dict[str, str]]", body["trouble"])
    second = body["second"]
    return Ledger(
        Path(second) if isinstance(second, str) and second else None,
        body["asked"] is True,
        tuple(_copy(one) for one in copies),
        tuple(
            Trouble(
                Path(place),
                datetime.fromisoformat(one["at"]),
                Message(one["said"]),
                Message(one["next"]) if one["next"] else None,
            )
            for place, one in trouble.items()
        ),
        datetime.fromisoformat(str(body["rehearsed"])) if body.get("rehearsed") else None,
        Path(str(body["sheet"])) if body.get("sheet") else None,
    )


def _copy(one: dict[str, object]) -> Copy:
    return Copy(
        Path(str(one["place"])),
        str(one["name"]),
        datetime.fromisoformat(str(one["made"])),
        int(str(one["size"])),
        int(str(one["count"])),
        one["off"] is True,
    )


def _write(app_folder: Path, vault: str, known: Ledger) -> None:
    """Keep it; where it cannot be written the backup stands all the same."""
    body = {
        "format": FORMAT,
        "version": 1,
        "second": str(known.second) if known.second else "",
        "asked": known.asked,
        "copies": [
            {
                "place": str(one.place),
                "name": one.name,
                "made": one.made.isoformat(),
                "size": one.size,
                "count": one.count,
                "off": one.off,
            }
            for one in known.copies[-_MOST:]
        ],
        "trouble": {
            str(one.place): {
                "at": one.at.isoformat(),
                "said": one.said.id,
                "next": one.next_step.id if one.next_step else "",
            }
            for one in known.trouble
        },
        "rehearsed": known.rehearsed.isoformat() if known.rehearsed else "",
        "sheet": str(known.sheet) if known.sheet else "",
    }
    with contextlib.suppress(OSError, Unopened):
        folders.make_private(app_folder)
        folders.write_whole(_path(app_folder, vault), json.dumps(body, ensure_ascii=False, indent=1).encode())


def note_copy(app_folder: Path, vault: str, copy: Copy) -> None:
    """Remember a verified copy; what went wrong there before is mended."""
    known = read(app_folder, vault)
    others = [one for one in known.copies if (one.place, one.name) != (copy.place, copy.name)]
    trouble = tuple(one for one in known.trouble if one.place != copy.place)
    _write(app_folder, vault, replace(known, copies=(*others, copy), trouble=trouble))


def note_trouble(app_folder: Path, vault: str, place: Path, refusal: Refused, at: datetime) -> None:
    """Remember that a place has no new copy, and why."""
    known = read(app_folder, vault)
    next_step = cast("Message | None", getattr(refusal, "next_step", None))
    others = tuple(one for one in known.trouble if one.place != place)
    _write(
        app_folder,
        vault,
        replace(known, trouble=(*others, Trouble(place, at, refusal.message, next_step))),
    )


def forget_trouble(app_folder: Path, vault: str, place: Path) -> None:
    """Say no more of a place that only one copy was meant for."""
    known = read(app_folder, vault)
    kept = tuple(one for one in known.trouble if one.place != place)
    _write(app_folder, vault, replace(known, trouble=kept))


def choose_second(app_folder: Path, vault: str, place: Path | None) -> None:
    """Set the second place, or none, and leave its mark there."""
    known = read(app_folder, vault)
    if place is not None:
        folders.write_whole(place / MARK, vault.encode())
    trouble = tuple(one for one in known.trouble if one.place != known.second)
    _write(app_folder, vault, replace(known, second=place, asked=True, trouble=trouble))


def note_rehearsal(app_folder: Path, vault: str, at: datetime) -> None:
    """Remember when a backup was last tried."""
    _write(app_folder, vault, replace(read(app_folder, vault), rehearsed=at))


def note_sheet(app_folder: Path, vault: str, path: Path) -> None:
    """Remember where the recovery sheet was saved, to tell people while it lies there."""
    _write(app_folder, vault, replace(read(app_folder, vault), sheet=path))


def is_itself(place: Path, app_folder: Path, vault: str) -> bool:
    """Tell whether the second place is the one that was chosen; any other place is."""
    if place != read(app_folder, vault).second:
        return True
    try:
        return (place / MARK).read_bytes().strip() == vault.encode()
    except OSError:
        return False


def is_off_machine(place: Path, folder: Path) -> bool:
    """Tell whether a place outlives this computer's disk: another device, the network, a synced folder."""
    try:
        elsewhere = place.stat().st_dev != folder.stat().st_dev
    except OSError:
        return False
    return elsewhere or folders.is_synced(place)
