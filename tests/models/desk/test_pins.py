# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN a person chose: sealed for them alone, chosen with the password, gone when it is dropped."""

import pytest

from models.desk import pins
from models.desk.log import canonical
from models.vault.failures import WeakPassword, WrongPassword
from tests.models.house import CLERK, COUNSELLOR, MANAGER, PASSWORD, House
from tests.models.making import by_hand, everything


def test_a_pin_is_kept_for_its_owner_alone(house: House) -> None:
    desk = house.sit(CLERK)
    assert pins.held(desk) is None
    pins.choose(desk, "4071", PASSWORD)
    assert b"4071" not in canonical([repr(row) for row in everything(desk)["pin"]])
    for other in (COUNSELLOR, MANAGER):
        assert not pins.has_one(house.sit(other))
    desk = house.sit(CLERK)
    held = pins.held(desk)
    assert held is not None
    assert held.uid == desk.person.uid
    pins.choose(desk, "5290", PASSWORD)
    assert len(everything(desk)["pin"]) == 1
    pins.drop(desk)
    assert not pins.has_one(desk)


def test_it_takes_the_password_and_digits_worth_something(house: House) -> None:
    with pytest.raises(WrongPassword):
        pins.choose(house.desk, "4071", "not this one at all")
    with pytest.raises(WeakPassword):
        pins.choose(house.desk, "1111", PASSWORD)
    assert not pins.has_one(house.desk)


def test_a_pin_put_in_with_the_front_desks_keys_lets_nobody_in(house: House) -> None:
    desk = house.sit(MANAGER)
    manager = desk.person.uid
    desk = house.sit(CLERK)
    pins.choose(desk, "4071", PASSWORD)
    by_hand(desk, "UPDATE pin SET author = ?", manager)
    desk = house.sit(MANAGER)
    assert not pins.has_one(desk)
    assert pins.held(desk) is None
