# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing a group that stands: its words, whom it is for, when it meets; closing and opening it again."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import Session, col, or_, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.groups import GroupRow, by_id, line_for, refuse_links, rule_of
from models.gatherings.schedule import MeetingRule, rule_doubts
from models.gatherings.tables import Group, GroupSession, Membership, Schedule
from models.messages import NotFound, Refused, message
from models.people.identity import refuse_aadhaar
from models.text import clean_line
from models.words import SessionKind, SessionState

if TYPE_CHECKING:
    from models.desk.work import Work

_TEXTS = frozenset(("name", "platform", "facilitator", "place"))
_LIMIT = 120


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One line of a group's schedule."""

    uid: str
    rule: MeetingRule


def change(desk: Desk, group_id: int, **new: Any) -> GroupRow:
    """Change a group's columns by name. Raises Refused in words where a value cannot stand."""
    with desk.work(Act.GROUPS) as work:
        group = _stored(work.session, group_id)
        checked = {name: _checked(work.session, group, name, value) for name, value in new.items()}
        _refuse_ages(checked.get("min_age", group.min_age), checked.get("max_age", group.max_age))
        work.change(group, about="", **checked)
        if work.changed:
            work.commit()
    return by_id(desk, group_id)


def _checked(session: Session, group: Group, name: str, value: Any) -> Any:
    if name == "names":
        return {code: clean_line(text) for code, text in value.items() if clean_line(text)}
    if name not in _TEXTS:
        return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value
    text = clean_line(value)
    refuse_aadhaar(text, message("Group"))
    if name in ("platform", "place"):
        refuse_links(text)
    if name == "name":
        _refuse_name(session, group, text)
    return text


def _refuse_name(session: Session, group: Group, name: str) -> None:
    if not name:
        raise Refused(message("A group needs a name."))
    others = session.exec(select(Group.name).where(Group.id != group.id))
    # Compared here: SQLite knows the capitals of English alone.
    if name.casefold() in {held.casefold() for held in others}:
        raise Refused(message("There is a group called {name} already.", name=name))


def _refuse_ages(least: int | None, most: int | None) -> None:
    if any(age is not None and not 0 <= age <= _LIMIT for age in (least, most)):
        raise Refused(message("Ages stand between 0 and {most} years.", most=_LIMIT))
    if least is not None and most is not None and least > most:
        raise Refused(message("The least age cannot be above the greatest age."))


def schedule(desk: Desk, group_id: int) -> tuple[ScheduleRow, ...]:
    """Return a group's schedule as it stands today and later; lines that ended are left out."""
    chosen = select(Schedule).where(
        Schedule.group_id == group_id,
        or_(col(Schedule.until).is_(None), col(Schedule.until) >= desk.today),
    )
    with desk.reading() as session:
        lines = session.exec(chosen.order_by(col(Schedule.weekday), col(Schedule.starts)))
        return tuple(ScheduleRow(line.uid, rule_of(line)) for line in lines)


def add_meeting(desk: Desk, group_id: int, rule: MeetingRule) -> None:
    """Let a group meet by one more rule. The same one twice is one."""
    if doubts := rule_doubts(rule):
        raise Refused(doubts[0])
    if any(_same(row.rule, rule) for row in schedule(desk, group_id)):
        raise Refused(message("The group meets at that time already."))
    with desk.work(Act.GROUPS) as work:
        _stored(work.session, group_id)
        work.add(line_for(group_id, rule), about="")
        if rule.kind is SessionKind.CHIP_NIGHT:
            _celebrate(work, group_id, rule)
        work.commit()


def _celebrate(work: "Work", group_id: int, rule: MeetingRule) -> None:
    """Let meetings that stand planned where the new rule meets be chip nights."""
    for stored in _to_come(work.session, group_id, work.desk.today):
        if rule.meets(stored.planned_on or stored.on) and stored.starts == rule.starts:
            work.change(stored, about="", kind=SessionKind.CHIP_NIGHT)


def _same(one: MeetingRule, other: MeetingRule) -> bool:
    return (one.weekday, one.week_of_month, one.starts) == (other.weekday, other.week_of_month, other.starts)


def end_meeting(desk: Desk, uid: str) -> None:
    """Let a rule end with yesterday; what was planned by it from today on and not begun goes with it."""
    with desk.work(Act.GROUPS) as work:
        line = work.session.exec(select(Schedule).where(Schedule.uid == uid)).first()
        if line is None:
            raise NotFound(message("This line of the schedule is gone already."))
        rule = rule_of(line)
        for stored in _to_come(work.session, line.group_id, desk.today):
            if rule.meets(stored.planned_on or stored.on) and stored.starts == rule.starts:
                work.remove(stored, about="")
        if line.since is not None and line.since >= desk.today:
            work.remove(line, about="")
        else:
            work.change(line, about="", until=desk.today - timedelta(days=1))
        work.commit()


def _to_come(session: Session, group_id: int, since: date) -> list[GroupSession]:
    """Return planned sessions from a day on that no sheet was printed for."""
    chosen = select(GroupSession).where(
        GroupSession.group_id == group_id,
        GroupSession.state == SessionState.PLANNED,
        col(GroupSession.frozen_at).is_(None),
        col(GroupSession.on) >= since,
    )
    return list(session.exec(chosen))


def close(desk: Desk, group_id: int) -> GroupRow:
    """Close a group from today on: spells of belonging end, meetings to come go; the past stays."""
    with desk.work(Act.GROUPS) as work:
        group = _stored(work.session, group_id)
        if group.closed_on is not None:
            return by_id(desk, group_id)
        for stored in _to_come(work.session, group_id, desk.today):
            work.remove(stored, about="")
        _end_spells(work, group_id)
        work.change(group, about="", closed_on=desk.today)
        work.commit()
    return by_id(desk, group_id)


def _end_spells(work: "Work", group_id: int) -> None:
    today = work.now.date()
    chosen = select(Membership).where(Membership.group_id == group_id, col(Membership.left).is_(None))
    for spell in work.session.exec(chosen).all():
        work.change(spell, about="", left=max(today, spell.joined))


def reopen(desk: Desk, group_id: int) -> GroupRow:
    """Open a closed group again; whoever comes back joins anew."""
    return change(desk, group_id, closed_on=None)


def _stored(session: Session, group_id: int) -> Group:
    group = session.get(Group, group_id)
    if group is None:
        raise NotFound(message("There is no such group."))
    return group
