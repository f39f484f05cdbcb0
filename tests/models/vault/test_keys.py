# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys, boxes and the key file: what each role opens, and that nothing moved or edited passes."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.messages import NotAllowed, Refused
from models.vault import failures, folders, keyfile, keyring, recovery_sheet, slots, staff
from models.words import Language, Role

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
NEW = "harbour lotus copper"
VAULT = "00" * 16


def edit(world: "World", changed: keyfile.KeyFile) -> None:
    """Put an edited key file in all three places, as somebody with a text editor could."""
    for path in keyfile.copies(world.folder, world.app, changed.vault):
        path.write_bytes(keyfile.dump(changed))


def by_name(keys: keyfile.KeyFile, name: str) -> slots.LockedSlot:
    return staff.find(keys, name)


# Derivation and boxes


def test_every_purpose_vault_and_generation_gives_another_key() -> None:
    derived = {
        keyring.derive(bytes(32), vault, purpose, generation)
        for vault in (VAULT, "11" * 16)
        for purpose in ("data", "notes", "escrow")
        for generation in (0, 1, 2)
    }
    assert len(derived) == 18


def test_the_derivation_never_changes() -> None:
    """A real centre's files hang on these bytes."""
    assert keyring.derive(bytes(range(32)), VAULT, "data", 1).hex() == GOLDEN_DATA
    kept = keyring.from_password("तारा lamp", b"s" * 16, keyring.Cost(8, 1, 1))
    assert kept.hex() == GOLDEN_PASSWORD


GOLDEN_DATA = "6216da4453af7802592b85406911ba0f56c12e369cbb7dba4920779be2e7b59a"
GOLDEN_PASSWORD = "cc99f19400ce898fc0d066b320ea01c0bc81af5bdd620f01b65572e8ea960a77"


def test_a_password_may_be_composed_in_either_way() -> None:
    cost = keyring.Cost(8, 1, 1)
    one, other = (
        keyring.from_password(text, b"s" * 16, cost) for text in ("ज\u093cरा café", "\u095bरा cafe\u0301")
    )
    assert one == other


def test_what_a_password_costs() -> None:
    cost = keyring.Cost()
    assert cost.memory >= 64 * 1024
    assert cost.passes >= 4
    assert cost.lanes == 1


@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_no_two_places_read_alike(one: list[str], other: list[str]) -> None:
    assert (keyring.place(*one) == keyring.place(*other)) == (one == other)


@pytest.mark.parametrize("cut", [0, 1, 12, 28, 60])
def test_a_box_opens_only_whole_and_in_its_place(cut: int) -> None:
    box = keyring.close_box(bytes(32), b"x" * 32, b"here")
    assert keyring.open_box(bytes(32), box, b"here") == b"x" * 32
    spoilt = box[:cut] + bytes([box[cut] ^ 1]) + box[cut + 1 :]
    for key, value, where in [
        (bytes(32), spoilt, b"here"),
        (bytes(32), box[:cut], b"here"),
        (bytes(32), box, b"there"),
    ]:
        with pytest.raises(keyring.BoxClosed):
            keyring.open_box(key, value, where)
    with pytest.raises(keyring.BoxClosed):
        keyring.open_box(b"k" * 32, box, b"here")


# What the roles hold


def test_boxes_have_one_length_whatever_the_role(world: "World") -> None:
    keys = world.key_file()
    for name in ("unlock", "signing", "escrow", "keys", "master"):
        assert len({len(cast("bytes", getattr(one, name))) for one in keys.slots}) == 1, name


def test_the_desk_holds_no_notes_key_and_only_managers_the_master(world: "World") -> None:
    keys = world.key_file()
    held = {one.slot.name: slots.unlock(one, keys.vault, WORDS, 1) for one in keys.slots}
    assert held["Simran"].keys.notes is None
    assert held["Ravi Kumar"].keys.notes == held["Meera Joshi"].keys.notes is not None
    masters = {name: slots.master_of(by_name(keys, name), keys.vault, held[name], 1) for name in held}
    assert [name for name, master in masters.items() if master] == ["Meera Joshi"]
    assert masters["Meera Joshi"] == recovery_sheet.read(world.sheet.text())


def test_secrets_do_not_show_in_messages(world: "World") -> None:
    keys = world.key_file()
    unlocked = slots.unlock(keys.slots[0], keys.vault, WORDS, 1)
    for thing in (unlocked, unlocked.keys, keys, keys.slots[0], world.sheet):
        assert "object at" in repr(thing)


