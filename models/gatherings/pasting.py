# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a pasted list of who was in an online session: names against the roster; nothing of it is kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.search import key

MOST_LINES = 500
_STAMP = re.compile(r"^\s*\[?\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s+\d{1,2}[:.]\d{2}[^\]\-–]*[\]\-–]?\s*")
_COUNT = re.compile(r"^\s*(?:\d{1,3}\s*[.)\-:]\s*|[•*·\-–]\s*)+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|[~@✅✔️🙏👍]")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:am|pm)?", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:joined|left|is here|present|जुड़े|जुड़ गए|उपस्थित|ਜੁੜੇ|ਹਾਜ਼ਰ)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Whom a pasted list names on the roster, and the lines that name nobody, or more than one."""

    members: tuple[int, ...]
    unclear: tuple[str, ...]
    unknown: tuple[str, ...]


def read(text: str, roster: Mapping[int, tuple[str, ...]]) -> Pasted:
    """Match each line to the roster by a whole name, or by a first name that only one person has."""
    whole, firsts = _keyed(roster)
    found: dict[int, None] = {}
    unclear: list[str] = []
    unknown: list[str] = []
    for line in _names(text):
        numbers = _meant(key(line), whole, firsts)
        if len(numbers) == 1:
            found.setdefault(next(iter(numbers)))
        else:
            (unclear if numbers else unknown).append(line)
    return Pasted(tuple(found), tuple(dict.fromkeys(unclear)), tuple(dict.fromkeys(unknown)))


def _meant(wanted: str, whole: dict[str, set[int]], firsts: dict[str, set[int]]) -> set[int]:
    if wanted in whole:
        return whole[wanted]
    words = wanted.split()
    starts = {
        number for name, numbers in whole.items() if name.startswith(f"{wanted} ") for number in numbers
    }
    if len(words) > 1:
        return starts or whole.get(" ".join(reversed(words)), set())
    return starts | firsts.get(wanted, set())


def _keyed(roster: Mapping[int, tuple[str, ...]]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    whole: dict[str, set[int]] = {}
    firsts: dict[str, set[int]] = {}
    for number, names in roster.items():
        for name in names:
            keyed = key(name)
            whole.setdefault(keyed, set()).add(number)
            if keyed:
                firsts.setdefault(keyed.split()[0], set()).add(number)
    return whole, firsts


def _names(text: str) -> Iterator[str]:
    for line in re.split(r"[\n,;]+", _without_stamps(text))[:MOST_LINES]:
        plain = _TIME.sub(" ", _ASIDE.sub(" ", _COUNT.sub("", line)))
        name = " ".join(_AFTER.sub("", plain.split(":")[0]).split())
        if key(name):
            yield name


def _without_stamps(text: str) -> str:
    return "\n".join(_STAMP.sub("", line) for line in text.splitlines())
