# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: planned, open, closed; their sheet codes and frozen rosters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, Integer, Time, func, literal, literal_column, tuple_
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, or_, select

from models.desk.acts import Act
from models.desk.bulk import rows_of, stand_ins
from models.desk.desk import Desk
from models.gatherings import reserved
from models.gatherings.groups import GroupRow, belonging, by_id, by_name, with_us
from models.gatherings.groups import listed as listed_groups
from models.gatherings.schedule import kind_on, occurrences
from models.gatherings.sheetcode import make, read
from models.gatherings.tables import Group, GroupSession, Holiday, RosterLine
from models.messages import GivenName, Message, NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.people.tables import Member
from models.text import clean_line
from models.vault.columns import id_of
from models.words import SessionKind, SessionState

if TYPE_CHECKING:
    from models.desk.work import Work

_EARLIEST, _LATEST = date(2000, 1, 1), date(2088, 12, 31)
"""The days a sheet's code can carry."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as lists show it."""

    id: int
    uid: str
    group_id: int
    group: GivenName
    on: date
    starts: time | None
    minutes: int
    kind: SessionKind
    state: SessionState
    topic: str
    facilitator: str
    sheet_code: str
    frozen: bool
    logged_late: bool
    guests: int
    reason: str = ""
    """Why it was cancelled."""
    moved_from: date | None = None
    """The day of the schedule it was moved from."""

    @property
    def at(self) -> str:
        """ISO date, with the time where it is known."""
        return f"{self.on.isoformat()}T{self.starts:%H:%M}" if self.starts else self.on.isoformat()


def plan(
    desk: Desk,
    group_name: str,
    on: date,
    *,
    starts: time | None = None,
    topic: str = "",
    facilitator: str = "",
    kind: SessionKind | None = None,
) -> SessionRow:
    """Plan one session. A second one of the same group, day and time is the first one.

    Where no kind is said, the schedule says it. A chip night takes the place of a meeting that stands.
    """
    group = by_name(desk, group_name)
    check_day(on)
    with desk.work(Act.PLAN_SESSION) as work:
        starts, minutes = _usual(group, on, starts)
        held = _same(work.session, group.id, on, starts)
        if held is not None:
            if kind is SessionKind.CHIP_NIGHT and held.kind is not kind:
                celebrate(work, held, kind)
                work.commit()
            return by_number(desk, id_of(held))
        session = write(
            work,
            group,
            on,
            starts=starts,
            minutes=minutes,
            topic=topic,
            facilitator=facilitator,
            kind=kind or kind_on(group.meets, on, starts),
        )
        work.commit()
    return by_number(desk, id_of(session))


def celebrate(work: "Work", stored: GroupSession, kind: SessionKind) -> None:
    """Let a session that is not over be a chip night, or a meeting again."""
    if stored.state is SessionState.CLOSED:
        raise Refused(over())
    if stored.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise Refused(message("This session is {state}. It cannot be changed.", state=stored.state))
    work.change(stored, about="", kind=kind)


def over() -> Message:
    """Say who can still change what a session was that is held and closed."""
    return message(
        "This session is closed. A counsellor or a manager can still note, with a reason, what it was."
    )


def plan_days(desk: Desk, first: date, last: date) -> tuple[SessionRow, ...]:
    """Plan every session the groups' schedules ask for between two days; those there are stay as they are."""
    check_day(first)
    check_day(last)
    if last < first or (last - first).days > 366:
        raise Refused(message("Choose a first and a last day, at most a year apart."))
    with desk.work(Act.PLAN_SESSION) as work:
        made = write_missing(work, missing(desk, first, last))
        if made:
            work.commit()
    return tuple(by_number(desk, number) for number in made)


Wanted = tuple[GroupRow, date, time, int]
"""A group, the day its schedule asks for, when it starts and its minutes."""


