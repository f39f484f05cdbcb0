# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ages: from a birth date, or from an age somebody stated on a date."""

import re
from datetime import date

from models.messages import Refused, message
from models.text import local_digits

ADULT_AT = 18
OLDEST = 120

_AGE = re.compile(
    r"(?:age|aged|उम्र|आयु|ਉਮਰ)?\s*[:.\-]?\s*(\d{1,3})\s*[+.]?\s*"
    r"(?:y(?:ea)?rs?|yr|y|years?\s+old|साल|वर्ष|ਸਾਲ)?\.?\s*(?:old)?",
    re.IGNORECASE,
)


class NotAnAge(Refused):
    """What was typed is no age in years."""


def age_on(birth: date, on: date) -> int:
    """Return completed years; who was born on 29 February turns a year on 1 March of a common year."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def age_from(stated: int, stated_on: date, on: date) -> int:
    """Return the age that ``stated`` on a date has grown to: one more for every whole year since."""
    return stated + age_on(stated_on, on)


def is_adult(age: int) -> bool:
    """Say whether 18 years are completed."""
    return age >= ADULT_AT


def adult_on(birth: date) -> date:
    """Return the day on which 18 years are completed."""
    year = birth.year + ADULT_AT
    if (birth.month, birth.day) == (2, 29) and not _is_leap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def read_age(text: str) -> int:
    """Return whole years from ``34``, ``34 yrs``, ``34 साल``; raises ``NotAnAge``."""
    shown = text.strip()[:40]
    found = _AGE.fullmatch(local_digits(shown))
    if not found or int(found[1]) > OLDEST:
        raise NotAnAge(message("“{text}” is not an age in years.", text=shown))
    return int(found[1])
