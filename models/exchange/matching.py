# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who in the register, or in an earlier row of the file, a row speaks of: certainly, or probably and why."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from models.exchange.entries import Entry
from models.exchange.existing import Known
from models.exchange.findings import Person
from models.messages import Message, message
from models.people.ages import age_from, age_on
from models.search import key
from models.text import local_digits

_CLOSE_IN_AGE = 2
_MOST_COMPARED = 50
_MOST_LISTED = 3
_ALIKE, _NEAR = 0.6, 0.75
_LONG_YEAR = re.compile(r"\b(?:19|20)(\d\d)(?=\s*[-/])")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may speak of: a member, or an earlier row of the same file."""

    person: Person
    number: int | None
    row: int | None
    name_key: str
    local_key: str
    office_numbers: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Every folded spelling of the name."""
        return frozenset(filter(None, (self.name_key, self.local_key)))


@dataclass(frozen=True, slots=True)
class Match:
    """A row that speaks of somebody known, and why one thinks so."""

    candidate: Candidate
    reason: Message


def office_key(number: str) -> str:
    """Return an office number as it is compared: 001/2025-26 and 1/25-26 are one."""
    text = _LONG_YEAR.sub(r"\1", local_digits(number).casefold())
    return "".join(_NUMBER.sub(lambda found: found[0].lstrip("0") or "0", text).split())


class Candidates:
    """Everybody known so far, found by office number, by folded name and by phone."""

    def __init__(self, members: tuple[Known, ...], today: date) -> None:
        self._today = today
        self._by_office: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._by_phone: defaultdict[str, list[Candidate]] = defaultdict(list)
        for known in members:
            self._put(_of_member(known))

    def add(self, entry: Entry) -> None:
        """Make a row known to the rows after it."""
        number = entry.person.office_number
        self._put(
            Candidate(entry.person, None, entry.row, entry.key, entry.local_key, (number,) if number else ())
        )

    def _put(self, candidate: Candidate) -> None:
        for number in candidate.office_numbers:
            self._by_office[office_key(number)].append(candidate)
        for name in candidate.keys:
            self._by_name[name].append(candidate)
        for phone in candidate.person.phones:
            self._by_phone[phone].append(candidate)

    def named(self, name: str) -> list[Candidate]:
        """Return who is called so, in any spelling and script."""
        return list(self._by_name.get(key(name), ()))

    def numbered(self, number: str) -> list[Candidate]:
        """Return who has this number of the office."""
        return list(self._by_office.get(office_key(number), ()))

    def certain(self, entry: Entry) -> Match | None:
        """Return whom a row certainly speaks of: by office number, or by name with phone or birth date."""
        number = entry.person.office_number
        for candidate in self.numbered(number)[:_MOST_COMPARED] if number else ():
            if names_agree(entry, candidate) or _same_phone(entry.person, candidate.person):
                return Match(candidate, message("The same office number."))
        for candidate in self._namesakes(entry):
            if _different_birth(entry.person, candidate.person):
                continue
            if _same_phone(entry.person, candidate.person):
                return Match(candidate, message("The same name and the same phone."))
            if entry.person.birth_date and entry.person.birth_date == candidate.person.birth_date:
                return Match(candidate, message("The same name and the same birth date."))
        return None

    def probable(self, entry: Entry) -> list[Match]:
        """Return whom a row may speak of, and why; they stay people of their own until somebody decides."""
        found: dict[tuple[int | None, int | None], Match] = {}
        for match in self._probable(entry):
            found.setdefault((match.candidate.number, match.candidate.row), match)
        return list(found.values())[:_MOST_LISTED]

    def _namesakes(self, entry: Entry) -> list[Candidate]:
        names = dict.fromkeys(filter(None, (entry.key, entry.local_key)))
        return [candidate for name in names for candidate in self._by_name.get(name, ())[:_MOST_COMPARED]]

    def _probable(self, entry: Entry) -> Iterator[Match]:
        number = entry.person.office_number
        for candidate in self.numbered(number)[:_MOST_COMPARED] if number else ():
            yield Match(candidate, message("The same office number, but another name."))
        for candidate in self._namesakes(entry):
            reason = self._alike(entry.person, candidate.person)
            if reason:
                yield Match(candidate, reason)
        for phone in entry.person.phones:
            for candidate in self._by_phone.get(phone, ())[:_MOST_COMPARED]:
                yield Match(candidate, message("The same phone, but another name."))

    def _alike(self, one: Person, other: Person) -> Message | None:
        """Say why two people of one name may be the same person; nothing if something speaks against it."""
        if one.gender and other.gender and one.gender is not other.gender:
            return None
        relatives = key(one.relation_name or ""), key(other.relation_name or "")
        if relatives[0] and relatives[0] == relatives[1]:
            return message("The same name and the same relative's name.")
        ages = age_today(one, self._today), age_today(other, self._today)
        if ages[0] is not None and ages[1] is not None:
            close = abs(ages[0] - ages[1]) <= _CLOSE_IN_AGE
            return message("The same name and nearly the same age.") if close else None
        if all(relatives) and not _alike(*relatives):
            return None
        return message("The same name, and nothing that tells the two apart.")


def _of_member(known: Known) -> Candidate:
    person = known.person
    numbers = tuple(dict.fromkeys(filter(None, (*known.office_numbers, person.office_number))))
    return Candidate(person, known.number, None, key(person.name), key(person.local_name or ""), numbers)


def age_today(person: Person, today: date) -> int | None:
    """Return completed years today, from the birth date or from the age stated on a day."""
    if person.birth_date:
        return age_on(person.birth_date, today)
    if person.age_years is None:
        return None
    return age_from(person.age_years, person.age_on, today) if person.age_on else person.age_years


def names_agree(entry: Entry, candidate: Candidate) -> bool:
    """Say whether two names may be one person's: a slip of the pen apart, or one shorter than the other."""
    mine = frozenset(filter(None, (entry.key, entry.local_key)))
    for one in mine:
        for other in candidate.keys:
            words, others = one.split(), other.split()
            if set(words) <= set(others) or set(others) <= set(words) or _alike(words[0], others[0], _NEAR):
                return True
    return not mine or not candidate.keys


def _alike(one: str, other: str, least: float = _ALIKE) -> bool:
    return SequenceMatcher(None, one[:80], other[:80], autojunk=False).ratio() >= least


def _same_phone(one: Person, other: Person) -> bool:
    return bool(set(one.phones) & set(other.phones))


def _different_birth(one: Person, other: Person) -> bool:
    return bool(one.birth_date and other.birth_date and one.birth_date != other.birth_date)
