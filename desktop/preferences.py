# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choices about the screen, in one small file per login. A damaged file costs the choices, nothing else."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from models.words import Language
from ui.screen.choices import SIZES, Choices, Scheme, Typing

_MOST_PEOPLE = 60
Word = TypeVar("Word", bound=StrEnum)


class Preferences:
    """Language, colours and text size of each person, who last signed in, and where the register lives.

    People stand here by the random names of their rows. Every change is written at once, whole or not at all;
    where it cannot be written the choice lasts until the program ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def choices(self, person: str) -> Choices:
        """Return a person's choices; who has none gets those of whoever was here last."""
        people = _table(self._kept.get("people"))
        entry = _table(people.get(person) or people.get(""))
        size = entry.get("size")
        return Choices(
            _word(Language, entry.get("language"), Language.ENGLISH),
            _word(Scheme, entry.get("scheme"), Scheme.SYSTEM),
            size if isinstance(size, int) and size in SIZES else SIZES[0],
            _word(Typing, entry.get("typing"), Typing.LATIN),
        )

    def remember(self, person: str, choices: Choices) -> None:
        """Keep a person's choices; the next page of signing in wears them too."""
        people = _table(self._kept.get("people"))
        entry = {
            "language": choices.language.value,
            "scheme": choices.scheme.value,
            "size": choices.size,
            "typing": choices.typing.value,
        }
        people.pop(person, None)
        people.update({person: entry, "": entry})
        while len(people) > _MOST_PEOPLE:
            people.pop(next(iter(people)))
        self._kept["people"] = people
        if person:
            self._kept["last_person"] = person
        self._write()

    def knows(self, person: str) -> bool:
        """Tell whether this person chose before."""
        return person in _table(self._kept.get("people"))

    def last_person(self) -> str:
        """Return the random name of who last signed in; empty where nobody did."""
        found = self._kept.get("last_person")
        return found if isinstance(found, str) else ""

    def vault(self) -> Path | None:
        """Return the folder of the register that was last open."""
        found = self._kept.get("vault")
        return Path(found) if isinstance(found, str) and found else None

    def remember_vault(self, folder: Path) -> None:
        """Keep where the register lives."""
        if self.vault() != folder:
            self._kept["vault"] = str(folder)
            self._write()

    def _write(self) -> None:
        from models.vault.folders import put

        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._kept, indent=1), encoding="utf-8")
            put(part, self._path)
        except OSError:
            return  # a folder that cannot be written costs the choice, not the work


def _read(path: Path) -> dict[str, Any]:
    try:
        return _table(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return {}


def _table(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _word(words: type[Word], value: object, otherwise: Word) -> Word:
    try:
        return words(cast("str", value))
    except ValueError:
        return otherwise
