# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pictures show: one module a place, each with its ``SCENES`` by name."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from tests.ui.screen.fakefront import FakeFront
from ui.screen.window import Window

Scene = Callable[[Window, FakeFront], None]


def all_scenes() -> dict[str, Scene]:
    """Return every scene of every module here."""
    found: dict[str, Scene] = {}
    for module in sorted(each.name for each in iter_modules(__path__)):
        found |= import_module(f"{__name__}.{module}").SCENES
    return found
