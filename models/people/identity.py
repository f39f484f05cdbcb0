# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Aadhaar numbers are never stored: how one is recognised anywhere in a text, refused and masked."""

import re

from models.messages import Message, Refused, message
from models.text import local_digits

# Verhoeff's scheme: the dihedral group of the pentagon, and a permutation that depends on the place.
_TIMES = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_STEP = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
_INVERSE = (0, 4, 3, 2, 1, 5, 6, 7, 8, 9)

_GAP = (
    r"[\s\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u2060-\u2069\ufeff\-\u2010-\u2015\u2212._/\u00b7\u2022]{1,3}"
)
_RUN = re.compile(rf"\d+(?:{_GAP}\d+)*")
_GROUP = re.compile(r"\d+")
# How people space twelve digits. Two dates and a time also make twelve, so not every shape counts.
_SHAPES = frozenset(((12,), (4, 4, 4), (4, 8), (8, 4), (3,) * 4, (2,) * 6, (1,) * 12))


class AadhaarRefused(Refused):
    """A text holds what looks like an Aadhaar number. It was not kept."""


def _permutations() -> tuple[tuple[int, ...], ...]:
    rows = [tuple(range(10))]
    for _ in range(7):
        rows.append(tuple(rows[-1][digit] for digit in _STEP))
    return tuple(rows)


_PLACE = _permutations()


def verhoeff_digit(digits: str) -> str:
    """Return the check digit that completes ``digits``."""
    check = 0
    for place, digit in enumerate(reversed(digits), start=1):
        check = _TIMES[check][_PLACE[place % 8][int(digit)]]
    return str(_INVERSE[check])


def passes_verhoeff(digits: str) -> bool:
    """Say whether the last digit checks the ones before it."""
    return len(digits) > 1 and verhoeff_digit(digits[:-1]) == digits[-1]


def find_aadhaar(text: str, *, phone_field: bool = False) -> list[tuple[int, int]]:
    """Return where Aadhaar-like numbers stand in ``text``, as (start, end).

    In a phone field 91 before a mobile number is the country's code, not the start of an Aadhaar number.
    """
    digits = local_digits(text)
    found: list[tuple[int, int]] = []
    for run in _RUN.finditer(digits):
        groups = [group.span() for group in _GROUP.finditer(digits, *run.span())]
        found.extend(_in_groups(digits, groups, phone_field=phone_field))
    return found


def _in_groups(digits: str, groups: list[tuple[int, int]], *, phone_field: bool) -> list[tuple[int, int]]:
    """Return every window that may be one; those that share figures, as with a year before, are one."""
    found: list[tuple[int, int]] = []
    even = len({end - start for start, end in groups}) == 1
    for first in range(len(groups)):
        last = _window(groups, first)
        if last is not None and even and len(groups) > last - first + 1 > 1:
            return []  # Sixteen digits in fours are a card, not an Aadhaar.
        if last is not None and _is_one(digits, groups[first][0], groups[last][1], phone_field=phone_field):
            start = found.pop()[0] if found and groups[first][0] < found[-1][1] else groups[first][0]
            found.append((start, groups[last][1]))
    return found


def _window(groups: list[tuple[int, int]], first: int) -> int | None:
    """Return the group with which twelve digits in a known shape end, begun at ``first``."""
    shape: list[int] = []
    for place in range(first, min(first + 12, len(groups))):
        shape.append(groups[place][1] - groups[place][0])
        if sum(shape) >= 12:
            return place if tuple(shape) in _SHAPES else None
    return None


def _is_one(digits: str, start: int, end: int, *, phone_field: bool) -> bool:
    number = "".join(_GROUP.findall(digits, start, end))
    if number[0] in "01" or not passes_verhoeff(number):
        return False
    mobile = re.fullmatch(r"91[6-9]\d{9}", number) is not None
    return not (mobile and (phone_field or digits[max(start - 1, 0) : start] == "+"))


def is_aadhaar_like(text: str, *, phone_field: bool = False) -> bool:
    """Say whether an Aadhaar-like number stands anywhere in ``text``."""
    return bool(find_aadhaar(text, phone_field=phone_field))


def refuse_aadhaar(text: str, field: Message | str, *, phone_field: bool = False) -> None:
    """Raise ``AadhaarRefused``, naming the field, when ``text`` holds an Aadhaar-like number."""
    if is_aadhaar_like(text, phone_field=phone_field):
        raise AadhaarRefused(
            message(
                "{field}: this holds what looks like an Aadhaar number, which is never stored. "
                "Take it out and keep the kind of ID with its last four digits instead.",
                field=field,
            )
        )


def mask_aadhaar(text: str, *, phone_field: bool = False) -> str:
    """Return ``text`` with every Aadhaar-like number shown as ``XXXX XXXX 7058``."""
    parts: list[str] = []
    done = 0
    for start, end in find_aadhaar(text, phone_field=phone_field):
        last_four = "".join(_GROUP.findall(local_digits(text[start:end])))[-4:]
        parts += (text[done:start], f"XXXX XXXX {last_four}")
        done = end
    return "".join((*parts, text[done:]))
