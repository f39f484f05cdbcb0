# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as offices write them: day first, in Western or local digits, with month names in three languages."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from models.messages import Message, Refused, message
from models.text import local_digits

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
_LONGEST = 60

_MONTHS = (
    "jan january जनवरी जन ਜਨਵਰੀ ਜਨ",
    "feb february फरवरी फ़रवरी फर फ़र ਫਰਵਰੀ ਫ਼ਰਵਰੀ ਫਰ ਫ਼ਰ",
    "mar march मार्च ਮਾਰਚ",
    "apr april अप्रैल अप्रेल अप्र ਅਪ੍ਰੈਲ ਅਪਰੈਲ ਅਪ੍ਰੇਲ ਅਪ੍ਰੈ",
    "may मई ਮਈ",
    "jun june जून ਜੂਨ",
    "jul july जुलाई जुल ਜੁਲਾਈ ਜੁਲ",
    "aug august अगस्त अग ਅਗਸਤ ਅਗ",
    "sep sept september सितंबर सितम्बर सितं सित ਸਤੰਬਰ ਸਿਤੰਬਰ ਸਤੰ",
    "oct october अक्टूबर अक्तूबर अक्टू अक्तू ਅਕਤੂਬਰ ਅਕਤੂ",
    "nov november नवंबर नवम्बर नवं नव ਨਵੰਬਰ ਨਵੰ",
    "dec december दिसंबर दिसम्बर दिसं दिस ਦਸੰਬਰ ਦਿਸੰਬਰ ਦਸੰ",
)
_MONTH_OF = {
    unicodedata.normalize("NFC", name): number
    for number, names in enumerate(_MONTHS, start=1)
    for name in names.split()
}

_HALF = r"\s*(?:a\.?m\.?|p\.?m\.?|hrs?\.?|बजे|ਵਜੇ)"
_CLOCK = (
    rf"(?:[T ,]+(?:at\s+)?(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?(?:{_HALF})?|\d{{1,2}}{_HALF}))?"
)
_BREAK = r"\s*[/\\\-.\u2010-\u2015\u0964 ]\s*"
_NAME = r"([^\W\d_][^\d\s,./'’\-]*)"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_BREAK}(\d{{1,2}}){_BREAK}(\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_FIGURES = re.compile(rf"(\d{{1,2}}){_BREAK}(\d{{1,2}}){_BREAK}(\d{{4}}|\d{{2}}){_CLOCK}", re.IGNORECASE)
_DAY_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.\-/,]*(?:of\s+)?{_NAME}[\s.\-/,'’]*(\d{{4}}|\d{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"{_NAME}[\s.\-/]*(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{{4}}|\d{{2}}){_CLOCK}", re.IGNORECASE
)
_MONTH_ALONE = re.compile(rf"\s*{_NAME}[\s.,'’\-/]*(?:\d{{4}}|\d{{2}})\s*")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class NotADate(Refused):
    """No date of the calendar could be read."""


class TwoDigitYear(NotADate):
    """The year has two digits and nobody has said which century they mean."""


class MonthFirst(NotADate):
    """The figures are a date only in the order that was not asked for."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date that was read, and what is not certain about it."""

    value: date
    doubt: Message | None = None


def read_date(
    text: str, *, century: int | None = None, day_first: bool | None = None, today: date | None = None
) -> ReadDate:
    """Read a date; figures are taken day first unless ``day_first`` is False.

    ``century`` is 19 or 20, for years of two digits. With ``day_first=None`` nobody has confirmed the order,
    and a date that would also read month first carries a doubt; so does one after a given ``today``.
    Raises ``NotADate``, of which ``TwoDigitYear`` and ``MonthFirst`` can be asked about.
    """
    if len(text) > _LONGEST * 4:
        raise NotADate(_unreadable(text[:_LONGEST]))
    plain = unicodedata.normalize("NFC", local_digits(text)).strip(" \t\r\n\u00a0\u200b\u200e\u200f\ufeff,.'")
    return (
        _year_first(plain, today)
        or _named(plain, century, today)
        or _figures(plain, century, day_first, today)
        or _refuse(plain)
    )


def _refuse(text: str) -> ReadDate:
    raise NotADate(_unreadable(text[:_LONGEST]))


