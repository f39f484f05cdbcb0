# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coming back by PIN: held in memory alone, three tries, the same day, never past what the keys say now."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vault import pin
from models.vault.failures import PersonDisabled, Unopened, WeakPassword
from models.vault.opened import Vault
from models.vault.opening import reopen_vault
from models.words import Role

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

WORDS = "tiger lake moon rice"
PIN = "4071"


def back(world: "World", held: pin.Held, typed: str = PIN) -> Vault:
    return reopen_vault(world.folder, held=held, typed=typed, clock=world.clock, app_folder=world.app)


@pytest.mark.parametrize("name", ["Meera Joshi", "Ravi Kumar", "Simran"])
def test_the_same_person_comes_back_with_the_same_keys(world: "World", name: str) -> None:
    with world.open(name) as vault:
        held, role, signed = vault.hold_for(PIN), vault.role, vault.sign(b"one")
        before = world.prints()
    del before
    with back(world, held) as vault:
        assert (vault.person.name, vault.role, vault.sign(b"one")) == (name, role, signed)
    with back(world, held) as vault:
        assert vault.role is role


def test_holding_writes_nothing(world: "World") -> None:
    with world.open("Ravi Kumar") as vault:
        before = world.prints()
        held = vault.hold_for(PIN)
        assert world.prints() == before
    assert PIN not in repr(held)


def test_three_wrong_tries_and_it_is_gone(world: "World") -> None:
    with world.open("Simran") as vault:
        held = vault.hold_for(PIN)
    for left in (2, 1):
        with pytest.raises(pin.WrongPin) as wrong:
            back(world, held, "4072")
        assert wrong.value.left == left
    back(world, held).close()
    for _ in range(3):
        with pytest.raises(pin.WrongPin):
            back(world, held, "4072")
    with pytest.raises(pin.WrongPin):
        back(world, held)
    assert (held.box, held.left) == (b"", 0)


def test_another_day_asks_the_password(world: "World") -> None:
    with world.open("Simran") as vault:
        held = vault.hold_for(PIN)
    world.clock.at += timedelta(days=1)
    with pytest.raises(pin.WrongPin):
        back(world, held)


def test_who_was_closed_removed_or_changed_meanwhile_stays_out(world: "World") -> None:
    held: dict[str, pin.Held] = {}
    for name in ("Ravi Kumar", "Simran"):
        with world.open(name) as vault:
            held[name] = vault.hold_for(PIN)
    with world.open() as vault:
        by_name = {slot.name: slot.uid for slot in vault.slots()}
        vault.disable(by_name["Simran"])
    with pytest.raises(PersonDisabled):
        back(world, held["Simran"])
    with world.open() as vault:
        vault.change_person(by_name["Ravi Kumar"], role=Role.DESK, manager_password=WORDS)
    with back(world, held["Ravi Kumar"]) as vault:
        assert vault.role is Role.DESK
    with world.open() as vault:
        vault.reset_password(by_name["Ravi Kumar"], "harbour lotus copper", manager_password=WORDS)
    with pytest.raises(Unopened):
        back(world, held["Ravi Kumar"])


def test_what_is_held_opens_no_other_vault_and_no_other_person(world: "World") -> None:
    with world.open("Simran") as vault:
        held = vault.hold_for(PIN)
        other = next(slot.uid for slot in vault.slots() if slot.name == "Ravi Kumar")
    held.uid = other
    with pytest.raises(Unopened):
        back(world, held)


@pytest.mark.parametrize("weak", ["", "123", "1234", "9876", "0000", "123456789", "12a4", "१२३५", "2468"])
def test_a_pin_that_is_guessed_at_once_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassword):
        pin.refuse_weak_pin(weak)


@pytest.mark.parametrize("fine", ["4071", "90210", "86753091"])
def test_a_pin_is_no_password_and_a_password_no_pin(fine: str) -> None:
    pin.refuse_weak_pin(fine)
    assert pin.looks_like_pin(fine)
    assert not pin.looks_like_pin("tiger lake moon")
