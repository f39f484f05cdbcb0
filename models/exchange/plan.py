# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole import as a plan, before anything is written: every column, row, group and sponsor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from models.exchange.cells import is_blank
from models.exchange.changes import NO_CHANGES, Changes, changes_for
from models.exchange.column_dates import Order, is_year_of_two, order_of
from models.exchange.entries import DATES, SEALED, Entry, RowReader, Rules
from models.exchange.existing import Existing
from models.exchange.findings import Doubt, Person
from models.exchange.grid import Cell, Grid, Line, NotRead
from models.exchange.heading_words import AADHAAR_WORDS
from models.exchange.headings import Column, Headings, find
from models.exchange.joining import Groups, PlannedGroup
from models.exchange.linking import Link, Links, Node, Unlinked, link
from models.exchange.matching import Candidates, Match, age_today
from models.exchange.rows import People, people_of
from models.messages import Message, counted, message
from models.people.ages import is_adult
from models.words import Field, OnMatch, Purpose

_MOST_NAMED = 8


class Action(StrEnum):
    """What becomes of one row."""

    ADD = "add"
    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Options:
    """How somebody wants a file imported."""

    today: date
    map: Mapping[str, str] = field(default_factory=dict[str, str])
    century: int | None = None
    day_first: bool | None = None
    on_match: OnMatch = OnMatch.SKIP
    consent_held: tuple[Purpose, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One person of the file and what is to be written."""

    entry: Entry
    action: Action
    groups: tuple[str, ...] = ()
    """Groups to join, by their proper names."""
    target_number: int | None = None
    """The member whom the row certainly speaks of."""
    target_row: int | None = None
    """The earlier row of the file whom the row certainly speaks of."""
    changes: Changes = NO_CHANGES
    doubts: tuple[Doubt, ...] = ()

    @property
    def row(self) -> int:
        """The row's number in the file."""
        return self.entry.row


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row and who it looks like; ``certain`` rows follow --on-match, the others are added and listed."""

    row: int
    like_number: int | None
    like_row: int | None
    reason: Message
    certain: bool


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be imported, with its cells as they stood."""

    row: int
    reason: Message
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a plan."""

    rows: int
    added: int
    updated: int
    skipped: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do. It is applied whole, or not at all."""

    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[PlannedRow, ...]
    duplicates: tuple[Duplicate, ...]
    doubts: tuple[Doubt, ...]
    rejected: tuple[Rejected, ...]
    new_groups: tuple[PlannedGroup, ...]
    sponsor_links: tuple[Link, ...]
    unmatched_sponsors: tuple[Unlinked, ...]
    figures: Figures
    options: Options
    two_digit_years: tuple[tuple[int, str], ...] = ()
    """Rows and columns whose year has two digits, where nobody has said the century."""

    @property
    def needs_century(self) -> bool:
        """Whether --century would read more of the file."""
        return bool(self.two_digit_years)

    def sealed_columns(self) -> frozenset[int]:
        """Return the columns whose cells are sealed."""
        return frozenset(column.index for column in self.columns if SEALED & set(column.fields))


def build(grid: Grid, options: Options, existing: Existing | None = None) -> Plan:
    """Plan an import. Raises Refused for a sheet without headings, without people, or a wrong mapping."""
    known = existing or Existing()
    headings = find(grid, options.map)
    people = people_of(grid, headings)
    if not people.lines and not people.nameless:
        raise NotRead(message("There are headings but no rows with people under them. Nothing was imported."))
    return _Planner(grid, options, known, headings, people).plan()


class _Planner:
    """Goes through the rows once, in their order: an earlier row is known to the later ones."""

    def __init__(
        self, grid: Grid, options: Options, known: Existing, headings: Headings, people: People
    ) -> None:
        self._grid = grid
        self._options = options
        self._members = {member.number: member for member in known.members}
        self._headings = headings
        self._people = people
        self._groups = Groups(known.groups, _header(headings, Field.GROUPS), options.today)
        self._candidates = Candidates(known.members, options.today)
        self._orders = dict(_orders(people.lines, headings, options.day_first))
        self._rows: list[PlannedRow] = []
        self._rejected = [_nameless(line) for line in people.nameless]
        self._rejected += [_title(line) for line in people.titles]
        self._duplicates: list[Duplicate] = []

    def plan(self) -> Plan:
        """Return the finished plan."""
        rules = Rules(
            self._headings,
            self._options.today,
            self._options.century,
            self._orders,
            self._groups.knows,
            self._grid.day_zero,
        )
        for line in self._people.lines:
            self._take(RowReader(rules, line).entry(), line)
        links = self._links()
        of_rows = (*self._of_rows(), *self._of_links(links))
        doubts = (*self._of_file(), *sorted(of_rows, key=lambda doubt: doubt.row))
        return Plan(
            self._grid.sheet,
            self._headings.columns,
            tuple(self._rows),
            tuple(self._duplicates),
            doubts,
            tuple(sorted(self._rejected, key=lambda rejected: rejected.row)),
            self._groups.new(),
            tuple(links.matched),
            tuple(links.unmatched),
            self._figures(),
            self._options,
            self._two_digit_years(),
        )

    def _take(self, entry: Entry, line: Line) -> None:
        if not entry.person.name:
            reason = message("No name could be read in this row.")
            own = next((doubt.reason for doubt in entry.doubts if not doubt.sealed), reason)
            self._rejected.append(Rejected(line.number, own, line.cells))
            return
        match = self._candidates.certain(entry)
        if match:
            self._rows.append(self._found_again(entry, match))
            return
        for probable in self._candidates.probable(entry):
            self._list(entry, probable, certain=False)
        groups, doubts = self._groups.join(entry)
        doubts = (*entry.doubts, *doubts, *self._of_minor(entry))
        self._rows.append(PlannedRow(entry, Action.ADD, groups, doubts=doubts))
        self._candidates.add(entry)

    def _is_minor(self, person: Person) -> bool:
        age = age_today(person, self._options.today)
        return age is not None and not is_adult(age)

    def _of_minor(self, entry: Entry) -> Iterator[Doubt]:
        if self._is_minor(entry.person):
            reason = message("This person is under 18. A guardian is to be named within seven days.")
            column = _header(self._headings, Field.BIRTH_DATE if entry.person.birth_date else Field.AGE)
            yield Doubt(entry.row, column, "", None, reason)

    def _list(self, entry: Entry, match: Match, *, certain: bool) -> None:
        candidate = match.candidate
        self._duplicates.append(
            Duplicate(entry.row, candidate.number, candidate.row, match.reason, certain=certain)
        )

    def _found_again(self, entry: Entry, match: Match) -> PlannedRow:
        self._list(entry, match, certain=True)
        candidate = match.candidate
        row = PlannedRow(
            entry, Action.SKIP, target_number=candidate.number, target_row=candidate.row, doubts=entry.doubts
        )
        if self._options.on_match is OnMatch.SKIP:
            return row
        changes = changes_for(entry, candidate.person, candidate.office_numbers, self._options.on_match)
        there = self._groups_of(candidate.number, candidate.row)
        groups, doubts = self._groups.join(replace(entry, groups=self._missing(entry.groups, there)))
        entry = self._without_what_stands(entry, candidate.number, candidate.row)
        if not (changes or groups or entry.sobriety_start or entry.remarks or entry.sponsor):
            return replace(row, entry=entry)
        return replace(
            row,
            entry=entry,
            action=Action(self._options.on_match.value),
            groups=groups,
            changes=changes,
            doubts=(*entry.doubts, *doubts),
        )

    def _missing(self, said: tuple[str, ...], there: frozenset[str]) -> tuple[str, ...]:
        return tuple(name for name in said if self._groups.proper(name) not in there)

    def _groups_of(self, number: int | None, row: int | None) -> frozenset[str]:
        if number is not None:
            return frozenset(self._members[number].groups)
        return frozenset(name for planned in self._rows if planned.row == row for name in planned.groups)

    def _without_what_stands(self, entry: Entry, number: int | None, row: int | None) -> Entry:
        """Leave alone what is there already: filling changes no date, and a sponsor is never exchanged."""
        earlier = [one for one in self._rows if one.row == row]
        member = self._members.get(number) if number is not None else None
        has_sponsor = member.sponsor is not None if member else any(one.entry.sponsor for one in earlier)
        has_start = member.has_sobriety if member else any(one.entry.sobriety_start for one in earlier)
        has_remarks = member.has_remarks if member else any(one.entry.remarks for one in earlier)
        fills = self._options.on_match is OnMatch.FILL
        return replace(
            entry,
            sponsor=None if has_sponsor and fills else entry.sponsor,
            sobriety_start=None if has_start and fills else entry.sobriety_start,
            remarks="" if has_remarks and fills else entry.remarks,
        )

    def _links(self) -> Links:
        nodes = {row.row: _node(row) for row in self._rows}
        standing: dict[Node, Node] = {
            ("member", member.number): ("member", member.sponsor)
            for member in self._members.values()
            if member.sponsor is not None
        }
        asking = [(row.entry, nodes[row.row]) for row in self._rows if row.action is not Action.SKIP]
        return link(asking, self._candidates, nodes, standing)

    def _of_rows(self) -> Iterator[Doubt]:
        for row in self._rows:
            yield from row.doubts
        for notebook in self._people.notebooks:
            yield from notebook.doubts

    def _of_links(self, links: Links) -> Iterator[Doubt]:
        column = _header(self._headings, Field.SPONSOR)
        people = {row.row: row.entry.person for row in self._rows}
        for one in links.matched:
            if one.alike:
                reason = message(
                    "Others have a name that sounds the same. The one spelled exactly so was taken."
                )
                yield Doubt(one.row, column, one.name, one.name, reason)
            if self._is_minor(people[one.row]):
                reason = message("The sponsee is under 18. The guardian's word is needed.")
                yield Doubt(one.row, column, one.name, one.name, reason)

    def _of_file(self) -> Iterator[Doubt]:
        """Give what concerns the whole file or a whole column, under row 0."""
        for note in self._grid.notes:
            yield Doubt(0, "", "", None, note)
        for sheet in self._grid.also:
            reason = message(
                "This sheet looks like a register too. It was not imported; name it to import it."
            )
            yield Doubt(0, "", sheet, None, reason)
        yield from self._beside_the_headings()
        for column in self._headings.columns:
            for note in self._orders.get(column.index, Order()).notes:
                yield Doubt(0, column.header, "", None, note)
            if any(word in column.header.casefold() for word in AADHAAR_WORDS) and not column.fields:
                reason = message("Aadhaar numbers are never stored. This column was left out.")
                yield Doubt(0, column.header, "", None, reason)

    def _beside_the_headings(self) -> Iterator[Doubt]:
        """Notice rows with more cells than headings: a comma in an address, a note beside the table."""
        headed = {column.index for column in self._headings.columns}
        rows = [
            str(line.number)
            for line in self._people.lines
            if any(index not in headed and not is_blank(cell) for index, cell in enumerate(line.cells))
        ]
        if rows:
            reason = counted(
                "{n} row holds something in a column without a heading, which was left out: row {rows}.",
                "{n} rows hold something in columns without a heading, which was left out: rows {rows}.",
                len(rows),
                rows=", ".join(rows[:_MOST_NAMED]) + (" …" if len(rows) > _MOST_NAMED else ""),
            )
            yield Doubt(0, "", "", None, reason)

    def _two_digit_years(self) -> tuple[tuple[int, str], ...]:
        if self._options.century is not None:
            return ()
        return tuple(
            (line.number, column.header)
            for column in self._headings.columns
            if DATES & set(column.fields)
            for line in self._people.lines
            if is_year_of_two(line.at(column.index))
        )

    def _figures(self) -> Figures:
        actions = [row.action for row in self._rows]
        added, skipped = actions.count(Action.ADD), actions.count(Action.SKIP)
        rejected = len(self._rejected)
        return Figures(len(actions) + rejected, added, len(actions) - added - skipped, skipped, rejected)


def _node(row: PlannedRow) -> Node:
    """Say who a row is: a member, an earlier row's person, or somebody new."""
    if row.target_number is not None:
        return ("member", row.target_number)
    return ("row", row.row if row.target_row is None else row.target_row)


def _header(headings: Headings, field_: Field) -> str:
    return next((column.header for column in headings.of(field_)), "")


def _nameless(line: Line) -> Rejected:
    return Rejected(line.number, message("There is no name in this row."), line.cells)


def _title(line: Line) -> Rejected:
    reason = message("This looks like a title between the rows, not like a person.")
    return Rejected(line.number, reason, line.cells)


def _orders(lines: list[Line], headings: Headings, day_first: bool | None) -> Iterator[tuple[int, Order]]:
    """Decide for every column of dates how its figures are read."""
    cells = {
        column.index: [line.at(column.index) for line in lines]
        for column in headings.columns
        if DATES & set(column.fields)
    }
    for index, own in cells.items():
        yield index, order_of((other for key, other in cells.items() if key != index), own, day_first)