def _unreadable(text: str) -> Message:
    return message(
        "“{text}” is not a date. Write day, month and year, such as 15-12-2024.", text=text.strip()
    )


def _year_first(text: str, today: date | None) -> ReadDate | None:
    found = _YEAR_FIRST.fullmatch(text)
    return found and _read(text, int(found[1]), int(found[2]), int(found[3]), today)


def _named(text: str, century: int | None, today: date | None) -> ReadDate | None:
    found = _DAY_NAME.fullmatch(text)
    parts = found and (found[1], found[2], found[3])
    if not found and (found := _NAME_DAY.fullmatch(text)):
        parts = (found[2], found[1], found[3])
    if not parts:
        return None
    day, name, year = parts
    month = _MONTH_OF.get(name.casefold().rstrip(".:\u0970"))
    return _read(text, _year(text, year, century), month, int(day), today) if month else None


def _figures(text: str, century: int | None, day_first: bool | None, today: date | None) -> ReadDate | None:
    found = _FIGURES.fullmatch(text)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    day, month = (second, first) if day_first is False else (first, second)
    if month > 12 >= day:
        raise MonthFirst(_other_order(text, day_first=day_first is not False))
    read = _read(text, _year(text, found[3], century), month, day, today)
    if day_first is None and read.doubt is None and day <= 12 and day != month:
        return ReadDate(
            read.value, message("“{text}” was read day first, as {on}.", text=text, on=read.value)
        )
    return read


def _other_order(text: str, *, day_first: bool) -> Message:
    if day_first:
        return message("“{text}” is a date only with the month first. Write the day first.", text=text)
    return message("“{text}” is a date only with the day first, but the month was to come first.", text=text)


def _year(text: str, year: str, century: int | None) -> int:
    if len(year) == 4:
        return int(year)
    if century is None:
        raise TwoDigitYear(
            message(
                "“{text}” has a year of two digits. Write all four, or say which century is meant.", text=text
            )
        )
    return century * 100 + int(year)


def _read(text: str, year: int, month: int, day: int, today: date | None) -> ReadDate:
    try:
        value = date(year, month, day)
    except ValueError:
        raise NotADate(message("“{text}” is not a day of the calendar.", text=text)) from None
    return ReadDate(_in_range(value, text), _after(value, today))


def _in_range(value: date, text: str) -> date:
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise NotADate(message("“{text}” is too far from today to be meant.", text=text))
    return value


def _after(value: date, today: date | None) -> Message | None:
    if today is None or value <= today:
        return None
    return message("{on} is still to come.", on=value)


def date_of(value: date | datetime, *, today: date | None = None) -> ReadDate:
    """Return the date of a spreadsheet's own date cell; raises ``NotADate`` before 1900."""
    day = value.date() if isinstance(value, datetime) else value
    return ReadDate(_in_range(day, day.isoformat()), _after(day, today))


def iso(text: str) -> date:
    """Read a date of the command line, YYYY-MM-DD; raises ``NotADate``."""
    shown = text[:_LONGEST]
    found = _ISO.fullmatch(text.strip()) if text.isascii() and len(text) < _LONGEST else None
    if not found:
        raise NotADate(
            message("“{text}” is not a date written as YYYY-MM-DD, such as 2024-12-15.", text=shown)
        )
    return _read(shown, int(found[1]), int(found[2]), int(found[3]), None).value


def is_month(text: str) -> bool:
    """Say whether a text is a month alone, with its year: "April 2025", "अप्रैल 2025", "Apr-25"."""
    found = _MONTH_ALONE.fullmatch(unicodedata.normalize("NFC", local_digits(text[:_LONGEST])))
    return found is not None and found[1].casefold().rstrip(".:\u0970") in _MONTH_OF


def show(value: date) -> str:
    """Show a date as dd-mm-yyyy."""
    return f"{value.day:02}-{value.month:02}-{value.year:04}"


def financial_year(on: date) -> str:
    """Return the financial year of a date: "2026-27" from 1 April 2026 to 31 March 2027."""
    first = on.year if on.month >= 4 else on.year - 1
    return f"{first:04d}-{(first + 1) % 100:02d}"


def financial_year_days(on: date) -> tuple[date, date]:
    """Return the first and last day of the financial year a date lies in."""
    first = on.year if on.month >= 4 else on.year - 1
    return date(first, 4, 1), date(first + 1, 3, 31)
