# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""From one row to one person: every column read by its meaning, and what the columns say together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.dates import show
from models.exchange.cell_words import PHONE_WORD, SHARED_PHONE
from models.exchange.cells import (
    is_local_script,
    is_relative,
    read_age_cell,
    read_gender,
    read_languages,
    read_line,
    read_list,
    read_name,
    read_office_number,
    read_phones_cell,
    read_relative,
    read_remarks,
    relation_to,
    split_age_gender,
    split_relation,
    text_of,
)
from models.exchange.column_dates import Order, Reading, read_date_cell
from models.exchange.findings import Asker, Doubt, Notebook, Person
from models.exchange.grid import DAY_ZERO, Cell, Line
from models.exchange.heading_words import FATHER, HUSBAND
from models.exchange.headings import Column, Headings
from models.messages import message
from models.people.ages import age_on
from models.people.names import tidy_name
from models.search import key
from models.sobriety.counting import start_after
from models.words import Field, Gender, Language, Relation

_CLOSE_IN_AGE = 2
SEALED = frozenset((Field.SOBRIETY_START, Field.LAST_USE, Field.REMARKS))
DATES = frozenset((Field.BIRTH_DATE, Field.ADMITTED, Field.LEFT, Field.SOBRIETY_START, Field.LAST_USE))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the file, read."""

    row: int
    person: Person
    groups: tuple[str, ...] = ()
    sponsor: str | None = None
    sobriety_start: date | None = None
    """Sealed, whoever imports."""
    remarks: str = ""
    """Sealed, whoever imports."""
    doubts: tuple[Doubt, ...] = ()
    key: str = ""
    """The folded name."""
    local_key: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the rows of one file are read."""

    headings: Headings
    today: date
    century: int | None
    orders: Mapping[int, Order]
    known_group: Callable[[str], bool]
    day_zero: date = DAY_ZERO


