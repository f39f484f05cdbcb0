# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut a text into runs of one script, so that each run can be shaped by its own rules."""

import unicodedata
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

LATIN = "Latn"

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x0963, "Deva"),
    (0x0966, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x1F00, 0x1FFF, "Grek"),
    (0xA8E0, 0xA8FF, "Deva"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFE, "Arab"),
)
_STARTS = [first for first, _, _ in _RANGES]
# Arabic punctuation and tatweel and the Vedic accents serve several scripts, as danda (outside) does.
_SHARED = frozenset("\u060c\u061b\u061f\u0640\u0951\u0952\u0953\u0954")


class ScriptRun(NamedTuple):
    """Characters ``start`` to ``end`` of a text, of one script (ISO 15924)."""

    script: str
    start: int
    end: int


@cache
def script_of(character: str) -> str | None:
    """Return the ISO 15924 code of a character's script; None where it belongs to any script."""
    code = ord(character)
    at = bisect_right(_STARTS, code) - 1
    if at >= 0 and code <= _RANGES[at][1]:
        return None if character in _SHARED else _RANGES[at][2]
    return LATIN if code < 0x2000 and character.isalpha() else None


def script_runs(text: str) -> list[ScriptRun]:
    """Cut a text by script. Shared characters join the run before them, leading ones the next.

    A mark typed after a letter of another script starts a run: it is shown on a dotted circle, not lost.
    """
    if text.isascii():
        return [ScriptRun(LATIN, 0, len(text))] if text else []
    runs: list[ScriptRun] = []
    current: str | None = None
    start = 0
    for i, character in enumerate(text):
        script = script_of(character)
        if script is None or script == current:
            continue
        if current is not None:
            runs.append(ScriptRun(current, start, i))
            start = i
        current = script
    if text:
        runs.append(ScriptRun(current or LATIN, start, len(text)))
    return runs


def clusters(text: str) -> list[tuple[int, int]]:
    """Return the bounds of what may not be parted: a character with the marks and joiners that follow it."""
    bounds: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if bounds and (character in "\u200c\u200d" or unicodedata.category(character)[0] == "M"):
            bounds[-1] = (bounds[-1][0], i + 1)
        else:
            bounds.append((i, i + 1))
    return bounds


def breakable(text: str) -> list[str]:
    """Cut a word where it may be broken in need: between clusters, never inside a conjunct."""
    pieces: list[str] = []
    for start, end in clusters(text):
        if pieces and _joins_next(pieces[-1]):
            pieces[-1] += text[start:end]
        else:
            pieces.append(text[start:end])
    return pieces


def _joins_next(piece: str) -> bool:
    """Tell whether a piece ends in a virama (canonical combining class 9), which forms a conjunct."""
    return unicodedata.combining(piece.rstrip("\u200c\u200d")[-1:] or " ") == 9
