# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to call: who was missed lately, whose aftercare call is due, and what came of each call.

A call that is done is quiet until there is a new reason: further sessions missed after it, or the next step
of aftercare. One to be tried again is its caller's own until it is overdue.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.bulk import read_all
from models.desk.desk import Desk
from models.gatherings.attendance import missed_in_a_row
from models.gatherings.groups import with_us
from models.gatherings.tables import Attendance, GroupSession
from models.insight.today import FollowUpRow
from models.messages import Refused, message
from models.people import members
from models.people.members import row_by_number
from models.people.tables import FollowUp, Member, Stay
from models.sobriety.ladder import add_months
from models.sponsorship import queues
from models.vault.columns import id_of
from models.words import FollowUpReason, Language, Mark, NameLevel, Outcome, SessionState

MOST_URGENT = 7
"""How many a person's Today shows."""
MISSED_SESSIONS = 3
_LOOK_BACK = 60
"""Days in which missed sessions are counted: after that they have long been noticed."""
FIRST_STEP = 15
"""Days after somebody left until the first aftercare call."""
STEPS = (1, 2, 3, 6, 9, 12, 18, 24)
"""The further calls, in months from the same day."""
_STEP_DAYS = 30
"""Days in which an aftercare call is still asked for."""
_AGAIN = {Outcome.NO_ANSWER: 2, Outcome.LATER: 7}
_OWN_DAYS = 3
"""Days a call to be tried again stays its caller's own."""


@dataclass(frozen=True, slots=True)
class _Reason:
    member_id: int
    reason: FollowUpReason
    missed: int
    since: date
    left_on: date | None = None
    pair: int = 0


def due(desk: Desk, most: int = MOST_URGENT) -> tuple[FollowUpRow, ...]:
    """Return whom the signed-in person should call, most urgent first."""
    with desk.reading() as session:
        calls = _calls(session)
        reasons = [
            *_missed(session, desk.today, calls),
            *_aftercare(session, desk.today, calls),
            *_pairs(desk, session, calls),
        ]
        waiting = [one for one in reasons if _is_mine(_last(calls, one), desk)]
        waiting.sort(key=_urgency)
        chosen = waiting[:most]
        people = members.by_ids(desk, (one.member_id for one in chosen))
    reader = desk.person.language
    return tuple(_row(one, people[one.member_id], reader, _last(calls, one)) for one in chosen)


def note(desk: Desk, number: int, reason: FollowUpReason, outcome: Outcome) -> None:
    """Keep what came of a call; it can be taken back.

    A review leaves no such line: what the desk can read must not tell that there was one.
    """
    if reason is FollowUpReason.REVIEW:
        raise Refused(message("A review is kept at the pair. Open it with Enter."))
    again = desk.today + timedelta(days=_AGAIN[outcome]) if outcome in _AGAIN else None
    with desk.work(Act.FOLLOW_UP) as work:
        member = row_by_number(work.session, number)
        work.subject = member.uid
        work.add(
            FollowUp(
                member_id=id_of(member),
                reason=reason,
                outcome=outcome,
                on=desk.today,
                again_on=again,
                caller_id=desk.person.uid,
            ),
            about=member.uid,
        )
        work.commit()


_Calls = dict[tuple[int, FollowUpReason], list[FollowUp]]


def _calls(session: Session) -> _Calls:
    found: _Calls = defaultdict(list)
    for call in session.exec(select(FollowUp).order_by(col(FollowUp.id))):
        found[call.member_id, FollowUpReason(call.reason)].append(call)
    return found


def _last(calls: _Calls, one: _Reason) -> FollowUp | None:
    held = calls.get((one.member_id, one.reason))
    return held[-1] if held else None


def _done_on(calls: _Calls, member_id: int, reason: FollowUpReason) -> date:
    """Return the day the last call for a reason was done: what came before it is settled."""
    done = [call.on for call in calls.get((member_id, reason), ()) if call.again_on is None]
    return done[-1] if done else date.min


def _is_mine(last: FollowUp | None, desk: Desk) -> bool:
    """Tell whether a call to be tried again is due, and for this person."""
    if last is None or last.again_on is None:
        return True
    overdue = last.again_on + timedelta(days=_OWN_DAYS)
    mine = last.caller_id == desk.person.uid
    return desk.today >= (last.again_on if mine else overdue)


def _missed(session: Session, today: date, calls: _Calls) -> Iterator[_Reason]:
    for member_id, marks in _marks(session, today).items():
        after = _done_on(calls, member_id, FollowUpReason.MISSED)
        new = [(on, mark) for on, mark in marks if on > after]
        missed = missed_in_a_row([mark for _, mark in new])
        if missed >= MISSED_SESSIONS:
            last = max(on for on, mark in new if mark is Mark.ABSENT)
            yield _Reason(member_id, FollowUpReason.MISSED, missed, last)