# Tampering


def test_an_edited_role_label_gives_no_rights(world: "World") -> None:
    keys = world.key_file()
    desk = by_name(keys, "Simran")
    edit(world, keys.with_slot(replace(desk, slot=replace(desk.slot, role=Role.MANAGER))))
    before = world.prints()
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")
    assert world.prints() == before


@pytest.mark.parametrize("box", ["signing", "keys", "master"])
def test_a_box_of_another_person_does_not_open(world: "World", box: str) -> None:
    keys = world.key_file()
    manager = by_name(keys, "Meera Joshi")
    changes = {box: cast("bytes", getattr(manager, box))}
    edit(world, keys.with_slot(replace(by_name(keys, "Simran"), **changes)))  # pyright: ignore[reportArgumentType] - chosen by name
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")


def test_a_persons_own_boxes_swapped_do_not_open(world: "World") -> None:
    keys = world.key_file()
    desk = by_name(keys, "Simran")
    edit(world, keys.with_slot(replace(desk, keys=desk.master, master=desk.keys)))
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")


def test_a_master_made_up_by_its_holder_makes_no_manager(world: "World") -> None:
    """A clerk knows their own U and may re-make their own boxes; the keys they lack they cannot make."""
    keys = world.key_file()
    desk = by_name(keys, "Simran")
    own = slots.unlock(desk, keys.vault, WORDS, 1).own
    where = keyring.place(keys.vault, desk.slot.uid, "master")
    forged = keyring.close_box(keyring.derive(own, keys.vault, "master"), b"m" * 32, where)
    edit(world, keys.with_slot(replace(desk, master=forged)))
    with world.open("Simran") as vault:
        assert vault.role is Role.DESK


def test_another_signing_key_in_the_slot_is_noticed(world: "World") -> None:
    keys = world.key_file()
    desk = by_name(keys, "Simran")
    edit(world, keys.with_slot(replace(desk, slot=replace(desk.slot, signer=b"p" * 32))))
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")


@pytest.mark.parametrize(
    "cost",
    [
        keyring.Cost(1 << 31, 1, 1),
        keyring.Cost(8, 1 << 20, 1),
        keyring.Cost(8, 1, 250),
        keyring.Cost(0, 1, 1),
        keyring.Cost(8, 0, 1),
        keyring.Cost(8, 1, -1),
    ],
)
def test_absurd_password_costs_are_refused_before_deriving(
    world: "World", monkeypatch: pytest.MonkeyPatch, cost: keyring.Cost
) -> None:
    def never(**_: object) -> object:
        pytest.fail("derived")

    keys = world.key_file()
    edit(world, keys.with_slot(replace(by_name(keys, "Simran"), cost=cost)))
    monkeypatch.setattr(keyring, "Argon2id", never)
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")


def test_a_damaged_key_file_is_no_key_file() -> None:
    whole = keyfile.dump(keyfile.KeyFile(VAULT, 1, 1, ()))
    assert keyfile.load(whole).vault == VAULT
    for text in (b"", b"{}", b"[]", whole[:-3], whole.replace(b'"revision": 1', b'"revision": 2')):
        with pytest.raises(ValueError, match=r".*"):
            keyfile.load(text)


def test_every_field_of_a_slot_has_its_kind(world: "World") -> None:
    body: dict[str, object] = json.loads(world.keys.read_bytes())
    body.pop("check")
    for name, value in [
        ("revision", "1"),
        ("generation", True),
        ("vault", 7),
        ("slots", {"a": 1}),
        ("links", 5),
    ]:
        odd = {**body, name: value}
        odd["check"] = keyfile.check_of(odd)
        with pytest.raises(ValueError, match=r".*"):
            keyfile.load(json.dumps(odd).encode())


