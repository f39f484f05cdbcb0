# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the data in this folder: bytes and text, never paths."""

from functools import lru_cache
from importlib.resources import files


def _read(*parts: str) -> bytes:
    return files("resources").joinpath(*parts).read_bytes()


def font(name: str) -> bytes:
    """Return a TrueType font by its name without ending, such as ``NotoSans-Regular``."""
    return _read("fonts", f"{name}.ttf")


def fonts() -> list[str]:
    """Return the names of the bundled fonts, in order."""
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
