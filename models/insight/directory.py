# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody at once, in memory: what the list of members shows, finds and narrows without asking the file.

It is read off the window's thread after signing in, holds names, and is forgotten with the Desk.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import inspect
from sqlalchemy import select as columns_of
from sqlmodel import Session, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.bulk import rows_of
from models.desk.desk import Desk
from models.gatherings import groups
from models.gatherings.coming import NOT_AT_ALL, Coming, coming
from models.gatherings.tables import Membership
from models.memory import laying, until_locked
from models.people.lines import lines
from models.people.tables import Member, Phone
from models.search import Index, key, line_of
from models.sobriety import milestones
from models.sponsorship.kept import pairs
from models.vault.columns import Row
from models.words import Gender, PairState, Stage

MISSED = 3
"""So many sessions missed in a row bring somebody up."""
NEAR_DAYS = 14
_MOST = 500
"""Nobody reads further than this; another letter narrows the list."""
_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    id: int
    number: int
    number_text: str
    name: str
    local_name: str | None
    relation_name: str | None
    village: str | None
    gender: Gender
    stage: Stage
    groups: tuple[int, ...]
    sponsored: bool
    missed: int
    waits: bool
    """Under 18 and waiting for a guardian, or from paper and waiting for the notice."""
    removed: bool
    milestone_days: int | None
    """Days to a milestone that is near; None at the front desk."""
    phones: tuple[str, ...]
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which part of the list is wanted; what is empty narrows nothing."""

    stages: frozenset[Stage] = frozenset()
    group: int | None = None
    sponsored: bool | None = None
    missed: bool = False
    near: bool = False
    waiting: bool = False
    removed: bool = False

    def holds(self, entry: Entry) -> bool:
        """Tell whether somebody is wanted."""
        return (
            entry.removed is self.removed
            and (not self.stages or entry.stage in self.stages)
            and (self.group is None or self.group in entry.groups)
            and (self.sponsored is None or (_wants_sponsor(entry) and entry.sponsored is self.sponsored))
            and (not self.missed or entry.missed >= MISSED)
            and (not self.near or entry.milestone_days is not None)
            and (not self.waiting or entry.waits)
        )


def _wants_sponsor(entry: Entry) -> bool:
    return entry.stage not in (Stage.LEFT, Stage.DIED)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, and the line of the index it is found by."""

    entry: Entry
    line: str


class Directory:
    """The list, its index, and one narrowing at a time."""

    def __init__(self, entries: Sequence[Entry], group_names: dict[int, str], index: Index) -> None:
        self.group_names = group_names
        self._entries = {entry.id: entry for entry in entries}
        self._ids = {entry.number: entry.id for entry in entries}
        self._whole = index
        self._narrow: Index | None = None
        """Only those wanted, laid when they are first searched; None while they are not."""
        self._count = sum(not entry.removed for entry in entries)
        self._chosen: list[int] = []
        self._sounding: defaultdict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self._sound(entry)
        self._wanted = Narrowing()
        self.narrow(self._wanted)

    def narrow(self, wanted: Narrowing) -> None:
        """Keep only whom a narrowing wants; searching then goes over these."""
        if wanted == self._wanted and self._chosen:
            return
        self._wanted = wanted
        self._chosen = [entry.id for entry in self._entries.values() if wanted.holds(entry)]
        self._narrow = None

    def put(self, listed: Listed) -> None:
        """Take one member's line as it is now; a new one stands at the end until the list is read again."""
        entry = listed.entry
        before = self._entries.get(entry.id)
        self._count += (not entry.removed) - (before is not None and not before.removed)
        self._entries[entry.id] = entry
        self._ids[entry.number] = entry.id
        self._sound(entry)
        self._whole.put_line(entry.id, listed.line)
        self._choose(listed, was=before is not None and self._wanted.holds(before))

    def _choose(self, listed: Listed, *, was: bool) -> None:
        """Let one line into what is searched, or out of it; the others stay as they are."""
        id_, holds = listed.entry.id, self._wanted.holds(listed.entry)
        if holds and not was:
            self._chosen.append(id_)
        elif was and not holds:
            self._chosen.remove(id_)
        if self._narrow is not None and holds:
            self._narrow.put_line(id_, listed.line)
        elif self._narrow is not None:
            self._narrow.remove(id_)

    def find(self, query: str) -> Sequence[int]:
        """Return the ids of whom a query finds, best first; everybody wanted where it is empty."""
        if not query.strip():
            return self._chosen
        return self._searched().find(query, _MOST)

    def _searched(self) -> Index:
        if len(self._chosen) == len(self._entries):
            return self._whole
        if self._narrow is None:
            self._narrow = self._whole.within(self._chosen)
        return self._narrow

    def entry(self, id_: int) -> Entry:
        """Return one line."""
        return self._entries[id_]

    def by_number(self, number: int) -> Entry | None:
        """Return the line of a member number."""
        return self._entries.get(self._ids.get(number, 0))

    def count(self) -> int:
        """Return how many members there are, without removed ones."""
        return self._count

    def alike(
        self, name: str, phones: Sequence[str] = (), birth_date: date | None = None
    ) -> tuple[tuple[Entry, bool], ...]:
        """Return whom somebody new may be already, the likely ones first: the same phone or birth date."""
        wanted = key(name)
        if not wanted:
            return ()
        places = dict.fromkeys(self._sounding.get(wanted, ()))
        found = [entry for id_ in places if wanted in _keys(entry := self._entries[id_])]
        said = [
            (each, bool(set(phones) & set(each.phones)) or bool(birth_date and each.birth_date == birth_date))
            for each in found
        ]
        return tuple(sorted(said, key=lambda pair: not pair[1])[:_ALIKE])

    def _sound(self, entry: Entry) -> None:
        for spelling in _keys(entry):
            self._sounding[spelling].append(entry.id)


