# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a sample centre's people, circles and sessions into its register."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from models.dates import financial_year
from models.desk.tables import Counter
from models.gatherings.eligibility import meant_for
from models.gatherings.groups import QUIET
from models.gatherings.sheetcode import make
from models.gatherings.tables import (
    Attendance,
    Group,
    GroupSession,
    Membership,
    RosterLine,
    Schedule,
    Visitor,
)
from models.people.consents import NOTICE_VERSION
from models.people.tables import Consent, Guardian, Member, Phone, Stay
from models.sample.diary import Meeting
from models.sample.groups import Circle
from models.sample.people import Details, Person, Setting, spoken
from models.sample.writing import Writer
from models.words import NameLevel, SessionState, Stage, VisitorAge

if TYPE_CHECKING:
    from models.desk.work import Work

_HALF_PAST_TEN = time(10, 30)


class People:
    """Writes members with their phones, consents, guardians and stays."""

    def __init__(self, work: "Work", writer: Writer, setting: Setting, read_by: str) -> None:
        self._work = work
        self._writer = writer
        self._setting = setting
        self._read_by = read_by
        self._stays: Tally[str] = Tally()

    def write(self, chunk: Sequence[tuple[Person, Details]]) -> None:
        """Write some people."""
        work, writer = self._work, self._writer
        writer.write(work, Member, (self._member(person, details) for person, details in chunk))
        writer.write(work, Phone, (_phone(person, details) for person, details in chunk if details.phone))
        writer.write(work, Consent, (row for one in chunk for row in self._consents(*one)))
        writer.write(work, Guardian, (row for one in chunk for row in self._guardian(*one)))
        writer.write(work, Stay, (self._stay(person) for person, _ in chunk if person.stays))

    def _member(self, person: Person, details: Details) -> dict[str, Any]:
        invented = details.invented
        return {
            "id": person.id,
            "uid": person.uid,
            "number": person.number,
            "name": person.name,
            "local_name": person.local_name,
            "circle_name": details.circle_name,
            "online_name": None,
            "initial_first": invented.initial_first,
            "relation": details.relation,
            "relation_name": details.relation_name,
            "village": details.village,
            "gender": person.gender,
            "birth_date": details.birth_date,
            "age_years": None if details.birth_date else person.age,
            "age_on": None if details.birth_date else person.registered,
            "languages": spoken(details.community),
            "print_language": person.language,
            "stage": person.stage,
            "practical_note": details.practical_note,
            "notice_due": not details.consents,
            "pending_until": details.pending_until,
            "registered_on": person.registered,
            "died_on": person.gone if person.stage is Stage.DIED else None,
            "removed_at": None,
        }

    def _consents(self, person: Person, details: Details) -> Iterator[dict[str, Any]]:
        """Return the answers in their order; a second answer to one purpose came a month later."""
        seen: set[str] = set()
        for purpose, given in details.consents:
            later = timedelta(days=30 if purpose in seen else 0)
            seen.add(purpose)
            yield {
                "member_id": person.id,
                "purpose": purpose,
                "given": given,
                "at": min(self._work.now, datetime.combine(person.registered, _HALF_PAST_TEN) + later),
                "notice_version": NOTICE_VERSION,
                "language": person.language,
                "read_by": self._read_by,
                "on_paper": person.registered == self._setting.opened,
            }

    def _guardian(self, person: Person, details: Details) -> Iterator[dict[str, Any]]:
        if details.guardian is not None:
            name, relation = details.guardian
            yield {
                "member_id": person.id,
                "name": name,
                "relation": relation,
                "phone": details.phone,
                "id_type": None,
                "id_last4": None,
                "seen_by": self._read_by,
                "on": person.registered,
            }

    def _stay(self, person: Person) -> dict[str, Any]:
        year = financial_year(person.registered)
        self._stays[year] += 1
        return {
            "member_id": person.id,
            "office_number": f"{self._stays[year]:03d}/{year[2:]}",
            "admitted": person.registered,
            "left": person.stay_until,
        }


def _phone(person: Person, details: Details) -> dict[str, Any]:
    return {"member_id": person.id, "number": details.phone, "shared": details.shared_phone, "position": 0}


def write_circles(work: "Work", writer: Writer, circles: Sequence[Circle], setting: Setting) -> None:
    """Write circles with their schedules and everybody who belonged."""
    writer.write(work, Group, (_group(circle, setting) for circle in circles))
    writer.write(work, Schedule, (row for circle in circles for row in _schedules(circle)))
    writer.write(work, Membership, (row for circle in circles for row in _memberships(circle)))


