# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pictures show: one module a place, each with ``SCENES`` by name, or with ``REAL_SCENES``.

A scene leads a window over a made-up service to what is shown; a real one, a window over a sample centre.
``FRONT_DIALOGS`` and ``DIALOGS`` are the scenes that end in a dialog: a test walks them all in every
language, and fails where a dialog of the code has none.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from models.words import Role
from tests.ui.screen.fakefront import FakeFront
from ui.screen.window import Window

Scene = Callable[[Window, FakeFront], None]


RealScene = Callable[[Window], None]


def all_scenes() -> dict[str, Scene]:
    """Return every scene of every module here."""
    return _collected("SCENES")


def real_scenes() -> dict[str, tuple[Role, RealScene]]:
    """Return every scene in the sample centre, with the role of who is signed in."""
    return _collected("REAL_SCENES")


def front_dialogs() -> dict[str, Scene]:
    """Return every dialog over a made-up service."""
    return _collected("FRONT_DIALOGS")


def dialogs_asked() -> dict[str, tuple[Role, RealScene]]:
    """Return every dialog in the sample centre, with the role of who asks."""
    return _collected("DIALOGS")


def answer(screen: object, slot: str, *given: object, **named: object) -> None:
    """Give a screen what its work would bring, where bringing it about takes a whole journey."""
    getattr(screen, slot)(*given, **named)


def edge_scenes() -> dict[str, tuple[Callable[[], Any], RealScene]]:
    """Return every scene in a centre of its own: how it is made, and what a manager is led to."""
    return _collected("EDGE_SCENES")


def _collected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in sorted(each.name for each in iter_modules(__path__)):
        found |= getattr(import_module(f"{__name__}.{module}"), name, {})
    return found
