# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""HarfBuzz: characters of one script, language and font become placed glyphs that still know their text."""

from functools import cache
from typing import Any, NamedTuple

import uharfbuzz

from models.memory import until_locked
from resources import data
from ui.paper.operators import Glyph
from ui.paper.signs import Sign, letters_alone

# uharfbuzz carries no types: this module is the one place that sees it.
_harfbuzz: Any = uharfbuzz
_NOTDEF = 0
# Dates and counts in lining figures, where a font's own stand old-style.
_FEATURES = {"lnum": True}


class ShapedRun(NamedTuple):
    """Glyphs of one font in the order they stand on paper; ``width`` in thousandths of the size."""

    font: str
    glyphs: tuple[Glyph, ...]
    width: float
    has_box: bool
    """Whether the font drew its empty box for anything."""
    signs: tuple[Sign, ...] = ()
    """What stands over and under letters that read from right to left."""


@cache
def shaper(font: str) -> Any:
    """Return HarfBuzz's own of a bundled font."""
    return _harfbuzz.Font(_harfbuzz.Face(_harfbuzz.Blob(data.font(font))))


@until_locked(2_000)
def shape(font: str, script: str, language: str, right_to_left: bool, text: str) -> ShapedRun:
    """Shape one run. Marathi and Hindi differ, so the language counts as well as the script."""
    buffer = _harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.script = script
    buffer.language = language
    buffer.cluster_level = _harfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    font_ = shaper(font)
    _harfbuzz.shape(font_, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    numbers = [info.codepoint for info in infos]
    scale = 1000 / font_.face.upem
    advances = [place.x_advance * scale for place in positions]
    clusters = [info.cluster for info in infos]
    placed = zip(
        numbers,
        _said_by_letters(clusters, text, advances) if right_to_left else _shares(clusters, text),
        [place.x_offset * scale for place in positions],
        [place.y_offset * scale for place in positions],
        advances,
        strict=True,
    )
    glyphs, signs = tuple(map(Glyph._make, placed)), ()
    if right_to_left:
        glyphs, signs = letters_alone(glyphs)
    return ShapedRun(font, glyphs, sum(advances), _NOTDEF in numbers, signs)


def _shares(clusters: list[int], text: str) -> list[str]:
    """Share the text out over the glyphs, each of which names where its cluster starts."""
    if clusters == [*range(len(text))]:
        return [*text]
    starts = sorted(set(clusters))
    whole = {at: text[at:end] for at, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    if len(starts) == len(clusters):
        return [whole[at] for at in clusters]
    shares = {at: iter(_shared_out(piece, clusters.count(at))) for at, piece in whole.items()}
    return [next(shares[at]) for at in clusters]


def _said_by_letters(clusters: list[int], text: str, advances: list[float]) -> list[str]:
    """Let the letter of each cluster say all of it, where one stands there; signs without room say nothing.

    Extractors turn such a line round character by character, so what one glyph says is written backwards.
    """
    shares = [share[::-1] for share in reversed(_shares(clusters[::-1], text))]
    for at in set(clusters):
        mine = [i for i, cluster in enumerate(clusters) if cluster == at]
        letters = [i for i in mine if advances[i]]
        if len(letters) == 1 < len(mine):
            whole = "".join(shares[i] for i in mine)
            for i in mine:
                shares[i] = whole if i == letters[0] else ""
    return shares


def _shared_out(text: str, glyphs: int) -> list[str]:
    """Share a cluster's characters out over its glyphs, so that read in a row they are the text."""
    if len(text) <= glyphs:
        return [*text, *[""] * (glyphs - len(text))]
    return [*text[: glyphs - 1], text[glyphs - 1 :]]
