# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names on the sign-in page: the same as the vault's own list, read without its weight."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from models.vault import folders, roll_call
from models.vault.failures import KeyFileMissing, NoVault
from models.vault.roll_call import Named, staff_named
from models.vault.store import staff_slots

if TYPE_CHECKING:
    from tests.models.vault.conftest import World


def changed(path: Path, **changes: object) -> None:
    """Write other values into a key file, with the check that goes with them."""
    body: dict[str, Any] = json.loads(path.read_bytes())
    del body["check"]
    body.update(changes)
    body["check"] = roll_call.check_of(body)
    path.write_text(json.dumps(body), encoding="utf-8")


def listed(world: "World") -> tuple[Named, ...]:
    found = staff_slots(world.folder, world.app)
    return tuple(Named(one.uid, one.name, one.role, one.language) for one in found)


def test_the_names_are_those_of_the_vault(world: "World") -> None:
    assert staff_named(world.folder, world.app) == listed(world)
    assert [one.name for one in listed(world)] == ["Meera Joshi", "Ravi Kumar", "Simran"]


def test_who_may_not_sign_in_is_not_named(world: "World") -> None:
    slots: list[dict[str, Any]] = json.loads(world.keys.read_bytes())["slots"]
    slots[1]["disabled"] = True
    changed(world.keys, slots=slots)
    assert [one.name for one in staff_named(world.folder, world.app)] == ["Meera Joshi", "Simran"]


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b"null", b'{"check": 1}', b"[" * 100_000, b"\xff\xfe"], ids=range(7)
)
def test_a_key_file_that_is_not_whole_is_left_to_its_copies(world: "World", text: bytes) -> None:
    before = listed(world)
    world.keys.write_bytes(text)
    assert staff_named(world.folder, world.app) == before


@pytest.mark.parametrize("version", ["1", None, True])
def test_a_version_that_is_no_number_is_not_ours(world: "World", version: object) -> None:
    before = listed(world)
    changed(world.keys, version=version)
    assert staff_named(world.folder, world.app) == before


def test_refusals_are_the_vaults_own(world: "World", tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        staff_named(tmp_path / "nowhere", world.app)
    for path in (world.keys, world.folder / "centre.keys.bak", *world.app.glob("*.keys")):
        path.unlink()
    with pytest.raises(KeyFileMissing):
        staff_named(world.folder, world.app)


def test_the_files_are_called_as_everywhere() -> None:
    assert (roll_call.DATABASE, roll_call.KEYS) == (folders.DATABASE, folders.KEYS)


def test_reading_the_names_loads_no_cryptography(world: "World") -> None:
    script = (
        "import sys; from pathlib import Path; from models.vault.roll_call import staff_named\n"
        "assert len(staff_named(*map(Path, sys.argv[1:]))) == 3\n"
        "print(sorted({'cryptography', 'sqlalchemy', 'models.vault.opening'} & set(sys.modules)))"
    )
    words = [sys.executable, "-c", script, str(world.folder), str(world.app)]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip() == "[]"