def _marks(session: Session, today: date) -> dict[int, list[tuple[date, Mark]]]:
    """Return the marks, in order of time, of whoever was absent often enough to be missed."""
    meets = col(GroupSession.id) == col(Attendance.session_id)
    lately = (
        col(GroupSession.on) > today - timedelta(days=_LOOK_BACK),
        col(GroupSession.on) <= today,
        col(GroupSession.state) != SessionState.CANCELLED,
    )
    absent = (
        columns_of(col(Attendance.member_id))
        .join(GroupSession, meets)
        .where(*lately, col(Attendance.mark) == Mark.ABSENT)
        .group_by(col(Attendance.member_id))
        .having(func.count() >= MISSED_SESSIONS)
    )
    chosen = (
        columns_of(col(Attendance.member_id), col(GroupSession.on), col(Attendance.mark))
        .join(GroupSession, meets)
        .join(Member, col(Member.id) == col(Attendance.member_id))
        .where(*lately, *with_us(today), col(Attendance.member_id).in_(absent))
        .order_by(col(GroupSession.on), col(GroupSession.starts), col(Attendance.id))
    )
    found: dict[int, list[tuple[date, Mark]]] = defaultdict(list)
    for member_id, on, mark in session.connection().execute(chosen).all():  # at once: these are many
        found[member_id].append((on, mark))
    return found


def _aftercare(session: Session, today: date, calls: _Calls) -> Iterator[_Reason]:
    known: dict[date, tuple[date, ...]] = {}
    for member_id, left in _leavers(session, today).items():
        if left not in known:
            known[left] = steps(left)
        fallen = [on for on in known[left] if on <= today]
        if not fallen or (today - fallen[-1]).days > _STEP_DAYS:
            continue
        if _done_on(calls, member_id, FollowUpReason.AFTERCARE) < fallen[-1]:
            yield _Reason(member_id, FollowUpReason.AFTERCARE, 0, fallen[-1], left)


def _pairs(desk: Desk, session: Session, calls: _Calls) -> Iterator[_Reason]:
    """Return whose pair is silent or to be reviewed, for those who may read its contacts."""
    if not desk.may(Act.PAIR):
        return
    quiet, looked_at = queues.to_call(desk)
    silent = {row.pair.sponsee: row for row in quiet}
    review = {row.sponsee: row for row in looked_at}
    if not silent and not review:
        return
    for member_id, number in read_all(session, Member, "id", "number"):
        if number in review:
            yield _Reason(member_id, FollowUpReason.REVIEW, 0, desk.today, pair=review[number].pair)
        if number not in silent:
            continue
        since = desk.today - timedelta(days=silent[number].days)
        if _done_on(calls, member_id or 0, FollowUpReason.SILENT_PAIR) < since:
            yield _Reason(member_id or 0, FollowUpReason.SILENT_PAIR, 0, since)


def steps(left: date) -> tuple[date, ...]:
    """Return the days of the aftercare calls of somebody who left on a day."""
    later = (add_months(left, months) for months in STEPS)
    return (left + timedelta(days=FIRST_STEP), *(on for on in later if on is not None))


def _leavers(session: Session, today: date) -> dict[int, date]:
    """Return for everybody who left, and did not come back, the day they did."""
    earliest = today - timedelta(days=STEPS[-1] * 31 + _STEP_DAYS)
    chosen = (
        columns_of(col(Stay.member_id), col(Stay.left))
        .join(Member, col(Member.id) == Stay.member_id)
        .where(*with_us(today))
        .order_by(col(Stay.admitted), col(Stay.id))
    )
    last: dict[int, date | None] = {row[0]: row[1] for row in session.connection().execute(chosen)}
    return {member_id: left for member_id, left in last.items() if left and earliest <= left <= today}


def _urgency(one: _Reason) -> tuple[bool, int, int, int]:
    """Put a review first, it is for today; then who was missed most, then who has waited longest."""
    return (one.reason is not FollowUpReason.REVIEW, -one.missed, one.since.toordinal(), one.member_id)


def _row(one: _Reason, person: members.MemberRow, reader: Language, last: FollowUp | None) -> FollowUpRow:
    return FollowUpRow(
        member=person.number,
        number_text=person.number_text,
        name=person.named(NameLevel.INITIAL, person.shown(NameLevel.INITIAL, reader, approximate=True)),
        reason=one.reason,
        missed=one.missed,
        since=one.since,
        left_on=one.left_on,
        pair=one.pair,
        tried=last is not None and last.outcome is Outcome.NO_ANSWER and last.again_on is not None,
    )
