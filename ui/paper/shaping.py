# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""HarfBuzz: characters of one script, language and font become placed glyphs that still know their text."""

from functools import cache, lru_cache
from typing import Any, NamedTuple

import uharfbuzz

from resources import data
from ui.paper.reportlab_hooks import Glyph

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


@cache
def _shaper(font: str) -> Any:
    return _harfbuzz.Font(_harfbuzz.Face(_harfbuzz.Blob(data.font(font))))


@lru_cache(maxsize=2_000)
def shape(font: str, script: str, language: str, right_to_left: bool, text: str) -> ShapedRun:
    """Shape one run. Marathi and Hindi differ, so the language counts as well as the script."""
    buffer = _harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.script = script
    buffer.language = language
    buffer.cluster_level = _harfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    shaper = _shaper(font)
    _harfbuzz.shape(shaper, buffer, _FEATURES)
    glyphs = _glyphs(buffer, text, 1000 / shaper.face.upem)
    return ShapedRun(font, glyphs, sum(glyph.advance for glyph in glyphs))


def _glyphs(buffer: Any, text: str, scale: float) -> tuple[Glyph, ...]:
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    counts: dict[int, int] = {}
    for info in infos:
        counts[info.cluster] = counts.get(info.cluster, 0) + 1
    shares = {at: iter(_shared_out(text[at : ends[at]], counts[at])) for at in starts}
    return tuple(
        Glyph(
            info.codepoint,
            next(shares[info.cluster]),
            place.x_offset * scale,
            place.y_offset * scale,
            place.x_advance * scale,
        )
        for info, place in zip(infos, positions, strict=True)
    )


def _shared_out(text: str, glyphs: int) -> list[str]:
    """Share a cluster's characters out over its glyphs, so that read in a row they are the text."""
    if len(text) <= glyphs:
        return [*text, *[""] * (glyphs - len(text))]
    return [*text[: glyphs - 1], text[glyphs - 1 :]]


def has_box(run: ShapedRun) -> bool:
    """Tell whether the font drew its empty box for anything."""
    return any(glyph.number == _NOTDEF for glyph in run.glyphs)
