# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Column values as JSON and back: what log details and undo keep of a row."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from typing import Any, cast

_READERS: dict[str, Callable[[Any], Any]] = {
    "at": datetime.fromisoformat,
    "on": date.fromisoformat,
    "time": time.fromisoformat,
    "bytes": b64decode,
    "word": str,
    "json": lambda same: same,
}


def to_plain(value: object) -> Any:
    """Return a column's value as JSON can hold it; ``from_plain`` undoes it."""
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode("ascii")}
    if isinstance(value, Enum):
        return {"word": value.value}
    if isinstance(value, dict | list):
        return {"json": cast("object", value)}
    return value


def from_plain(value: Any) -> Any:
    """Return the column's value from its JSON form. Words come back as their text."""
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = cast("dict[str, Any]", value).items()
    return _READERS[kind](inner)