class RowReader:
    """Reads one row; its doubts gather in a notebook."""

    def __init__(self, rules: Rules, line: Line) -> None:
        self._rules = rules
        self._line = line
        self.notebook = Notebook(line.number)
        self._relatives: list[str] = []

    def _filled(self, field: Field) -> list[tuple[Column, Cell]]:
        found = [(column, self._line.at(column.index)) for column in self._rules.headings.of(field)]
        return [(column, cell) for column, cell in found if cell is not None]

    def _ask(self, field: Field, column: Column, cell: Cell) -> Asker:
        return self.notebook.asker(column.header, cell, sealed=field in SEALED)

    def _first(self, field: Field) -> tuple[Cell, Asker]:
        for column, cell in self._filled(field):
            return cell, self._ask(field, column, cell)
        return None, self.notebook.asker("", None)

    def entry(self) -> Entry:
        """Return the row as a person with what belongs to them."""
        person = self._ages(self._relative(self._names()))
        person = self._dates(self._rest(person))
        start = self._sobriety(person)
        said = [self._remark(column, cell) for column, cell in self._filled(Field.REMARKS)]
        remarks = "\n".join(filter(None, said))
        sponsor, ask = self._first(Field.SPONSOR)
        return Entry(
            self._line.number,
            self._phones(person, remarks),
            self._groups(),
            _named(read_line(sponsor, ask)),
            start,
            remarks,
            tuple(self.notebook.doubts),
            key(person.name),
            key(person.local_name or ""),
        )

    def _remark(self, column: Column, cell: Cell) -> str:
        return read_remarks(cell, self._ask(Field.REMARKS, column, cell))

    def _names(self) -> Person:
        cell, ask = self._first(Field.NAME)
        local_cell, local_ask = self._first(Field.LOCAL_NAME)
        name, local = read_name(cell, ask), read_name(local_cell, local_ask)
        who, relation, relative = split_relation(name or "")
        if relation and who:
            name, relative = tidy_name(who), tidy_name(relative, drop_honorific=True)
        else:
            name, relative = self._two_names(cell, name)
            relation = None
        if not name:
            name, local = local, None
        elif local and is_local_script(name) and not is_local_script(local):
            name, local = local, name
        return Person(name or "", local, relation, relative or None)

    def _two_names(self, cell: Cell, name: str | None) -> tuple[str | None, str]:
        """Take apart a cell under "Name and father's name" with a break or a stroke between the two."""
        both = any(Field.GUARDIAN in column.fields for column in self._rules.headings.of(Field.NAME))
        first, mark, second = (text_of(cell).replace("\n", "/").partition("/")) if both else ("", "", "")
        if not mark or not name:
            return name, ""
        ask = self.notebook.asker("", None)
        return read_name(first, ask), read_name(second, ask) or ""

    def _relative(self, person: Person) -> Person:
        relation, name = person.relation, person.relation_name
        for field in (Field.RELATION, Field.GUARDIAN):
            for column, cell in self._filled(field):
                if Field.NAME in column.fields:
                    continue
                if is_relative(cell):
                    self._relatives.append(str(cell))
                    continue
                said, who = read_relative(cell, self._ask(field, column, cell))
                relation = relation or said or (_of_heading(column.header) if who else None)
                name = name or who
        return replace(person, relation=relation, relation_name=name)

    def _ages(self, person: Person) -> Person:
        age_cell, ask_age = self._first(Field.AGE)
        gender_cell, ask_gender = self._first(Field.GENDER)
        if any(Field.GENDER in column.fields for column in self._rules.headings.of(Field.AGE)):
            age_cell, gender_cell = split_age_gender(age_cell)
        gender = read_gender(gender_cell, ask_gender)
        person = replace(person, gender=gender, age_years=read_age_cell(age_cell, ask_age))
        if person.relation is None and person.relation_name:
            said = [relation_to(relative, gender) for relative in self._relatives]
            relation = said[0] if said else self._relation_by_heading(gender)
            person = replace(person, relation=relation)
        self._doubt_relation(person)
        return person

    def _doubt_relation(self, person: Person) -> None:
        """Notice a man who is a daughter or a wife, and a woman who is a son: one of the two is wrong."""
        if _UNLIKE.get(person.relation) is person.gender is not None:
            reason = message("Gender and relation do not go together here. Both were kept.")
            self._first(Field.GENDER)[1](reason)

    def _relation_by_heading(self, gender: Gender | None) -> Relation | None:
        """Under "Father's name" a man is a son and a woman a daughter; of two meanings neither is guessed."""
        headers = " ".join(column.header.casefold() for column in self._rules.headings.of(Field.GUARDIAN))
        father, husband = (any(word in headers for word in words) for words in (FATHER, HUSBAND))
        if gender is Gender.MAN and father:
            return Relation.SON_OF
        if gender is Gender.WOMAN and father != husband:
            return Relation.DAUGHTER_OF if father else Relation.WIFE_OF
        return None

    def _rest(self, person: Person) -> Person:
        number, ask_number = self._first(Field.REG_NO)
        village, ask_village = self._first(Field.VILLAGE)
        spoken = [
            language
            for column, cell in self._filled(Field.LANGUAGE)
            for language in read_languages(cell, self._ask(Field.LANGUAGE, column, cell))
        ]
        return replace(
            person,
            office_number=read_office_number(number, ask_number),
            village=read_line(village, ask_village),
            languages=tuple(dict.fromkeys(spoken)),
            print_language=next((Language(one) for one in spoken if one in list(Language)), None),
        )

    def _phones(self, person: Person, remarks: str) -> Person:
        numbers: list[str] = []
        shared = False
        for column, cell in self._filled(Field.PHONE):
            found, says_shared = read_phones_cell(cell, self._ask(Field.PHONE, column, cell))
            numbers += found
            shared = shared or says_shared
        if numbers and not shared and SHARED_PHONE.search(remarks) and PHONE_WORD.search(remarks):
            shared = True
            _, ask = self._first(Field.PHONE)
            ask(
                message("A remark says that somebody else may answer this phone. It was marked as shared."),
                numbers[0],
            )
        return replace(person, phones=tuple(dict.fromkeys(numbers)), shared_phone=shared)

    def _groups(self) -> tuple[str, ...]:
        known = self._rules.known_group
        names = [
            name
            for column, cell in self._filled(Field.GROUPS)
            for name in read_list(cell, self._ask(Field.GROUPS, column, cell), whole=known)
        ]
        return tuple(dict.fromkeys(names))

    def _date(self, field: Field) -> date | None:
        for column, cell in self._filled(field):
            order = self._rules.orders.get(column.index, Order())
            how = Reading(
                self._rules.today,
                self._rules.century,
                order,
                self._rules.day_zero,
                is_birth=field is Field.BIRTH_DATE,
            )
            return read_date_cell(cell, how, self._ask(field, column, cell))
        return None

    def _dates(self, person: Person) -> Person:
        birth, admitted, left = (
            self._date(field) for field in (Field.BIRTH_DATE, Field.ADMITTED, Field.LEFT)
        )
        if birth and age_on(birth, self._rules.today) > 120:
            self._first(Field.BIRTH_DATE)[1](message("Nobody is that old. The date was left empty."))
            birth = None
        if birth and person.age_years is not None and not person.age_on:
            self._doubt_age(birth, person.age_years, admitted or self._rules.today)
        if birth and admitted and birth > admitted:
            self._first(Field.BIRTH_DATE)[1](
                message("This birth date is after the admission. It was left empty.")
            )
            birth = None
        if admitted and left and left < admitted:
            self._first(Field.LEFT)[1](
                message(
                    "This date is before the admission on {admitted}. It was left empty.", admitted=admitted
                )
            )
            left = None
        stated_on = (admitted or self._rules.today) if person.age_years is not None else None
        return replace(person, birth_date=birth, admitted=admitted, left=left, age_on=stated_on)

    def _doubt_age(self, birth: date, stated: int, on: date) -> None:
        """Notice an age far from what the birth date says."""
        if abs(age_on(birth, on) - stated) > _CLOSE_IN_AGE:
            reason = message("The age differs from the birth date. The birth date counts.")
            self._first(Field.AGE)[1](reason, show(birth))

    def _sobriety(self, person: Person) -> date | None:
        """Return the first day without use: as stated, or the day after the last use."""
        start, last_use = self._date(Field.SOBRIETY_START), self._date(Field.LAST_USE)
        field = Field.SOBRIETY_START if start else Field.LAST_USE
        _, ask = self._first(field)
        after = start_after(last_use) if last_use else None
        if start and after and start != after:
            ask(
                message("This differs from the day after the last use. The stated date was taken."),
                show(start),
            )
        start = start or after
        if start and start > self._rules.today:
            ask(message("This date is still to come. It was left empty."))
            return None
        if start and person.birth_date and start <= person.birth_date:
            ask(message("This date is before the person was born. It was left empty."))
            return None
        return start


_UNLIKE: Mapping[Relation | None, Gender] = {
    Relation.SON_OF: Gender.WOMAN,
    Relation.DAUGHTER_OF: Gender.MAN,
    Relation.WIFE_OF: Gender.MAN,
}


def _named(line: str | None) -> str | None:
    """Tidy a sponsor's name; an office number stays as it is."""
    return (tidy_name(line, drop_honorific=True) or None) if line else None


def _of_heading(header: str) -> Relation | None:
    """Read the relation from a heading of one relation alone: "C/o", "Son of"."""
    before, relation, after = split_relation(header)
    return relation if relation and not before and not any(char.isalpha() for char in after) else None
