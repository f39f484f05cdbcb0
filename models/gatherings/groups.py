# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups and belonging to them over time."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, distinct, func
from sqlmodel import Session, col, or_, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.eligibility import MeantFor, eligibility_block, eligibility_doubts, meant_for
from models.gatherings.schedule import MeetingRule, rule_doubts
from models.gatherings.tables import Group, Membership, Schedule
from models.messages import Message, NotFound, Refused, message
from models.people.members import MemberRow, by_number
from models.people.tables import Member
from models.text import clean_line, whole_number
from models.vault.columns import id_of
from models.words import Gender, GroupModel, MeetingType, Mode, NameLevel, Stage, Texts

if TYPE_CHECKING:
    from models.desk.work import Work


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A circle to be opened."""

    name: str
    model: GroupModel
    genders: tuple[Gender, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    name_level: NameLevel | None = None
    platform: str = ""
    facilitator: str = ""
    place: str = ""
    meets: tuple[MeetingRule, ...] = ()
    names: Texts = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it."""

    id: int
    uid: str
    name: str
    names: dict[str, str]
    model: GroupModel
    genders: tuple[Gender, ...]
    min_age: int | None
    max_age: int | None
    name_level: NameLevel
    default_mode: Mode
    platform: str
    facilitator: str
    place: str
    members: int
    meets: tuple[MeetingRule, ...]
    women_facilitator: bool = False
    meeting_type: MeetingType | None = None
    record_by: time | None = None
    closed_on: date | None = None

    @property
    def meant_for(self) -> MeantFor:
        """Whom the group is for."""
        return meant_for(self.model, self.genders, self.min_age, self.max_age)


QUIET = frozenset({GroupModel.WOMEN, GroupModel.ADOLESCENTS})
"""Models whose groups show circle names on paper and screen by default."""


def add(desk: Desk, new: NewGroup) -> GroupRow:
    """Open a group. Its eligibility and name level follow the model's customs where nothing else is said."""
    with desk.work(Act.GROUPS) as work:
        group = write(work, new)
        work.commit()
    return by_id(desk, id_of(group))


def write(work: "Work", new: NewGroup) -> Group:
    """Write a group in somebody's unit of work. Raises Refused for its name or a schedule nobody can keep."""
    name = clean_line(new.name)
    if not name:
        raise Refused(message("A group needs a name."))
    # Compared here: SQLite knows the capitals of English alone.
    if name.casefold() in {held.casefold() for held in work.session.exec(select(Group.name))}:
        raise Refused(message("There is a group called {name} already.", name=name))
    whom = meant_for(new.model, new.genders, new.min_age, new.max_age)
    usual = NameLevel.CIRCLE if new.model in QUIET else NameLevel.INITIAL
    refuse_links(new.platform, new.place)
    group = work.add(
        Group(
            name=name,
            names=new.names,
            model=new.model,
            genders=[gender.value for gender in whom.genders],
            min_age=whom.min_age,
            max_age=whom.max_age,
            name_level=new.name_level or usual,
            default_mode=Mode.VIDEO if new.model is GroupModel.ONLINE else Mode.IN_PERSON,
            platform=clean_line(new.platform),
            facilitator=clean_line(new.facilitator),
            place=clean_line(new.place),
        ),
        about="",
    )
    _write_schedule(work, group, new.meets)
    return group


_LINK = re.compile(
    r"://|\bwww\.|\b(?:chat\.whatsapp|wa\.me|t\.me|telegram\.me|meet\.google|zoom\.us|teams\.live|discord\.gg)\b"
    r"|\b[\w-]+\.(?:com|in|org|net|me|us|link|gl|ly|co)/\S|@\w+\.\w|\+[\w-]{12,}",
    re.IGNORECASE,
)


def refuse_links(*texts: str) -> None:
    """Raise Refused for an invite link or an address: whoever holds one is in the group."""
    if any(_LINK.search(text) for text in texts):
        raise Refused(
            message(
                "This looks like an invite link. Whoever holds it can enter, so Saathi keeps no links: "
                "write the group's name there instead."
            )
        )


def _write_schedule(work: "Work", group: Group, meets: tuple[MeetingRule, ...]) -> None:
    for rule in meets:
        if doubts := rule_doubts(rule):
            raise Refused(doubts[0])
        work.add(line_for(id_of(group), rule), about="")


