# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How one person likes the screen. No Qt here, so that what keeps the choices needs none."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from models.words import Language

SIZES = (100, 110, 125, 150)
"""Per cent of the text's natural size."""


class Scheme(StrEnum):
    """Light and dark follow the system unless a person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Typing(StrEnum):
    """The letters the keys make, by the script's ISO 15924 code; F2 goes from one to the next."""

    LATIN = "Latn"
    GURMUKHI = "Guru"
    DEVANAGARI = "Deva"


class Choices(NamedTuple):
    """Language, colours, text size in per cent, and the letters the keys make."""

    language: Language = Language.ENGLISH
    scheme: Scheme = Scheme.SYSTEM
    size: int = 100
    typing: Typing = Typing.LATIN


class Memory(Protocol):
    """Where choices are kept between starts; nobody's name is."""

    def choices(self, person: str) -> Choices:
        """Return a person's choices; "" is whoever comes next."""
        ...

    def remember(self, person: str, choices: Choices) -> None:
        """Keep a person's choices."""
        ...

    def knows(self, person: str) -> bool:
        """Tell whether this person chose before."""
        ...

    def last_person(self) -> str:
        """Return the random name of who last signed in."""
        ...
