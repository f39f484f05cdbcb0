# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords: what is offered, what is refused, and that refusing says why."""

import pytest

from models.vault import passwords
from models.vault.failures import WeakPassword
from models.words import Role
from resources import data


@pytest.mark.parametrize(("role", "words"), [(Role.MANAGER, 4), (Role.COUNSELLOR, 3), (Role.DESK, 3)])
def test_an_offered_passphrase(role: Role, words: int) -> None:
    offered = {passwords.passphrase(role) for _ in range(50)}
    assert len(offered) == 50
    assert all(len(text.split()) == words for text in offered)


def test_every_offer_of_usual_length_is_accepted() -> None:
    for _ in range(200):
        text = passwords.passphrase(Role.MANAGER)
        passwords.refuse_weak(text, names=["Meera Joshi"])


def test_the_word_list() -> None:
    words = data.text("passphrase-words.txt").split()
    assert len(words) == len(set(words)) >= 1500
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 9 for word in words)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short words",
        "              ",
        "22-11-2026 09:00",
        "+91 98765 43210",
        "987654321098",
        "aaaaaaaaaaaaaa",
        "abababababab",
        "Meera Joshi 1985",
        "meerajoshi@123",
        "Navjeevan2026!",
        "password1234",
        "Password@12345",
        "qwertyuiop12",
        "1234abcd5678",
        "abcdefghijkl",
        "Waheguru@1313",
        "saathi123456",
    ],
)
def test_guessable_passwords_are_refused(weak: str) -> None:
    with pytest.raises(WeakPassword):
        passwords.refuse_weak(weak, names=["Meera Joshi", "Navjeevan"])


@pytest.mark.parametrize(
    "good", ["tiger lake moon rice", "हाथी नदी चाँद चावल", "ਹਾਥੀ ਨਦੀ ਚੰਨ ਚੌਲ", "Meera likes 7 mangoes"]
)
def test_good_passwords_pass(good: str) -> None:
    passwords.refuse_weak(good, names=["Meera Joshi"])
