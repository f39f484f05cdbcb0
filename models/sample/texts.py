# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a sample centre is made of: invented names, places, topics and sentences in three languages."""

import json
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any, cast

from models.text import nfc
from models.words import Gender, Language, Texts
from resources import data

Word = tuple[str, str]
"""A name in Latin letters and in its own script; the second is empty where there is none."""


@dataclass(frozen=True, slots=True)
class Community:
    """Names that go together. They are common words put together at random: nobody's own name."""

    key: str
    language: Language
    men: tuple[Word, ...]
    women: tuple[Word, ...]
    middle_men: tuple[Word, ...]
    middle_women: tuple[Word, ...]
    last: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented name."""

    name: str
    local_name: str | None
    initial_first: bool = False


def _read(name: str) -> Any:
    return json.loads(nfc(data.text(f"sample/{name}.json")))


@lru_cache
def communities() -> dict[str, Community]:
    """Return every community by its key."""
    return {key: _community(key, parts) for key, parts in cast("dict[str, Any]", _read("names")).items()}


def _community(key: str, parts: dict[str, Any]) -> Community:
    return Community(
        key,
        Language(parts["language"]),
        *(
            tuple(cast("dict[str, str]", parts[part]).items())
            for part in ("men", "women", "middle_men", "middle_women", "last")
        ),
    )


@lru_cache
def centre() -> dict[str, Any]:
    """Return the sample centre itself: names, place, staff and signatories."""
    return cast("dict[str, Any]", _read("centre"))


@lru_cache
def groups() -> tuple[dict[str, Any], ...]:
    """Return the groups every sample centre has."""
    return tuple(cast("list[dict[str, Any]]", _read("groups")))


@lru_cache
def places(kind: str) -> tuple[Texts, ...]:
    """Return villages or rooms."""
    return tuple(cast("dict[str, list[Texts]]", _read("places"))[kind])


@lru_cache
def topics(model: str) -> tuple[Texts, ...]:
    """Return what circles of a model talk about."""
    return tuple(cast("dict[str, list[Texts]]", _read("topics"))[model])


@lru_cache
def sentences(kind: str) -> tuple[Texts, ...]:
    """Return the sentences of a kind: notes, action points, reasons."""
    return tuple(cast("dict[str, list[Texts]]", _read("sentences"))[kind])


def invent(rng: Random, community: Community, gender: Gender) -> Invented:
    """Put a name together: mostly two or three words, a few of one, and an initial first in the south."""
    woman = gender is Gender.WOMAN
    given = rng.choice(community.women if woman else community.men)
    if community.key == "southern":
        initial = rng.choice(community.last)
        return Invented(f"{initial[0]} {given[0]}", None, initial_first=True)
    return _joined(
        [given, *_family(rng, community, community.middle_women if woman else community.middle_men)]
    )


def relative(rng: Random, community: Community, of: Invented, gender: Gender) -> Invented:
    """Return somebody of the same family: another given name, the family's own last name."""
    last = [word for word in community.last if word[0] == of.name.split()[-1]]
    woman = gender is Gender.WOMAN
    given = rng.choice(
        [word for word in (community.women if woman else community.men) if word[0] not in of.name]
    )
    middle = community.middle_women if woman else community.middle_men
    between = [rng.choice(middle)] if middle and (community.key == "punjabi" or not last) else []
    return _joined([given, *between, *last])


def _family(rng: Random, community: Community, middle: tuple[Word, ...]) -> list[Word]:
    """Return the words after the given name."""
    if rng.random() < 0.05:
        return []
    found = [rng.choice(middle)] if middle and (community.key == "punjabi" or rng.random() < 0.4) else []
    if not found or rng.random() < 0.45:
        found.append(rng.choice(community.last))
    return found


def _joined(words: list[Word]) -> Invented:
    local = " ".join(word[1] for word in words) if all(word[1] for word in words) else None
    return Invented(" ".join(word[0] for word in words), local)
