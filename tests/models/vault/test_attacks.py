# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk with a text editor, their own password and all it opens, and a thief with every file."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

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


def _edited(world: "World", change: Callable[[dict[str, Any]], object]) -> None:
    """Edit the key file's JSON in all three places, and make its check fit."""
    body = json.loads(world.keys.read_bytes())
    body.pop("check")
    vault = body["vault"]
    change(body)
    text = json.dumps({**body, "check": keyfile.check_of(body)}).encode()
    for path in keyfile.copies(world.folder, world.app, vault):
        path.write_bytes(text)


ABSURD: list[Callable[[dict[str, Any]], object]] = [
    lambda body: body.update(revision=1 << 70),
    lambda body: body.update(revision=-1),
    lambda body: body.update(generation=1 << 40),
    lambda body: body.update(generation=0),
    lambda body: body.update(vault="zz" * 16),
    lambda body: body.update(vault=""),
    lambda body: [slot["kdf"].update(salt="") for slot in body["slots"]],
    lambda body: [slot.update(keys="") for slot in body["slots"]],
    lambda body: [slot.update(unlock="AQ==") for slot in body["slots"]],
    lambda body: body.update(slots=[[]]),
]


@pytest.mark.parametrize("change", ABSURD)
def test_absurd_key_files_are_refused_in_words_and_change_nothing(
    world: "World", change: Callable[[dict[str, Any]], object]
) -> None:
    _edited(world, change)
    before = world.prints()
    with pytest.raises(failures.Unopened):
        world.open()
    assert world.prints() == before


def test_an_older_key_file_is_noticed(world: "World") -> None:
    old = world.keys.read_bytes()
    with world.open("Simran") as vault:
        vault.change_password(WORDS, NEW)
    for path in keyfile.copies(world.folder, world.app, world.key_file().vault):
        path.write_bytes(old)
    with pytest.raises(failures.OlderCopy):
        world.open("Simran")


@pytest.mark.parametrize("text", ["[NaN, 0]", "[3, NaN]", "[Infinity, 0]", "[1e999, 1]", '"x"', "[1]", "{}"])
def test_an_edited_count_of_tries_keeps_nobody_out(world: "World", text: str) -> None:
    uid = staff.find(world.key_file(), "Simran").slot.uid
    world.tries.write_text(f'{{"{uid}": {text}}}', encoding="utf-8")
    world.open("Simran").close()


def test_a_thief_with_every_file_reads_no_name_phone_or_password(world: "World") -> None:
    """Beside staff names in the key file, which the sign-in screen shows anyway."""
    secret = ("Meena Verma", "9876543210", WORDS, "Met his brother", "sobriety", "CREATE TABLE")
    vault = world.open()
    vault.free_reserve()
    with vault.writer.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO sealednote (uid, author, version, generation, body, member)"
            " VALUES ('n', 'Meena Verma', 1, 1, 'Met his brother', '9876543210')"
        )
    world.log(vault, 1)
    with pytest.raises(failures.WrongPassword):
        vault.confirm("tiger lake moon ric")
    running = _holding(world, secret)
    vault.close()
    assert running == _holding(world, secret) == []


def _holding(world: "World", words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return which file holds which of the words, in either of the ways text is written."""
    found: list[tuple[str, str]] = []
    names: set[str] = set()
    for path in (*world.folder.rglob("*"), *world.app.rglob("*")):
        if path.is_file():
            names.add(path.name)
            content = path.read_bytes()
            kinds = [(word, word.encode(kind)) for word in words for kind in ("utf-8", "utf-16-le")]
            found += [(path.name, word) for word, text in kinds if text in content]
    assert {"centre.db", "centre.keys", "centre.keys.bak", world.tries.name} <= names
    return found
