# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sample centre holds is believable and lawful, and nobody's own life."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from sqlmodel import Session, col, select

from models.desk.desk import Desk
from models.gatherings import register, sessions
from models.gatherings.tables import (
    Attendance,
    Group,
    GroupSession,
    Membership,
    RosterLine,
    Schedule,
    Visitor,
)
from models.insight.today import today
from models.people import members
from models.people.ages import age_from, age_on
from models.people.tables import Consent, Guardian, Member, Phone, Stay
from models.sample.groups import circles
from models.sample.pairs import pairs
from models.sample.people import Details, Person, Setting, people
from models.sample.sobriety import record
from models.sample.texts import communities
from models.sobriety import counting, milestones, periods, walking
from models.sobriety.ladder import rungs_reached
from models.sobriety.ladders import walked
from models.sobriety.tables import Award, Release
from models.sponsorship.tables import Pair
from models.text import Script, script_of
from models.vault.columns import id_of
from models.words import (
    Gender,
    GroupModel,
    Language,
    Mark,
    PairKind,
    PairState,
    SessionState,
    Stage,
)
from tests.models.house import NOON
from tests.models.sample.sampling import DAY, count


def record_of(desk: Desk) -> dict[int, counting.Record]:
    """Return every record by the member's id."""
    with desk.reading() as session:
        ids = dict(session.exec(select(Member.uid, Member.id)).all())
    return {ids[uid] or 0: record for uid, record in periods.records(desk).items()}


def test_names_come_in_three_scripts_and_many_shapes(read: Session) -> None:
    rows = read.exec(select(Member)).all()
    scripts = Counter(script_of(row.local_name) for row in rows if row.local_name)
    assert scripts[Script.DEVANAGARI] > 10
    assert scripts[Script.GURMUKHI] > 10
    assert {script_of(row.name) for row in rows} == {Script.LATIN}
    assert any(row.local_name is None for row in rows)
    assert any(row.initial_first for row in rows)
    assert len({row.name for row in rows}) > 50


def test_every_model_has_a_group_and_one_meets_monthly(read: Session) -> None:
    found = read.exec(select(Group)).all()
    assert {group.model for group in found} == set(GroupModel)
    assert 7 <= len(found) <= 9
    rules = read.exec(select(Schedule)).all()
    assert {rule.group_id for rule in rules} == {group.id for group in found}
    assert any(rule.week_of_month is not None for rule in rules)
    assert all(set(group.names) == {"en", "hi", "pa"} for group in found)


def test_groups_hold_whom_they_are_for(desk: Desk, read: Session) -> None:
    people = {row.id: row for row in members.listed(desk)}
    models = dict(read.exec(select(Group.id, Group.model)).all())
    for spell in read.exec(select(Membership)):
        person, model = people[spell.member_id], models[spell.group_id]
        assert model is not GroupModel.WOMEN or person.gender is Gender.WOMAN
        assert (model is GroupModel.ADOLESCENTS) == (person.age is not None and person.age < 18)
        assert model is not GroupModel.ELDERS or (person.age or 0) >= 60


def test_nobody_is_marked_outside_the_roster(read: Session) -> None:
    lines = set(read.exec(select(RosterLine.session_id, RosterLine.member_id)).all())
    marks = list(read.exec(select(Attendance.session_id, Attendance.member_id)).all())
    assert len(marks) > 2_000
    assert set(marks) <= lines
    assert len(lines) > len(marks), "a few stay unrecorded"


def test_rosters_are_who_belonged_that_day(desk: Desk, read: Session) -> None:
    closed = read.exec(select(GroupSession).where(GroupSession.state == SessionState.CLOSED)).all()
    died = set(read.exec(select(Member.id).where(Member.stage == Stage.DIED)).all())
    for stored in closed[::25]:
        own = [line.member_id for line in sessions.roster_lines(read, id_of(stored)) if not line.visiting]
        assert [member for member in own if member not in died] == sessions.expected(read, stored)
        assert register.register(desk, id_of(stored)).lines


def test_marks_are_of_every_kind_and_mostly_there(read: Session) -> None:
    marks = Counter(read.exec(select(Attendance.mark)).all())
    assert set(marks) == set(Mark) - {Mark.NOT_RECORDED}
    there = marks[Mark.PRESENT] + marks[Mark.LATE] + marks[Mark.LEFT_EARLY]
    assert 0.6 < there / (there + marks[Mark.ABSENT]) < 0.95
    assert marks[Mark.PRESENT] > 5 * marks[Mark.LATE]


