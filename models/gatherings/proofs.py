# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip that says how often a member came: on their request, and no more than that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.centre.letterhead import Letterhead, letterhead
from models.dates import financial_year
from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.attendance import ATTENDED
from models.gatherings.groups import by_name
from models.gatherings.tables import Attendance, Group, GroupSession
from models.messages import Refused, message
from models.people.members import by_number
from models.words import Language, Mark, NameLevel, SessionState, Texts


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One group: how many of its sessions the member was on the list of, and came to."""

    group: Texts
    sessions: int
    came: int


@dataclass(frozen=True, slots=True)
class ProofPaper:
    """Everything an attendance slip says."""

    head: Letterhead
    serial: str
    name: str
    number_text: str
    first: date
    last: date
    lines: tuple[ProofLine, ...]
    days: tuple[date, ...]
    """The days on which the member came to any session."""
    made_on: date
    made_by: str


def proof(
    desk: Desk,
    number: int,
    first: date,
    last: date,
    *,
    groups: Iterable[str] = (),
    language: Language | None = None,
) -> ProofPaper:
    """Gather a member's attendance between two days, in these groups or in all, and number the slip."""
    if last < first or last > desk.today:
        raise Refused(message("Choose a first and a last day that is not after today."))
    member = by_number(desk, number)
    only = {by_name(desk, name).id for name in groups}
    with desk.work(Act.PRINT, subject=member.uid) as work:
        found = _attended(work.session, member.id, first, last, only)
        lines, days = _counted(work.session, found)
        year = financial_year(desk.today)
        serial = f"ATT/{year}/{work.next_number(f'proof/{year}'):04d}"
        work.tell(member.uid, {"printed": "attendance", "serial": serial, "from": first.isoformat()})
        work.commit()
    return ProofPaper(
        head=letterhead(desk),
        serial=serial,
        name=member.shown(NameLevel.FULL, language),
        number_text=member.number_text,
        first=first,
        last=last,
        lines=lines,
        days=days,
        made_on=desk.today,
        made_by=desk.person.name,
    )


def _attended(
    session: Session, member_id: int, first: date, last: date, only: set[int]
) -> list[tuple[GroupSession, bool]]:
    """Return the sessions with a mark of this member, and whether they came."""
    chosen = select(GroupSession, Attendance.mark).where(
        Attendance.session_id == GroupSession.id,
        Attendance.member_id == member_id,
        Attendance.mark != Mark.NOT_RECORDED,
        GroupSession.state != SessionState.CANCELLED,
        col(GroupSession.on).between(first, last),
    )
    found = session.exec(chosen.order_by(col(GroupSession.on), col(GroupSession.id)))
    return [(held, mark in ATTENDED) for held, mark in found if not only or held.group_id in only]


def _counted(
    session: Session, found: list[tuple[GroupSession, bool]]
) -> tuple[tuple[ProofLine, ...], tuple[date, ...]]:

    counts: dict[int, list[bool]] = {}
    for held, came in found:
        counts.setdefault(held.group_id, []).append(came)
    lines: list[ProofLine] = []
    for group_id, marks in counts.items():
        group = session.get(Group, group_id)
        if group is not None:
            lines.append(ProofLine({**group.names} or {"en": group.name}, len(marks), sum(marks)))
    return tuple(lines), tuple(sorted({held.on for held, came in found if came}))