def missing(desk: Desk, first: date, last: date) -> tuple[Wanted, ...]:
    """Return the meetings the schedules ask for and nobody planned; on holidays there are none."""
    with desk.reading() as session:
        taken = _taken(session, first, last)
        free = {row.on for row in session.exec(select(Holiday).where(col(Holiday.on).between(first, last)))}
    wanted = {
        (group.id, on, starts): (group, on, starts, minutes)
        for group in listed_groups(desk)
        for on, starts, minutes in occurrences(group.meets, first, last)
        if on not in free and (group.id, on, starts) not in taken
    }
    return tuple(wanted.values())


def _taken(session: Session, first: date, last: date) -> set[tuple[int, date, time | None]]:
    """Return the places of the schedules that have a meeting, wherever it was moved to."""
    kind = GroupSession
    columns = map(col, (kind.group_id, kind.on, kind.starts, kind.planned_on, kind.planned_at))
    chosen = columns_of(*columns).where(
        or_(col(kind.on).between(first, last), col(kind.planned_on).between(first, last))
    )
    return {
        (group, moved_from, moved_at) if moved_from else (group, on, starts)
        for group, on, starts, moved_from, moved_at in rows_of(session, chosen)
    }


def write_missing(work: "Work", wanted: Iterable[Wanted]) -> list[int]:
    """Plan meetings inside somebody's unit of work; return their numbers."""
    chosen = list(wanted)
    drawn = work.next_of_each([_counter(group.id, on) for group, on, _, _ in chosen])
    made = [
        GroupSession(
            group_id=group.id,
            on=on,
            starts=starts,
            minutes=minutes,
            facilitator=group.facilitator,
            kind=kind_on(group.meets, on, starts),
            sheet_code=make(group.id, on, number),
        )
        for (group, on, starts, minutes), number in zip(chosen, drawn, strict=True)
    ]
    return [id_of(one) for one in work.add_many(made, about="")]


def write(
    work: "Work",
    group: GroupRow,
    on: date,
    *,
    starts: time | None = None,
    minutes: int = 60,
    topic: str = "",
    facilitator: str = "",
    kind: SessionKind = SessionKind.MEETING,
    sheet_code: str = "",
) -> GroupSession:
    """Write a session with a sheet code of its own, inside somebody's unit of work."""
    for text in (topic, facilitator):
        refuse_aadhaar(text, message("Session"))
    return work.add(
        GroupSession(
            group_id=group.id,
            on=on,
            starts=starts,
            minutes=minutes,
            topic=clean_line(topic),
            facilitator=clean_line(facilitator) or group.facilitator,
            kind=kind,
            sheet_code=sheet_code or new_code(work, group.id, on),
        ),
        about="",
    )


def new_code(work: "Work", group_id: int, on: date) -> str:
    """Return the next sheet code of a group on a day; none is ever given twice."""
    return make(group_id, on, work.next_number(_counter(group_id, on)))


def _counter(group_id: int, on: date) -> str:
    """Return the kind of number that the sheets of a group on a day are counted by."""
    return f"sheet/{group_id}/{on.isoformat()}"


def check_day(on: date) -> None:
    """Raise Refused for a day no sheet's code can carry."""
    if not _EARLIEST <= on <= _LATEST:
        raise Refused(message("{on} cannot be the day of a session.", on=on))


def _usual(group: GroupRow, on: date, starts: time | None) -> tuple[time | None, int]:
    """Return when the group meets that day and for how many minutes; a time of its own lasts an hour."""
    for _day, usual, minutes in occurrences(group.meets, on, on):
        if starts in {None, usual}:
            return usual, minutes
    return starts, 60


def _same(session: Session, group_id: int, on: date, starts: time | None) -> GroupSession | None:
    chosen = select(GroupSession).where(
        GroupSession.group_id == group_id,
        GroupSession.on == on,
        GroupSession.starts == starts,
        GroupSession.state != SessionState.CANCELLED,
    )
    return session.exec(chosen).first()


def freeze(work: "Work", stored: GroupSession) -> list[RosterLine]:
    """Fix the numbered roster at the first print or opening; later joiners take the next numbers."""
    lines = roster_lines(work.session, id_of(stored))
    with work.lasting():
        if stored.frozen_at is None:
            work.change(stored, about="", frozen_at=work.now)
            everybody = enumerate(expected(work.session, stored), start=1)
            return [add_line(work, stored, row, member_id) for row, member_id in everybody]
        if stored.state in (SessionState.PLANNED, SessionState.OPEN):
            lines += _later_joiners(work, stored, lines)
    return lines


