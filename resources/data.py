# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the data in this folder: bytes and text, never paths."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing import Protocol

    class _Loader(Protocol):
        def get_data(self, path: str) -> bytes: ...


_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would normalise what a loader understands


def _read(*parts: str) -> bytes:
    """Ask whoever loaded this module, folder or archive: importlib.resources costs the start 5 ms."""
    loader = cast("_Loader", __spec__.loader)
    return loader.get_data(os.path.join(_FOLDER, *parts))  # noqa: PTH118 - as above


def font(name: str) -> bytes:
    """Return a TrueType font by its name without ending, such as ``NotoSans-Regular``."""
    return _read("fonts", f"{name}.ttf")


def fonts() -> list[str]:
    """Return the names of the bundled fonts, in order."""
    from importlib.resources import files

    return sorted(
        entry.name.removesuffix(".ttf")
        for entry in files("resources").joinpath("fonts").iterdir()
        if entry.name.endswith(".ttf")
    )


@lru_cache
def icon(name: str) -> bytes:
    """Return an SVG icon by its name without ending; it paints in ``currentColor``."""
    return _read("icons", f"{name}.svg")


def catalogue(language: str) -> bytes:
    """Return a language's compiled sentences."""
    return _read("locale", language, "LC_MESSAGES", "saathi.mo")


def text(name: str) -> str:
    """Return a UTF-8 text of ``resources/data`` by its full name, such as ``ladder.json``."""
    return _read("data", name).decode("utf-8")
