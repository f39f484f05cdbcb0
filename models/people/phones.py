# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Indian mobile numbers and PIN codes as offices write them."""

import re

from models.messages import Refused, message
from models.text import local_digits

_LONGEST = 200
_BETWEEN = re.compile(r"[\s\u00a0\u2000-\u200f\u202a-\u202f\u2060-\u2069\ufeff\-\u2010-\u2015\u2212().\[\]]+")
_COUNTRY = re.compile(r"^(?:\+91|0091|91(?=\d{10}$)|\+?910(?=\d{10}$))?0?(?=\d{10}$)")
_MOBILE = re.compile(r"[6-9]\d{9}")
_NONE = frozenset(
    (
        "",
        "na",
        "n/a",
        "n.a",
        "n.a.",
        "nil",
        "none",
        "no",
        "not available",
        "not given",
        "no phone",
        "no mobile",
        "no number",
        "no contact",
        "not known",
        "x",
        "xx",
        "xxx",
        "0",
        "नहीं",
        "नही",
        "नहीं है",
        "फोन नहीं",
        "फ़ोन नहीं",
        "मोबाइल नहीं",
        "ਫੋਨ ਨਹੀਂ",
        "ਫ਼ੋਨ ਨਹੀਂ",
        "ਨਹੀਂ",
        "ਨਹੀ",
        "ਨਹੀਂ ਹੈ",
    )
)
_AROUND = " \t\r\n'’`*#,;:"  # an apostrophe keeps a number a text in a spreadsheet
_DECIMAL = re.compile(r"\s*(\d{10,13})\.0+\s*")
_LABEL = re.compile(
    r"^\s*(?:mob(?:ile)?|ph(?:one)?|tel|cell|m|no)\b[\s.:\-]*(?:no\b)?[\s.:\-]*", re.IGNORECASE
)


class NotAPhone(Refused):
    """What was typed is no Indian mobile number."""


def read_phone(text: str) -> str:
    """Return the number as ``+91XXXXXXXXXX``; raises ``NotAPhone``."""
    shown = text.strip()[:40]
    digits = _bare(text) if len(text) <= _LONGEST else ""
    if not _MOBILE.fullmatch(digits):
        raise NotAPhone(
            message(
                "“{text}” is not a mobile number: ten digits are needed, the first 6, 7, 8 or 9.", text=shown
            )
        )
    return f"+91{digits}"


def _bare(text: str) -> str:
    digits = _DECIMAL.sub(r"\1", local_digits(text))
    return _COUNTRY.sub("", _BETWEEN.sub("", _LABEL.sub("", digits.strip(_AROUND))))


def means_none(text: str) -> bool:
    """Say whether a cell says that there is no number: empty, ``-``, ``N/A``, ``nil``, ``नहीं``."""
    if len(text) > _LONGEST:
        return not text.strip()
    return text.strip(" \t\n\r\u00a0-\u2013\u2014._/").casefold() in _NONE


def show_phone(stored: str) -> str:
    """Show ``+919876543210`` as ``98765 43210``; anything else as it is."""
    digits = stored.removeprefix("+91")
    if len(digits) != 10 or not digits.isdecimal():
        return stored
    return f"{digits[:5]} {digits[5:]}"
