# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real window over a real sample centre, for the pictures of places: made once, copied for each window."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from desktop.front import DeskFront
from desktop.places import Places
from desktop.wiring import places_of
from models.centre.centre import found
from models.clock import FixedClock
from models.desk.desk import Desk
from models.sample.building import build
from models.vault.keyring import Cost
from models.vault.store import create_vault
from models.words import Language, Role
from tests.ui.screen.fakefront import FakeMemory
from ui.screen.choices import Choices
from ui.screen.window import Window

NOON = datetime(2026, 11, 27, 12, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
PASSWORD = "river stone garden"
MANAGER = "Asha Gill"
CHEAP = Cost(memory=8, passes=1, lanes=1)

RealScene = Callable[[Window], None]


class Made(NamedTuple):
    """A centre that was made once: where it lies, and who signs in."""

    folder: Path
    staff: Sequence[tuple[str, Role]]


@lru_cache
def sample() -> Made:
    """Make the sample centre."""
    folder = _new_folder()
    report = build(
        folder / "centre",
        members=48,
        years=1,
        clock=FixedClock(NOON),
        password=PASSWORD,
        language=Language.ENGLISH,
        app_folder=folder / "anchors",
        cost=CHEAP,
    )
    return Made(folder, report.staff)


def founded(furnish: Callable[[Desk], None]) -> Made:
    """Make a centre with one manager, and with what is put into it."""
    folder = _new_folder()
    clock = FixedClock(NOON - timedelta(days=40))
    vault, _sheet = create_vault(
        folder / "centre",
        manager=MANAGER,
        password=PASSWORD,
        language=Language.ENGLISH,
        clock=clock,
        app_folder=folder / "anchors",
        cost=CHEAP,
    )
    desk = found(vault, "Nayi Subah Kendra")
    clock.at = NOON
    furnish(desk)
    desk.close()
    return Made(folder, ((MANAGER, Role.MANAGER),))


_folders: list[Path] = []


def _new_folder() -> Path:
    _folders.append(Path(tempfile.mkdtemp(prefix="saathi-pictures-")))
    return _folders[-1]


@contextmanager
def window_on_sample(
    chosen: Choices, role: Role = Role.COUNSELLOR, make: Callable[[], Made] = sample
) -> Generator[Window]:
    """Lend a window in which somebody of a role has signed in to a copy of a centre."""
    made = make()
    with tempfile.TemporaryDirectory(prefix="saathi-picture-") as temporary:
        places = Places.below(Path(temporary))
        shutil.copytree(made.folder / "centre", places.centre)
        shutil.copytree(made.folder / "anchors", places.anchors)
        front = DeskFront(places.centre, places, FixedClock(NOON))
        window = Window(front, FakeMemory(chosen), places=lambda: places_of(front))
        name = next(name for name, held in made.staff if held is role)
        person = replace(front.open(name, PASSWORD), language=chosen.language, size=chosen.size)
        window.memory.remember(person.uid, chosen)
        window.enter(person)
        window.idle.stop()
        try:
            yield window
        finally:
            front.close()


def front_of(window: Window) -> DeskFront:
    """Return the service behind a window."""
    front = getattr(window, "_front")  # noqa: B009 - a window keeps its service to itself
    assert isinstance(front, DeskFront)
    return front


def desk_of(window: Window) -> Desk:
    """Return the desk behind a window."""
    return front_of(window).at_desk()


@atexit.register
def forget_centres() -> None:
    """Throw away what was made."""
    for folder in _folders:
        shutil.rmtree(folder, ignore_errors=True)
    _folders.clear()
    sample.cache_clear()


def _settings(window: Window) -> None:
    """Show Settings, where the manager has pages there."""
    from ui.screen.place import Destination, Where

    window.shell.visit(Destination(Where.SETTINGS))


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {"settings": (Role.MANAGER, _settings)}
