# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""centre.keys: everybody's slots as JSON, kept three times, replaced whole.

Format 1 (UTF-8 JSON; bytes in base64):
{"format": "saathi-keys", "version": 1, "vault": 32 hex, "revision": n, "generation": g,
 "links": [{"generation": g, "data": box, "notes": box}],
 "slots": [{"uid", "name", "role", "language", "signer", "disabled",
            "kdf": {"name": "argon2id", "memory": KiB, "passes", "lanes", "salt"},
            "unlock", "signing", "escrow", "keys", "master"}],
 "check": SHA-256 in hex of the rest as canonical JSON (sorted keys, no spaces): finds accidents, not intent}
A link holds the keys of generation g-1 under those of g (data under data, notes under notes; place = vault,
"link", purpose, g), so that whoever holds today's keys reads what was sealed before.
Every writing adds one to the revision, which also stands in the database and the anchor.
Order of writing: centre.keys, then centre.keys.bak, then the copy in the app folder, each whole and flushed.
"""

import base64
import contextlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from models.vault import folders
from models.vault.failures import KeyFileMissing, Unopened
from models.vault.keyring import Cost, close_box, open_box, place
from models.vault.roll_call import FORMAT, VERSION, check_of, vault_of, whole
from models.vault.slots import LockedSlot, Slot
from models.words import Language, Role

_VAULT = 16
_MOST = 1 << 31
"""No revision or generation comes near; SQLite holds it."""

_BOXES = ("unlock", "signing", "escrow", "keys", "master")


@dataclass(frozen=True, slots=True, repr=False)
class Link:
    """The keys of the generation before ``generation``, under its own."""

    generation: int
    data: bytes
    notes: bytes


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """All slots of a vault at one revision."""

    vault: str
    revision: int
    generation: int
    slots: tuple[LockedSlot, ...]
    links: tuple[Link, ...] = ()

    def with_slot(self, locked: LockedSlot) -> "KeyFile":
        """Put a slot in place of the one with its uid, or at the end."""
        uids = [one.slot.uid for one in self.slots]
        if locked.slot.uid not in uids:
            return replace(self, slots=(*self.slots, locked))
        return replace(
            self, slots=tuple(locked if one.slot.uid == locked.slot.uid else one for one in self.slots)
        )

    def slot(self, uid: str) -> LockedSlot | None:
        """Return the slot of a uid."""
        return next((one for one in self.slots if one.slot.uid == uid), None)

    def link(self, generation: int) -> Link | None:
        """Return the way from a generation to the one before it."""
        return next((one for one in self.links if one.generation == generation), None)


def make_link(vault: str, generation: int, new: tuple[bytes, bytes], old: tuple[bytes, bytes]) -> Link:
    """Put (data, notes) of the generation before under those of ``generation``."""
    data, notes = (
        close_box(new[at], old[at], _link_place(vault, purpose, generation))
        for at, purpose in enumerate(("data", "notes"))
    )
    return Link(generation, data, notes)


def older_data(vault: str, link: Link, data: bytes) -> bytes:
    """Return the data key before a link, or raise BoxClosed."""
    return open_box(data, link.data, _link_place(vault, "data", link.generation))


def older_notes(vault: str, link: Link, notes: bytes) -> bytes:
    """Return the notes key before a link, or raise BoxClosed."""
    return open_box(notes, link.notes, _link_place(vault, "notes", link.generation))


def _link_place(vault: str, purpose: str, generation: int) -> bytes:
    return place(vault, "link", purpose, str(generation))


# Reading and writing one text


def dump(keys: KeyFile) -> bytes:
    """Return the file's text."""
    body: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": keys.vault,
        "revision": keys.revision,
        "generation": keys.generation,
        "links": [
            {"generation": link.generation, "data": _b64(link.data), "notes": _b64(link.notes)}
            for link in keys.links
        ],
        "slots": [_slot_out(locked) for locked in keys.slots],
    }
    return json.dumps({**body, "check": check_of(body)}, ensure_ascii=False, indent=1).encode()


