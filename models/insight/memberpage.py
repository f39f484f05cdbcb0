# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One member's page: what stands around them, for the keys that open it. Opening it is logged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from models.desk.acts import Act
from models.desk.desk import Desk
from models.gatherings.attendance import Share, tally
from models.gatherings.tables import Attendance, Group, GroupSession, Membership
from models.insight import merging, stays
from models.insight.merging import JoinedRow
from models.insight.stays import StayRow
from models.messages import Message, counted, message
from models.people import consents, members, training, trusted
from models.people.ages import adult_on
from models.people.consents import ConsentRow, GuardianRow
from models.people.members import MemberRow
from models.people.training import TrainingRow
from models.people.trusted import TrustedRow
from models.sobriety import passed, periods
from models.sobriety.passed import Kept, Passed
from models.sobriety.rows import SobrietyRow
from models.sobriety.tables import Release
from models.sponsorship import leaders
from models.sponsorship.growing import Path
from models.sponsorship.tables import Pair
from models.words import Mark, PairState, Unit

YEAR = 364
"""Days the heat map looks back: 52 weeks."""


@dataclass(frozen=True, slots=True)
class SpellRow:
    """Belonging to one group."""

    group: int
    name: str
    joined: date
    left: date | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the timeline."""

    on: date
    what: Message


@dataclass(frozen=True, slots=True)
class PairedWith:
    """A sponsor or sponsee as the page links to them."""

    number: int
    name: str
    number_text: str


@dataclass(frozen=True, slots=True, weakref_slot=True)
class MemberPage:
    """All that a member's page shows. What the keys do not open is None."""

    member: MemberRow
    today: date
    spells: tuple[SpellRow, ...]
    stays: tuple[StayRow, ...]
    consents: tuple[ConsentRow, ...]
    guardians: tuple[GuardianRow, ...]
    trusted: tuple[TrustedRow, ...]
    sponsors: tuple[PairedWith, ...]
    sponsees: tuple[PairedWith, ...]
    joined: tuple[JoinedRow, ...]
    marks: dict[date, tuple[Mark, ...]]
    attended: Share
    timeline: tuple[Happened, ...]
    adult_now: bool
    """Turned 18 after a guardian answered for them: their own consent is to be asked."""
    sobriety: SobrietyRow | None = None
    """None at the front desk."""
    path: Path | None = None
    """From newcomer to facilitator and sponsor; None at the front desk."""
    trainings: tuple[TrainingRow, ...] = ()

    @property
    def groups(self) -> tuple[SpellRow, ...]:
        """The groups the member belongs to today."""
        return tuple(each for each in self.spells if each.left is None or each.left > self.today)


def read(desk: Desk, number: int, *, log: bool = True) -> MemberPage:
    """Return a member's page; the log keeps that it was opened, once for each time somebody comes to it."""
    member = members.viewed(desk, number) if log else members.by_number(desk, number)
    guardians = consents.guardians(desk, number)
    answered = consents.answers(desk, number)
    with desk.reading() as session:
        spells = _spells(session, member.id)
        lived = stays.stays(session, member.id)
        named = trusted.of_member(session, member.id)
        marks = _marks(session, member.id, desk.today)
        pairs = _pairs(session, member.id)
        trained = training.of_member(session, member.id)
        printed = _printed(session, member.id)
    said = [mark for each in marks.values() for mark in each]
    people = members.by_ids(desk, {id_ for id_, _ in pairs})
    sobriety = _sobriety(desk, member)
    happened = [*_registered(member), *_stayed(lived), *_belonged(spells), *_answered(answered), *printed]
    return MemberPage(
        member=member,
        today=desk.today,
        spells=spells,
        stays=lived,
        consents=answered,
        guardians=guardians,
        trusted=named,
        sponsors=tuple(_paired(people[id_]) for id_, is_sponsor in pairs if is_sponsor and id_ in people),
        sponsees=tuple(_paired(people[id_]) for id_, is_sponsor in pairs if not is_sponsor and id_ in people),
        joined=merging.joined_to(desk, member.id),
        marks=marks,
        attended=tally(said).share,
        timeline=tuple(
            sorted(
                [*happened, *_sober(sobriety), *_passed(desk, member)], key=lambda each: each.on, reverse=True
            )
        ),
        adult_now=_is_adult_now(member, guardians, answered, desk.today),
        sobriety=sobriety,
        path=leaders.way_of(desk, member) if desk.may(Act.PAIR) else None,
        trainings=trained,
    )


def _sobriety(desk: Desk, member: MemberRow) -> SobrietyRow | None:
    if not desk.may(Act.COUNSEL):
        return None
    return periods.row(desk, member.number, periods.record_of(desk, member.uid), desk.today)


