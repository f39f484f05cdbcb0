# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page's digest is SHA-256, whoever makes it; its sentences are equal where they say the same."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import digest
from models.messages import Message, counted, message


@given(st.binary(max_size=300))
def test_it_is_sha_256(told: bytes) -> None:
    assert digest.digest(told) == hashlib.sha256(told).hexdigest()


def test_a_python_without_its_own_asks_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_hashlib(name: str) -> object:
        if name != "hashlib":
            raise ImportError(name)
        return hashlib

    monkeypatch.setattr(digest, "import_module", only_hashlib)
    assert digest._maker() is hashlib  # pyright: ignore[reportPrivateUsage]


def test_a_sentence_is_what_it_says() -> None:
    said = message("{name} is here", name="Gurpreet")
    assert said == Message("{name} is here", {"name": "Gurpreet"})
    assert said != message("{name} is here", name="Harpreet")
    assert said != "{name} is here"
    assert str(said) == "{name} is here"
    assert "Gurpreet" not in f"{said!r}{said}"
    assert len({said, message("{name} is here", name="Gurpreet")}) == 1
    assert counted("{n} day", "{n} days", 2) == Message("{n} day", {"n": 2}, "{n} days", 2)
    assert message("Nobody").parameters is not message("Nobody").parameters