def _group(circle: Circle, setting: Setting) -> dict[str, Any]:
    whom = meant_for(circle.model)
    return {
        "id": circle.id,
        "name": circle.names[setting.language.value],
        "names": circle.names,
        "model": circle.model,
        "genders": [gender.value for gender in whom.genders],
        "min_age": whom.min_age,
        "max_age": whom.max_age,
        "name_level": NameLevel.CIRCLE if circle.model in QUIET else NameLevel.INITIAL,
        "default_mode": circle.mode,
        "platform": circle.platform,
        "facilitator": circle.facilitator,
        "place": circle.place,
        "closed_on": None,
    }


def _schedules(circle: Circle) -> Iterator[dict[str, Any]]:
    for rule in circle.rules:
        yield {
            "group_id": circle.id,
            "weekday": rule.weekday,
            "week_of_month": rule.week_of_month,
            "starts": rule.starts,
            "minutes": rule.minutes,
            "since": None,
            "until": None,
            "kind": circle.kind,
        }


def _memberships(circle: Circle) -> Iterator[dict[str, Any]]:
    for spell in circle.spells:
        yield {
            "group_id": circle.id,
            "member_id": spell.person.id,
            "joined": spell.joined,
            "left": spell.left,
        }


def write_meetings(work: "Work", writer: Writer, circle: Circle, meetings: Iterable[Meeting]) -> None:
    """Write a circle's sessions with their rosters, marks and visitors."""
    held = [(writer.next_id(GroupSession), meeting) for meeting in meetings]
    today = work.now.date()
    writer.write(work, GroupSession, (_session(work.now, circle, number, one) for number, one in held))
    writer.write(work, RosterLine, (row for number, one in held for row in _lines(number, one)))
    writer.write(work, Attendance, (row for number, one in held for row in _marks(number, one)))
    writer.write(work, Visitor, (row for number, one in held for row in _visitors(number, one)))
    for _number, one in held:
        if one.on >= today:
            work.next_number(_counter(circle, one.on))
    past = [{"name": _counter(circle, one.on), "value": 1} for _, one in held if one.on < today]
    # Past days are counted in the database alone: the note outside it would grow with every session.
    writer.insert(work, Counter, past)


def _counter(circle: Circle, on: date) -> str:
    return f"sheet/{circle.id}/{on.isoformat()}"


def _session(now: datetime, circle: Circle, number: int, one: Meeting) -> dict[str, Any]:
    held = one.state is SessionState.CLOSED
    return {
        "id": number,
        "group_id": circle.id,
        "on": one.on,
        "starts": one.starts,
        "minutes": one.minutes,
        "kind": circle.kind,
        "state": one.state,
        "reason": one.reason,
        "topic": one.topic,
        "facilitator": one.facilitator,
        "sheet_code": make(circle.id, one.on),
        "frozen_at": min(now, one.began - timedelta(minutes=30)) if one.frozen else None,
        "logged_late": one.logged_late,
        "began": one.began.time() if held else None,
        "ended": one.ended.time() if held else None,
        "guests": one.guests,
        "head_count": one.head_count,
        "action_points": one.action_points,
        "filed_as": "",
        "closed_at": one.ended + timedelta(minutes=10) if held else None,
    }


def _lines(number: int, one: Meeting) -> Iterator[dict[str, Any]]:
    row = 0
    for row, person in enumerate(one.roster, start=1):
        yield {"session_id": number, "row": row, "member_id": person.id, "visiting": False}
    if one.visiting is not None:
        yield {"session_id": number, "row": row + 1, "member_id": one.visiting.id, "visiting": True}


def _marks(number: int, one: Meeting) -> Iterator[dict[str, Any]]:
    at = one.ended
    for person, mark, sharing, mode in one.marks:
        yield {
            "session_id": number,
            "member_id": person.id,
            "mark": mark,
            "mode": mode,
            "sharing": sharing,
            "met_sponsor": False,
            "at": at,
        }


def _visitors(number: int, one: Meeting) -> Iterator[dict[str, Any]]:
    for row, name in enumerate(one.visitors, start=1):
        yield {
            "session_id": number,
            "row": row,
            "name": name,
            "age": VisitorAge.NOT_ASKED,
            "came_on": one.on,
        }