def test_people_differ_in_how_regularly_they_come(read: Session) -> None:
    each: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for member, mark in read.exec(select(Attendance.member_id, Attendance.mark)):
        each[member][mark is Mark.PRESENT] += 1
    shares = [seen[True] / seen.total() for seen in each.values() if seen.total() > 20]
    assert max(shares) - min(shares) > 0.2


def test_sessions_are_planned_ahead_and_a_few_were_cancelled(read: Session) -> None:
    rows = read.exec(select(GroupSession)).all()
    states = Counter(row.state for row in rows)
    assert states[SessionState.CLOSED] > 300
    assert 0 < states[SessionState.CANCELLED] < 60
    assert all(row.reason for row in rows if row.state is SessionState.CANCELLED)
    assert all(row.topic for row in rows if row.state is SessionState.CLOSED)
    ahead = [row for row in rows if row.on > DAY]
    # Whoever looked at Today meanwhile let it plan further ahead.
    assert {row.on for row in ahead} >= {DAY + timedelta(days=n) for n in range(1, 8)}
    assert all(row.state is SessionState.PLANNED for row in rows if row.on >= DAY)
    assert sum(row.guests for row in rows) > 20
    assert count(read, Visitor) > 0


def test_nothing_lies_in_the_future_but_plans(desk: Desk, read: Session) -> None:
    assert all(at <= NOON for at in read.exec(select(Attendance.at)))
    assert all(at <= NOON for at in read.exec(select(Consent.at)))
    assert all(row.registered_on <= DAY for row in read.exec(select(Member)))
    assert all(row.joined <= DAY and (row.left or DAY) <= DAY for row in read.exec(select(Membership)))
    assert all((row.admitted or DAY) <= DAY and (row.left or DAY) <= DAY for row in read.exec(select(Stay)))
    assert all((row.closed_at or NOON) <= NOON for row in read.exec(select(GroupSession)))
    assert all(
        (row.agreed_on or DAY) <= DAY and (row.ended_on or DAY) <= DAY for row in read.exec(select(Pair))
    )
    assert all(one.face.reached_on <= one.face.presented_on <= DAY for one in walking.awards(desk))


def test_spells_and_stays_have_an_order(read: Session) -> None:
    for stay in read.exec(select(Stay)):
        assert stay.left is None or (stay.admitted or DAY) <= stay.left
    by_person: defaultdict[tuple[int, int], list[tuple[date, date]]] = defaultdict(list)
    for spell in read.exec(select(Membership)):
        assert spell.left is None or spell.joined < spell.left
        by_person[spell.group_id, spell.member_id].append((spell.joined, spell.left or date.max))
    for spells in by_person.values():
        spells.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(spells))


def test_who_left_belongs_to_no_group_any_more(read: Session) -> None:
    open_spells = set(read.exec(select(Membership.member_id).where(col(Membership.left).is_(None))).all())
    left = {row.id for row in read.exec(select(Member)) if row.stage in (Stage.LEFT, Stage.DIED)}
    assert left
    assert not open_spells & left
    assert len(open_spells) > 20


def test_periods_are_sound_and_about_a_quarter_began_anew(desk: Desk) -> None:
    kept = list(periods.records(desk).values())
    assert all(counting.doubts(record, DAY) == () for record in kept)
    anew = sum(any(period.end for period in record.periods) for record in kept)
    assert 0.1 < anew / len(kept) < 0.45
    assert any(not record.counts for record in kept) or any(record.held for record in kept)
    days = [counting.streak_days(record, DAY) for record in kept if record.running]
    assert sum(day < 365 for day in days) > sum(day >= 365 for day in days) > 3


def test_office_numbers_follow_the_year_and_are_each_their_own(read: Session) -> None:
    numbers = [row.office_number or "" for row in read.exec(select(Stay))]
    assert len(set(numbers)) == len(numbers) > 20
    assert all(re.fullmatch(r"\d{3}/\d{2}-\d{2}", number) for number in numbers)


def test_phones_are_plainly_invented_and_some_are_shared(read: Session) -> None:
    rows = read.exec(select(Phone)).all()
    assert all(re.fullmatch(r"\+91[6-9]0000\d{5}", row.number) for row in rows)
    assert any(row.shared for row in rows)
    assert len(rows) < 60


def test_who_is_under_18_has_a_guardian_or_is_pending(desk: Desk, read: Session) -> None:
    young = [row for row in members.listed(desk) if row.age is not None and row.age < 18]
    named = set(read.exec(select(Guardian.member_id)).all())
    assert 1 <= len(young) <= 6
    assert all(row.id in named or row.pending_until is not None for row in young)
    assert named <= {row.id for row in young}


