# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two entries of one person become one, and can be taken apart again.

Open rows move to the entry that is kept; sealed rows stay bound to the uid they were written under and are
read through an alias. Taking apart reverts the move line by line, from the log; what was worked on since
stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from models.centre.centre import centre
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.undo import ChangedSince, classes, lines_of, revert
from models.gatherings import tables as gathering_tables
from models.messages import Message, NotFound, Refused, message
from models.people import tables as people_tables
from models.people.members import MemberRow, row_by_number, rows
from models.people.tables import Alias, Member, Phone
from models.sobriety import tables as sobriety_tables
from models.sponsorship import tables as sponsorship_tables
from models.sponsorship.tables import Pair
from models.vault.columns import Row, id_of
from models.words import PairKind, PairState

if TYPE_CHECKING:
    from models.desk.work import Work

ROOMS = (people_tables, gathering_tables, sobriety_tables, sponsorship_tables)
"""Whose rows speak of members: named here, so that a fresh process knows them."""
MERGEABLE = (
    "name", "local_name", "circle_name", "online_name", "relation", "relation_name", "village", "gender",
    "birth_date", "stage", "print_language", "practical_note",
)  # fmt: skip
"""What may be taken over from the other entry, side by side."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two entries, and where they differ."""

    kept: MemberRow
    other: MemberRow
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """An entry that was joined to a member."""

    alias: int
    number_text: str
    name: str


def compare(desk: Desk, kept: int, other: int) -> SideBySide:
    """Return two entries side by side. Raises Refused for one and the same."""
    desk.require(Act.MERGE)
    with desk.reading() as session:
        one, two = rows(desk, session, [row_by_number(session, number) for number in (kept, other)])
    if one.id == two.id:
        raise Refused(message("Choose two different entries."))
    differing = tuple(name for name in MERGEABLE if getattr(one, name) != getattr(two, name))
    return SideBySide(one, two, differing)


def merge(desk: Desk, kept: int, other: int, take: tuple[str, ...] = ()) -> MemberRow:
    """Join ``other`` to ``kept``; of the fields named in ``take`` the other's value is kept."""
    chosen = compare(desk, kept, other)
    with desk.work(Act.MERGE) as work:
        member, gone = row_by_number(work.session, kept), row_by_number(work.session, other)
        work.subject = member.uid
        _take_fields(work, member, gone, [name for name in take if name in chosen.differing])
        for row, column in _rows_of(work, gone):
            _move(work, row, column, gone, member)
        work.change(gone, about=member.uid, removed_at=work.now)
        work.add(
            Alias(member_id=id_of(member), other_uid=gone.uid, entry_id=desk.count + 1, joined_at=work.now)
        )
        work.commit()
    with desk.reading() as session:
        return rows(desk, session, [row_by_number(session, kept)])[0]


def unmerge(desk: Desk, alias: int) -> tuple[Message, ...]:
    """Take two entries apart again. Returns what could not go back because somebody worked on it since."""
    with desk.work(Act.UNMERGE) as work:
        joined = work.session.get(Alias, alias)
        if joined is None or joined.undone_at is not None:
            raise NotFound(message("These entries are apart already."))
        member = work.session.get(Member, joined.member_id)
        work.subject = member.uid if member else ""
        stuck = 0
        for about, line in reversed(lines_of(work.session, joined.entry_id)):
            if line.get("add") != "alias":
                stuck += not _reverted(work, about, line)
        work.change(joined, undone_at=work.now)
        work.commit()
    if not stuck:
        return ()
    return (message("Some lines were worked on since and stay with the entry they are at."),)


def joined_to(desk: Desk, member_id: int) -> tuple[JoinedRow, ...]:
    """Return the entries that were joined to a member and can be taken apart."""
    chosen = select(Alias.id, Member.number, Member.name).where(
        Alias.member_id == member_id, col(Alias.undone_at).is_(None), Alias.other_uid == Member.uid
    )
    number_text = centre(desk).number_text
    with desk.reading() as session:
        found = session.exec(chosen.order_by(col(Alias.id))).all()
    return tuple(JoinedRow(alias or 0, number_text(number), name) for alias, number, name in found)


def _take_fields(work: "Work", member: Member, gone: Member, names: list[str]) -> None:
    changes: dict[str, Any] = {name: getattr(gone, name) for name in names}
    if "birth_date" in names:
        changes |= {"age_years": gone.age_years, "age_on": gone.age_on}
    work.change(member, None, **changes)


def _rows_of(work: "Work", gone: Member) -> Iterator[tuple[Row, str]]:
    """Yield every open row that speaks of a member, with the column that names them."""
    for kind in classes().values():
        for column in inspect(kind).columns:
            if any(key.column.table.name == "member" for key in column.foreign_keys):
                for row in work.session.exec(select(kind).where(column == gone.id)).all():
                    yield row, column.key


def _move(work: "Work", row: Row, column: str, gone: Member, member: Member) -> None:
    """Move a row; one that would stand twice, as two marks of one evening, stays with the other entry."""
    if isinstance(row, Alias) or _stands_already(work, row, member, gone):
        return
    try:
        with work.attempt():
            work.change(row, None, **{column: member.id})
    except IntegrityError:
        work.session.refresh(row)


def _stands_already(work: "Work", row: Row, member: Member, gone: Member) -> bool:
    if isinstance(row, Phone):
        held = select(Phone.id).where(Phone.member_id == member.id, Phone.number == row.number)
        return work.session.exec(held).first() is not None
    if not isinstance(row, Pair):
        return False
    if {row.sponsor_id, row.sponsee_id} == {gone.id, member.id}:
        return True
    primary = select(Pair.id).where(
        Pair.sponsee_id == member.id, Pair.kind == PairKind.PRIMARY, Pair.state == PairState.ACTIVE
    )
    rival = row.sponsee_id == gone.id and row.kind is PairKind.PRIMARY and row.state is PairState.ACTIVE
    return rival and work.session.exec(primary).first() is not None


def _reverted(work: "Work", about: str, line: dict[str, Any]) -> bool:
    try:
        with work.attempt():
            revert(work, about, line)
    except (ChangedSince, IntegrityError):
        return False
    return True
