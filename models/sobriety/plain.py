# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sobriety record as a plain JSON object and back: strict and versioned, for it is sealed and kept."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import cast

from models.desk.sealing import text_of
from models.memory import until_locked
from models.messages import Refused, message
from models.sobriety.counting import Period, Record, doubts

VERSION = 1
_RECORD = {"version", "counts", "held", "hold_note", "periods"}
_PERIOD = {"start", "end", "ended_at"}


class Unreadable(Refused):
    """A sealed record that does not say what this version of the program can read."""


def to_plain(record: Record) -> dict[str, object]:
    """Return the record as JSON can hold it."""
    return {
        "version": VERSION,
        "counts": record.counts,
        "held": record.held,
        "hold_note": record.hold_note,
        "periods": [
            {
                "start": period.start.isoformat(),
                "end": period.end.isoformat() if period.end else None,
                "ended_at": period.ended_at.isoformat() if period.ended_at else None,
            }
            for period in record.periods
        ],
    }


def from_plain(plain: object) -> Record:
    """Return the record; raise Unreadable for anything ``to_plain`` did not write."""
    body = _object(plain)
    version = body.get("version")
    if type(version) is int and version > VERSION:
        raise Unreadable(
            message(
                "This sobriety record was kept by a newer Saathi. Nothing was changed. Update this one first."
            )
        )
    if version != VERSION or type(version) is not int or set(body) != _RECORD:
        raise _damaged()
    periods = body["periods"]
    if not isinstance(periods, list):
        raise _damaged()
    record = Record(
        periods=tuple(_period(one) for one in cast("list[object]", periods)),
        counts=_flag(body["counts"]),
        held=_flag(body["held"]),
        hold_note=_text(body["hold_note"]),
    )
    if doubts(record):
        raise _damaged()
    return record


def read(text: bytes) -> Record:
    """Return the record a sealed text holds; raise Unreadable for anything ``to_plain`` did not write.

    What is written as it is always sealed is read at once, for everybody's is opened after each sign-in;
    whatever else stands there is looked at piece by piece.
    """
    head, _, tail = text.decode().partition(_PERIODS)
    said, found = _head(head), _USUAL.findall(tail)
    if said is not None and tail == ",".join([one[0] for one in found]) + _END:
        periods = _in_order(found)
        if periods is not None:
            return Record(periods, *said)
    return from_plain(json.loads(text))


_PERIODS, _END = '"periods":[', '],"version":1}'
_DAY, _TIME = r'"(\d{4}-\d\d-\d\d)"', r'"((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"'
_USUAL = re.compile(rf'(\{{"end":(?:null|{_DAY}),"ended_at":(?:null|{_TIME}),"start":{_DAY}\}})', re.ASCII)
"""How ``text_of`` writes a period: names in order, no white space."""


@until_locked(256)
def _head(letters: str) -> tuple[bool, bool, str] | None:
    """Return what stands before the periods, the same in most records; None where it is not as always."""
    try:
        record = from_plain(json.loads(letters + _PERIODS + _END))
    except (ValueError, Unreadable):
        return None
    usual = text_of(to_plain(record)).decode() == letters + _PERIODS + _END
    return (record.counts, record.held, record.hold_note) if usual else None


def _in_order(found: Sequence[tuple[str, str, str, str]]) -> tuple[Period, ...] | None:
    """Return periods from their letters; None where something is doubtful, or no day of a calendar."""
    periods: list[Period] = []
    before: date | None = date.min
    try:
        for _, ended, at, began in found:
            start, end = date.fromisoformat(began), date.fromisoformat(ended) if ended else None
            if before is None or start <= before or (end is None and at) or (end is not None and end < start):
                return None
            periods.append(Period(start, end, time.fromisoformat(at) if at else None))
            before = end
    except ValueError:
        return None
    return tuple(periods)


def _period(plain: object) -> Period:
    body = _object(plain)
    if set(body) != _PERIOD:
        raise _damaged()
    end, at = body["end"], body["ended_at"]
    return Period(
        _date(body["start"]), None if end is None else _date(end), None if at is None else _time(at)
    )


def _object(plain: object) -> Mapping[str, object]:
    if not isinstance(plain, dict):
        raise _damaged()
    return cast("Mapping[str, object]", plain)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _damaged()
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _damaged()
    return value


def _date(value: object) -> date:
    text = _text(value)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _damaged() from error
    if day.isoformat() != text:
        raise _damaged()
    return day


def _time(value: object) -> time:
    text = _text(value)
    try:
        at = time.fromisoformat(text)
    except ValueError as error:
        raise _damaged() from error
    if at.isoformat() != text or at.tzinfo is not None:
        raise _damaged()
    return at


def _damaged() -> Unreadable:
    return Unreadable(
        message(
            "A sobriety record could not be read. Nothing was changed. Run the check, or restore a backup."
        )
    )