def test_sponsors_are_a_year_sober_and_have_three_places(desk: Desk, read: Session) -> None:
    kept = record_of(desk)
    found = read.exec(select(Pair)).all()
    active = [pair for pair in found if pair.state is PairState.ACTIVE]
    assert len(active) > 5
    assert max(Counter(pair.sponsor_id for pair in active).values()) <= 3
    primary = Counter(pair.sponsee_id for pair in active if pair.kind is PairKind.PRIMARY)
    assert max(primary.values()) == 1
    for pair in found:
        assert counting.streak_days(kept[pair.sponsor_id], pair.agreed_on or DAY) >= 365
        assert pair.sponsor_id != pair.sponsee_id
        assert pair.ended_on is None or pair.state is PairState.ENDED


def test_pairs_make_no_circle(read: Session) -> None:
    leads = {
        pair.sponsee_id: pair.sponsor_id
        for pair in read.exec(select(Pair).where(Pair.state == PairState.ACTIVE))
    }
    for first in leads:
        seen, here = {first}, leads.get(first)
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = leads.get(here)


def test_certificates_are_genuine_and_serials_have_no_gap(desk: Desk, read: Session) -> None:
    by_year: defaultdict[str, list[int]] = defaultdict(list)
    for row in read.exec(select(Award).order_by(col(Award.id))):
        _prefix, year, number = row.serial.split("/")
        by_year[year].append(int(number))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_year.values())
    for one in walking.awards(desk)[::10]:
        assert milestones.verify(desk, one.face.serial, one.face.code).state == "genuine"
    handed = Counter(row.handed_over_on is not None for row in read.exec(select(Release)))
    assert handed[True] > handed[False]


def test_awards_were_earned_here(desk: Desk) -> None:
    people = {row.uid: row for row in members.listed(desk)}
    kept, rules = periods.records(desk), walked(desk).centre.rules
    for one in walking.awards(desk):
        assert one.face.reached_on >= people[one.member].registered_on
        period = counting.period_on(kept[one.member], one.face.reached_on)
        assert period is not None
        reached = rungs_reached(period.start, one.face.reached_on, rules)
        assert (one.face.unit, one.face.count) in {rung.key for rung in reached}


def test_who_died_is_on_no_list_of_today(desk: Desk) -> None:
    died = {row.number for row in members.listed(desk) if row.stage is Stage.DIED}
    found = today(desk)
    assert not died & {row.member for row in (*(found.due or ()), *(found.coming or ()))}


def invented(members: int = 500) -> list[tuple[Person, Details]]:
    """Invent many people without writing them anywhere."""
    setting = Setting(members, 2, DAY, Language.ENGLISH)
    found = list(people(Random("5/people"), setting, 1, range(1, members + 1)))
    for person, _details in found:
        person.record = record(Random(f"5/{person.id}"), setting, person)
    return found


def test_ages_and_shapes_of_names_are_right_for_many() -> None:
    found = invented()
    with_birth = [(person, details.birth_date) for person, details in found if details.birth_date]
    assert 150 < len(with_birth) < 350
    assert all(age_on(birth, person.registered) == person.age for person, birth in with_birth)
    assert {person.age < 18 for person, _ in found if age_from(person.age, person.registered, DAY) < 18} == {
        True
    }
    shapes = Counter(len(person.name.split()) for person, _ in found)
    assert set(shapes) == {1, 2, 3}
    assert shapes[2] > shapes[1]
    assert {details.community.key for _, details in found} == set(communities())
    namesakes = [person for person, details in found if person.name == details.relation_name]
    assert not namesakes, "nobody is a child of themselves"


def test_no_sponsor_has_a_fourth_sponsee_among_many() -> None:
    everybody = [person for person, _details in invented()]
    setting = Setting(len(everybody), 2, DAY, Language.ENGLISH)
    opened = circles(Random("5/circles"), setting, everybody, 1)
    walks = list(pairs(Random("5/pairs"), setting, everybody, opened))
    load = Counter(walk.sponsor.id for walk in walks if walk.ended is None)
    assert max(load.values()) == 3
    own_way = {
        one.person.id for circle in opened if circle.model is GroupModel.SMART for one in circle.spells
    }
    assert not own_way & {walk.sponsee.id for walk in walks}
    assert all(walk.sponsor.gender is walk.sponsee.gender for walk in walks)
    assert {walk.kind for walk in walks} == set(PairKind)
    assert all(walk.agreed < (walk.ended or walk.ends or date.max) for walk in walks)
