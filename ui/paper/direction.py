# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading direction: the order in which the pieces of a line stand on paper (the bidirectional algorithm).

Characters that steer direction (overrides, embeddings, isolates) never come here: ``typeset`` refuses them.
"""

import re
import unicodedata
from enum import IntEnum
from typing import Any, NamedTuple, cast


class Base(IntEnum):
    """The direction a whole line follows."""

    LEFT_TO_RIGHT = 0
    RIGHT_TO_LEFT = 1


class DirectionRun(NamedTuple):
    """Characters ``start`` to ``end`` of a text, all reading one way."""

    level: int
    start: int
    end: int

    @property
    def right_to_left(self) -> bool:
        """Tell whether the run reads from right to left."""
        return bool(self.level & 1)


# Where Unicode keeps what reads from right to left: most lines hold none of it, and are told apart at once.
_PERHAPS = re.compile(
    r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Tell whether any character reads from right to left."""
    if _PERHAPS.search(text) is None:
        return False
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def base_of(text: str) -> Base:
    """Return the direction of a line: of our pages, which all read from the left, unless nothing in it does.

    So a name that reads the other way stands as it should alone, and leaves the sentence around it in order.
    """
    if _PERHAPS.search(text) is None:
        return Base.LEFT_TO_RIGHT
    kinds = {unicodedata.bidirectional(character) for character in text}
    backwards = kinds & {"R", "AL"} and "L" not in kinds
    return Base.RIGHT_TO_LEFT if backwards else Base.LEFT_TO_RIGHT


def visual_runs(text: str, base: Base | None = None) -> list[DirectionRun]:
    """Return the runs of one line from left to right as they will stand on paper."""
    if not text:
        return []
    if base is not Base.RIGHT_TO_LEFT and not has_right_to_left(text):
        return [DirectionRun(0, 0, len(text))]
    chosen = base if base is not None else base_of(text)
    return _reordered(_runs(_levels(text, chosen.value)))


def _levels(text: str, base: int) -> list[int]:
    """Resolve embedding levels with python-bidi's pure steps; trailing white space falls to the base (L1)."""
    from bidi import algorithm

    steps = cast("Any", algorithm)  # the library carries no types
    storage = steps.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    steps.get_embedding_levels(text, storage)
    steps.explicit_embed_and_overrides(storage)
    steps.resolve_weak_types(storage)
    steps.resolve_neutral_types(storage, debug=False)
    steps.resolve_implicit_levels(storage, debug=False)
    levels = [int(character["level"]) for character in storage["chars"]]
    if len(levels) != len(text):  # boundary-neutral joiners were dropped: they read like their neighbours
        levels = _with_neutrals(text, levels, base)
    body = len(text.rstrip())
    return levels[:body] + [base] * (len(text) - body)


def _with_neutrals(text: str, kept: list[int], base: int) -> list[int]:
    remaining = iter(kept)
    levels: list[int] = []
    for character in text:
        neutral = unicodedata.bidirectional(character) == "BN"
        levels.append((levels[-1] if levels else base) if neutral else next(remaining, base))
    return levels


def _runs(levels: list[int]) -> list[DirectionRun]:
    runs: list[DirectionRun] = []
    for i, level in enumerate(levels):
        if runs and runs[-1].level == level:
            runs[-1] = runs[-1]._replace(end=i + 1)
        else:
            runs.append(DirectionRun(level, i, i + 1))
    return runs


def _reordered(runs: list[DirectionRun]) -> list[DirectionRun]:
    """Rule L2: from the highest level down, turn every stretch at that level or above."""
    for level in range(max(run.level for run in runs), 0, -1):
        i = 0
        while i < len(runs):
            j = i
            while j < len(runs) and runs[j].level >= level:
                j += 1
            runs[i:j] = runs[i:j][::-1]
            i = max(j, i + 1)
    return runs
