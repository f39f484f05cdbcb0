# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row adds to somebody found again: nothing, only what is missing, or what differs."""

from dataclasses import dataclass

from models.exchange.entries import Entry
from models.exchange.findings import Person
from models.exchange.matching import office_key
from models.words import Gender, OnMatch

_ALONE = ("name", "local_name", "village", "gender", "birth_date", "languages", "print_language")
_STAY = ("office_number", "admitted", "left")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is written for a certain match."""

    fields: tuple[str, ...] = ()
    """Attributes of the person to take over."""
    phones: tuple[str, ...] = ()
    """Numbers to add; none is ever taken away."""
    new_stay: bool = False
    """The row tells of another stay of the same person."""

    def __bool__(self) -> bool:
        return bool(self.fields or self.phones or self.new_stay)


NO_CHANGES = Changes()


def changes_for(entry: Entry, known: Person, numbers: tuple[str, ...], on_match: OnMatch) -> Changes:
    """Return what to write for a person found again."""
    if on_match is OnMatch.SKIP:
        return NO_CHANGES
    new = entry.person
    fields = [name for name in _ALONE if _is_to_write(name, new, known, on_match)]
    fields += _relation(new, known, on_match) + _age(new, known, on_match)
    other_stay = _is_other_stay(new, known, numbers)
    if not other_stay:
        fields += [name for name in _STAY if _is_to_write(name, new, known, on_match)]
    phones = tuple(phone for phone in new.phones if phone not in known.phones)
    if known.phones and on_match is OnMatch.FILL:
        phones = ()
    if phones and new.shared_phone and not known.shared_phone:
        fields.append("shared_phone")
    return Changes(tuple(fields), phones, other_stay)


def _is_to_write(name: str, new: Person, known: Person, on_match: OnMatch) -> bool:
    said, there = getattr(new, name), getattr(known, name)
    if not said or said is Gender.NOT_STATED or said == there:
        return False
    return on_match is OnMatch.UPDATE or not there or there is Gender.NOT_STATED


def _relation(new: Person, known: Person, on_match: OnMatch) -> list[str]:
    """Take relation and relative together: the one means nothing without the other."""
    if not new.relation_name or (on_match is OnMatch.FILL and known.relation_name):
        return []
    differs = (new.relation, new.relation_name) != (known.relation, known.relation_name)
    return ["relation", "relation_name"] if differs else []


def _age(new: Person, known: Person, on_match: OnMatch) -> list[str]:
    """Take a stated age with its day, never over a birth date."""
    if new.age_years is None or known.birth_date or new.birth_date:
        return []
    if known.age_years is not None and (on_match is OnMatch.FILL or known.age_on == new.age_on):
        return [] if on_match is OnMatch.FILL or known.age_years == new.age_years else ["age_years", "age_on"]
    return ["age_years", "age_on"]


def _is_other_stay(new: Person, known: Person, numbers: tuple[str, ...]) -> bool:
    """Say whether the row has an office number, or without one an admission, of its own."""
    if new.office_number and numbers:
        return office_key(new.office_number) not in {office_key(number) for number in numbers}
    if new.admitted and known.admitted and not new.office_number:
        return new.admitted != known.admitted
    return False
