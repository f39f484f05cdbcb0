# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The anchor: what it remembers through torn writings, and that numbers on paper only grow."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.vault import anchor
from models.vault.anchor import Anchor, Seen

if TYPE_CHECKING:
    from tests.models.vault.conftest import World

KEY = b"a" * 32
VAULT = "ab" * 16


def written(folder: Path, times: int) -> None:
    remembering = Anchor(folder, VAULT, KEY, Seen())
    for count in range(1, times + 1):
        remembering.write(Seen(count, b"h" * count, 1, None, {"member": count}, remembering.seen.sequence))
    remembering.close()


def test_the_last_writing_counts(tmp_path: Path) -> None:
    written(tmp_path, 7)
    seen = anchor.read(tmp_path, VAULT, KEY)
    assert seen is not None
    assert (seen.count, seen.head, seen.counters) == (7, b"h" * 7, {"member": 7})


def test_a_shorter_line_over_a_longer_one(tmp_path: Path) -> None:
    written(tmp_path, 60)
    remembering = Anchor(tmp_path, VAULT, KEY, anchor.read(tmp_path, VAULT, KEY) or Seen())
    remembering.write(Seen(61, b"x", 1, None, {}, remembering.seen.sequence))
    remembering.close()
    assert (anchor.read(tmp_path, VAULT, KEY) or Seen()).count == 61


@pytest.mark.parametrize("left", [0, 10, 64, 100])
def test_a_torn_writing_leaves_the_one_before(tmp_path: Path, left: int) -> None:
    written(tmp_path, 6)
    newest = max(
        anchor.paths(tmp_path, VAULT), key=lambda path: json.loads(path.read_bytes()[65:])["sequence"]
    )
    newest.write_bytes(newest.read_bytes()[:left])
    assert (anchor.read(tmp_path, VAULT, KEY) or Seen()).count == 5


def test_an_edited_anchor_or_another_key_counts_as_none(tmp_path: Path) -> None:
    written(tmp_path, 2)
    assert anchor.read(tmp_path, VAULT, b"b" * 32) is None
    assert anchor.read(tmp_path, "cd" * 16, KEY) is None
    for path in anchor.paths(tmp_path, VAULT):
        path.write_bytes(path.read_bytes().replace(b'"count": ', b'"count": 1'))
    assert anchor.read(tmp_path, VAULT, KEY) is None


def test_a_folder_that_went_away_stops_no_work(world: "World") -> None:
    with world.open() as vault:
        for handle in vault._parts.anchor._handles if vault._parts else []:  # pyright: ignore[reportPrivateUsage] - the fault
            import os

            read_only = os.open(os.devnull, os.O_RDONLY)
            os.dup2(read_only, handle)
            os.close(read_only)
        world.log(vault, 1)
        assert not vault.anchor_works


def test_counters_only_grow(world: "World") -> None:
    with world.open() as vault:
        vault.noted(count=0, head=b"", counters={"member": 7, "serial": 3})
        vault.noted(count=0, head=b"", counters={"member": 5})
    with world.open() as vault:
        assert vault.anchor_counters == {"member": 7, "serial": 3}


def test_the_anchor_is_never_ahead_of_what_is_noted(world: "World") -> None:
    with world.open() as vault:
        world.log(vault, 1, 2)
        vault.noted(count=1, head=b"late thread", counters={})
    world.open().close()