def test_a_killed_writing_leaves_a_whole_key_file(world: "World", monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes after each of the three writings in turn: what is there opens, with old or new words."""
    real = folders.write_whole
    for last in range(3):
        written: list[str] = []

        def cut(path: object, content: bytes, last: int = last, written: list[str] = written) -> None:
            if len(written) == last:
                raise KeyboardInterrupt
            written.append(str(path))
            real(cast("keyfile.Path", path), content)

        vault = world.open(password=WORDS)
        with monkeypatch.context() as patch:
            patch.setattr(folders, "write_whole", cut)
            with pytest.raises(KeyboardInterrupt):
                vault.change_password(WORDS, NEW)
        vault.close()
        now = NEW if last else WORDS
        with world.open(password=now) as again:
            if now == NEW:
                again.change_password(NEW, WORDS)


# People


def test_only_a_manager_adds_people(world: "World") -> None:
    with world.open("Ravi Kumar") as vault, pytest.raises(NotAllowed):
        vault.add_person("Asha", Role.DESK, NEW, manager_password=WORDS)
    with world.open() as vault, pytest.raises(failures.WrongPassword):
        vault.add_person("Asha", Role.DESK, NEW, manager_password="no")


def test_an_added_manager_may_add_in_turn(world: "World") -> None:
    with world.open() as vault:
        slot = vault.add_person(
            "Asha Rao", Role.MANAGER, NEW, manager_password=WORDS, language=Language.PUNJABI
        )
        with pytest.raises(Refused):
            vault.add_person("asha  rao", Role.DESK, NEW, manager_password=WORDS)
    with world.open("Asha Rao", NEW) as vault:
        assert vault.person == slot
        vault.add_person("Third", Role.DESK, NEW, manager_password=NEW)
        assert vault.fingerprint() == world.sheet.fingerprint


def test_switching_off_and_on(world: "World") -> None:
    with world.open() as vault:
        clerk = next(slot for slot in vault.slots() if slot.name == "Simran")
        vault.disable(clerk.uid)
        with pytest.raises(Refused):
            vault.disable(vault.person.uid)
    with pytest.raises(failures.PersonDisabled):
        world.open("Simran")
    keys = world.key_file()
    off = by_name(keys, "Simran")
    edit(world, keys.with_slot(replace(off, slot=replace(off.slot, disabled=False))))
    with pytest.raises(failures.KeyFileChanged):
        world.open("Simran")
    with world.open() as vault:
        vault.enable(clerk.uid, Role.DESK, manager_password=WORDS)
    with world.open("Simran") as vault:
        assert vault.role is Role.DESK


def test_change_of_password_name_role_and_language(world: "World") -> None:
    with world.open("Simran") as vault:
        signed = vault.person.signer
        vault.change_password(WORDS, NEW)
        vault.change_language(Language.PUNJABI)
        with pytest.raises(failures.WrongPassword):
            vault.confirm(WORDS)
    with world.open() as vault:
        uid = next(slot.uid for slot in vault.slots() if slot.name == "Simran")
        vault.change_person(uid, manager_password=WORDS, name="Simran Gill", role=Role.COUNSELLOR)
    with world.open("Simran Gill", NEW) as vault:
        assert (vault.role, vault.person.language, vault.person.signer) == (
            Role.COUNSELLOR,
            Language.PUNJABI,
            signed,
        )


def test_a_reset_password_comes_with_a_new_signing_key(world: "World") -> None:
    with world.open() as vault:
        clerk = next(slot for slot in vault.slots() if slot.name == "Simran")
        slot = vault.reset_password(clerk.uid, NEW, manager_password=WORDS)
        assert slot.uid == clerk.uid
        assert slot.signer != clerk.signer
    world.open("Simran", NEW).close()
    with pytest.raises(failures.WrongPassword):
        world.open("Simran")


def test_removal_begins_a_generation_that_old_keys_do_not_open(world: "World") -> None:
    old_keys = world.keys.read_bytes()
    with world.open() as vault:
        value = vault.seal("sealednote", "u", "m", 1, b"before")
        posted = vault.post("p", "m", "note", b"posted before")
        clerk = next(slot for slot in vault.slots() if slot.name == "Simran")
        before = vault._open.unlocked.keys  # pyright: ignore[reportPrivateUsage]
        vault.remove_person(clerk.uid, manager_password=WORDS)
        assert (before.data, before.notes) == (bytes(32), bytes(32)), "Nobody needs them any more."
        assert vault.generation == 2
        assert vault.unseal("sealednote", "u", "m", vault.person.uid, 1, 1, value) == b"before"
        world.log(vault, 1)
    with world.open("Ravi Kumar") as vault:
        author = next(slot.uid for slot in vault.slots() if slot.name == "Meera Joshi")
        assert vault.generation == 2
        assert vault.unseal("sealednote", "u", "m", author, 1, 1, value) == b"before"
        assert vault.open_post("p", "m", author, "note", posted) == b"posted before"
        with pytest.raises(failures.SealBroken):
            vault.unseal("sealednote", "u", "m", author, 1, 2, value)
    with pytest.raises(failures.UnknownPerson):
        world.open("Simran")
    world.keys.write_bytes(old_keys)
    with pytest.raises(failures.NotOurs):
        world.open("Simran")


def test_re_keying_cut_short_is_finished_at_the_next_opening(
    world: "World", monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.vault import engine

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    vault = world.open()
    clerk = next(slot for slot in vault.slots() if slot.name == "Simran")
    with monkeypatch.context() as patch:
        patch.setattr(engine, "rekey", cut)
        with pytest.raises(KeyboardInterrupt):
            vault.remove_person(clerk.uid, manager_password=WORDS)
    vault.close()
    with world.open("Ravi Kumar") as again:
        assert again.generation == 2
    with world.recover(world.sheet.text()) as again:
        assert again.role is Role.MANAGER


def test_a_new_master_makes_the_old_sheet_useless(world: "World") -> None:
    with world.open() as vault:
        value = vault.seal("sealednote", "u", "m", 1, b"before")
        fresh = vault.new_master(manager_password=WORDS)
        vault.confirm_sheet(fresh.text(), manager_password=WORDS)
        with pytest.raises(failures.WrongSheet):
            vault.confirm_sheet(world.sheet.text(), manager_password=WORDS)
    with pytest.raises(failures.WrongSheet):
        world.recover(world.sheet.text())
    with world.recover(fresh.text()) as vault:
        author = next(slot.uid for slot in vault.slots() if slot.name == "Meera Joshi")
        assert vault.unseal("sealednote", "u", "m", author, 1, 1, value) == b"before"


# The recovery sheet


def test_the_sheet_opens_and_makes_a_manager(world: "World") -> None:
    typed = world.sheet.text().lower().replace(" ", "-")
    with world.recover(typed) as vault:
        assert vault.found.by_sheet
        assert vault.role is Role.MANAGER
        vault.add_person("Fourth", Role.DESK, NEW, manager_password="new words for us")
    world.open("Asha Rao", "new words for us").close()
    world.open("Simran").close()


def test_the_sheet_gives_a_manager_who_forgot_their_own_place_back(world: "World") -> None:
    before = world.key_file().slots[0].slot
    with world.recover(world.sheet.text(), "Meera Joshi") as vault:
        assert vault.person.uid == before.uid
        assert vault.person.signer != before.signer


def test_the_sheet_alone_is_enough(world: "World") -> None:
    with world.open() as vault:
        value = vault.seal("sealednote", "u", "m", 1, b"kept")
        author = vault.person.uid
        vault.remove_person(next(s.uid for s in vault.slots() if s.name == "Simran"), manager_password=WORDS)
    for path in (*world.folder.glob("centre.keys*"), *world.app.iterdir()):
        path.unlink()
    with world.recover(world.sheet.text()) as vault:
        assert vault.generation == 2
        assert vault.unseal("sealednote", "u", "m", author, 1, 1, value) == b"kept"
    world.open("Asha Rao", "new words for us").close()


def test_another_sheet_is_refused_and_nothing_changes(world: "World") -> None:
    other = " ".join(recovery_sheet.groups(b"o" * 32))
    for typed in (other, "", world.sheet.text()[:-1], world.sheet.text() + "A", "1" * 56):
        before = world.prints()
        with pytest.raises(failures.WrongSheet):
            world.recover(typed)
        assert world.prints() == before


@given(st.binary(min_size=32, max_size=32))
def test_the_sheet_reads_back_and_looks_alike_letters_are_taken(master: bytes) -> None:
    groups = recovery_sheet.groups(master)
    assert [len(group) for group in groups] == [8] * 7
    typed = "  ".join(groups).replace("O", "0").replace("B", "8")
    assert recovery_sheet.read(typed) == master
    few = "".join(groups).replace("I", "1", 3).replace("L", "1", 3)
    assert recovery_sheet.read(few) == master


@given(
    st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("ACDEFGHKMNPQRSTUVWXYZ234567")
)
def test_one_wrong_letter_is_noticed(master: bytes, at: int, letter: str) -> None:
    text = "".join(recovery_sheet.groups(master))
    wrong = text[:at] + letter + text[at + 1 :]
    if wrong != text:
        with pytest.raises(failures.WrongSheet):
            recovery_sheet.read(wrong)