def _keys(entry: Entry) -> set[str]:
    """Return how the names of somebody on the list sound; of a removed entry nothing."""
    return set() if entry.removed else {_sound(entry.name), _sound(entry.local_name or "")} - {""}


@until_locked(1 << 16)
def _sound(name: str) -> str:
    """Return how a name sounds, found once: thousands share one, and everybody is sorted by it."""
    return key(name)


def read(desk: Desk) -> Directory:
    """Return everybody, sorted as names sound, whatever their script."""
    with laying():
        return _read(desk)


def _read(desk: Desk) -> Directory:
    listed = sorted(_listed(desk, None), key=lambda each: (_sound(each.entry.name), each.entry.number))
    index = Index.of((each.entry.id, each.line) for each in listed)
    return Directory(
        [each.entry for each in listed], {row.id: row.name for row in groups.listed(desk)}, index
    )


def one(desk: Desk, number: int) -> Listed | None:
    """Return one member's line as it is now: one who was changed need not let everybody be read again."""
    with desk.reading() as session:
        found = session.exec(select(Member.id).where(Member.number == number)).first()
    return next(iter(_listed(desk, found)), None) if found is not None else None


def _listed(desk: Desk, only: int | None) -> list[Listed]:
    with desk.reading() as session:
        around = _Around(
            belonging=_belonging(session, desk.today, only),
            phones=_lists(session, Phone, "number", only),
            sponsored={each.sponsee_id for each in pairs(desk).values() if each.state is PairState.ACTIVE},
            coming=coming(desk),
            near=_near(desk),
        )
        stored = _columns(session, Member, _SHOWN, "id", only)
    number_text = centre(desk).number_text
    entries = [_entry(row, around, number_text(row[1])) for row in stored]
    if desk.numbers_only:
        return [_numbered(entry) for entry in entries]
    known = lines(desk)
    return [Listed(entry, known[entry.id]) for entry in entries if entry.id in known]


def _numbered(entry: Entry) -> Listed:
    """Return a line that shows nobody, while a visitor stands at the screen."""
    entry = replace(
        entry,
        name=entry.number_text,
        local_name=None,
        relation_name=None,
        village=None,
        phones=(),
        birth_date=None,
    )
    return Listed(entry, line_of((entry.number_text, str(entry.number))))


@dataclass(frozen=True, slots=True)
class _Around:
    belonging: dict[int, list[int]]
    phones: dict[int, list[str]]
    sponsored: set[int]
    coming: dict[int, Coming]
    near: dict[int, int]


def _entry(row: Any, around: _Around, number_text: str) -> Entry:
    id_, number, name, local_name, relation, village = row[:6]
    gender, stage, birth, pending, notice, removed = row[6:]
    return Entry(
        id=id_,
        number=number,
        number_text=number_text,
        name=name,
        local_name=local_name,
        relation_name=relation,
        village=village,
        gender=gender,
        stage=stage,
        groups=tuple(around.belonging.get(id_, ())),
        sponsored=id_ in around.sponsored,
        missed=around.coming.get(id_, NOT_AT_ALL).missed,
        waits=pending is not None or bool(notice),
        removed=removed is not None,
        milestone_days=around.near.get(number),
        phones=tuple(around.phones.get(id_, ())),
        birth_date=birth,
    )


_SHOWN = (
    "id", "number", "name", "local_name", "relation_name", "village", "gender", "stage",
    "birth_date", "pending_until", "notice_due", "removed_at",
)  # fmt: skip


def _columns(
    session: Session, kind: type[Row], names: Sequence[str], owner: str, only: int | None
) -> Sequence[Any]:
    """Return some columns of every row, or of one member's: of tens of thousands no objects are made."""
    columns = inspect(kind).columns
    chosen = columns_of(*(columns[name] for name in names)).order_by(columns["id"])
    if only is not None:
        chosen = chosen.where(columns[owner] == only)
    return rows_of(session, chosen)


def _belonging(session: Session, on: date, only: int | None) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = _columns(session, Membership, ("member_id", "group_id", "joined", "left"), "member_id", only)
    for member_id, group_id, joined, left in rows:
        belongs = joined <= on and (left is None or left > on)
        if belongs and group_id not in found[member_id]:
            found[member_id].append(group_id)
    return found


def _lists(session: Session, kind: type[Row], name: str, only: int | None) -> dict[int, list[str]]:
    """Return a column's texts by member."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for member_id, text in _columns(session, kind, ("member_id", name), "member_id", only):
        if text:
            found[member_id].append(text)
    return found


def _near(desk: Desk) -> dict[int, int]:
    """Return for each member number the days to the next milestone within a fortnight."""
    if not desk.may(Act.COUNSEL):
        return {}
    return milestones.near(desk, NEAR_DAYS)