def load(text: bytes) -> KeyFile:
    """Read a file's text. Raises ValueError where it is not whole, NewerVersion where it is tomorrow's."""
    try:
        return _file_in(whole(text))
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(FORMAT) from problem


def _slot_out(locked: LockedSlot) -> dict[str, object]:
    slot = locked.slot
    boxes = {name: _b64(cast("bytes", getattr(locked, name))) for name in _BOXES}
    return {
        "uid": slot.uid,
        "name": slot.name,
        "role": slot.role.value,
        "language": slot.language.value,
        "signer": _b64(slot.signer),
        "disabled": slot.disabled,
        "kdf": {
            "name": "argon2id",
            "memory": locked.cost.memory,
            "passes": locked.cost.passes,
            "lanes": locked.cost.lanes,
            "salt": _b64(locked.salt),
        },
        **boxes,
    }


def _file_in(body: dict[str, object]) -> KeyFile:
    slots = tuple(_slot_in(one) for one in cast("list[dict[str, object]]", body["slots"]))
    links = tuple(
        Link(_number(one, "generation"), _bytes(one, "data"), _bytes(one, "notes"))
        for one in cast("list[dict[str, object]]", body["links"])
    )
    vault, revision, generation = _text(body, "vault"), _number(body, "revision"), _number(body, "generation")
    if len(bytes.fromhex(vault)) != _VAULT or not (0 < revision < _MOST and 0 < generation < _MOST):
        raise ValueError(FORMAT)
    return KeyFile(vault, revision, generation, slots, links)


def _slot_in(one: dict[str, object]) -> LockedSlot:
    slot = Slot(
        _text(one, "uid"),
        _text(one, "name"),
        Role(_text(one, "role")),
        Language(_text(one, "language")),
        _bytes(one, "signer"),
        one["disabled"] is True,
    )
    kdf = cast("dict[str, object]", one["kdf"])
    cost = Cost(_number(kdf, "memory"), _number(kdf, "passes"), _number(kdf, "lanes"))
    return LockedSlot(slot, cost, _bytes(kdf, "salt"), *(_bytes(one, name) for name in _BOXES))


def _b64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _text(one: dict[str, object], name: str) -> str:
    value = one[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _number(one: dict[str, object], name: str) -> int:
    value = one[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(name)
    return value


def _bytes(one: dict[str, object], name: str) -> bytes:
    return base64.b64decode(_text(one, name), validate=True)


# The three copies


def copies(folder: Path, app_folder: Path, vault: str) -> tuple[Path, Path, Path]:
    """Return where the file and its two copies stand."""
    main = folder / folders.KEYS
    return main, main.with_name(main.name + ".bak"), app_folder / f"{vault}.keys"


def read(folder: Path, app_folder: Path) -> KeyFile:
    """Return the key file, or the newest whole copy where it is gone. Raises KeyFileMissing."""
    vault = vault_of(folder / folders.DATABASE)
    main, *others = copies(folder, app_folder, vault)
    whole = _read_one(main)
    if whole is not None:
        return whole
    found = [keys for path in others if (keys := _read_one(path)) is not None]
    if not found:
        raise KeyFileMissing
    return max(found, key=lambda keys: keys.revision)


def _read_one(path: Path) -> KeyFile | None:
    try:
        return load(path.read_bytes())
    except (OSError, ValueError):
        return None


def write(keys: KeyFile, folder: Path, app_folder: Path) -> None:
    """Put the file in place, whole, then both copies. A copy that fails is mended at the next opening."""
    text = dump(keys)
    main, *others = copies(folder, app_folder, keys.vault)
    folders.write_whole(main, text)
    for path in others:
        with contextlib.suppress(OSError, Unopened):
            folders.write_whole(path, text)


def mend(keys: KeyFile, folder: Path, app_folder: Path) -> None:
    """Write again whichever copy is missing or old."""
    text = dump(keys)
    for path in copies(folder, app_folder, keys.vault):
        if not path.exists() or path.read_bytes() != text:
            folders.write_whole(path, text)