def join(desk: Desk, group_name: str, number: int, on: date | None = None) -> tuple[Message, ...]:
    """Let a member join from a day on. Returns doubts; only adults among adolescents are refused."""
    group, member = by_name(desk, group_name), by_number(desk, number)
    day = on or desk.today
    refuse_blocked(group, member)
    with desk.work(Act.GROUPS, subject=member.uid) as work:
        if current_spell(work.session, group.id, member.id, day) is None:
            write_membership(work, group.id, member.id, member.uid, day)
            work.commit()
    return eligibility_doubts(group.meant_for, member.gender, member.age)


def refuse_blocked(group: GroupRow, member: MemberRow) -> None:
    """Raise Refused where the group may not hold this member at all."""
    reason = eligibility_block(group.meant_for, member.age)
    if reason is not None:
        raise Refused(reason)


def write_membership(work: "Work", group_id: int, member_id: int, member_uid: str, on: date) -> Membership:
    """Write a spell of belonging inside somebody's unit of work."""
    return work.add(Membership(group_id=group_id, member_id=member_id, joined=on), about=member_uid)


def leave(desk: Desk, group_name: str, number: int, on: date | None = None) -> None:
    """End a member's spell in a group; sessions before that day keep their rosters."""
    group, member = by_name(desk, group_name), by_number(desk, number)
    day = on or desk.today
    with desk.work(Act.GROUPS, subject=member.uid) as work:
        # An earlier day of joining may have been entered later: then two spells hold the same day.
        spells = work.session.exec(_spells(group.id, member.id, day)).all()
        if not spells:
            raise Refused(message("{name} is not in this group on that day.", name=member.named()))
        for spell in spells:
            work.change(spell, left=day)
        work.commit()


def current_spell(session: Session, group_id: int, member_id: int, on: date) -> Membership | None:
    """Return the spell in which a member belongs to a group on a day."""
    return session.exec(_spells(group_id, member_id, on)).first()


def _spells(group_id: int, member_id: int, on: date):  # noqa: ANN202 - SQLAlchemy's own statement type
    return _belonging(on).where(Membership.group_id == group_id, Membership.member_id == member_id)


def _belonging(on: date):  # noqa: ANN202 - SQLAlchemy's own statement type
    return select(Membership).where(*_belongs(on))


def _belongs(on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Membership.joined) <= on,
        or_(col(Membership.left).is_(None), col(Membership.left) > on),
    )


def belonging(session: Session, group_id: int, on: date) -> list[int]:
    """Return the ids of the members who belong to a group on a day, in the order they joined."""
    spells = session.exec(_belonging(on).where(Membership.group_id == group_id).order_by(col(Membership.id)))
    return list(dict.fromkeys(spell.member_id for spell in spells))


def everybody(desk: Desk, group_name: str, on: date | None = None) -> tuple[int, ...]:
    """Return the numbers of a group's living members on a day, in order."""
    return numbers_of(desk, by_name(desk, group_name).id, on or desk.today)


def numbers_of(desk: Desk, group_id: int, on: date) -> tuple[int, ...]:
    """Return the numbers of the living members of a group, open or closed, on a day, in order."""
    with desk.reading() as session:
        ids = belonging(session, group_id, on)
        chosen = select(Member.number).where(col(Member.id).in_(ids), *with_us(on))
        return tuple(session.exec(chosen.order_by(col(Member.number))))


