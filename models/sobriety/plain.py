# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sobriety record as a plain JSON object and back: strict and versioned, for it is sealed and kept."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import cast

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
    flags = _HEADS.get(head)
    if flags is not None and tail.endswith(_END):
        said = tail[: -len(_END)]
        periods = [_usual(one) for one in said[1:-1].split("},{")] if said else []
        if said[:1] + said[-1:] in ("{}", "") and None not in periods:
            known = cast("list[Period]", periods)
            if _in_order(known):
                return Record(tuple(known), *flags)
    return from_plain(json.loads(text))


_PERIODS, _END = '"periods":[', '],"version":1}'
_FLAGS = (("true", True), ("false", False))
_HEADS = {
    f'{{"counts":{counts},"held":{held},"hold_note":"",': (counted, paused)
    for counts, counted in _FLAGS
    for held, paused in _FLAGS
}
_DAY, _TIME = r'"(\d{4}-\d\d-\d\d)"', r'"((?:[01]\d|2[0-3]):\d\d:\d\d)"'
_USUAL = re.compile(rf'"end":(?:null|{_DAY}),"ended_at":(?:null|{_TIME}),"start":{_DAY}', re.ASCII)
"""How ``sealing.text_of`` writes a record: names in order, no white space."""


def _usual(letters: str) -> Period | None:
    """Return a period from its letters; None for what is unusual, or is no day of a calendar."""
    found = _USUAL.fullmatch(letters)
    if found is None:
        return None
    end, at, start = found.groups()
    try:
        if end is None:
            return None if at is not None else _running(start)
        day = date.fromisoformat
        return Period(day(start), day(end), None if at is None else time.fromisoformat(at))
    except ValueError:
        return None


@until_locked(4096)
def _running(start: str) -> Period:
    """Return a period that has not ended: many members share the day it began."""
    return Period(date.fromisoformat(start))


def _in_order(periods: Sequence[Period]) -> bool:
    """Tell whether nothing is doubtful about periods; where this says no, ``doubts`` says why."""
    before: date | None = None
    for place, period in enumerate(periods):
        if place and (before is None or period.start <= before):
            return False
        before = period.end
        if before is not None and before < period.start:
            return False
    return True


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
