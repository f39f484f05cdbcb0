# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real window over a real sample centre, for the pictures of places: made once, copied for each window."""

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from desktop.front import DeskFront
from desktop.places import Places
from desktop.wiring import places_of
from models.clock import FixedClock
from models.desk.desk import Desk
from models.sample.building import SampleReport, build
from models.vault.keyring import Cost
from models.words import Language, Role
from tests.ui.screen.fakefront import FakeMemory
from ui.screen.choices import Choices
from ui.screen.window import Window

NOON = datetime(2026, 11, 27, 12, 0)  # noqa: DTZ001 - local wall-clock time, as everywhere
PASSWORD = "river stone garden"
CHEAP = Cost(memory=8, passes=1, lanes=1)

RealScene = Callable[[Window], None]


@lru_cache
def _sample() -> tuple[Path, SampleReport]:
    folder = Path(tempfile.mkdtemp(prefix="saathi-pictures-"))
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
    return folder, report


@contextmanager
def window_on_sample(chosen: Choices, role: Role = Role.COUNSELLOR) -> Generator[Window]:
    """Lend a window in which somebody of a role has signed in to a copy of the sample centre."""
    made, report = _sample()
    with tempfile.TemporaryDirectory(prefix="saathi-picture-") as temporary:
        places = Places.below(Path(temporary))
        shutil.copytree(made / "centre", places.centre)
        shutil.copytree(made / "anchors", places.anchors)
        front = DeskFront(places.centre, places, FixedClock(NOON))
        window = Window(front, FakeMemory(chosen), places=lambda: places_of(front))
        name = next(name for name, held in report.staff if held is role)
        person = replace(front.open(name, PASSWORD), language=chosen.language, size=chosen.size)
        window.memory.remember(person.uid, chosen)
        window.enter(person)
        try:
            yield window
        finally:
            front.close()


def desk_of(window: Window) -> Desk:
    """Return the desk behind a window."""
    front = getattr(window, "_front")  # noqa: B009 - a window keeps its service to itself
    assert isinstance(front, DeskFront)
    return front.at_desk()


def forget_sample() -> None:
    """Throw the sample centre away."""
    if _sample.cache_info().currsize:
        shutil.rmtree(_sample()[0], ignore_errors=True)
        _sample.cache_clear()


def _settings(window: Window) -> None:
    """Show Settings, where the manager has pages there."""
    from ui.screen.place import Destination, Where

    window.shell.visit(Destination(Where.SETTINGS))


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {"settings": (Role.MANAGER, _settings)}
