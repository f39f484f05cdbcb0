# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk with a text editor, their own password and all it opens, and a thief with every file."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from models.vault import failures, keyfile, keyring, slots, staff
from models.words import Role

if TYPE_CHECKING:
    from models.vault.store import Vault
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
NEW = "harbour lotus copper"


def edit(world: "World", changed: keyfile.KeyFile) -> None:
    """Put an edited key file in all three places, with a check that fits."""
    for path in keyfile.copies(world.folder, world.app, changed.vault):
        path.write_bytes(keyfile.dump(changed))


def promoted(world: "World", name: str, role: Role) -> str:
    """Let somebody give themselves a better label, with a box of their own making to go with it."""
    keys = world.key_file()
    locked = staff.find(keys, name)
    own = slots.unlock(locked, keys.vault, WORDS, keys.generation)
    uid = locked.slot.uid
    where = keyring.place(keys.vault, uid, "keys", str(keys.generation), name, role.value)
    forged = keyring.close_box(own.own, own.keys.packed(), where)
    edit(world, keys.with_slot(replace(locked, slot=replace(locked.slot, role=role), keys=forged)))
    return uid


def _leaves(vault: "Vault", _uid: str) -> None:
    vault.remove_person(
        vault.add_person("Third", Role.DESK, NEW, manager_password=WORDS).uid, manager_password=WORDS
    )


CHANGES: list[Callable[["Vault", str], object]] = [
    _leaves,
    lambda vault, _uid: vault.new_master(manager_password=WORDS),
    lambda vault, uid: vault.change_person(uid, manager_password=WORDS, name="Simran Gill"),
    lambda vault, uid: vault.reset_password(uid, NEW, manager_password=WORDS),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("name", "role"),
    [("Simran", Role.COUNSELLOR), ("Simran", Role.MANAGER), ("Ravi Kumar", Role.MANAGER)],
)
def test_a_label_edited_by_its_holder_never_becomes_rights(
    world: "World", change: Callable[["Vault", str], object], name: str, role: Role
) -> None:
    """Boxes follow labels, yet a manager's next change makes nobody what they only call themselves."""
    before = staff.find(world.key_file(), name).slot.role
    uid = promoted(world, name, role)
    with world.open(name) as vault:
        assert vault.role is before
    with world.open() as vault, pytest.raises(failures.KeyFileChanged):
        change(vault, uid)
    with world.open(name) as vault:
        assert vault.role is before


def test_a_label_edited_while_switched_off_never_becomes_rights(world: "World") -> None:
    with world.open() as vault:
        uid = next(slot.uid for slot in vault.slots() if slot.name == "Simran")
        vault.disable(uid)
    keys = world.key_file()
    off = staff.find(keys, "Simran")
    edit(world, keys.with_slot(replace(off, slot=replace(off.slot, role=Role.MANAGER))))
    with world.open() as vault:
        with pytest.raises(failures.PersonDisabled):
            vault.reset_password(uid, NEW, manager_password=WORDS)
        vault.change_person(uid, manager_password=WORDS, name="Simran Gill")
        assert world.key_file().slot(uid) is not None
        assert cast("slots.LockedSlot", world.key_file().slot(uid)).keys == b""
        vault.enable(uid, Role.DESK, manager_password=WORDS)
    with world.open("Simran Gill") as vault:
        assert vault.role is Role.DESK