def _spells(session: Session, member_id: int) -> tuple[SpellRow, ...]:
    chosen = select(Membership, Group).where(
        Membership.group_id == Group.id, Membership.member_id == member_id
    )
    found = session.exec(chosen.order_by(col(Membership.joined), col(Membership.id)))
    return tuple(SpellRow(spell.group_id, group.called, spell.joined, spell.left) for spell, group in found)


def _marks(session: Session, member_id: int, today: date) -> dict[date, tuple[Mark, ...]]:
    chosen = select(GroupSession, Attendance).where(
        GroupSession.id == Attendance.session_id,
        Attendance.member_id == member_id,
        col(GroupSession.on) >= today - timedelta(days=YEAR),
    )
    found: dict[date, tuple[Mark, ...]] = {}
    for meeting, line in session.exec(chosen.order_by(col(GroupSession.on), col(GroupSession.starts))):
        found[meeting.on] = (*found.get(meeting.on, ()), line.mark)
    return found


def _pairs(session: Session, member_id: int) -> list[tuple[int, bool]]:
    """Return (the other's id, whether the other is the sponsor) of every live pair."""
    live = (
        select(Pair.sponsor_id, Pair.sponsee_id).where(Pair.state != PairState.ENDED).order_by(col(Pair.id))
    )
    mine = live.where((col(Pair.sponsor_id) == member_id) | (col(Pair.sponsee_id) == member_id))
    return [
        (sponsor, True) if sponsee == member_id else (sponsee, False)
        for sponsor, sponsee in session.exec(mine)
    ]


def _paired(row: MemberRow) -> PairedWith:
    return PairedWith(row.number, row.named(), row.number_text)


def _printed(session: Session, member_id: int) -> list[Happened]:
    released = session.exec(select(Release).where(Release.member_id == member_id))
    return [Happened(row.released_at.date(), message("A certificate was released")) for row in released]


def _registered(member: MemberRow) -> Iterator[Happened]:
    yield Happened(member.registered_on, message("Registered here"))
    if member.died_on is not None:
        yield Happened(member.died_on, message("Died"))


def _stayed(lived: tuple[StayRow, ...]) -> Iterator[Happened]:
    for stay in lived:
        if stay.admitted is not None:
            yield Happened(stay.admitted, message("A stay began"))
        if stay.left is not None:
            yield Happened(stay.left, message("A stay ended"))


def _belonged(spells: tuple[SpellRow, ...]) -> Iterator[Happened]:
    for spell in spells:
        yield Happened(spell.joined, message("Joined {group}", group=spell.name))
        if spell.left is not None:
            yield Happened(spell.left, message("Left {group}", group=spell.name))


def _answered(answers: tuple[ConsentRow, ...]) -> Iterator[Happened]:
    for each in answers:
        if each.given:
            said = message("Consent given: {purpose}", purpose=each.purpose)
        else:
            said = message("Consent withdrawn: {purpose}", purpose=each.purpose)
        yield Happened(each.at.date(), said)


def _sober(sobriety: SobrietyRow | None) -> Iterator[Happened]:
    for place, (start, _end) in enumerate(sobriety.periods if sobriety else ()):
        yield Happened(start, message("Sobriety date") if place == 0 else message("New start date"))


def _passed(desk: Desk, member: MemberRow) -> Iterator[Happened]:
    """Give every milestone they reached, also one nobody celebrated or whose paper they declined."""
    for one in passed.passed(desk, member) if desk.may(Act.COUNSEL) else ():
        yield Happened(one.on, _reached(one))


def _reached(one: Passed) -> Message:
    milestone = _milestone(one.unit, one.count)
    if one.kept is Kept.PAPER:
        return message("Reached {milestone}: a certificate was made out", milestone=milestone)
    if one.kept is Kept.NOTED:
        return message("Reached {milestone}: celebrated without a certificate", milestone=milestone)
    return message("Reached {milestone}: no certificate", milestone=milestone)


def _milestone(unit: Unit, count: int) -> Message:
    if unit is Unit.DAYS:
        return counted("{n} day", "{n} days", count)
    if unit is Unit.MONTHS:
        return counted("{n} month", "{n} months", count)
    return counted("{n} year", "{n} years", count)


def _is_adult_now(
    member: MemberRow, guardians: tuple[GuardianRow, ...], answers: tuple[ConsentRow, ...], today: date
) -> bool:
    """Tell whether a guardian's answers are to be asked anew: the member turned 18 since the last one."""
    if not (guardians or member.exempt_on) or member.birth_date is None:
        return False
    of_age = adult_on(member.birth_date)
    return of_age <= today and not any(each.at.date() >= of_age for each in answers if each.given)
