# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which font sets which script, with a fallback for each cluster that the script's own font has not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import NamedTuple

from resources import data
from ui.paper.itemise import clusters
from ui.paper.reportlab_hooks import GlyphFont

# Joiners and variation selectors steer shaping; no font needs a glyph for them.
_STEERING = frozenset("\u200c\u200d\ufe0e\ufe0f")


class FontRun(NamedTuple):
    """Characters ``start`` to ``end`` of a text, all in one font; ``font`` is None where no font has them."""

    font: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class FontSet:
    """A font for each script, and where to look for what it has not. Each is one of a kind."""

    by_script: Mapping[str, str]
    fallback: tuple[str, ...]

    @cache  # noqa: B019 - there are five sets, each of them for good
    def candidates(self, script: str) -> tuple[str, ...]:
        """Return the fonts to try for a script, its own first."""
        own = self.by_script.get(script)
        rest = (*self.fallback, *self.by_script.values())
        return tuple(dict.fromkeys((own, *rest) if own else rest))

    def runs(self, script: str, text: str) -> list[FontRun]:
        """Cut a run of one script by the font that has each cluster."""
        candidates = self.candidates(script)
        if font(candidates[0]).covers(text):
            return [FontRun(candidates[0], 0, len(text))]
        runs: list[FontRun] = []
        for start, end in self._parts(candidates, text):
            before = runs[-1].font if runs else None
            chosen = _first_that_covers(text[start:end], before, candidates)
            if runs and runs[-1].font == chosen:
                runs[-1] = runs[-1]._replace(end=end)
            else:
                runs.append(FontRun(chosen, start, end))
        return runs

    def _parts(self, candidates: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
        """Yield clusters; one that no font has whole (a vowel sign typed after "&") comes in characters."""
        for start, end in clusters(text):
            if end - start > 1 and _first_that_covers(text[start:end], None, candidates) is None:
                yield from ((i, i + 1) for i in range(start, end))
            else:
                yield start, end

    def missing(self, script: str, text: str) -> list[str]:
        """Return the clusters that no font of the set has."""
        return [text[run.start : run.end] for run in self.runs(script, text) if run.font is None]


def _first_that_covers(cluster: str, before: str | None, candidates: tuple[str, ...]) -> str | None:
    needed = "".join(character for character in cluster if character not in _STEERING)
    if before is not None and needed == " " and font(before).covers(" "):
        return before  # a space belongs to the word before it, so that a run is not cut for nothing
    return next((name for name in candidates if font(name).covers(needed)), None)


_LOADED: dict[str, GlyphFont] = {}
_LOADING = Lock()


def font(name: str) -> GlyphFont:
    """Return a bundled font, read and prepared once, whichever thread asks first."""
    if (known := _LOADED.get(name)) is not None:
        return known
    with _LOADING:
        if name not in _LOADED:
            _LOADED[name] = GlyphFont(f"saathi-{name}", data.font(name))
        return _LOADED[name]


_INDIC = {
    "Deva": "Devanagari",
    "Guru": "Gurmukhi",
    "Beng": "Bengali",
    "Gujr": "Gujarati",
    "Orya": "Oriya",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Knda": "Kannada",
    "Mlym": "Malayalam",
}


def _sans(weight: str) -> dict[str, str]:
    return {
        "Latn": f"NotoSans-{weight}",
        **{script: f"NotoSans{name}-{weight}" for script, name in _INDIC.items()},
        "Arab": f"NotoNaskhArabic-{weight}",
    }


def _serif(latin: str, **own: str) -> dict[str, str]:
    serif = {script: f"NotoSerif{name}-Bold" for script, name in _INDIC.items()}
    serif |= {"Deva": "TiroDevanagariHindi-Regular", "Orya": "NotoSansOriya-Bold"}
    return {"Latn": latin, **serif, "Arab": "NotoNaskhArabic-Bold", **own}


REGULAR = FontSet(_sans("Regular"), ("NotoSans-Regular",))
"""Text of sheets and reports."""

BOLD = FontSet(_sans("Bold"), ("NotoSans-Bold", "NotoSans-Regular"))
"""Headings and what must be seen first."""

SERIF = FontSet(
    _serif("CormorantGaramond-SemiBold", Guru="TiroGurmukhi-Regular"),
    ("CormorantGaramond-SemiBold", "NotoSans-Regular"),
)
"""Text and titles of certificates."""

NAME = FontSet(
    _serif("GreatVibes-Regular", Guru="TiroGurmukhi-Regular"),
    ("GreatVibes-Regular", "CormorantGaramond-SemiBold", "NotoSans-Regular"),
)
"""The name on a certificate: the most festive face each script has."""

ITALIC = FontSet(
    _serif(
        "CormorantGaramond-SemiBold",
        Deva="TiroDevanagariHindi-Italic",
        Guru="TiroGurmukhi-Regular",
    ),
    ("CormorantGaramond-SemiBold", "NotoSans-Regular"),
)
"""A word of warmth on a certificate."""