def with_us(on: date) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of members who are living and not removed: whom lists and rosters show."""
    return (
        col(Member.removed_at).is_(None),
        col(Member.stage) != Stage.DIED,
        or_(col(Member.died_on).is_(None), col(Member.died_on) > on),
    )


def groups_of(session: Session, on: date) -> dict[int, list[str]]:
    """Return for every member the names of the groups they belong to on a day."""
    names = {id_of(group): group.called for group in session.exec(select(Group))}
    found: dict[int, list[str]] = {}
    for spell in session.exec(_belonging(on).order_by(col(Membership.id))):
        found.setdefault(spell.member_id, []).append(names[spell.group_id])
    return found


def belongings(desk: Desk, on: date) -> dict[int, frozenset[str]]:
    """Return by member number the uids of the open groups each belongs to on a day."""
    chosen = select(Member.number, Group.uid).where(
        Member.id == Membership.member_id, Group.id == Membership.group_id, col(Group.closed_on).is_(None)
    )
    found: dict[int, set[str]] = {}
    with desk.reading() as session:
        for number, uid in session.exec(chosen.where(*_belongs(on), *with_us(on))):
            found.setdefault(number, set()).add(uid)
    return {number: frozenset(uids) for number, uids in found.items()}


def listed(desk: Desk) -> tuple[GroupRow, ...]:
    """Return the open groups by name, with how many belong to each today."""
    return tuple(row for row in listed_all(desk) if row.closed_on is None)


def listed_all(desk: Desk) -> tuple[GroupRow, ...]:
    """Return every group by name, the closed ones too."""
    return desk.remembered(
        f"groups {desk.today}", ("group", "membership", "schedule", "member"), lambda: _read(desk)
    )


def _read(desk: Desk) -> tuple[GroupRow, ...]:
    with desk.reading() as session:
        groups = session.exec(select(Group).order_by(Group.name)).all()
        counts = _counts(session, desk.today)
        meets = _schedules(session)
    return tuple(_row(group, counts.get(id_of(group), 0), meets.get(id_of(group), ())) for group in groups)


def _counts(session: Session, on: date) -> dict[int, int]:
    counted = (
        select(Membership.group_id, func.count(distinct(col(Membership.member_id))))
        .join(Member, col(Member.id) == col(Membership.member_id))
        .where(*_belongs(on), *with_us(on))
        .group_by(col(Membership.group_id))
    )
    return dict(session.exec(counted).all())


def rule_of(line: Schedule) -> MeetingRule:
    """Return a line of a schedule as a rule."""
    return MeetingRule(
        line.weekday, line.week_of_month, line.starts, line.minutes, line.since, line.until, line.kind
    )


def line_for(group_id: int, rule: MeetingRule) -> Schedule:
    """Return a rule as a line of a group's schedule."""
    return Schedule(
        group_id=group_id,
        weekday=rule.weekday,
        week_of_month=rule.week_of_month,
        starts=rule.starts,
        minutes=rule.minutes,
        since=rule.since,
        until=rule.until,
        kind=rule.kind,
    )


def _schedules(session: Session) -> dict[int, tuple[MeetingRule, ...]]:
    found: dict[int, tuple[MeetingRule, ...]] = {}
    for line in session.exec(select(Schedule).order_by(col(Schedule.id))):
        found[line.group_id] = (*found.get(line.group_id, ()), rule_of(line))
    return found


def _row(group: Group, members: int, meets: tuple[MeetingRule, ...]) -> GroupRow:
    return GroupRow(
        id=id_of(group),
        uid=group.uid,
        name=group.called,
        names={**group.names} or {"en": group.name},
        model=group.model,
        genders=tuple(Gender(gender) for gender in group.genders),
        min_age=group.min_age,
        max_age=group.max_age,
        name_level=group.name_level,
        default_mode=group.default_mode,
        platform=group.platform,
        facilitator=group.facilitator,
        place=group.place,
        members=members,
        meets=meets,
        women_facilitator=group.women_facilitator,
        meeting_type=group.meeting_type,
        record_by=group.record_by,
        closed_on=group.closed_on,
    )


def by_id(desk: Desk, group_id: int) -> GroupRow:
    """Return one group, open or closed. Raises NotFound."""
    for row in listed_all(desk):
        if row.id == group_id:
            return row
    raise NotFound(message("There is no such group."))


def by_name(desk: Desk, name: str) -> GroupRow:
    """Return a group by its name, or by its number. Raises NotFound naming the groups there are."""
    wanted = clean_line(name)
    rows = listed(desk)
    for row in rows:
        if row.name.casefold() == wanted.casefold():
            return row
    if (number := whole_number(wanted)) is not None:
        return by_id(desk, number)
    there = ", ".join(row.name for row in rows)
    if not there:
        raise NotFound(message("There is no group called {name}: no group was opened yet.", name=wanted))
    raise NotFound(
        message("There is no group called {name}. There are: {groups}.", name=wanted, groups=there)
    )
