# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage: bytes flipped, sectors emptied, pages swapped, ends cut, in every file of a vault.

Each is refused in words, or harmless. What must never happen is that something wrong is shown. Where salvage
is offered it is tried: nobody is saved under a wrong name, and whoever is lost is counted.
"""

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from models.centre import salvaging
from models.clock import FixedClock
from models.desk.desk import Desk
from models.desk.sealing import BrokenSeal
from models.gatherings import register
from models.messages import Refused
from models.people import members
from models.vault.failures import DamagedPage, DamagedStart
from models.vault.proving import ByPassword
from tests.faults import centre
from tests.faults.centre import MARKS, NOON, Site
from tests.faults.figures import Figures
from tests.models.house import MANAGER, PASSWORD

PAGE = 4096
PROOF = ByPassword(MANAGER, PASSWORD)
RESERVE = 80
"""Bytes at a page's end where its IV and seal stand."""

Wound = Callable[[bytearray, Random], None]


def try_damage(folder: Path, chance: Random, rounds: int) -> Figures:
    """Damage one file in each round, and compare everything that is shown then."""
    figures = Figures("damage")
    if not hasattr(os, "fork"):
        return figures
    left = _left_open(centre.found(folder / "founded").copy_to(folder / "left"))
    with left.copy_to(folder / "whole").desk() as desk:
        right, names = centre.told(desk), _names(desk)
    files = _files(left)
    for place in range(rounds):
        figures.rounds += 1
        site = left.copy_to(folder / "damaged")
        name = files[place % len(files)]
        path = next(each / name for each in (site.folder, site.app) if (each / name).exists())
        wound = chance.choice(WOUNDS)
        content = bytearray(path.read_bytes())
        wound(content, chance)
        path.write_bytes(bytes(content))
        _look(site, right, names, f"{name}: {wound.__name__}", figures)
    return figures


def _names(desk: Desk) -> dict[int, str]:
    return {row.number: row.name for row in members.listed(desk)}


def _files(site: Site) -> list[str]:
    """Return every file that is read at opening; the database twice as often, it is the largest."""
    named = [path.name for folder in (site.folder, site.app) for path in sorted(folder.iterdir())]
    return ["centre.db", *(name for name in named if not name.endswith((".lock", ".reserve", ".tries")))]


def _left_open(site: Site) -> Site:
    """Mark everybody in a child that ends without closing: the write-ahead log stays, full of work."""
    child = os.fork()
    if child == 0:
        desk = site.open()
        session = centre.session_of(desk)
        for place, number in enumerate(centre.numbers_of(desk)):
            register.mark(desk, session, number, MARKS[place % len(MARKS)])
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    return site


def _look(site: Site, right: list[str], names: dict[int, str], what: str, figures: Figures) -> None:
    figures.faults += 1
    try:
        with site.desk() as desk:
            shown = centre.told(desk)
    except (Refused, BrokenSeal) as refused:
        figures.refused += 1
        if isinstance(refused, (DamagedPage, DamagedStart)):
            _salvage(site, names, what, figures)
        return
    if shown != right:
        figures.lose(f"{what}: something wrong was shown")


def _salvage(site: Site, names: dict[int, str], what: str, figures: Figures) -> None:
    try:
        desk, found = salvaging.salvage(site.folder, PROOF, FixedClock(NOON), site.app)
    except (DamagedPage, DamagedStart):
        return  # nothing but a backup helps, and it was said
    with contextlib.closing(desk):
        saved = _names(desk)
    lost = sum(one.count for one in found.lost if one.what.id == "Members lost")
    if not saved.items() <= names.items():
        figures.lose(f"{what}: somebody was saved under a wrong name")
    if found.is_certain and found.members + lost != len(names):
        figures.lose(f"{what}: of {len(names)} {found.members} were saved and {lost} lost")


# What may happen to a file


def flip_a_bit(content: bytearray, chance: Random) -> None:
    """Change one bit anywhere."""
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def flip_in_the_start(content: bytearray, chance: Random) -> None:
    """Change a byte of the salt, the first header or the first frame."""
    if content:
        content[chance.randrange(min(len(content), 64))] ^= chance.randrange(1, 256)


def flip_in_a_seal(content: bytearray, chance: Random) -> None:
    """Change a byte of a page's IV or seal."""
    if len(content) >= PAGE:
        page = chance.randrange(len(content) // PAGE)
        content[(page + 1) * PAGE - 1 - chance.randrange(RESERVE)] ^= 0x40


def empty_a_sector(content: bytearray, chance: Random) -> None:
    """Put zeros into one sector."""
    if content:
        at = chance.randrange(max(1, len(content) // 512)) * 512
        content[at : at + 512] = bytes(len(content[at : at + 512]))


def swap_pages(content: bytearray, chance: Random) -> None:
    """Let two pages change places."""
    pages = len(content) // PAGE
    if pages > 2:
        one, other = chance.sample(range(pages), 2)
        here, there = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
        content[here], content[there] = content[there], content[here]


def cut_the_end(content: bytearray, chance: Random) -> None:
    """Lose what stands after some byte."""
    del content[chance.randrange(len(content) + 1) :]


def empty_it(content: bytearray, chance: Random) -> None:  # noqa: ARG001 - the others need it
    """Lose everything."""
    content.clear()


def add_to_the_end(content: bytearray, chance: Random) -> None:
    """Gain bytes that are nobody's."""
    content += chance.randbytes(chance.randrange(1, 5000))


WOUNDS: tuple[Wound, ...] = (
    flip_a_bit,
    flip_a_bit,
    flip_in_the_start,
    flip_in_a_seal,
    empty_a_sector,
    swap_pages,
    cut_the_end,
    empty_it,
    add_to_the_end,
)
