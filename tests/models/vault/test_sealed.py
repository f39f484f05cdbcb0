# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed values and posts: who opens them, what length tells, and that none can be moved or altered."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.messages import NotAllowed
from models.sobriety.tables import SobrietyRecord
from models.vault import sealed
from models.vault.failures import SealBroken

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

WHERE = ("sealednote", "row", "member", "author", 3)
KEY = b"k" * 32
OTHER_PLACES = [
    ("award", "row", "member", "author", 3),
    ("sealednote", "row2", "member", "author", 3),
    ("sealednote", "row", "member2", "author", 3),
    ("sealednote", "row", "member", "author2", 3),
    ("sealednote", "row", "member", "author", 2),
    ("sealednote", "rowmember", "", "author", 3),
]


@given(st.binary(max_size=3000), st.sampled_from([256, 1024]))
def test_a_value_opens_in_its_place(body: bytes, floor: int) -> None:
    sealer = sealed.Sealer(KEY, "v", 1)
    value = sealer.seal(WHERE, body, floor)
    assert sealer.unseal(WHERE, value) == body
    assert (len(value) - 29) % sealed.STEP == 0
    assert len(value) - 29 >= floor


def test_length_says_little() -> None:
    sealer = sealed.Sealer(KEY, "v", 1)
    lengths = {len(sealer.seal(WHERE, b"x" * size, SobrietyRecord.floor)) for size in range(0, 1021, 60)}
    assert len(lengths) == 1


def test_who_still_works_when_the_register_is_locked_is_told_so() -> None:
    sealer = sealed.Sealer(bytes(bytearray(b"w" * 32)), "v", 1)
    value = sealer.seal(WHERE, b"text", 256)
    sealer.wipe()
    with pytest.raises(NotAllowed, match="locked"):
        sealer.unseal(WHERE, value)
    with pytest.raises(NotAllowed, match="locked"):
        sealer.seal(WHERE, b"text", 256)


@pytest.mark.parametrize("elsewhere", OTHER_PLACES)
def test_a_moved_value_does_not_open(elsewhere: tuple[str, str, str, str, int]) -> None:
    sealer = sealed.Sealer(KEY, "v", 1)
    value = sealer.seal(WHERE, b"text", 256)
    with pytest.raises(SealBroken):
        sealer.unseal(elsewhere, value)


def test_another_vault_generation_or_key_does_not_open() -> None:
    value = sealed.Sealer(KEY, "v", 1).seal(WHERE, b"text", 256)
    for other in (sealed.Sealer(KEY, "w", 1), sealed.Sealer(KEY, "v", 2), sealed.Sealer(b"l" * 32, "v", 1)):
        with pytest.raises(SealBroken):
            other.unseal(WHERE, value)


@given(st.integers(0, 284), st.integers(1, 255))
def test_an_altered_value_does_not_open(at: int, flip: int) -> None:
    sealer = sealed.Sealer(KEY, "v", 1)
    value = bytearray(sealer.seal(WHERE, b"text", 256))
    value[at] ^= flip
    with pytest.raises(SealBroken):
        sealer.unseal(WHERE, bytes(value))


@given(st.binary(max_size=300))
def test_anything_else_does_not_open(value: bytes) -> None:
    with pytest.raises(SealBroken):
        sealed.Sealer(KEY, "v", 1).unseal(WHERE, value)


def test_a_text_longer_than_what_holds_it_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_short(body: bytes, floor: int) -> bytes:
        return sealed.STEP.to_bytes(4, "big") + body.ljust(floor - 4, b"\0")

    monkeypatch.setattr(sealed, "padded", too_short)
    sealer = sealed.Sealer(KEY, "v", 1)
    with pytest.raises(SealBroken):
        sealer.unseal(WHERE, sealer.seal(WHERE, b"text", 256))


def test_no_word_can_pretend_to_be_two() -> None:
    with pytest.raises(SealBroken):
        sealed.Sealer(KEY, "v", 1).seal(("a", "b\0c", "d", "e", 1), b"", 256)


def test_counsellor_and_manager_read_each_other_and_the_desk_neither(world: "World") -> None:
    with world.open("Ravi Kumar") as vault:
        author = vault.person.uid
        value = vault.seal("sealednote", "row", "member", 1, "ठीक".encode())
    with world.open() as vault:
        assert vault.unseal("sealednote", "row", "member", author, 1, 1, value).decode() == "ठीक"
        with pytest.raises(SealBroken):
            vault.unseal("sealednote", "row", "member", vault.person.uid, 1, 1, value)
        for generation in (0, 2, -1):
            with pytest.raises(SealBroken):
                vault.unseal("sealednote", "row", "member", author, 1, generation, value)
    with world.open("Simran") as vault:
        with pytest.raises(NotAllowed):
            vault.unseal("sealednote", "row", "member", author, 1, 1, value)
        with pytest.raises(NotAllowed):
            vault.seal("sealednote", "row", "member", 1, b"")


def test_the_desk_posts_and_cannot_read_back(world: "World") -> None:
    with world.open("Simran") as vault:
        clerk = vault.person.uid
        first, second = (vault.post("row", "member", "remark", b"seen at the gate") for _ in range(2))
        assert first != second
        with pytest.raises(NotAllowed):
            vault.open_post("row", "member", clerk, "remark", first)
    with world.open("Ravi Kumar") as vault:
        assert vault.open_post("row", "member", clerk, "remark", first) == b"seen at the gate"
        for moved in [
            ("row2", "member", clerk, "remark"),
            ("row", "m", clerk, "remark"),
            ("row", "member", "x", "remark"),
        ]:
            with pytest.raises(SealBroken):
                vault.open_post(*moved, first)
        with pytest.raises(SealBroken):
            vault.open_post("row", "member", clerk, "start", first)


@pytest.mark.parametrize("at", [0, 2, 4, 5, 40, 100, -1])
def test_an_altered_post_does_not_open(world: "World", at: int) -> None:
    with world.open() as vault:
        value = bytearray(vault.post("row", "member", "remark", b"text"))
        value[at] ^= 1
        for spoilt in (bytes(value), bytes(value[:3]), bytes(value[:20]), b""):
            with pytest.raises(SealBroken):
                vault.open_post("row", "member", vault.person.uid, "remark", spoilt)


def test_signatures_are_the_persons(world: "World") -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    with world.open("Simran") as vault:
        signature = vault.sign(b"line")
        Ed25519PublicKey.from_public_bytes(vault.person.signer).verify(signature, b"line")
        other = next(slot for slot in vault.slots() if slot.name == "Meera Joshi")
        with pytest.raises(InvalidSignature):
            Ed25519PublicKey.from_public_bytes(other.signer).verify(signature, b"line")


def test_a_closed_vault_does_nothing(world: "World") -> None:
    vault = world.open()
    vault.close()
    vault.close()
    with pytest.raises(NotAllowed):
        vault.sign(b"")
    with pytest.raises(NotAllowed):
        vault.seal("t", "u", "m", 1, b"")