def _later_joiners(work: "Work", stored: GroupSession, lines: list[RosterLine]) -> list[RosterLine]:
    known = {line.member_id for line in lines}
    joined = [member for member in belonging(work.session, stored.group_id, stored.on) if member not in known]
    members = enumerate(_in_order(work.session, joined, stored.on), start=next_row(lines))
    return [add_line(work, stored, row, member_id) for row, member_id in members]


def next_row(lines: Iterable[RosterLine]) -> int:
    """Return the number after the highest there is: a row somebody took back leaves a gap."""
    return max((line.row for line in lines), default=0) + 1


def expected(session: Session, stored: GroupSession) -> list[int]:
    """Return the members who belong to the group on the session's day, in the order of their numbers."""
    return _in_order(session, belonging(session, stored.group_id, stored.on), stored.on)


def _in_order(session: Session, members: Iterable[int], on: date) -> list[int]:
    """Return living, unremoved members in the order of their numbers."""
    chosen = select(Member).where(col(Member.id).in_(list(members)), *with_us(on))
    return [id_of(member) for member in session.exec(chosen.order_by(col(Member.number)))]


def add_line(
    work: "Work", stored: GroupSession, row: int, member_id: int, *, visiting: bool = False
) -> RosterLine:
    """Give a member a numbered row of a session."""
    return work.add(
        RosterLine(session_id=id_of(stored), row=row, member_id=member_id, visiting=visiting), about=""
    )


def roster_lines(session: Session, session_id: int) -> list[RosterLine]:
    """Return the numbered rows of a session in order."""
    chosen = select(RosterLine).where(RosterLine.session_id == session_id).order_by(col(RosterLine.row))
    return list(session.exec(chosen))


