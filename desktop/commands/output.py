# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command prints: one JSON document for scripts, aligned lines for people."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import cast

from desktop.commands.usage import Values
from models.words import Unit
from ui.labels import label, milestone
from ui.language import current, dates_as_shown


def answer(values: Values, document: object, lines: Iterable[str]) -> None:
    """Print the answer: the document under ``--json``, else the lines."""
    if values.json:
        print(json.dumps(document, ensure_ascii=False, indent=2, default=plain_value))
    else:
        for line in lines:
            print(line)


def note(sentence: str) -> None:
    """Say something beside the answer, so that scripts read on undisturbed."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")


def plain_value(value: object) -> object:
    """Return dates as ISO text and words of the vocabulary as their value."""
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "isoformat"):
        return value.isoformat()  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportAttributeAccessIssue] - dates and times alone have it
    raise TypeError(type(value).__name__)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return aligned lines under headings; nothing at all without rows."""
    cells = [[shown(value) for value in row] for row in rows]
    if not cells:
        return []
    lines = [list(headings), *cells]
    widths = [max(width(line[column]) for line in lines) for column in range(len(headings))]
    return [_aligned(line, widths) for line in lines]


def _aligned(line: list[str], widths: list[int]) -> str:
    padded = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
    return "  ".join(padded).rstrip()


def shown(value: object) -> str:
    """Return a value as people read it: dates as dd-mm-yyyy, words in the reader's language."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Enum):
        return label(value, current())
    if isinstance(value, tuple | list):
        parts = cast("Sequence[object]", value)
        return ", ".join(shown(part) for part in parts) or "–"
    return str(dates_as_shown(value))


def width(text: str) -> int:
    """Return the columns a text takes in a terminal: marks over letters take none, wide letters two."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def rung(unit: Unit, count: int) -> str:
    """Return a milestone as people read it: 90 days, 1 year."""
    return milestone(unit, count, current())


def iso(value: "date | None") -> str | None:
    """Return an ISO date, or nothing."""
    return value.isoformat() if value is not None else None