def open_session(desk: Desk, session_id: int) -> SessionRow:
    """Open the register of a session; opening one that is open changes nothing."""
    with desk.work(Act.OPEN_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.OPEN:
            return by_number(desk, session_id)
        if stored.state is not SessionState.PLANNED:
            raise Refused(message("This session is {state}. It cannot be opened.", state=stored.state))
        freeze(work, stored)
        work.change(stored, about="", state=SessionState.OPEN)
        work.commit()
    return by_number(desk, session_id)


def close_session(desk: Desk, session_id: int) -> SessionRow:
    """Close a session. Who was not marked stays not recorded, never absent."""
    with desk.work(Act.CLOSE_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.CLOSED:
            return by_number(desk, session_id)
        if stored.state is SessionState.CANCELLED:
            raise Refused(message("This session is {state}. It cannot be closed.", state=stored.state))
        if stored.on > desk.today:
            raise Refused(message("This session is on {on}. It can be closed on that day.", on=stored.on))
        freeze(work, stored)
        work.change(stored, about="", state=SessionState.CLOSED, closed_at=work.now)
        work.commit()
    return by_number(desk, session_id)


def cancel_session(desk: Desk, session_id: int, reason: str) -> SessionRow:
    """Cancel a session with a reason; managers alone."""
    reason = clean_line(reason)
    if not reason:
        raise Refused(message("Cancelling a session needs a reason."))
    refuse_aadhaar(reason, message("Reason"))
    with desk.work(Act.CANCEL_SESSION) as work:
        stored = stored_session(work.session, session_id)
        if stored.state is SessionState.CLOSED:
            raise Refused(message("This session is {state}. It cannot be cancelled.", state=stored.state))
        work.change(stored, about="", state=SessionState.CANCELLED, reason=reason)
        work.commit()
    return by_number(desk, session_id)


def log_forgotten(
    desk: Desk, group_name: str, on: date, *, topic: str = "", starts: time | None = None
) -> SessionRow:
    """Log a session that was held on an earlier day and forgotten; it is labelled so."""
    if on > desk.today:
        raise Refused(message("{on} has not come yet. Plan the session instead.", on=on))
    row = plan(desk, group_name, on, starts=starts, topic=topic)
    if on < desk.today and row.state is SessionState.PLANNED and not row.logged_late:
        with desk.work(Act.PLAN_SESSION) as work:
            work.change(stored_session(work.session, row.id), about="", logged_late=True)
            work.commit()
    return open_session(desk, row.id) if row.state is SessionState.PLANNED else by_number(desk, row.id)


def between(desk: Desk, first: date, last: date) -> tuple[SessionRow, ...]:
    """Return the sessions between two days, in order of time."""
    on, in_order = col(GroupSession.on), (col(GroupSession.starts), col(GroupSession.id))
    with desk.reading() as session:
        found = stand_ins(
            session,
            GroupSession,
            lambda chosen: chosen.where(on >= first, on <= last).order_by(on, *in_order),
        )
        called = _called(session, {stored.group_id for stored in found})
    return tuple(_row(stored, called[stored.group_id]) for stored in found)


def _called(session: Session, groups: set[int]) -> dict[int, GivenName]:
    """Return how groups are called: each is read once, however often it meets."""
    chosen = select(Group) if len(groups) > _MANY else select(Group).where(col(Group.id).in_(groups))
    return {id_of(group): group.called for group in session.exec(chosen)}


_MANY = 500
"""From here on it is quicker to read all groups than to name each."""


_NO_TIME: ColumnElement[Any] = literal_column("''")
"""Stands before every time, as no time does in the order of ``between``."""


def beside(desk: Desk, session_id: int, step: int, within: timedelta) -> int | None:
    """Return the number of the session after one (``step`` 1) or before it (-1), not further off than that.

    The order is that of ``between``; only numbers are read, for a key waits for it.
    """
    starts = func.coalesce(GroupSession.starts, _NO_TIME)
    order = [col(GroupSession.on), starts, col(GroupSession.id)]
    with desk.reading() as session:
        stored = stored_session(session, session_id)
        here = tuple_(stored.on, _time(stored), stored.id, types=(Date, Time, Integer))
        first, last = (stored.on, stored.on + within) if step > 0 else (stored.on - within, stored.on)
        near = select(GroupSession.id).where(col(GroupSession.on) >= first, col(GroupSession.on) <= last)
        if step > 0:
            found = near.where(tuple_(*order) > here).order_by(*order)
        else:
            found = near.where(tuple_(*order) < here).order_by(*(part.desc() for part in order))
        return session.exec(found.limit(1)).first()


def _time(stored: GroupSession) -> ColumnElement[Any]:
    return _NO_TIME if stored.starts is None else literal(stored.starts, Time())


def last_chip_night(desk: Desk, group_id: int | None = None, before: date | None = None) -> date | None:
    """Return the day of the last chip night held before today, or another day; of one group, or of any."""
    wanted = select(func.max(GroupSession.on)).where(
        GroupSession.kind == SessionKind.CHIP_NIGHT,
        GroupSession.on < (before or desk.today),
        GroupSession.state == SessionState.CLOSED,
    )
    if group_id is not None:
        wanted = wanted.where(GroupSession.group_id == group_id)
    with desk.reading() as session:
        return session.exec(wanted).one()


def chip_nights(desk: Desk, days: int) -> tuple[SessionRow, ...]:
    """Return the chip nights from today on within so many days that are not over yet, in order of time."""
    coming = between(desk, desk.today, desk.today + timedelta(days=days))
    waiting = (SessionState.PLANNED, SessionState.OPEN)
    return tuple(one for one in coming if one.kind is SessionKind.CHIP_NIGHT and one.state in waiting)


def past_chip_nights(desk: Desk, days: int) -> tuple[SessionRow, ...]:
    """Return the chip nights of the last days that were held, or that nobody recorded, the newest first."""
    past = between(desk, desk.today - timedelta(days=days), desk.today)
    return tuple(
        one
        for one in reversed(past)
        if one.kind is SessionKind.CHIP_NIGHT
        and (one.state is SessionState.CLOSED or _unrecorded(one, desk.today))
    )


def _unrecorded(one: SessionRow, today: date) -> bool:
    return one.on < today and one.state in (SessionState.PLANNED, SessionState.OPEN)


def by_number(desk: Desk, session_id: int) -> SessionRow:
    """Return one session. Raises NotFound."""
    with desk.reading() as session:
        return by_stored(session, session_id)


def by_stored(session: Session, session_id: int) -> SessionRow:
    """Return one session as somebody's own session sees it. Raises NotFound."""
    stored = stored_session(session, session_id)
    group = session.get(Group, stored.group_id)
    return _row(stored, group.called if group else GivenName(""))


def by_code(desk: Desk, typed: str) -> SessionRow:
    """Return the session whose sheet carries this code; a blank sheet made ahead becomes one by being typed.

    Raises Refused for a mistyped code and for a blank sheet whose day is not known, NotFound else.
    """
    code = _code(typed)
    with desk.reading() as session:
        stored = session.exec(select(GroupSession).where(GroupSession.sheet_code == code)).first()
        blank = reserved.by_code(session, code) if stored is None else None
    if stored is not None:
        return by_number(desk, id_of(stored))
    if blank is None:
        raise NotFound(
            message("No session of this register carries the code {code}.", code=typed.strip()[:20])
        )
    if blank.session_id is not None:
        return by_number(desk, blank.session_id)
    if blank.on is None:
        raise reserved.DayNeeded(
            message("The sheet {code} was printed without a day. Say on which day it was filled.", code=code)
        )
    return accept_blank(desk, code, blank.on)


def accept_blank(desk: Desk, typed: str, on: date) -> SessionRow:
    """Let a blank sheet made ahead stand for a session: the group's own of that day, or a new one."""
    code = _code(typed)
    check_day(on)
    if on > desk.today:
        raise Refused(message("{on} has not come yet. Plan the session instead.", on=on))
    with desk.work(Act.PLAN_SESSION) as work:
        blank = reserved.by_code(work.session, code)
        if blank is None or blank.session_id is not None:
            return by_code(desk, code)
        held = _unclaimed(work.session, blank.group_id, on)
        if held is None:
            group = by_id(desk, blank.group_id)
            starts, minutes = _usual(group, on, None)
            held = write(work, group, on, starts=starts, minutes=minutes, sheet_code=code)
            work.change(held, about="", logged_late=on < desk.today)
        work.change(blank, about="", session_id=held.id)
        work.commit()
    return by_number(desk, id_of(held))


def _code(typed: str) -> str:
    code = read(typed)
    return make(code.group_id, code.on, code.n)


def _unclaimed(session: Session, group_id: int, on: date) -> GroupSession | None:
    """Return the group's first session of a day that is neither over nor claimed by another blank sheet."""
    claimed = reserved.sessions_of(session, group_id)
    chosen = select(GroupSession).where(
        GroupSession.group_id == group_id,
        GroupSession.on == on,
        col(GroupSession.state).in_((SessionState.PLANNED, SessionState.OPEN)),
    )
    found = session.exec(chosen.order_by(col(GroupSession.starts), col(GroupSession.id)))
    return next((row for row in found if row.id not in claimed), None)


def stored_session(session: Session, session_id: int) -> GroupSession:
    """Return a session's stored row. Raises NotFound."""
    stored = session.get(GroupSession, session_id)
    if stored is None:
        raise NotFound(message("There is no session with number {number}.", number=session_id))
    return stored


def count(desk: Desk) -> int:
    """Return how many sessions there are in all."""
    with desk.reading() as session:
        return session.exec(select(func.count()).select_from(GroupSession)).one()


def _row(stored: GroupSession, group: GivenName) -> SessionRow:
    return SessionRow(
        id=id_of(stored),
        uid=stored.uid,
        group_id=stored.group_id,
        group=group,
        on=stored.on,
        starts=stored.starts,
        minutes=stored.minutes,
        kind=stored.kind,
        state=stored.state,
        topic=stored.topic,
        facilitator=stored.facilitator,
        sheet_code=stored.sheet_code,
        frozen=stored.frozen_at is not None,
        logged_late=stored.logged_late,
        guests=stored.guests,
        reason=stored.reason,
        moved_from=stored.planned_on,
    )
